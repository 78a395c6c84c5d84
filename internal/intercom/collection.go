package intercom

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"
	"time"
)

// maxRereads is the maximum number of possibly changed objects that are read one by
// one. If there are more, their list is read again instead.
const maxRereads = 5

// collection reads and writes the objects of one kind. A service embeds it and adds the
// methods that only its kind has. List and Get use a snapshot of the list, which the
// writes of the collection update.
type collection[T any] struct {
	collectionConfig

	client   *Client
	snapshot *snapshot[T]
	created  createdIDs
	id       func(*T) ID
	nameOf   func(*T) string // "" for kinds without a name
	reads    atomic.Int32    // number of reads by id in an adaptive collection
	check    func(*T) error  // validates an item of a list
	// summarize reduces an object to what the snapshot of an adaptive collection keeps.
	summarize func(*T)
	complete  func(*T) // changes each object of an answer before it is used
	// gone reports whether an object that Intercom shows was deleted. Lists leave such
	// objects out, and they read as ErrNotFound.
	gone func(*T) bool
	call func(context.Context, request) (*T, error)
}

// collectionConfig says where the objects of a kind are and how to read them. Only path
// is required.
type collectionConfig struct {
	path    string     // path of the list; the path of an object is below it
	query   url.Values // query of the list
	key     string     // key of the items in the answer, "data" by default
	version string     // version of the API, Version by default

	// byID is for kinds whose list has only summaries: Get reads each object by its id.
	byID bool

	// adaptive is for kinds with large texts, such as the bodies of articles. The
	// snapshot, and so List, has each object as summarize leaves it: without the texts,
	// but with their digests. Get reads the first few objects by id, and reads the list
	// once if more are needed.
	adaptive bool

	// answersDelete is for kinds whose deletion Intercom answers with {"id": …,
	// "deleted": true}: any other answer is an error. Without it, an empty answer and
	// one with the object are accepted.
	answersDelete bool

	// parent, if non-nil, reads the object that the list belongs to. If it fails with
	// ErrNotFound, so does a list that Intercom does not find.
	parent func(context.Context) error

	// noGet is for kinds whose objects cannot be read by id.
	noGet bool

	// neverEmpty is for lists that always include objects that Intercom made.
	neverEmpty bool

	// listAge is the maximum age of the list that a create compares its answer with. By
	// default, the list is read after the call of create, which costs as many requests
	// as the list has pages.
	listAge time.Duration
}

// newCollection returns a collection of a client.
func newCollection[T any, P identified[T]](c *Client, config collectionConfig) *collection[T] {
	if config.key == "" {
		config.key = "data"
	}
	s := &collection[T]{
		collectionConfig: config,
		client:           c,
		id:               func(object *T) ID { return P(object).ObjectID() },
		nameOf: func(object *T) string {
			if named, ok := any(object).(interface{ name() string }); ok {
				return named.name()
			}
			return ""
		},
		check: func(object *T) error {
			if item, ok := any(object).(interface{ checkItem() error }); ok {
				return item.checkItem()
			}
			return P(object).check()
		},
		complete: func(*T) {},
		gone:     func(*T) bool { return false },
	}
	s.call = func(ctx context.Context, r request) (*T, error) {
		r.version = cmp.Or(r.version, config.version)
		object, err := call[T, P](ctx, c, r)
		if err == nil {
			s.complete(object)
			if r.method == http.MethodGet && s.gone(object) { // the answer to a write may be incomplete
				return nil, ErrNotFound
			}
		}
		return object, err
	}
	s.snapshot = newSnapshot(s.id, s.readAll)
	s.snapshot.keep = s.summary
	return s
}

// List returns all objects.
func (s *collection[T]) List(ctx context.Context) ([]*T, error) {
	objects, unknown, err := s.snapshot.all(ctx, freshness{maxAge: snapshotLife})
	switch {
	case err != nil || len(unknown) == 0:
		return objects, err
	case s.noGet || s.byID || len(unknown) > maxRereads:
		return s.listNow(ctx)
	}
	for _, id := range unknown {
		if _, err := s.reread(ctx, id); err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
	}
	objects, _, err = s.snapshot.all(ctx, freshness{maxAge: snapshotLife})
	return objects, err
}

// Known returns the objects of the list without a request: nil if the list has not been
// read.
func (s *collection[T]) Known() []*T { return s.snapshot.allKnown() }

// listNow returns all objects, from a list that is read after the call.
func (s *collection[T]) listNow(ctx context.Context) ([]*T, error) {
	objects, _, err := s.snapshot.all(ctx, freshness{})
	return objects, err
}

