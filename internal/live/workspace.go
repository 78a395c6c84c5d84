package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Everything that the suite makes has one of the names in the trials, in every run:
// custom data attributes and ticket types can only be archived. Where Intercom does
// not restore what is archived, each run needs new objects. They are numbered, and
// there are at most mostNumbered of each name. -ask-limit makes as many data
// attributes as Intercom allows, once.
const mostNumbered = 9

// mark begins the descriptions of ticket types and their attributes. The object's
// own name follows, so that it is recognised while it has another one.
const mark = "Conformance suite of terraform-provider-intercom: "

func numbered(name, separator string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprint(name, separator, n)
}

// nameOf returns an object's own name, also while it has the name of another.
func nameOf(o object) string {
	if name, ok := strings.CutPrefix(text(o, "description"), mark); ok {
		return name
	}
	return text(o, "name")
}

// object is a JSON object as Intercom wrote it.
type object = map[string]any

func text(o object, key string) string {
	s, _ := o[key].(string)
	return s
}

func idOf(o object) string { return fmt.Sprint(o["id"]) }

func isArchived(o object) bool { return o["archived"] == true }

// list is what an answer has under a key.
func list(o object, key string) []object {
	data, _ := o[key].([]any)
	var objects []object
	for _, item := range data {
		if o, ok := item.(object); ok {
			objects = append(objects, o)
		}
	}
	return objects
}

func withID(objects []object, id string) object {
	for _, o := range objects {
		if idOf(o) == id {
			return o
		}
	}
	return nil
}

// workspace is the test workspace past the services of the client, which hide
// what the questions are about.
type workspace struct{ client *intercom.Client }

// writeTime is how long an interrupted run waits for the answer to a write.
const writeTime = time.Minute

// send returns the answer to a request, nil if it is empty. An interrupt does not
// cancel a write that was sent: Intercom could still carry it out while the run
// cleans up.
func (w *workspace) send(ctx context.Context, method, path string, body any) (object, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if method != http.MethodGet {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), writeTime)
		defer cancel()
	}
	data, err := w.client.Do(ctx, method, path, body)
	if err != nil || data == nil {
		return nil, err
	}
	var out object
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		return nil, fmt.Errorf("the answer to %s %s is no JSON object: %w", method, path, err)
	}
	return out, nil
}

func (w *workspace) put(ctx context.Context, path string, body object) (object, error) {
	return w.send(ctx, http.MethodPut, path, body)
}

