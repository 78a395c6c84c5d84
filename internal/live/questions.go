package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// question is a behaviour that Intercom's reference leaves open. Its field is a field
// of intercomtest.Answers.
type question struct {
	field   string
	text    string
	answers []answer // the first is what the simulator assumes

	// ask finds the answer. A question about all kinds that can only be archived has
	// askArchived instead, and a question that the suite does not ask has unasked, the
	// reason.
	ask         func(*suite, context.Context) (verdict, error)
	askArchived func(*suite, context.Context, *archivedObject) (verdict, error)
	unasked     string
	// decides is set if the answer decides the steps of the kind or of the kinds whose
	// parent it is.
	decides bool
}

// answer is an answer that the simulator knows.
type answer struct {
	value    any
	constant string // its name in intercomtest
	says     string
}

var no, yes = answer{false, "false", "no"}, answer{true, "true", "yes"}

// archivedQuestions are the questions about every kind that can only be archived.
func archivedQuestions() []question {
	return []question{
		{
			field: "ArchiveArchived", text: "Does Intercom accept archived true for an object that is archived already?",
			askArchived: (*suite).archiveArchived,
			answers: []answer{
				{intercomtest.ArchiveArchivedAccepted, "ArchiveArchivedAccepted", "yes"},
				{intercomtest.ArchiveArchivedRefused, "ArchiveArchivedRefused", "no"},
			},
		},
		{
			field: "RestoreArchived", text: "What does PUT with archived false do to an archived object?",
			askArchived: (*suite).restoreArchived, decides: true,
			answers: []answer{
				{intercomtest.RestoreArchivedRestores, "RestoreArchivedRestores", "restores it"},
				{intercomtest.RestoreArchivedIgnored, "RestoreArchivedIgnored", "nothing, without an error"},
				{intercomtest.RestoreArchivedRefused, "RestoreArchivedRefused", "is refused"},
			},
		},
	}
}

// allQuestions returns the questions of each kind, of all kinds that can only be
// archived, and of requests of any kind.
func allQuestions() []question {
	var all []question
	for _, t := range trials() {
		all = append(all, t.questions...)
	}
	return slices.Concat(all, previewQuestions(), archivedQuestions(), requestQuestions())
}

// verdict is the result of asking a question. The zero value means that the run
// did not come to the question.
type verdict struct {
	answer   any    // a value of the question's answers, or nil
	about    string // the plural of the kind, for a question that is asked for several
	note     string // what Intercom did, if that is none of the answers; why it was not asked; or any other remark
	notAsked bool
	err      error // why asking failed
}

func is(value any) verdict { return verdict{answer: value} }

// isRefused returns a verdict whose answer is a refusal, with the words of the refusal
// as its note.
func isRefused(value any, e *intercom.Error) verdict { return verdict{answer: value, note: words(e)} }

// words returns the status, codes and messages of a refusal, without the request and
// its id.
func words(e *intercom.Error) string {
	var each []string
	for _, p := range e.Problems {
		each = append(each, strings.TrimSuffix(p.Code+": "+p.Message, ": "))
	}
	return strings.TrimSuffix(fmt.Sprintf("%d %s", e.StatusCode, strings.Join(each, "; ")), " ")
}

// odd returns a verdict for an answer that the simulator does not know.
func odd(format string, args ...any) verdict { return verdict{note: fmt.Sprintf(format, args...)} }

func skip(format string, args ...any) verdict {
	return verdict{note: fmt.Sprintf(format, args...), notAsked: true}
}

// refusedError is the refusal of the request that a question is about, which is an
// answer to the question. The refusal of any request before that one is a failure.
type refusedError struct{ refusal *intercom.Error }

func (e *refusedError) Error() string { return "refused: " + words(e.refusal) }

// asked turns the error of the request that a question is about into a refusedError if
// it is a refusal.
func asked(err error) error {
	if e := refusal(err); e != nil {
		return &refusedError{e}
	}
	return err
}

