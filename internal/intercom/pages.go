package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// maxItems is the maximum number of objects in one collection.
const maxItems = 100_000

// page is one answer to the request for a list. Intercom has three ways to say that there
// are more pages, in an object "pages" or beside the items:
//
//   - page and total_pages; the next page is requested by its number,
//   - next as an object with a cursor, starting_after,
//   - next as a URL, of which the client uses only the query.
type page[T any] struct {
	items []*T
	paging
	Pages *paging `json:"pages"`
}

// paging has the fields that give the position of a page in a list.
type paging struct {
	Page       number          `json:"page"`
	PerPage    number          `json:"per_page"`
	TotalPages number          `json:"total_pages"`
	TotalCount number          `json:"total_count"`
	Next       json.RawMessage `json:"next"`
}

var pagingKeys = map[string]bool{
	"pages": true, "page": true, "per_page": true, "total_pages": true, "total_count": true, "next": true,
}

// number is a whole number, 0 if it is missing. Intercom writes some as strings.
type number int

// UnmarshalJSON accepts a whole number, with or without quotes, and null.
func (n *number) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	if text == "null" || text == "" {
		return nil
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 {
		return errors.New("the number of a page is not a whole number")
	}
	*n = number(value)
	return nil
}

// position returns the position of the page in the list.
func (p *page[T]) position() paging {
	position := p.paging
	if p.Pages != nil {
		position = *p.Pages
		position.TotalCount = max(position.TotalCount, p.TotalCount)
	}
	return position
}

// next returns what to add to the query of the list for the page after the one with the
// number asked, or nil after the last page.
func (p paging) next(path string, asked int) (url.Values, error) {
	if p.Page != 0 && int(p.Page) != asked {
		return nil, fmt.Errorf("asked for page %d of the list and got page %d", asked, p.Page)
	}
	next := bytes.TrimSpace(p.Next)
	var cursor struct {
		StartingAfter string `json:"starting_after"`
	}
	var address string
	switch {
	case len(next) == 0, bytes.Equal(next, []byte("null")), bytes.Equal(next, []byte(`""`)):
		if asked < int(p.TotalPages) {
			return url.Values{"page": {strconv.Itoa(asked + 1)}}, nil
		}
		return nil, nil
	case json.Unmarshal(next, &address) == nil:
		u, err := url.Parse(address)
		if err != nil || !strings.HasSuffix(path, strings.TrimRight(u.EscapedPath(), "/")) || len(u.Query()) == 0 {
			return nil, errors.New("the list goes on at an address that is not one of this list")
		}
		return u.Query(), nil
	case json.Unmarshal(next, &cursor) == nil && cursor.StartingAfter != "":
		return url.Values{"starting_after": {cursor.StartingAfter}}, nil
	default:
		return nil, errors.New("the list goes on, but the answer does not say where")
	}
}

