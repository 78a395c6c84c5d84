package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"sync"
)

// Workflows automate conversations. The API can export a workflow by its id; it cannot list
// or change workflows:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/workflows
type Workflows struct {
	client *Client

	mu      sync.Mutex
	exports map[ID]*snapshot[workflowExport]
}

// Workflow is one workflow. Most of it has no documented form and is only in JSON.
type Workflow struct {
	ID               ID              `json:"id"`
	Title            string          `json:"title"`
	Description      *string         `json:"description"`
	TriggerType      string          `json:"trigger_type"`
	State            string          `json:"state"` // "live", "draft" or "paused"
	TargetChannels   []string        `json:"target_channels"`
	PreferredDevices []string        `json:"preferred_devices"`
	CreatedAt        string          `json:"created_at"` // ISO 8601
	UpdatedAt        string          `json:"updated_at"` // ISO 8601
	JSON             json.RawMessage `json:"-"`          // the whole workflow, as Intercom wrote it
}

// UnmarshalJSON decodes the fields and keeps the text.
func (w *Workflow) UnmarshalJSON(data []byte) error {
	type fields Workflow
	if err := json.Unmarshal(data, (*fields)(w)); err != nil {
		return err
	}
	w.JSON = bytes.Clone(data)
	return nil
}

// workflowExport is the answer to an export, which has neither a type nor an id.
type workflowExport struct {
	Workflow Workflow `json:"workflow"`
}

func (e *workflowExport) ObjectID() ID { return e.Workflow.ID }

func (e *workflowExport) check() error { return (&object{ID: e.Workflow.ID}).check() }

// Get returns the workflow with an id, or ErrNotFound. It exports each workflow once in
// a few minutes, however often it is called.
func (s *Workflows) Get(ctx context.Context, id ID) (*Workflow, error) {
	exports, _, err := s.of(id).all(ctx, freshness{maxAge: snapshotLife, retry: true})
	if err != nil {
		return nil, err
	}
	return &exports[0].Workflow, nil
}

// of returns the export of a workflow, which is read when it is needed.
func (s *Workflows) of(id ID) *snapshot[workflowExport] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.exports[id] == nil {
		s.exports[id] = newSnapshot((*workflowExport).ObjectID, func(ctx context.Context) ([]*workflowExport, error) {
			export, err := call[workflowExport](ctx, s.client, request{method: http.MethodGet, path: "/export/workflows" + segments(id.String()), id: id})
			return []*workflowExport{export}, err
		})
	}
	return s.exports[id]
}
