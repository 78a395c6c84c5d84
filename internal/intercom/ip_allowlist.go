package intercom

import (
	"context"
	"errors"
	"net/netip"
	"slices"
)

// IPAllowlists reads and changes the addresses from which the API of a workspace can be
// used: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist
type IPAllowlists struct{ *singleton[IPAllowlist] }

// IPAllowlist is the allowlist of a workspace, which has exactly one. It has no
// effect while it is off or has no addresses.
type IPAllowlist struct {
	setting
	Enabled   *bool    `json:"enabled"`      // never nil
	Addresses []string `json:"ip_allowlist"` // IPv4 addresses and ranges in CIDR notation
}

func (l *IPAllowlist) check() error {
	if l.Enabled == nil {
		return errors.New("the answer holds no IP allowlist")
	}
	return nil
}

// Has reports whether the allowlist is on, or off, as given and has these addresses.
func (l *IPAllowlist) Has(enabled bool, addresses []string) bool {
	return *l.Enabled == enabled && SameNetworks(l.Addresses, addresses)
}

func newIPAllowlists(c *Client) *IPAllowlists {
	return &IPAllowlists{newSingleton[IPAllowlist](c, "/ip_allowlist", "")}
}

// Update replaces the allowlist of a workspace.
func (s *IPAllowlists) Update(ctx context.Context, workspace string, enabled bool, addresses []string) (*IPAllowlist, error) {
	body := map[string]any{"enabled": enabled, "ip_allowlist": append([]string{}, addresses...)}
	return s.update(ctx, workspace, request{body: body}, func(l *IPAllowlist) bool { return l.Has(enabled, addresses) })
}

// Network returns the range of an entry of an allowlist in one spelling for all entries
// with the same meaning. It returns text that is neither an address nor a range
// unchanged.
func Network(entry string) string {
	if address, err := netip.ParseAddr(entry); err == nil {
		return netip.PrefixFrom(address, address.BitLen()).String()
	}
	if prefix, err := netip.ParsePrefix(entry); err == nil {
		return prefix.Masked().String()
	}
	return entry
}

// SameNetworks reports whether the entries of two allowlists mean the same ranges.
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
