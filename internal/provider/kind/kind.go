// Package kind describes the kinds of Intercom objects to the provider: what
// each is called, how it is documented, what it refers to and what becomes of
// it on destroy. Every table about all kinds is derived from these descriptions:
// the provider's registries, the adopt command and the documentation.
package kind

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Kind describes one kind of object. A package of internal/provider exports one
// as Kind. Fields that do not apply to a kind are empty: a kind that can only be
// looked up has no Resource, a singleton no Plural.
type Kind struct {
	// Name is the type of the resource and of the singular data source without
	// the provider's prefix, such as "ticket_type".
	Name string
	// Plural is the type of the plural data source without the provider's
	// prefix, and the name of the kind in the adopt command: "ticket_types".
	Plural string
	// Noun names one object in messages: "ticket type".
	Noun string
	// Section is the subcategory of the documentation: the section of Intercom's
	// settings that shows the objects.
	Section string
	// Permissions are the permissions of an access token that reading and
	// writing the objects need, in the words of Intercom's Developer Hub.
	Permissions []string
	// Plan, if not empty, says what to do about a workspace whose plan does not include
	// the objects.
	Plan string

	// Resource, List and DataSources make the Terraform types of the kind. Each
	// is handed the Kind that it belongs to.
	Resource    func(Kind) resource.Resource
	List        func(Kind) list.ListResource
	DataSources []func(Kind) datasource.DataSource

	// Parent is the argument with the id of the object that an object of this kind
	// belongs to, if Intercom needs that id to find the object. It is part of the
	// resource's identity and of its import id.
	Parent string
	// Key is the argument that tells the objects apart for people, within Parent if the
	// kind has one: "name" if it is empty.
	Key string
	// Arguments are the arguments of the resource in the order in which people
	// write them. The others follow: required ones first, then by name.
	Arguments []string
	// Unreadable maps an argument of which Intercom does not show all to what is
	// missing and what to do about it: a sentence that the adopt command writes above
	// the argument.
	Unreadable map[string]string
	// References maps an argument that holds the id of another object, or a
	// collection of such ids, to the Name of that object's kind.
	References map[string]string
	// Implied maps an argument to the argument that decides its value: the adopt
	// command leaves the first out where an object has the second.
	Implied map[string]string
	// Texts are the arguments with long texts, of the object and of each translation of
	// it. The adopt command writes these texts to files of their own. Of several texts
	// of one object, or of one translation, it writes the first only: the others are the
	// same text in another format.
	Texts []Text
	// Destroy is what destroying the resource does in Intercom.
	Destroy Destroy
	// DestroyWarning, if not empty, is a sentence about what else destroying an
	// object does. Plans that destroy one warn with it.
	DestroyWarning string
	// Contents, if not nil, returns the objects that are in an object and may go with it
	// when it is destroyed, by the Name of their kind. It sends no request: it returns
	// what lists show that have been read for another reason.
	Contents func(c *intercom.Client, id intercom.ID) map[string][]intercom.ID
	// TakesOver says that creating the resource changes an object that exists, so that
	// its existence is no conflict.
	TakesOver bool
	// SharesNames says that two objects of the kind can have the same name and be
	// told apart by their ids only. Otherwise a second object with the name, or with
	// the name and what else the natural key has, is refused.
	SharesNames bool
	// UpdatesWhole says that an update sends every argument, also those that do
	// not change.
	UpdatesWhole bool
	// LeftOut, if not nil, counts the objects that the list resource leaves out
	// because Terraform cannot manage them.
	LeftOut func(context.Context, *intercom.Client) ([]LeftOut, error)
}

// Text is an argument with a long text.
type Text struct {
	Argument  string // "body_markdown"
	Extension string // of a file with such a text: ".md"
}

// Destroy is what destroying a resource does to the object in Intercom.
type Destroy string

// What destroying a resource can do.
const (
	// Deletes is for objects that Intercom really deletes.
	Deletes Destroy = "deletes"
	// Archives is for objects that Intercom can only archive.
	Archives Destroy = "archives"
	// Retires is for objects that Intercom archives for good: it documents no way to
	// restore one.
	Retires Destroy = "retires"
	// Resets is for settings that return to Intercom's default.
	Resets Destroy = "resets"
	// Leaves is for objects that stay as they are.
	Leaves Destroy = "leaves"
)

// LeftOut is a number of objects that cannot be managed, with the reason: the
// words that complete "3 are not managed: ".
type LeftOut struct {
	Count  int
	Reason string
}

// Prefix is how the types of all resources and data sources begin.
const Prefix = "intercom_"

// TypeName returns the type of the resource, such as "intercom_ticket_type".
func (k Kind) TypeName() string { return Prefix + k.Name }

// IdentityKeys returns the attributes that identify an object in its workspace,
// in the order in which an import id joins them: the parent's id, if the kind
// has one, and the object's own.
func (k Kind) IdentityKeys() []string {
	if k.Parent != "" {
		return []string{k.Parent, "id"}
	}
	return []string{"id"}
}

// KeyArgument returns the argument that tells the objects apart for people.
func (k Kind) KeyArgument() string { return cmp.Or(k.Key, "name") }

// IsSingleton reports whether a workspace has exactly one object of the kind.
func (k Kind) IsSingleton() bool { return k.Plural == "" }

// Title returns the noun as it stands in the summary of a diagnostic: "Ticket
// Type".
func (k Kind) Title() string { return Title(k.Noun) }

// Title capitalizes each word of a noun.
func Title(noun string) string {
	words := strings.Fields(noun)
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	return strings.Join(words, " ")
}

// Nouns returns the plural of a noun.
func Nouns(noun string) string {
	if strings.HasSuffix(noun, "s") {
		return noun + "es"
	}
	return noun + "s"
}

// Counted returns the reasons that apply to at least one object.
func Counted(reasons ...LeftOut) []LeftOut {
	return slices.DeleteFunc(reasons, func(l LeftOut) bool { return l.Count == 0 })
}
