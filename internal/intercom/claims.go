package intercom

import "sync"

// claims keeps which objects this client has made, where several can have the
// same name: what another call has made is not taken for one's own.
type claims[T any] struct {
	mu   sync.Mutex
	made map[ID]bool
}

// created notes the outcome of a creation, and passes it on.
func (c *claims[T]) created(object *T, err error) (*T, error) {
	if object != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.add(idOf(object))
	}
	return object, err
}

func (c *claims[T]) add(id ID) {
	if c.made == nil {
		c.made = map[ID]bool{}
	}
	c.made[id] = true
}

// only returns the one object that matches, was not there before and is not
// claimed, and claims it. Of several it is not known which is whose.
func (c *claims[T]) only(name string, before, after []*T, match func(*T) bool) (*T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	known := map[ID]bool{}
	for _, object := range before {
		known[idOf(object)] = true
	}
	var found []*T
	for _, object := range after {
		if id := idOf(object); match(object) && !known[id] && !c.made[id] {
			found = append(found, object)
		}
	}
	switch len(found) {
	case 0:
		return nil, ErrNotFound
	case 1:
		c.add(idOf(found[0]))
		return found[0], nil
	}
	several := &SeveralError{Name: name}
	for _, object := range found {
		several.IDs = append(several.IDs, idOf(object))
	}
	return nil, several
}

func idOf(object any) ID {
	return object.(interface{ objectID() ID }).objectID() //nolint:forcetypeassert // all of Intercom's objects have one
}
