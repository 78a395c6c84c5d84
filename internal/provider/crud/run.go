package crud

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Run coordinates the resources of one configured provider, which lives for one
// plan or one apply. Terraform shows a provider one resource at a time, in no
// fixed order, and does not say which objects other resources have. A Run
// registers what each of them does to its object, by the object's id, and what
// is about to get a natural key. It judges a pair of the two when the second of
// them is registered, so that no verdict depends on time.
//
// The zero value is ready for use.
type Run struct {
	mu      sync.Mutex
	objects map[objectID]*managed
	claims  map[objectKey][]*claim
	seen    map[string]bool // conditions that have been reported

	// Plans is for kinds whose objects are checked against the plans of others: what
	// a plan gives an object, by its id.
	Plans sync.Map
}

type (
	objectID  struct{ kind, id string }
	objectKey struct{ kind, key string }
)

// intent is what a resource does to the object that it has. A later one
// replaces an earlier one.
type intent int

const (
	notSeen   intent = iota // no resource of this run has the object, as far as is known
	refreshed               // a resource has the object and is not planned yet
	kept                    // the object keeps its natural key
	released                // the object gives up its natural key: it is renamed, or replaced under another key
	destroyed
)

// managed is an object that a resource of this run has in its state.
type managed struct {
	intent  intent
	from    string          // natural key in the state, "" if not known
	to      string          // natural key that a rename gives the object
	copied  bool            // a create is to have the object's name, which need not be unique
	holders map[string]bool // the resources that have the object, see record.Holder
}

// claim is a planned natural key.
type claim struct {
	key      string
	owner    string // id of the object that is renamed or replaced, "" for a create
	existing string // id of the object that has the key in Intercom, "" if none has
	reported bool   // the plan of the claim is an error already
}

// verdict is what two plans of one run mean for each other.
type verdict int

const (
	fine         verdict = iota
	exists               // no resource of this run is known to have the existing object
	pending              // a resource has the existing object, and its plan will decide
	dependsOrder         // the plan also releases the key; Terraform may do it too late
	sameName             // the plan also keeps the existing object, and both can have the name
	swapped              // the plan passes natural keys around in a circle
	moved                // the plan destroys the object at another address
	twoResources         // two resources are to be one object
)

// hold registers that a resource has an object. It reports whether another
// resource of this run has the same object. holder is "" for a state that an
// older version of the provider wrote: such a resource is not told from others.
func (r *Run) hold(k kind.Kind, id, holder string) (shared bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.managed(k, id)
	if m.intent == notSeen {
		m.intent = refreshed
	}
	if holder != "" {
		m.holders[holder] = true
	}
	return len(m.holders) > 1
}

// plan registers what a resource does to the object that it has: it keeps the
// object under its natural key, gives it another one, or destroys it. The
// result is the gravest verdict for the plans that were registered before.
func (r *Run) plan(k kind.Kind, id string, what intent, from, to string) verdict {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.managed(k, id)
	m.intent, m.from, m.to = what, from, to
	worst := fine
	if m.copied && what == kept {
		m.copied = false
		worst = sameName
	}
	for key, claims := range r.claims {
		if key.kind != k.Name {
			continue
		}
		for _, c := range claims {
			if c.existing == id && c.owner != id && !c.reported {
				v := r.judge(k, c)
				c.reported = v >= dependsOrder
				worst = max(worst, v)
			}
		}
	}
	return worst
}

// copies registers that a resource is to have the name of an existing object, of
// a kind whose objects can share a name. creates says that it gets a new object. A
// resource that has the existing object and is not planned yet may be that
// resource itself: Terraform plans to create a tainted object again as if there
// were none, and never plans to destroy it.
func (r *Run) copies(k kind.Kind, existing string, creates bool) verdict {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.managed(k, existing)
	switch {
	case m.intent == notSeen:
		return exists
	case m.intent == refreshed && creates:
		m.copied = true
		return pending
	case m.intent >= released:
		return fine
	default:
		return sameName
	}
}

