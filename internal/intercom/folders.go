package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
)

// Folders organize articles and internal articles for teammates:
// https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders
//
// Versions before 2.17 do not have them. Intercom does not document that names are unique.
type Folders struct {
	*collection[Folder]
}

// foldersVersion is the first version of the API with folders.
const foldersVersion = "2.17"

// MaxFolderName is the maximum number of characters in the name of a folder. Intercom
// cuts off the rest.
const MaxFolderName = 191

// Folder is one folder.
type Folder struct {
	object
	Name         string `json:"name"`
	Description  string `json:"description"`
	Emoji        string `json:"emoji"`
	ParentID     ID     `json:"parent_folder_id"` // "" on the top level
	ContentCount int64  `json:"content_count"`
	CreatedAt    int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt    int64  `json:"updated_at"` // Unix time in seconds
}

// FolderWrite is what a create or an update sets. nil leaves a field as it is.
type FolderWrite struct {
	Name, Description, Emoji *string
	ParentID                 *ID // "" for the top level
}

// request returns the request that sends a write.
func (w FolderWrite) request() request {
	body := map[string]any{}
	for field, text := range map[string]*string{"name": w.Name, "description": w.Description, "emoji": w.Emoji} {
		if text != nil {
			body[field] = *text
		}
	}
	if w.ParentID != nil {
		body["parent_folder_id"] = nil
		if *w.ParentID != "" {
			body["parent_folder_id"] = json.Number(*w.ParentID)
		}
	}
	return request{body: body, wrapper: "folder"}
}

func newFolders(c *Client) *Folders {
	s := newCollection[Folder](c, collectionConfig{path: "/folders", query: url.Values{"per_page": {"150"}}, version: foldersVersion, answersDelete: true})
	s.complete = func(f *Folder) { f.Name = html.UnescapeString(f.Name) }
	return &Folders{s}
}

func (f *Folder) name() string { return f.Name }

// Find returns the folder with a name or a path, see collection.findNested.
func (s *Folders) Find(ctx context.Context, name string) (*Folder, error) {
	return s.findNested(ctx, name, func(f *Folder) ID { return f.ParentID })
}

// Create creates a folder. The write has a name.
func (s *Folders) Create(ctx context.Context, write FolderWrite) (*Folder, error) {
	var parent ID
	if write.ParentID != nil {
		parent = *write.ParentID
	}
	return s.create(ctx, creation[Folder]{
		request: write.request(),
		name:    *write.Name,
		matches: func(f *Folder) bool { return SameEscaped(f.Name, *write.Name) && f.ParentID == parent },
	})
}

// Update changes a folder.
func (s *Folders) Update(ctx context.Context, id ID, write FolderWrite) (*Folder, error) {
	r := write.request()
	r.id = id
	return s.update(ctx, r)
}

// Delete deletes a folder. Intercom refuses that if there is content in it.
func (s *Folders) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
