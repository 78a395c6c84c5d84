package main

import "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"

func allowlistQuestions() []question {
	const reason = "a run does not change who may use the API"
	return []question{
		{
			field: "IPAllowlistUpdate", text: "What becomes of the field of the IP allowlist that a PUT leaves out?",
			unasked: reason,
			answers: []answer{
				{intercomtest.IPAllowlistUpdateKept, "IPAllowlistUpdateKept", "it stays"},
				{intercomtest.IPAllowlistUpdateReset, "IPAllowlistUpdateReset", "it is reset"},
			},
		},
		{
			field: "IPAllowlistHostBits", text: "How does a range with host bits read?",
			unasked: reason,
			answers: []answer{
				{intercomtest.IPAllowlistHostBitsKept, "IPAllowlistHostBitsKept", "as it was sent"},
				{intercomtest.IPAllowlistHostBitsMasked, "IPAllowlistHostBitsMasked", "without them"},
			},
		},
		{
			field: "IPAllowlistIPv6", text: "What does an IPv6 address in the allowlist get?",
			unasked: reason,
			answers: []answer{
				{intercomtest.IPAllowlistIPv6Refused, "IPAllowlistIPv6Refused", "it is refused"},
				{intercomtest.IPAllowlistIPv6Accepted, "IPAllowlistIPv6Accepted", "it is accepted"},
				{intercomtest.IPAllowlistIPv6Ignored, "IPAllowlistIPv6Ignored", "it is left out"},
			},
		},
		{
			field: "IPAllowlistOrder", text: "Does the allowlist come back in the order it was sent, with duplicates?",
			unasked: reason,
			answers: []answer{
				{intercomtest.IPAllowlistOrderKept, "IPAllowlistOrderKept", "yes"},
				{intercomtest.IPAllowlistOrderSorted, "IPAllowlistOrderSorted", "no, sorted and without duplicates"},
			},
		},
		{
			field: "IPAllowlistEmpty", text: "May the allowlist be on and empty?",
			unasked: reason,
			answers: []answer{
				{intercomtest.IPAllowlistEmptyAccepted, "IPAllowlistEmptyAccepted", "yes"},
				{intercomtest.IPAllowlistEmptyRefused, "IPAllowlistEmptyRefused", "no"},
			},
		},
	}
}
