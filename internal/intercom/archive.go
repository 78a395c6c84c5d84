package intercom

import (
	"errors"
	"fmt"
)

// ErrArchived is the error of an object that exists and is archived. For most purposes
// such an object is gone, so errors.Is also finds ErrNotFound in it.
var ErrArchived = fmt.Errorf("archived: %w", ErrNotFound)

// ErrTicketTypeArchived is the error of an attribute that is gone because its ticket
// type is archived.
var ErrTicketTypeArchived = fmt.Errorf("ticket type %w", ErrArchived)

// onlyInUse returns the only object in use that matches a name. If all matching objects
// are archived, it returns the last one with ErrArchived. If several are in use, it
// returns a *SeveralError.
func onlyInUse[T any](objects []*T, noun, name string, matches, archived func(*T) bool, idOf func(*T) ID) (*T, error) {
	var inUse []*T
	var last *T
	for _, object := range objects {
		switch {
		case !matches(object):
		case archived(object):
			last = object
		default:
			inUse = append(inUse, object)
		}
	}
	if len(inUse) == 0 && last != nil {
		return last, fmt.Errorf("%s %q is %w", noun, Printable(name), ErrArchived)
	}
	return only(inUse, name, idOf)
}

// checkArchived returns an error unless the answer to a request to archive an object
// says that the object is archived.
func checkArchived(archived bool) error {
	if !archived {
		return errors.New("Intercom accepted the request and did not archive the object")
	}
	return nil
}

// archiveError returns the error of a request to archive that failed with err. Intercom
// does not document its answer for an object that is archived already. So after a
// refusal, archiveError reads the object and returns no error if the object is not in
// use.
func archiveError(err error, get func() error) error {
	var refusal *Error
	if errors.As(err, &refusal) && errors.Is(get(), ErrNotFound) {
		return nil
	}
	return err
}
