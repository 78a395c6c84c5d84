package crud

import (
	"fmt"
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

var widget = kind.Kind{Name: "widget"}

// step is one thing that a run is told, and the verdict that it gives then.
type step struct {
	do   func(*Run) verdict
	want verdict
}

// The names of objects are the lower case of their ids: object A has the key a.
func refresh(id, holder string) func(*Run) verdict {
	return func(r *Run) verdict { r.hold(widget, id, holder); return fine }
}

func keep(id, key string) func(*Run) verdict {
	return func(r *Run) verdict { return r.plan(widget, id, kept, key, "") }
}

func destroy(id string) func(*Run) verdict {
	return func(r *Run) verdict { return r.plan(widget, id, destroyed, "", "") }
}

func release(id, from, to string) func(*Run) verdict {
	return func(r *Run) verdict { return r.plan(widget, id, released, from, to) }
}

func claimKey(key, owner, existing string) func(*Run) verdict {
	return func(r *Run) verdict { return r.claim(widget, key, owner, existing) }
}

// create plans another object beside A, in a kind whose objects share names.
func create() func(*Run) verdict {
	return func(r *Run) verdict { return r.copies(widget, "A", true) }
}

// Each verdict is given when the second of two plans is registered, and the worse of
// the two orders is no milder than the other.
func TestRun_verdicts(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string][]step{
		"a create of a new key": {{claimKey("a", "", ""), fine}},
		"a create of the key that an object got by a rename which has ended": {
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", ""), fine},
			{func(r *Run) verdict { r.done(widget, "b", "A"); return fine }, fine},
			{claimKey("b", "", "A"), twoResources},
		},
		"a create of the key that an object had before a rename, as Intercom was asked before that ended": {
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", ""), fine},
			{func(r *Run) verdict { r.done(widget, "b", "A"); return fine }, fine},
			{claimKey("a", "", "A"), dependsOrder},
		},
		"two creates of one key": {
			{claimKey("a", "", ""), fine},
			{claimKey("a", "", ""), twoResources},
		},
		"two creates of different keys": {
			{claimKey("a", "", ""), fine},
			{claimKey("b", "", ""), fine},
		},
		"an existing object that nobody has": {{claimKey("a", "", "A"), exists}},
		"an existing object, claimed after its refresh, that its resource keeps": {
			{refresh("A", "1"), fine},
			{claimKey("a", "", "A"), pending},
			{keep("A", "a"), twoResources},
		},
		"an existing object that its resource keeps, before": {
			{keep("A", "a"), fine},
			{claimKey("a", "", "A"), twoResources},
		},
		"an existing object that its resource destroys, before": {
			{destroy("A"), fine},
			{claimKey("a", "", "A"), moved},
		},
		"an existing object that its resource destroys, after": {
			{refresh("A", "1"), fine},
			{claimKey("a", "", "A"), pending},
			{destroy("A"), moved},
		},
		"an error is reported once": {
			{claimKey("a", "", "A"), exists},
			{destroy("A"), fine},
			{keep("A", "a"), fine},
		},
		"an existing object that its resource renames, before": {
			{release("A", "a", "b"), fine},
			{claimKey("a", "", "A"), dependsOrder},
		},
		"an existing object that its resource renames, after": {
			{refresh("A", "1"), fine},
			{claimKey("a", "", "A"), pending},
			{release("A", "a", "b"), dependsOrder},
		},
		"a second create of the key of a renamed object": {
			{release("A", "a", "b"), fine},
			{claimKey("a", "", "A"), dependsOrder},
			{claimKey("a", "", "A"), twoResources},
		},
		"a chain of renames to a free key": {
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), exists},
			{release("B", "b", "c"), fine},
			{claimKey("c", "B", ""), fine},
		},
		"a chain of renames after the refresh": {
			{refresh("A", "1"), fine},
			{refresh("B", "2"), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), pending},
			{release("B", "b", "c"), dependsOrder},
			{claimKey("c", "B", ""), fine},
		},
		"two objects swap keys": {
			{refresh("A", "1"), fine},
			{refresh("B", "2"), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), pending},
			{release("B", "b", "a"), swapped},
			{claimKey("a", "B", "A"), swapped},
		},
		"three objects pass keys around": {
			{refresh("A", "1"), fine},
			{refresh("B", "2"), fine},
			{refresh("C", "3"), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), pending},
			{release("B", "b", "c"), dependsOrder},
			{claimKey("c", "B", "C"), pending},
			{release("C", "c", "a"), dependsOrder}, // the circle closes with the claim
			{claimKey("a", "C", "A"), swapped},
		},
		"a rename to the key of an object that is destroyed": {
			{destroy("B"), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), moved},
		},
		"a rename to the key of an object that is kept": {
			{keep("B", "b"), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", "B"), twoResources},
		},
		"a rename, planned again": {
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", ""), fine},
			{release("A", "a", "b"), fine},
			{claimKey("b", "A", ""), fine},
		},
		"a rename to another spelling of the same key": {
			{keep("A", "a"), fine},
			{claimKey("a", "A", "A"), fine},
		},
		"a replacement under the same key, planned in two halves": {
			{release("A", "a", "a"), fine},
			{claimKey("a", "A", "A"), fine},
			{claimKey("a", "A", "A"), fine},
		},
		"a replacement and a create of its key": {
			{claimKey("a", "A", "A"), fine},
			{claimKey("a", "", "A"), twoResources},
		},
		"a create after one of the same key has ended": {
			{claimKey("a", "", ""), fine},
			{func(r *Run) verdict { r.done(widget, "a", ""); return fine }, fine},
			{claimKey("a", "", "A"), exists},
		},
		"a second object of the same name, which is allowed": {{create(), exists}},
		"a second object with the name of one that its resource keeps, before": {
			{keep("A", ""), fine},
			{create(), sameName},
		},
		"a second object with the name of one that its resource keeps, after": {
			{refresh("A", "1"), fine},
			{create(), pending},
			{keep("A", ""), sameName},
			{keep("A", ""), fine},
		},
		"a tainted object that is created again under its name": {
			{refresh("A", "1"), fine},
			{create(), pending},
		},
		"a second object with the name of one that is destroyed": {
			{destroy("A"), fine},
			{create(), fine},
		},
		"a second object with the name of one that is renamed": {
			{release("A", "", ""), fine},
			{create(), fine},
		},
		"a rename to the name of another object": {
			{refresh("A", "1"), fine},
			{func(r *Run) verdict { return r.copies(widget, "A", false) }, sameName},
		},
		"another kind": {
			{func(r *Run) verdict { return r.claim(kind.Kind{Name: "gadget"}, "a", "", "") }, fine},
			{claimKey("a", "", ""), fine},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r Run
			for i, s := range steps {
				if got := s.do(&r); got != s.want {
					t.Errorf("step %d: the verdict is %d, want %d", i, got, s.want)
				}
			}
		})
	}
}

