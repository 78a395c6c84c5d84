package crud

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// lookout is what a run knows of the whole configuration. Terraform shows a
// provider one resource at a time, in no order; what Intercom has under a name
// may be what another resource of the same run is about to give up.
type lookout struct {
	mu      sync.Mutex
	owned   map[string]bool // objects that resources of this run have
	claimed map[string]bool // names that resources of this run are to be created with
	told    map[string]bool // what a plan has warned of already
	waiting int
	arrived chan struct{} // closed when an object is added to owned
	blind   bool          // Intercom could not be asked; nobody else tries
}

// ownerWait is how long a plan waits for another resource to say that an object
// is its own. Only a plan that is about to be refused waits.
const ownerWait = 500 * time.Millisecond

// maxWaiting is how many plans wait at once: half of what Terraform runs side
// by side, so that it gets on to the resource they wait for.
const maxWaiting = 5

// Own notes that a resource of this run has an object.
func (s Settings) Own(noun, id string) {
	if s.lookout == nil {
		return
	}
	s.lookout.mu.Lock()
	defer s.lookout.mu.Unlock()
	s.lookout.owned[noun+"/"+id] = true
	close(s.lookout.arrived)
	s.lookout.arrived = make(chan struct{})
}

// Creates reports whether a plan makes a new object. It notes the object that a
// plan has.
func (s Settings) Creates(ctx context.Context, noun string, req resource.ModifyPlanRequest) bool {
	if !req.State.Raw.IsNull() {
		s.Own(noun, idOf(ctx, req.State))
		return false
	}
	return !req.Plan.Raw.IsNull()
}

// Claim notes that a resource is to be made under a key, which is what Intercom
// tells objects of the kind apart by. Two resources with one key are an error
// at an attribute.
func (s Settings) Claim(noun, key string, at path.Path, diags *diag.Diagnostics) {
	if s.lookout == nil {
		return
	}
	s.lookout.mu.Lock()
	defer s.lookout.mu.Unlock()
	key = noun + "/" + key
	if s.lookout.claimed[key] {
		diags.AddAttributeError(at, "Two Resources for One "+kind.Title(noun),
			fmt.Sprintf("Another resource of this configuration is to be the same %s. Remove one of the two.", noun))
	}
	s.lookout.claimed[key] = true
}

// Tell warns of what will happen to an object, or has happened: once in a run,
// although Terraform plans again when it applies.
func (s Settings) Tell(noun, id string, at path.Path, summary, detail string, diags *diag.Diagnostics) {
	s.lookout.mu.Lock()
	defer s.lookout.mu.Unlock()
	if key := noun + "/" + id; !s.lookout.told[key] {
		s.lookout.told[key] = true
		diags.AddAttributeWarning(at, summary, detail)
	}
}

// Claims returns how many objects of a kind are to be created.
func (s Settings) Claims(noun string) int {
	s.lookout.mu.Lock()
	defer s.lookout.mu.Unlock()
	n := 0
	for key := range s.lookout.claimed {
		if strings.HasPrefix(key, noun+"/") {
			n++
		}
	}
	return n
}

// Unclaim takes a claim back, once the object has been created or was not.
func (s Settings) Unclaim(noun, key string) {
	s.lookout.mu.Lock()
	defer s.lookout.mu.Unlock()
	delete(s.lookout.claimed, noun+"/"+key)
}

// Look asks Intercom something for a plan. A plan must work without an answer:
// when one resource gets none, the others do not try, and apply will report.
func (s Settings) Look(ask func() error) bool {
	if s.Client == nil || s.lookout == nil {
		return false
	}
	s.lookout.mu.Lock()
	blind := s.lookout.blind
	s.lookout.mu.Unlock()
	if blind {
		return false
	}
	err := ask()
	if err != nil && !errors.Is(err, intercom.ErrNotFound) {
		s.lookout.mu.Lock()
		s.lookout.blind = true
		s.lookout.mu.Unlock()
		return false
	}
	return true
}

// Add adds a failure to diagnostics; nil adds nothing.
func (f *Failure) Add(diags *diag.Diagnostics) {
	if f != nil {
		diags.AddAttributeError(f.Path, f.Summary, f.Detail)
	}
}

// Refuse adds the failure that creating or renaming an object would meet
// because Intercom has the one with this id. It is silent when that is a
// resource's of this run, which may be about to give the name up.
func (s Settings) Refuse(ctx context.Context, noun, id string, failure *Failure, diags *diag.Diagnostics) {
	owned, sure := s.isOwned(ctx, noun, id)
	switch {
	case owned:
	case sure:
		failure.Add(diags)
	default:
		diags.AddAttributeWarning(failure.Path, failure.Summary, "Unless this plan also renames or destroys it, apply will fail. "+failure.Detail)
	}
}

// Changing reports whether another resource of this run has an object. In an
// apply those are the ones that change.
func (s Settings) Changing(ctx context.Context, noun, id string) bool {
	owned, _ := s.isOwned(ctx, noun, id)
	return owned
}

// releaseWait is how long a creation waits for another resource of the run to
// give up the name.
const releaseWait = 10 * time.Second

// Released waits for the object with an id to be given up by another resource
// of this run, and reports whether it was: two resources may swap their names,
// and Terraform destroys and creates side by side. inUse reports whether the
// object still has its name.
func (s Settings) Released(ctx context.Context, noun, id string, inUse func() bool) bool {
	if owned, _ := s.isOwned(ctx, noun, id); !owned {
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

func (s Settings) isOwned(ctx context.Context, noun, id string) (owned, sure bool) {
	l := s.lookout
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.owned[noun+"/"+id] {
		return true, true
	}
	if l.waiting >= maxWaiting {
		return false, false
	}
	l.waiting++
	defer func() { l.waiting-- }()
	timeout := time.NewTimer(ownerWait)
	defer timeout.Stop()
	for !l.owned[noun+"/"+id] {
		arrived := l.arrived
		l.mu.Unlock()
		var over bool
		select {
		case <-arrived:
		case <-timeout.C:
			over = true
		case <-ctx.Done():
			over = true
		}
		l.mu.Lock()
		if over {
			return l.owned[noun+"/"+id], true
		}
	}
	return true, true
}
