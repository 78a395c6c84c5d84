package intercomtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// contract is Intercom's description of the API, limited to the simulator's routes.
// Validation is stricter than OpenAPI: neither a request nor an answer may have
// anything that the description does not mention, except for the deviations.
type contract struct {
	operations  map[string]*openapi3.Operation // by "PUT /data_attributes/{}"
	errorSchema *openapi3.Schema
	checked     sync.Map // hashes of valid answers, since most answers are repeated
}

// descriptionDir is the environment variable with the directory of the
// descriptions. The default is ../shared/openapi beside the checkout.
const descriptionDir = "INTERCOM_OPENAPI_DIR"

// description is one of Intercom's descriptions of its API.
type description struct {
	file string
	// source is the path in Intercom's repository.
	source string
	load   func() (*contract, error) // reads the file once per process; nil if it does not exist
}

// stable is the description of the version that the client uses by default. preview
// describes the operations that only later versions have.
var (
	stable  = newDescription("intercom-2.16.yaml", "descriptions/2.16/api.intercom.io.yaml")
	preview = newDescription("intercom-preview.yaml", "descriptions/0/api.intercom.io.yaml")
)

func newDescription(file, source string) *description {
	return &description{file, source, sync.OnceValues(func() (*contract, error) {
		data, err := readDescription(file)
		if data == nil || err != nil {
			return nil, err
		}
		return parseContract(data)
	})}
}

// descriptionOf returns the description that requests of a version are validated
// against.
func descriptionOf(version string) *description {
	if version == "2.17" || version == "Preview" { // no description of 2.17 is published; Preview has what 2.17 adds
		return preview
	}
	return stable
}

func readDescription(file string) ([]byte, error) {
	if dir := os.Getenv(descriptionDir); dir != "" {
		return os.ReadFile(filepath.Join(dir, file)) //nolint:gosec // the user chooses the directory
	}
	root, err := moduleRoot()
	if err != nil {
		return nil, nil //nolint:nilerr // not in a checkout
	}
	data, err := os.ReadFile(filepath.Join(root, "..", "shared", "openapi", file)) //nolint:gosec // beside the checkout
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fs.ErrNotExist
		}
		dir = parent
	}
}

func parseContract(data []byte) (*contract, error) {
	wanted := map[string]bool{}
	for _, route := range routes() {
		_, path, _ := strings.Cut(route.pattern, " ")
		wanted[anonymous(path)] = true
	}
	doc, err := openapi3.NewLoader().LoadFromData(excerpt(data, func(path string) bool { return wanted[anonymous(path)] }))
	if err != nil {
		return nil, err
	}
	c := &contract{operations: map[string]*openapi3.Operation{}}
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			operation.Parameters = append(operation.Parameters, item.Parameters...)
			c.operations[method+" "+anonymous(path)] = operation
		}
	}
	schema, ok := doc.Components.Schemas["error"]
	if !ok {
		return nil, errors.New("the description has no schema of errors")
	}
	c.errorSchema = schema.Value
	return c, nil
}

// anonymous returns a path template without the names of its parameters, because
// the names differ between versions.
func anonymous(template string) string {
	segments := strings.Split(template, "/")
	for i, segment := range segments {
		if strings.HasPrefix(segment, "{") {
			segments[i] = "{}"
		}
	}
	return strings.Join(segments, "/")
}

// RequireContract skips the test if Intercom's description of the API is not
// available, and says how to get it. If CI is set in the environment, it fails the
// test instead.
func RequireContract(t testing.TB) {
	t.Helper()
	stable.require(t)
}

func (d *description) require(t testing.TB) *contract {
	t.Helper()
	c, err := d.load()
	switch {
	case err != nil:
		t.Fatalf("load Intercom's description of the API: %v", err)
	case c != nil:
		return c
	}
	message := "needs Intercom's description of its API: put " + d.file + " (" + d.source + " of " +
		"github.com/intercom/Intercom-OpenAPI) into a directory and name it in " + descriptionDir
	if os.Getenv("CI") != "" {
		t.Fatal(message)
	}
	t.Skip(message)
	return nil
}

// Example is an example of an answer in Intercom's description of the API.
type Example struct {
	Method string
	Route  string // with {} for each parameter: "/tags/{}"
	Body   json.RawMessage
}

// Examples returns the JSON examples of 2xx answers to the operations at a route and at
// the route with one more parameter: the examples of "/tags" include those of
// "/tags/{}". They come from the description of the Preview version if that of Version
// has no such operation.
func Examples(t testing.TB, route string) []Example {
	t.Helper()
	for _, d := range []*description{stable, preview} {
		if found := d.require(t).examples(route, route+"/{}"); len(found) > 0 {
			return found
		}
	}
	return nil
}

