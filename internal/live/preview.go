package main

import "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"

// untried are the kinds that have a resource but no trial, with the reason.
var untried = map[string]string{
	"team_members":                 "a run can neither create a team nor restore the members that a failed run removed from one",
	"identity_verification_secret": "deleting a secret ends Messenger sessions for good if anything has signed with it",
}

const notOfPreview = "a run does not use what only the Preview version of the API has"

// previewQuestions are about the kinds that only the Preview version of the API has.
func previewQuestions() []question {
	return []question{
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
