package crud

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Lookup reads a data source: run gets what is configured and fills in the
// rest.
func Lookup[M any](ctx context.Context, b Base, req datasource.ReadRequest, resp *datasource.ReadResponse, run func(config *M) error) {
	if !b.configured(&resp.Diagnostics) {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := run(&config); err != nil {
		b.report(&resp.Diagnostics, req.Config.Raw.Type(), "read", err)
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}

// Key is what a data source looks an object up by: an attribute and its value.
type Key struct {
	Noun      string
	Attribute string
	Value     string
	// Hint, if not empty, says why an object may not be found although there is one.
	Hint string
}

func (k Key) failure(summary, format string, args ...any) error {
	return &Failure{Path: path.Root(k.Attribute), Summary: summary, Detail: fmt.Sprintf(format, args...)}
}

// NoSuch words a lookup that found nothing; other errors pass.
func NoSuch(err error, key Key) error {
	if !errors.Is(err, intercom.ErrNotFound) {
		return err
	}
	return key.failure("No Such "+kind.Title(key.Noun), "%s", strings.TrimSpace(fmt.Sprintf(
		"There is no %s with the %s %q in this workspace. %s", key.Noun, key.Attribute, key.Value, key.Hint)))
}

// InUse judges a lookup that may have found an archived object, which then
// comes with ErrArchived: it is found when archived ones are included.
func InUse[T any](found *T, err error, key Key, includeArchived bool) (*T, error) {
	switch {
	case !errors.Is(err, intercom.ErrArchived):
		return found, NoSuch(err, key)
	case includeArchived:
		return found, nil
	default:
		return nil, key.failure("No Such "+kind.Title(key.Noun), "The %s with the %s %q is archived. Set include_archived = true to read it all the same.",
			key.Noun, key.Attribute, key.Value)
	}
}

// Only returns the one object that matches. None and several are errors that
// say so; describe tells several apart.
func Only[T any](objects []*T, key Key, match func(*T) bool, describe func(*T) string) (*T, error) {
	var found []*T
	for _, object := range objects {
		if match(object) {
			found = append(found, object)
		}
	}
	switch len(found) {
	case 0:
		return nil, NoSuch(intercom.ErrNotFound, key)
	case 1:
		return found[0], nil
	}
	lines := make([]string, len(found))
	for i, object := range found {
		lines[i] = "  - " + describe(object)
	}
	return nil, key.failure("Several "+kind.Title(kind.Nouns(key.Noun)), "There are %d %s with the %s %q. Use the id of the one that is meant:\n%s",
		len(found), kind.Nouns(key.Noun), key.Attribute, key.Value, strings.Join(lines, "\n"))
}

// OnlyInUse is Only for objects that can be archived. Archived ones are found
// when they are included and none in use matches.
func OnlyInUse[T any](objects []*T, key Key, includeArchived bool, match, archived func(*T) bool, describe func(*T) string) (*T, error) {
	is := func(want bool) func(*T) bool { return func(o *T) bool { return match(o) && archived(o) == want } }
	if slices.ContainsFunc(objects, is(false)) || !slices.ContainsFunc(objects, is(true)) {
		return Only(objects, key, is(false), describe)
	}
	if !includeArchived {
		return InUse[T](nil, intercom.ErrArchived, key, false)
	}
	return Only(objects, key, is(true), describe)
}
