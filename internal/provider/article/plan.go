package article

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

type change = crud.Change[model]

var atTranslations = path.Root("translations")

// ModifyPlan reports before apply what Intercom would refuse, and a second article with
// one title in a collection.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *change) {
		prior := c.State
		if prior == nil {
			prior = &model{}
		} else if !c.Plan.Title.Equal(prior.Title) || !c.Plan.State.Equal(prior.State) {
			c.Diags.Append(resp.Plan.SetAttribute(ctx, path.Root("url"), types.StringUnknown())...)
		}
		if c.Plan.AudienceIDs.IsNull() && !c.Plan.Translations.Equal(prior.Translations) {
			// Only translations may show the audiences.
			c.Diags.Append(resp.Plan.SetAttribute(ctx, path.Root("audience_ids"), types.SetUnknown(types.StringType))...)
		}
		if c.Plan.CollectionID.IsNull() && !prior.CollectionID.IsNull() {
			c.Diags.AddAttributeError(path.Root("collection_id"), "Article Cannot Leave All Collections", fmt.Sprintf(
				"The article %s is in the collection %s, and Intercom's API cannot take it out of all collections. Set collection_id to the collection or to another one, "+
					"or take the article out of its collections in Intercom and plan again.", c.Plan.Title, prior.CollectionID.ValueString()))
		}
		r.checkReferences(ctx, c, prior)
		if !c.Plan.Translations.Equal(prior.Translations) && !c.Plan.Translations.IsUnknown() {
			r.checkTranslations(ctx, c)
		}
		moved := !c.Plan.Title.Equal(prior.Title) || !c.Plan.CollectionID.Equal(prior.CollectionID)
		if moved && !c.Plan.Title.IsUnknown() && !c.Plan.CollectionID.IsUnknown() && !c.Diags.HasError() {
			r.warnSameTitle(ctx, c)
		}
	})
}

// checkReferences refuses the ids of objects that do not exist, if the plan adds them.
func (r *Resource) checkReferences(ctx context.Context, c *change, prior *model) {
	authors, before := references{}, prior.translations()
	authors.add(path.Root("author_id"), c.Plan.AuthorID, prior.AuthorID)
	for locale, translation := range c.Plan.translations() {
		was := before[locale]
		if was == nil {
			was = &content{}
		}
		authors.add(atTranslations.AtMapKey(locale).AtName("author_id"), translation.AuthorID, was.AuthorID)
	}
	check(ctx, r, c, authors, "teammate", func(c *intercom.Client) crud.Reader[intercom.Admin] { return c.Admins })

	collections := references{}
	collections.add(path.Root("collection_id"), c.Plan.CollectionID, prior.CollectionID)
	check(ctx, r, c, collections, "help center collection", func(c *intercom.Client) crud.Reader[intercom.HelpCenterCollection] { return c.HelpCenterCollections })

	audiences, tags := references{}, references{}
	audiences.add(path.Root("audience_ids"), c.Plan.AudienceIDs, prior.AudienceIDs)
	check(ctx, r, c, audiences, "audience", func(c *intercom.Client) crud.Reader[intercom.Audience] { return c.Audiences })
	tags.add(path.Root("tag_ids"), c.Plan.TagIDs, prior.TagIDs)
	check(ctx, r, c, tags, "tag", func(c *intercom.Client) crud.Reader[intercom.Tag] { return c.Tags })
}

// references are ids of other objects, with the attributes that have them.
type references map[intercom.ID]path.Path

// add adds the ids of an attribute, a string or a set, that are known and that it did
// not have before.
func (refs references) add(at path.Path, plan, prior attr.Value) {
	if plan.Equal(prior) {
		return
	}
	ids := func(v attr.Value) []attr.Value {
		if set, ok := v.(types.Set); ok {
			return set.Elements()
		}
		return []attr.Value{v}
	}
	before := ids(prior)
	for _, id := range ids(plan) {
		text, ok := id.(types.String)
		if ok && value.Known(text) && !slices.ContainsFunc(before, text.Equal) {
			refs[intercom.ID(text.ValueString())] = at
		}
	}
}

// check refuses references to objects of a kind that Intercom does not have.
func check[T any, P interface {
	*T
	ObjectID() intercom.ID
}](ctx context.Context, r *Resource, c *change, refs references, noun string, objects func(*intercom.Client) crud.Reader[T]) {
	if len(refs) == 0 {
		return
	}
	r.Ask(c.Diags, func() error {
		all, err := objects(r.Client).List(ctx)
		if err != nil {
			return err
		}
		for _, object := range all {
			delete(refs, P(object).ObjectID())
		}
		for id, at := range refs {
			c.Diags.AddAttributeError(at, "No Such "+kind.Title(noun), fmt.Sprintf("There is no %s with the id %q in this workspace.", noun, id))
		}
		return nil
	})
}

// checkTranslations refuses a translation into the default language of the help center,
// and warns of one that is removed.
func (r *Resource) checkTranslations(ctx context.Context, c *change) {
	for _, locale := range c.Plan.removed(c.State) {
		c.Diags.AddAttributeWarning(atTranslations, "Translation Will Be Removed", fmt.Sprintf(
			"The plan removes the translation %q. Intercom does not document whether it can be removed; if Intercom keeps it, apply says so.", locale))
	}
	translations := c.Plan.translations()
	if len(translations) == 0 || c.Plan.CollectionID.IsUnknown() {
		return
	}
	r.Ask(c.Diags, func() error {
		center, err := r.helpCenter(ctx, intercom.ID(c.Plan.CollectionID.ValueString()))
		if err != nil || center == nil || len(center.Locales) == 0 {
			return err
		}
		if standard := center.Locales[0]; translations[standard] != nil {
			c.Diags.AddAttributeError(atTranslations.AtMapKey(standard), "Translation Into the Default Language", fmt.Sprintf(
				"%q is the default language of the help center. Set title, description and text of the article for it.", standard))
		}
		return nil
	})
}

// helpCenter returns the help center of a collection, the default one for "", and nil if
// it is not known.
func (r *Resource) helpCenter(ctx context.Context, collection intercom.ID) (*intercom.HelpCenter, error) {
	id := intercom.ID("")
	if collection != "" {
		found, err := r.Client.HelpCenterCollections.Get(ctx, collection)
		if err != nil || found.HelpCenterID == "" {
			return nil, err
		}
		id = found.HelpCenterID
	}
	centers, err := r.Client.HelpCenters.List(ctx)
	for _, center := range centers {
		if id == "" && center.Default || center.ID == id {
			return center, nil
		}
	}
	return nil, err
}

// warnSameTitle warns of a second article with one title in one collection.
func (r *Resource) warnSameTitle(ctx context.Context, c *change) {
	r.Ask(c.Diags, func() error {
		all, err := r.Client.Articles.List(ctx)
		var existing []crud.Existing
		for _, a := range all {
			if intercom.SameEscaped(a.Title, c.Plan.Title.ValueString()) && isIn(a, c.Plan.CollectionID) {
				existing = append(existing, crud.Existing{ID: a.ID.String(), Name: a.Title})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one in the same place, and visitors see both.")
		return err
	})
}

// isIn reports whether an article is in a collection, or in none for null.
func isIn(a *intercom.Article, collection types.String) bool {
	if collection.IsNull() {
		return len(a.ParentIDs) == 0
	}
	return slices.Contains(a.ParentIDs, intercom.ID(collection.ValueString()))
}