// byStatus returns the answer to a question that Intercom answers by accepting or
// refusing a request. err is the error of the request, accepted the answer if there is
// none, and refused the answer for each status of a refusal. If accepted is nil,
// acceptance is not an answer that the simulator knows.
func byStatus(err error, accepted any, refused map[int]any) (verdict, error) {
	e := refusal(err)
	switch {
	case err != nil && e == nil:
		return verdict{}, err
	case e == nil && accepted == nil:
		return odd("it is accepted"), nil
	case e == nil:
		return is(accepted), nil
	case refused[e.StatusCode] == nil:
		return odd("%s", words(e)), nil
	}
	return isRefused(refused[e.StatusCode], e), nil
}

// byAcceptance is byStatus with one answer for all refusals: Intercom refuses invalid
// requests with 400, 409 or 422.
func byAcceptance(err error, accepted, refused any) (verdict, error) {
	return byStatus(err, accepted, map[int]any{
		http.StatusBadRequest: refused, http.StatusConflict: refused, http.StatusUnprocessableEntity: refused,
	})
}

// noRoom reports whether Intercom refused a data attribute over the limit.
func noRoom(err error) bool {
	e := refusal(err)
	return e != nil && e.Has("custom_data_limit_reached")
}

// usedUpError says that the suite may create no more objects with a name.
type usedUpError struct{ name string }

func (e *usedUpError) Error() string {
	return fmt.Sprintf("%s was created %d times, all of them are archived, and Intercom does not restore any", e.name, mostNumbered)
}

// probe is a question as it is asked: a question about several kinds has one probe for
// each.
type probe struct {
	question
	trial *trial // nil for a question about requests
	ask   func(*suite, context.Context) (verdict, error)
}

// about returns the plural of the kind if the question is about several kinds, and ""
// otherwise.
func (p probe) about() string {
	if p.askArchived == nil {
		return ""
	}
	return p.trial.plural()
}

func (p probe) String() string {
	if about := p.about(); about != "" {
		return p.field + " (" + about + ")"
	}
	return p.field
}

// probes returns all probes in the order of the trials. Questions that archive an
// object come after those that need it in use, in case Intercom does not restore it.
func (r *suite) probes() []probe {
	var all []probe
	for _, t := range r.trials {
		for _, q := range t.questions {
			all = append(all, probe{q, t, q.ask})
		}
		if t.archived == nil {
			continue
		}
		for _, q := range archivedQuestions() {
			all = append(all, probe{q, t, func(r *suite, ctx context.Context) (verdict, error) {
				o, err := t.archived(r, ctx)
				if err != nil {
					return verdict{}, err
				}
				return q.askArchived(r, ctx, o)
			}})
		}
	}
	for _, q := range requestQuestions() {
		all = append(all, probe{q, nil, q.ask})
	}
	return slices.DeleteFunc(all, func(p probe) bool { return p.ask == nil })
}

// has reports whether a part is among those of the run.
func (s *settings) has(part string) bool { return slices.Contains(s.parts, part) }

// wanted returns the probes of this run: all, or those whose answers decide the steps
// of its parts. If the run took the answers that the simulator assumes, it could leave
// more objects in the workspace each time.
func (r *suite) wanted() []probe {
	return slices.DeleteFunc(r.probes(), func(p probe) bool {
		return !r.has("questions") && !(p.decides && slices.ContainsFunc(r.trials, func(t *trial) bool {
			return r.has(t.Name) && p.trial != nil && slices.Contains(t.lineage(), p.trial.plural())
		}))
	})
}

// ask asks the questions of the run. A question that fails does not stop the others.
func (r *suite) ask(ctx context.Context) {
	wanted := r.wanted()
	if len(wanted) == 0 {
		return
	}
	r.say("\nAsking what Intercom's reference leaves open")
	for _, p := range wanted {
		if ctx.Err() != nil {
			return
		}
		v, err := p.ask(r, ctx)
		// If the answer to a POST was lost, ask again: every probe can be repeated.
		var uncertain *intercom.UncertainError
		for attempt := 0; attempt < 2 && errors.As(err, &uncertain); attempt++ {
			v, err = p.ask(r, ctx)
		}
		var usedUp *usedUpError
		var notRun *notRunError
		var answer *refusedError
		switch {
		case ctx.Err() != nil:
			return
		case errors.As(err, &usedUp):
			v = skip("%s", usedUp)
		case errors.As(err, &notRun):
			v = skip("%s", notRun.reason)
		case errors.As(err, &answer):
			v = odd("%s", answer)
		case noRoom(err):
			v = skip("the workspace has no room for another data attribute")
		case err != nil:
			v = verdict{err: err}
		}
		v.about = p.about()
		switch {
		case v.err != nil:
			r.say("  ✗ %s: %s", p, indented(v.err))
		case v.notAsked:
			r.say("  - %s: not asked", p)
		default:
			r.say("  ✓ %s", p)
		}
		r.verdicts[p.field] = append(r.verdicts[p.field], v)
	}
}

