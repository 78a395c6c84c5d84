package main

import "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"

// untried are the kinds that have a resource but no trial, with the reason.
var untried = map[string]string{
	"team_members":                 "a run can neither create a team nor restore the members that a failed run removed from one",
	"folder":                       noFolders,
	"identity_verification_secret": "deleting a secret ends Messenger sessions for good if anything has signed with it",
}

const (
	noFolders    = "a run uses version 2.16 of the API, which has no folders"
	notOfPreview = "a run does not use what only the Preview version of the API has"
)

// previewQuestions are about the kinds that only later versions of the API have.
func previewQuestions() []question {
	return []question{
		{
			field: "FolderNames", text: "Can two folders in one folder have one name?", unasked: noFolders,
			answers: []answer{
				{intercomtest.FolderNamesNotUnique, "FolderNamesNotUnique", "yes"},
				{intercomtest.FolderNamesUnique, "FolderNamesUnique", "no"},
			},
		},
		{
			field: "FolderDeletion", text: "What happens to the folders in a folder that is deleted?", unasked: noFolders,
			answers: []answer{
				{intercomtest.FolderDeletionRefused, "FolderDeletionRefused", "it is refused"},
				{intercomtest.FolderDeletionMovesUp, "FolderDeletionMovesUp", "they move up"},
			},
		},
		{
			field: "TeamMembers", text: "May the API change the members of a team?", unasked: notOfPreview,
			answers: []answer{
				{intercomtest.TeamMembersChangeable, "TeamMembersChangeable", "yes"},
				{intercomtest.TeamMembersRefused, "TeamMembersRefused", "not in this workspace"},
			},
		},
		{
			field: "TeamStrangers", text: "What happens to members of a team's PUT that are not teammates?", unasked: notOfPreview,
			answers: []answer{
				{intercomtest.TeamStrangers400, "TeamStrangers400", "400"},
				{intercomtest.TeamStrangers404, "TeamStrangers404", "404"},
				{intercomtest.TeamStrangersIgnored, "TeamStrangersIgnored", "they are left out"},
			},
		},
		{
			field: "SecretNames", text: "Can two identity verification secrets have one name?", unasked: notOfPreview,
			answers: []answer{
				{intercomtest.SecretNamesNotUnique, "SecretNamesNotUnique", "yes"},
				{intercomtest.SecretNamesUnique, "SecretNamesUnique", "no"},
			},
		},
		{
			field: "DeletedSecrets", text: "Does the list include deleted identity verification secrets?", unasked: notOfPreview,
			answers: []answer{
				{intercomtest.DeletedSecretsHidden, "DeletedSecretsHidden", "no"},
				{intercomtest.DeletedSecretsListed, "DeletedSecretsListed", "yes"},
			},
		},
	}
}
