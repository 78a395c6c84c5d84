package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// printer writes lines for people to read.
type printer struct{ out io.Writer }

func (p printer) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// indented returns the text of an error with its later lines indented below the first.
func indented(err error) string {
	return strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "\n      ")
}

// step is the result of one step that ran Terraform.
type step struct {
	Part    string `json:"part"`
	Name    string `json:"step"`
	Problem string `json:"problem,omitempty"` // "" if the step succeeded
	NotRun  string `json:"not_run,omitempty"` // why it was skipped, "" if it was not
}

// finding is the result of a question.
type finding struct {
	Field   string `json:"question"`
	Text    string `json:"text"`
	Answer  string `json:"answer,omitempty"` // a constant of intercomtest, or ""
	Assumed string `json:"assumed"`
	Differs bool   `json:"differs"`
	Note    string `json:"note,omitempty"`

	says, assumes string
}

// findings returns the results of the questions.
func (r *suite) findings() []finding {
	var all []finding
	for _, q := range allQuestions() {
		if !r.has("questions") && r.verdicts[q.field] == nil {
			continue
		}
		v := r.verdict(q.field)
		f := finding{Field: q.field, Text: q.text, Note: v.note, Assumed: q.answers[0].constant, says: r.says(q.field, v), assumes: q.answers[0].says}
		if v.err != nil {
			f.Note = v.err.Error()
		}
		for _, a := range q.answers {
			if a.value == v.answer {
				f.Answer = a.constant
			}
		}
		f.Differs = v.err == nil && !v.notAsked && f.Answer != f.Assumed
		all = append(all, f)
	}
	return all
}

// report prints the answers and which defaults of the simulator they contradict, and
// writes the JSON file if there is one.
func (r *suite) report() error {
	findings := r.findings()
	if len(r.verdicts) > 0 {
		r.printFindings(findings)
	}
	if r.json == nil {
		return nil
	}
	text, err := json.MarshalIndent(struct {
		Date       string    `json:"date"`
		APIVersion string    `json:"api_version"`
		Region     string    `json:"region"`
		Terraform  string    `json:"terraform"`
		Questions  []finding `json:"questions"`
		Steps      []step    `json:"steps"`
		Left       []string  `json:"still_in_use"`
	}{time.Now().UTC().Format(time.DateOnly), intercom.Version, r.region, r.product, findings, r.steps, r.left}, "", "  ")
	if err != nil {
		return err
	}
	private := strings.NewReplacer(r.token, "***", r.workspaceID, "***")
	_, err = private.WriteString(r.json, string(text)+"\n")
	return errors.Join(err, r.json.Close())
}

func (r *suite) printFindings(findings []finding) {
	r.say("\nWhat Intercom's reference leaves open\n")
	table := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "  \tquestion\tthis workspace\tsimulator")
	var change, notes []string
	answered := 0
	for _, f := range findings {
		sign, assumes := "  ", f.assumes
		switch {
		case f.Differs:
			answered++
			sign = "≠ "
		case f.Answer != "":
			answered++
			sign, assumes = "= ", "the same"
		}
		answer := f.says
		if f.Note != "" {
			notes = append(notes, fmt.Sprintf("%s: %s", f.Field, f.Note))
			if f.Differs && f.Answer == "" {
				answer = "something else"
			}
			answer = fmt.Sprintf("%s [%d]", answer, len(notes))
		}
		fmt.Fprintf(table, "%s\t%s: %s\t%s\t%s\n", sign, f.Field, f.Text, answer, assumes)
		switch {
		case f.Differs && f.Answer == "":
			change = append(change, fmt.Sprintf("%s needs an answer that the simulator does not know, see above", f.Field))
		case f.Differs:
			change = append(change, fmt.Sprintf("%s: the default should be %s, not %s", f.Field, f.Answer, f.Assumed))
		}
	}
	_ = table.Flush()
	for i, note := range notes {
		r.say("  [%d] %s", i+1, strings.ReplaceAll(note, "\n", "\n      "))
	}
	r.say("\n%d of %d questions have an answer.", answered, len(findings))
	if len(change) == 0 {
		if answered > 0 {
			r.say("The answers contradict none of the simulator's defaults.")
		}
		return
	}
	r.say("Change in internal/intercomtest/answers.go, where \"\" is the default of each answer:")
	for _, line := range change {
		r.say("  %s", line)
	}
}

// failures returns the number of failed steps and questions, and of objects that could
// not be cleaned up.
func (r *suite) failures() int {
	n := len(r.left)
	for _, s := range r.steps {
		if s.Problem != "" {
			n++
		}
	}
	for _, all := range r.verdicts {
		for _, v := range all {
			if v.err != nil {
				n++
			}
		}
	}
	return n
}
