package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/ipallowlist"
)

const allowlistPath = "/ip_allowlist"

// ourAddresses are the prefixes of the addresses that the suite uses. They are reserved
// for documentation, so nobody has them.
var ourAddresses = []string{"192.0.2.", "198.51.100.", "2001:db8:"}

// ipAllowlist returns the trial of the IP allowlist. It never turns the allowlist on,
// which could lock the run out, and changes nothing in a workspace that has an
// allowlist.
func ipAllowlist() *trial {
	return &trial{
		Kind: ipallowlist.Kind,
		path: allowlistPath,
		list: (*suite).allowlists,
		ours: func(o object) bool {
			return o["enabled"] != true && !slices.ContainsFunc(addressesIn(o), func(address string) bool {
				return !slices.ContainsFunc(ourAddresses, func(prefix string) bool { return strings.HasPrefix(address, prefix) })
			})
		},
		remove: func(r *suite, ctx context.Context, _ object) error { return r.setAllowlist(ctx) },
		prepare: func(r *suite, ctx context.Context, _ string) (prepared, error) {
			return prepared{}, r.needNoAllowlist(ctx)
		},
		arguments: func(*suite, string) (create, update arguments) {
			return arguments{"enabled": false, "addresses": []string{"192.0.2.1"}},
				arguments{"addresses": []string{"192.0.2.1", "198.51.100.0/24"}}
		},
		unchanged: map[string]string{"enabled": "it could lock the run out"},
		object:    func(map[string]string) string { return allowlistPath },
		byHand:    object{"enabled": false, "ip_allowlist": []string{"192.0.2.2"}}, shown: "addresses",
		gone: func(r *suite, ctx context.Context, _ map[string]string) error {
			left, err := r.allowlists(ctx)
			if err == nil && len(left) > 0 {
				err = fmt.Errorf("it is %v", left[0])
			}
			return err
		},
		questions: allowlistQuestions(),
	}
}

func allowlistQuestions() []question {
	return []question{
		{
			field: "IPAllowlistUpdate", text: "What becomes of the field of the IP allowlist that a PUT leaves out?",
			ask: (*suite).allowlistUpdate,
			answers: []answer{
				{intercomtest.IPAllowlistUpdateKept, "IPAllowlistUpdateKept", "it stays"},
				{intercomtest.IPAllowlistUpdateReset, "IPAllowlistUpdateReset", "it is reset"},
			},
		},
		{
			field: "IPAllowlistHostBits", text: "How does a range with host bits read?",
			ask: (*suite).allowlistHostBits,
			answers: []answer{
				{intercomtest.IPAllowlistHostBitsKept, "IPAllowlistHostBitsKept", "as it was sent"},
				{intercomtest.IPAllowlistHostBitsMasked, "IPAllowlistHostBitsMasked", "without them"},
			},
		},
		{
			field: "IPAllowlistIPv6", text: "What does Intercom do with an IPv6 address in the allowlist?",
			ask: (*suite).allowlistIPv6,
			answers: []answer{
				{intercomtest.IPAllowlistIPv6Refused, "IPAllowlistIPv6Refused", "it is refused"},
				{intercomtest.IPAllowlistIPv6Accepted, "IPAllowlistIPv6Accepted", "it is accepted"},
				{intercomtest.IPAllowlistIPv6Ignored, "IPAllowlistIPv6Ignored", "it is left out"},
			},
		},
		{
			field: "IPAllowlistOrder", text: "Does the allowlist come back in the order it was sent, with duplicates?",
			ask: (*suite).allowlistOrder,
			answers: []answer{
				{intercomtest.IPAllowlistOrderKept, "IPAllowlistOrderKept", "yes"},
				{intercomtest.IPAllowlistOrderSorted, "IPAllowlistOrderSorted", "no, sorted and without duplicates"},
			},
		},
		{
			field: "IPAllowlistEmpty", text: "May the allowlist be on and empty?",
			unasked: "a run does not turn the allowlist on, which could lock it out",
			answers: []answer{
				{intercomtest.IPAllowlistEmptyAccepted, "IPAllowlistEmptyAccepted", "yes"},
				{intercomtest.IPAllowlistEmptyRefused, "IPAllowlistEmptyRefused", "no"},
			},
		},
	}
}

