package main

import (
	"context"
	"maps"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/externalpage"
)

const (
	pagePath   = "/ai/external_pages"
	pageSource = "https://terraform-live-pages.example.com"
	livePage   = "Terraform live page"
	otherPage  = "Terraform live other page"
)

func externalPages() *trial {
	return &trial{
		Kind: externalpage.Kind, path: pagePath,
		names: []string{livePage, otherPage},
		// The list can have pages that were deleted: they have no HTML.
		ours: func(o object) bool {
			return strings.EqualFold(text(o, "external_id"), livePage) && text(o, "html") != ""
		},
		arguments: func(r *suite, name string) (create, update arguments) {
			create = arguments{
				"source_id": r.pageSource, "external_id": livePage, "title": name, "html": "<p>Created</p>", "url": pageSource + "/page",
			}
			update = arguments{
				"title": otherPage, "html": "<h3>Updated</h3>\n<p>Twice</p>", "url": pageSource + "/other",
				"ai_agent_availability": false, "ai_copilot_availability": false,
			}
			return create, update
		},
		unchanged: map[string]string{"source_id": "it replaces the page", "external_id": "it replaces the page"},
		change: func(r *suite, ctx context.Context, _ map[string]string) error {
			_, err := r.send(ctx, http.MethodPost, pagePath, r.pageBody(object{"html": "<p>By hand</p>"}))
			return err
		},
		byHand: object{"html": "<p>By hand</p>"}, shown: "html",
		importID: func([]string, string) string { return livePage },
		prepare: func(r *suite, ctx context.Context, _ string) (prepared, error) {
			return prepared{name: livePage}, r.newPageSource(ctx)
		},
		questions: externalPageQuestions(),
	}
}

func externalPageQuestions() []question {
	return []question{
		{
			field: "ExternalPageAvailability", text: "Is an external page available whose creation does not say so?",
			ask: (*suite).pageAvailability,
			answers: []answer{
				{intercomtest.ExternalPageAvailabilityOn, "ExternalPageAvailabilityOn", "yes"},
				{intercomtest.ExternalPageAvailabilityOff, "ExternalPageAvailabilityOff", "no"},
			},
		},
		{
			field: "ExternalPageURL", text: "What becomes of the URL of an external page when its creation is sent again without one?",
			ask: (*suite).pageURL,
			answers: []answer{
				{intercomtest.ExternalPageURLRemoved, "ExternalPageURLRemoved", "it is removed"},
				{intercomtest.ExternalPageURLKept, "ExternalPageURLKept", "it stays"},
			},
		},
		{
			field: "ExternalPageHTML", text: "Does the HTML of an external page come back as it was sent?",
			ask: (*suite).pageHTML,
			answers: []answer{
				{intercomtest.ExternalPageHTMLKept, "ExternalPageHTMLKept", "yes"},
				{intercomtest.ExternalPageHTMLReduced, "ExternalPageHTMLReduced", "no, only the body"},
			},
		},
		{
			field: "ExternalPageIDs", text: "Do external ids that differ in case belong to one external page?",
			ask: (*suite).pageIDs,
			answers: []answer{
				{intercomtest.ExternalPageIDsCaseSensitive, "ExternalPageIDsCaseSensitive", "no"},
				{intercomtest.ExternalPageIDsIgnoreCase, "ExternalPageIDsIgnoreCase", "yes"},
			},
		},
		{
			field: "ExternalPageSource", text: "How is an external page of a source refused that does not exist?",
			ask: (*suite).pageOfNoSource,
			answers: []answer{
				{intercomtest.ExternalPageSource404, "ExternalPageSource404", "404"},
				{intercomtest.ExternalPageSource400, "ExternalPageSource400", "400"},
			},
		},
		{
			field: "DeletedExternalPage", text: "What does the id of an external page find that was deleted?",
			ask: (*suite).deletedPage,
			answers: []answer{
				{intercomtest.DeletedExternalPageNotFound, "DeletedExternalPageNotFound", "nothing"},
				{intercomtest.DeletedExternalPageEmpty, "DeletedExternalPageEmpty", "a page without HTML"},
			},
		},
		{
			field: "DeletedExternalPages", text: "Does the list have external pages that were deleted?",
			ask: (*suite).deletedPages,
			answers: []answer{
				{intercomtest.DeletedExternalPagesHidden, "DeletedExternalPagesHidden", "no"},
				{intercomtest.DeletedExternalPagesListed, "DeletedExternalPagesListed", "yes, without HTML"},
			},
		},
		{
			field: "ExternalPageAgain", text: "Which id does an external page get that is created again?",
			ask: (*suite).pageAgain,
			answers: []answer{
				{intercomtest.ExternalPageAgainNew, "ExternalPageAgainNew", "another one"},
				{intercomtest.ExternalPageAgainRevived, "ExternalPageAgainRevived", "the one that it had"},
			},
		},
	}
}

// newPageSource makes a source without pages.
func (r *suite) newPageSource(ctx context.Context) error {
	made, err := contentImportSources().createOnly(ctx, r, object{"sync_behavior": "api", "url": pageSource})
	if err == nil {
		r.pageSource = made["id"]
	}
	return err
}

