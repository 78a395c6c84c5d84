package intercomtest

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// pageSize is the number of items on a page of a list.
type pageSize struct {
	standard, max int
	fixed         bool // ignores the size that the request asks for
}

// of returns the size of the pages that a request gets.
func (size pageSize) of(w *workspace, r *request) int {
	if limit := w.config.PageSize; limit > 0 {
		size.standard, size.max = limit, limit
	}
	if size.fixed {
		return size.standard
	}
	return min(pageParameter(r, "per_page", size.standard), size.max)
}

// page returns the items of the requested page, and the pages object of the answer.
func page[T any](w *workspace, r *request, items []T, sizes pageSize) ([]T, object) {
	size := sizes.of(w, r)
	number := pageParameter(r, "page", 1)
	number = pageParameter(r, "starting_after", number)
	total := max((len(items)+size-1)/size, 1)
	pages := object{"type": "pages", "page": number, "per_page": size, "total_pages": total}
	if w.answers().PageNumbers == PageNumbersStrings {
		for _, name := range []string{"page", "per_page"} {
			if r.query.Has(name) {
				pages[name] = idString(pages[name])
			}
		}
	}
	if number < total {
		switch w.answers().PagesNext {
		case PagesNextNone:
		case PagesNextCursor:
			pages["next"] = object{"per_page": size, "starting_after": strconv.Itoa(number + 1)}
		default:
			pages["next"] = pageURL(r, number+1, size)
		}
	}
	from := min((number-1)*size, len(items))
	return items[from:min(from+size, len(items))], pages
}

// pageURL returns the URL of another page of the requested list.
func pageURL(r *request, number, size int) string {
	next := *r.http.URL
	query := next.Query()
	query.Set("page", strconv.Itoa(number))
	query.Set("per_page", strconv.Itoa(size))
	next.RawQuery = query.Encode()
	next.Scheme, next.Host = "http", r.http.Host
	return next.String()
}

// pageParameter reads a query parameter that is a positive number.
func pageParameter(r *request, name string, otherwise int) int {
	n, err := strconv.Atoi(r.query.Get(name))
	if err != nil || n < 1 || n > math.MaxInt32 {
		return otherwise
	}
	return n
}

// newestFirst returns the objects in the order of their last change, the latest first.
// Objects that were changed in the same second stay in the order of their creation.
func (c *collection) newestFirst() []object {
	var objects []object
	for _, o := range c.all {
		objects = append(objects, o)
	}
	slices.SortStableFunc(objects, func(a, b object) int { return cmp.Compare(idString(b["updated_at"]), idString(a["updated_at"])) })
	return objects
}
