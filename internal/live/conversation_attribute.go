package main

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/conversationattribute"
)

const (
	conversationPath  = "/conversations/attributes"
	conversation      = "Terraform live attribute"
	renamed           = ", renamed"
	probeConversation = "Terraform live probe attribute"

	// mostConversations is how many conversation attributes the suite leaves behind,
	// archived. A run creates two and the questions need one more, two in the first run.
	mostConversations = 20
)

var ourConversation = regexp.MustCompile(`^(` + conversation + `( [2-9])?(` + renamed + `)?|` + probeConversation + `( [2-9])?)$`)

func conversationAttributes() *trial {
	return &trial{
		Kind: conversationattribute.Kind, path: conversationPath,
		names:  []string{conversation, probeConversation},
		ours:   func(o object) bool { return ourConversation.MatchString(text(o, "name")) },
		leaves: fmt.Sprintf("at most %d conversation attributes", mostConversations),
		list: func(r *suite, ctx context.Context) ([]object, error) {
			return r.list(ctx, conversationPath+"?include_archived=true")
		},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"name": name, "data_type": "list", "options": []string{"small", "large"}, "description": "Created"},
				arguments{"name": name + renamed, "options": []string{"tiny", "large", "medium"}, "description": "Updated", "required": true}
		},
		unchanged: map[string]string{
			"data_type": "it replaces the attribute", "multiline": "a list has none",
			"reference":           "the suite does not know the object types of the workspace",
			"visible_to_team_ids": "the suite does not know the teams of the workspace",
		},
		byHand: object{"description": "By hand"}, shown: "description",
		importID:  func(names []string, _ string) string { return names[0] + renamed },
		prepare:   prepareConversation,
		again:     func(r *suite) outcome { return outcome{refused: r.archivedNamesTaken()} },
		questions: conversationQuestions(),
	}
}

// archivedNamesTaken reports whether an archived conversation attribute still reserves
// its name.
func (r *suite) archivedNamesTaken() bool {
	return r.answered("ConversationAttributeNames", intercomtest.ConversationAttributeNamesEvenArchived)
}

// prepareConversation archives what an earlier run left in use.
func prepareConversation(r *suite, ctx context.Context, _ string) (prepared, error) {
	if err := conversationAttributes().removeAll(ctx, r); err != nil {
		return prepared{}, err
	}
	ours, err := r.roomForConversations(ctx, 2)
	if err != nil || !r.archivedNamesTaken() {
		return prepared{name: conversation}, err
	}
	for i, o := range ours {
		ours[i] = maps.Clone(o)
		ours[i]["name"] = strings.TrimSuffix(text(o, "name"), renamed)
	}
	name, err := r.freeName(ours, conversation, " ")
	return prepared{name: name}, err
}

// roomForConversations returns all conversation attributes of the suite. It returns a
// notRunError if n more would exceed mostConversations: Intercom cannot delete them.
func (r *suite) roomForConversations(ctx context.Context, n int) ([]object, error) {
	t := conversationAttributes()
	ours, err := t.all(ctx, r)
	ours = slices.DeleteFunc(ours, func(o object) bool { return !t.isOurs(o) })
	if err == nil && len(ours)+n > mostConversations {
		err = &notRunError{fmt.Sprintf("earlier runs left %d conversation attributes, which Intercom cannot delete", len(ours))}
	}
	return ours, err
}

