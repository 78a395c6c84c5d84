package intercom

import "sync"

// nested holds the objects of a kind whose list is below their parent, such as the
// exceptions of an office hours schedule, in one collection for each parent. Set
// collectionConfig.parent, so that reads of objects whose parent is gone return
// ErrNotFound.
type nested[T any] struct {
	newOf func(parent ID) *collection[T]

	mu       sync.Mutex
	byParent map[ID]*collection[T]
}

// newNested returns the objects of a kind. config returns the configuration of the list
// of a parent.
func newNested[T any, P identified[T]](c *Client, config func(parent ID) collectionConfig) *nested[T] {
	return &nested[T]{
		newOf:    func(parent ID) *collection[T] { return newCollection[T, P](c, config(parent)) },
		byParent: map[ID]*collection[T]{},
	}
}

// of returns the objects of a parent.
func (n *nested[T]) of(parent ID) *collection[T] {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.byParent[parent] == nil {
		n.byParent[parent] = n.newOf(parent)
	}
	return n.byParent[parent]
}
