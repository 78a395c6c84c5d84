package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/article"
)

const (
	articlePath   = "/articles"
	firstArticle  = "Terraform live article"
	secondArticle = "Terraform live second article"
)

func articles() *trial {
	author := expression("data.intercom_workspace.this.admin_id")
	return &trial{
		Kind: article.Kind, path: articlePath,
		names: []string{firstArticle, secondArticle},
		data:  "\ndata \"intercom_workspace\" \"this\" {}\n",
		arguments: func(_ *suite, name string) (create, update arguments) {
			create = arguments{
				"title": name, "description": "Created", "body_markdown": "# Created\n\nAs Markdown.", "author_id": author,
				"ai_chatbot_availability": false, "ai_copilot_availability": false, "ai_sales_agent_availability": false,
			}
			update = arguments{
				"title": secondArticle, "description": "Updated", "body_markdown": "# Updated\n\nAs **Markdown**.",
				"ai_chatbot_availability": true, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
			}
			return create, update
		},
		unchanged: map[string]string{
			"body":          "ArticleBodies asks what Intercom makes of HTML",
			"author_id":     "it takes a second teammate",
			"state":         published,
			"collection_id": "ArticleParents asks about it",
			"audience_ids":  "ArticleAudiencesNull asks about them",
			"tag_ids":       "ArticleTagAgain asks about them",
			"translations":  severalLanguages,
		},
		byHand: object{"body_markdown": "By hand."}, shown: "body_markdown",
		questions: articleQuestions(),
	}
}

const published = "it takes a published article, which visitors can read"

func articleQuestions() []question {
	return []question{
		{
			field: "ArticleUpdate", text: "What becomes of the fields of an article that a PUT leaves out?",
			ask: (*suite).articleUpdate,
			answers: []answer{
				{intercomtest.ArticleUpdateKept, "ArticleUpdateKept", "they stay"},
				{intercomtest.ArticleUpdateReset, "ArticleUpdateReset", "they are reset"},
			},
		},
		{
			field: "ArticleBodies", text: "Does Intercom change the HTML of articles?",
			ask: (*suite).articleBodies,
			answers: []answer{
				{intercomtest.ArticleBodiesRewritten, "ArticleBodiesRewritten", "yes"},
				{intercomtest.ArticleBodiesEchoed, "ArticleBodiesEchoed", "no"},
			},
		},
		{
			field: "ArticleMarkdown", text: "What does the Markdown of an article read as that was made from Markdown?",
			ask: (*suite).articleMarkdown,
			answers: []answer{
				{intercomtest.ArticleMarkdownKept, "ArticleMarkdownKept", "the same, with a line break"},
				{intercomtest.ArticleMarkdownRendered, "ArticleMarkdownRendered", "what is made of the HTML"},
			},
		},
		{
			field: "ArticlePendingDraft", text: "What does a PUT of a published article change that has changes which nobody has published?",
			unasked: published,
			answers: []answer{
				{intercomtest.ArticlePendingDraftChanged, "ArticlePendingDraftChanged", "these changes"},
				{intercomtest.ArticlePendingDraftLive, "ArticlePendingDraftLive", "the published article"},
			},
		},
		{
			field: "ArticleParents", text: "Does the answer to a create have the collection?",
			ask: (*suite).articleParents,
			answers: []answer{
				{intercomtest.ArticleParentsShown, "ArticleParentsShown", "yes"},
				{intercomtest.ArticleParentsLater, "ArticleParentsLater", "no"},
			},
		},
		{
			field: "ArticleParentClear", text: `Does a parent_id of "" take an article out of its collection?`,
			ask: (*suite).articleParentClear,
			answers: []answer{
				{intercomtest.ArticleParentClearRefused, "ArticleParentClearRefused", "no"},
				{intercomtest.ArticleParentClearApplied, "ArticleParentClearApplied", "yes"},
			},
		},
		{
			field: "ArticleTitles", text: "Must titles of articles be unique?",
			ask: (*suite).articleTitles,
			answers: []answer{
				{intercomtest.ArticleTitlesNotUnique, "ArticleTitlesNotUnique", "no"},
				{intercomtest.ArticleTitles400, "ArticleTitles400", "yes, 400"},
				{intercomtest.ArticleTitles422, "ArticleTitles422", "yes, 422"},
			},
		},
		{
			field: "ArticleTagAgain", text: "What does a tag get that the article has already?",
			ask: (*suite).articleTagAgain,
			answers: []answer{
				{intercomtest.ArticleTagAgainAccepted, "ArticleTagAgainAccepted", "200"},
				{intercomtest.ArticleTagAgainRefused, "ArticleTagAgainRefused", "a refusal"},
			},
		},
		{
			field: "ArticleAudiencesNull", text: "What do audience_ids of null do?",
			unasked: "the provider sends [] only, which is documented",
			answers: []answer{
				{intercomtest.ArticleAudiencesNullClears, "ArticleAudiencesNullClears", "remove them"},
				{intercomtest.ArticleAudiencesNullIgnored, "ArticleAudiencesNullIgnored", "nothing"},
				{intercomtest.ArticleAudiencesNullRefused, "ArticleAudiencesNullRefused", "they are refused"},
			},
		},
	}
}

