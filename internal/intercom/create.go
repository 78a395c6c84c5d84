package intercom

import (
	"context"
	"errors"
	"sync"
	"time"
)

// creation is a POST that creates an object.
type creation[T any] struct {
	request request

	name string // name of the new object, for messages

	// takesOver, if non-nil, reports whether Intercom would answer with an existing
	// object instead of creating one.
	takesOver func(existing *T) bool

	// matches reports whether an object may be the one that the request creates.
	matches func(*T) bool

	// The collection sets the fields below.

	post    func(context.Context) (*T, error) // sends the request and records the outcome
	list    func(context.Context, freshness) ([]*T, error)
	listAge time.Duration
	id      func(*T) ID
	nameOf  func(*T) string
}

// create creates an object that did not exist before, or returns an error.
//
// Intercom has no idempotency keys, and for some kinds it answers a POST with the name
// of an existing object with that object. So create lists the objects immediately
// before the POST. If the answer is one of them, or would be, create returns an
// *ExistsError. If it is not known whether the POST took effect, create lists the
// objects again: a new object that matches is the one that the POST created. If there
// is none, create sends the POST again.
//
// create cannot tell an object that someone else creates between the list and the POST
// from its result.
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

// findMade returns the object that was created by a POST without a readable answer.
func (cr *creation[T]) findMade(ctx context.Context, before map[ID]*T, created *createdIDs) (*T, error) {
	after, err := cr.list(ctx, freshness{retry: true})
	if err != nil {
		return nil, err
	}
	return addOnly(created, after, cr.name, cr.id, func(object *T) bool {
		return before[cr.id(object)] == nil && cr.matches(object)
	})
}

// createdIDs are the ids of the objects that this client has created. They prevent one
// create from returning the object of another.
type createdIDs struct {
	mu  sync.Mutex
	ids map[ID]bool
}

// add records that a create has created an object. It returns false if another create
// has already recorded the object.
func (c *createdIDs) add(id ID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.insert(id)
}

// remove records that an object is deleted. Intercom may give its id to the next one
// with the same key.
func (c *createdIDs) remove(id ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.ids, id)
}

func (c *createdIDs) insert(id ID) bool {
	if c.ids == nil {
		c.ids = map[ID]bool{}
	}
	present := c.ids[id]
	c.ids[id] = true
	return !present
}

// addOnly adds and returns the only object that matches and that no other create has
// recorded. It returns an error if there are several, because it is not known which one
// is the caller's.
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

// sleep waits, or returns an error when ctx ends.
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
