package intercomtest

import "strconv"

// handler carries out a request, or returns its refusal.
type handler = func(w *workspace, r *request) (object, *problem)

// listAll returns a handler that answers all objects of a kind.
func listAll(kind string) handler {
	return func(w *workspace, _ *request) (object, *problem) { return list(w.objects(kind).items()), nil }
}

// getByID returns a handler that answers the object of a kind with the id in the
// path, or the kind's notFound.
func getByID(kind string) handler {
	return func(w *workspace, r *request) (object, *problem) { return w.find(kind, r.id()) }
}

// find returns the object of a kind with an id, or the kind's notFound.
func (w *workspace) find(kind, id string) (object, *problem) {
	o, ok := w.objects(kind).get(id)
	switch notFound := w.kind(kind).notFound; {
	case ok:
		return o, nil
	case notFound != nil:
		return nil, notFound
	default:
		return nil, errNotFound
	}
}

// idOf returns the id that an object to add has, or a new one.
func (w *workspace) idOf(kind string, o object) string {
	if id := text(o, "id"); id != "" {
		return id
	}
	return strconv.Itoa(w.objects(kind).newID())
}
