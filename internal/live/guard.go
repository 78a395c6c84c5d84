package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// testName matches the name of a workspace that says that it is not for customers.
var testName = regexp.MustCompile(`(?i)(^|[^\pL])(test|tests|testing|sandbox|dev|development|staging|qa)([^\pL]|$)`)

// mostOthers is the highest number of objects of others in a workspace whose name does
// not match testName. A playground has a few objects; a workspace with customers has
// more.
const mostOthers = 20

// admit returns the workspace of the token. It returns an error if that is not the
// configured workspace, or if it looks like production. It only reads.
func (r *suite) admit(ctx context.Context) (*intercom.Workspace, error) {
	where, err := r.client.Workspace.Get(ctx)
	var wrong *intercom.WorkspaceError
	if errors.As(err, &wrong) {
		return nil, fmt.Errorf("the access token belongs to the workspace %q (%s), and INTERCOM_TEST_WORKSPACE_ID says %q. "+
			"Nothing was changed. Use a token of the test workspace, or correct the id", wrong.Got.ID, wrong.Got.Name, wrong.Want)
	}
	if err != nil || testName.MatchString(where.Name) {
		return where, err
	}
	others, err := r.others(ctx)
	switch {
	case err != nil:
		return nil, err
	case others <= mostOthers || r.confirmed == where.ID:
		return where, nil
	}
	return nil, fmt.Errorf("the workspace %q (%s) looks like production: its name has none of the words test, sandbox, dev, staging and qa, "+
		"and it holds %d objects that this suite has not made, more than %d. Nothing was changed. "+
		"If the workspace is for tests all the same, confirm its id with -not-production %s", where.Name, where.ID, others, mostOthers, where.ID)
}

// others counts the objects in use that the suite has not made.
func (r *suite) others(ctx context.Context) (int, error) {
	n := 0
	for _, t := range r.trials {
		others, err := t.inUse(ctx, r, false)
		if err != nil {
			return 0, err
		}
		n += len(others)
	}
	return n, nil
}
