package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	t "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// question is one that Intercom's reference leaves open: a field of
// intercomtest.Answers.
type question struct {
	field   string
	text    string
	answers []answer // the first is what the simulator assumes
}

// answer is one that the simulator knows.
type answer struct {
	value    any
	constant string // its name in intercomtest
	says     string
}

var no, yes = answer{false, "false", "no"}, answer{true, "true", "yes"}

// questions are all of them, in the order of intercomtest.Answers.
var questions = []question{
	{"ArchivedDataAttributeName", "Can the name of an archived data attribute be used again?", []answer{
		{t.ArchivedNameTaken, "ArchivedNameTaken", "no"},
		{t.ArchivedNameReusable, "ArchivedNameReusable", "yes"},
	}},
	{"RestoreArchived", "What does PUT with archived false do to what is archived?", []answer{
		{t.RestoreArchivedRestores, "RestoreArchivedRestores", "restores it"},
		{t.RestoreArchivedIgnored, "RestoreArchivedIgnored", "nothing, without an error"},
		{t.RestoreArchivedRefused, "RestoreArchivedRefused", "is refused"},
	}},
	{"ArchiveArchived", "May PUT archived true be sent for what is archived?", []answer{
		{t.ArchiveArchivedAccepted, "ArchiveArchivedAccepted", "yes"},
		{t.ArchiveArchivedRefused, "ArchiveArchivedRefused", "no"},
	}},
	{"DataAttributeNames", "Do names of data attributes that differ in case collide?", []answer{
		{t.NamesCaseSensitive, "NamesCaseSensitive", "no"},
		{t.NamesCaseInsensitive, "NamesCaseInsensitive", "yes"},
	}},
	{"DataAttributeLimitStatus", "With which status is a data attribute too many refused?", []answer{
		{t.LimitStatus400, "LimitStatus400", "400"},
		{t.LimitStatus422, "LimitStatus422", "422"},
	}},
	{"ArchivedCountToLimit", "Do archived data attributes count to the limit?", []answer{no, yes}},
	{"OptionsOrder", "Do options come back in the order they were sent?", []answer{
		{t.OptionsOrderKept, "OptionsOrderKept", "yes"},
		{t.OptionsOrderSorted, "OptionsOrderSorted", "no, sorted"},
	}},
	{"OptionsUpdate", "What becomes of options that a PUT leaves out?", []answer{
		{t.OptionsUpdateReplace, "OptionsUpdateReplace", "they go"},
		{t.OptionsUpdateMerge, "OptionsUpdateMerge", "they stay"},
	}},
	{"DatetimeReadsAs", "What does a data attribute made as datetime read as?", []answer{
		{t.DatetimeReadsAsDate, "DatetimeReadsAsDate", "date"},
		{t.DatetimeReadsAsDatetime, "DatetimeReadsAsDatetime", "datetime"},
	}},
	{"EmptyDescription", `What does a description that was set to "" read as?`, []answer{
		{t.EmptyDescriptionAbsent, "EmptyDescriptionAbsent", "nothing, no such key"},
		{t.EmptyDescriptionPresent, "EmptyDescriptionPresent", `""`},
	}},
	{"ListItemIDs", "Do list items that stay keep their ids?", []answer{
		{t.ListItemIDsKept, "ListItemIDsKept", "yes"},
		{t.ListItemIDsRenewed, "ListItemIDsRenewed", "no"},
	}},
	{"ListItemsUpdate", "What becomes of list items that a PUT leaves out?", []answer{
		{t.ListItemsReplace, "ListItemsReplace", "they go"},
		{t.ListItemsArchive, "ListItemsArchive", "they are archived"},
		{t.ListItemsAppend, "ListItemsAppend", "they stay"},
	}},
	{"ListItemBlanks", "Are the blanks around list items kept?", []answer{
		{t.ListItemBlanksKept, "ListItemBlanksKept", "yes"},
		{t.ListItemBlanksTrimmed, "ListItemBlanksTrimmed", "no"},
	}},
	{"ArchivedTicketTypes", "Does the list of ticket types have the archived ones?", []answer{
		{t.ArchivedTicketTypesListed, "ArchivedTicketTypesListed", "yes"},
		{t.ArchivedTicketTypesHidden, "ArchivedTicketTypesHidden", "no"},
	}},
	{"ArchivedTicketTypeByID", "Is an archived ticket type found by its id?", []answer{
		{t.ArchivedTicketTypeByIDFound, "ArchivedTicketTypeByIDFound", "yes"},
		{t.ArchivedTicketTypeByIDNotFound, "ArchivedTicketTypeByIDNotFound", "no"},
	}},
	{"TicketTypeCategory", "What does PUT with another category do to a ticket type?", []answer{
		{t.CategoryApplied, "CategoryApplied", "changes it"},
		{t.CategoryIgnored, "CategoryIgnored", "nothing, without an error"},
		{t.CategoryRefused, "CategoryRefused", "is refused"},
	}},
	{"IconSelector", "What becomes of the variation selector U+FE0F of an icon?", []answer{
		{t.IconSelectorKept, "IconSelectorKept", "nothing"},
		{t.IconSelectorStripped, "IconSelectorStripped", "it is taken off"},
		{t.IconSelectorAdded, "IconSelectorAdded", "it is added"},
	}},
	{"OmittedOnUpdate", "What does PUT without an icon do to it?", []answer{
		{t.OmittedKept, "OmittedKept", "nothing"},
		{t.OmittedReset, "OmittedReset", "resets it"},
	}},
	{"BackOfficeIsInternal", "Is a Back-office ticket type internal, whatever was sent?", []answer{no, yes}},
	{"TicketTypeNames", "Must names of ticket types be unique?", []answer{
		{t.NamesNotUnique, "NamesNotUnique", "no"},
		{t.NamesUniqueAmongLive, "NamesUniqueAmongLive", "among those in use"},
		{t.NamesUniqueEvenArchived, "NamesUniqueEvenArchived", "yes, archived or not"},
	}},
	{"TicketTypeAttributeNames", "Must names of the attributes of a ticket type be unique?", []answer{
		{t.NamesNotUnique, "NamesNotUnique", "no"},
		{t.NamesUniqueAmongLive, "NamesUniqueAmongLive", "among those in use"},
		{t.NamesUniqueEvenArchived, "NamesUniqueEvenArchived", "yes, archived or not"},
	}},
	{"ArchivedTicketTypeAttributes", "Does a ticket type show its archived attributes?", []answer{
		{t.ArchivedAttributesShown, "ArchivedAttributesShown", "yes"},
		{t.ArchivedAttributesHidden, "ArchivedAttributesHidden", "no"},
	}},
	{"InputOptionsOnUpdate", "Does the answer to a PUT of an attribute have input_options?", []answer{
		{t.InputOptionsAbsent, "InputOptionsAbsent", "no"},
		{t.InputOptionsPresent, "InputOptionsPresent", "yes"},
	}},
	{"AllowMultipleValues", "Where is allow_multiple_values answered?", []answer{
		{t.AllowMultipleValuesInInputOptions, "AllowMultipleValuesInInputOptions", "in input_options"},
		{t.AllowMultipleValuesNowhere, "AllowMultipleValuesNowhere", "nowhere"},
	}},
	{"DefaultAttributes", "May the attributes that every ticket type has be changed?", []answer{
		{t.DefaultAttributesChangeable, "DefaultAttributesChangeable", "yes"},
		{t.DefaultAttributesKept, "DefaultAttributesKept", "yes, but not archived"},
		{t.DefaultAttributesFixed, "DefaultAttributesFixed", "no"},
	}},
	{"TagRenameCollision", "What does renaming a tag to the name of another do?", []answer{
		{t.TagRenameCollisionRefused, "TagRenameCollisionRefused", "is refused"},
		{t.TagRenameCollisionMerged, "TagRenameCollisionMerged", "merges the two"},
		{t.TagRenameCollisionDuplicate, "TagRenameCollisionDuplicate", "makes two of one name"},
	}},
	{"TagCaseRename", "Does renaming a tag to another casing change anything?", []answer{
		{t.TagCaseRenameApplied, "TagCaseRenameApplied", "yes"},
		{t.TagCaseRenameIgnored, "TagCaseRenameIgnored", "no"},
	}},
	{"CollectionNames", "Must names of the collections in one collection be unique?", []answer{
		{t.CollectionNamesNotUnique, "CollectionNamesNotUnique", "no"},
		{t.CollectionNames400, "CollectionNames400", "yes, 400"},
		{t.CollectionNames422, "CollectionNames422", "yes, 422"},
	}},
	{"CollectionChildren", "What becomes of the collections in a collection that is deleted?", []answer{
		{t.CollectionChildrenDeleted, "CollectionChildrenDeleted", "they are deleted"},
		{t.CollectionChildrenTopLevel, "CollectionChildrenTopLevel", "they move to the first level"},
		{t.CollectionChildrenRefused, "CollectionChildrenRefused", "the deletion is refused"},
	}},
	{"CollectionDepth", "What does a fourth level of collections get?", []answer{
		{t.CollectionDepth400, "CollectionDepth400", "400"},
		{t.CollectionDepthAccepted, "CollectionDepthAccepted", "it is accepted"},
		{t.CollectionDepth422, "CollectionDepth422", "422"},
	}},
	{"CollectionCycle", "May a collection be moved into itself?", []answer{
		{t.CollectionCycleRefused, "CollectionCycleRefused", "no"},
		{t.CollectionCycleAccepted, "CollectionCycleAccepted", "yes"},
	}},
	{"CollectionReference", "How is a parent or a help center refused that does not exist?", []answer{
		{t.CollectionReference404, "CollectionReference404", "404"},
		{t.CollectionReference400, "CollectionReference400", "400"},
	}},
	{"CollectionUpdate", "What becomes of the fields of a collection that a PUT leaves out?", []answer{
		{t.CollectionUpdateKept, "CollectionUpdateKept", "they stay"},
		{t.CollectionUpdateReset, "CollectionUpdateReset", "they are reset"},
	}},
	{"CollectionTranslations", "What becomes of the translations that a PUT leaves out?", []answer{
		{t.CollectionTranslationsMerged, "CollectionTranslationsMerged", "they stay"},
		{t.CollectionTranslationsLocale, "CollectionTranslationsLocale", "the locales stay, but not the other fields of one"},
		{t.CollectionTranslationsReplaced, "CollectionTranslationsReplaced", "they go"},
	}},
	{"CollectionLocaleNull", "What does null do to a translation?", []answer{
		{t.CollectionLocaleNullIgnored, "CollectionLocaleNullIgnored", "nothing"},
		{t.CollectionLocaleNullRemoved, "CollectionLocaleNullRemoved", "removes it"},
		{t.CollectionLocaleNullRefused, "CollectionLocaleNullRefused", "is refused"},
	}},
	{"CollectionDefaultLocale", "Is the default locale among the translations of an answer?", []answer{
		{t.CollectionDefaultLocaleAbsent, "CollectionDefaultLocaleAbsent", "no"},
		{t.CollectionDefaultLocalePresent, "CollectionDefaultLocalePresent", "yes"},
	}},
	{"CollectionTranslationsShown", "Which answers have the translations of a collection?", []answer{
		{t.CollectionTranslationsShownMultilingual, "CollectionTranslationsShownMultilingual", "those of multilingual help centers"},
		{t.CollectionTranslationsShownAlways, "CollectionTranslationsShownAlways", "all"},
		{t.CollectionTranslationsShownNever, "CollectionTranslationsShownNever", "none"},
	}},
	{"CollectionHelpCenter", "Does a collection in another say its help center?", []answer{
		{t.CollectionHelpCenterNull, "CollectionHelpCenterNull", "no"},
		{t.CollectionHelpCenterShown, "CollectionHelpCenterShown", "yes"},
	}},
	{"CollectionPageSize", "Does the list of collections take per_page?", []answer{
		{t.CollectionPageSizeTaken, "CollectionPageSizeTaken", "yes"},
		{t.CollectionPageSizeFixed, "CollectionPageSizeFixed", "no"},
	}},
	{"BlankDescription", `How does a description of "" read?`, []answer{
		{t.BlankDescriptionKept, "BlankDescriptionKept", `""`},
		{t.BlankDescriptionNull, "BlankDescriptionNull", "null"},
		{t.BlankDescriptionAbsent, "BlankDescriptionAbsent", "nothing, no such key"},
	}},
	{"NameEscape", "Which names are answered with HTML entities?", []answer{
		{t.NameEscapeCollections, "NameEscapeCollections", "those of collections"},
		{t.NameEscapeNone, "NameEscapeNone", "none"},
		{t.NameEscapeAll, "NameEscapeAll", "all"},
	}},
	{"PagesNext", "What is pages.next in lists with page numbers?", []answer{
		{t.PagesNextURL, "PagesNextURL", "a URL"},
		{t.PagesNextCursor, "PagesNextCursor", "a cursor"},
		{t.PagesNextNone, "PagesNextNone", "nothing"},
	}},
	{"PageNumbers", "Are page numbers that the request has strings in the answer?", []answer{
		{t.PageNumbersIntegers, "PageNumbersIntegers", "no"},
		{t.PageNumbersStrings, "PageNumbersStrings", "yes"},
	}},
	{"TagNames", "How loosely does Intercom compare names of tags?", []answer{
		{t.TagNamesIgnoreCase, "TagNamesIgnoreCase", "without case"},
		{t.TagNamesLoose, "TagNamesLoose", "without case, blanks at the ends and the Unicode form"},
	}},
	{"NameBlanks", "Are the blanks at the ends of a name kept?", []answer{
		{t.NameBlanksKept, "NameBlanksKept", "yes"},
		{t.NameBlanksTrimmed, "NameBlanksTrimmed", "no"},
	}},
	{"IDTypes", "Are ids numbers and strings where the reference says so?", []answer{
		{t.IDTypesDocumented, "IDTypesDocumented", "yes"},
		{t.IDTypesSwapped, "IDTypesSwapped", "no, the other way round"},
	}},
	{"ListOrder", "In which order do lists come whose order is not documented?", []answer{
		{t.ListOrderCreation, "ListOrderCreation", "the oldest first"},
		{t.ListOrderNewest, "ListOrderNewest", "the newest first"},
	}},
	{"MissingScope", "What does a token get that lacks a permission?", []answer{
		{t.MissingScopeForbidden, "MissingScopeForbidden", "403"},
		{t.MissingScopeUnauthorized, "MissingScopeUnauthorized", "401"},
		{t.MissingScopePlan, "MissingScopePlan", "403, as what is not in the plan"},
	}},
	{"VersionGate", "What does a path get that the requested version does not have?", []answer{
		{t.VersionGateInvalid, "VersionGateInvalid", "400"},
		{t.VersionGateNotFound, "VersionGateNotFound", "404"},
	}},
	{"WrongRegion", "What does a token get on the host of another region?", []answer{
		{t.WrongRegionUnauthorized, "WrongRegionUnauthorized", "401"},
		{t.WrongRegionForbidden, "WrongRegionForbidden", "403"},
		{t.WrongRegionNotFound, "WrongRegionNotFound", "404, and no JSON"},
	}},
	{"RetryAfter", "Does a 429 say in Retry-After how long to wait?", []answer{
		{t.RetryAfterNotSent, "RetryAfterNotSent", "no"},
		{t.RetryAfterSent, "RetryAfterSent", "yes"},
	}},
}

