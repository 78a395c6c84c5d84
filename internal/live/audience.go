package main

import (
	"context"
	"maps"
	"net/http"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/audience"
)

const (
	audiencePath   = "/audiences"
	firstAudience  = "Terraform live audience"
	secondAudience = "Terraform live second audience"
)

func audiences() *trial {
	return &trial{
		Kind: audience.Kind, path: audiencePath,
		names: []string{firstAudience, secondAudience},
		arguments: func(_ *suite, name string) (create, update arguments) {
			return arguments{"name": name, "predicates": []object{companyPredicate("Acme")}},
				arguments{"name": secondAudience, "predicates": []object{companyPredicate("Example")}, "role_predicates": []object{userRole}}
		},
		byHand: object{"predicates": []object{companyPredicate("By hand")}}, shown: "predicates",
		questions: audienceQuestions(),
	}
}

var userRole = object{"attribute": "role", "type": "role", "comparison": "eq", "value": "user"}

func companyPredicate(name string) object {
	return object{"attribute": "company.name", "type": "string", "comparison": "contains", "value": name}
}

func audienceQuestions() []question {
	return []question{
		{
			field: "AudienceNames", text: "Must names of audiences be unique?",
			ask: (*suite).audienceNames,
			answers: []answer{
				{intercomtest.AudienceNamesNotUnique, "AudienceNamesNotUnique", "no"},
				{intercomtest.AudienceNamesUnique, "AudienceNamesUnique", "yes"},
			},
		},
		{
			field: "AudienceRoles", text: "Which roles does an audience have that is created without role_predicates?",
			ask: (*suite).audienceRoles,
			answers: []answer{
				{intercomtest.AudienceRolesAll, "AudienceRolesAll", "all of them, as a list of roles"},
				{intercomtest.AudienceRolesNone, "AudienceRolesNone", "none is answered"},
				{intercomtest.AudienceRolesUser, "AudienceRolesUser", "users"},
			},
		},
		{
			field: "AudienceValues", text: "How does the value of a predicate read?",
			ask: (*suite).audienceValues,
			answers: []answer{
				{intercomtest.AudienceValuesEchoed, "AudienceValuesEchoed", "as it was sent"},
				{intercomtest.AudienceValuesArrays, "AudienceValuesArrays", "a string is an array"},
				{intercomtest.AudienceValuesStrings, "AudienceValuesStrings", "an array is a string"},
			},
		},
		{
			field: "AudiencePredicates", text: "Do predicates come back as they were sent?",
			ask: (*suite).audiencePredicates,
			answers: []answer{
				{intercomtest.AudiencePredicatesEchoed, "AudiencePredicatesEchoed", "yes"},
				{intercomtest.AudiencePredicatesDecorated, "AudiencePredicatesDecorated", "with more keys"},
				{intercomtest.AudiencePredicatesSorted, "AudiencePredicatesSorted", "in another order"},
			},
		},
		{
			field: "AudienceClear", text: "Does an empty list of predicates clear them?",
			ask: (*suite).audienceClear,
			answers: []answer{
				{intercomtest.AudienceClearApplied, "AudienceClearApplied", "yes"},
				{intercomtest.AudienceClearRefused, "AudienceClearRefused", "it is refused"},
			},
		},
		{
			field: "AudienceDelete", text: "What does deleting an audience do while content uses it?",
			unasked: "the suite creates no content, and the provider passes on what Intercom answers",
			answers: []answer{
				{intercomtest.AudienceDeleteApplied, "AudienceDeleteApplied", "deletes it"},
				{intercomtest.AudienceDelete409, "AudienceDelete409", "is refused, 409"},
				{intercomtest.AudienceDelete422, "AudienceDelete422", "is refused, 422"},
			},
		},
	}
}

// newAudience removes the audiences of the suite, creates a new one and reads it.
func (r *suite) newAudience(ctx context.Context, with object) (object, error) {
	body := object{"name": firstAudience}
	maps.Copy(body, with)
	made, err := audiences().createOnly(ctx, r, body)
	if err != nil {
		return nil, err
	}
	return r.send(ctx, http.MethodGet, audiencePath+"/"+idOf(made), nil)
}

func (r *suite) audienceNames(ctx context.Context) (verdict, error) {
	if _, err := r.newAudience(ctx, nil); err != nil {
		return verdict{}, err
	}
	_, err := r.send(ctx, http.MethodPost, audiencePath, object{"name": firstAudience})
	return byAcceptance(err, intercomtest.AudienceNamesNotUnique, intercomtest.AudienceNamesUnique)
}

func (r *suite) audienceRoles(ctx context.Context) (verdict, error) {
	o, err := r.newAudience(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	roles := list(o, "role_predicates")
	switch {
	case len(roles) == 0:
		return is(intercomtest.AudienceRolesNone), nil
	case roles[0]["comparison"] == "in":
		return is(intercomtest.AudienceRolesAll), nil
	case len(roles) == 1 && roles[0]["value"] == "user":
		return is(intercomtest.AudienceRolesUser), nil
	}
	return odd("%v", roles), nil
}

// twoPredicates creates an audience with one predicate whose value is an array and one
// whose value is a string, and returns the two predicates as Intercom does.
func (r *suite) twoPredicates(ctx context.Context) ([]object, error) {
	several := object{"attribute": "role", "type": "role", "comparison": "in", "value": []string{"user_role", "contact_role"}}
	o, err := r.newAudience(ctx, object{"predicates": []object{several, companyPredicate("Acme")}})
	return list(o, "predicates"), err
}

func (r *suite) audienceValues(ctx context.Context) (verdict, error) {
	predicates, err := r.twoPredicates(ctx)
	if err != nil {
		return verdict{}, err
	}
	arrays := 0
	for _, p := range predicates {
		if _, isArray := p["value"].([]any); isArray {
			arrays++
		}
	}
	switch {
	case len(predicates) != 2:
		return odd("%v", predicates), nil
	case arrays == 0:
		return is(intercomtest.AudienceValuesStrings), nil
	case arrays == 1:
		return is(intercomtest.AudienceValuesEchoed), nil
	}
	return is(intercomtest.AudienceValuesArrays), nil
}

func (r *suite) audiencePredicates(ctx context.Context) (verdict, error) {
	predicates, err := r.twoPredicates(ctx)
	switch {
	case err != nil:
		return verdict{}, err
	case len(predicates) != 2:
		return odd("%v", predicates), nil
	case len(predicates[0]) > 4:
		return is(intercomtest.AudiencePredicatesDecorated), nil
	case predicates[0]["attribute"] != "role":
		return is(intercomtest.AudiencePredicatesSorted), nil
	}
	return is(intercomtest.AudiencePredicatesEchoed), nil
}

func (r *suite) audienceClear(ctx context.Context) (verdict, error) {
	o, err := r.newAudience(ctx, object{"predicates": []object{companyPredicate("Acme")}})
	if err != nil {
		return verdict{}, err
	}
	o, err = r.put(ctx, audiencePath+"/"+idOf(o), object{"predicates": []object{}})
	if err == nil && len(list(o, "predicates")) > 0 {
		return odd("it is ignored"), nil
	}
	return byAcceptance(err, intercomtest.AudienceClearApplied, intercomtest.AudienceClearRefused)
}