// claim registers that a resource is to get a natural key: owner is the id of
// the object that is renamed or replaced, "" for a create; existing is the id
// of the object that has the key in Intercom, "" if none has.
func (r *Run) claim(k kind.Kind, key, owner, existing string) verdict {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.claims == nil {
		r.claims = map[objectKey][]*claim{}
	}
	at := objectKey{k.Name, key}
	var c *claim
	others := 0
	for _, other := range r.claims[at] {
		if owner != "" && other.owner == owner {
			c = other // the same object, planned again
		} else {
			others++
		}
	}
	if c == nil {
		c = &claim{key: key, owner: owner}
		r.claims[at] = append(r.claims[at], c)
	}
	c.existing = existing
	v := fine
	switch {
	case others > 0:
		v = twoResources
	case existing != "" && existing != owner:
		v = r.judge(k, c)
	}
	c.reported = v == exists && !k.TakesOver || v >= dependsOrder
	return v
}

// judge returns the verdict for a claim of a natural key that an object has in
// Intercom.
func (r *Run) judge(k kind.Kind, c *claim) verdict {
	m := r.managed(k, c.existing)
	switch m.intent {
	case refreshed:
		return pending
	case kept:
		if m.from != "" && m.from != c.key {
			return dependsOrder // a rename ended after Intercom was asked
		}
		return twoResources
	case destroyed:
		return moved
	case released:
		if c.owner != "" && r.reaches(k, m.to, c.owner) {
			return swapped
		}
		return dependsOrder
	default:
		return exists
	}
}

// reaches reports whether an object has a natural key, or whether the object that
// has it is renamed to a key for which that is so: whether a plan passes names
// around in a circle.
func (r *Run) reaches(k kind.Kind, key, id string) bool {
	for range len(r.objects) {
		if m := r.objects[objectID{k.Name, id}]; m != nil && m.from == key {
			return true
		}
		holder := ""
		for _, c := range r.claims[objectKey{k.Name, key}] {
			holder = c.existing
		}
		m := r.objects[objectID{k.Name, holder}]
		switch {
		case holder == id:
			return true
		case m == nil || m.intent != released:
			return false
		}
		key = m.to
	}
	return false
}

// creating returns how many objects of a kind the run is to create.
func (r *Run) creating(k kind.Kind) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for key, claims := range r.claims {
		for _, c := range claims {
			if key.kind == k.Name && c.owner == "" {
				n++
			}
		}
	}
	return n
}

// done registers that the plan for a natural key has been carried out, or has
// failed. A process that plans again, as Pulumi's bridge does, starts anew.
func (r *Run) done(k kind.Kind, key, owner string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m := r.objects[objectID{k.Name, owner}]; m != nil && m.intent == released {
		m.intent, m.from, m.to = kept, key, ""
	}
	at := objectKey{k.Name, key}
	claims := slices.DeleteFunc(r.claims[at], func(c *claim) bool { return c.owner == owner })
	if len(claims) == 0 {
		delete(r.claims, at)
		return
	}
	r.claims[at] = claims
}

// unseen returns how many of some objects of a kind no resource of this run is known to
// have.
func (r *Run) unseen(kindName string, ids []intercom.ID) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for _, id := range ids {
		if m := r.objects[objectID{kindName, id.String()}]; m == nil || m.intent == notSeen {
			n++
		}
	}
	return n
}

// first reports whether a condition is reported for the first time in this run.
func (r *Run) first(condition string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	seen := r.seen[condition]
	r.seen[condition] = true
	return !seen
}

// releaseWait bounds how long a create or a rename waits for another resource
// of the run to release the natural key.
const releaseWait = 10 * time.Second

// releases reports whether a resource of this run renames or destroys an
// object.
func (r *Run) releases(k kind.Kind, id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.objects[objectID{k.Name, id}]
	return m != nil && m.intent >= released
}

// awaitRelease waits until an existing object has released its natural key, if
// another resource of this run renames or destroys it, and reports whether it
// has. Terraform does both at the same time, in an order that it does not know.
func (r *Run) awaitRelease(ctx context.Context, k kind.Kind, id string, inUse func() bool) bool {
	if !r.releases(k, id) {
		return false
	}
	timeout := time.NewTimer(releaseWait)
	defer timeout.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for inUse() {
		select {
		case <-tick.C:
		case <-timeout.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
	return true
}

func (r *Run) managed(k kind.Kind, id string) *managed {
	if r.objects == nil {
		r.objects = map[objectID]*managed{}
	}
	at := objectID{k.Name, id}
	if r.objects[at] == nil {
		r.objects[at] = &managed{holders: map[string]bool{}}
	}
	return r.objects[at]
}
