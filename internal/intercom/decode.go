package intercom

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"golang.org/x/text/unicode/norm"
)

// answer is the type of a decoded 2xx body. check returns an error if the body cannot
// be the requested answer: each type can tell an answer of Intercom from an empty or a
// foreign one.
type answer interface{ check() error }

// answerTo is a pointer to a T that is an answer.
type answerTo[T any] interface {
	*T
	answer
}

// identified is a pointer to an object with an id.
type identified[T any] interface {
	answerTo[T]
	ObjectID() ID
}

// object has the fields that every object of Intercom's has.
type object struct {
	Type string `json:"type"`
	ID   ID     `json:"id"`
}

// ObjectID returns the id, for code that works on all kinds.
func (o *object) ObjectID() ID { return o.ID }

func (o *object) check() error {
	if o.ID == "" {
		return errors.New("the answer holds no object with an id")
	}
	return nil
}

// list is a list inside an object. It is never paged.
type list[T any] struct {
	Data []T `json:"data"`
}

// decode decodes one JSON value, which must be the whole body, into out, a pointer, and
// checks it.
func (c *Client) decode(body io.Reader, out answer) error {
	decoder := json.NewDecoder(body)
	if err := decoder.Decode(out); err != nil {
		return incomplete(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return afterEnd(err)
	}
	if err := out.check(); err != nil {
		return err
	}
	rewriteStrings(out, c.decodedText)
	return nil
}

// afterEnd returns the error of a body that continues after its JSON value. err is the
// error of reading further.
func afterEnd(err error) error {
	var failed *attemptError
	if errors.As(err, &failed) {
		return err
	}
	return errors.New("the answer goes on after its end")
}

// incomplete replaces io.EOF with an error that says that the body is incomplete.
func incomplete(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the answer is empty or incomplete")
	}
	return err
}

// rewriteStrings applies rewrite to every string that v, a pointer, leads to.
func rewriteStrings(v any, rewrite func(string) string) {
	rewriteValue(reflect.ValueOf(v), rewrite)
}

func rewriteValue(v reflect.Value, rewrite func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.Type() != reflect.TypeFor[json.Number]() {
			v.SetString(rewrite(v.String()))
		}
	case reflect.Pointer:
		rewriteValue(v.Elem(), rewrite) // of nil: no value, no kind
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() || field.Anonymous {
				rewriteValue(v.Field(i), rewrite)
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			if v.CanSet() && v.Type() == reflect.TypeFor[json.RawMessage]() {
				v.SetBytes(rewriteJSON(v.Bytes(), rewrite))
			}
			return
		}
		for i := range v.Len() {
			rewriteValue(v.Index(i), rewrite)
		}
	case reflect.Map:
		rewriteMap(v, rewrite)
	case reflect.Interface:
		if !v.IsNil() && v.CanSet() {
			v.Set(rewritten(v.Elem(), rewrite))
		}
	default: // numbers and booleans
	}
}

// rewriteMap is rewriteValue for a map, whose keys and values cannot be changed in
// place.
func rewriteMap(m reflect.Value, rewrite func(string) string) {
	if m.IsNil() {
		return
	}
	entries := reflect.MakeMapWithSize(m.Type(), m.Len())
	for key, value := range m.Seq2() {
		entries.SetMapIndex(rewritten(key, rewrite), rewritten(value, rewrite))
	}
	m.Clear()
	for key, value := range entries.Seq2() {
		m.SetMapIndex(key, value)
	}
}

// rewriteJSON applies rewrite to every string of a JSON text. It returns the text
// unchanged if no string changes.
func rewriteJSON(text []byte, rewrite func(string) string) []byte {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return text
	}
	changed := false
	rewriteStrings(&value, func(text string) string {
		after := rewrite(text)
		changed = changed || after != text
		return after
	})
	if encoded, err := json.Marshal(value); changed && err == nil {
		return encoded
	}
	return text
}

func rewritten(v reflect.Value, rewrite func(string) string) reflect.Value {
	clone := reflect.New(v.Type()).Elem()
	clone.Set(v)
	rewriteValue(clone, rewrite)
	return clone
}

// decodedText returns a string of an answer in the form in which the client returns it.
// Terraform normalises all of its strings to NFC, so text in another form would never
// equal a configured value.
func (c *Client) decodedText(text string) string { return c.maskToken(norm.NFC.String(text)) }

// maxValues limits the number of JSON values in one answer, because a decoded value
// takes far more memory than "{}," in the answer. The largest genuine answer has a
// tenth of that.
const maxValues = 2_000_000

var errTooManyValues = fmt.Errorf("the answer has more than %d JSON values, which no answer of Intercom's should have", maxValues)

// valueCounter counts the values of a JSON text, which it gets in pieces of any size.
type valueCounter struct {
	inString, escaped bool
	values            int
}

func (c *valueCounter) add(data []byte) error {
	for _, b := range data {
		switch {
		case c.escaped:
			c.escaped = false
		case c.inString:
			c.escaped, c.inString = b == '\\', b != '"'
		case b == '"':
			c.inString = true
		case b == ',' || b == '{' || b == '[':
			c.values++
		}
	}
	if c.values > maxValues {
		return errTooManyValues
	}
	return nil
}