func (c *contract) examples(routes ...string) []Example {
	var found []Example
	for _, name := range slices.Sorted(maps.Keys(c.operations)) {
		method, route, _ := strings.Cut(name, " ")
		if !slices.Contains(routes, route) {
			continue
		}
		for status := range c.operations[name].Responses.Map() {
			if !strings.HasPrefix(status, "2") {
				continue
			}
			for _, body := range examples(c.operations[name], status) {
				found = append(found, Example{Method: method, Route: route, Body: body})
			}
		}
	}
	return found
}

// examples returns the examples of the answers of an operation with a status.
func examples(operation *openapi3.Operation, status string) []json.RawMessage {
	media := operation.Responses.Value(status).Value.Content.Get("application/json")
	if media == nil {
		return nil
	}
	var bodies []json.RawMessage
	if media.Example != nil {
		bodies = append(bodies, encode(media.Example))
	}
	for _, name := range slices.Sorted(maps.Keys(media.Examples)) {
		bodies = append(bodies, encode(media.Examples[name].Value.Value))
	}
	return bodies
}

// violation is a difference between an exchange and the description.
type violation struct {
	operation string // "PUT /data_attributes/{}"
	where     string // "query", "path", "header", "request", "status" or "answer"
	pointer   string // "/data/*/is_internal", or "name=value", or the status
	problem   string // "unknown", or the keyword of the schema: "type", "enum", …
	detail    string
}

func (v violation) String() string {
	return fmt.Sprintf("%s: %s %s: %s: %s", v.operation, v.where, v.pointer, v.problem, v.detail)
}

// checkRequest reports the violations in a request.
func (s *Server) checkRequest(r *http.Request, exchange *Exchange) {
	c := s.contractOf(r)
	if c == nil || s.config.Lenient {
		return
	}
	for _, v := range c.request(exchange.Route, r.URL, r.Header, exchange.RequestBody) {
		if !s.isVariation(v) {
			s.report("breaks the contract: %s", v)
		}
	}
}

// checkAnswer reports the violations in an answer, which are bugs of the simulator.
func (s *Server) checkAnswer(r *http.Request, exchange *Exchange) {
	c := s.contractOf(r)
	if c == nil || s.config.Errorf == nil {
		return
	}
	for _, v := range c.answer(exchange.Route, exchange.Status, exchange.Answer) {
		if !s.isVariation(v) {
			s.config.Errorf("intercomtest: the simulator breaks the contract: %s", v)
		}
	}
}

// contractOf returns the contract of the version that a request asks for, or nil
// if exchanges are not validated.
func (s *Server) contractOf(r *http.Request) *contract {
	if !s.checked {
		return nil
	}
	c, err := descriptionOf(r.Header.Get("Intercom-Version")).load()
	if err != nil && s.config.Errorf != nil {
		s.config.Errorf("intercomtest: load Intercom's description of the API: %v", err)
	}
	return c
}

func (c *contract) operation(route string) (string, *openapi3.Operation) {
	name := anonymous(route)
	return name, c.operations[name]
}

func (c *contract) request(route string, u *url.URL, header http.Header, body []byte) []violation {
	name, operation := c.operation(route)
	if operation == nil {
		return []violation{{name, "path", u.Path, "unknown", "no such operation"}}
	}
	out := report{operation: name}
	out.parameters(operation, route, u, header)
	switch {
	case len(body) == 0:
	case operation.RequestBody == nil:
		out.add("request", "/", "unknown", "no body is described")
	default:
		out.json("request", operation.RequestBody.Value.Content.Get("application/json").Schema.Value, body, openapi3.VisitAsRequest())
	}
	return out.undeclared()
}

func (c *contract) answer(route string, status int, body []byte) []violation {
	name, operation := c.operation(route)
	if operation == nil {
		return nil // checkRequest has reported the missing operation
	}
	hash := maphash.String(hashSeed, fmt.Sprint(name, status, " ")) ^ maphash.Bytes(hashSeed, body)
	if _, ok := c.checked.Load(hash); ok {
		return nil
	}
	out := report{operation: name}
	response := operation.Responses.Status(status)
	var schema *openapi3.Schema
	switch {
	case response == nil:
		out.add("status", strconv.Itoa(status), "unknown", "no such status is described")
		schema = c.errorSchema
	case len(response.Value.Content) > 0:
		schema = response.Value.Content.Get("application/json").Schema.Value
	}
	switch {
	case schema != nil:
		out.json("answer", schema, body, openapi3.VisitAsResponse())
	case len(body) > 0:
		out.add("answer", "/", "unknown", "no body is described")
	}
	violations := out.undeclared()
	if len(violations) == 0 {
		c.checked.Store(hash, true)
	}
	return violations
}

var hashSeed = maphash.MakeSeed()

// report collects the violations of one exchange.
type report struct {
	operation  string
	violations []violation
}

func (r *report) add(where, pointer, problem, detail string) {
	r.violations = append(r.violations, violation{r.operation, where, pointer, problem, detail})
}

// undeclared returns the violations that no deviation excuses.
func (r *report) undeclared() []violation {
	return slices.DeleteFunc(r.violations, func(v violation) bool { return slices.ContainsFunc(deviations(), v.excusedBy) })
}