// summary returns an object in the form that the snapshot keeps.
func (s *collection[T]) summary(object *T) *T {
	if !s.adaptive {
		return object
	}
	kept := *object
	s.summarize(&kept)
	return &kept
}

// maxReadsByID is the number of objects of an adaptive collection that are read by id
// before the list is read. It is the number of objects that Terraform reads at a time.
const maxReadsByID = 10

// getUnless is Get for an adaptive collection. It returns the complete object, unless
// isKnown reports for the object in the snapshot that the caller already has the rest.
//
// Reading all objects of a kind takes one request for each page of the list, one for
// each object that is not known, and maxReadsByID at most.
func (s *collection[T]) getUnless(ctx context.Context, id ID, isKnown func(*T) bool) (*T, error) {
	if !s.snapshot.listed() && s.reads.Add(1) <= maxReadsByID {
		object, err := s.reread(ctx, id)
		return object, s.confirmGone(ctx, err)
	}
	object, _, err := s.snapshot.get(ctx, id, freshness{maxAge: snapshotLife})
	if err != nil || object != nil && isKnown(object) {
		return object, err
	}
	return s.reread(ctx, id)
}

// Get returns the object with an id, or ErrNotFound. It reads an object by its id if
// the list does not have it, because the list may be older than the object.
func (s *collection[T]) Get(ctx context.Context, id ID) (*T, error) {
	if s.adaptive {
		return s.getUnless(ctx, id, func(*T) bool { return false })
	}
	if s.byID {
		object, err := s.reread(ctx, id)
		return object, s.confirmGone(ctx, err)
	}
	object, unknown, err := s.snapshot.get(ctx, id, freshness{maxAge: snapshotLife})
	if s.noGet && unknown {
		object, _, err = s.snapshot.get(ctx, id, freshness{})
	}
	switch {
	case err != nil || object != nil:
		return object, err
	case s.noGet:
		return nil, ErrNotFound
	default:
		return s.reread(ctx, id)
	}
}

// confirmGone returns the error of a read by id. ErrNotFound says that the object
// is gone only if Intercom has a list at this address; otherwise the error is that of
// the list.
func (s *collection[T]) confirmGone(ctx context.Context, err error) error {
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	listErr := error(nil)
	if s.adaptive {
		_, listErr = s.readPage(ctx, s.query) // the whole list may be far more than is wanted
	} else {
		_, listErr = s.List(ctx)
	}
	return cmp.Or(listErr, err)
}

// reread reads an object by its id, whatever the list has.
func (s *collection[T]) reread(ctx context.Context, id ID) (*T, error) {
	return s.snapshot.read(id, func() (*T, error) {
		return s.call(ctx, request{method: http.MethodGet, path: s.pathOf(id), id: id})
	})
}

func (s *collection[T]) pathOf(id ID) string { return s.path + segments(id.String()) }

// create creates an object, see the function create.
func (s *collection[T]) create(ctx context.Context, cr creation[T]) (*T, error) {
	if cr.request.path == "" {
		cr.request.path = s.path
	}
	cr.request.method = http.MethodPost
	cr.id, cr.nameOf = s.id, s.nameOf
	cr.list = func(ctx context.Context, wanted freshness) ([]*T, error) {
		objects, _, err := s.snapshot.all(ctx, wanted)
		return objects, err
	}
	cr.listAge = s.listAge
	cr.post = func(ctx context.Context) (*T, error) {
		object, err := s.call(ctx, cr.request)
		var uncertain *UncertainError
		switch {
		case err == nil:
			s.snapshot.put(object)
			object = s.completed(ctx, object, cr.request.body, nil)
		case errors.As(err, &uncertain):
			s.snapshot.drop()
		}
		return object, err
	}
	return create(ctx, s.client, &s.created, cr)
}

// update sends a write to one object, by default a PUT to its path, and records
// the outcome.
func (s *collection[T]) update(ctx context.Context, r request) (*T, error) {
	if r.method == "" {
		r.method = http.MethodPut
	}
	if r.path == "" {
		r.path = s.pathOf(r.id)
	}
	object, err := s.call(ctx, r)
	if err != nil {
		s.failed(r.id, err)
		return nil, err
	}
	return s.updated(ctx, object, r.body), nil
}

// updated records the answer to an update with a body, and returns the object as
// Intercom has it. Fields that are empty in the answer may have been left out. If the
// body set such a field, or the object had it and the body does not set it, updated
// reads the object. If that read fails, the update has still succeeded: updated returns
// the answer, and the object is read again when it is needed.
func (s *collection[T]) updated(ctx context.Context, answered *T, body any) *T {
	known := s.snapshot.known(s.id(answered))
	s.snapshot.put(answered)
	return s.completed(ctx, answered, body, known)
}

