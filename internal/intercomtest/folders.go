package intercomtest

import (
	"maps"
	"slices"
	"strings"
)

// Folders organize articles for teammates. They came with version 2.17, and bodies are
// within "folder":
// https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders
var folderKind = kind{
	name:         "folders",
	firstID:      6,
	notFound:     refuse(404, "not_found", "Folder not found"),
	escapesNames: true,
	routes: []route{
		{pattern: "GET /folders", versions: since217, query: []string{"page", "per_page", "parent_folder_id", "starting_after"}, handle: listFolders},
		{pattern: "POST /folders", versions: since217, fields: fields{"folder": objectType}, handle: createFolder},
		{pattern: "GET /folders/{id}", versions: since217, handle: getFolder},
		{pattern: "PUT /folders/{id}", versions: since217, fields: fields{"folder": objectType}, handle: updateFolder},
		{pattern: "DELETE /folders/{id}", versions: since217, handle: deleteFolder},
	},
	add:       func(w *workspace, o object) string { return idString(w.addFolder(o)["id"]) },
	seed:      seedFolders,
	seedLarge: seedManyFolders,
	alternatives: []Answers{
		{FolderNames: FolderNamesUnique},
		{FolderDeletion: FolderDeletionMovesUp},
		{NameEscape: NameEscapeNone},
		{NameBlanks: NameBlanksTrimmed},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the header's enum ends at 2.16; the reference on the web has folders in 2.17",
			"header", "Intercom-Version=2.17", "enum",
			[]string{"GET /folders", "POST /folders", "GET /folders/{}", "PUT /folders/{}", "DELETE /folders/{}"},
		},
		{
			"the schema of pages has a cursor, and the list takes none",
			"query", "starting_after", "unknown",
			[]string{"GET /folders"},
		},
		{
			"the pages of 2.17 have a URL; the schema of Preview has a cursor",
			"answer", "/pages/next", "type",
			[]string{"GET /folders"},
		},
		{
			"a name that is taken: no refusal of it is described",
			"status", "422", "unknown",
			[]string{"POST /folders", "PUT /folders/{}"},
		},
	},
}

// since217 are the API versions with the paths that came with 2.17.
var since217 = []string{"2.17", "Preview"}

var folderFields = fields{"name": stringType, "description": stringType, "emoji": stringType, "parent_folder_id": integerType | nullType}

func listFolders(w *workspace, r *request) (object, *problem) {
	var all []object
	for _, folder := range w.objects("folders").all {
		if parent := r.query.Get("parent_folder_id"); parent == "" || idString(folder["parent_folder_id"]) == parent {
			all = append(all, folder)
		}
	}
	folders, pages := page(w, r, all, pageSize{standard: 50, max: 150})
	items := []any{}
	for _, folder := range folders {
		item := changed(folder)
		maps.DeleteFunc(item, func(field string, value any) bool { return value == nil }) // documented for 2.17
		items = append(items, item)
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func getFolder(w *workspace, r *request) (object, *problem) { return w.find("folders", r.id()) }

// setFolder changes a folder as a request asks, or returns a refusal. Which codes and
// messages Intercom refuses with is not documented.
func (w *workspace) setFolder(id string, o, body object) *problem {
	folder, _ := body["folder"].(object)
	for field, value := range folder {
		if folderFields[field]&typeOf(value) == 0 {
			return invalid(field + " is invalid")
		}
	}
	copyFields(o, folder, slices.Sorted(maps.Keys(folderFields))...)
	w.settleName(o)
	if strings.TrimSpace(text(o, "name")) == "" {
		return refuse(400, "parameter_not_found", "name is required")
	}
	if name := []rune(text(o, "name")); len(name) > 191 { // documented for 2.17
		o["name"] = string(name[:191])
	}
	for _, field := range []string{"description", "emoji"} {
		if o[field] == "" {
			o[field] = nil
		}
	}
	for parent := o["parent_folder_id"]; parent != nil; {
		above, ok := w.objects("folders").get(idString(parent))
		if !ok || idString(parent) == id {
			return invalid("parent_folder_id is invalid")
		}
		parent = above["parent_folder_id"]
	}
	for otherID, other := range w.objects("folders").all {
		if w.answers().FolderNames == FolderNamesUnique && otherID != id && other["name"] == o["name"] &&
			idString(other["parent_folder_id"]) == idString(o["parent_folder_id"]) {
			return refuse(422, "data_invalid", "Name has already been taken")
		}
	}
	return nil
}

func createFolder(w *workspace, r *request) (object, *problem) {
	o := object{}
	if p := w.setFolder("", o, r.body); p != nil {
		return nil, p
	}
	return w.addFolder(o), nil
}

func (w *workspace) addFolder(in object) object {
	o := object{
		"name": "Folder", "description": nil, "emoji": nil, "parent_folder_id": nil, "content_count": 0,
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	id := w.idOf("folders", o)
	o["id"] = idNumber(id)
	w.objects("folders").set(id, o)
	return o
}

func updateFolder(w *workspace, r *request) (object, *problem) {
	before, p := w.find("folders", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setFolder(r.id(), after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("folders").set(r.id(), after)
	return after, nil
}

func deleteFolder(w *workspace, r *request) (object, *problem) {
	folder, p := w.find("folders", r.id())
	if p != nil {
		return nil, p
	}
	var inside []string
	for id, other := range w.objects("folders").all {
		if idString(other["parent_folder_id"]) == r.id() {
			inside = append(inside, id)
		}
	}
	movesUp := w.answers().FolderDeletion == FolderDeletionMovesUp
	if idString(folder["content_count"]) != "0" || len(inside) > 0 && !movesUp {
		return nil, refuse(422, "data_invalid", "Folder contains content")
	}
	for _, id := range inside {
		child, _ := w.objects("folders").get(id)
		child = changed(child)
		child["parent_folder_id"] = folder["parent_folder_id"]
		w.objects("folders").set(id, child)
	}
	w.objects("folders").remove(r.id())
	return object{"id": folder["id"], "object": "folder", "deleted": true}, nil
}

func seedFolders(s *Server) {
	docs := idNumber(s.Add("folders", object{"name": "Product documentation", "description": "Internal product docs", "emoji": "📚", "content_count": 5}))
	s.Add("folders", object{"name": "Releases & plans", "emoji": "🚀", "parent_folder_id": docs})
	s.Add("folders", object{"name": "HR", "description": "Only for teammates"})
}

// seedManyFolders adds folders in two levels, some of which have the same name.
func seedManyFolders(s *Server) {
	var ids []string
	for i := range 60 {
		o := object{"name": uglyName(i / 2)}
		if i%3 == 0 {
			o["description"], o["emoji"] = uglyName(i+1), "📦"
		}
		if i >= 20 {
			o["parent_folder_id"] = idNumber(ids[i%20])
		}
		ids = append(ids, s.Add("folders", o))
	}
}
