package intercom

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// ErrNotFound is the error when Intercom says that the requested object does not exist.
// A 404 without Intercom's error body, such as that of a proxy or of a wrong path, is
// not an ErrNotFound.
var ErrNotFound = errors.New("not found")

// Problem is one entry of an error answer. Intercom's codes are listed at
// https://developers.intercom.com/docs/references/rest-api/errors/error-codes
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field"`
}

// Error is an answer whose status is not 2xx.
type Error struct {
	Method     string
	Path       string
	StatusCode int
	RequestID  string // Intercom's support asks for it; "" if the answer has none
	Problems   []Problem
	HTML       bool   // an HTML page, from a system in front of Intercom's API
	Location   string // the target of a redirect; redirects are never followed

	object    bool // the request was about one object, by its id
	errorList bool // the body is an error list, which is what Intercom documents
}

// newError returns the error of an answer. object says that the request was about one
// object. clean is applied to all text of the answer.
func newError(resp *http.Response, body []byte, object bool, clean func(string) string) *Error {
	e := &Error{
		Method:     resp.Request.Method,
		Path:       resp.Request.URL.Path,
		StatusCode: resp.StatusCode,
		RequestID:  clean(requestID(resp)),
		Location:   clean(resp.Header.Get("Location")),
		object:     object,
	}
	mediaType, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if mediaType == "text/html" {
		e.HTML = true
		return e
	}
	var envelope errorBody
	if json.Unmarshal(body, &envelope) != nil {
		return e
	}
	e.errorList = envelope.Type == "error.list"
	e.Problems = envelope.problems()
	for i, problem := range e.Problems {
		e.Problems[i] = Problem{Code: clean(problem.Code), Message: clean(problem.Message), Field: clean(problem.Field)}
	}
	if envelope.RequestID != "" {
		e.RequestID = clean(string(envelope.RequestID))
	}
	return e
}

// errorBody is an error answer. Intercom documents {"type":"error.list","errors":
// [...]}. Some of its endpoints, and gateways, answer in other forms: {code,
// message}, {message, status}, {error} and errors without a type.
type errorBody struct {
	Type      looseText       `json:"type"`
	RequestID looseText       `json:"request_id"`
	Code      looseText       `json:"code"`
	Message   looseText       `json:"message"`
	Error     json.RawMessage `json:"error"`
	Errors    json.RawMessage `json:"errors"`
}

// looseText is a string; JSON of another type decodes to "".
type looseText string

// UnmarshalJSON accepts any JSON.
func (t *looseText) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*t = looseText(text)
	}
	return nil
}

// maxProblems limits how many problems of one answer are shown.
const maxProblems = 20

func (b *errorBody) problems() []Problem {
	var entries []json.RawMessage
	if json.Unmarshal(b.Errors, &entries) != nil && len(b.Errors) > 0 {
		entries = []json.RawMessage{b.Errors}
	}
	if len(b.Error) > 0 {
		entries = append(entries, b.Error)
	}
	var problems []Problem
	for _, entry := range entries[:min(len(entries), maxProblems)] {
		if problem := parseProblem(entry); problem != (Problem{}) {
			problems = append(problems, problem)
		}
	}
	own := Problem{Code: string(b.Code), Message: string(b.Message)}
	switch {
	case own == Problem{}:
	case len(problems) == 0:
		return []Problem{own}
	case len(problems) == 1 && problems[0].Message == "" && own.Code == "":
		// {"error":"Not Found","message":"..."}: the one is a code for the other
		problems[0].Message = own.Message
	default:
		problems = append(problems, own)
	}
	return problems
}

// parseProblem reads an entry of an error answer: an object or a string.
func parseProblem(data json.RawMessage) Problem {
	var text string
	if json.Unmarshal(data, &text) == nil {
		return Problem{Message: text}
	}
	var entry struct {
		Code    looseText `json:"code"`
		Message looseText `json:"message"`
		Field   looseText `json:"field"`
	}
	if json.Unmarshal(data, &entry) != nil {
		return Problem{}
	}
	return Problem{Code: string(entry.Code), Message: string(entry.Message), Field: string(entry.Field)}
}

func requestID(resp *http.Response) string { return resp.Header.Get("X-Request-Id") }

// Error returns Intercom's message, with the status, code and request id.
func (e *Error) Error() string {
	var text strings.Builder
	for i, problem := range e.Problems {
		if i > 0 {
			text.WriteString("; ")
		}
		if problem.Message == "" {
			text.WriteString(problem.Code)
		} else {
			text.WriteString(problem.Message)
		}
	}
	if text.Len() == 0 {
		text.WriteString("no explanation")
	}
	fmt.Fprintf(&text, " (HTTP %d %s", e.StatusCode, http.StatusText(e.StatusCode))
	for _, problem := range e.Problems {
		if problem.Code != "" {
			text.WriteString(", code " + problem.Code)
		}
	}
	if e.RequestID != "" {
		text.WriteString(", request id " + e.RequestID)
	}
	fmt.Fprintf(&text, ") to %s %s", e.Method, e.Path)
	return text.String()
}