// completed does the same as updated, for an answer that is already recorded. known is
// the object before the write, or nil.
func (s *collection[T]) completed(ctx context.Context, answered *T, body any, known *T) *T {
	if !isIncomplete(answered, body, known) {
		return answered
	}
	s.snapshot.forget(s.id(answered))
	object, err := s.Get(ctx, s.id(answered))
	if err != nil {
		return answered
	}
	return object
}

// isIncomplete reports whether the answer to a write with a body may have left out
// fields, see collection.updated. known is the object before the write, or nil.
func isIncomplete[T any](answered *T, body any, known *T) bool {
	if known == nil {
		return lacksAny(answered, body)
	}
	expected := fieldsOf(known)
	maps.Copy(expected, fieldsOf(body))
	return lacksAny(answered, expected)
}

// lacksAny reports whether a JSON field of answered is empty that asked has, and
// has a value.
func lacksAny(answered, asked any) bool {
	has, wants := fieldsOf(answered), fieldsOf(asked)
	for field, value := range wants {
		if got, ok := has[field]; ok && isEmpty(got) && !isEmpty(value) {
			return true
		}
	}
	return false
}

// fieldsOf returns the JSON fields of a struct or map, or nil for other values.
func fieldsOf(value any) map[string]any {
	var fields map[string]any
	if data, err := json.Marshal(value); err == nil {
		_ = json.Unmarshal(data, &fields)
	}
	return fields
}

func isEmpty(value any) bool {
	switch value := value.(type) {
	case []any:
		return len(value) == 0
	case map[string]any:
		for _, field := range value {
			if !isEmpty(field) {
				return false
			}
		}
		return true
	default:
		return value == nil || value == "" || value == false || value == 0.0
	}
}

// remove deletes an object and records the outcome.
func (s *collection[T]) remove(ctx context.Context, id ID) error {
	r := request{method: http.MethodDelete, path: s.pathOf(id), id: id, version: s.version}
	var err error
	if s.answersDelete {
		_, err = call[deletion](ctx, s.client, r)
	} else {
		err = callEmpty(ctx, s.client, r)
	}
	if err != nil {
		s.failed(id, err)
		return err
	}
	s.snapshot.remove(id)
	s.created.remove(id)
	return nil
}

// deletion is the answer to the deletion of an object.
type deletion struct {
	object
	Deleted bool `json:"deleted"`
}

func (d *deletion) check() error {
	if !d.Deleted {
		return errors.New("the answer does not say that the object was deleted")
	}
	return d.object.check()
}

// failed records that a write to an object failed. The object is read again when it is
// needed, unless the write certainly had no effect and its error says nothing about the
// object.
func (s *collection[T]) failed(id ID, err error) {
	var refusal *Error
	turnedAway := errors.As(err, &refusal) && (refusal.StatusCode == http.StatusUnauthorized || refusal.StatusCode == http.StatusForbidden)
	if !turnedAway && !HadNoEffect(err) {
		s.snapshot.forget(id)
	}
}

// find returns the object with exactly that name, or otherwise the one whose name
// Intercom may treat as the same. It returns a *SeveralError if there are several, and
// ErrNotFound if there is none.
func (s *collection[T]) find(ctx context.Context, name string) (*T, error) {
	objects, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	var exact, folded []*T
	for _, object := range objects {
		switch {
		case s.nameOf(object) == name:
			exact = append(exact, object)
		case SameName(s.nameOf(object), name):
			folded = append(folded, object)
		}
	}
	if len(exact) > 0 {
		folded = nil
	}
	return only(append(exact, folded...), name, s.id)
}

// findNested is find for objects that are in others of their kind. It also finds an
// object by its path: the name of its parent, a slash and its name.
func (s *collection[T]) findNested(ctx context.Context, name string, parentOf func(*T) ID) (*T, error) {
	found, err := s.find(ctx, name)
	if !errors.Is(err, ErrNotFound) {
		return found, err
	}
	all, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	names := map[ID]string{}
	for _, object := range all {
		names[s.id(object)] = s.nameOf(object)
	}
	return only(slices.DeleteFunc(all, func(object *T) bool {
		return !SameName(names[parentOf(object)]+"/"+s.nameOf(object), name)
	}), name, s.id)
}

// only returns the only one of the objects that match a name. It returns ErrNotFound if
// there is none and a *SeveralError if there are several.
func only[T any](objects []*T, name string, idOf func(*T) ID) (*T, error) {
	switch len(objects) {
	case 0:
		return nil, ErrNotFound
	case 1:
		return objects[0], nil
	}
	several := &SeveralError{Name: name}
	for _, object := range objects {
		several.IDs = append(several.IDs, idOf(object))
	}
	return nil, several
}
