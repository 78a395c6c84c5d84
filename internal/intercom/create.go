package intercom

import (
	"context"
	"errors"
	"sync"
	"time"
)

// creation is a POST that makes an object.
type creation[T any] struct {
	request request

	name string // of the new object, for messages

	// takesOver, if non-nil, reports whether Intercom would answer with an
	// existing object instead of making one.
	takesOver func(existing *T) bool

	// matches reports whether an object can be the one that the request makes.
	matches func(*T) bool

	// What follows is set by the collection.

	post    func(context.Context) (*T, error) // sends the request and records the outcome
	list    func(context.Context, freshness) ([]*T, error)
	listAge time.Duration
	id      func(*T) ID
	nameOf  func(*T) string
}

// create makes an object that did not exist before, or fails.
//
// Intercom has no idempotency keys, and for some kinds a POST with the name of an
// existing object is answered with that object. So the objects are listed
// immediately before the POST. If one of them is the answer, or would be, that is
// an *ExistsError. If it is not known whether the POST took effect, the objects
// are listed again: the one that is new and matches is the one that was made. If
// there is none, the POST is sent again.
//
// An object that someone else creates between the list and the POST is not
// recognised as someone else's.
func create[T any](ctx context.Context, c *Client, created *createdIDs, cr creation[T]) (*T, error) {
	existing, err := cr.list(ctx, freshness{maxAge: cr.listAge})
	if err != nil {
		return nil, err
	}
	before := make(map[ID]*T, len(existing))
	for _, object := range existing {
		if cr.takesOver != nil && cr.takesOver(object) {
			return nil, cr.exists(object)
		}
		before[cr.id(object)] = object
	}
	for attempt := 0; ; attempt++ {
		made, err := cr.post(ctx)
		if made != nil {
			if before[cr.id(made)] != nil || !created.add(cr.id(made)) {
				return nil, cr.exists(made)
			}
			return made, err
		}
		var uncertain *UncertainError
		if !errors.As(err, &uncertain) || ctx.Err() != nil {
			return nil, err
		}
		made, err = cr.findMade(ctx, before, created)
		switch {
		case err == nil:
			return made, nil
		case !errors.Is(err, ErrNotFound):
			return nil, &UncertainError{Err: uncertain.Err, Look: err}
		case attempt >= c.retries.max:
			return nil, &AbsentError{uncertain.Err}
		}
		if err := sleep(ctx, c.retries.backoff(attempt)); err != nil {
			return nil, err
		}
	}
}

func (cr *creation[T]) exists(object *T) error {
	return &ExistsError{ID: cr.id(object), Name: cr.nameOf(object)}
}

// findMade returns the object that a POST without a readable answer has made.
func (cr *creation[T]) findMade(ctx context.Context, before map[ID]*T, created *createdIDs) (*T, error) {
	after, err := cr.list(ctx, freshness{retry: true})
	if err != nil {
		return nil, err
	}
	return addOnly(created, after, cr.name, cr.id, func(object *T) bool {
		return before[cr.id(object)] == nil && cr.matches(object)
	})
}

// createdIDs are the ids of the objects that the creates of this client have
// made: the object of one create is never taken for that of another.
type createdIDs struct {
	mu  sync.Mutex
	ids map[ID]bool
}

// add records that a create has made an object. It reports whether no other
// create has made it.
func (c *createdIDs) add(id ID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.insert(id)
}

func (c *createdIDs) insert(id ID) bool {
	if c.ids == nil {
		c.ids = map[ID]bool{}
	}
	present := c.ids[id]
	c.ids[id] = true
	return !present
}

// addOnly adds and returns the only object that matches and that no other create
// has made. Of several it is not known which one is the caller's.
func addOnly[T any](c *createdIDs, objects []*T, name string, idOf func(*T) ID, matches func(*T) bool) (*T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var found []*T
	for _, object := range objects {
		if matches(object) && !c.ids[idOf(object)] {
			found = append(found, object)
		}
	}
	object, err := only(found, name, idOf)
	if err == nil {
		c.insert(idOf(object))
	}
	return object, err
}

// sleep waits, or fails when ctx ends.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
