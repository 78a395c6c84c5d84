package main

import "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"

func dataConnectorQuestions() []question {
	const reason = "a run does not make data connectors yet"
	return []question{
		{
			field: "DataConnectorNames", text: "Must names of data connectors be unique?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorNamesNotUnique, "DataConnectorNamesNotUnique", "no"},
				{intercomtest.DataConnectorNamesUnique, "DataConnectorNamesUnique", "yes"},
			},
		},
		{
			field: "DataConnectorGet", text: "What does a draft of a data connector get without state_version?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorGetNotFound, "DataConnectorGetNotFound", "404"},
				{intercomtest.DataConnectorGetDraft, "DataConnectorGetDraft", "the draft"},
			},
		},
		{
			field: "DataConnectorDraftOfLive", text: "What does a live data connector get with state_version draft?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorDraftOfLiveNotFound, "DataConnectorDraftOfLiveNotFound", "404"},
				{intercomtest.DataConnectorDraftOfLiveShown, "DataConnectorDraftOfLiveShown", "the live version"},
			},
		},
		{
			field: "DataConnectorUpdateLive", text: "What does a PATCH of a live data connector change?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorUpdateLiveLive, "DataConnectorUpdateLiveLive", "the live version"},
				{intercomtest.DataConnectorUpdateLiveDrafts, "DataConnectorUpdateLiveDrafts", "a draft, until it is published"},
			},
		},
		{
			field: "DataConnectorHeaders", text: "What becomes of the headers that a PATCH leaves out?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorHeadersReplaced, "DataConnectorHeadersReplaced", "they go"},
				{intercomtest.DataConnectorHeadersMerged, "DataConnectorHeadersMerged", "they stay"},
			},
		},
		{
			field: "DataConnectorStars", text: `What does a header with the value "****" do?`,
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorStarsStored, "DataConnectorStarsStored", "stores the asterisks"},
				{intercomtest.DataConnectorStarsKept, "DataConnectorStarsKept", "keeps the value"},
			},
		},
		{
			field: "DataConnectorPublish", text: "Can a data connector without a URL go live?",
			unasked: reason,
			answers: []answer{
				{intercomtest.DataConnectorPublishRefused, "DataConnectorPublishRefused", "no"},
				{intercomtest.DataConnectorPublishAccepted, "DataConnectorPublishAccepted", "yes"},
			},
		},
	}
}
