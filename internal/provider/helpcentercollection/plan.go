package helpcentercollection

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

type change = crud.Change[model]

// ModifyPlan reports before apply what Intercom would refuse, a second collection
// with one name, and what else destroying a collection can delete.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		r.planDestroy(ctx, req, resp)
	}
	crud.Plan(ctx, r.Base, req, resp, func(c *change) {
		own := intercom.ID("")
		if c.State != nil {
			own = intercom.ID(c.State.ID.ValueString())
			r.Plans.Store(own, c.Plan.ParentID)
			if parent := c.State.ParentID.ValueString(); parent != "" {
				r.Plans.Store(stays(parent), nil)
				if _, ok := r.Plans.Load(goes(parent)); ok {
					outOfDestroyed(parent).Add(c.Diags)
				}
			}
		}
		moved := c.State == nil || !c.Plan.ParentID.Equal(c.State.ParentID)
		renamed := c.State == nil || !c.Plan.Name.Equal(c.State.Name)
		translated := c.State == nil || !c.Plan.Translations.Equal(c.State.Translations)
		if c.Plan.ParentID.IsUnknown() || !moved && !renamed && !translated {
			return
		}
		r.Ask(c.Diags, func() error {
			all, err := r.Client.HelpCenterCollections.List(ctx)
			if err != nil {
				return err
			}
			if moved && !c.Plan.ParentID.IsNull() {
				r.checkParent(c, all, own)
			}
			if moved || renamed {
				warnSameName(c, all)
			}
			if translated {
				checkTranslations(c, all, own)
			}
			return nil
		})
	})
}

// checkParent refuses a parent that does not exist, is in the collection itself or
// in another help center, and a level too deep.
func (r *Resource) checkParent(c *change, all []*intercom.HelpCenterCollection, own intercom.ID) {
	refuse := func(at path.Path, summary, format string, args ...any) {
		c.Diags.AddAttributeError(at, summary, fmt.Sprintf(format, args...))
	}
	parentID := intercom.ID(c.Plan.ParentID.ValueString())
	index := byID(all)
	parent := index[parentID]
	if parent == nil {
		refuse(atParent, "No Such Help Center Collection", "There is no help center collection with the id %q in this workspace.", parentID)
		return
	}
	above, deepest := levels(index, parentID, r.parentOf), 1
	for _, other := range all {
		deepest = max(deepest, slices.Index(levels(index, other.ID, r.parentOf), own)+1)
	}
	center := c.Plan.HelpCenterID
	switch {
	case slices.Contains(above, own):
		refuse(atParent, "Help Center Collection in Itself", "The collection %q (id %s) is this collection, or is in it.", parent.Name, parentID)
	case len(above) >= intercom.MaxCollectionLevels:
		refuse(atParent, "Too Many Levels of Collections", "Intercom has up to %d levels of collections, and the collection %q (id %s) is on level %d.",
			intercom.MaxCollectionLevels, parent.Name, parentID, len(above))
	case len(above)+deepest > intercom.MaxCollectionLevels:
		c.Diags.AddAttributeWarning(atParent, "Too Many Levels of Collections", fmt.Sprintf(
			"Intercom has up to %d levels of collections, and collections in this one would be on level %d. Unless this plan also moves them, apply will fail.",
			intercom.MaxCollectionLevels, len(above)+deepest))
	case value.Known(center) && parent.HelpCenterID != "" && center.ValueString() != parent.HelpCenterID.String():
		refuse(atHelpCenter, "Parent in Another Help Center", "The collection %q (id %s) is in the help center %s. A collection is in the help center of its parent.",
			parent.Name, parentID, parent.HelpCenterID)
	}
}

// levels returns the ids of a collection and of those that it is in, from the
// inner to the outer one.
func levels(all map[intercom.ID]*intercom.HelpCenterCollection, id intercom.ID, parentOf func(*intercom.HelpCenterCollection) intercom.ID) []intercom.ID {
	var levels []intercom.ID
	for all[id] != nil && !slices.Contains(levels, id) {
		levels = append(levels, id)
		id = parentOf(all[id])
	}
	return levels
}

// parentOf returns where the plans of this run leave a collection, as far as they
// are known. One whose parent is not known counts as on the first level.
func (r *Resource) parentOf(c *intercom.HelpCenterCollection) intercom.ID {
	if planned, ok := r.Plans.Load(c.ID); ok {
		if parent, ok := planned.(types.String); ok {
			return intercom.ID(parent.ValueString())
		}
	}
	return c.ParentID
}

func byID(all []*intercom.HelpCenterCollection) map[intercom.ID]*intercom.HelpCenterCollection {
	index := make(map[intercom.ID]*intercom.HelpCenterCollection, len(all))
	for _, c := range all {
		index[c.ID] = c
	}
	return index
}

// warnSameName warns of a second collection with one name in one place.
func warnSameName(c *change, all []*intercom.HelpCenterCollection) {
	var existing []crud.Existing
	parent, center := c.Plan.ParentID.ValueString(), c.Plan.HelpCenterID
	for _, other := range all {
		elsewhere := other.ParentID.String() != parent || parent == "" && value.Known(center) && other.HelpCenterID.String() != center.ValueString()
		if !elsewhere && intercom.SameEscaped(other.Name, c.Plan.Name.ValueString()) {
			existing = append(existing, crud.Existing{ID: other.ID.String(), Name: other.Name})
		}
	}
	c.WarnSameName(existing, "Intercom accepts a second one in the same place, and visitors see both.")
}

