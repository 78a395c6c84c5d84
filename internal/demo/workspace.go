package main

import (
	"fmt"
	"strings"
)

// kinds are the kinds of objects that the demo shows. singular names one object of
// each.
var (
	kinds    = []string{"ticket_types", "data_attributes", "help_center_collections", "articles", "tags"}
	singular = map[string]string{"ticket_types": "ticket type", "data_attributes": "data attribute", "help_center_collections": "collection", "articles": "article", "tags": "tag"}
)

// object is an object of the workspace.
type object struct {
	kind, id string
	fields   map[string]any
}

func (o object) key() string { return o.kind + "/" + o.id }

func (o object) name() string {
	if title, ok := o.fields["title"]; ok {
		return fmt.Sprint(title)
	}
	return fmt.Sprint(o.fields["name"])
}

func (o object) archived() bool { return o.fields["archived"] == true }

// objects returns all objects of a kind, including archived ones.
func (d *demo) objects(kind string) []object {
	var objects []object
	for _, fields := range d.intercom.Objects(kind) {
		objects = append(objects, object{kind, fmt.Sprint(fields["id"]), fields})
	}
	return objects
}

// snapshot returns all objects of the workspace by key.
func (d *demo) snapshot() map[string]object {
	all := map[string]object{}
	for _, kind := range kinds {
		for _, o := range d.objects(kind) {
			all[o.key()] = o
		}
	}
	return all
}

// find returns the object with a name. If there is none, it returns an object with the
// id "missing".
func (d *demo) find(kind, name string) object {
	for _, o := range d.objects(kind) {
		if o.name() == name {
			return o
		}
	}
	return object{kind: kind, id: "missing", fields: map[string]any{"name": name}}
}

// overview prints the numbers of objects, and the names of those in use.
func (d *demo) overview() {
	rows := [][]string{{"", "in use", "archived", ""}}
	for _, kind := range kinds {
		var names []string
		archived := 0
		for _, o := range d.objects(kind) {
			if o.archived() {
				archived++
				continue
			}
			names = append(names, o.name())
		}
		inUse := len(names)
		if more := inUse - 4; more > 0 {
			names = append(names[:4], fmt.Sprintf("and %d more", more))
		}
		rows = append(rows, []string{singular[kind] + "s", fmt.Sprint(inUse), fmt.Sprint(archived), strings.Join(names, ", ")})
	}
	d.table(rows)
}