// Whatever the order of two plans, a conflict that is an error in one order is an
// error in the other.
func TestRun_order(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		owner, claim func(*Run) verdict
		isError      bool
	}{
		"kept":      {keep("A", "a"), claimKey("a", "", "A"), true},
		"destroyed": {destroy("A"), claimKey("a", "", "A"), true},
		"renamed":   {release("A", "a", "b"), claimKey("a", "", "A"), false},
	} {
		for _, order := range [][]func(*Run) verdict{{test.owner, test.claim}, {test.claim, test.owner}} {
			r := new(Run)
			r.hold(widget, "A", "1")
			got := []verdict{order[0](r), order[1](r)}
			if isError := slices.Max(got) >= swapped; isError != test.isError {
				t.Errorf("%s: the verdicts are %v, want an error: %t", name, got, test.isError)
			}
		}
	}
}

// Any number of existing objects are as many errors.
func TestRun_manyExist(t *testing.T) {
	t.Parallel()
	var r Run
	for i := range 12 {
		if got := r.claim(widget, fmt.Sprint("key ", i), "", fmt.Sprint(i)); got != exists {
			t.Errorf("object %d: the verdict is %d, want %d", i, got, exists)
		}
	}
	if n := r.creating(widget); n != 12 {
		t.Errorf("the run creates %d objects, want 12", n)
	}
}

// Two resources of a run with one object are noticed, a resource that is seen
// twice is not.
func TestRun_hold(t *testing.T) {
	t.Parallel()
	var r Run
	for i, test := range []struct {
		id, holder string
		shared     bool
	}{
		{"A", "1", false}, {"A", "1", false}, {"B", "2", false}, {"A", "3", true}, {"A", "1", true}, {"C", "", false}, {"C", "", false},
	} {
		if got := r.hold(widget, test.id, test.holder); got != test.shared {
			t.Errorf("step %d: shared is %t, want %t", i, got, test.shared)
		}
	}
}

func TestRun_first(t *testing.T) {
	t.Parallel()
	var r Run
	if !r.first("a") || r.first("a") || !r.first("b") {
		t.Error("a condition is not reported exactly once")
	}
}
