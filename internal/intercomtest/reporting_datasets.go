package intercomtest

import "maps"

// Reporting datasets are defined by Intercom. They differ between workspaces only in the
// custom attributes that they include:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export
var reportingDatasetKind = kind{
	name:   "reporting_datasets",
	routes: []route{{pattern: "GET /export/reporting_data/get_datasets", handle: listAll("reporting_datasets")}},
	start: func(w *workspace) {
		w.addReportingDataset(object{
			"id": "conversation", "name": "Conversation", "description": "Conversation-level details: status, channel, assignee.",
			"default_time_attribute_id": "conversation_started_at",
			"attributes": []any{
				object{"id": "conversation_id", "qualified_id": "conversation.conversation_id", "name": "Conversation ID"},
				object{"id": "conversation_started_at", "qualified_id": "conversation.conversation_started_at", "name": "Conversation started at"},
				object{"id": "Brand", "qualified_id": "conversation.Brand", "name": "Brand"},
				object{"id": "Brand", "qualified_id": "people.Brand", "name": "Brand"},
			},
		})
	},
	add: (*workspace).addReportingDataset,
	deviations: []deviation{{
		"the operation is described with its success only; the 401 is the same everywhere",
		"status", "401", "unknown",
		[]string{"GET /export/reporting_data/get_datasets"},
	}},
}

func (w *workspace) addReportingDataset(in object) string {
	id := w.idOf("reporting_datasets", in)
	o := object{"id": id, "name": "Dataset " + id, "description": "", "default_time_attribute_id": "created_at", "attributes": []any{}}
	maps.Copy(o, in)
	w.objects("reporting_datasets").set(id, o)
	return id
}
