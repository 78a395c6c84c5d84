package intercom

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"
)

const (
	// snapshotLife is the time for which a list is used. Terraform reads object by
	// object; within one plan or apply, all of these reads use one list.
	snapshotLife = 5 * time.Minute

	// failureLife is the time for which the failure of a read is returned to every
	// reader before the client asks Intercom again. If Intercom does not answer, a run
	// with 200 objects does not wait for it 200 times.
	failureLife = 10 * time.Second
)

// snapshot caches the objects of a collection: a list, with the later changes of this
// client. It is safe for concurrent use.
//
// Concurrent readers share one list. The objects that a snapshot returns are shared as
// well and must not be changed.
type snapshot[T any] struct {
	list func(context.Context) ([]*T, error)
	id   func(*T) ID
	life time.Duration
	keep func(*T) *T // returns what is kept of an object; nil for all of it

	mu      sync.Mutex
	objects []*T // in Intercom's order, nil in place of a removed object; nil if there is no list
	index   map[ID]int
	unknown map[ID]bool // objects that may have changed since the list was read
	began   time.Time   // start of the request for the list
	number  uint64      // number of the list in objects, 0 if there is none
	lists   uint64      // number of lists begun

	current *listing[T] // nil if no list is under way

	failure error // error of the last list, nil if it succeeded
	failed  time.Time

	unanswered   error // error of the last direct read, nil if Intercom answered
	unansweredAt time.Time

	changes    uint64        // number of recorded changes
	lastChange map[ID]uint64 // number of the last change of each object
}

func newSnapshot[T any](id func(*T) ID, list func(context.Context) ([]*T, error)) *snapshot[T] {
	return &snapshot[T]{list: list, id: id, life: snapshotLife, lastChange: map[ID]uint64{}}
}

// listing is a list that is being read.
type listing[T any] struct {
	number  uint64
	done    chan struct{}
	err     error
	cancel  context.CancelFunc
	waiting int
	changes []func() // changes of the snapshot since the list began; applied to the list when it ends
}

// freshness says which list a reader accepts.
type freshness struct {
	maxAge time.Duration // maximum age of the list; 0 for one that begins after the call
	retry  bool          // read the list even if it has just failed
}

// get returns the object with an id, or nil if the list does not have it or if it may
// have changed since the list was read. unknown says that it may have changed.
func (s *snapshot[T]) get(ctx context.Context, id ID, wanted freshness) (object *T, unknown bool, err error) {
	if err := s.fetch(ctx, wanted); err != nil {
		return nil, false, err
	}
	defer s.mu.Unlock()
	if i, ok := s.index[id]; ok && !s.unknown[id] {
		return s.objects[i], false, nil
	}
	return nil, s.unknown[id], nil
}

// all returns every object of a list, and the ids of those that may have changed
// since the list.
func (s *snapshot[T]) all(ctx context.Context, wanted freshness) (objects []*T, unknown []ID, err error) {
	if err := s.fetch(ctx, wanted); err != nil {
		return nil, nil, err
	}
	defer s.mu.Unlock()
	return s.present(), slices.Collect(maps.Keys(s.unknown)), nil
}

// present returns the objects of the list that were not removed.
func (s *snapshot[T]) present() []*T {
	return slices.DeleteFunc(slices.Clone(s.objects), func(o *T) bool { return o == nil })
}

// allKnown returns every object of a list that is fresh enough for most readers,
// without a request; nil if there is no such list.
func (s *snapshot[T]) allKnown() []*T {
	if !s.listed() {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.present()
}

// known returns the object in the snapshot, without a request, or nil if the snapshot
// does not have it.
func (s *snapshot[T]) known(id ID) *T {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i, ok := s.index[id]; ok && !s.unknown[id] {
		return s.objects[i]
	}
	return nil
}

// listed reports whether there is a list that is fresh enough for most readers.
func (s *snapshot[T]) listed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.number != 0 && time.Since(s.began) < snapshotLife
}

// put records the outcome of a write: the new object.
func (s *snapshot[T]) put(object *T) {
	s.change(s.id(object), func() { s.set(object) })
}

// update records a change of one object, if the snapshot has the object. change must
// return a new object and not modify the old one.
func (s *snapshot[T]) update(id ID, change func(T) *T) {
	s.change(id, func() {
		if i, ok := s.index[id]; ok {
			s.objects[i] = change(*s.objects[i])
		}
	})
}

// remove records that an object was deleted.
func (s *snapshot[T]) remove(id ID) { s.change(id, func() { s.unset(id) }) }

