package crud

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Failure is an error that is worded for the user, at the attribute it is
// about; an empty Path is the object as a whole.
type Failure struct {
	Path    path.Path
	Summary string
	Detail  string
}

// Error returns the summary and the detail.
func (f *Failure) Error() string { return f.Summary + ": " + f.Detail }

// ImportBlock returns an import block to paste into a configuration. The id is
// a literal of the configuration language, whatever characters it contains. The
// user has to fill in the resource's name, which Terraform does not pass to the
// provider.
func ImportBlock(typeName, id string) string {
	literal := hclwrite.TokensForValue(cty.StringVal(id)).Bytes()
	return fmt.Sprintf("import {\n  to = %s.NAME # the name of this resource\n  id = %s\n}", typeName, literal)
}

// ImportInstead is the advice for an object that exists: the import block, and
// what to do if a resource manages the object already. id is the import id. During
// apply, Terraform does not tell the provider that a create is a replacement, so
// that create_before_destroy is named for every kind of which Intercom cannot have
// the old and the new object at once.
func ImportInstead(k kind.Kind, id string) string {
	advice := "To manage it with Terraform, import it with the block below"
	if !k.IsSingleton() {
		advice += ", or choose another " + k.KeyArgument()
	}
	advice += ". If a resource manages it already and only its address has changed, add a moved block instead."
	if !k.SharesNames {
		advice += fmt.Sprintf(" If create_before_destroy keeps the old %[1]s as a deposed object, remove that setting, use terraform state rm, and import the %[1]s.", k.Noun)
	}
	return advice + "\n\n" + ImportBlock(k.TypeName(), id)
}

// StopManaging is the advice for an object that Intercom does not delete: how to leave
// it in Intercom. object is what to call it, such as "the tag".
func StopManaging(object string) string {
	return "To keep " + object + " and only stop managing it, use a removed block with destroy = false, or terraform state rm."
}

// located is an error about one attribute.
type located struct {
	error
	path path.Path
}

func (l *located) Unwrap() error { return l.error }

// At says which attribute an error of Intercom's is about, where Intercom does
// not.
func At(at path.Path, err error) error { return &located{err, at} }

// hinted is an error with more advice than its kind has.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

// Hint adds what to do about an error.
func Hint(err error, hint string) error { return &hinted{err, hint} }

// NotRestored adds the ways out to Intercom's refusal to restore an object.
func NotRestored(noun string, id intercom.ID, err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) || refusal.StatusCode != http.StatusBadRequest && refusal.StatusCode != http.StatusUnprocessableEntity {
		return err
	}
	return Hint(err, fmt.Sprintf("The %s exists archived (id %s), and restoring it was refused. Restore it in Intercom's settings and import it, "+
		"or set restore_archived = false in the provider configuration to create another.", noun, id))
}

// attributeOf returns the attribute that Intercom's error names, if the object
// has one of that name.
func attributeOf(object tftypes.Type, err error) (path.Path, bool) {
	var at *located
	if errors.As(err, &at) {
		return at.path, true
	}
	var refusal *intercom.Error
	attributes, ok := object.(tftypes.Object)
	if !ok || !errors.As(err, &refusal) {
		return path.Empty(), false
	}
	for _, problem := range refusal.Problems {
		if _, ok := attributes.AttributeTypes[problem.Field]; ok {
			return path.Root(problem.Field), true
		}
	}
	return path.Empty(), false
}