// readAll reads all pages of a list. Lists that are sorted by updated_at can change
// while they are read: an object may occur twice, and another one may be skipped.
// readAll keeps one copy of each object, the latest, and reads the list once more if
// objects are missing.
func (s *collection[T]) readAll(ctx context.Context) ([]*T, error) {
	all := newItems(s.id)
	for range 2 {
		total, err := s.readPages(ctx, all)
		if refusal := new(Error); s.parent != nil && errors.As(err, &refusal) && refusal.StatusCode == http.StatusNotFound {
			if parentErr := s.parent(ctx); errors.Is(parentErr, ErrNotFound) {
				err = parentErr
			}
		}
		if err != nil {
			return nil, err
		}
		if len(all.objects) >= total {
			return slices.DeleteFunc(all.objects, s.gone), nil
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("GET %s: Intercom did not answer with all objects that it says the list has", s.path)
}

// readPages reads the pages of a list once. It returns the number of objects that the
// list has according to Intercom, or 0 if the answers do not say.
func (s *collection[T]) readPages(ctx context.Context, all *items[T]) (total int, err error) {
	query, received := s.query, 0
	requested := map[string]bool{}
	for asked := 1; ; asked++ {
		answered, err := s.readPage(ctx, query)
		if err != nil {
			return 0, err
		}
		if received += len(answered.items); received > maxItems {
			return 0, fmt.Errorf("GET %s: the list has more than %d objects", s.path, maxItems)
		}
		all.add(answered.items)
		position := answered.position()
		more, err := position.next(s.client.baseURL.EscapedPath()+s.path, asked)
		switch {
		case err != nil || more == nil:
		case len(answered.items) == 0:
			err = errors.New("a page in the middle of the list is empty")
		case requested[more.Encode()]:
			err = errors.New("the pages of the list lead back to one that was read before")
		}
		if err != nil {
			return 0, s.client.clean(fmt.Errorf("GET %s: %w", s.path, err))
		}
		if more == nil {
			return int(position.TotalCount), nil
		}
		requested[more.Encode()] = true
		query = maps.Clone(s.query)
		if query == nil {
			query = url.Values{}
		}
		maps.Copy(query, more)
	}
}

func (s *collection[T]) readPage(ctx context.Context, query url.Values) (answered *page[T], err error) {
	err = s.client.do(ctx, request{method: http.MethodGet, path: s.path, query: query, version: s.version}, func(body io.Reader) (err error) {
		answered, err = s.decodePage(body)
		return err
	})
	return answered, err
}

// decodePage decodes a page of the collection's list item by item, so that neither the
// whole text nor more than maxItems objects are in memory.
func (s *collection[T]) decodePage(body io.Reader) (*page[T], error) {
	decoder := json.NewDecoder(body)
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return nil, s.noList(err)
	}
	out := &page[T]{}
	rest := map[string]json.RawMessage{}
	found := false
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, incomplete(err)
		}
		key, _ := token.(string)
		if key != s.key {
			var value json.RawMessage
			if err := decoder.Decode(&value); err != nil {
				return nil, incomplete(err)
			}
			if pagingKeys[key] {
				rest[key] = value
			}
			continue
		}
		if found {
			return nil, fmt.Errorf("the answer holds two lists under %q", s.key)
		}
		found = true
		if out.items, err = s.decodeItems(decoder); err != nil {
			return nil, err
		}
	}
	if _, err := decoder.Token(); err != nil {
		return nil, incomplete(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, afterEnd(err)
	}
	if !found {
		return nil, s.noList(nil)
	}
	if s.neverEmpty && len(out.items) == 0 {
		return nil, errors.New("the list is empty, and this list of Intercom's never is")
	}
	position, err := json.Marshal(rest)
	if err == nil {
		err = json.Unmarshal(position, out)
	}
	return out, err
}

func (s *collection[T]) noList(err error) error {
	if err != nil {
		return incomplete(err)
	}
	return fmt.Errorf("the answer holds no list under %q", s.key)
}

func (s *collection[T]) decodeItems(decoder *json.Decoder) ([]*T, error) {
	if token, err := decoder.Token(); err != nil || token != json.Delim('[') {
		return nil, s.noList(err)
	}
	seen := map[ID]bool{}
	items := []*T{}
	for decoder.More() {
		item := new(T)
		if err := decoder.Decode(item); err != nil {
			return nil, incomplete(err)
		}
		if err := s.check(item); err != nil {
			return nil, fmt.Errorf("item %d of the list: %w", len(items)+1, err)
		}
		rewriteStrings(item, s.client.decodedText)
		s.complete(item)
		if s.adaptive {
			s.summarize(item)
		}
		if id := s.id(item); id != "" {
			if seen[id] {
				return nil, fmt.Errorf("two items of the list have the id %q", id)
			}
			seen[id] = true
		}
		if items = append(items, item); len(items) > maxItems {
			return nil, fmt.Errorf("the list has more than %d objects", maxItems)
		}
	}
	_, err := decoder.Token()
	return items, incomplete(err)
}

// items are the objects of a list, in the order of their first occurrence.
type items[T any] struct {
	objects []*T
	id      func(*T) ID
	index   map[ID]int
}

func newItems[T any](id func(*T) ID) *items[T] { return &items[T]{id: id, index: map[ID]int{}} }

func (l *items[T]) add(page []*T) {
	for _, object := range page {
		id := l.id(object)
		if i, ok := l.index[id]; ok && id != "" {
			l.objects[i] = object
			continue
		}
		l.index[id] = len(l.objects)
		l.objects = append(l.objects, object)
	}
}
