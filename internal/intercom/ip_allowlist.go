package intercom

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"slices"
)

// IPAllowlists reads and changes from which addresses the API of a workspace can
// be used: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist
type IPAllowlists struct {
	client   *Client
	snapshot *snapshot[IPAllowlist]
}

// IPAllowlist is the allowlist of a workspace, which has exactly one. It has no
// effect while it is off or has no addresses.
type IPAllowlist struct {
	WorkspaceID string   `json:"-"`
	Enabled     *bool    `json:"enabled"`      // never nil
	Addresses   []string `json:"ip_allowlist"` // IPv4 addresses and ranges in CIDR notation
}

func (l *IPAllowlist) check() error {
	if l.Enabled == nil {
		return errors.New("the answer holds no IP allowlist")
	}
	return nil
}

// Has reports whether the allowlist is on or off, and has these addresses.
func (l *IPAllowlist) Has(enabled bool, addresses []string) bool {
	return *l.Enabled == enabled && SameNetworks(l.Addresses, addresses)
}

func newIPAllowlists(c *Client) *IPAllowlists {
	s := &IPAllowlists{client: c}
	s.snapshot = newSnapshot(func(l *IPAllowlist) ID { return ID(l.WorkspaceID) }, func(ctx context.Context) ([]*IPAllowlist, error) {
		l, err := s.call(ctx, request{method: http.MethodGet})
		return []*IPAllowlist{l}, err
	})
	return s
}

// Get returns the allowlist of a workspace; "" is that of the access token. The
// token of another workspace is a *WorkspaceError.
func (s *IPAllowlists) Get(ctx context.Context, workspace string) (*IPAllowlist, error) {
	return s.get(ctx, workspace, freshness{maxAge: snapshotLife})
}

// GetNow is Get with a request that begins after the call.
func (s *IPAllowlists) GetNow(ctx context.Context, workspace string) (*IPAllowlist, error) {
	return s.get(ctx, workspace, freshness{retry: true})
}

// Update replaces the allowlist of a workspace. If no answer tells the outcome,
// it reads the allowlist.
func (s *IPAllowlists) Update(ctx context.Context, workspace string, enabled bool, addresses []string) (*IPAllowlist, error) {
	if err := s.require(ctx, workspace); err != nil {
		return nil, err
	}
	body := map[string]any{"enabled": enabled, "ip_allowlist": append([]string{}, addresses...)}
	updated, err := s.call(ctx, request{method: http.MethodPut, body: body})
	if err == nil && updated.Addresses != nil {
		s.snapshot.put(updated)
		return updated, nil
	}
	s.snapshot.drop()
	var uncertain *UncertainError
	switch {
	case err == nil: // the answer has left out the addresses
		return s.GetNow(ctx, workspace)
	case errors.As(err, &uncertain):
		now, failure := s.GetNow(ctx, workspace)
		if failure == nil && now.Has(enabled, addresses) {
			return now, nil
		}
		return nil, &UncertainError{Err: uncertain.Err, Look: failure}
	}
	return nil, err
}

func (s *IPAllowlists) get(ctx context.Context, workspace string, wanted freshness) (*IPAllowlist, error) {
	if err := s.require(ctx, workspace); err != nil {
		return nil, err
	}
	all, _, err := s.snapshot.all(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// require returns a *WorkspaceError if the access token is not that of a
// workspace, "" for any.
func (s *IPAllowlists) require(ctx context.Context, workspace string) error {
	current, err := s.client.Workspace.Get(ctx)
	if err == nil && workspace != "" && workspace != current.ID {
		err = &WorkspaceError{Want: workspace, Got: *current}
	}
	return err
}

func (s *IPAllowlists) call(ctx context.Context, r request) (*IPAllowlist, error) {
	current, err := s.client.Workspace.Get(ctx)
	if err != nil {
		return nil, err
	}
	r.path = "/ip_allowlist"
	l, err := call[IPAllowlist](ctx, s.client, r)
	if err == nil {
		l.WorkspaceID = current.ID
	}
	return l, err
}

// Network returns the range that an entry of an allowlist stands for, spelled the
// same for all entries with the same meaning. Text that is neither an address nor
// a range is returned as it is.
func Network(entry string) string {
	if address, err := netip.ParseAddr(entry); err == nil {
		return netip.PrefixFrom(address, address.BitLen()).String()
	}
	if prefix, err := netip.ParsePrefix(entry); err == nil {
		return prefix.Masked().String()
	}
	return entry
}

// SameNetworks reports whether the entries of two allowlists stand for the same
// ranges.
func SameNetworks(a, b []string) bool {
	networks := func(entries []string) []string {
		var all []string
		for _, entry := range entries {
			all = append(all, Network(entry))
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(networks(a), networks(b))
}
