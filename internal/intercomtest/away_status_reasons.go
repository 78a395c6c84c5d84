package intercomtest

import "maps"

// Away status reasons can be created only in Intercom's interface. The list also has
// those that were deleted:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/away-status-reasons
var awayStatusReasonKind = kind{
	name:    "away_status_reasons",
	firstID: 41,
	routes:  []route{{pattern: "GET /away_status_reasons", handle: listAll("away_status_reasons")}},
	add:     (*workspace).addAwayStatusReason,
	seed: func(s *Server) {
		s.Add("away_status_reasons", object{"label": "On a break", "emoji": "☕"})
		s.Add("away_status_reasons", object{"label": "In training", "emoji": "📚"})
		s.Add("away_status_reasons", object{"label": "At the office party", "emoji": "🎉", "deleted": true})
	},
}

func (w *workspace) addAwayStatusReason(in object) string {
	reasons := w.objects("away_status_reasons")
	id := w.idOf("away_status_reasons", in)
	o := object{
		"type": "away_status_reason", "id": id, "label": "Reason " + id, "emoji": "🌙", "order": len(reasons.ids), "deleted": false,
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	reasons.set(id, o)
	return id
}
