package main

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataattribute"
)

const (
	listName       = "terraform_live_list"
	otherCaseName  = "Terraform_Live_List"
	timeName       = "terraform_live_time"
	acceptanceName = "terraform_live_acceptance"
	limitName      = "terraform_live_limit" // with -ask-limit only
)

var (
	attributeNames    = []string{acceptanceName, listName, otherCaseName, timeName}
	numberedAttribute = regexp.MustCompile(`^(` + strings.Join(attributeNames, "|") + `)(_[2-9])?$`)
	limitAttribute    = regexp.MustCompile(`^` + limitName + `_\d+$`)
)

// attributeKind is the plural of data attributes.
const attributeKind = "data attributes"

func isLimitAttribute(o object) bool { return limitAttribute.MatchString(text(o, "name")) }

func dataAttributes() *trial {
	return &trial{
		Kind: dataattribute.Kind, path: "/data_attributes",
		names: attributeNames, leaves: "at most 5 data attributes",
		list: (*suite).attributes,
		ours: func(o object) bool {
			return numberedAttribute.MatchString(text(o, "name")) || isLimitAttribute(o)
		},
		remove: (*suite).archiveAttribute,
		prepare: func(r *suite, ctx context.Context, _ string) (prepared, error) {
			ours, err := r.attributesCalled(ctx, acceptanceName)
			if err != nil {
				return prepared{}, err
			}
			name, err := r.freshName(ours, attributeKind, acceptanceName, "_", func(o object) error { return r.archiveAttribute(ctx, o) })
			return prepared{name: name}, err
		},
		arguments: func(r *suite, name string) (create, update arguments) {
			// Sorted, because an import cannot know the order in which the options were sent.
			more := []string{"large", "small"}
			if r.answered("OptionsUpdate", intercomtest.OptionsUpdateReplace) { // otherwise the third option could not be removed
				more = []string{"large", "medium", "small"}
			}
			return arguments{
				"model": "company", "name": name, "data_type": "string", "options": []string{"large", "small"},
				"description": "Created", "messenger_writable": false,
			}, arguments{"options": more, "description": "Updated", "messenger_writable": true}
		},
		unchanged: map[string]string{
			"model": "it replaces the attribute", "name": "it replaces the attribute",
			"data_type": "Intercom cannot change it",
		},
		byHand: object{"description": "By hand"}, shown: "description",
		importID: func(names []string, _ string) string { return "company/" + names[0] },
		archived: (*suite).archivedAttribute,
		questions: []question{
			{
				field: "OptionsUpdate", text: "What becomes of options that a PUT leaves out?",
				ask: (*suite).optionsUpdate, decides: true,
				answers: []answer{
					{intercomtest.OptionsUpdateReplace, "OptionsUpdateReplace", "they go"},
					{intercomtest.OptionsUpdateMerge, "OptionsUpdateMerge", "they stay"},
				},
			},
			{
				field: "OptionsOrder", text: "Do options come back in the order they were sent?",
				ask: (*suite).optionsOrder,
				answers: []answer{
					{intercomtest.OptionsOrderKept, "OptionsOrderKept", "yes"},
					{intercomtest.OptionsOrderSorted, "OptionsOrderSorted", "no, sorted"},
				},
			},
			{
				field: "EmptyDescription", text: `What does a description that was set to "" read as?`,
				ask: (*suite).emptyDescription,
				answers: []answer{
					{intercomtest.EmptyDescriptionAbsent, "EmptyDescriptionAbsent", "nothing, no such key"},
					{intercomtest.EmptyDescriptionPresent, "EmptyDescriptionPresent", `""`},
				},
			},
			{
				field: "DatetimeReadsAs", text: "What does a data attribute made as datetime read as?",
				ask: (*suite).datetimeReadsAs,
				answers: []answer{
					{intercomtest.DatetimeReadsAsDate, "DatetimeReadsAsDate", "date"},
					{intercomtest.DatetimeReadsAsDatetime, "DatetimeReadsAsDatetime", "datetime"},
				},
			},
			{
				field: "DataAttributeNames", text: "Do names of data attributes that differ in case collide?",
				ask: (*suite).dataAttributeNames,
				answers: []answer{
					{intercomtest.NamesCaseSensitive, "NamesCaseSensitive", "no"},
					{intercomtest.NamesCaseInsensitive, "NamesCaseInsensitive", "yes"},
				},
			},
			{
				field: "ArchivedDataAttributeName", text: "Can the name of an archived data attribute be used again?",
				ask: (*suite).archivedDataAttributeName,
				answers: []answer{
					{intercomtest.ArchivedNameTaken, "ArchivedNameTaken", "no"},
					{intercomtest.ArchivedNameReusable, "ArchivedNameReusable", "yes"},
				},
			},
		},
	}
}

