package intercom

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"
)

// snapshotLife is how long a listed collection is believed. Terraform reads
// object by object; within one plan or apply, all of these reads see one list.
const snapshotLife = 5 * time.Minute

// snapshot serves reads of single objects from one list of the collection.
//
// The first reader starts the list and those who come meanwhile wait for it.
// Its failure is theirs only: the next reader asks again. What this client
// writes is seen by its next read, also when the list was under way.
//
// What a snapshot hands out is shared; nobody changes it.
type snapshot[T any] struct {
	list func(context.Context) ([]T, error)

	mu      sync.Mutex
	until   time.Time // zero while nothing is known
	objects []*T      // in Intercom's order, nil where one was removed
	index   map[ID]int
	current *listing[T]
}

// newSnapshot returns the snapshot of a collection that is listed at a path.
func newSnapshot[T any](c *Client, path string) *snapshot[T] {
	return snapshotOf(c, path, func(answer *list[T]) []T { return answer.Data })
}

// snapshotOf is newSnapshot for a collection with an envelope of its own.
func snapshotOf[T, Envelope any, P pointer[Envelope]](c *Client, path string, objects func(*Envelope) []T) *snapshot[T] {
	return &snapshot[T]{list: func(ctx context.Context) ([]T, error) {
		answer, err := call[Envelope, P](ctx, c, http.MethodGet, path, nil)
		if err != nil {
			return nil, err
		}
		return objects(answer), nil
	}}
}

// listing is one list under way.
type listing[T any] struct {
	done    chan struct{}
	err     error
	cancel  context.CancelFunc
	waiting int
	written []func(*snapshot[T]) // by us, since it began
}

// get returns the object with an id, nil when the list has none.
func (s *snapshot[T]) get(ctx context.Context, id ID) (*T, error) {
	if err := s.fetch(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	if i, ok := s.index[id]; ok {
		return s.objects[i], nil
	}
	return nil, nil
}

// read returns the object with an id from a snapshot. One that the list does not
// have is asked for at its path: the list may be older than the object.
func read[T any, P identified[T]](ctx context.Context, c *Client, s *snapshot[T], id ID, path string) (*T, error) {
	if object, err := s.get(ctx, id); err != nil || object != nil {
		return object, err
	}
	return reread[T, P](ctx, c, s, id, path)
}

// reread asks for an object itself, whatever the list says.
func reread[T any, P identified[T]](ctx context.Context, c *Client, s *snapshot[T], id ID, path string) (*T, error) {
	object, err := callFor[T, P](ctx, c, id, http.MethodGet, path, nil)
	if err != nil {
		return nil, err
	}
	s.put(object)
	return object, nil
}

// all returns every object.
func (s *snapshot[T]) all(ctx context.Context) ([]*T, error) {
	if err := s.fetch(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	objects := make([]*T, 0, len(s.objects))
	for _, object := range s.objects {
		if object != nil {
			objects = append(objects, object)
		}
	}
	return objects, nil
}

// known returns what is known of an object without asking, nil when that is
// nothing.
func (s *snapshot[T]) known(id ID) *T {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i, ok := s.index[id]; ok {
		return s.objects[i]
	}
	return nil
}

// put notes what an object is now, after a write or a direct read.
func (s *snapshot[T]) put(object *T) {
	s.write(func(s *snapshot[T]) {
		id := idOf(object)
		if i, ok := s.index[id]; ok {
			s.objects[i] = object
			return
		}
		s.index[id] = len(s.objects)
		s.objects = append(s.objects, object)
	})
}

// wrote notes the outcome of a write and passes it on. An error that does not
// rule out that something changed, or that contradicts what was listed, makes
// the next read ask again.
func (s *snapshot[T]) wrote(object *T, err error) (*T, error) {
	var refusal *Error
	var uncertain *UncertainError
	switch {
	case err == nil:
		s.put(object)
	case errors.As(err, &uncertain):
		s.drop()
	case errors.As(err, &refusal) && (refusal.StatusCode == http.StatusUnauthorized ||
		refusal.StatusCode == http.StatusForbidden || refusal.StatusCode == http.StatusTooManyRequests):
	default:
		s.drop()
	}
	return object, err
}

// update changes what is known of one object, if anything is. change returns a
// new object and leaves the old one alone.
func (s *snapshot[T]) update(id ID, change func(T) *T) {
	s.write(func(s *snapshot[T]) {
		if i, ok := s.index[id]; ok {
			s.objects[i] = change(*s.objects[i])
		}
	})
}

// remove notes that an object is gone.
func (s *snapshot[T]) remove(id ID) {
	s.write(func(s *snapshot[T]) {
		if i, ok := s.index[id]; ok {
			s.objects[i] = nil
			delete(s.index, id)
		}
	})
}

func (s *snapshot[T]) write(change func(*snapshot[T])) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index != nil {
		change(s)
	}
	if s.current != nil {
		s.current.written = append(s.current.written, change)
	}
}

// drop forgets everything, after a write of which the outcome is not known.
func (s *snapshot[T]) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.until, s.objects, s.index, s.current = time.Time{}, nil, nil, nil
}

// fetch returns with s.mu held and a list that is fresh, or with an error.
func (s *snapshot[T]) fetch(ctx context.Context) error {
	for {
		s.mu.Lock()
		if time.Now().Before(s.until) {
			return nil
		}
		l := s.current
		if l == nil {
			l = s.start(ctx)
		}
		l.waiting++
		s.mu.Unlock()

		select {
		case <-l.done:
			if l.err != nil {
				return l.err
			}
		case <-ctx.Done():
			s.leave(l)
			return ctx.Err()
		}
	}
}

// start begins a list. It goes on when the reader that began it gives up and
// others wait for it.
func (s *snapshot[T]) start(ctx context.Context) *listing[T] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	l := &listing[T]{done: make(chan struct{}), cancel: cancel}
	s.current = l
	go func() {
		defer cancel()
		objects, err := s.list(ctx)
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.current == l { // else it was dropped, and those who wait ask again
			s.current = nil
			if l.err = err; err == nil {
				s.fill(objects, l.written)
			}
		}
		close(l.done)
	}()
	return l
}

func (s *snapshot[T]) fill(objects []T, written []func(*snapshot[T])) {
	s.until = time.Now().Add(snapshotLife)
	s.objects = make([]*T, 0, len(objects))
	s.index = make(map[ID]int, len(objects))
	for i := range objects {
		if id := idOf(&objects[i]); id != "" {
			s.index[id] = len(s.objects)
		}
		s.objects = append(s.objects, &objects[i])
	}
	for _, change := range written {
		change(s)
	}
}

// leave takes a reader off a list, and ends the list when nobody is left.
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