// unasked has the questions that no probe asks, and why.
var unasked = map[string]string{
	"CollectionNames":             "a run does not make collections yet",
	"CollectionChildren":          "a run does not make collections yet",
	"CollectionDepth":             "a run does not make collections yet",
	"CollectionCycle":             "a run does not make collections yet",
	"CollectionReference":         "a run does not make collections yet",
	"CollectionUpdate":            "a run does not make collections yet",
	"CollectionTranslations":      "a run does not make collections yet",
	"CollectionLocaleNull":        "a run does not make collections yet",
	"CollectionDefaultLocale":     "a run does not make collections yet",
	"CollectionTranslationsShown": "a run does not make collections yet",
	"CollectionHelpCenter":        "a run does not make collections yet",
	"CollectionPageSize":          "a run does not make collections yet",
	"BlankDescription":            "a run does not make collections yet",
	"NameEscape":                  "a run does not make collections yet",
	"PagesNext":                   "a run does not make collections yet",
	"PageNumbers":                 "a run does not make collections yet",
	"TagNames":                    "the provider compares names as loosely as Intercom ever could",
	"NameBlanks":                  "the provider refuses blanks at the ends of names",
	"IDTypes":                     "the provider reads ids of both types",
	"ListOrder":                   "the provider depends on no order",
	"MissingScope":                "the token of a run has all permissions",
	"VersionGate":                 "the provider sends a version that has the path",
}

