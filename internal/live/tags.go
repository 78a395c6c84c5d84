package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	t "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// newTag returns a tag of ours. One of an earlier run is used again.
func (r *suite) newTag(ctx context.Context, name string) (object, error) {
	return r.create(ctx, "/tags", object{"name": name}, func() ([]object, error) { return r.tags(ctx) })
}

func (r *suite) renameTag(ctx context.Context, tag object, name string) error {
	_, err := r.send(ctx, http.MethodPost, "/tags", object{"id": idOf(tag), "name": name})
	return err
}

// deleteTags deletes all tags of ours.
func (r *suite) deleteTags(ctx context.Context) error {
	all, err := r.tags(ctx)
	if err != nil {
		return err
	}
	for _, tag := range all {
		if !isOurTag(tag) {
			continue
		}
		// One that is not there any more was deleted by a request whose answer was lost.
		_, err := r.send(ctx, http.MethodDelete, "/tags/"+idOf(tag), nil)
		if e := refusal(err); err != nil && (e == nil || e.StatusCode != http.StatusNotFound) {
			return fmt.Errorf("deleting the tag %s: %w", tag["name"], err)
		}
	}
	return nil
}

func (r *suite) tagRenameCollision(ctx context.Context) (verdict, error) {
	if err := r.deleteTags(ctx); err != nil {
		return verdict{}, err
	}
	first, err := r.newTag(ctx, firstTag)
	if err != nil {
		return verdict{}, err
	}
	second, err := r.newTag(ctx, secondTag)
	if err != nil {
		return verdict{}, err
	}
	if err := r.renameTag(ctx, second, firstTag); err != nil {
		if e := refusal(err); e != nil {
			return isRefused(t.TagRenameCollisionRefused, e), nil
		}
		return verdict{}, err
	}
	all, err := r.tags(ctx)
	if err != nil {
		return verdict{}, err
	}
	switch now := withID(all, idOf(second)); {
	case now == nil && withID(all, idOf(first)) != nil:
		return is(t.TagRenameCollisionMerged), nil
	case now != nil && text(now, "name") == firstTag && withID(all, idOf(first)) != nil:
		return is(t.TagRenameCollisionDuplicate), nil
	case now != nil && text(now, "name") == secondTag:
		return odd("nothing, without an error"), nil
	default:
		return odd("the tag with the name is gone, and the renamed one is %v", now), nil
	}
}

func (r *suite) tagCaseRename(ctx context.Context) (verdict, error) {
	if err := r.deleteTags(ctx); err != nil {
		return verdict{}, err
	}
	tag, err := r.newTag(ctx, firstTag)
	if err != nil {
		return verdict{}, err
	}
	upper := strings.ToUpper(firstTag)
	if err := r.renameTag(ctx, tag, upper); err != nil {
		return verdict{}, asked(err)
	}
	now, err := r.send(ctx, http.MethodGet, "/tags/"+idOf(tag), nil)
	if err != nil {
		return verdict{}, err
	}
	switch text(now, "name") {
	case upper:
		return is(t.TagCaseRenameApplied), nil
	case firstTag:
		return is(t.TagCaseRenameIgnored), nil
	default:
		return odd("%q became %q", firstTag, now["name"]), nil
	}
}
