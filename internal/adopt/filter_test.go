package adopt

import (
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

var resourceHeader = regexp.MustCompile(`(?m)^resource "intercom_(\w+)" "(\w+)"`)

// -include and -exclude choose objects by their types and names. Kinds of which
// nothing is chosen are not read.
func TestAdopt_filter(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]struct {
		resources string // of the files, by name
		requests  int
	}{
		"-include intercom_tag:vip*":                         {"tag.vip tag.vip_eu_us", 2},
		"-include intercom_tag:vip":                          {"tag.vip", 2},
		"-include intercom_tag:*us":                          {"tag.vip_eu_us", 2},
		"-include intercom_tag:v?p -include intercom_tag:p*": {"tag.press tag.vip", 2},
		"-include intercom_tag:société":                      {"tag.societe", 2},
		"-include intercom_tag:[u-w]*":                       {"tag.vip tag.vip_eu_us", 2},
		"-include intercom_tag -exclude intercom_tag:VIP*":   {"tag.press tag.societe", 2},
		"-only tags -exclude intercom_tag:*i*":               {"tag.press", 2},
		"-only tags -include intercom_ticket_type":           {"", 1},
		"-only tags -exclude intercom_tag":                   {"", 1},
		"-include intercom_ticket_type_attribute":            {"ticket_type_attribute.bug_size ticket_type_attribute.refund_amount", 2},
		// What belongs to an object that is left out is left out with it.
		"-only ticket_types,ticket_type_attributes -exclude intercom_ticket_type:Bug": {"ticket_type.refund ticket_type_attribute.refund_amount", 2},
		"-include intercom_ticket_type:Bug -include intercom_ticket_type_attribute":   {"ticket_type.bug ticket_type_attribute.bug_size", 2},
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			for _, name := range []string{"VIP", "VIP EU/US", "Press", "Société"} {
				server.Add("tags", map[string]any{"name": name})
			}
			for id, name := range map[string]string{"71": "Bug", "72": "Refund"} {
				server.Add("ticket_types", map[string]any{"id": id, "name": name})
			}
			server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": "71", "name": "Size", "data_type": "string"})
			server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": "72", "name": "Amount", "data_type": "string"})
			var a adoption
			if err := a.parse(strings.Fields("-resources "+args), io.Discard); err != nil {
				t.Fatal(err)
			}
			a.dir = t.TempDir()
			summary, err := adoptFrom(t, server, a.options)
			if err != nil {
				t.Fatal(err)
			}
			files := filesOf(t, a.dir)
			var got []string
			for _, name := range slices.Sorted(maps.Keys(files)) {
				for _, header := range resourceHeader.FindAllStringSubmatch(files[name], -1) {
					got = append(got, header[1]+"."+header[2])
				}
			}
			slices.Sort(got)
			if strings.Join(got, " ") != want.resources || server.Total() != want.requests {
				t.Errorf("%d requests (want %d), resources %q\n%s", server.Total(), want.requests, got, summary)
			}
		})
	}
}

// A bad pattern is refused before anything is read.
func TestParse_patterns(t *testing.T) {
	t.Parallel()
	for argument, want := range map[string]string{
		"intercom_tga:vip": `unknown type "intercom_tga"; the types are intercom_article, `,
		"tags":             `unknown type "tags"`,
		"*:vip":            `unknown type "*"`,
		"":                 `unknown type ""`,
		"intercom_tag:":    "no name pattern after the colon",
		"intercom_tag:[a":  `malformed name pattern "[a"`,
		`intercom_tag:a\`:  `malformed name pattern`,
	} {
		for _, name := range []string{"-include", "-exclude"} {
			var a adoption
			if err := a.parse([]string{name, argument}, io.Discard); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "flag "+name) {
				t.Errorf("%s %q: %v", name, argument, err)
			}
		}
	}
}
