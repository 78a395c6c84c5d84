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

// SeedLarge adds 300 objects with the names that people give things: 100 data
// attributes, 60 ticket types with one attribute each, and 80 tags.
func SeedLarge(s *Server) {
	names := []string{
		"with spaces", "trailing ", "  leading", "emoji \U0001F680", "it's", `say "hi"`, `back\slash`, "${var.name}", "%{if true}",
		"2nd address", "UPPER", "upper", "Ünïcödé", "日本語", "a/b", "tab\there", "new\nline", "<b>bold</b>", "for", "", "-",
		strings.Repeat("long ", 38),
	}
	name := func(i int) string {
		n := names[i%len(names)]
		if round := i / len(names); round > 0 {
			n = fmt.Sprintf("%s %d", n, round)
		}
		return n
	}
	dataTypes := []string{"string", "integer", "float", "boolean", "date"}
	for i := range 100 {
		o := object{"name": name(i), "model": []string{"contact", "company"}[i%2], "data_type": dataTypes[i%len(dataTypes)]}
		if i%10 == 0 {
			o["data_type"], o["options"] = "string", []any{"${a}", `"b"`, "c d"}
		}
		if i%3 == 0 {
			o["description"] = "About " + name(i)
		}
		s.Add("data_attributes", o)
	}
	for i := range 60 {
		id := s.Add("ticket_types", object{
			"name": name(i), "description": name(i + 1), "category": []string{"Customer", "Back-office", "Tracker"}[i%3],
		})
		s.Add("ticket_type_attributes", listAttribute(id, name(i+2), name(i+3), "${a}", `"b"`, "c d"))
	}
	for i := range 80 {
		s.Add("tags", object{"name": name(i)})
	}
}
