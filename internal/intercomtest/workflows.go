package intercomtest

import "maps"

// Workflows can be created only in Intercom's interface. The API exports a workflow by its id,
// but cannot list workflows:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/workflows
var workflowKind = kind{
	name:     "workflows",
	firstID:  67890,
	notFound: refuse(404, "not_found", "Workflow not found"),
	routes:   []route{{pattern: "GET /export/workflows/{id}", handle: exportWorkflow}},
	add:      (*workspace).addWorkflow,
	seed: func(s *Server) {
		s.Add("workflows", object{
			"title": "Route delivery problems", "description": "Asks for the parcel number and assigns the conversation to Support",
			"targeting": object{"predicates": []any{object{"attribute": "plan_tier", "comparison": "eq", "value": "pro"}}},
			"snapshot":  object{"steps": []any{object{"id": "step_1", "type": "collect_data"}, object{"id": "step_2", "type": "assign"}}},
		})
	},
}

func (w *workspace) addWorkflow(in object) string {
	id := w.idOf("workflows", in)
	o := object{
		"id": id, "title": "Workflow " + id, "description": nil, "trigger_type": "inbound_conversation", "state": "live",
		"target_channels": []any{"chat"}, "preferred_devices": []any{"desktop", "mobile"}, "created_at": w.date(), "updated_at": w.date(),
		"targeting": nil, "snapshot": nil, "attributes": []any{}, "embedded_rules": []any{},
	}
	maps.Copy(o, in)
	w.objects("workflows").set(id, o)
	return id
}

func exportWorkflow(w *workspace, r *request) (object, *problem) {
	workflow, p := w.find("workflows", r.id())
	if p != nil {
		return nil, p
	}
	return object{"export_version": "1.0", "exported_at": w.date(), "app_id": 12345, "workflow": workflow}, nil
}
