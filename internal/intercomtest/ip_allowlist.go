package intercomtest

import (
	"fmt"
	"maps"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// The IP allowlist restricts the API to some addresses. A workspace has one, which
// cannot be deleted:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist
var ipAllowlistKind = kind{
	name: "ip_allowlist",
	routes: []route{
		{pattern: "GET /ip_allowlist", versions: ipAllowlistVersions, handle: getIPAllowlist},
		{
			pattern: "PUT /ip_allowlist", versions: ipAllowlistVersions,
			fields: fields{"type": stringType, "enabled": boolType, "ip_allowlist": arrayType}, handle: updateIPAllowlist,
		},
	},
	admit: (*workspace).admitAddress,
	start: func(w *workspace) { w.addIPAllowlist(nil) },
	add:   (*workspace).addIPAllowlist,
	seed: func(s *Server) {
		s.Add("ip_allowlist", object{"enabled": true, "ip_allowlist": []any{"203.0.113.0/24", "198.51.100.7"}})
	},
	seedLarge: func(s *Server) {
		addresses := []any{"203.0.113.0/24", "192.168.0.1/24", "10.0.0.1", "10.0.0.1", "10.0.0.1/32"}
		for i := range 200 {
			addresses = append(addresses, fmt.Sprintf("198.51.100.%d", i))
		}
		s.Add("ip_allowlist", object{"ip_allowlist": addresses})
	},
	alternatives: []Answers{
		{IPAllowlistUpdate: IPAllowlistUpdateReset},
		{IPAllowlistHostBits: IPAllowlistHostBitsMasked},
		{IPAllowlistIPv6: IPAllowlistIPv6Accepted},
		{IPAllowlistIPv6: IPAllowlistIPv6Ignored},
		{IPAllowlistOrder: IPAllowlistOrderSorted},
		{IPAllowlistEmpty: IPAllowlistEmptyRefused},
	},
}

// ipAllowlistVersions are the API versions that have the path. The description of
// Preview does not have it. The simulator assumes that 2.17 has it, like the stable
// versions before.
var ipAllowlistVersions = []string{"2.16", "2.17"}

const ipAllowlistID = "ip_allowlist"

// ipAllowlist returns the settings.
func (w *workspace) ipAllowlist() object {
	o, ok := w.objects("ip_allowlist").get(ipAllowlistID)
	if !ok {
		o = object{"type": "ip_allowlist", "enabled": false, "ip_allowlist": []any{}}
	}
	return o
}

// addIPAllowlist changes the settings without the API.
func (w *workspace) addIPAllowlist(in object) string {
	o := changed(w.ipAllowlist())
	maps.Copy(o, in)
	w.objects("ip_allowlist").set(ipAllowlistID, o)
	return ipAllowlistID
}

func getIPAllowlist(w *workspace, _ *request) (object, *problem) { return w.ipAllowlist(), nil }

func updateIPAllowlist(w *workspace, r *request) (object, *problem) {
	after := changed(w.ipAllowlist())
	if w.answers().IPAllowlistUpdate == IPAllowlistUpdateReset {
		after["enabled"], after["ip_allowlist"] = false, []any{}
	}
	copyFields(after, r.body, "enabled")
	if in, ok := r.body["ip_allowlist"].([]any); ok {
		addresses, p := w.addresses(in)
		if p != nil {
			return nil, p
		}
		after["ip_allowlist"] = addresses
	}
	switch {
	case after["enabled"] == true && len(addressesIn(after)) == 0 && w.answers().IPAllowlistEmpty == IPAllowlistEmptyRefused:
		return nil, refuse(422, "parameter_invalid", "The allowlist is empty")
	case !allows(after, w.config.CallerIP): // the one refusal that the reference shows
		return nil, refuse(422, "parameter_invalid",
			"Your IP ("+w.config.CallerIP+") is not on the allowlist. Saving would lock you out of this workspace.")
	}
	w.objects("ip_allowlist").set(ipAllowlistID, after)
	return after, nil
}

// addresses returns the addresses and ranges of a request as they are saved, or a
// refusal. How Intercom refuses a malformed address is not documented.
func (w *workspace) addresses(in []any) ([]any, *problem) {
	out := []any{}
	for _, item := range in {
		address, _ := item.(string)
		prefix, err := parseAddress(address)
		switch {
		case err != nil:
			return nil, refuse(422, "parameter_invalid", fmt.Sprintf("%v is not a valid IP address or CIDR range", item))
		case prefix.Addr().Is4():
		case w.answers().IPAllowlistIPv6 == IPAllowlistIPv6Ignored:
			continue
		case w.answers().IPAllowlistIPv6 != IPAllowlistIPv6Accepted: // a help article says that only IPv4 is supported
			return nil, refuse(422, "parameter_invalid", address+" is not a valid IPv4 address or CIDR range")
		}
		if strings.Contains(address, "/") && w.answers().IPAllowlistHostBits == IPAllowlistHostBitsMasked {
			address = prefix.Masked().String()
		}
		out = append(out, address)
	}
	if w.answers().IPAllowlistOrder == IPAllowlistOrderSorted {
		slices.SortFunc(out, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		out = slices.Compact(out)
	}
	return out, nil
}

// parseAddress parses an address or a CIDR range.
func parseAddress(s string) (netip.Prefix, error) {
	if strings.Contains(s, "/") {
		return netip.ParsePrefix(s)
	}
	address, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, err
	}
	return address.Prefix(address.BitLen())
}

func addressesIn(settings object) []any {
	addresses, _ := settings["ip_allowlist"].([]any)
	return addresses
}

// allows reports whether settings let an address use the API. An empty list allows
// all addresses, according to a help article.
func allows(settings object, address string) bool {
	addresses := addressesIn(settings)
	if settings["enabled"] != true || len(addresses) == 0 {
		return true
	}
	caller, err := netip.ParseAddr(address)
	return err == nil && slices.ContainsFunc(addresses, func(item any) bool {
		prefix, err := parseAddress(fmt.Sprint(item))
		return err == nil && prefix.Contains(caller)
	})
}

// admitAddress returns the refusal of any request if the caller's address is not on
// the list. The message is documented, the code is not.
func (w *workspace) admitAddress() *problem {
	if allows(w.ipAllowlist(), w.config.CallerIP) {
		return nil
	}
	return refuse(http.StatusForbidden, "forbidden", "Your IP address is not on the allowlist for API access")
}