func addressesIn(o object) []string {
	items, _ := o["ip_allowlist"].([]any)
	var addresses []string
	for _, item := range items {
		addresses = append(addresses, fmt.Sprint(item))
	}
	return addresses
}

// allowlists returns the allowlist, or nothing if it is off and empty.
func (r *suite) allowlists(ctx context.Context) ([]object, error) {
	o, err := r.send(ctx, http.MethodGet, allowlistPath, nil)
	if err != nil || o["enabled"] != true && len(addressesIn(o)) == 0 {
		return nil, err
	}
	o["id"] = r.workspaceID
	return []object{o}, nil
}

// needNoAllowlist empties the allowlist that an earlier run left. It returns a
// notRunError if the workspace has an allowlist that the suite did not make.
func (r *suite) needNoAllowlist(ctx context.Context) error {
	others, err := ipAllowlist().inUse(ctx, r, false)
	if err == nil && len(others) > 0 {
		err = &notRunError{"the workspace has an IP allowlist, which the suite does not touch"}
	}
	if err != nil {
		return err
	}
	return ipAllowlist().removeAll(ctx, r)
}

// setAllowlist sets the addresses of an allowlist that stays off.
func (r *suite) setAllowlist(ctx context.Context, addresses ...string) error {
	_, err := r.put(ctx, allowlistPath, object{"enabled": false, "ip_allowlist": append([]string{}, addresses...)})
	return err
}

// changedAllowlist sets the addresses and returns those that Intercom then has.
func (r *suite) changedAllowlist(ctx context.Context, addresses ...string) ([]string, error) {
	if err := r.needNoAllowlist(ctx); err != nil {
		return nil, err
	}
	if err := r.setAllowlist(ctx, addresses...); err != nil {
		return nil, asked(err)
	}
	o, err := r.send(ctx, http.MethodGet, allowlistPath, nil)
	return addressesIn(o), err
}

func (r *suite) allowlistUpdate(ctx context.Context) (verdict, error) {
	if _, err := r.changedAllowlist(ctx, "192.0.2.1"); err != nil {
		return verdict{}, err
	}
	o, err := r.put(ctx, allowlistPath, object{"enabled": false})
	switch {
	case err != nil:
		return verdict{}, asked(err)
	case len(addressesIn(o)) == 0:
		return is(intercomtest.IPAllowlistUpdateReset), nil
	}
	return is(intercomtest.IPAllowlistUpdateKept), nil
}

func (r *suite) allowlistHostBits(ctx context.Context) (verdict, error) {
	got, err := r.changedAllowlist(ctx, "198.51.100.7/24")
	switch address := strings.Join(got, ", "); {
	case err != nil:
		return verdict{}, err
	case address == "198.51.100.7/24":
		return is(intercomtest.IPAllowlistHostBitsKept), nil
	case address == "198.51.100.0/24":
		return is(intercomtest.IPAllowlistHostBitsMasked), nil
	default:
		return odd("198.51.100.7/24 became %q", address), nil
	}
}

func (r *suite) allowlistIPv6(ctx context.Context) (verdict, error) {
	got, err := r.changedAllowlist(ctx, "192.0.2.1", "2001:db8::1")
	var refused *refusedError
	switch {
	case errors.As(err, &refused):
		return isRefused(intercomtest.IPAllowlistIPv6Refused, refused.refusal), nil
	case err != nil:
		return verdict{}, err
	case slices.Contains(got, "2001:db8::1"):
		return is(intercomtest.IPAllowlistIPv6Accepted), nil
	case len(got) == 1:
		return is(intercomtest.IPAllowlistIPv6Ignored), nil
	}
	return odd("it became %q", got), nil
}

func (r *suite) allowlistOrder(ctx context.Context) (verdict, error) {
	got, err := r.changedAllowlist(ctx, "198.51.100.1", "192.0.2.1", "192.0.2.1")
	switch addresses := strings.Join(got, ", "); {
	case err != nil:
		return verdict{}, err
	case addresses == "198.51.100.1, 192.0.2.1, 192.0.2.1":
		return is(intercomtest.IPAllowlistOrderKept), nil
	case addresses == "192.0.2.1, 198.51.100.1":
		return is(intercomtest.IPAllowlistOrderSorted), nil
	default:
		return odd("198.51.100.1, 192.0.2.1, 192.0.2.1 became %q", addresses), nil
	}
}