// putAll sends changes to an object, the last of which asks.
func (w *workspace) putAll(ctx context.Context, path string, changes []object) error {
	for i, change := range changes {
		_, err := w.put(ctx, path, change)
		if i == len(changes)-1 {
			err = asked(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// list returns the objects of a collection, on all its pages.
func (w *workspace) list(ctx context.Context, path string) ([]object, error) {
	var all []object
	for next := path; next != ""; {
		answer, err := w.send(ctx, http.MethodGet, next, nil)
		if err != nil {
			return nil, err
		}
		if _, ok := answer["data"].([]any); !ok {
			return nil, fmt.Errorf("the answer to GET %s holds no list", path)
		}
		all = append(all, list(answer, "data")...)
		next = nextPage(path, answer)
	}
	return all, nil
}

// nextPage returns the path of the page after an answer, "" if it is the last.
func nextPage(path string, answer object) string {
	pages, ok := answer["pages"].(object)
	if !ok {
		pages = answer
	}
	if next, _ := pages["next"].(object); text(next, "starting_after") != "" {
		return path + "?starting_after=" + url.QueryEscape(text(next, "starting_after"))
	}
	number := func(key string) int {
		n, _ := strconv.Atoi(fmt.Sprint(pages[key]))
		return n
	}
	if page := number("page"); page < number("total_pages") {
		return fmt.Sprint(path, "?page=", page+1)
	}
	return ""
}

// attributes are the custom data attributes, archived ones too.
func (w *workspace) attributes(ctx context.Context) ([]object, error) {
	all, err := w.list(ctx, "/data_attributes?include_archived=true")
	return slices.DeleteFunc(all, func(o object) bool { return o["custom"] != true }), err
}

// ticketTypes are those that Intercom lists.
func (w *workspace) ticketTypes(ctx context.Context) ([]object, error) {
	return w.list(ctx, "/ticket_types")
}

func (w *workspace) tags(ctx context.Context) ([]object, error) { return w.list(ctx, "/tags") }

func attributePath(o object) string { return "/data_attributes/" + idOf(o) }

func typePath(id string) string { return "/ticket_types/" + id }

func fieldPath(typeID, id string) string { return typePath(typeID) + "/attributes/" + id }

// refusal returns the error with which Intercom refused a request for good, or
// nil for any other.
func refusal(err error) *intercom.Error {
	var e *intercom.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.StatusCode {
	case http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity:
		return e
	}
	return nil
}

// delete deletes an object. It accepts that there is none: a deletion whose answer
// was lost is sent again.
func (w *workspace) delete(ctx context.Context, path string) error {
	_, err := w.send(ctx, http.MethodDelete, path, nil)
	if e := refusal(err); e != nil && e.StatusCode == http.StatusNotFound {
		return nil
	}
	return err
}

// create makes an object. When Intercom's answer is lost, it is looked for:
// nothing else has its name.
func (w *workspace) create(ctx context.Context, path string, body object, look func() ([]object, error)) (object, error) {
	for attempt := 1; ; attempt++ {
		made, err := w.send(ctx, http.MethodPost, path, body)
		var uncertain *intercom.UncertainError
		if !errors.As(err, &uncertain) {
			return made, err
		}
		all, lookErr := look()
		if lookErr != nil {
			return nil, errors.Join(err, lookErr)
		}
		for _, o := range all {
			if o["name"] == body["name"] && !isArchived(o) {
				return o, nil
			}
		}
		if attempt == 3 {
			return nil, err
		}
	}
}

// archive archives what is in use. An answer may be lost, and the repeated
// request be refused since it is archived by then: read says what it is.
func (w *workspace) archive(ctx context.Context, path string, read func() (object, error)) error {
	answer, err := w.put(ctx, path, object{"archived": true})
	switch {
	case refusal(err) != nil:
		if now, readErr := read(); readErr == nil && (now == nil || isArchived(now)) {
			return nil
		}
		return err
	case err != nil:
		return err
	case !isArchived(answer):
		return fmt.Errorf("Intercom accepted PUT %s with archived true, and it is not archived", path)
	}
	return nil
}

// restore takes something archived back into use, with its own name. It returns
// nil if Intercom does not.
func (w *workspace) restore(ctx context.Context, path string, o object, read func() (object, error)) (object, error) {
	body := ownName(o)
	body["archived"] = false
	if _, err := w.put(ctx, path, body); err != nil {
		if refusal(err) != nil && !noRoom(err) {
			err = nil
		}
		return nil, err
	}
	now, err := read()
	if err != nil || now == nil || isArchived(now) {
		return nil, err
	}
	return now, nil
}

// ownName is the change that gives an object its name back, which a run that was
// cut off may have left with that of another; empty if it has it.
func ownName(o object) object {
	if text(o, "name") == nameOf(o) {
		return object{}
	}
	return object{"name": nameOf(o)}
}

// nameBack gives an object in use its name back.
func (w *workspace) nameBack(ctx context.Context, path string, o object) error {
	change := ownName(o)
	if len(change) == 0 {
		return nil
	}
	_, err := w.put(ctx, path, change)
	o["name"] = nameOf(o)
	return err
}

func (w *workspace) archiveAttribute(ctx context.Context, o object) error {
	return w.archive(ctx, attributePath(o), func() (object, error) { return w.readAttribute(ctx, idOf(o)) })
}

func (w *workspace) readAttribute(ctx context.Context, id string) (object, error) {
	all, err := w.attributes(ctx)
	return withID(all, id), err
}

func (w *workspace) archiveType(ctx context.Context, id string) error {
	return w.archive(ctx, typePath(id), func() (object, error) { return w.readType(ctx, id) })
}

// readType returns a ticket type, nil if Intercom does not find it.
func (w *workspace) readType(ctx context.Context, id string) (object, error) {
	o, err := w.send(ctx, http.MethodGet, typePath(id), nil)
	if e := refusal(err); e != nil && e.StatusCode == http.StatusNotFound {
		return nil, nil
	}
	return o, err
}

// fieldsOf are the attributes of a ticket type: under "data", as Intercom's
// examples have them, or as its schema has them.
func fieldsOf(ticketType object) []object {
	fields, _ := ticketType["ticket_type_attributes"].(object)
	return append(list(fields, "data"), list(fields, "ticket_type_attributes")...)
}

// readField returns an attribute of a ticket type, nil if the type does not show it.
func (w *workspace) readField(ctx context.Context, typeID, id string) (object, error) {
	o, err := w.readType(ctx, typeID)
	return withID(fieldsOf(o), id), err
}

func (w *workspace) archiveField(ctx context.Context, typeID, id string) error {
	return w.archive(ctx, fieldPath(typeID, id), func() (object, error) { return w.readField(ctx, typeID, id) })
}
