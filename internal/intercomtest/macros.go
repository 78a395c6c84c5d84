package intercomtest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

var errNoMacro = refuse(404, "not_found", "Macro not found")

// Macros can be created only in Intercom's interface. The API shows those that the
// owner of the token may use:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/macros
var macroKind = kind{
	name:     "macros",
	firstID:  123,
	notFound: errNoMacro,
	routes: []route{
		{pattern: "GET /macros", query: []string{"per_page", "starting_after"}, handle: listMacros},
		{pattern: "GET /macros/{id}", handle: getMacro},
	},
	add: (*workspace).addMacro,
	deviations: []deviation{
		{"an example of the operation has macros without a body", "answer", "/body", "nullable", []string{"GET /macros"}},
		{"an example of the operation has macros without a body", "answer", "/body_text", "nullable", []string{"GET /macros"}},
	},
	seed: func(s *Server) {
		s.Add("macros", object{
			"name": "Where is my parcel?", "body": `<p>Hi <attribute key="user.name" default="there"/>, your parcel is on its way.</p>`,
			"body_text": `Hi {{user.name|fallback:"there"}}, your parcel is on its way.`, "available_on": []any{"inbox", "messenger"},
		})
		s.Add("macros", object{"name": "Refund", "body": "<p>The refund is on its way.</p>", "body_text": "The refund is on its way."})
		s.Add("macros", object{"name": "Escalate an invoice", "visible_to": "specific_teams", "visible_to_team_ids": []any{s.find("teams", "Billing")}})
	},
}

func (w *workspace) addMacro(in object) string {
	id := w.idOf("macros", in)
	o := object{
		"type": "macro", "id": id, "name": "Macro " + id, "body": "<p>Thank you!</p>", "body_text": "Thank you!", "created_at": w.date(), "updated_at": w.date(),
		"visible_to": "everyone", "visible_to_team_ids": []any{}, "available_on": []any{"inbox"},
	}
	maps.Copy(o, in)
	w.objects("macros").set(id, o)
	return id
}

// showsMacro reports whether the owner of the token may use a macro, which is visible
// to everyone or to the members of some teams.
func (w *workspace) showsMacro(macro object) bool {
	if macro["visible_to"] != "specific_teams" {
		return true
	}
	owner, _ := w.objects("admins").get(w.tokenOwner())
	joined, _ := owner["team_ids"].([]any)
	teams, _ := macro["visible_to_team_ids"].([]any)
	return slices.ContainsFunc(teams, func(team any) bool {
		return slices.ContainsFunc(joined, func(id any) bool { return idString(id) == idString(team) })
	})
}

func getMacro(w *workspace, r *request) (object, *problem) {
	macro, p := w.find("macros", r.id())
	if p == nil && !w.showsMacro(macro) {
		return nil, errNoMacro
	}
	return macro, p
}

// listMacros answers a page of macros. A cursor is the base64 encoding of the time and
// the id of the last macro of the previous page.
func listMacros(w *workspace, r *request) (object, *problem) {
	all := slices.DeleteFunc(w.objects("macros").newestFirst(), func(macro object) bool { return !w.showsMacro(macro) })
	if cursor := r.query.Get("starting_after"); cursor != "" {
		var last []any
		decoded, err := base64.StdEncoding.DecodeString(cursor)
		if err != nil || json.Unmarshal(decoded, &last) != nil || len(last) != 2 {
			return nil, refuse(400, "parameter_invalid", "Invalid starting_after cursor")
		}
		all = all[1+slices.IndexFunc(all, func(macro object) bool { return text(macro, "id") == fmt.Sprint(last[1]) }):]
	}
	size := pageSize{standard: 50, max: 150}.of(w, r)
	pages := object{"type": "pages", "per_page": size, "next": nil}
	if len(all) > size {
		all = all[:size]
		last := all[size-1]
		pages["next"] = object{"starting_after": base64.StdEncoding.EncodeToString(encode([]any{last["updated_at"], last["id"]}))}
	}
	items := []any{}
	for _, macro := range all {
		items = append(items, macro)
	}
	out := list(items)
	out["pages"] = pages
	return out, nil
}