// verdict returns the answer to a question if all kinds that have one agree. Its note
// describes the other kinds.
func (r *suite) verdict(field string) verdict {
	all := r.verdicts[field]
	if reason := questionOf(field).unasked; reason != "" {
		return skip("%s", reason)
	}
	switch len(all) {
	case 0:
		return skip("the run ended before the question")
	case 1:
		return all[0]
	}
	var answers, failures []verdict
	var each, notes []string
	for _, v := range all {
		says := v.about + ": " + r.says(field, v)
		if v.note != "" && v.note != r.says(field, v) {
			says += ", " + v.note
		}
		each = append(each, says)
		switch {
		case v.err != nil:
			failures = append(failures, v)
		case !v.notAsked:
			answers = append(answers, v)
		}
		if v.answer == nil || v.note != "" {
			notes = append(notes, says)
		}
	}
	switch {
	case len(answers) == 0 && len(failures) > 0:
		return failures[0]
	case len(answers) == 0:
		return all[0]
	}
	out := answers[0]
	if slices.ContainsFunc(answers, func(v verdict) bool { return v.answer != out.answer || v.answer == nil }) {
		return odd("%s", strings.Join(each, "; "))
	}
	out.note = strings.Join(notes, "; ")
	return out
}

// answered reports whether the answer to a question is value. A question that was not,
// or could not be, asked has the answer that the simulator assumes.
func (r *suite) answered(field string, value any) bool {
	v := r.verdict(field)
	if v.answer == nil {
		return questionOf(field).answers[0].value == value
	}
	return v.answer == value
}

// restores reports whether Intercom restores archived objects of all these kinds, given
// by their plurals.
func (r *suite) restores(plurals ...string) bool {
	return !slices.ContainsFunc(r.verdicts["RestoreArchived"], func(v verdict) bool {
		return slices.Contains(plurals, v.about) && v.answer != nil && v.answer != intercomtest.RestoreArchivedRestores
	})
}

func questionOf(field string) question {
	for _, q := range allQuestions() {
		if q.field == field {
			return q
		}
	}
	panic("no question " + field)
}

// says returns a verdict in words.
func (r *suite) says(field string, v verdict) string {
	switch {
	case v.err != nil:
		return "failed"
	case v.notAsked:
		return "not asked"
	case v.answer == nil:
		return v.note
	}
	for _, a := range questionOf(field).answers {
		if a.value == v.answer {
			return a.says
		}
	}
	panic(fmt.Sprintf("no answer %v to %s", v.answer, field))
}

func (r *suite) archiveArchived(ctx context.Context, o *archivedObject) (verdict, error) {
	_, err := r.put(ctx, o.path, object{"archived": true})
	if e := refusal(err); e != nil {
		return isRefused(intercomtest.ArchiveArchivedRefused, e), nil
	}
	return is(intercomtest.ArchiveArchivedAccepted), err
}

// restoreArchived restores an archived object. Reading an archived object returns
// nothing if Intercom does not show it.
func (r *suite) restoreArchived(ctx context.Context, o *archivedObject) (verdict, error) {
	_, err := r.put(ctx, o.path, object{"archived": false})
	if e := refusal(err); e != nil && !noRoom(err) {
		return isRefused(intercomtest.RestoreArchivedRefused, e), nil
	}
	if err != nil {
		return verdict{}, err
	}
	now, err := o.read()
	switch {
	case err != nil:
		return verdict{}, err
	case now == nil || isArchived(now):
		return is(intercomtest.RestoreArchivedIgnored), nil
	default:
		return is(intercomtest.RestoreArchivedRestores), nil
	}
}