func conversationQuestions() []question {
	return []question{
		{
			field: "ConversationAttributeNames", text: "Must names of conversation attributes be unique?",
			ask: (*suite).conversationNames, decides: true,
			answers: []answer{
				{intercomtest.ConversationAttributeNamesUnique, "ConversationAttributeNamesUnique", "yes, among those in use"},
				{intercomtest.ConversationAttributeNamesNotUnique, "ConversationAttributeNamesNotUnique", "no"},
				{intercomtest.ConversationAttributeNamesEvenArchived, "ConversationAttributeNamesEvenArchived", "yes, even that of an archived one"},
			},
		},
		{
			field: "ConversationAttributeArchived", text: "Is an archived conversation attribute found by its id?",
			ask: (*suite).conversationArchived,
			answers: []answer{
				{intercomtest.ConversationAttributeArchivedFound, "ConversationAttributeArchivedFound", "yes"},
				{intercomtest.ConversationAttributeArchivedNotFound, "ConversationAttributeArchivedNotFound", "no"},
			},
		},
		{
			field: "ConversationAttributeArchiveAgain", text: "What does archiving a conversation attribute twice do?",
			ask: (*suite).conversationArchiveAgain,
			answers: []answer{
				{intercomtest.ConversationAttributeArchiveAgainAccepted, "ConversationAttributeArchiveAgainAccepted", "is accepted"},
				{intercomtest.ConversationAttributeArchiveAgain404, "ConversationAttributeArchiveAgain404", "404"},
			},
		},
		{
			field: "ConversationOptionLabels", text: "Must labels of options be unique?",
			ask: (*suite).optionLabels,
			answers: []answer{
				{intercomtest.ConversationOptionLabelsUnique, "ConversationOptionLabelsUnique", "yes"},
				{intercomtest.ConversationOptionLabelsNotUnique, "ConversationOptionLabelsNotUnique", "no"},
				{intercomtest.ConversationOptionLabelsLoose, "ConversationOptionLabelsLoose", "yes, whatever their case and the blanks at their ends"},
			},
		},
		{
			field: "ConversationOptionArchived", text: "What does an option with the label of an archived one get?",
			ask: (*suite).optionArchived,
			answers: []answer{
				{intercomtest.ConversationOptionArchivedStays, "ConversationOptionArchivedStays", "a new id"},
				{intercomtest.ConversationOptionArchivedRevived, "ConversationOptionArchivedRevived", "the old id"},
			},
		},
		{
			field: "ConversationOptionMinimum", text: "How many options does a new list attribute need?",
			ask: (*suite).optionMinimum,
			answers: []answer{
				{intercomtest.ConversationOptionMinimumTwo, "ConversationOptionMinimumTwo", "two"},
				{intercomtest.ConversationOptionMinimumNone, "ConversationOptionMinimumNone", "none"},
			},
		},
	}
}

// probeConversation returns the list attribute that the questions ask about. It creates
// one if none is in use, because Intercom cannot restore those of earlier runs.
func (r *suite) probeConversation(ctx context.Context) (object, error) {
	ours, err := conversationAttributes().inUse(ctx, r, true)
	if err != nil {
		return nil, err
	}
	for _, o := range ours {
		if len(list(o, "options")) > 2 { // otherwise, another question created it
			return o, nil
		}
	}
	if ours, err = r.roomForConversations(ctx, 2); err != nil {
		return nil, err
	}
	name, err := r.freeName(ours, probeConversation, " ")
	if err != nil {
		return nil, err
	}
	// With four options, more than the required two remain after one is deleted. The
	// deletion can then be repeated if its answer is lost.
	return conversationAttributes().create(ctx, r, conversationBody(name, "first", "second", "third", "fourth"))
}

func conversationBody(name string, labels ...string) object {
	options := []object{}
	for _, label := range labels {
		options = append(options, object{"label": label})
	}
	return object{"name": name, "data_type": "list", "options": options}
}

// archivedConversation returns the path of an archived conversation attribute. If there
// is none yet, archivedConversation archives the attribute that the questions ask
// about.
func (r *suite) archivedConversation(ctx context.Context) (string, error) {
	ours, err := r.roomForConversations(ctx, 0)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(ours, isArchived)
	if i >= 0 {
		return conversationPath + "/" + idOf(ours[i]), nil
	}
	o, err := r.probeConversation(ctx)
	if err != nil {
		return "", err
	}
	path := conversationPath + "/" + idOf(o)
	return path, r.delete(ctx, path)
}

