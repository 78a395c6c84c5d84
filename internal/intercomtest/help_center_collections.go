package intercomtest

import (
	"maps"
	"slices"
	"strings"
)

// Collections hold the articles of a help center, in up to three levels:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
var collectionKind = kind{
	name:         "help_center_collections",
	firstID:      159,
	escapesNames: true,
	routes: []route{
		{pattern: "GET /help_center/collections", query: []string{"page", "per_page", "starting_after"}, handle: listCollections},
		{
			pattern: "POST /help_center/collections", fields: collectionFields.with("help_center_id", integerType|nullType),
			handle: createCollection,
		},
		{pattern: "GET /help_center/collections/{id}", handle: getCollection},
		{pattern: "PUT /help_center/collections/{id}", fields: collectionFields, handle: updateCollection},
		{pattern: "DELETE /help_center/collections/{id}", handle: deleteCollection},
	},
	add:       func(w *workspace, o object) string { return text(w.addCollection(o), "id") },
	seed:      seedCollections,
	seedLarge: seedManyCollections,
	alternatives: []Answers{
		{CollectionNames: CollectionNames400},
		{CollectionNames: CollectionNames422},
		{CollectionChildren: CollectionChildrenTopLevel},
		{CollectionChildren: CollectionChildrenRefused},
		{CollectionDepth: CollectionDepthAccepted},
		{CollectionDepth: CollectionDepth422},
		{CollectionCycle: CollectionCycleAccepted},
		{CollectionReference: CollectionReference400},
		{CollectionUpdate: CollectionUpdateReset},
		{CollectionTranslations: CollectionTranslationsLocale},
		{CollectionTranslations: CollectionTranslationsReplaced},
		{CollectionLocaleNull: CollectionLocaleNullRemoved},
		{CollectionLocaleNull: CollectionLocaleNullRefused},
		{CollectionDefaultLocale: CollectionDefaultLocalePresent},
		{CollectionTranslationsShown: CollectionTranslationsShownAlways},
		{CollectionTranslationsShown: CollectionTranslationsShownNever},
		{CollectionHelpCenter: CollectionHelpCenterShown},
		{CollectionPageSize: CollectionPageSizeFixed},
		{BlankDescription: BlankDescriptionNull},
		{BlankDescription: BlankDescriptionAbsent},
		{NameEscape: NameEscapeNone},
		{NameBlanks: NameBlanksTrimmed},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the pages of this list are described for 2.11, and Intercom's SDKs ask for them",
			"query", "page", "unknown", collectionList,
		},
		{
			"the pages of this list are described for 2.11, and Intercom's SDKs ask for them",
			"query", "per_page", "unknown", collectionList,
		},
		{
			"the schema of pages has a cursor, and no description of the list takes it",
			"query", "starting_after", "unknown", collectionList,
		},
		{
			"clients that page this list have seen a URL, as Intercom's SDKs expect; the schema has a cursor",
			"answer", "/pages/next", "type", collectionList,
		},
		{
			"an impossible parent, a name that is taken, children: no refusal is described",
			"status", "422", "unknown",
			[]string{"POST /help_center/collections", "PUT /help_center/collections/{}", "DELETE /help_center/collections/{}"},
		},
		{
			"a parent or a help center that does not exist: no refusal of it is described",
			"status", "404", "unknown",
			[]string{"POST /help_center/collections"},
		},
	},
}

var (
	collectionFields = fields{
		"name": stringType, "description": stringType, "translated_content": objectType | nullType, "parent_id": stringType | nullType,
	}
	collectionList = []string{"GET /help_center/collections"}
)

// collectionLevels is the documented depth of collections (in a help article).
const collectionLevels = 3

