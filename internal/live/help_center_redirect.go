package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcenterredirect"
)

const centerPath = "/help_center/help_centers"

// ourRedirect is in the address of each redirect that the suite makes.
const ourRedirect = "/terraform-live-redirect"

// redirectPlace is a collection of the suite that a redirect can lead to, and the help
// center that has it.
type redirectPlace struct{ center, url, collection string }

func (p redirectPlace) path() string { return centerPath + "/" + p.center + "/redirects" }

// body returns the body of a create.
func (p redirectPlace) body(from string) object {
	return object{"from_url": from, "locale": "en", "target_type": "collection", "target_id": p.collection}
}

func helpCenterRedirects() *trial {
	return &trial{
		Kind: helpcenterredirect.Kind, path: centerPath,
		list: (*suite).redirects,
		ours: func(o object) bool { return strings.Contains(strings.ToLower(text(o, "from_url")), ourRedirect) },
		remove: func(r *suite, ctx context.Context, o object) error {
			return r.delete(ctx, redirectPlace{center: fmt.Sprint(o["help_center_id"])}.path()+"/"+idOf(o))
		},
		prepare: func(r *suite, ctx context.Context, _ string) (prepared, error) {
			err := r.makeRedirectPlace(ctx)
			return prepared{name: r.redirect.center}, err
		},
		arguments: func(r *suite, center string) (create, update arguments) {
			create = arguments(r.redirect.body(r.redirect.url + ourRedirect))
			return create.with(arguments{"help_center_id": center}), arguments{}
		},
		unchanged: map[string]string{
			"help_center_id": replacesRedirect, "from_url": replacesRedirect, "locale": replacesRedirect,
			"target_type": replacesRedirect, "target_id": replacesRedirect,
		},
		change: func(r *suite, ctx context.Context, ids map[string]string) error {
			return r.delete(ctx, r.redirect.path()+"/"+ids["intercom_help_center_redirect.test"])
		},
		shown:    "from_url", // of another redirect
		importID: func(centers []string, id string) string { return centers[0] + "/" + id },
		questions: []question{
			{
				field: "RedirectURL", text: "Does a redirect answer with the address that was sent?",
				ask: (*suite).redirectURL,
				answers: []answer{
					{intercomtest.RedirectURLKept, "RedirectURLKept", "yes"},
					{intercomtest.RedirectURLSettled, "RedirectURLSettled", "without upper case, query and slash at the end"},
				},
			},
			{
				field: "RedirectLocale", text: "What does a redirect to an article get that has no translation in its locale?",
				unasked: severalLanguages,
				answers: []answer{
					{intercomtest.RedirectLocaleAnother, "RedirectLocaleAnother", "another locale"},
					{intercomtest.RedirectLocaleRefused, "RedirectLocaleRefused", "422"},
				},
			},
			{
				field: "RedirectTarget", text: "What becomes of a redirect when its target is deleted?",
				ask: (*suite).redirectTarget,
				answers: []answer{
					{intercomtest.RedirectTargetGone, "RedirectTargetGone", "it is deleted"},
					{intercomtest.RedirectTargetStays, "RedirectTargetStays", "it stays"},
				},
			},
		},
	}
}

const replacesRedirect = "it replaces the redirect"

// redirects returns the redirects of all help centers.
func (r *suite) redirects(ctx context.Context) ([]object, error) {
	centers, err := r.list(ctx, centerPath)
	var all []object
	for _, center := range centers {
		redirects, err := r.list(ctx, redirectPlace{center: idOf(center)}.path())
		if err != nil {
			return nil, err
		}
		all = append(all, redirects...)
	}
	return all, err
}

// makeRedirectPlace removes the redirects and the collections of the suite, and makes a
// collection that a redirect can lead to.
func (r *suite) makeRedirectPlace(ctx context.Context) error {
	if err := helpCenterRedirects().removeAll(ctx, r); err != nil {
		return err
	}
	made, err := r.newCollections(ctx, 1)
	if err != nil {
		return err
	}
	r.redirect = redirectPlace{center: fmt.Sprint(made[0]["help_center_id"]), collection: idOf(made[0])}
	center, err := r.send(ctx, http.MethodGet, centerPath+"/"+r.redirect.center, nil)
	r.redirect.url = text(center, "url")
	return err
}

// newRedirect makes a redirect of the suite from an address in its help center.
func (r *suite) newRedirect(ctx context.Context, from func(center *url.URL) string) (object, error) {
	if err := r.makeRedirectPlace(ctx); err != nil {
		return nil, err
	}
	center, err := url.Parse(r.redirect.url)
	if err != nil {
		return nil, err
	}
	t := helpCenterRedirects()
	return r.create(ctx, r.redirect.path(), r.redirect.body(from(center)), func() ([]object, error) { return t.inUse(ctx, r, true) })
}

func (r *suite) redirectURL(ctx context.Context) (verdict, error) {
	var sent, settled string
	made, err := r.newRedirect(ctx, func(center *url.URL) string {
		center.Path += ourRedirect
		settled = center.String()
		center.Host, center.Path, center.RawQuery = strings.ToUpper(center.Host), center.Path+"/", "from=live"
		sent = center.String()
		return sent
	})
	switch {
	case err != nil:
		return verdict{}, asked(err)
	case text(made, "from_url") == sent:
		return is(intercomtest.RedirectURLKept), nil
	case text(made, "from_url") == settled:
		return is(intercomtest.RedirectURLSettled), nil
	}
	return odd("%q is answered with %q", sent, text(made, "from_url")), nil
}

func (r *suite) redirectTarget(ctx context.Context) (verdict, error) {
	made, err := r.newRedirect(ctx, func(center *url.URL) string { return center.String() + ourRedirect })
	if err != nil {
		return verdict{}, err
	}
	if err := r.delete(ctx, collectionPath+"/"+r.redirect.collection); err != nil {
		return verdict{}, err
	}
	left, err := r.redirects(ctx)
	switch {
	case err != nil:
		return verdict{}, err
	case withID(left, idOf(made)) == nil:
		return is(intercomtest.RedirectTargetGone), nil
	}
	return is(intercomtest.RedirectTargetStays), nil
}