// conversationNames creates a second attribute with the name of the first. If Intercom
// refuses the second attribute, conversationNames renames the first to the name of an
// archived one.
func (r *suite) conversationNames(ctx context.Context) (verdict, error) {
	if _, err := r.archivedConversation(ctx); err != nil {
		return verdict{}, err
	}
	o, err := r.probeConversation(ctx)
	if err != nil {
		return verdict{}, err
	}
	second, err := r.send(ctx, http.MethodPost, conversationPath, conversationBody(text(o, "name"), "first", "second"))
	if err == nil {
		return is(intercomtest.ConversationAttributeNamesNotUnique), r.delete(ctx, conversationPath+"/"+idOf(second))
	}
	if refusal(err) == nil {
		return verdict{}, err
	}
	ours, err := r.roomForConversations(ctx, 0)
	if err != nil {
		return verdict{}, err
	}
	i := slices.IndexFunc(ours, func(other object) bool { return isArchived(other) && text(other, "name") != text(o, "name") })
	if i < 0 { // an earlier run has already given that name to the attribute in use
		if err := r.delete(ctx, conversationPath+"/"+idOf(o)); err != nil {
			return verdict{}, err
		}
		return r.conversationNames(ctx) // asks again with a new attribute that has a new name
	}
	_, err = r.put(ctx, conversationPath+"/"+idOf(o), object{"name": text(ours[i], "name")})
	return byAcceptance(err, intercomtest.ConversationAttributeNamesUnique, intercomtest.ConversationAttributeNamesEvenArchived)
}

func (r *suite) conversationArchived(ctx context.Context) (verdict, error) {
	path, err := r.archivedConversation(ctx)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodGet, path, nil)
	return byStatus(err, intercomtest.ConversationAttributeArchivedFound, map[int]any{
		http.StatusNotFound: intercomtest.ConversationAttributeArchivedNotFound,
	})
}

func (r *suite) conversationArchiveAgain(ctx context.Context) (verdict, error) {
	path, err := r.archivedConversation(ctx)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodDelete, path, nil)
	return byStatus(err, intercomtest.ConversationAttributeArchiveAgainAccepted, map[int]any{
		http.StatusNotFound: intercomtest.ConversationAttributeArchiveAgain404,
	})
}

// optionLabels renames an option to the label of another, and to the same label in
// another case.
func (r *suite) optionLabels(ctx context.Context) (verdict, error) {
	o, err := r.probeConversation(ctx)
	if err != nil {
		return verdict{}, err
	}
	options := list(o, "options")
	path := conversationPath + "/" + idOf(o) + "/options/" + idOf(options[1])
	rename := func(label string) error {
		_, err := r.put(ctx, path, object{"label": label})
		return err
	}
	first := text(options[0], "label")
	v, err := byAcceptance(rename(first), intercomtest.ConversationOptionLabelsNotUnique, intercomtest.ConversationOptionLabelsUnique)
	if v.answer == intercomtest.ConversationOptionLabelsUnique {
		v, err = byAcceptance(rename(strings.ToUpper(first)), intercomtest.ConversationOptionLabelsUnique, intercomtest.ConversationOptionLabelsLoose)
	}
	if err != nil {
		return v, err
	}
	return v, rename(text(options[1], "label"))
}

// optionArchived archives an option and adds one with its label.
func (r *suite) optionArchived(ctx context.Context) (verdict, error) {
	o, err := r.probeConversation(ctx)
	if err != nil {
		return verdict{}, err
	}
	const label = "third"
	path := conversationPath + "/" + idOf(o) + "/options"
	labelled := func(o object) []object {
		return slices.DeleteFunc(list(o, "options"), func(option object) bool { return text(option, "label") != label })
	}
	before := labelled(o)
	for _, option := range slices.DeleteFunc(slices.Clone(before), isArchived) {
		if err := r.delete(ctx, path+"/"+idOf(option)); err != nil {
			return verdict{}, err
		}
	}
	o, err = r.send(ctx, http.MethodPost, path, object{"label": label})
	if err != nil {
		return verdict{}, asked(err)
	}
	switch now := slices.DeleteFunc(labelled(o), isArchived); {
	case len(now) != 1:
		return odd("the options in use are %v", now), nil
	case withID(before, idOf(now[0])) != nil:
		return is(intercomtest.ConversationOptionArchivedRevived), nil
	}
	return is(intercomtest.ConversationOptionArchivedStays), nil
}

// optionMinimum creates a list attribute without options.
func (r *suite) optionMinimum(ctx context.Context) (verdict, error) {
	ours, err := r.roomForConversations(ctx, 1)
	if err != nil {
		return verdict{}, err
	}
	name, err := r.freeName(ours, probeConversation, " ")
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodPost, conversationPath, conversationBody(name))
	return byAcceptance(err, intercomtest.ConversationOptionMinimumNone, intercomtest.ConversationOptionMinimumTwo)
}