// verdict is what came of a question. The zero value is one that was not
// reached.
type verdict struct {
	answer   any    // a value of the question's answers, or nil
	about    string // for one kind of object only
	note     string // what Intercom did, if that is none of the answers; why it was not asked; or what else there is to say
	notAsked bool
	err      error // why it could not be asked
}

func is(value any) verdict { return verdict{answer: value} }

// isRefused is an answer that is a refusal, with its words.
func isRefused(value any, e *intercom.Error) verdict { return verdict{answer: value, note: words(e)} }

// words are a refusal without the request and its id, which nobody else needs.
func words(e *intercom.Error) string {
	var each []string
	for _, p := range e.Problems {
		each = append(each, strings.TrimSuffix(p.Code+": "+p.Message, ": "))
	}
	return strings.TrimSuffix(fmt.Sprintf("%d %s", e.StatusCode, strings.Join(each, "; ")), " ")
}

// odd is an answer that the simulator does not know.
func odd(format string, args ...any) verdict { return verdict{note: fmt.Sprintf(format, args...)} }

func skip(format string, args ...any) verdict {
	return verdict{note: fmt.Sprintf(format, args...), notAsked: true}
}

// refusedError is Intercom's refusal of the request that asks, which is an
// answer. What is refused on the way to that request is a failure.
type refusedError struct{ refusal *intercom.Error }

