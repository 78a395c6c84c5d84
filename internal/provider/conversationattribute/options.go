package conversationattribute

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// optionChanges are what leads from the present options to the configured ones.
type optionChanges struct {
	added   []string
	renamed []renamedOption
	removed []intercom.ConversationAttributeOption
	kept    []intercom.ConversationAttributeOption
}

type renamedOption struct {
	intercom.ConversationAttributeOption
	to string
}

// compareOptions returns the changes from options to labels. A label that differs
// from that of a removed option in case or white space only is that option renamed.
// If all options that stay are where they were, so is each label that takes the place
// of a removed option.
func compareOptions(options []intercom.ConversationAttributeOption, labels []string) optionChanges {
	var c optionChanges
	newPlace := make([]int, len(options)) // of each option among labels, -1 for none
	taken := make([]bool, len(labels))
	pair := func(same func(option, label int) bool, use func(option, label int)) {
		for i := range options {
			for j := 0; j < len(labels) && newPlace[i] < 0; j++ {
				if !taken[j] && same(i, j) {
					newPlace[i], taken[j] = j, true
					use(i, j)
				}
			}
		}
	}
	rename := func(i, j int) { c.renamed = append(c.renamed, renamedOption{options[i], labels[j]}) }
	for i := range newPlace {
		newPlace[i] = -1
	}
	pair(func(i, j int) bool { return options[i].Label == labels[j] }, func(i, _ int) { c.kept = append(c.kept, options[i]) })
	pair(func(i, j int) bool { return intercom.SameName(options[i].Label, labels[j]) }, rename)
	moved := false
	for i, place := range newPlace {
		moved = moved || place >= 0 && place != i
	}
	if !moved {
		pair(func(i, j int) bool { return i == j }, rename)
	}
	for i, place := range newPlace {
		if place < 0 {
			c.removed = append(c.removed, options[i])
		}
	}
	for j, label := range labels {
		if !taken[j] {
			c.added = append(c.added, label)
		}
	}
	return c
}

// planOptions plans the ids of the options, and warns of what the plan does to
// options that exist.
func planOptions(c *crud.Change[model], setIDs func(types.Map)) {
	if c.State == nil || c.Plan.Options.Equal(c.State.Options) || c.Plan.DataType.ValueString() != listType {
		return
	}
	changes := compareOptions(c.State.options(), value.Strings(c.Plan.Options))
	ids := map[string]attr.Value{}
	for _, label := range changes.added {
		ids[label] = types.StringUnknown()
	}
	for _, o := range changes.kept {
		ids[o.Label] = types.StringValue(o.ID.String())
	}
	for _, o := range changes.renamed {
		ids[o.to] = types.StringValue(o.ID.String())
	}
	setIDs(types.MapValueMust(types.StringType, ids))
	for _, o := range changes.renamed {
		c.Diags.AddAttributeWarning(atOptions, "Option Is Renamed", fmt.Sprintf(
			"The option %q of %s is renamed to %q. It keeps its id (%s), so that conversations that have it show the new label. "+
				"To remove the option and add another one instead, do it in two applies.", o.Label, c.State.Name, o.to, o.ID))
	}
	if removed := labelsOf(changes.removed); len(removed) > 0 {
		c.Diags.AddAttributeWarning(atOptions, "Options Are Removed", fmt.Sprintf(
			"The plan removes %s from the options of %s. Intercom archives a removed option, documents no way to restore it, and does not document "+
				"what happens to conversations that have it. An option of the same label that is added later may be a new one, with another id.",
			value.Quoted(removed), c.State.Name))
	}
}

// updateOptions makes the options of an attribute those of plan: it adds, renames
// and then removes, so that at no time fewer than two are left. After a failure in
// between, the next plan shows the rest.
func (r *Resource) updateOptions(ctx context.Context, plan, state *model) (*intercom.ConversationAttribute, error) {
	s := r.Client.ConversationAttributes
	now, err := s.Get(ctx, intercom.ID(state.ID.ValueString()))
	if err != nil {
		return nil, err
	}
	changes := compareOptions(state.inOrder(now.ActiveOptions()), value.Strings(plan.Options))
	for _, label := range changes.added {
		if now, err = s.AddOption(ctx, now, label); err != nil {
			return nil, optionFailure("add", label, err)
		}
	}
	for _, o := range changes.renamed {
		if now, err = s.RenameOption(ctx, now.ID, o.ID, o.to); err != nil {
			return nil, optionFailure("rename", o.Label, err)
		}
	}
	for _, o := range changes.removed {
		if now, err = s.ArchiveOption(ctx, now.ID, o.ID); err != nil {
			return nil, optionFailure("remove", o.Label, err)
		}
	}
	return now, nil
}

// optionFailure says which change of an option failed, at the options.
func optionFailure(change, label string, err error) error {
	return crud.At(atOptions, crud.Hint(err, fmt.Sprintf("This was the request to %s the option %q. Changes of other options may have been made. "+
		"No option is lost: the next plan shows what is left to do.", change, label)))
}

var (
	atOptions   = path.Root("options")
	atReference = path.Root("reference")
)

// sameOptions keeps options that differ in their order only: Intercom cannot change
// it.
type sameOptions struct{}

func (sameOptions) Description(context.Context) string {
	return "The order of options is not compared."
}

func (m sameOptions) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameOptions) PlanModifyList(_ context.Context, req planmodifier.ListRequest, resp *planmodifier.ListResponse) {
	if value.AnyUnknown(req.PlanValue) || req.StateValue.IsNull() {
		return
	}
	planned, present := value.Strings(req.PlanValue), value.Strings(req.StateValue)
	if slices.Equal(slices.Sorted(slices.Values(planned)), slices.Sorted(slices.Values(present))) {
		resp.PlanValue = req.StateValue
	}
}

// checkOptions returns what is wrong with the options of a list, "" if nothing is.
func checkOptions(labels []string) string {
	if len(labels) < 2 {
		return fmt.Sprintf("must have at least 2 labels, since Intercom keeps at least 2 options active; got %d", len(labels))
	}
	for i, label := range labels {
		for _, other := range labels[:i] {
			switch {
			case label == other:
				return fmt.Sprintf("must not have the label %q twice", label)
			case intercom.SameName(label, other):
				return fmt.Sprintf("must not have labels that differ only in case or white space, which Intercom may take for the same; got: %q and %q", other, label)
			}
		}
	}
	return ""
}