// Explain says what went wrong with a call to Intercom and what to do about it.
func (s Settings) Explain(err error) string {
	var (
		refusal   *intercom.Error
		workspace *intercom.WorkspaceError
		uncertain *intercom.UncertainError
		absent    *intercom.AbsentError
		odd       *intercom.UnexpectedAnswerError
		hint      *hinted
		network   net.Error
	)
	switch {
	case errors.As(err, &hint):
		return describe(err) + "\n\n" + hint.hint
	case errors.As(err, &workspace):
		return fmt.Sprintf("The access token belongs to the workspace %q (%s), and the configuration or the state is of %q. "+
			"Nothing was changed. Use the token of the right workspace, or correct workspace_id.",
			workspace.Got.ID, workspace.Got.Name, workspace.Want)
	case errors.As(err, &uncertain):
		text := describe(uncertain.Err) + "\n\nIt is not known whether Intercom has carried it out"
		if uncertain.Look != nil {
			text += ", and looking for the object failed: " + strings.TrimSuffix(uncertain.Look.Error(), ".")
		}
		return text + "."
	case errors.Is(err, context.Canceled):
		return "The run was cancelled before Intercom answered."
	case errors.As(err, &absent):
		return describe(absent.Err) + "\n\nIntercom was asked for the object and does not have it: nothing was created. Apply again."
	case errors.As(err, &refusal):
		return describe(refusal) + "\n\n" + s.advice(refusal)
	case errors.As(err, &odd):
		return odd.Error() + ".\n\nSomething between Terraform and Intercom may have answered instead; check base_url and proxies."
	case errors.As(err, &network):
		return err.Error() + ".\n\nIntercom cannot be reached. Check the network connection and proxies, and region (INTERCOM_REGION) or base_url (INTERCOM_BASE_URL) if they are set."
	default:
		return err.Error() + "."
	}
}

// outcome says what a write that failed has left behind.
func (b Base) outcome(operation string, err error) string {
	var uncertain *intercom.UncertainError
	switch {
	case errors.As(err, &uncertain) && operation == "create" && !b.Kind.TakesOver:
		return " Apply again: if the object was made, the provider finds it and says how to import it."
	case errors.As(err, &uncertain):
		return " The next plan reads the object and shows what is left to do."
	case intercom.HadNoEffect(err):
		return "\n\nNothing was changed."
	default:
		return ""
	}
}

// describe lists what is known of a refusal, the request id among it: it is
// what Intercom's support asks for.
func describe(err error) string {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) {
		return err.Error() + "."
	}
	var text strings.Builder
	for _, problem := range refusal.Problems {
		switch {
		case problem.Message != "":
			fmt.Fprintf(&text, "Intercom answered: %s\n\n", problem.Message)
		default:
			fmt.Fprintf(&text, "Intercom answered with the code %s.\n\n", problem.Code)
		}
	}
	fmt.Fprintf(&text, "Status: %d %s", refusal.StatusCode, http.StatusText(refusal.StatusCode))
	for _, problem := range refusal.Problems {
		if problem.Code != "" {
			fmt.Fprintf(&text, "\nCode: %s", problem.Code)
		}
	}
	if refusal.RequestID != "" {
		fmt.Fprintf(&text, "\nRequest id: %s", refusal.RequestID)
	}
	fmt.Fprintf(&text, "\nRequest: %s %s", refusal.Method, refusal.Path)
	return text.String()
}

// unauthorized reports whether Intercom refused the access token itself, and not
// what the token may do.
func unauthorized(e *intercom.Error) bool {
	return e.StatusCode == http.StatusUnauthorized && !e.Has("token_unauthorized")
}

