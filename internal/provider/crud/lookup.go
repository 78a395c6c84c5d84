package crud

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Lookup reads a data source: run gets what is configured and fills in the
// rest.
func Lookup[M any](ctx context.Context, settings Settings, noun string, req datasource.ReadRequest, resp *datasource.ReadResponse, run func(config *M) error) {
	if !settings.configured(&resp.Diagnostics) {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := run(&config); err != nil {
		report(&resp.Diagnostics, req.Config.Raw.Type(), settings, "read", noun, err)
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}

// NoSuch words a lookup by key that found nothing; other errors pass.
func NoSuch(err error, noun, key, want string) error {
	if !errors.Is(err, intercom.ErrNotFound) {
		return err
	}
	return &Failure{
		Path:    path.Root(key),
		Summary: "No Such " + title(noun),
		Detail:  fmt.Sprintf("There is no %s with the %s %q in this workspace.", noun, key, want),
	}
}

// Only returns the one object that matches. None and several are errors that
// say so; describe tells several apart.
func Only[T any](noun, key, want string, objects []T, match func(*T) bool, describe func(*T) string) (*T, error) {
	var found []*T
	for i := range objects {
		if match(&objects[i]) {
			found = append(found, &objects[i])
		}
	}
	switch len(found) {
	case 0:
		return nil, NoSuch(intercom.ErrNotFound, noun, key, want)
	case 1:
		return found[0], nil
	}
	lines := make([]string, len(found))
	for i, object := range found {
		lines[i] = "  - " + describe(object)
	}
	return nil, &Failure{
		Path:    path.Root(key),
		Summary: "Several " + title(noun) + "s",
		Detail: fmt.Sprintf("There are %d %ss with the %s %q. Use the id of the one that is meant:\n%s",
			len(found), noun, key, want, strings.Join(lines, "\n")),
	}
}
