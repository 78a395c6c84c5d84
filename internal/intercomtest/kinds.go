package intercomtest

import (
	"fmt"
	"slices"
)

// kinds are the descriptions of all kinds of objects. All code that works on every kind
// uses this list, so a new kind needs one file and one line here. A kind comes after
// the kinds that it refers to.
var kinds = []*kind{
	&adminKind,
	&teamKind,
	&segmentKind,
	&dataAttributeKind,
	&conversationAttributeKind,
	&ticketStateKind,
	&ticketTypeKind,
	&ticketTypeAttributeKind,
	&tagKind,
	&audienceKind,
	&contentSnippetKind,
	&helpCenterKind,
	&newsfeedKind,
	&newsItemKind,
	&brandKind,
	&emailKind,
	&awayStatusReasonKind,
	&subscriptionTypeKind,
	&macroKind,
	&reportingDatasetKind,
	&workflowKind,
	&contentImportSourceKind,
	&externalPageKind,
	&collectionKind,
	&articleKind,
	&internalArticleKind,
	&redirectKind,
	&folderKind,
	&ipAllowlistKind,
	&dataConnectorKind,
	&identityVerificationSecretKind,
	&officeHoursScheduleKind,
	&officeHoursExceptionKind,
}

// kind describes one kind of object. Only name and add are required.
type kind struct {
	// name is the name of the kind for Add, Objects and similar methods.
	name string
	// firstID is the id of the first object, where ids are numbers.
	firstID int
	// notFound is the refusal of an id that does not exist; a common one if nil.
	notFound *problem
	// routes are the requests of the API for the kind.
	routes []route
	// admit refuses requests to any kind, after the check of the token.
	admit func(w *workspace) *problem
	// escapesNames says that names in answers have HTML entities.
	escapesNames bool
	// start adds the objects that every workspace has.
	start func(w *workspace)
	// add adds an object without the API, with defaults for missing fields, and returns
	// its id.
	add func(w *workspace, o object) string
	// show returns an object in the form of Server.Objects, including what belongs to
	// it.
	show func(w *workspace, id string, o object) object
	// remove deletes what belongs to an object that is deleted without the API.
	remove func(w *workspace, id string)
	// seed and seedLarge add the objects of the kind for Seed and SeedLarge.
	seed, seedLarge func(s *Server)
	// alternatives are the less likely answers to the open questions about the kind,
	// one answer to one question in each.
	alternatives []Answers
	// deviations are the mistakes in Intercom's description of the kind.
	deviations []deviation
}

// Kinds are the names of all kinds. A kind comes after the kinds that it refers to.
var Kinds = kindNames()

func kindNames() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// routes returns the routes of all kinds, and GET /me.
func routes() []route {
	all := slices.Clone(meRoutes)
	for _, k := range kinds {
		for _, route := range k.routes {
			route.escapesNames = k.escapesNames
			all = append(all, route)
		}
	}
	return all
}

// kind returns the description of a kind. It panics if there is none.
func (w *workspace) kind(name string) *kind {
	k, ok := w.kinds[name]
	if !ok {
		panic(fmt.Sprintf("intercomtest: unknown kind %q", name))
	}
	return k
}

// objects returns the objects of a kind. It panics if there is no such kind.
func (w *workspace) objects(kind string) *collection {
	return w.collections[w.kind(kind).name]
}