// Is makes errors.Is(err, ErrNotFound) true for a missing object. Intercom has many
// codes for that ("not_found", "field_not_found", "admin_not_found"), which all have
// the same ending; "parameter_not_found" is about the request. A collection that is not
// found is a wrong address.
func (e *Error) Is(target error) bool {
	return target == ErrNotFound && e.object && e.errorList && e.StatusCode == http.StatusNotFound &&
		len(e.Problems) == 1 && strings.HasSuffix(e.Problems[0].Code, "not_found") &&
		e.Problems[0].Code != "parameter_not_found"
}

// IsAboutObject reports whether the request was about one object, and not about a list.
func (e *Error) IsAboutObject() bool { return e.object }

// IsErrorList reports whether the answer has the form that Intercom documents for
// errors. An answer in another form may come from a system between the client and
// Intercom.
func (e *Error) IsErrorList() bool { return e.errorList }

// Has reports whether the answer has one of these codes.
func (e *Error) Has(codes ...string) bool {
	for _, problem := range e.Problems {
		for _, code := range codes {
			if problem.Code == code {
				return true
			}
		}
	}
	return false
}

// Says reports whether a message of the refusal contains a text. Some refusals with the
// same code differ only in their message.
func (e *Error) Says(part string) bool {
	return slices.ContainsFunc(e.Problems, func(p Problem) bool { return strings.Contains(p.Message, part) })
}

// UnexpectedAnswerError is a 2xx answer that cannot be the requested one: it is empty,
// not JSON, or JSON of another shape.
type UnexpectedAnswerError struct {
	Method    string
	Path      string
	RequestID string
	Err       error
}

// Error says what was unexpected about the answer.
func (e *UnexpectedAnswerError) Error() string {
	text := fmt.Sprintf("the answer to %s %s cannot be read: %s", e.Method, e.Path, e.Err)
	if e.RequestID != "" {
		text += " (request id " + e.RequestID + ")"
	}
	return text
}

// Unwrap returns what was wrong.
func (e *UnexpectedAnswerError) Unwrap() error { return e.Err }

// UncertainError is the failure of a write that may have taken effect. A failed
// creation must not simply be repeated, because Intercom has no idempotency keys.
type UncertainError struct {
	Err  error
	Look error // why the client could not find out, nil if it did not try
}

// Error says what happened, and that the outcome is not known.
func (e *UncertainError) Error() string {
	text := e.Err.Error() + "; it is not known whether Intercom has carried it out"
	if e.Look != nil {
		text += ", and looking for it failed: " + e.Look.Error()
	}
	return text
}

// Unwrap returns what happened.
func (e *UncertainError) Unwrap() error { return e.Err }

// AbsentError is the failure of a creation that had no effect: the client has looked
// for the object, and Intercom does not have it.
type AbsentError struct{ Err error }

// Error says what happened, and that there is no object.
func (e *AbsentError) Error() string { return e.Err.Error() + "; nothing was created" }

// Unwrap returns what happened.
func (e *AbsentError) Unwrap() error { return e.Err }

// WorkspaceError is the error of a token that belongs to another workspace than the
// configured one.
type WorkspaceError struct {
	Want string
	Got  Workspace
}

// Error names both workspaces.
func (e *WorkspaceError) Error() string {
	return fmt.Sprintf("the access token belongs to workspace %q (%s), not to %q", e.Got.ID, Printable(e.Got.Name), e.Want)
}

// ExistsError is the failure of a create for which Intercom has an object
// already: the object existed before the request, and the create would take it
// over or was answered with it. The object is not the caller's.
type ExistsError struct {
	ID   ID
	Name string // of the existing object
}

// Error names the existing object.
func (e *ExistsError) Error() string {
	return fmt.Sprintf("Intercom already has an object named %q, with the id %s", Printable(e.Name), Printable(e.ID.String()))
}

// SeveralError is the error of a name that several objects have.
type SeveralError struct {
	Name string
	IDs  []ID
}

// Error names the ids of the objects.
func (e *SeveralError) Error() string {
	return fmt.Sprintf("%d objects have the name %q, with the ids %s; use the id of the one that is meant",
		len(e.IDs), Printable(e.Name), Printable(strings.Join(stringsOf(e.IDs), ", ")))
}

func stringsOf(ids []ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return texts
}
