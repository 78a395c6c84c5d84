package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/newsitem"
)

const (
	newsItemPath   = "/news/news_items"
	firstNewsItem  = "Terraform live news item"
	secondNewsItem = "Terraform live second news item"
)

// newsItems is the trial of news items. All of them stay drafts, so that no customer of
// the workspace sees one.
func newsItems() *trial {
	return &trial{
		Kind: newsitem.Kind, path: newsItemPath,
		names: []string{firstNewsItem, secondNewsItem},
		arguments: func(r *suite, name string) (create, update arguments) {
			create = arguments{"title": name, "body": "<p>Within 14 days.</p>", "sender_id": r.owner()}
			update = arguments{
				"title": secondNewsItem, "body": "<h2>When</h2><p>Within <b>30</b> days.</p>", "deliver_silently": true,
				"labels": []string{"Terraform", "Live"}, "reactions": []string{"😆", "👍"},
			}
			return create, update
		},
		unchanged: map[string]string{
			"sender_id":            "a test workspace may have one teammate",
			"state":                "customers would see a live item",
			"newsfeed_assignments": "a test workspace may have no newsfeed",
		},
		change: func(r *suite, ctx context.Context, ids map[string]string) error {
			_, err := r.put(ctx, newsItemPath+"/"+ids["intercom_news_item.test"], object{
				"title": secondNewsItem, "sender_id": json.Number(r.owner()), "body": "<p>By hand</p>", //nolint:contextcheck // nothing is sent
			})
			return err
		},
		shown: "body",
		questions: []question{
			{
				field: "NewsItemUpdate", text: "What does an update of a news item do to labels that it leaves out?",
				ask: (*suite).newsItemUpdate,
				answers: []answer{
					{intercomtest.NewsItemUpdateKept, "NewsItemUpdateKept", "nothing"},
					{intercomtest.NewsItemUpdateCleared, "NewsItemUpdateCleared", "it removes them"},
				},
			},
			{
				field: "NewsItemBodies", text: "Does Intercom rewrite the bodies of news items?",
				ask: (*suite).newsItemBodies,
				answers: []answer{
					{intercomtest.NewsItemBodiesRewritten, "NewsItemBodiesRewritten", "yes, as those of articles"},
					{intercomtest.NewsItemBodiesEchoed, "NewsItemBodiesEchoed", "no"},
				},
			},
			{
				field: "NewsItemLabels", text: "In which order are the labels of a news item?",
				ask: (*suite).newsItemLabels,
				answers: []answer{
					{intercomtest.NewsItemLabelsSorted, "NewsItemLabelsSorted", "sorted"},
					{intercomtest.NewsItemLabelsKept, "NewsItemLabelsKept", "as they were sent"},
				},
			},
			{
				field: "NewsItemReactions", text: "Which reactions has a news item without any?",
				ask: (*suite).newsItemReactions,
				answers: []answer{
					{intercomtest.NewsItemReactionsNulls, "NewsItemReactionsNulls", "several times null"},
					{intercomtest.NewsItemReactionsEmpty, "NewsItemReactionsEmpty", "an empty list"},
				},
			},
			{
				field: "NewsItemDraftDates", text: "Does a draft show when newsfeeds publish it?",
				unasked: "it takes a newsfeed, which only Intercom's interface can create; the provider ignores the dates of drafts",
				answers: []answer{
					{intercomtest.NewsItemDraftDatesHidden, "NewsItemDraftDatesHidden", "no"},
					{intercomtest.NewsItemDraftDatesShown, "NewsItemDraftDatesShown", "yes"},
				},
			},
			{
				field: "NewsDisabled", text: "How does a workspace without News refuse requests?",
				unasked: "a workspace has News or not; the provider reports both refusals",
				answers: []answer{
					{intercomtest.NewsDisabledNotFound, "NewsDisabledNotFound", "404"},
					{intercomtest.NewsDisabledPlan, "NewsDisabledPlan", "403, as for what is not in the plan"},
				},
			},
		},
	}
}

// newNewsItem removes the news items of the suite, and makes a draft and reads it.
func (r *suite) newNewsItem(ctx context.Context) (object, error) {
	made, err := newsItems().createOnly(ctx, r, object{
		"title": firstNewsItem, "sender_id": json.Number(r.owner()), "body": "<p>Within <strong>14</strong> days.</p>", //nolint:contextcheck // nothing is sent
		"state": "draft", "labels": []string{"Terraform", "Live"},
	})
	if err != nil {
		return nil, err
	}
	return r.send(ctx, http.MethodGet, newsItemPath+"/"+idOf(made), nil)
}

func (r *suite) newsItemUpdate(ctx context.Context) (verdict, error) {
	o, err := r.newNewsItem(ctx)
	if err != nil {
		return verdict{}, err
	}
	after, err := r.put(ctx, newsItemPath+"/"+idOf(o), object{"title": firstNewsItem, "sender_id": o["sender_id"]})
	if err != nil {
		return verdict{}, err
	}
	if labels, _ := after["labels"].([]any); len(labels) > 0 {
		return is(intercomtest.NewsItemUpdateKept), nil
	}
	return is(intercomtest.NewsItemUpdateCleared), nil
}

func (r *suite) newsItemBodies(ctx context.Context) (verdict, error) {
	o, err := r.newNewsItem(ctx)
	body := text(o, "body")
	switch {
	case err != nil:
		return verdict{}, err
	case body == "<p>Within <strong>14</strong> days.</p>":
		return is(intercomtest.NewsItemBodiesEchoed), nil
	case strings.Contains(body, "<b>14</b>"):
		return is(intercomtest.NewsItemBodiesRewritten), nil
	}
	return odd("%q", body), nil
}

func (r *suite) newsItemLabels(ctx context.Context) (verdict, error) {
	o, err := r.newNewsItem(ctx)
	labels, _ := o["labels"].([]any)
	switch {
	case err != nil:
		return verdict{}, err
	case len(labels) == 2 && labels[0] == "Live":
		return is(intercomtest.NewsItemLabelsSorted), nil
	case len(labels) == 2 && labels[0] == "Terraform":
		return is(intercomtest.NewsItemLabelsKept), nil
	}
	return odd("%v", labels), nil
}

func (r *suite) newsItemReactions(ctx context.Context) (verdict, error) {
	o, err := r.newNewsItem(ctx)
	reactions, isList := o["reactions"].([]any)
	switch {
	case err != nil:
		return verdict{}, err
	case len(reactions) > 0 && reactions[0] == nil:
		return is(intercomtest.NewsItemReactionsNulls), nil
	case isList && len(reactions) == 0:
		return is(intercomtest.NewsItemReactionsEmpty), nil
	}
	return odd("%v", o["reactions"]), nil
}
