package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// clean deletes or archives everything that this run made, and what an earlier,
// interrupted run left. It finds the objects by listing the workspace, not from memory.
func (r *suite) clean(ctx context.Context) {
	r.say("\nCleaning up")
	var errs error
	// A request that failed may succeed when it is repeated.
	for range 3 {
		errs = nil
		for _, t := range slices.Backward(r.trials) {
			errs = errors.Join(errs, t.removeAll(ctx, r))
		}
		left, err := r.inUse(ctx)
		if errs == nil { // otherwise err most likely repeats an error of removeAll
			errs = err
		}
		if r.left = left; len(left) == 0 && errs == nil {
			break
		}
	}
	switch {
	case errs != nil:
		r.say("  ✗ %s", indented(errs))
		if len(r.left) == 0 {
			r.left = []string{"objects that could not be listed"}
		}
	case len(r.left) == 0:
		r.say("  ✓ nothing of the suite is in use: what Intercom can delete is deleted, the rest is archived")
	}
	for _, object := range r.left {
		r.say("  ! still in use: %s", object)
	}
}

// inUse returns descriptions of the suite's objects that are in use.
func (r *suite) inUse(ctx context.Context) ([]string, error) {
	var left []string
	var errs error
	for _, t := range r.trials {
		objects, err := t.inUse(ctx, r, true)
		errs = errors.Join(errs, err)
		for _, o := range objects {
			left = append(left, fmt.Sprintf("%s %s (%s)", t.Noun, nameOrTitle(o), idOf(o)))
		}
	}
	return left, errs
}