// checkTranslations refuses a translation into the default language, and warns of
// one that is removed.
func checkTranslations(c *change, all []*intercom.HelpCenterCollection, own intercom.ID) {
	index := byID(all)
	near := index[own]
	if near == nil {
		near = index[intercom.ID(c.Plan.ParentID.ValueString())]
	}
	if near != nil && c.Plan.translations()[near.DefaultLocale] != nil {
		c.Diags.AddAttributeError(atTranslations.AtMapKey(near.DefaultLocale), "Translation Into the Default Language", fmt.Sprintf(
			"%q is the default language of the help center. Set name and description for it.", near.DefaultLocale))
	}
	for _, locale := range c.Plan.removed(c.State) {
		c.Diags.AddAttributeWarning(atTranslations, "Translation Will Be Removed", fmt.Sprintf(
			"The plan removes the translation %q. Intercom does not document whether it can be removed; if Intercom keeps it, apply says so.", locale))
	}
}

// stays and goes are the keys under which the plans of a run have a collection that
// keeps one in it, and a collection that is destroyed.
type (
	stays string
	goes  string
)

// outOfDestroyed is the failure of destroying a collection while one in it stays.
// Terraform destroys the outer one first, even if the plan moves the inner one.
func outOfDestroyed(parent string) *crud.Failure {
	return &crud.Failure{Path: atParent, Summary: "Collection in a Destroyed Collection", Detail: fmt.Sprintf(
		"The plan destroys the help center collection with id %s and keeps one that is in it. Terraform destroys before it moves, and Intercom may delete both. "+
			"Do it in two steps: move what is in the collection and apply, then remove the collection and apply again.", parent)}
}

// insideKey is where private state has the ids of the collections that a plan to
// destroy a collection has shown.
const insideKey = "inside"

// planDestroy warns of the collections in one that is destroyed.
func (r *Resource) planDestroy(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var state model
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	r.Plans.Store(goes(state.ID.ValueString()), nil)
	if _, ok := r.Plans.Load(stays(state.ID.ValueString())); ok {
		outOfDestroyed(state.ID.ValueString()).Add(&resp.Diagnostics)
	}
	var inside []*intercom.HelpCenterCollection
	r.Ask(&resp.Diagnostics, func() (err error) {
		inside, err = r.inside(ctx, intercom.ID(state.ID.ValueString()))
		return err
	})
	if len(inside) == 0 {
		return
	}
	resp.Diagnostics.AddWarning("Collections in a Destroyed Collection", fmt.Sprintf(
		"The plan destroys the help center collection %s (id %s). The number of collections in it is %d: %s. Intercom does not document what becomes of them; it may delete them with their articles. "+
			"To keep them, move them in an apply before this one.", state.Name, state.ID.ValueString(), len(inside), names(inside)))
	shown, err := json.Marshal(ids(inside))
	if err == nil {
		resp.Diagnostics.Append(resp.Private.SetKey(ctx, insideKey, shown)...)
	}
}

// checkInside returns an error if a collection has others in it that the plan to
// destroy it has not shown: the plan was to replace it, or they are new.
func (r *Resource) checkInside(ctx context.Context, id intercom.ID, private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
},
) error {
	inside, err := r.inside(ctx, id)
	if err != nil {
		return err
	}
	var shown []intercom.ID
	data, _ := private.GetKey(ctx, insideKey)
	_ = json.Unmarshal(data, &shown)
	inside = slices.DeleteFunc(inside, func(c *intercom.HelpCenterCollection) bool { return slices.Contains(shown, c.ID) })
	if len(inside) == 0 {
		return nil
	}
	return &crud.Failure{Summary: "Help Center Collection Has Collections in It", Detail: fmt.Sprintf(
		"The help center collection with id %s has collections in it that the plan did not show: %s. Intercom may delete them with it, so that nothing was deleted. "+
			"Move or destroy them first. To replace a collection together with those in it, use replace_triggered_by in their resources.", id, names(inside))}
}

// inside returns the collections in a collection, on all levels.
func (r *Resource) inside(ctx context.Context, id intercom.ID) ([]*intercom.HelpCenterCollection, error) {
	all, err := r.Client.HelpCenterCollections.List(ctx)
	index := byID(all)
	return slices.DeleteFunc(all, func(c *intercom.HelpCenterCollection) bool {
		return slices.Index(levels(index, c.ID, func(c *intercom.HelpCenterCollection) intercom.ID { return c.ParentID }), id) < 1
	}), err
}

func names(collections []*intercom.HelpCenterCollection) string {
	var names []string
	for _, c := range collections {
		names = append(names, fmt.Sprintf("%q (id %s)", c.Name, c.ID))
	}
	if more := len(names) - 10; more > 0 {
		names = append(names[:10], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

func ids(collections []*intercom.HelpCenterCollection) []intercom.ID {
	var ids []intercom.ID
	for _, c := range collections {
		ids = append(ids, c.ID)
	}
	return ids
}