func (e *refusedError) Error() string { return "refused: " + words(e.refusal) }

// asked is the error of the request that asks.
func asked(err error) error {
	if e := refusal(err); e != nil {
		return &refusedError{e}
	}
	return err
}

// noRoom reports whether Intercom refused a data attribute too many.
func noRoom(err error) bool {
	e := refusal(err)
	return e != nil && e.Has("custom_data_limit_reached")
}

// usedUpError says that an object cannot be made again.
type usedUpError struct{ name string }

func (e *usedUpError) Error() string {
	return fmt.Sprintf("%s was made %d times, all of them are archived, and Intercom does not restore any", e.name, mostNumbered)
}

// The kinds of objects that can be archived.
const (
	attributeKind = "data attributes"
	typeKind      = "ticket types"
	fieldKind     = "ticket type attributes"
)

// probe asks a question. One about everything that can be archived has several.
type probe struct {
	field   string
	about   string
	decides []string // the parts that cannot do without its answer
	ask     func(*suite, context.Context) (verdict, error)
}

func (p probe) String() string {
	if p.about == "" {
		return p.field
	}
	return p.field + " (" + p.about + ")"
}

// probes are in an order in which what archives an object comes after what
// needs it in use, should it not come back.
var probes = []probe{
	{field: "OptionsUpdate", decides: []string{"data_attribute"}, ask: (*suite).optionsUpdate},
	{field: "OptionsOrder", ask: (*suite).optionsOrder},
	{field: "EmptyDescription", ask: (*suite).emptyDescription},
	{field: "DatetimeReadsAs", ask: (*suite).datetimeReadsAs},
	{field: "DataAttributeNames", ask: (*suite).dataAttributeNames},
	{field: "ArchiveArchived", about: attributeKind, ask: (*suite).archiveArchivedAttribute},
	{field: "ArchivedDataAttributeName", ask: (*suite).archivedDataAttributeName},
	{field: "RestoreArchived", about: attributeKind, decides: []string{"data_attribute"}, ask: (*suite).restoreArchivedAttribute},
	{field: "DataAttributeLimitStatus", ask: (*suite).dataAttributeLimitStatus},
	{field: "ArchivedCountToLimit", ask: (*suite).archivedCountToLimit},

	{field: "ListItemIDs", ask: (*suite).listItemIDs},
	{field: "ListItemsUpdate", decides: []string{"ticket_type_attribute"}, ask: (*suite).listItemsUpdate},
	{field: "ListItemBlanks", ask: (*suite).listItemBlanks},
	{field: "InputOptionsOnUpdate", ask: (*suite).inputOptionsOnUpdate},
	{field: "AllowMultipleValues", ask: (*suite).allowMultipleValues},
	{field: "DefaultAttributes", ask: (*suite).defaultAttributes},
	{field: "TicketTypeAttributeNames", ask: (*suite).ticketTypeAttributeNames},
	{field: "ArchivedTicketTypeAttributes", decides: []string{"ticket_type_attribute"}, ask: (*suite).archivedTicketTypeAttributes},
	{field: "ArchiveArchived", about: fieldKind, ask: (*suite).archiveArchivedField},
	{field: "RestoreArchived", about: fieldKind, decides: []string{"ticket_type_attribute"}, ask: (*suite).restoreArchivedField},

	{field: "BackOfficeIsInternal", ask: (*suite).backOfficeIsInternal},
	{field: "TicketTypeCategory", ask: (*suite).ticketTypeCategory},
	{field: "IconSelector", ask: (*suite).iconSelector},
	{field: "OmittedOnUpdate", ask: (*suite).omittedOnUpdate},
	{field: "TicketTypeNames", ask: (*suite).ticketTypeNames},
	{field: "ArchivedTicketTypes", decides: []string{"ticket_type", "ticket_type_attribute"}, ask: (*suite).archivedTicketTypes},
	{field: "ArchivedTicketTypeByID", ask: (*suite).archivedTicketTypeByID},
	{field: "ArchiveArchived", about: typeKind, ask: (*suite).archiveArchivedType},
	{field: "RestoreArchived", about: typeKind, decides: []string{"ticket_type", "ticket_type_attribute"}, ask: (*suite).restoreArchivedType},

	{field: "TagRenameCollision", ask: (*suite).tagRenameCollision},
	{field: "TagCaseRename", ask: (*suite).tagCaseRename},

	{field: "WrongRegion", ask: (*suite).wrongRegion},
	{field: "RetryAfter", ask: (*suite).retryAfter},
}

