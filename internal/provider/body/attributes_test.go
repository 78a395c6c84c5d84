package body

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// null and unknown are values of a text in tests, beside Go's strings.
const (
	null    = "null"
	unknown = "unknown"
)

func terraformValue(text string) tftypes.Value {
	switch text {
	case null:
		return tftypes.NewValue(tftypes.String, nil)
	case unknown:
		return tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	}
	return tftypes.NewValue(tftypes.String, text)
}

func TestAttributes_plan(t *testing.T) {
	t.Parallel()
	type texts struct{ html, markdown string }
	for name, c := range map[string]struct {
		config, state, plan texts
		errors              int
	}{
		"create":                    {texts{"<p>A</p>", null}, texts{null, null}, texts{"<p>A</p>", null}, 0},
		"create with both":          {texts{"<p>A</p>", "A"}, texts{null, null}, texts{"<p>A</p>", "A"}, 1},
		"same text":                 {texts{null, "A\n"}, texts{null, "A\n"}, texts{null, "A\n"}, 0},
		"same to Intercom":          {texts{"<p>A</p>\n", null}, texts{`<p class="no-margin">A</p>`, null}, texts{`<p class="no-margin">A</p>`, null}, 0},
		"another text":              {texts{"<p>B</p>", null}, texts{"<p>A</p>", null}, texts{"<p>B</p>", null}, 0},
		"another form":              {texts{null, "A"}, texts{"<p>A</p>", null}, texts{null, "A"}, 0},
		"imported, Markdown":        {texts{null, "A"}, texts{"<p>A</p>", "A\n"}, texts{"<p>A</p>", "A\n"}, 0},
		"imported, HTML":            {texts{"<p>A</p>", null}, texts{"<p>A</p>", "A\n"}, texts{"<p>A</p>", "A\n"}, 0},
		"imported, generated":       {texts{"<p>A</p>", "A\n"}, texts{"<p>A</p>", "A\n"}, texts{"<p>A</p>", "A\n"}, 0},
		"imported, another text":    {texts{null, "B"}, texts{"<p>A</p>", "A\n"}, texts{null, "B"}, 0},
		"imported, one form edited": {texts{"<p>A</p>", "B"}, texts{"<p>A</p>", "A\n"}, texts{"<p>A</p>", "B"}, 1},
		"unknown text":              {texts{null, unknown}, texts{"<p>A</p>", null}, texts{unknown, unknown}, 0},
		"both unknown":              {texts{unknown, unknown}, texts{"<p>A</p>", null}, texts{unknown, unknown}, 0},
		"empty":                     {texts{"", null}, texts{"<p>A</p>", null}, texts{"", null}, 0},
		"refused, changed":          {texts{"<dl></dl>", null}, texts{"<p>A</p>", null}, texts{"<dl></dl>", null}, 1},
		"refused, in Intercom":      {texts{"<dl></dl>", null}, texts{"<dl></dl>", null}, texts{"<dl></dl>", null}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := schema.Schema{Attributes: Attributes("Text")}
			raw := func(of texts) tftypes.Value {
				return tftypes.NewValue(s.Type().TerraformType(t.Context()), map[string]tftypes.Value{
					htmlName: terraformValue(of.html), markdownName: terraformValue(of.markdown),
				})
			}
			config, state := tfsdk.Config{Schema: s, Raw: raw(c.config)}, tfsdk.State{Schema: s, Raw: raw(c.state)}
			errors := 0
			for attribute, want := range map[string]string{htmlName: c.plan.html, markdownName: c.plan.markdown} {
				at := path.Root(attribute)
				req := planmodifier.StringRequest{Path: at, Config: config, State: state}
				config.GetAttribute(t.Context(), at, &req.ConfigValue)
				state.GetAttribute(t.Context(), at, &req.StateValue)
				req.PlanValue = req.ConfigValue
				if req.ConfigValue.IsNull() {
					req.PlanValue = types.StringUnknown() // as the framework plans a computed attribute
				}
				resp := planmodifier.StringResponse{PlanValue: req.PlanValue}
				for _, modifier := range s.Attributes[attribute].(schema.StringAttribute).PlanModifiers { //nolint:forcetypeassert // it is one
					modifier.PlanModifyString(t.Context(), req, &resp)
					req.PlanValue = resp.PlanValue
				}
				errors += resp.Diagnostics.ErrorsCount()
				got, err := resp.PlanValue.ToTerraformValue(t.Context())
				if err != nil || !got.Equal(terraformValue(want)) {
					t.Errorf("the plan of %s is %s, want %s", attribute, resp.PlanValue, want)
				}
			}
			if errors != c.errors {
				t.Errorf("%d errors, want %d", errors, c.errors)
			}
		})
	}
}

func TestTexts_Refresh(t *testing.T) {
	t.Parallel()
	text := types.StringValue
	for name, c := range map[string]struct {
		state     Texts
		unchanged bool
		want      Texts
	}{
		"import":        {Texts{}, false, Texts{text("<p>A</p>"), text("A\n")}},
		"no change":     {Texts{BodyMarkdown: text("A")}, true, Texts{BodyMarkdown: text("A")}},
		"drift":         {Texts{BodyMarkdown: text("B")}, false, Texts{BodyMarkdown: text("A\n")}},
		"drift of both": {Texts{text("<p>B</p>"), text("B\n")}, false, Texts{text("<p>A</p>"), text("A\n")}},
	} {
		got := c.state
		got.Refresh(c.unchanged, "<p>A</p>", "A\n")
		if got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	empty := Texts{}
	if empty.Refresh(false, "", ""); empty != (Texts{Body: text("\n")}) || !sameHTML("", "\n") {
		t.Errorf("an empty text is %v", empty)
	}
}

func TestDigests_After(t *testing.T) {
	t.Parallel()
	known := Digests{"": "1", "fr": "1", "de": "1"}
	after := known.After(Digests{"": "2", "fr": "2", "nl": "2"}, map[string]bool{"fr": true})
	for locale, want := range map[string]string{"": "1", "fr": "2", "nl": "2", "de": ""} {
		if after[locale] != want {
			t.Errorf("the digest of %q is %q, want %q", locale, after[locale], want)
		}
	}
}
