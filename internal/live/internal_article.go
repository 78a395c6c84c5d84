package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/internalarticle"
)

const (
	internalArticlePath   = "/internal_articles"
	firstInternalArticle  = "Terraform live internal article"
	secondInternalArticle = "Terraform live second internal article"
)

func internalArticles() *trial {
	return &trial{
		Kind: internalarticle.Kind, path: internalArticlePath,
		names: []string{firstInternalArticle, secondInternalArticle},
		arguments: func(r *suite, name string) (create, update arguments) {
			owner := r.owner()
			return arguments{"title": name, "body_markdown": "Within 14 days.", "author_id": owner, "owner_id": owner},
				arguments{
					"title": secondInternalArticle, "body_markdown": "# When\n\nWithin **30** days.",
					"ai_chatbot_availability": true, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
				}
		},
		unchanged: map[string]string{
			"author_id":    "a test workspace may have one teammate",
			"owner_id":     "a test workspace may have one teammate",
			"body":         "it is another form of body_markdown",
			"audience_ids": "it takes an audience, and those of the suite come and go",
		},
		byHand: object{"body": "<p>By hand</p>"}, shown: "body_markdown",
		questions: []question{
			{
				field: "InternalArticleBodies", text: "Does Intercom rewrite the bodies of internal articles?",
				ask: (*suite).internalArticleBodies,
				answers: []answer{
					{intercomtest.InternalArticleBodiesRewritten, "InternalArticleBodiesRewritten", "yes, as those of articles"},
					{intercomtest.InternalArticleBodiesEchoed, "InternalArticleBodiesEchoed", "no"},
				},
			},
			{
				field: "InternalArticleTitles", text: "Must titles of internal articles be unique?",
				ask: (*suite).internalArticleTitles,
				answers: []answer{
					{intercomtest.InternalArticleTitlesNotUnique, "InternalArticleTitlesNotUnique", "no"},
					{intercomtest.InternalArticleTitlesUnique, "InternalArticleTitlesUnique", "yes"},
				},
			},
			{
				field: "InternalArticleOwners", text: "Is an owner of an internal article refused who is no teammate?",
				ask: (*suite).internalArticleOwners,
				answers: []answer{
					{intercomtest.InternalArticleOwnersTeammates, "InternalArticleOwnersTeammates", "yes"},
					{intercomtest.InternalArticleOwnersUnchecked, "InternalArticleOwnersUnchecked", "no"},
				},
			},
		},
	}
}

// owner returns the id of the teammate whose access token this is. The client has asked
// Intercom for it before anything else, so that there is no request.
func (r *suite) owner() string {
	where, err := r.client.Workspace.Get(context.Background())
	if err != nil {
		return ""
	}
	return where.Owner.ID.String()
}

// newInternalArticle removes the internal articles of the suite, and makes a new one
// and reads it.
func (r *suite) newInternalArticle(ctx context.Context) (object, error) {
	owner := json.Number(r.owner()) //nolint:contextcheck // nothing is sent
	made, err := internalArticles().createOnly(ctx, r, object{
		"title": firstInternalArticle, "body": "<p>Within <strong>14</strong> days.</p>", "author_id": owner, "owner_id": owner,
	})
	if err != nil {
		return nil, err
	}
	return r.send(ctx, http.MethodGet, internalArticlePath+"/"+idOf(made), nil)
}

func (r *suite) internalArticleBodies(ctx context.Context) (verdict, error) {
	o, err := r.newInternalArticle(ctx)
	body := text(o, "body")
	switch {
	case err != nil:
		return verdict{}, err
	case body == "<p>Within <strong>14</strong> days.</p>":
		return is(intercomtest.InternalArticleBodiesEchoed), nil
	case strings.Contains(body, "<b>14</b>"):
		return is(intercomtest.InternalArticleBodiesRewritten), nil
	}
	return odd("%q", body), nil
}

func (r *suite) internalArticleTitles(ctx context.Context) (verdict, error) {
	o, err := r.newInternalArticle(ctx)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodPost, internalArticlePath, object{
		"title": firstInternalArticle, "body": "<p>Never.</p>", "author_id": o["author_id"], "owner_id": o["owner_id"],
	})
	return byAcceptance(err, intercomtest.InternalArticleTitlesNotUnique, intercomtest.InternalArticleTitlesUnique)
}

func (r *suite) internalArticleOwners(ctx context.Context) (verdict, error) {
	o, err := r.newInternalArticle(ctx)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.put(ctx, internalArticlePath+"/"+idOf(o), object{"owner_id": 1})
	return byAcceptance(err, intercomtest.InternalArticleOwnersUnchecked, intercomtest.InternalArticleOwnersTeammates)
}