// attributesCalled returns our data attributes with the name, numbered or not, in the
// order of their numbers.
func (r *suite) attributesCalled(ctx context.Context, name string) ([]object, error) {
	all, err := r.attributes(ctx)
	var ours []object
	for n := range mostNumbered {
		for _, o := range all {
			if text(o, "name") == numbered(name, "_", n+1) {
				ours = append(ours, o)
			}
		}
	}
	return ours, err
}

// attributeInUse returns our data attribute with the name: one that is in use, a
// restored one, or a new one.
func (r *suite) attributeInUse(ctx context.Context, name string, body object) (object, error) {
	ours, err := r.attributesCalled(ctx, name)
	if err != nil {
		return nil, err
	}
	for _, o := range ours {
		if !isArchived(o) {
			return o, nil
		}
	}
	for _, o := range ours {
		restored, err := r.restore(ctx, attributePath(o), object{}, func() (object, error) { return r.readAttribute(ctx, idOf(o)) })
		if err != nil || restored != nil {
			return restored, err
		}
	}
	body["model"], body["messenger_writable"] = "contact", false
	if body["name"], err = r.freeName(ours, name, "_"); err != nil {
		return nil, err
	}
	return dataAttributes().create(ctx, r, body)
}

// freeName returns the name with the number after the highest number that our objects
// have. They are archived and cannot be restored. Of the objects that Intercom hides,
// ours has only the latest. freeName returns a usedUpError if mostNumbered is reached.
func (r *suite) freeName(ours []object, name, separator string) (string, error) {
	last := 0
	for n := range mostNumbered {
		if slices.ContainsFunc(ours, func(o object) bool { return nameOf(o) == numbered(name, separator, n+1) }) {
			last = n + 1
		}
	}
	if last == mostNumbered {
		return "", &usedUpError{name}
	}
	free := numbered(name, separator, last+1)
	if last > 0 {
		r.say("  ! Intercom does not restore %q, so this run creates %q; the suite creates at most %d", name, free, mostNumbered)
	}
	return free, nil
}

// threeOptions are the options of the list attribute. They are not sorted.
var threeOptions = options("zeta", "alpha", "mid")

func options(values ...string) []object {
	var out []object
	for _, value := range values {
		out = append(out, object{"value": value})
	}
	return out
}

func (r *suite) listAttribute(ctx context.Context) (object, error) {
	return r.attributeInUse(ctx, listName, object{"data_type": "options", "options": threeOptions})
}

// changedListAttribute sends changes to the list attribute and returns the attribute as
// it reads afterwards. The last change is the request that the question is about.
func (r *suite) changedListAttribute(ctx context.Context, changes ...object) (object, error) {
	o, err := r.listAttribute(ctx)
	if err != nil {
		return nil, err
	}
	if err := r.putAll(ctx, attributePath(o), changes); err != nil {
		return nil, err
	}
	now, err := r.readAttribute(ctx, idOf(o))
	if err == nil && now == nil {
		err = fmt.Errorf("the list of data attributes no longer has %s", o["name"])
	}
	return now, err
}

func optionsOf(o object) []string {
	values, _ := o["options"].([]any)
	var out []string
	for _, value := range values {
		out = append(out, fmt.Sprint(value))
	}
	return out
}

// optionsOrder sends the options in a different order than they were created in. If
// updates merge options, an update may keep the old order.
func (r *suite) optionsOrder(ctx context.Context) (verdict, error) {
	o, err := r.changedListAttribute(ctx, object{"options": threeOptions}, object{"options": options("mid", "zeta", "alpha")})
	if err != nil {
		return verdict{}, err
	}
	merges := r.answered("OptionsUpdate", intercomtest.OptionsUpdateMerge)
	switch got := strings.Join(optionsOf(o), ", "); {
	case got == "mid, zeta, alpha", merges && got == "zeta, alpha, mid":
		return is(intercomtest.OptionsOrderKept), nil
	case got == "alpha, mid, zeta":
		return is(intercomtest.OptionsOrderSorted), nil
	default:
		return odd("zeta, alpha, mid, and then mid, zeta, alpha came back as %s", got), nil
	}
}