// newArticle removes the articles of the suite, and makes a draft.
func (r *suite) newArticle(ctx context.Context, more object) (object, error) {
	me, err := r.send(ctx, http.MethodGet, "/me", nil)
	if err != nil {
		return nil, err
	}
	body := object{"title": firstArticle, "author_id": json.Number(idOf(me)), "description": "Made"}
	for field, value := range more {
		body[field] = value
	}
	return articles().createOnly(ctx, r, body)
}

// newArticleInCollection is newArticle for an article in a collection of the suite.
func (r *suite) newArticleInCollection(ctx context.Context) (object, error) {
	collections, err := r.newCollections(ctx, 1)
	if err != nil {
		return nil, err
	}
	return r.newArticle(ctx, object{"parent_id": json.Number(idOf(collections[0])), "parent_type": "collection"})
}

func (r *suite) articleUpdate(ctx context.Context) (verdict, error) {
	made, err := r.newArticle(ctx, object{"body": "<p>Made</p>"})
	if err != nil {
		return verdict{}, err
	}
	o, err := r.put(ctx, articlePath+"/"+idOf(made), object{"title": secondArticle})
	switch {
	case err != nil:
		return verdict{}, err
	case text(o, "description") == "Made" && text(o, "body") != "":
		return is(intercomtest.ArticleUpdateKept), nil
	case text(o, "description") == "" && text(o, "body") == "":
		return is(intercomtest.ArticleUpdateReset), nil
	}
	return odd("description %v, body %v", o["description"], o["body"]), nil
}

func (r *suite) articleBodies(ctx context.Context) (verdict, error) {
	const sent = "<p>Made</p>"
	switch o, err := r.newArticle(ctx, object{"body": sent}); {
	case err != nil:
		return verdict{}, err
	case text(o, "body") == sent:
		return is(intercomtest.ArticleBodiesEchoed), nil
	default:
		return verdict{answer: intercomtest.ArticleBodiesRewritten, note: text(o, "body")}, nil
	}
}

func (r *suite) articleMarkdown(ctx context.Context) (verdict, error) {
	const sent = "#### Made\n\nIt is **here**."
	switch o, err := r.newArticle(ctx, object{"body_markdown": sent}); {
	case err != nil:
		return verdict{}, err
	case strings.TrimSpace(text(o, "body_markdown")) == sent:
		return is(intercomtest.ArticleMarkdownKept), nil
	default:
		return verdict{answer: intercomtest.ArticleMarkdownRendered, note: text(o, "body_markdown")}, nil
	}
}

func (r *suite) articleParents(ctx context.Context) (verdict, error) {
	o, err := r.newArticleInCollection(ctx)
	if err != nil {
		return verdict{}, err
	}
	if parents, _ := o["parent_ids"].([]any); len(parents) == 0 {
		return is(intercomtest.ArticleParentsLater), nil
	}
	return is(intercomtest.ArticleParentsShown), nil
}

func (r *suite) articleParentClear(ctx context.Context) (verdict, error) {
	made, err := r.newArticleInCollection(ctx)
	if err != nil {
		return verdict{}, err
	}
	path := articlePath + "/" + idOf(made)
	_, err = r.put(ctx, path, object{"parent_id": "", "parent_type": "collection"})
	if e := refusal(err); e != nil {
		return isRefused(intercomtest.ArticleParentClearRefused, e), nil
	}
	if err != nil {
		return verdict{}, err
	}
	o, err := r.send(ctx, http.MethodGet, path, nil)
	if parents, _ := o["parent_ids"].([]any); len(parents) > 0 {
		return is(intercomtest.ArticleParentClearRefused), err
	}
	return is(intercomtest.ArticleParentClearApplied), err
}

func (r *suite) articleTitles(ctx context.Context) (verdict, error) {
	made, err := r.newArticle(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodPost, articlePath, object{"title": firstArticle, "author_id": made["author_id"]})
	return byStatus(err, intercomtest.ArticleTitlesNotUnique, map[int]any{
		http.StatusBadRequest:          intercomtest.ArticleTitles400,
		http.StatusUnprocessableEntity: intercomtest.ArticleTitles422,
	})
}

func (r *suite) articleTagAgain(ctx context.Context) (verdict, error) {
	made, err := r.newArticle(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	tag, err := tags().createOnly(ctx, r, object{"name": escapedTag})
	if err != nil {
		return verdict{}, err
	}
	path := articlePath + "/" + idOf(made) + "/tags"
	if _, err := r.send(ctx, http.MethodPost, path, object{"id": idOf(tag)}); err != nil && refusal(err) == nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodPost, path, object{"id": idOf(tag)})
	return byAcceptance(err, intercomtest.ArticleTagAgainAccepted, intercomtest.ArticleTagAgainRefused)
}
