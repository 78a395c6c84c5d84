package intercomtest

import (
	"fmt"
	"strings"
)

// Seed fills the workspace as a small support team has it, for trying things by
// hand.
func Seed(s *Server) {
	admins := map[string]string{} // by job
	for _, admin := range [][3]string{
		{"Bruno Alves", "bruno@example.com", "Support lead"},
		{"Chiara Conti", "chiara@example.com", "Support engineer"},
		{"Dae-jung Park", "dae-jung@example.com", "Billing"},
	} {
		admins[admin[2]] = s.AddAdmin(object{"name": admin[0], "email": admin[1], "job_title": admin[2]})
	}
	s.AddTeam(object{
		"name": "Support", "admin_ids": []any{admins["Support lead"], admins["Support engineer"]},
		"distribution_method": "load_balanced", "assignment_limit": 10,
		"admin_priority_level": object{
			"primary_admin_ids": []any{idNumber(admins["Support engineer"])}, "secondary_admin_ids": []any{idNumber(admins["Support lead"])},
		},
	})
	s.AddTeam(object{"name": "Billing", "admin_ids": []any{admins["Billing"]}})
	for i, name := range []string{"Active", "New", "Slipping away", "Enterprise", "Trial ends soon"} {
		s.AddSegment(object{"name": name, "count": 412 / (i + 1)})
	}
	for _, line := range []string{
		"contact|plan_tier|string|The plan that the person's company pays for|free,pro,enterprise",
		"contact|signup_source|string|Where the person heard of us|search,friend,event,other",
		"contact|trial_ends_on|date|Last day of the trial",
		"contact|is_beta_tester|boolean|Sees features before others",
		"contact|open_invoices|integer|Invoices that are not paid yet",
		"contact|Preferred language|string|Language for replies",
		"contact|last_survey_score|float|",
		"company|account_owner|string|Name of the account manager",
		"company|contract_value|float|Yearly value of the contract",
		"company|renewal_date|date|Day on which the contract renews",
		"company|seats|integer|Seats in the contract",
		"company|support_level|string|What was promised|basic,priority,dedicated",
	} {
		s.Add("data_attributes", attributeOf(line))
	}
	s.Add("data_attributes", object{"name": "legacy_id", "description": "Id in the system before this one", "archived": true})

	bug := s.Add("ticket_types", object{"name": "Bug report", "description": "Something does not work", "icon": "\U0001F41E", "category": "Customer"})
	s.Add("ticket_type_attributes", listAttribute(bug, "Severity", "How bad it is", "Low", "Medium", "High"))
	s.Add("ticket_type_attributes", object{
		"ticket_type_id": bug, "name": "Steps to reproduce", "description": "What to do to see it",
		"input_options": object{"multiline": true},
	})
	s.Add("ticket_type_attributes", object{
		"ticket_type_id": bug, "name": "Screenshots", "data_type": "files",
		"input_options": object{"allow_multiple_values": true},
	})
	refund := s.Add("ticket_types", object{"name": "Refund", "description": "Money back", "icon": "\U0001F4B8", "category": "Back-office", "is_internal": true})
	s.Add("ticket_type_attributes", object{"ticket_type_id": refund, "name": "Amount", "data_type": "decimal", "required_to_create": true})
	s.Add("ticket_type_attributes", listAttribute(refund, "Reason", "Why", "Duplicate charge", "Cancelled", "Goodwill"))
	outage := s.Add("ticket_types", object{"name": "Outage", "description": "One problem, many reports", "icon": "\U0001F6A8", "category": "Tracker"})
	s.Add("ticket_type_attributes", object{"ticket_type_id": outage, "name": "Started at", "data_type": "datetime"})
	s.AddTicketState(object{"category": "in_progress", "internal_label": "With engineering", "external_label": "Being fixed"}, bug, outage)
	s.AddTicketState(object{"category": "resolved", "internal_label": "Won't fix", "external_label": "Closed", "archived": true}, bug)

	for _, name := range []string{"VIP", "Feature request", "Bug", "Churn risk", "Billing question", "Onboarding"} {
		s.Add("tags", object{"name": name})
	}
}

// attributeOf reads "model|name|data type|description|options".
func attributeOf(line string) object {
	field := append(strings.Split(line, "|"), "")
	o := object{"model": field[0], "name": field[1], "data_type": field[2]}
	if field[3] != "" {
		o["description"] = field[3]
	}
	if field[4] != "" {
		options := []any{}
		for _, option := range strings.Split(field[4], ",") {
			options = append(options, option)
		}
		o["options"] = options
	}
	return o
}

