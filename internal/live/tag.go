package main

import (
	"context"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tag"
)

const (
	firstTag  = "Terraform live tag"
	secondTag = "Terraform live second tag"
	// escapedTag has characters that HTML escapes.
	escapedTag = "Terraform live <this & that>"
)

func tags() *trial {
	return &trial{
		Kind: tag.Kind, path: "/tags",
		names: []string{firstTag, secondTag, escapedTag},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"name": name}, arguments{"name": secondTag}
		},
		shown: "name",
		change: func(r *suite, ctx context.Context, ids map[string]string) error {
			return r.renameTag(ctx, object{"id": ids["intercom_tag.test"]}, firstTag)
		},
		importID: func([]string, string) string { return secondTag },
		questions: []question{
			{
				field: "TagRenameCollision", text: "What does renaming a tag to the name of another do?",
				ask: (*suite).tagRenameCollision,
				answers: []answer{
					{intercomtest.TagRenameCollisionRefused, "TagRenameCollisionRefused", "is refused"},
					{intercomtest.TagRenameCollisionMerged, "TagRenameCollisionMerged", "merges the two"},
					{intercomtest.TagRenameCollisionDuplicate, "TagRenameCollisionDuplicate", "makes two tags of one name"},
				},
			},
			{
				field: "TagCaseRename", text: "Does renaming a tag to another casing change anything?",
				ask: (*suite).tagCaseRename,
				answers: []answer{
					{intercomtest.TagCaseRenameApplied, "TagCaseRenameApplied", "yes"},
					{intercomtest.TagCaseRenameIgnored, "TagCaseRenameIgnored", "no"},
				},
			},
			{
				field: "TagNames", text: "How loosely does Intercom compare names of tags?",
				unasked: "the provider compares names as loosely as Intercom ever could",
				answers: []answer{
					{intercomtest.TagNamesIgnoreCase, "TagNamesIgnoreCase", "without case"},
					{intercomtest.TagNamesLoose, "TagNamesLoose", "without case, blanks at the ends and the Unicode form"},
				},
			},
		},
	}
}

func (r *suite) renameTag(ctx context.Context, tag object, name string) error {
	_, err := r.send(ctx, http.MethodPost, "/tags", object{"id": idOf(tag), "name": name})
	return err
}

func (r *suite) tagRenameCollision(ctx context.Context) (verdict, error) {
	first, err := tags().createOnly(ctx, r, object{"name": firstTag})
	if err != nil {
		return verdict{}, err
	}
	second, err := tags().create(ctx, r, object{"name": secondTag})
	if err != nil {
		return verdict{}, err
	}
	if err := r.renameTag(ctx, second, firstTag); err != nil {
		if e := refusal(err); e != nil {
			return isRefused(intercomtest.TagRenameCollisionRefused, e), nil
		}
		return verdict{}, err
	}
	all, err := r.tags(ctx)
	if err != nil {
		return verdict{}, err
	}
	switch now := withID(all, idOf(second)); {
	case now == nil && withID(all, idOf(first)) != nil:
		return is(intercomtest.TagRenameCollisionMerged), nil
	case now != nil && text(now, "name") == firstTag && withID(all, idOf(first)) != nil:
		return is(intercomtest.TagRenameCollisionDuplicate), nil
	case now != nil && text(now, "name") == secondTag:
		return odd("nothing, without an error"), nil
	default:
		return odd("the tag with the name is gone, and the renamed one is %v", now), nil
	}
}

func (r *suite) tagCaseRename(ctx context.Context) (verdict, error) {
	tag, err := tags().createOnly(ctx, r, object{"name": firstTag})
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
		return is(intercomtest.TagCaseRenameApplied), nil
	case firstTag:
		return is(intercomtest.TagCaseRenameIgnored), nil
	default:
		return odd("%q became %q", firstTag, now["name"]), nil
	}
}
