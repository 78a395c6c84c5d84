package intercomtest

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// workspace is the content of an Intercom workspace. The server locks it during each
// request.
type workspace struct {
	config      *Config
	kinds       map[string]*kind
	collections map[string]*collection // by kind

	attributesOf  map[string][]string          // ticket type id to attribute ids
	statesOf      map[string][]string          // ticket type id to state ids
	defaultStates []string                     // ids
	dependants    map[string][]string          // by kind and id, see AddDependant
	items         int                          // list items made so far
	bodies        int                          // of articles, answered so far
	drafts        map[string]map[string]object // pending changes of articles by id and locale, "" being the default one
	deletedPages  *collection                  // external pages that were deleted
}

func newWorkspace(config *Config) *workspace {
	w := &workspace{
		config:       config,
		kinds:        map[string]*kind{},
		collections:  map[string]*collection{},
		attributesOf: map[string][]string{},
		statesOf:     map[string][]string{},
		dependants:   map[string][]string{},
		drafts:       map[string]map[string]object{},
		deletedPages: newCollection(0),
	}
	for _, k := range kinds {
		w.kinds[k.name] = k
		w.collections[k.name] = newCollection(k.firstID)
	}
	for _, k := range kinds {
		if k.start != nil {
			k.start(w)
		}
	}
	return w
}

func (w *workspace) answers() Answers { return w.config.Answers }

func (w *workspace) now() int64 { return w.config.Now().Unix() }

// tokenOwner returns the id of the teammate whose access token the client uses.
func (w *workspace) tokenOwner() string { return w.objects("admins").ids[0] }

// stamp sets the last change of an object to the current time.
func (w *workspace) stamp(o object) {
	if _, isText := o["updated_at"].(string); isText {
		o["updated_at"] = w.date()
		return
	}
	o["updated_at"] = w.now()
}

// uuid returns an id that looks random and is the same in every run.
func uuid(parts ...any) string {
	sum := sha256.Sum256(fmt.Append(nil, parts...))
	sum[6] = sum[6]&0x0f | 0x40
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

func (s *Server) newRequestID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requestIDs++
	return uuid("request", s.requestIDs)
}

// collection holds objects by id, in the order of their creation. Ids are strings,
// whatever their type is in JSON.
type collection struct {
	byID map[string]object
	ids  []string
	next int
}

func newCollection(firstID int) *collection {
	return &collection{byID: map[string]object{}, next: firstID}
}

// newID returns an id that no object has had. Ids ascend.
func (c *collection) newID() int {
	id := c.next
	c.next++
	return id
}

func (c *collection) get(id string) (object, bool) {
	o, ok := c.byID[id]
	return o, ok
}

// set adds an object, or replaces the object with that id.
func (c *collection) set(id string, o object) {
	if _, ok := c.byID[id]; !ok {
		c.ids = append(c.ids, id)
	}
	c.byID[id] = o
}

func (c *collection) remove(id string) {
	if _, ok := c.byID[id]; !ok {
		return
	}
	delete(c.byID, id)
	c.ids = slices.DeleteFunc(c.ids, func(other string) bool { return other == id })
}

// items returns the objects in the order of their creation, as items of a list.
func (c *collection) items() []any {
	items := []any{}
	for _, o := range c.all {
		items = append(items, o)
	}
	return items
}

// all yields the objects in the order of their creation.
func (c *collection) all(yield func(id string, o object) bool) {
	for _, id := range c.ids {
		if !yield(id, c.byID[id]) {
			return
		}
	}
}

// list returns a list in the form of most answers.
func list(data []any) object { return object{"type": "list", "data": data} }

// changed returns a copy of an object for the caller to change.
func changed(o object) object { return maps.Clone(o) }

func isArchived(o object) bool {
	archived, _ := o["archived"].(bool)
	return archived
}

func text(o object, key string) string {
	s, _ := o[key].(string)
	return s
}

// copyFields copies the named fields from body to o, if body has them.
func copyFields(o, body object, names ...string) {
	for _, name := range names {
		if value, ok := body[name]; ok {
			o[name] = value
		}
	}
}

// setArchived applies the archived field of a PUT to after, or returns a refusal. It is
// for every kind of object.
func (w *workspace) setArchived(before, after, body object) *problem {
	archived, ok := body["archived"].(bool)
	switch {
	case !ok:
		return nil
	case archived && isArchived(before) && w.answers().ArchiveArchived == ArchiveArchivedRefused:
		return refuse(422, "data_invalid", "It is already archived")
	case !archived && isArchived(before) && w.answers().RestoreArchived == RestoreArchivedRefused:
		return refuse(422, "data_invalid", "It is archived and cannot be restored")
	case !archived && isArchived(before) && w.answers().RestoreArchived == RestoreArchivedIgnored:
		return nil
	}
	after["archived"] = archived
	return nil
}

// idNumber returns an id as an integer, its type in JSON.
func idNumber(id string) int {
	n, _ := strconv.Atoi(id)
	return n
}