func listAttribute(ticketTypeID, name, description string, labels ...string) object {
	items := []any{}
	for _, label := range labels {
		items = append(items, object{"id": uuid("seed", ticketTypeID, name, label), "label": label, "archived": false})
	}
	return object{
		"ticket_type_id": ticketTypeID, "name": name, "description": description, "data_type": "list",
		"input_options": object{"list_options": items},
	}
}

// uglyNames are names that people give things, or that a script gave them.
var uglyNames = []string{
	"with spaces", "trailing ", "  leading", "emoji \U0001F680", "\U0001F389", "\U0001F469\u200D\U0001F4BB", "it's", `say "hi"`, `"`,
	`back\slash`, `\n`, "${var.name}", "%{if true}", "$${escaped}", "#{ruby}", "2nd address", "007", "12878", "-", "_", "...",
	"UPPER", "upper", "Upper", "Ünïcödé", "Gro\u00DFe", "日本語", "\u05E9\u05DC\u05D5\u05DD", "e\u0301", "a/b", "contact/plan", "tab\there", "new\nline",
	"two\n\nlines\n", "<b>bold</b>", "&amp;", "for", "null", "true", "count", "id", "{}", "[0]", "EOT", "// comment", "/* comment */",
	strings.Repeat("long ", 38),
}

// uglyName gives the same names each time: the first again with a number when
// there are no more.
func uglyName(i int) string {
	if round := i / len(uglyNames); round > 0 {
		return fmt.Sprintf("%s %d", uglyNames[i%len(uglyNames)], round+1)
	}
	return uglyNames[i]
}

// SeedLarge adds 300 objects as they have gathered in a workspace that nobody
// tidies: 100 data attributes, 60 ticket types with an attribute each, and 80
// tags. They have the names that people give things, the longest of some 190
// characters; some differ in their case only. Two ticket types at a time share
// a name, in different categories, and many attributes do. There is what
// Intercom's API would refuse and its interface may not have: 12 data attributes
// whose options are too few, doubled or blank, 10 lists with items that are
// doubled or blank, have a comma, or are none at all, and 6 icons that are no
// emoji.
func SeedLarge(s *Server) {
	options := [][]any{
		{"${a}", `"b"`, "c d"}, {"only"}, {"twice", "twice", "once"}, {"blank", " "}, {"1", "2", "3"},
	}
	dataTypes := []string{"string", "integer", "float", "boolean", "date"}
	for i := range 100 {
		o := object{
			"name": uglyName(i), "model": []string{"contact", "company"}[i%2], "data_type": dataTypes[i%len(dataTypes)], "messenger_writable": i%7 == 0,
		}
		if i%5 == 0 {
			o["options"] = options[i/5%len(options)]
		}
		if i%3 == 0 {
			o["description"] = "About " + uglyName(i)
		}
		s.Add("data_attributes", o)
	}

	icons := []string{defaultIcon, "\U0001F41E", "\U0001F39F", "\U0001F469\u200D\U0001F4BB", "\u2764\uFE0F", "", "bug", "\U0001F41E\U0001F41E", "\U0001F1E9\U0001F1EA", "1\uFE0F\u20E3"}
	categories := []string{"Customer", "Back-office", "Tracker"}
	for i := range 60 {
		o := object{"name": uglyName(i / 2), "category": categories[i%len(categories)], "is_internal": i%4 == 0}
		if i%3 == 0 {
			o["description"] = uglyName(i + 1)
		}
		if i < 20 {
			o["icon"] = icons[i%len(icons)]
		}
		id := s.Add("ticket_types", o)
		s.Add("ticket_type_attributes", uglyAttribute(id, i))
	}

	for i := range 80 {
		s.Add("tags", object{"name": uglyName(i)})
	}
}

// uglyAttribute is the attribute that the i-th ticket type of SeedLarge gets.
func uglyAttribute(ticketTypeID string, i int) object {
	items := [][]string{
		{"${a}", `"b"`, "c d"}, {"twice", "twice"}, {"one", "two, or three"}, {" edges "}, {"", "full"}, {}, {"007", "日本語", strings.Repeat("long ", 38) + "."},
	}
	name, description := uglyName(i%25), uglyName(i+3)
	if i%4 == 0 {
		return listAttribute(ticketTypeID, name, description, items[i/4%len(items)]...)
	}
	dataTypes := []string{"string", "integer", "decimal", "boolean", "datetime", "files"}
	o := object{
		"ticket_type_id": ticketTypeID, "name": name, "data_type": dataTypes[i%len(dataTypes)],
		"required_to_create": i%2 == 0, "required_to_create_for_contacts": i%5 == 0, "visible_on_create": i%7 != 0, "visible_to_contacts": i%3 != 0,
	}
	switch o["data_type"] {
	case "string":
		o["input_options"] = object{"multiline": i%4 == 2}
	case "files":
		o["input_options"] = object{"allow_multiple_values": i%4 == 1}
	}
	return o
}
