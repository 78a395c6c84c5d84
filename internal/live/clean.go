package main

import (
	"context"
	"errors"
	"fmt"
)

// clean takes out of use all that the suite has made, in this run or in one that
// was cut off. It looks what there is rather than remember it.
func (r *suite) clean(ctx context.Context) {
	r.say("\nCleaning up")
	var errs error
	// A request of an interrupted run may still arrive, and one that failed may
	// do the second time.
	for range 3 {
		errs = errors.Join(r.deleteTags(ctx), r.archiveTypes(ctx), r.writeDown(ctx), r.archiveAttributes(ctx, isOurAttribute))
		left, err := r.inUse(ctx)
		if errs == nil { // else it most likely is the same
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
			r.left = []string{"what it is, is not known"}
		}
	case len(r.left) == 0:
		r.say("  ✓ nothing of the suite is in use: data attributes and ticket types are archived, tags are deleted")
	}
	for _, object := range r.left {
		r.say("  ! still in use: %s", object)
	}
}

// archiveTypes archives the ticket types of the suite, and their attributes with
// them. An interrupted run may have left a type or an attribute with the name of
// another; archiveTypes first gives each its own name back, so that the next run
// can restore it even if names are unique.
func (r *suite) archiveTypes(ctx context.Context) error {
	all, err := r.ticketTypes(ctx)
	for _, o := range all {
		if isOurType(o) && !isArchived(o) {
			for _, field := range fieldsOf(o) {
				if !isArchived(field) {
					err = errors.Join(err, r.nameBack(ctx, fieldPath(idOf(o), idOf(field)), field))
				}
			}
			err = errors.Join(err, r.nameBack(ctx, typePath(idOf(o)), o), r.archiveType(ctx, idOf(o)))
		}
	}
	return err
}

func (r *suite) archiveAttributes(ctx context.Context, which func(object) bool) error {
	all, err := r.attributes(ctx)
	for _, o := range all {
		if which(o) && !isArchived(o) {
			err = errors.Join(err, r.archiveAttribute(ctx, o))
		}
	}
	return err
}

// inUse names what is left of the suite.
func (r *suite) inUse(ctx context.Context) ([]string, error) {
	var left []string
	attributes, err1 := r.attributes(ctx)
	for _, o := range attributes {
		if isOurAttribute(o) && !isArchived(o) {
			left = append(left, fmt.Sprintf("data attribute %s (%s)", o["name"], idOf(o)))
		}
	}
	types, err2 := r.ticketTypes(ctx)
	for _, o := range types {
		if isOurType(o) && !isArchived(o) {
			left = append(left, fmt.Sprintf("ticket type %s (%s)", o["name"], idOf(o)))
		}
	}
	tags, err3 := r.tags(ctx)
	for _, o := range tags {
		if isOurTag(o) {
			left = append(left, fmt.Sprintf("tag %s (%s)", o["name"], idOf(o)))
		}
	}
	return left, errors.Join(err1, err2, err3)
}
