// Package content has what texts for Fin and Copilot have in common: who wrote them,
// who they are for, and which of Intercom's agents may use them.
package content

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const audienceIDs = "audience_ids"

// Attributes returns the attributes audience_ids and ai_*_availability of an object
// that Intercom makes for nobody and for no agent unless it is told otherwise.
func Attributes(noun string) map[string]schema.Attribute {
	flag := func(agent string) schema.BoolAttribute {
		return attribute.Flag(fmt.Sprintf("Whether %s can use the %s.", agent, noun), false)
	}
	return map[string]schema.Attribute{
		audienceIDs: schema.SetAttribute{
			MarkdownDescription: "Ids of the [audiences](audience.md) that Fin uses it for. Default: empty, which is everybody.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			Default:             setdefault.StaticValue(types.SetValueMust(types.StringType, []attr.Value{})),
			Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.ValueStringsAre(ID("an audience", "123"))},
		},
		"ai_chatbot_availability":     flag("Fin"),
		"ai_copilot_availability":     flag("Copilot"),
		"ai_sales_agent_availability": flag("the sales agent"),
	}
}

// ID accepts the id of another object, which is a number. The id is sent as one.
func ID(of, example string) validator.String {
	return attribute.Checked("must be the id of "+of, func(id string) error {
		if !crud.IsNumber(id) {
			return fmt.Errorf("expected the number that Intercom gives %s, such as %s", of, example)
		}
		return nil
	})
}

// CheckAudiences refuses audiences that do not exist, of those that a plan adds. state
// is null for an object that is created.
func CheckAudiences(ctx context.Context, b crud.Base, plan, state types.Set, diags *diag.Diagnostics) {
	if plan.Equal(state) || len(plan.Elements()) == 0 {
		return
	}
	b.Ask(diags, func() error {
		audiences, err := b.Client.Audiences.List(ctx)
		if err != nil {
			return err
		}
		known := map[string]bool{"": true} // an element that is not known
		for _, a := range audiences {
			known[a.ID.String()] = true
		}
		for _, id := range value.Strings(state) {
			known[id] = true
		}
		for _, id := range value.Strings(plan) {
			if !known[id] {
				diags.AddAttributeError(path.Root(audienceIDs), "No Such Audience", fmt.Sprintf("There is no audience with the id %q in this workspace.", id))
			}
		}
		return nil
	})
}

// Teammate is a required attribute with the id of a teammate.
func Teammate(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description + " The data source [intercom_admin](../data-sources/admin.md) finds it by name or email address.",
		Required:            true,
		PlanModifiers:       []planmodifier.String{attribute.WhenChanged(ID("a teammate", "991267497"))},
	}
}

// CheckTeammate refuses a teammate who does not exist, unless the plan keeps it. state is
// null for an object that is created.
func CheckTeammate(ctx context.Context, b crud.Base, at path.Path, plan, state types.String, diags *diag.Diagnostics) {
	if !value.Known(plan) || plan.Equal(state) {
		return
	}
	b.Ask(diags, func() error {
		admins, err := b.Client.Admins.List(ctx)
		if err == nil && !slices.ContainsFunc(admins, func(a *intercom.Admin) bool { return a.ID.String() == plan.ValueString() }) {
			diags.AddAttributeError(at, "No Such Teammate", fmt.Sprintf("There is no teammate with the id %q in this workspace.", plan.ValueString()))
		}
		return err
	})
}

// Located adds to Intercom's refusal of an audience which attribute it is about.
func Located(err error) error {
	var refusal *intercom.Error
	if errors.As(err, &refusal) && refusal.StatusCode == http.StatusNotFound && refusal.Says(audienceIDs) {
		return crud.At(path.Root(audienceIDs), err)
	}
	return err
}

// Audiences returns the ids of audiences to send, nil if they are the same in the
// state. state is null for an object that is created.
func Audiences(plan, state types.Set) *[]json.Number {
	if plan.Equal(state) || plan.IsUnknown() {
		return nil
	}
	ids := []json.Number{}
	for _, id := range value.Strings(plan) {
		ids = append(ids, json.Number(id))
	}
	return &ids
}