func (r *suite) optionsUpdate(ctx context.Context) (verdict, error) {
	o, err := r.changedListAttribute(ctx, object{"options": threeOptions}, object{"options": options("zeta", "alpha")})
	if err != nil {
		return verdict{}, err
	}
	if slices.Contains(optionsOf(o), "mid") {
		return is(intercomtest.OptionsUpdateMerge), nil
	}
	return is(intercomtest.OptionsUpdateReplace), nil
}

func (r *suite) emptyDescription(ctx context.Context) (verdict, error) {
	o, err := r.changedListAttribute(ctx, object{"description": "not empty"}, object{"description": ""})
	if err != nil {
		return verdict{}, err
	}
	switch description, ok := o["description"]; {
	case !ok:
		return is(intercomtest.EmptyDescriptionAbsent), nil
	case description == "":
		return is(intercomtest.EmptyDescriptionPresent), nil
	default:
		return odd("it is %#v", description), nil
	}
}

// datetimeReadsAs only reads the time attribute, so an archived one will do.
func (r *suite) datetimeReadsAs(ctx context.Context) (verdict, error) {
	ours, err := r.attributesCalled(ctx, timeName)
	if err != nil {
		return verdict{}, err
	}
	if len(ours) == 0 {
		made, err := r.attributeInUse(ctx, timeName, object{"data_type": "datetime"})
		if err != nil {
			return verdict{}, err
		}
		o, err := r.readAttribute(ctx, idOf(made))
		if err != nil {
			return verdict{}, err
		}
		ours = []object{o}
	}
	switch dataType := text(ours[0], "data_type"); dataType {
	case "date":
		return is(intercomtest.DatetimeReadsAsDate), nil
	case "datetime":
		return is(intercomtest.DatetimeReadsAsDatetime), nil
	default:
		return odd("%q", dataType), nil
	}
}

// dataAttributeNames creates an attribute whose name differs from the name of the list
// attribute only in case. It does so once: later runs find that attribute.
func (r *suite) dataAttributeNames(ctx context.Context) (verdict, error) {
	if twins, err := r.attributesCalled(ctx, otherCaseName); err != nil || len(twins) > 0 {
		return is(intercomtest.NamesCaseSensitive), err
	}
	o, err := r.listAttribute(ctx)
	if err != nil {
		return verdict{}, err
	}
	name := strings.Replace(text(o, "name"), listName, otherCaseName, 1)
	return r.makeTwin(ctx, name, intercomtest.NamesCaseInsensitive, intercomtest.NamesCaseSensitive)
}

// makeTwin creates a list attribute with a name that may be taken. It tells a taken
// name from other refusals by the words of the message, as the provider does.
func (r *suite) makeTwin(ctx context.Context, name string, taken, free any) (verdict, error) {
	body := object{"name": name, "model": "contact", "data_type": "options", "options": threeOptions, "messenger_writable": false}
	twin, err := dataAttributes().create(ctx, r, body)
	e := refusal(err)
	switch {
	case err == nil:
		return is(free), r.archiveAttribute(ctx, twin)
	case e == nil || noRoom(err):
		return verdict{}, err
	case !strings.Contains(strings.ToLower(words(e)), "already have"):
		return verdict{}, asked(err)
	default:
		return isRefused(taken, e), nil
	}
}

// archivedListAttribute archives the list attribute if it is in use, and returns it.
func (r *suite) archivedListAttribute(ctx context.Context) (object, error) {
	ours, err := r.attributesCalled(ctx, listName)
	if err != nil {
		return nil, err
	}
	inUse := slices.IndexFunc(ours, func(o object) bool { return !isArchived(o) })
	switch {
	case inUse >= 0:
		return ours[inUse], r.archiveAttribute(ctx, ours[inUse])
	case len(ours) > 0:
		return ours[len(ours)-1], nil
	}
	o, err := r.listAttribute(ctx)
	if err != nil {
		return nil, err
	}
	return o, r.archiveAttribute(ctx, o)
}

func (r *suite) archivedAttribute(ctx context.Context) (*archivedObject, error) {
	o, err := r.archivedListAttribute(ctx)
	if err != nil {
		return nil, err
	}
	return &archivedObject{attributePath(o), func() (object, error) { return r.readAttribute(ctx, idOf(o)) }}, nil
}

