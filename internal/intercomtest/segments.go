package intercomtest

import (
	"fmt"
	"maps"
)

// Segments can be created only in Intercom's interface:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments
var segmentKind = kind{
	name:    "segments",
	firstID: 1,
	routes: []route{
		{pattern: "GET /segments", query: []string{"include_count"}, handle: listSegments},
		{pattern: "GET /segments/{id}", handle: getSegment},
	},
	add: (*workspace).addSegment,
	seed: func(s *Server) {
		for i, name := range []string{"Active", "New", "Slipping away", "Enterprise", "Trial ends soon"} {
			s.AddSegment(object{"name": name, "count": 412 / (i + 1)})
		}
	},
}

func listSegments(w *workspace, r *request) (object, *problem) {
	segments := []any{}
	for _, segment := range w.objects("segments").all {
		if r.query.Get("include_count") != "true" {
			segment = withoutCount(segment)
		}
		segments = append(segments, segment)
	}
	return object{"type": "segment.list", "segments": segments, "pages": object{}}, nil
}

func getSegment(w *workspace, r *request) (object, *problem) {
	segment, p := w.find("segments", r.id())
	return withoutCount(segment), p
}

func withoutCount(segment object) object {
	segment = changed(segment)
	delete(segment, "count")
	return segment
}

// AddSegment adds a segment, with defaults for what is not given, and returns its id.
func (s *Server) AddSegment(segment map[string]any) string { return s.Add("segments", segment) }

func (w *workspace) addSegment(segment object) string {
	id := text(segment, "id")
	if id == "" {
		id = fmt.Sprintf("6762f25c1bb69f9f%08x", w.objects("segments").newID())
	}
	o := object{
		"type": "segment", "id": id, "name": "Segment " + id, "person_type": "user", "count": 0,
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, segment)
	w.objects("segments").set(id, o)
	return id
}