// pageBody returns a page of the suite's source, with other values.
func (r *suite) pageBody(with object) object {
	body := object{"source_id": r.pageSource, "external_id": livePage, "title": livePage, "html": "<p>Page</p>", "locale": "en"}
	maps.Copy(body, with)
	return body
}

// newPage makes a page of a new source. A repeated request changes the same page.
func (r *suite) newPage(ctx context.Context, with object) (object, error) {
	if err := r.newPageSource(ctx); err != nil {
		return nil, err
	}
	return r.savePage(ctx, with)
}

func (r *suite) savePage(ctx context.Context, with object) (object, error) {
	return r.create(ctx, pagePath, r.pageBody(with), func() ([]object, error) { return nil, nil })
}

func (r *suite) pageAvailability(ctx context.Context) (verdict, error) {
	made, err := r.newPage(ctx, nil)
	switch {
	case err != nil:
		return verdict{}, err
	case made["ai_agent_availability"] == true:
		return is(intercomtest.ExternalPageAvailabilityOn), nil
	}
	return is(intercomtest.ExternalPageAvailabilityOff), nil
}

func (r *suite) pageURL(ctx context.Context) (verdict, error) {
	if _, err := r.newPage(ctx, object{"url": pageSource + "/page"}); err != nil {
		return verdict{}, err
	}
	after, err := r.savePage(ctx, nil)
	switch {
	case err != nil:
		return verdict{}, err
	case text(after, "url") == "":
		return is(intercomtest.ExternalPageURLRemoved), nil
	}
	return is(intercomtest.ExternalPageURLKept), nil
}

func (r *suite) pageHTML(ctx context.Context) (verdict, error) {
	const document = "<!doctype html>\n<html><head><title>Page</title></head><body><h3>Page</h3></body></html>\n"
	made, err := r.newPage(ctx, object{"html": document})
	switch {
	case err != nil:
		return verdict{}, err
	case text(made, "html") == document:
		return is(intercomtest.ExternalPageHTMLKept), nil
	case text(made, "html") == "<h3>Page</h3>":
		return is(intercomtest.ExternalPageHTMLReduced), nil
	}
	return odd("%q", text(made, "html")), nil
}

func (r *suite) pageIDs(ctx context.Context) (verdict, error) {
	first, err := r.newPage(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	second, err := r.savePage(ctx, object{"external_id": strings.ToUpper(livePage)})
	switch {
	case err != nil:
		return verdict{}, asked(err)
	case idOf(first) == idOf(second):
		return is(intercomtest.ExternalPageIDsIgnoreCase), nil
	}
	return is(intercomtest.ExternalPageIDsCaseSensitive), nil
}

func (r *suite) pageOfNoSource(ctx context.Context) (verdict, error) {
	_, err := r.send(ctx, http.MethodPost, pagePath, r.pageBody(object{"source_id": 999999999}))
	return byStatus(err, nil, map[int]any{http.StatusNotFound: intercomtest.ExternalPageSource404, http.StatusBadRequest: intercomtest.ExternalPageSource400})
}

// newDeletedPage makes a page and deletes it.
func (r *suite) newDeletedPage(ctx context.Context) (object, error) {
	made, err := r.newPage(ctx, nil)
	if err != nil {
		return nil, err
	}
	return made, r.delete(ctx, pagePath+"/"+idOf(made))
}

func (r *suite) deletedPage(ctx context.Context) (verdict, error) {
	page, err := r.newDeletedPage(ctx)
	if err != nil {
		return verdict{}, err
	}
	after, err := r.send(ctx, http.MethodGet, pagePath+"/"+idOf(page), nil)
	if err == nil && text(after, "html") != "" {
		return odd("the page, with its HTML"), nil
	}
	return byStatus(err, intercomtest.DeletedExternalPageEmpty, map[int]any{http.StatusNotFound: intercomtest.DeletedExternalPageNotFound})
}

func (r *suite) deletedPages(ctx context.Context) (verdict, error) {
	page, err := r.newDeletedPage(ctx)
	if err != nil {
		return verdict{}, err
	}
	all, err := r.list(ctx, pagePath)
	switch listed := withID(all, idOf(page)); {
	case err != nil:
		return verdict{}, err
	case listed == nil:
		return is(intercomtest.DeletedExternalPagesHidden), nil
	case text(listed, "html") == "":
		return is(intercomtest.DeletedExternalPagesListed), nil
	}
	return odd("the list has the page with its HTML"), nil
}

func (r *suite) pageAgain(ctx context.Context) (verdict, error) {
	page, err := r.newDeletedPage(ctx)
	if err != nil {
		return verdict{}, err
	}
	again, err := r.savePage(ctx, nil)
	switch {
	case err != nil:
		return verdict{}, asked(err)
	case idOf(again) == idOf(page):
		return is(intercomtest.ExternalPageAgainRevived), nil
	}
	return is(intercomtest.ExternalPageAgainNew), nil
}
