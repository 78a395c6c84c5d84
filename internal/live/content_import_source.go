package main

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentimportsource"
)

const (
	sourcePath   = "/ai/content_import_sources"
	firstSource  = "https://terraform-live.example.com"
	secondSource = "https://terraform-live.example.com/second"
	noSource     = "http://terraform-live-without-domain"
)

func contentImportSources() *trial {
	return &trial{
		Kind: contentimportsource.Kind, path: sourcePath,
		names: []string{firstSource, secondSource, noSource, pageSource},
		ours: func(o object) bool {
			return slices.ContainsFunc(contentImportSources().names, func(name string) bool { return intercom.SameURL(text(o, "url"), name) })
		},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"url": name}, arguments{"url": secondSource, "status": "deactivated"}
		},
		unchanged: map[string]string{
			"audience_ids":                       "the trial of audiences removes those that it makes",
			"apply_audience_to_existing_content": "Intercom does not show it, so that the plan after an import has it as a change",
		},
		byHand: object{"sync_behavior": "api", "url": secondSource, "status": "active"}, shown: "status",
		importID:  func([]string, string) string { return secondSource },
		questions: contentImportSourceQuestions(),
	}
}

func contentImportSourceQuestions() []question {
	return []question{
		{
			field: "ContentImportSourceURLs", text: "What does a new content import source get whose URL another one has?",
			ask: (*suite).sourceURLs,
			answers: []answer{
				{intercomtest.ContentImportSourceURLsNotUnique, "ContentImportSourceURLsNotUnique", "it is a second one"},
				{intercomtest.ContentImportSourceURLsUnique, "ContentImportSourceURLsUnique", "it is refused"},
				{intercomtest.ContentImportSourceURLsUpsert, "ContentImportSourceURLsUpsert", "the existing one is answered"},
			},
		},
		{
			field: "ContentImportSourceURLCheck", text: "How is the URL of a content import source refused that has no public domain name?",
			ask: (*suite).sourceURLCheck,
			answers: []answer{
				{intercomtest.ContentImportSourceURLCheck400, "ContentImportSourceURLCheck400", "400"},
				{intercomtest.ContentImportSourceURLCheck422, "ContentImportSourceURLCheck422", "422"},
				{intercomtest.ContentImportSourceURLCheckNone, "ContentImportSourceURLCheckNone", "it is accepted"},
			},
		},
		{
			field: "ContentImportSourceURLForm", text: "Does the URL of a content import source come back as it was sent?",
			ask: (*suite).sourceURLForm,
			answers: []answer{
				{intercomtest.ContentImportSourceURLFormKept, "ContentImportSourceURLFormKept", "yes"},
				{intercomtest.ContentImportSourceURLFormSlash, "ContentImportSourceURLFormSlash", "with a slash at its end"},
			},
		},
		{
			field: "ContentImportSourceUpdate", text: "What becomes of the fields of a content import source that a PUT leaves out?",
			ask: (*suite).sourceUpdate,
			answers: []answer{
				{intercomtest.ContentImportSourceUpdateKept, "ContentImportSourceUpdateKept", "they stay"},
				{intercomtest.ContentImportSourceUpdateReset, "ContentImportSourceUpdateReset", "they are reset"},
			},
		},
		{
			field: "ContentImportSourceAudience", text: "How is an audience of a content import source refused that does not exist?",
			ask: (*suite).sourceAudience,
			answers: []answer{
				{intercomtest.ContentImportSourceAudience404, "ContentImportSourceAudience404", "404"},
				{intercomtest.ContentImportSourceAudience400, "ContentImportSourceAudience400", "400"},
			},
		},
	}
}

// newSource removes the sources of the suite, and makes a new one.
func (r *suite) newSource(ctx context.Context, with object) (object, error) {
	body := object{"sync_behavior": "api", "url": firstSource}
	maps.Copy(body, with)
	return contentImportSources().createOnly(ctx, r, body)
}

func (r *suite) sourceURLs(ctx context.Context) (verdict, error) {
	first, err := r.newSource(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	second, err := r.send(ctx, http.MethodPost, sourcePath, object{"sync_behavior": "api", "url": firstSource})
	if err == nil && idOf(first) == idOf(second) {
		return is(intercomtest.ContentImportSourceURLsUpsert), nil
	}
	return byAcceptance(err, intercomtest.ContentImportSourceURLsNotUnique, intercomtest.ContentImportSourceURLsUnique)
}

func (r *suite) sourceURLCheck(ctx context.Context) (verdict, error) {
	_, err := r.newSource(ctx, object{"url": noSource})
	return byStatus(err, intercomtest.ContentImportSourceURLCheckNone, map[int]any{
		http.StatusBadRequest:          intercomtest.ContentImportSourceURLCheck400,
		http.StatusUnprocessableEntity: intercomtest.ContentImportSourceURLCheck422,
	})
}

func (r *suite) sourceURLForm(ctx context.Context) (verdict, error) {
	made, err := r.newSource(ctx, nil)
	switch {
	case err != nil:
		return verdict{}, err
	case text(made, "url") == firstSource:
		return is(intercomtest.ContentImportSourceURLFormKept), nil
	case text(made, "url") == firstSource+"/":
		return is(intercomtest.ContentImportSourceURLFormSlash), nil
	}
	return odd("%v", made["url"]), nil
}

func (r *suite) sourceUpdate(ctx context.Context) (verdict, error) {
	made, err := r.newSource(ctx, object{"status": "deactivated"})
	if err != nil {
		return verdict{}, err
	}
	after, err := r.put(ctx, sourcePath+"/"+idOf(made), object{"sync_behavior": "api", "url": firstSource})
	switch {
	case err != nil:
		return verdict{}, asked(err)
	case text(after, "status") == "deactivated":
		return is(intercomtest.ContentImportSourceUpdateKept), nil
	}
	return is(intercomtest.ContentImportSourceUpdateReset), nil
}

func (r *suite) sourceAudience(ctx context.Context) (verdict, error) {
	_, err := r.newSource(ctx, object{"audience_ids": []int{999999999}})
	return byStatus(err, nil, map[int]any{
		http.StatusNotFound: intercomtest.ContentImportSourceAudience404, http.StatusBadRequest: intercomtest.ContentImportSourceAudience400,
	})
}
