package intercomtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestContentSnippet_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	audience := s.Add("audiences", object{"name": "VIP"})
	c := call(t, s)
	made := c.ok("POST", "/content_snippets", `{"title":"Reset","json_blocks":[{"type":"paragraph","text":"Open the settings."}],"audience_ids":[`+audience+`]}`)
	equal(t, "status", made.status, 201)
	equal(t, "markdown", text(made.object, "body_markdown"), "# Reset\n\nOpen the settings.\n")
	equal(t, "locale", text(made.object, "locale"), "en")
	equal(t, "audiences", fmt.Sprint(made.object["audience_ids"]), "["+audience+"]")
	path := "/content_snippets/" + made.id()
	c.ok("PUT", path, `{"body_markdown":"Click.\n\nWait.","ai_chatbot_availability":true}`)
	after := c.ok("GET", path, "").object
	equal(t, "blocks", string(encode(after["json_blocks"])), `[{"text":"Click.","type":"paragraph"},{"text":"Wait.","type":"paragraph"}]`)
	equal(t, "deprecated flags", fmt.Sprint(after["chatbot_availability"], after["copilot_availability"]), "1 0")
	equal(t, "audiences, which were not sent", fmt.Sprint(after["audience_ids"]), "["+audience+"]")
	equal(t, "no audiences", fmt.Sprint(c.ok("PUT", path, `{"audience_ids":[]}`).object["audience_ids"]), "[]")
	s.AddDependant("content_snippets", made.id(), "A procedure")
	c.refused("DELETE", path, "", 422, "content_has_procedure_dependencies", "Content snippet has dependent procedures and cannot be deleted")
	s.AddDependant("content_snippets", made.id())
	equal(t, "status of the deletion", c.ok("DELETE", path, "").status, 204)
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Content snippet not found")
	}
}

func TestContentSnippet_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	path := "/content_snippets/" + s.Add("content_snippets", object{"title": "Reset", "body_markdown": "Click."})
	c := call(t, s)
	c.refused("PUT", path, `{"audience_ids":[999]}`, 404, "parameter_invalid", "audience_ids contains unknown audience IDs: 999")
	c.refused("PUT", path, `{"locale":"tlh"}`, 422, "validation_error", "The language is not currently supported for Fin")
	c.refused("PUT", path, `{"title":" "}`, 422, "validation_error", "Title can't be blank")
	c.refused("PUT", path, `{"title":"`+strings.Repeat("a", 256)+`"}`, 422, "validation_error", "Title is too long (maximum is 255 characters)")
	c.refused("PUT", path, `{"json_blocks":[],"body_markdown":"a"}`, 422, "validation_error", "json_blocks and body_markdown are mutually exclusive")
	c.refused("POST", "/content_snippets", `{"title":"a"}`, 422, "validation_error", "Either json_blocks or body_markdown must be provided")
	c.refused("POST", "/content_snippets", `{"body_markdown":"a"}`, 422, "validation_error", "Title can't be blank")
}

func TestContentSnippet_answers(t *testing.T) {
	t.Parallel()
	body := `{"title":"Reset","body_markdown":"Click."}`
	for answers, want := range map[Answers]string{
		{}:                                   "201 # Reset\n\nClick.\n 2 404",
		{SnippetTitles: SnippetTitlesUnique}: "422 # Reset\n\nClick.\n 2 404",
		{SnippetMarkdown: SnippetMarkdownTextOnly}:       "201 Click.\n 2 404",
		{SnippetBlocks: SnippetBlocksDecorated}:          "201 # Reset\n\nClick.\n 4 404",
		{SnippetDeleteAgain: SnippetDeleteAgainAccepted}: "201 # Reset\n\nClick.\n 2 204",
	} {
		t.Run(answers.name(), func(t *testing.T) {
			t.Parallel()
			c := call(t, New(t, with(answers)))
			made := c.ok("POST", "/content_snippets", body)
			second := c.do("POST", "/content_snippets", body).status
			keys := dig(made.object, "json_blocks", 0).(object) //nolint:forcetypeassert // the contract was checked
			c.ok("DELETE", "/content_snippets/"+made.id(), "")
			again := c.do("DELETE", "/content_snippets/"+made.id(), "").status
			equal(t, "answers", fmt.Sprintf("%d %s %d %d", second, text(made.object, "body_markdown"), len(keys), again), want)
		})
	}
}