// forget records that an object may have changed: the next reader of the object reads
// it again.
func (s *snapshot[T]) forget(id ID) { s.change(id, func() { s.unknown[id] = true }) }

// drop forgets all objects.
func (s *snapshot[T]) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects, s.index, s.unknown, s.number, s.current = nil, nil, nil, 0, nil
}

func (s *snapshot[T]) set(object *T) {
	id := s.id(object)
	if s.keep != nil {
		object = s.keep(object)
	}
	delete(s.unknown, id)
	if i, ok := s.index[id]; ok {
		s.objects[i] = object
		return
	}
	s.index[id] = len(s.objects)
	s.objects = append(s.objects, object)
}

func (s *snapshot[T]) unset(id ID) {
	delete(s.unknown, id)
	if i, ok := s.index[id]; ok {
		s.objects[i] = nil
		delete(s.index, id)
	}
}

// change applies the outcome of a write of this client to the list, and to the list
// that is being read.
func (s *snapshot[T]) change(id ID, apply func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
	s.lastChange[id] = s.changes
	s.apply(apply)
}

func (s *snapshot[T]) apply(change func()) {
	if s.number != 0 {
		change()
	}
	if s.current != nil {
		s.current.changes = append(s.current.changes, change)
	}
}

// read calls get, which reads an object by its id, and records the result, unless a
// write of this client ended in the meantime: then the result may be older than the
// write. If Intercom has just left a direct read unanswered, read returns that failure
// and sends no request.
func (s *snapshot[T]) read(id ID, get func() (*T, error)) (*T, error) {
	s.mu.Lock()
	before := s.changes
	if s.unanswered != nil && time.Since(s.unansweredAt) < failureLife {
		defer s.mu.Unlock()
		return nil, s.unanswered
	}
	s.mu.Unlock()

	object, err := get()

	s.mu.Lock()
	defer s.mu.Unlock()
	s.unanswered = nil
	var failed *attemptError
	if errors.As(err, &failed) {
		s.unanswered, s.unansweredAt = err, time.Now()
	}
	switch {
	case s.lastChange[id] > before:
	case err == nil:
		s.apply(func() { s.set(object) })
	case errors.Is(err, ErrNotFound):
		s.apply(func() { s.unset(id) })
	}
	return object, err
}

// fetch returns with s.mu locked and a list that is fresh enough, or with an error.
func (s *snapshot[T]) fetch(ctx context.Context, wanted freshness) error {
	s.mu.Lock()
	newest := s.lists // lists with a higher number begin after this call
	for {
		if s.number > newest || s.number != 0 && time.Since(s.began) < wanted.maxAge {
			return nil
		}
		l := s.current
		if l == nil {
			if s.failure != nil && !wanted.retry && time.Since(s.failed) < failureLife {
				defer s.mu.Unlock()
				return s.failure
			}
			l = s.start(ctx)
		}
		l.waiting++
		s.mu.Unlock()

		select {
		case <-l.done:
			if l.err != nil && (l.number > newest || !wanted.retry) {
				return l.err
			}
		case <-ctx.Done():
			s.leave(l)
			return ctx.Err()
		}
		s.mu.Lock()
	}
}

// start begins to read a list. The list continues if the reader that began it cancels
// while others wait for it.
func (s *snapshot[T]) start(ctx context.Context) *listing[T] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.lists++
	l := &listing[T]{number: s.lists, done: make(chan struct{}), cancel: cancel}
	s.current = l
	began := time.Now()
	go func() {
		defer cancel()
		objects, err := s.list(ctx)
		s.mu.Lock()
		defer s.mu.Unlock()
		defer close(l.done)
		if s.current != l { // the list was dropped: waiting readers read it again
			return
		}
		s.current, l.err, s.failure = nil, err, err
		if err != nil {
			s.failed = time.Now()
			return
		}
		s.fill(objects)
		s.began, s.number = began, l.number
		for _, change := range l.changes {
			change()
		}
	}()
	return l
}

func (s *snapshot[T]) fill(objects []*T) {
	s.objects = slices.Clone(objects)
	s.index = make(map[ID]int, len(objects))
	s.unknown = map[ID]bool{}
	for i, object := range objects {
		if id := s.id(object); id != "" {
			s.index[id] = i
		}
	}
}

// leave removes a reader from a list, and cancels the list if no reader is left.
func (s *snapshot[T]) leave(l *listing[T]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.waiting--
	if l.waiting == 0 {
		l.cancel()
		if s.current == l {
			s.current = nil
		}
	}
}
