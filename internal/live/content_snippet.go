package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentsnippet"
)

const (
	snippetPath   = "/content_snippets"
	firstSnippet  = "Terraform live snippet"
	secondSnippet = "Terraform live second snippet"
)

func contentSnippets() *trial {
	return &trial{
		Kind: contentsnippet.Kind, path: snippetPath,
		names: []string{firstSnippet, secondSnippet},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"title": name, "body_markdown": "Open the settings."},
				arguments{
					"title": secondSnippet, "body_markdown": "# How\n\nOpen the **menu**.", "locale": "fr",
					"ai_chatbot_availability": true, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
				}
		},
		unchanged: map[string]string{"audience_ids": "it takes an audience, and those of the suite come and go"},
		byHand:    object{"body_markdown": "By hand"}, shown: "body_markdown",
		questions: []question{
			{
				field: "SnippetTitles", text: "Must titles of content snippets in one language be unique?",
				ask: (*suite).snippetTitles,
				answers: []answer{
					{intercomtest.SnippetTitlesNotUnique, "SnippetTitlesNotUnique", "no"},
					{intercomtest.SnippetTitlesUnique, "SnippetTitlesUnique", "yes"},
				},
			},
			{
				field: "SnippetMarkdown", text: "Does the Markdown of a content snippet begin with the title?",
				ask: (*suite).snippetMarkdown,
				answers: []answer{
					{intercomtest.SnippetMarkdownTitled, "SnippetMarkdownTitled", "yes, as a heading"},
					{intercomtest.SnippetMarkdownTextOnly, "SnippetMarkdownTextOnly", "no"},
				},
			},
			{
				field: "SnippetBlocks", text: "Do the blocks of a content snippet come back as they were sent?",
				ask: (*suite).snippetBlocks,
				answers: []answer{
					{intercomtest.SnippetBlocksEchoed, "SnippetBlocksEchoed", "yes"},
					{intercomtest.SnippetBlocksDecorated, "SnippetBlocksDecorated", "with more keys"},
				},
			},
			{
				field: "SnippetDeleteAgain", text: "What does deleting a content snippet a second time do?",
				ask: (*suite).snippetDeleteAgain,
				answers: []answer{
					{intercomtest.SnippetDeleteAgain404, "SnippetDeleteAgain404", "404"},
					{intercomtest.SnippetDeleteAgainAccepted, "SnippetDeleteAgainAccepted", "nothing"},
				},
			},
		},
	}
}

// newSnippet removes the content snippets of the suite, and makes a new one and reads
// it.
func (r *suite) newSnippet(ctx context.Context) (object, error) {
	block := object{"type": "paragraph", "text": "Open the settings."}
	made, err := contentSnippets().createOnly(ctx, r, object{"title": firstSnippet, "json_blocks": []object{block}})
	if err != nil {
		return nil, err
	}
	return r.send(ctx, http.MethodGet, snippetPath+"/"+idOf(made), nil)
}

func (r *suite) snippetTitles(ctx context.Context) (verdict, error) {
	if _, err := r.newSnippet(ctx); err != nil {
		return verdict{}, err
	}
	_, err := r.send(ctx, http.MethodPost, snippetPath, object{"title": firstSnippet, "body_markdown": "Open the menu."})
	return byAcceptance(err, intercomtest.SnippetTitlesNotUnique, intercomtest.SnippetTitlesUnique)
}

func (r *suite) snippetMarkdown(ctx context.Context) (verdict, error) {
	o, err := r.newSnippet(ctx)
	markdown := text(o, "body_markdown")
	switch {
	case err != nil:
		return verdict{}, err
	case strings.HasPrefix(markdown, "# "+firstSnippet+"\n"):
		return is(intercomtest.SnippetMarkdownTitled), nil
	case strings.HasPrefix(markdown, "Open"):
		return is(intercomtest.SnippetMarkdownTextOnly), nil
	}
	return odd("%q", markdown), nil
}

func (r *suite) snippetBlocks(ctx context.Context) (verdict, error) {
	o, err := r.newSnippet(ctx)
	blocks := list(o, "json_blocks")
	switch {
	case err != nil:
		return verdict{}, err
	case len(blocks) != 1 || text(blocks[0], "text") != "Open the settings.":
		return odd("%v", blocks), nil
	case len(blocks[0]) > 2:
		return is(intercomtest.SnippetBlocksDecorated), nil
	}
	return is(intercomtest.SnippetBlocksEchoed), nil
}

func (r *suite) snippetDeleteAgain(ctx context.Context) (verdict, error) {
	o, err := r.newSnippet(ctx)
	if err != nil {
		return verdict{}, err
	}
	path := snippetPath + "/" + idOf(o)
	if err := r.delete(ctx, path); err != nil {
		return verdict{}, fmt.Errorf("deleting the content snippet: %w", err)
	}
	_, err = r.send(ctx, http.MethodDelete, path, nil)
	return byStatus(err, intercomtest.SnippetDeleteAgainAccepted, map[int]any{http.StatusNotFound: intercomtest.SnippetDeleteAgain404})
}