// has reports whether a part is among those of the run.
func (s *settings) has(part string) bool { return slices.Contains(s.parts, part) }

// wanted are the questions to ask: all, or those that the parts depend on. What
// the simulator assumes may not be so, and each run would make other objects.
func (s *settings) wanted() []probe {
	return slices.DeleteFunc(slices.Clone(probes), func(p probe) bool {
		return !s.has("questions") && !slices.ContainsFunc(p.decides, s.has)
	})
}

// ask asks the questions. One that fails does not stop the others.
func (r *suite) ask(ctx context.Context) {
	wanted := r.wanted()
	if len(wanted) == 0 {
		return
	}
	r.say("\nAsking what Intercom's reference leaves open")
	for _, p := range wanted {
		if ctx.Err() != nil {
			return
		}
		v, err := p.ask(r, ctx)
		// When Intercom's answer to a POST was lost, nobody knows what it was
		// about; each probe can begin again.
		var uncertain *intercom.UncertainError
		for attempt := 0; attempt < 2 && errors.As(err, &uncertain); attempt++ {
			v, err = p.ask(r, ctx)
		}
		var usedUp *usedUpError
		var answer *refusedError
		switch {
		case ctx.Err() != nil:
			return
		case errors.As(err, &usedUp):
			v = skip("%s", usedUp)
		case errors.As(err, &answer):
			v = odd("%s", answer)
		case noRoom(err):
			v = skip("the workspace has no room for another data attribute")
		case err != nil:
			v = verdict{err: err}
		}
		v.about = p.about
		switch {
		case v.err != nil:
			r.say("  ✗ %s: %s", p, indented(v.err))
		case v.notAsked:
			r.say("  - %s: not asked", p)
		default:
			r.say("  ✓ %s", p)
		}
		r.verdicts[p.field] = append(r.verdicts[p.field], v)
	}
}

