package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
)

// HelpCenterCollections hold the articles of a help center, in up to three levels:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
//
// Names are not unique, not even within a collection.
type HelpCenterCollections struct {
	*collection[HelpCenterCollection]
}

// MaxCollectionLevels is the maximum number of levels of nested collections.
const MaxCollectionLevels = 3

// Locales are the languages that collections and articles can be translated into.
var Locales = []string{
	"ar", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv",
	"mn", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sl", "sr", "sv", "tr", "vi", "zh-CN", "zh-TW",
}

// HelpCenterCollection is one collection. Intercom leaves out the help center of nested
// collections; List and Get add it.
type HelpCenterCollection struct {
	object
	WorkspaceID   string                 `json:"workspace_id"`
	Name          string                 `json:"name"`
	Description   string                 `json:"description"`
	ParentID      ID                     `json:"parent_id"`
	HelpCenterID  ID                     `json:"help_center_id"`
	URL           string                 `json:"url"`
	Icon          string                 `json:"icon"`
	Order         int64                  `json:"order"`
	DefaultLocale string                 `json:"default_locale"`     // only in multilingual help centers
	Translations  CollectionTranslations `json:"translated_content"` // by locale; nil if Intercom does not show them
	CreatedAt     int64                  `json:"created_at"`         // Unix time in seconds
	UpdatedAt     int64                  `json:"updated_at"`         // Unix time in seconds
}

// CollectionTranslations are the translations of a collection by locale. In a write,
// nil removes a translation, if Intercom supports that.
type CollectionTranslations map[string]*CollectionTranslation

// CollectionTranslation is the text of a collection in another language.
type CollectionTranslation struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// UnmarshalJSON skips the key "type", which the object has beside the locales.
func (t *CollectionTranslations) UnmarshalJSON(data []byte) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil || values == nil {
		return err
	}
	*t = CollectionTranslations{}
	delete(values, "type")
	for locale, value := range values {
		var translation *CollectionTranslation
		if err := json.Unmarshal(value, &translation); err != nil {
			return err
		}
		if translation != nil && *translation != (CollectionTranslation{}) {
			(*t)[locale] = translation
		}
	}
	return nil
}

// HelpCenterCollectionWrite is the body of a create or an update.
type HelpCenterCollectionWrite struct {
	Name         string                 `json:"name"`
	Description  string                 `json:"description"`
	ParentID     *string                `json:"parent_id"` // nil for the first level
	HelpCenterID json.Number            `json:"help_center_id,omitempty"`
	Translations CollectionTranslations `json:"translated_content,omitempty"`
}

func newHelpCenterCollections(c *Client) *HelpCenterCollections {
	s := newCollection[HelpCenterCollection](c, collectionConfig{path: "/help_center/collections", query: url.Values{"per_page": {"50"}}, answersDelete: true})
	s.complete = func(o *HelpCenterCollection) {
		o.Name = html.UnescapeString(o.Name)
		for _, translation := range o.Translations {
			translation.Name = html.UnescapeString(translation.Name)
		}
	}
	return &HelpCenterCollections{s}
}

func (c *HelpCenterCollection) name() string { return c.Name }

// List returns all collections.
func (s *HelpCenterCollections) List(ctx context.Context) ([]*HelpCenterCollection, error) {
	all, err := s.collection.List(ctx)
	for i, c := range all {
		all[i] = s.inHelpCenter(ctx, c)
	}
	return all, err
}

// Get returns the collection with an id, or ErrNotFound.
func (s *HelpCenterCollections) Get(ctx context.Context, id ID) (*HelpCenterCollection, error) {
	c, err := s.collection.Get(ctx, id)
	return s.inHelpCenter(ctx, c), err
}

// inHelpCenter returns a collection with its help center: if Intercom left it out, the
// help center of its ancestors.
func (s *HelpCenterCollections) inHelpCenter(ctx context.Context, c *HelpCenterCollection) *HelpCenterCollection {
	if c == nil || c.HelpCenterID != "" {
		return c
	}
	complete, above := *c, c
	for range MaxCollectionLevels {
		var err error
		if above.ParentID == "" {
			break
		}
		if above, err = s.collection.Get(ctx, above.ParentID); err != nil {
			break
		}
		complete.HelpCenterID = above.HelpCenterID
	}
	return &complete
}

// Find returns the collection with a name, or with a path: the name of its parent, a
// slash and its name. Several are a *SeveralError.
func (s *HelpCenterCollections) Find(ctx context.Context, name string) (*HelpCenterCollection, error) {
	return s.findNested(ctx, name, func(c *HelpCenterCollection) ID { return c.ParentID })
}

// Create creates a collection.
func (s *HelpCenterCollections) Create(ctx context.Context, write HelpCenterCollectionWrite) (*HelpCenterCollection, error) {
	c, err := s.create(ctx, creation[HelpCenterCollection]{
		request: request{body: write},
		name:    write.Name,
		matches: func(c *HelpCenterCollection) bool {
			return SameEscaped(c.Name, write.Name) && (write.ParentID == nil && c.ParentID == "" || write.ParentID != nil && c.ParentID.String() == *write.ParentID)
		},
	})
	return s.inHelpCenter(ctx, c), err
}

// SameEscaped reports whether two texts are equal except for HTML entities: Intercom
// does not document which texts have entities in answers.
func SameEscaped(a, b string) bool { return html.UnescapeString(a) == html.UnescapeString(b) }

// Update changes a collection. The help center cannot be changed.
func (s *HelpCenterCollections) Update(ctx context.Context, id ID, write HelpCenterCollectionWrite) (*HelpCenterCollection, error) {
	c, err := s.update(ctx, request{id: id, body: write})
	return s.inHelpCenter(ctx, c), err
}

// Delete deletes a collection.
func (s *HelpCenterCollections) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
