package intercomtest

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Tags mark contacts, companies and conversations. Names are unique:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags
var tagKind = kind{
	name:    "tags",
	firstID: 115,
	routes: []route{
		{pattern: "GET /tags", handle: listAll("tags")},
		{
			pattern: "POST /tags", fields: fields{"name": stringType, "id": stringType},
			refusal: "invalid tag parameters", handle: saveTag,
		},
		{pattern: "GET /tags/{id}", handle: getByID("tags")},
		{pattern: "DELETE /tags/{id}", handle: deleteTag},
	},
	add: func(w *workspace, o object) string { return text(w.addTag(o), "id") },
	seed: func(s *Server) {
		for _, name := range []string{"VIP", "Feature request", "Bug", "Churn risk", "Billing question", "Onboarding"} {
			s.Add("tags", object{"name": name})
		}
	},
	seedLarge: func(s *Server) {
		for i := range 80 {
			s.Add("tags", object{"name": uglyName(i)})
		}
	},
	alternatives: []Answers{
		{TagRenameCollision: TagRenameCollisionMerged},
		{TagRenameCollision: TagRenameCollisionDuplicate},
		{TagCaseRename: TagCaseRenameIgnored},
		{TagNames: TagNamesLoose},
		{NameBlanks: NameBlanksTrimmed},
	},
	deviations: []deviation{
		{
			"renaming a tag that does not exist: only the other operations on tags describe the answer",
			"status", "404", "unknown",
			[]string{"POST /tags"},
		},
	},
}

// saveTag creates a tag, returns the existing tag with that name, or renames the tag
// with the given id. The reference documents all three, and that names are case
// insensitive.
func saveTag(w *workspace, r *request) (object, *problem) {
	name := text(r.body, "name")
	if name == "" {
		return nil, refuse(400, "parameter_invalid", "invalid tag parameters")
	}
	existing, found := w.tagNamed(name)
	id, rename := r.body["id"].(string)
	switch {
	case rename:
		return w.renameTag(id, name)
	case found:
		return saved(existing), nil
	}
	return saved(w.addTag(object{"name": name})), nil
}

func (w *workspace) tagNamed(name string) (object, bool) {
	for _, tag := range w.objects("tags").all {
		if w.sameTagName(text(tag, "name"), name) {
			return tag, true
		}
	}
	return nil, false
}

// sameTagName reports whether Intercom considers two names equal.
func (w *workspace) sameTagName(a, b string) bool {
	if w.answers().TagNames == TagNamesLoose {
		return looseName(a) == looseName(b)
	}
	return strings.EqualFold(a, b)
}

// looseName returns the same string for all names that are equal in a database with
// a loose collation.
func looseName(name string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.TrimSpace(name))))
}

func (w *workspace) addTag(o object) object {
	tag := object{"type": "tag"}
	copyFields(tag, o, "name")
	tag["id"] = w.idOf("tags", o)
	w.objects("tags").set(text(tag, "id"), tag)
	return tag
}

func (w *workspace) renameTag(id, name string) (object, *problem) {
	tag, p := w.find("tags", id)
	if p != nil {
		return nil, p // the reference has no refusal for POST; this is that of the other calls
	}
	for otherID, other := range w.objects("tags").all {
		if otherID == id || !w.sameTagName(text(other, "name"), name) {
			continue
		}
		switch w.answers().TagRenameCollision {
		case TagRenameCollisionDuplicate:
		case TagRenameCollisionMerged:
			w.objects("tags").remove(id)
			return saved(other), nil
		default:
			return nil, refuse(400, "parameter_invalid", "A tag with that name already exists")
		}
	}
	onlyCase := w.sameTagName(text(tag, "name"), name)
	if !onlyCase || w.answers().TagCaseRename != TagCaseRenameIgnored {
		tag = changed(tag)
		tag["name"] = name
		w.objects("tags").set(id, tag)
	}
	return saved(tag), nil
}

// saved returns a tag in the form in which POST answers it since 2.16.
func saved(tag object) object {
	tag = changed(tag)
	tag["users"], tag["companies"] = []any{}, []any{}
	return tag
}

func deleteTag(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("tags", r.id()); p != nil {
		return nil, p
	}
	if names := w.dependants["tags/"+r.id()]; len(names) > 0 {
		return nil, refuse(400, "tag_has_dependent_objects",
			"Unable to delete Tag with dependent objects. Segments: "+strings.Join(names, ", ")+".")
	}
	w.objects("tags").remove(r.id())
	return nil, nil
}