// verdict is what came of a question, if all kinds of objects that have an
// answer agree. Of the others there is a note.
func (r *suite) verdict(field string) verdict {
	if reason, ok := unasked[field]; ok {
		return skip("%s", reason)
	}
	all := r.verdicts[field]
	switch len(all) {
	case 0:
		return skip("the run did not come to it")
	case 1:
		return all[0]
	}
	var answers, failures []verdict
	var each, notes []string
	for _, v := range all {
		says := v.about + ": " + r.says(field, v)
		if v.note != "" && v.note != r.says(field, v) {
			says += ", " + v.note
		}
		each = append(each, says)
		switch {
		case v.err != nil:
			failures = append(failures, v)
		case !v.notAsked:
			answers = append(answers, v)
		}
		if v.answer == nil || v.note != "" {
			notes = append(notes, says)
		}
	}
	switch {
	case len(answers) == 0 && len(failures) > 0:
		return failures[0]
	case len(answers) == 0:
		return all[0]
	}
	out := answers[0]
	if slices.ContainsFunc(answers, func(v verdict) bool { return v.answer != out.answer || v.answer == nil }) {
		return odd("%s", strings.Join(each, "; "))
	}
	out.note = strings.Join(notes, "; ")
	return out
}

// answered reports whether a question got an answer. Before it was asked, and
// when it could not be, it has what the simulator assumes.
func (r *suite) answered(field string, value any) bool {
	v := r.verdict(field)
	if v.answer == nil {
		return questionOf(field).answers[0].value == value
	}
	return v.answer == value
}

// restores reports whether Intercom restores archived objects of all these
// kinds. How it does not is then the same to us.
func (r *suite) restores(kinds ...string) bool {
	return !slices.ContainsFunc(r.verdicts["RestoreArchived"], func(v verdict) bool {
		return slices.Contains(kinds, v.about) && v.answer != nil && v.answer != t.RestoreArchivedRestores
	})
}

func questionOf(field string) question {
	for _, q := range questions {
		if q.field == field {
			return q
		}
	}
	panic("no question " + field)
}

// says is a verdict in words.
func (r *suite) says(field string, v verdict) string {
	switch {
	case v.err != nil:
		return "failed"
	case v.notAsked:
		return "not asked"
	case v.answer == nil:
		return v.note
	}
	for _, a := range questionOf(field).answers {
		if a.value == v.answer {
			return a.says
		}
	}
	panic(fmt.Sprintf("no answer %v to %s", v.answer, field))
}