func listCollections(w *workspace, r *request) (object, *problem) {
	all := w.objects("help_center_collections").newestFirst() // documented on the operation
	// The example has 20 items per page.
	size := pageSize{standard: 20, max: 150, fixed: w.answers().CollectionPageSize == CollectionPageSizeFixed}
	collections, pages := page(w, r, all, size)
	items := []any{}
	for _, collection := range collections {
		items = append(items, w.renderCollection(collection))
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func getCollection(w *workspace, r *request) (object, *problem) {
	collection, p := w.find("help_center_collections", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderCollection(collection), nil
}

// renderCollection returns a collection in the form of answers.
func (w *workspace) renderCollection(collection object) object {
	out, answers := changed(collection), w.answers()
	center := w.helpCenterOf(collection)
	translations, _ := collection["translated_content"].(object)
	if text(collection, "parent_id") != "" && answers.CollectionHelpCenter != CollectionHelpCenterShown {
		out["help_center_id"] = nil // as in the example of the list
	}
	if isMultilingual(center) {
		out["default_locale"] = locales(center)[0]
	}
	delete(out, "translated_content")
	shown := answers.CollectionTranslationsShown
	if shown == CollectionTranslationsShownAlways || isMultilingual(center) && shown != CollectionTranslationsShownNever {
		out["translated_content"] = w.renderTranslations(collection, translations, center)
	}
	w.renderDescription(out)
	return out
}

func (w *workspace) renderTranslations(collection, translations, center object) object {
	out := object{"type": "group_translated_content"}
	for locale, content := range translations {
		content, _ := content.(object)
		content = changed(content)
		content["type"] = "group_content"
		out[locale] = content
	}
	if locale, ok := locales(center)[0].(string); ok && w.answers().CollectionDefaultLocale == CollectionDefaultLocalePresent {
		out[locale] = object{"type": "group_content", "name": collection["name"], "description": text(collection, "description")}
	}
	return out
}

// renderDescription changes an empty description to the form that it has in answers.
func (w *workspace) renderDescription(out object) {
	if text(out, "description") != "" {
		return
	}
	switch w.answers().BlankDescription {
	case BlankDescriptionNull:
		out["description"] = nil
	case BlankDescriptionAbsent:
		delete(out, "description")
	default:
		out["description"] = ""
	}
}

func createCollection(w *workspace, r *request) (object, *problem) {
	center := w.defaultHelpCenter()
	if id, ok := r.body["help_center_id"]; ok && id != nil {
		if center, ok = w.objects("help_centers").get(idString(id)); !ok {
			return nil, w.unknownReference("help_center_id")
		}
	}
	o := object{"parent_id": nil, "help_center_id": idNumber(text(center, "id")), "translated_content": object{}}
	if p := w.setCollection(o, r.body); p != nil {
		return nil, p
	}
	if p := w.checkCollection("", o); p != nil {
		return nil, p
	}
	return w.renderCollection(w.addCollection(o)), nil
}

// unknownReference returns the refusal of the id of an object that does not exist. Both
// forms of the refusal are documented for other objects, none for collections.
func (w *workspace) unknownReference(field string) *problem {
	p := errNotFound
	if w.answers().CollectionReference == CollectionReference400 {
		p = invalid(field + " is invalid")
		p.field = field
	}
	return p
}

// setCollection changes a collection as a request asks, or returns a refusal.
func (w *workspace) setCollection(o, body object) *problem {
	copyFields(o, body, "name", "description")
	copyFields(o, body, "parent_id")
	if parent := text(o, "parent_id"); parent == "" {
		o["parent_id"] = nil
	} else {
		above, ok := w.objects("help_center_collections").get(parent)
		if !ok {
			return w.unknownReference("parent_id")
		}
		o["help_center_id"] = above["help_center_id"]
	}
	translations, _ := body["translated_content"].(object)
	return w.setTranslations(o, translations)
}

// setTranslations changes the translations as a request asks, or returns a refusal.
func (w *workspace) setTranslations(o, translations object) *problem {
	before, _ := o["translated_content"].(object)
	after := maps.Clone(before)
	if translations != nil && w.answers().CollectionTranslations == CollectionTranslationsReplaced {
		after = object{}
	}
	for _, locale := range slices.Sorted(maps.Keys(translations)) {
		if locale == "type" {
			continue
		}
		content, isObject := translations[locale].(object)
		switch {
		case !isLocale(locale) || !isObject && translations[locale] != nil:
			return invalid("translated_content is invalid")
		case content == nil && w.answers().CollectionLocaleNull == CollectionLocaleNullRefused:
			return invalid("translated_content is invalid")
		case content == nil && w.answers().CollectionLocaleNull == CollectionLocaleNullRemoved:
			delete(after, locale)
			continue
		case content == nil:
			continue
		}
		translation := object{}
		if old, ok := before[locale].(object); ok && w.answers().CollectionTranslations == CollectionTranslationsMerged {
			translation = maps.Clone(old)
		}
		copyFields(translation, content, "name", "description")
		w.settleName(translation)
		after[locale] = translation
	}
	o["translated_content"] = after
	return nil
}

// checkCollection returns the refusal of a collection as it would be saved, or nil.
func (w *workspace) checkCollection(id string, o object) *problem {
	answers, name, parent := w.answers(), text(o, "name"), text(o, "parent_id")
	if strings.TrimSpace(name) == "" {
		return refuse(400, "parameter_not_found", "Name is a required parameter.")
	}
	if id != "" && slices.Contains(w.pathTo(parent), id) {
		if answers.CollectionCycle != CollectionCycleAccepted {
			return invalid("parent_id is invalid")
		}
		return nil // it has no depth
	}
	if len(w.pathTo(parent))+w.height(id) > collectionLevels {
		switch answers.CollectionDepth {
		case CollectionDepthAccepted:
		case CollectionDepth422:
			return refuse(422, "parameter_invalid", "Collections can be nested up to three levels")
		default:
			return invalid("Collections can be nested up to three levels")
		}
	}
	for otherID, other := range w.objects("help_center_collections").all {
		sibling := other["parent_id"] == o["parent_id"] && idString(other["help_center_id"]) == idString(o["help_center_id"])
		if otherID == id || !sibling || other["name"] != name {
			continue
		}
		switch answers.CollectionNames {
		case CollectionNames400:
			return invalid("Name has already been taken")
		case CollectionNames422:
			return refuse(422, "data_invalid", "Name has already been taken")
		}
	}
	return nil
}

// pathTo returns the ids of a collection and of its ancestors.
func (w *workspace) pathTo(id string) []string {
	var path []string
	for id != "" && !slices.Contains(path, id) {
		path = append(path, id)
		collection, _ := w.objects("help_center_collections").get(id)
		id = text(collection, "parent_id")
	}
	return path
}

// height returns the number of levels of a collection and its descendants; 1 if it has
// no children.
func (w *workspace) height(id string) int {
	height := 1
	for otherID := range w.objects("help_center_collections").all {
		path := w.pathTo(otherID)
		height = max(height, slices.Index(path, id)+1)
	}
	return height
}

func (w *workspace) helpCenterOf(collection object) object {
	center, _ := w.objects("help_centers").get(idString(collection["help_center_id"]))
	return center
}

func (w *workspace) addCollection(in object) object {
	o := object{
		"workspace_id": w.config.WorkspaceID, "name": "Collection", "description": "", "icon": "book-bookmark",
		"parent_id": nil, "help_center_id": idNumber(text(w.defaultHelpCenter(), "id")), "translated_content": object{},
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if parent, ok := w.objects("help_center_collections").get(text(o, "parent_id")); ok {
		o["help_center_id"], o["icon"] = parent["help_center_id"], "folder"
	}
	id := w.idOf("help_center_collections", o)
	o["id"] = id
	order := 0
	for _, other := range w.objects("help_center_collections").all {
		if other["parent_id"] == o["parent_id"] {
			order++
		}
	}
	o["order"] = order
	w.setCollectionURL(o)
	w.objects("help_center_collections").set(id, o)
	return o
}

// setCollectionURL sets the URL of a collection, which contains its name.
func (w *workspace) setCollectionURL(o object) {
	o["url"] = text(w.helpCenterOf(o), "url") + "/en/collections/" + text(o, "id") + "-" + slug(text(o, "name"))
}

// slug returns a name as it stands in a URL.
func slug(name string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return '-'
		}
		return r
	}, strings.ToLower(name))
}

func updateCollection(w *workspace, r *request) (object, *problem) {
	before, p := w.find("help_center_collections", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if w.answers().CollectionUpdate == CollectionUpdateReset {
		after["description"], after["parent_id"], after["translated_content"] = "", nil, object{}
	}
	if p := w.setCollection(after, r.body); p != nil {
		return nil, p
	}
	if p := w.checkCollection(r.id(), after); p != nil {
		return nil, p
	}
	w.setCollectionURL(after)
	w.stamp(after)
	w.objects("help_center_collections").set(r.id(), after)
	return w.renderCollection(after), nil
}

func deleteCollection(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("help_center_collections", r.id()); p != nil {
		return nil, p
	}
	inside := []string{}
	for id := range w.objects("help_center_collections").all {
		if id != r.id() && slices.Contains(w.pathTo(id), r.id()) {
			inside = append(inside, id)
		}
	}
	if len(inside) > 0 && w.answers().CollectionChildren == CollectionChildrenRefused {
		return nil, refuse(422, "data_invalid", "The collection has collections in it")
	}
	for _, id := range inside {
		child, _ := w.objects("help_center_collections").get(id)
		switch {
		case w.answers().CollectionChildren != CollectionChildrenTopLevel:
			w.objects("help_center_collections").remove(id)
		case child["parent_id"] == r.id():
			child = changed(child)
			child["parent_id"] = nil
			w.objects("help_center_collections").set(id, child)
		}
	}
	w.objects("help_center_collections").remove(r.id())
	return object{"id": r.id(), "object": "collection", "deleted": true}, nil
}

func seedCollections(s *Server) {
	start := s.Add("help_center_collections", object{"name": "Getting started", "description": "The first steps"})
	s.Add("help_center_collections", object{"name": "Install & update", "parent_id": start})
	team := s.Add("help_center_collections", object{"name": "Your team", "description": "Teammates and what they may do", "parent_id": start})
	s.Add("help_center_collections", object{"name": "Roles", "parent_id": team})
	s.Add("help_center_collections", object{
		"name": "Billing & payments", "description": "Invoices, cards and refunds",
		"translated_content": object{
			"fr": object{"name": "Facturation & paiements", "description": "Factures, cartes et remboursements"},
			"de": object{"name": "Rechnungen"},
		},
	})
	developers := idNumber(s.find("help_centers", "Developers"))
	s.Add("help_center_collections", object{"name": "API <v2>", "help_center_id": developers})
}

// seedManyCollections adds seventy collections in three levels. Some have the same
// name and the same parent.
func seedManyCollections(s *Server) {
	var ids []string
	for i := range 70 {
		o := object{"name": uglyName(i / 2)}
		if i%3 == 0 {
			o["description"] = uglyName(i + 1)
		}
		if i%4 == 0 {
			o["translated_content"] = object{"fr": object{"name": uglyName(i + 2)}, "pt-BR": object{"name": uglyName(i), "description": uglyName(i + 5)}}
		}
		switch {
		case i >= 50:
			o["parent_id"] = ids[i-30]
		case i >= 20:
			o["parent_id"] = ids[i/2%20]
		}
		ids = append(ids, s.Add("help_center_collections", o))
	}
}