// advice is what a person can do about a refusal.
func (s Settings) advice(e *intercom.Error) string {
	host := s.Client.BaseURL()
	region := fmt.Sprintf("The provider talks to %s; region has to be the one that hosts the workspace (\"us\", \"eu\" or \"au\").", host)
	switch {
	case e.StatusCode >= 300 && e.StatusCode < 400:
		return fmt.Sprintf("Redirects are not followed, since they could take the access token to another host; this one leads to %s. %s", redirectHost(e.Location), region)
	case wrongRegion(e):
		return "The access token belongs to a workspace in another region. " + region
	case e.Has("token_expired"):
		return "The access token has expired. Create a new one in Intercom's Developer Hub and set INTERCOM_ACCESS_TOKEN or access_token."
	case e.Has("token_revoked", "token_blocked", "token_suspended"):
		return "The access token has been revoked or blocked. Create a new one in Intercom's Developer Hub and set INTERCOM_ACCESS_TOKEN or access_token."
	case unauthorized(e):
		return "Intercom does not accept the access token. Check INTERCOM_ACCESS_TOKEN or access_token. " + region
	case refusesAddress(e):
		return "The workspace has an IP allowlist, and the address that Terraform's requests come from is not on it. " +
			"Run Terraform from an address that is on the list, or let a teammate add the address in Intercom's settings."
	case e.StatusCode == http.StatusForbidden && e.HTML:
		return "This is an HTML page: something in front of Intercom's API, such as its load balancer, a firewall or a proxy, turned the request away. " +
			"It says nothing about the token's permissions. Try again, or from another network."
	case isBeyondPlan(e):
		return "The workspace's Intercom plan does not include this feature."
	case lacksPermission(e):
		return "The access token lacks a permission. Add the scope to its app in Intercom's Developer Hub (Configure > Authentication), " +
			"or let a teammate with the permission own the token."
	case e.StatusCode == http.StatusNotFound && !e.IsErrorList():
		return fmt.Sprintf("There is no Intercom API at this address. Check base_url (%s).", host)
	case e.StatusCode == http.StatusNotFound && e.Has("parameter_invalid"): // such as "audience_ids contains unknown audience IDs: 999"
		return "Intercom does not have an object that the request refers to. Check the ids in the configuration. Nothing was changed."
	case e.StatusCode == http.StatusNotFound && e.Method == http.MethodPost:
		return "Intercom does not have an object that the request refers to. Check the ids in the configuration. Nothing was created."
	case e.StatusCode == http.StatusNotFound && !e.IsAboutObject():
		return "Intercom's API does not offer this to the workspace. Its plan may not include the feature, or a teammate has to turn the feature on in Intercom."
	case e.StatusCode == http.StatusNotFound:
		return "Intercom no longer has the object. The next plan shows what to do."
	case e.StatusCode == http.StatusTooManyRequests:
		return "Intercom's rate limit was still exceeded after all retries. Other programs may be using up the same limit; " +
			"apply again later, with a smaller -parallelism or a larger max_retries."
	case e.Has("intercom_version_invalid"):
		return "Intercom does not offer this in the version of its API that the provider asks for. An update of the provider may help."
	case e.Has("custom_data_limit_reached"):
		return fmt.Sprintf("A workspace holds at most %d custom data attributes. Archive some that are not used.", intercom.MaxDataAttributes)
	case e.StatusCode >= 500:
		return "That is trouble on Intercom's side. Apply again later; https://www.intercomstatus.com says whether it is known."
	default:
		return "Nothing was changed."
	}
}

// isBeyondPlan reports whether the workspace's plan lacks what a request is about.
func isBeyondPlan(e *intercom.Error) bool {
	return e.Has("api_plan_restricted") || e.StatusCode == http.StatusPaymentRequired
}

// lacksPermission reports whether Intercom refuses what the access token asks for, and
// not the token, its workspace or its sender.
func lacksPermission(e *intercom.Error) bool {
	return (e.StatusCode == http.StatusForbidden && !e.HTML || e.Has("token_unauthorized")) && !isBeyondPlan(e) && !refusesAddress(e) && !wrongRegion(e)
}

// needs says which permissions or which plan the kind needs, if Intercom refuses a
// request for want of them.
func (b Base) needs(err error) string {
	var refusal *intercom.Error
	switch {
	case !errors.As(err, &refusal):
		return ""
	case isBeyondPlan(refusal) && b.Kind.Plan != "":
		return " " + b.Kind.Plan
	case !lacksPermission(refusal):
		return ""
	case len(b.Kind.Permissions) == 0:
		return fmt.Sprintf("\n\nIntercom does not document which permission %s need.", kind.Nouns(b.Kind.Noun))
	default:
		return fmt.Sprintf("\n\nPermissions for %s: %s.", kind.Nouns(b.Kind.Noun), strings.Join(b.Kind.Permissions, ", "))
	}
}

// refusesAddress reports whether Intercom refuses every request from the address
// of this one. Only the message is documented: "Your IP address is not on the
// allowlist for API access".
func refusesAddress(e *intercom.Error) bool {
	return e.StatusCode == http.StatusForbidden && e.Says("not on the allowlist")
}

// wrongRegion reports whether Intercom says that the workspace is elsewhere.
// How its REST API says so is not documented; its Messenger says "Your
// workspace is hosted in Europe but you connected to United States".
func wrongRegion(e *intercom.Error) bool { return e.Says("hosted in") }

func redirectHost(location string) string {
	u, err := url.Parse(location)
	if err != nil || u.Host == "" {
		return "another address"
	}
	return u.Host
}
