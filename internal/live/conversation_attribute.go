package main

import (
	"context"
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/conversationattribute"
)

const (
	conversationPath   = "/conversations/attributes"
	conversation       = "Terraform live attribute"
	secondConversation = "Terraform live second attribute"

	// mostConversations is how many conversation attributes the suite leaves behind,
	// archived. Each run makes two.
	mostConversations = 20

	whyNotAsked = "each time would leave one more archived attribute, and the provider is right either way"
)

func conversationAttributes() *trial {
	return &trial{
		Kind: conversationattribute.Kind, path: conversationPath,
		names:  []string{conversation, secondConversation},
		leaves: fmt.Sprintf("at most %d conversation attributes", mostConversations),
		list: func(r *suite, ctx context.Context) ([]object, error) {
			return r.list(ctx, conversationPath+"?include_archived=true")
		},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"name": name, "data_type": "list", "options": []string{"small", "large"}, "description": "Created"},
				arguments{"name": secondConversation, "options": []string{"tiny", "large", "medium"}, "description": "Updated", "required": true}
		},
		unchanged: map[string]string{
			"data_type": "it replaces the attribute", "multiline": "a list has none",
			"reference":           "the object types of a workspace are not known",
			"visible_to_team_ids": "the teams of a workspace are not known",
		},
		byHand: object{"description": "By hand"}, shown: "description",
		importID:  func([]string, string) string { return secondConversation },
		prepare:   prepareConversation,
		again:     func(*suite) outcome { return outcome{} },
		questions: conversationQuestions(),
	}
}

// prepareConversation archives what an earlier run left in use. It makes no more
// attributes once there are many: they cannot be deleted.
func prepareConversation(r *suite, ctx context.Context, _ string) (prepared, error) {
	t := conversationAttributes()
	if err := t.removeAll(ctx, r); err != nil {
		return prepared{}, err
	}
	all, err := t.all(ctx, r)
	if err != nil {
		return prepared{}, err
	}
	made := 0
	for _, o := range all {
		if t.isOurs(o) {
			made++
		}
	}
	if made+2 > mostConversations {
		return prepared{}, &notRunError{fmt.Sprintf("%d archived conversation attributes are there from earlier runs, and Intercom cannot delete them", made)}
	}
	return prepared{name: conversation}, nil
}

func conversationQuestions() []question {
	return []question{
		{
			field: "ConversationAttributeNames", text: "Must names of conversation attributes be unique?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationAttributeNamesUnique, "ConversationAttributeNamesUnique", "yes, among those in use"},
				{intercomtest.ConversationAttributeNamesNotUnique, "ConversationAttributeNamesNotUnique", "no"},
				{intercomtest.ConversationAttributeNamesEvenArchived, "ConversationAttributeNamesEvenArchived", "yes, even that of an archived one"},
			},
		},
		{
			field: "ConversationAttributeArchived", text: "Is an archived conversation attribute found by its id?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationAttributeArchivedFound, "ConversationAttributeArchivedFound", "yes"},
				{intercomtest.ConversationAttributeArchivedNotFound, "ConversationAttributeArchivedNotFound", "no"},
			},
		},
		{
			field: "ConversationAttributeArchiveAgain", text: "What does archiving a conversation attribute twice do?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationAttributeArchiveAgainAccepted, "ConversationAttributeArchiveAgainAccepted", "is accepted"},
				{intercomtest.ConversationAttributeArchiveAgain404, "ConversationAttributeArchiveAgain404", "404"},
			},
		},
		{
			field: "ConversationOptionLabels", text: "Must labels of options be unique?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationOptionLabelsUnique, "ConversationOptionLabelsUnique", "yes"},
				{intercomtest.ConversationOptionLabelsNotUnique, "ConversationOptionLabelsNotUnique", "no"},
				{intercomtest.ConversationOptionLabelsLoose, "ConversationOptionLabelsLoose", "yes, whatever their case and the blanks at their ends"},
			},
		},
		{
			field: "ConversationOptionArchived", text: "What does an option with the label of an archived one get?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationOptionArchivedStays, "ConversationOptionArchivedStays", "a new id"},
				{intercomtest.ConversationOptionArchivedRevived, "ConversationOptionArchivedRevived", "the old id"},
			},
		},
		{
			field: "ConversationOptionMinimum", text: "How many options does a new list attribute need?", unasked: whyNotAsked,
			answers: []answer{
				{intercomtest.ConversationOptionMinimumTwo, "ConversationOptionMinimumTwo", "two"},
				{intercomtest.ConversationOptionMinimumNone, "ConversationOptionMinimumNone", "none"},
			},
		},
	}
}