// archivedDataAttributeName creates a second attribute with the name of the archived
// list attribute, unless an earlier run has.
func (r *suite) archivedDataAttributeName(ctx context.Context) (verdict, error) {
	o, err := r.archivedListAttribute(ctx)
	if err != nil {
		return verdict{}, err
	}
	ours, err := r.attributesCalled(ctx, listName)
	if err != nil {
		return verdict{}, err
	}
	seen := map[string]bool{}
	for _, o := range ours {
		if seen[text(o, "name")] {
			return is(intercomtest.ArchivedNameReusable), nil // an earlier run created both
		}
		seen[text(o, "name")] = true
	}
	return r.makeTwin(ctx, text(o, "name"), intercomtest.ArchivedNameTaken, intercomtest.ArchivedNameReusable)
}

const askLimit = "this creates up to 251 data attributes, which stay archived for ever; -ask-limit asks"

// dataAttributeLimitStatus fills the workspace with data attributes until Intercom
// refuses one. It restores those of an earlier run first. If Intercom does not restore
// them, the question is skipped, because each run would leave as many again.
func (r *suite) dataAttributeLimitStatus(ctx context.Context) (verdict, error) {
	if !r.askLimit {
		return skip(askLimit), nil
	}
	all, err := r.attributes(ctx)
	if err != nil {
		return verdict{}, err
	}
	made, inUse := 0, 0
	for _, o := range all {
		if isLimitAttribute(o) {
			made++
		}
		if isLimitAttribute(o) && isArchived(o) {
			now, err := r.put(ctx, attributePath(o), object{"archived": false})
			switch {
			case noRoom(err): // there is no room for another one either
			case err != nil && refusal(err) == nil:
				return verdict{}, err
			case err != nil || isArchived(now):
				return skip("Intercom does not restore those of an earlier run, and as many again would stay archived for ever"), nil
			default:
				o = now
			}
		}
		if !isArchived(o) {
			inUse++
		}
	}
	for ; inUse <= intercom.MaxDataAttributes; inUse++ {
		made++
		_, err := r.makeLimitAttribute(ctx, made)
		e := refusal(err)
		r.limitReached = noRoom(err)
		switch {
		case err == nil:
		case !r.limitReached:
			return verdict{}, asked(err)
		case e.StatusCode == http.StatusBadRequest:
			return isRefused(intercomtest.LimitStatus400, e), nil
		case e.StatusCode == http.StatusUnprocessableEntity:
			return isRefused(intercomtest.LimitStatus422, e), nil
		default:
			return odd("%s", words(e)), nil
		}
	}
	return odd("there is room for more than %d", intercom.MaxDataAttributes), nil
}

func (r *suite) makeLimitAttribute(ctx context.Context, n int) (object, error) {
	body := object{"name": fmt.Sprint(limitName, "_", n), "model": "contact", "data_type": "string", "messenger_writable": false}
	return dataAttributes().create(ctx, r, body)
}

// archivedCountToLimit counts the attributes of the workspace: if there are more than
// the limit with the archived ones, archived ones do not count. Otherwise, with
// -ask-limit, it archives one attribute of the full workspace and creates another.
func (r *suite) archivedCountToLimit(ctx context.Context) (verdict, error) {
	all, err := r.attributes(ctx)
	switch {
	case err != nil:
		return verdict{}, err
	case len(all) > intercom.MaxDataAttributes:
		return is(false), nil
	case !r.askLimit:
		return skip(askLimit), nil
	case !r.limitReached:
		return skip("the limit was not reached"), nil
	}
	made := 0
	var inUse object
	for _, o := range all {
		if isLimitAttribute(o) {
			made++
			if !isArchived(o) {
				inUse = o
			}
		}
	}
	if inUse == nil {
		return skip("the workspace was full before the suite made anything"), nil
	}
	if err := r.archiveAttribute(ctx, inUse); err != nil {
		return verdict{}, err
	}
	_, err = r.makeLimitAttribute(ctx, made+1)
	if err != nil && !noRoom(err) {
		return verdict{}, asked(err)
	}
	return is(err != nil), nil
}

// makeRoom archives what -ask-limit made, because the other questions need room for
// data attributes. It ignores errors: clean reports what is still in use.
func (r *suite) makeRoom(ctx context.Context) {
	all, _ := r.attributes(ctx)
	for _, o := range all {
		if isLimitAttribute(o) && !isArchived(o) {
			_ = r.archiveAttribute(ctx, o)
		}
	}
}