func (r *report) parameters(operation *openapi3.Operation, route string, u *url.URL, header http.Header) {
	described := map[string]bool{}
	for _, parameter := range operation.Parameters {
		p := parameter.Value
		var value string
		switch p.In {
		case "query":
			described[p.Name] = true
			value = u.Query().Get(p.Name)
			if !u.Query().Has(p.Name) {
				continue
			}
		case "header":
			if value = header.Get(p.Name); value == "" {
				continue
			}
		case "path":
			value = pathValue(operation, p.Name, route, u.EscapedPath())
		}
		if err := p.Schema.Value.VisitJSON(typed(p.Schema.Value, value)); err != nil {
			r.add(p.In, p.Name+"="+value, keyword(err), "not as described")
		}
	}
	for name := range u.Query() {
		if !described[name] {
			r.add("query", name, "unknown", "not described")
		}
	}
}

// pathValue returns the value of a path parameter. The description and the route
// name parameters differently but have them in the same order.
func pathValue(operation *openapi3.Operation, name, route, path string) string {
	n := 0
	for _, parameter := range operation.Parameters {
		if parameter.Value.Name == name {
			break
		}
		if parameter.Value.In == "path" {
			n++
		}
	}
	_, template, _ := strings.Cut(route, " ")
	values := strings.Split(path, "/")
	for i, segment := range strings.Split(template, "/") {
		if !strings.HasPrefix(segment, "{") || i >= len(values) {
			continue
		}
		if n == 0 {
			value, _ := url.PathUnescape(values[i])
			return value
		}
		n--
	}
	return ""
}

// typed returns a parameter as a JSON value of the type in its schema, if possible.
func typed(schema *openapi3.Schema, value string) any {
	switch {
	case schema.Type.Is("boolean") && (value == "true" || value == "false"):
		return value == "true"
	case schema.Type.Is("integer"):
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return float64(n)
		}
	}
	return value
}

func (r *report) json(where string, schema *openapi3.Schema, body []byte, as openapi3.SchemaValidationOption) {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		r.add(where, "/", "json", err.Error())
		return
	}
	r.schemaErrors(where, "", schema.VisitJSON(value, openapi3.MultiErrors(), as))
	r.unknown(where, "", []*openapi3.Schema{schema}, value)
}

func (r *report) schemaErrors(where, parent string, err error) {
	var many openapi3.MultiError
	var one *openapi3.SchemaError
	switch {
	case err == nil:
	case errors.As(err, &one) && !isMulti(err):
		r.add(where, parent+pointer(one.JSONPointer()), one.SchemaField, one.Reason)
	case errors.As(err, &many):
		for _, err := range many {
			r.schemaErrors(where, parent, err)
		}
	default:
		r.add(where, parent, "schema", err.Error())
	}
}

func isMulti(err error) bool {
	_, ok := err.(openapi3.MultiError) //nolint:errorlint // its As finds an element before the whole
	return ok
}

func keyword(err error) string {
	var one *openapi3.SchemaError
	if errors.As(err, &one) {
		return one.SchemaField
	}
	return "schema"
}

// pointer returns a JSON pointer in the form of deviations, with * for positions in
// arrays.
func pointer(path []string) string {
	var b strings.Builder
	for _, element := range path {
		if _, err := strconv.Atoi(element); err == nil {
			element = "*"
		}
		b.WriteString("/" + element)
	}
	return b.String()
}

// unknown reports the properties that none of the schemas mentions. Schemas without
// properties allow any.
func (r *report) unknown(where, at string, schemas []*openapi3.Schema, value any) {
	switch value := value.(type) {
	case []any:
		var items []*openapi3.Schema
		for _, schema := range flatten(schemas) {
			if schema.Items != nil {
				items = append(items, schema.Items.Value)
			}
		}
		for _, item := range value {
			r.unknown(where, at+"/*", items, item)
		}
	case map[string]any:
		properties := map[string][]*openapi3.Schema{}
		for _, schema := range flatten(schemas) {
			for name, property := range schema.Properties {
				properties[name] = append(properties[name], property.Value)
			}
		}
		if len(properties) == 0 {
			return
		}
		for name, property := range value {
			described, ok := properties[name]
			if !ok {
				r.add(where, at+"/"+name, "unknown", "not described")
				continue
			}
			r.unknown(where, at+"/"+name, described, property)
		}
	}
}

// flatten returns the schemas and all schemas that they are composed of.
func flatten(schemas []*openapi3.Schema) []*openapi3.Schema {
	var out []*openapi3.Schema
	for _, schema := range schemas {
		out = append(out, schema)
		for _, refs := range []openapi3.SchemaRefs{schema.AllOf, schema.OneOf, schema.AnyOf} {
			for _, ref := range refs {
				out = append(out, flatten([]*openapi3.Schema{ref.Value})...)
			}
		}
	}
	return out
}
