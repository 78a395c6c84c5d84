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

// mostNumbered is the highest number of objects that the suite makes with one name. In
// every run, the objects of the suite have the names in the trials, because custom data
// attributes and ticket types can only be archived, not deleted. If Intercom does not
// restore archived objects, each run needs new ones, whose names get a number. Only
// -ask-limit makes more: as many data attributes as Intercom allows, once.
const mostNumbered = 9

// mark begins the descriptions of ticket types and their attributes. The original name
// of the object follows, so that the suite recognises the object while it has another
// name.
const mark = "Conformance suite of terraform-provider-intercom: "

func numbered(name, separator string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprint(name, separator, n)
}

// nameOf returns the original name of an object, even while the object has another
// name.
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

// list returns the objects that an answer has under a key.
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

// workspace sends requests to the test workspace. It does not use the services of the
// client, which hide the details that the questions are about.
type workspace struct{ client *intercom.Client }

// writeTime is how long an interrupted run waits for the answer to a write.
const writeTime = time.Minute

// send returns the answer to a request, or nil if the answer is empty. An interrupt
// does not cancel a write that was sent, because Intercom could still carry the write
// out while the run cleans up.
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
		return nil, fmt.Errorf("the answer to %s %s is not a JSON object: %w", method, path, err)
	}
	return out, nil
}

func (w *workspace) put(ctx context.Context, path string, body object) (object, error) {
	return w.send(ctx, http.MethodPut, path, body)
}

// putAll sends changes to an object. The last one is the request that the question is
// about.
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
			return nil, fmt.Errorf("the answer to GET %s has no list", path)
		}
		all = append(all, list(answer, "data")...)
		next = nextPage(path, answer)
	}
	return all, nil
}

// nextPage returns the path of the page after an answer, or "" if the answer is the
// last page.
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

// attributes returns the custom data attributes, including archived ones.
func (w *workspace) attributes(ctx context.Context) ([]object, error) {
	all, err := w.list(ctx, "/data_attributes?include_archived=true")
	return slices.DeleteFunc(all, func(o object) bool { return o["custom"] != true }), err
}

// ticketTypes returns the ticket types that Intercom lists.
func (w *workspace) ticketTypes(ctx context.Context) ([]object, error) {
	return w.list(ctx, "/ticket_types")
}

func (w *workspace) tags(ctx context.Context) ([]object, error) { return w.list(ctx, "/tags") }

func attributePath(o object) string { return "/data_attributes/" + idOf(o) }

func typePath(id string) string { return "/ticket_types/" + id }

func fieldPath(typeID, id string) string { return typePath(typeID) + "/attributes/" + id }

// refusal returns the error if Intercom refused the request for good, and nil
// otherwise.
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

// delete deletes an object. It returns no error if the object does not exist, because a
// deletion whose answer was lost is sent again.
func (w *workspace) delete(ctx context.Context, path string) error {
	_, err := w.send(ctx, http.MethodDelete, path, nil)
	if e := refusal(err); e != nil && e.StatusCode == http.StatusNotFound {
		return nil
	}
	return err
}

// create creates an object. If the answer of Intercom is lost, create looks for the
// object by its name, which no other object has.
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
			if sameKey(o, body) && !isArchived(o) {
				return o, nil
			}
		}
		if attempt == 3 {
			return nil, err
		}
	}
}

// sameKey reports whether an object has the name, the title or the URL of a body that
// makes one.
func sameKey(o, body object) bool {
	if name := nameOrTitle(body); name != "" {
		return nameOrTitle(o) == name
	}
	return intercom.SameURL(text(o, "url"), text(body, "url"))
}

// archive archives an object in use. If the answer is lost, the client repeats the
// request, and Intercom may refuse to archive the object again; archive then reads the
// object to see whether it is archived.
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

// restore restores an archived object under its original name. It returns nil if
// Intercom does not restore the object.
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

// ownName returns the change that gives an object its original name back, or an empty
// change if the object has that name. An interrupted run may have left an object with
// the name of another.
func ownName(o object) object {
	if text(o, "name") == nameOf(o) {
		return object{}
	}
	return object{"name": nameOf(o)}
}

// nameBack gives an object in use its original name back.
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

// readType returns a ticket type, or nil if Intercom does not find it.
func (w *workspace) readType(ctx context.Context, id string) (object, error) {
	o, err := w.send(ctx, http.MethodGet, typePath(id), nil)
	if e := refusal(err); e != nil && e.StatusCode == http.StatusNotFound {
		return nil, nil
	}
	return o, err
}

// fieldsOf returns the attributes of a ticket type. Intercom's examples have them under
// "data", its schema under "ticket_type_attributes".
func fieldsOf(ticketType object) []object {
	fields, _ := ticketType["ticket_type_attributes"].(object)
	return append(list(fields, "data"), list(fields, "ticket_type_attributes")...)
}

// readField returns an attribute of a ticket type, or nil if the type does not show it.
func (w *workspace) readField(ctx context.Context, typeID, id string) (object, error) {
	o, err := w.readType(ctx, typeID)
	return withID(fieldsOf(o), id), err
}

func (w *workspace) archiveField(ctx context.Context, typeID, id string) error {
	return w.archive(ctx, fieldPath(typeID, id), func() (object, error) { return w.readField(ctx, typeID, id) })
}
