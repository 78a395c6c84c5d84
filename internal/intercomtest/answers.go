package intercomtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Answers are the simulator's answers to questions that Intercom's reference leaves
// open. The zero value has the most likely answer to each. Alternatives returns the
// other answers.
type Answers struct {
	// Can the name of an archived data attribute be used again? The refusal of a
	// taken name ("Create a data attribute") does not say what it looks at.
	ArchivedDataAttributeName ArchivedDataAttributeName

	// What does PUT with archived false do to an archived data attribute, ticket
	// type or ticket type attribute? The field is documented as a boolean; no
	// example restores anything.
	RestoreArchived RestoreArchived

	// Does Intercom accept archived true for an object that is archived already? Not
	// documented.
	ArchiveArchived ArchiveArchived

	// Do names of data attributes that differ in case collide? Not documented;
	// attribute names are case sensitive where values are sent.
	DataAttributeNames DataAttributeNames

	// With which status does Intercom refuse the 251st data attribute? The code is
	// known from Intercom's Ruby library, the limit from a help article.
	DataAttributeLimitStatus DataAttributeLimitStatus

	// Do archived data attributes count towards the limit? The help article on custom
	// data says that archiving frees space; a user once reported otherwise.
	ArchivedCountToLimit bool

	// Do the options of a data attribute come back in the order they were sent?
	OptionsOrder OptionsOrder

	// Do the options of a PUT replace the present ones? The reference only shows
	// a PUT with all of them.
	OptionsUpdate OptionsUpdate

	// Which data_type does a data attribute created as datetime have in answers? The
	// description of 2.16 has datetime in requests, but not in answers.
	DatetimeReadsAs DatetimeReadsAs

	// Which description does a data attribute have after its description was set to ""?
	// In the examples, attributes that never had a description lack the key.
	EmptyDescription EmptyDescription

	// Do list items keep their ids when list_items is sent again? Tickets refer to the
	// ids.
	ListItemIDs ListItemIDs

	// What happens to items that a new list_items leaves out? List items are known to
	// have an "archived" flag.
	ListItemsUpdate ListItemsUpdate

	// Does Intercom keep blanks around the items of list_items?
	ListItemBlanks ListItemBlanks

	// Does the list of ticket types include archived ones? The reference of a later
	// version says so; that of 2.16 does not say.
	ArchivedTicketTypes ArchivedTicketTypes

	// Is an archived ticket type found by its id?
	ArchivedTicketTypeByID ArchivedTicketTypeByID

	// What does PUT with another category do to a ticket type? The field is documented,
	// but no example uses it.
	TicketTypeCategory TicketTypeCategory

	// Does Intercom change the variation selector (U+FE0F) of an icon? The default icon
	// has one, other examples have none.
	IconSelector IconSelector

	// What does PUT without icon or is_internal do? Both are documented with a default,
	// but an example without them does not change the icon.
	OmittedOnUpdate OmittedOnUpdate

	// Is a Back-office ticket type always internal, whatever is_internal says? A live
	// workspace had such a type; nothing is documented.
	BackOfficeIsInternal bool

	// Must names of ticket types be unique?
	TicketTypeNames Names

	// Must names of the attributes of one ticket type be unique?
	TicketTypeAttributeNames Names

	// Does a ticket type show its archived attributes? A live workspace did.
	ArchivedTicketTypeAttributes ArchivedTicketTypeAttributes

	// Does the answer to a PUT of a ticket type attribute have input_options? The
	// example has none.
	InputOptionsOnUpdate InputOptionsOnUpdate

	// Where do answers have allow_multiple_values? It is documented only in requests.
	AllowMultipleValues AllowMultipleValues

	// May _default_title_ and _default_description_ be changed?
	DefaultAttributes DefaultAttributes

	// What does renaming a tag to the name of another do?
	TagRenameCollision TagRenameCollision

	// Does renaming a tag to another casing of its name change anything? Names
	// of tags are documented as case insensitive.
	TagCaseRename TagCaseRename

	// Must names of collections with the same parent be unique? Intercom's own tests
	// create one twice.
	CollectionNames CollectionNames

	// What happens to the children of a collection that is deleted? Not documented.
	CollectionChildren CollectionChildren

	// What answer does a fourth level of collections get? A help article says that
	// there are three.
	CollectionDepth CollectionDepth

	// May a collection be moved into itself, or into one of its descendants?
	CollectionCycle CollectionCycle

	// How does Intercom refuse a parent or a help center that does not exist?
	CollectionReference CollectionReference

	// What happens to the fields of a collection that a PUT leaves out? They stay in
	// the example.
	CollectionUpdate CollectionUpdate

	// What happens to translations that a PUT leaves out? Existing tools for articles
	// depend on them staying.
	CollectionTranslations CollectionTranslations

	// What does null do to a translation? The schema allows it.
	CollectionLocaleNull CollectionLocaleNull

	// Do the translations of an answer include the default locale? Clients add it
	// themselves.
	CollectionDefaultLocale CollectionDefaultLocale

	// Which answers have translations? The default locale is documented for
	// multilingual help centers only.
	CollectionTranslationsShown CollectionTranslationsShown

	// Does a nested collection have a help_center_id? The example of the list has null.
	CollectionHelpCenter CollectionHelpCenter

	// Does the list of collections take per_page? Only an old version documents it.
	CollectionPageSize CollectionPageSize

	// What becomes of the fields of an article that a PUT leaves out? The state is
	// documented to stay, and examples send one or two fields.
	ArticleUpdate ArticleUpdate

	// Does Intercom change the HTML of articles? Its examples have another class, and
	// users have seen ids of headings and addresses of images.
	ArticleBodies ArticleBodies

	// What does the Markdown of an article read as that was made from Markdown? The
	// examples end with a line break.
	ArticleMarkdown ArticleMarkdown

	// What does a PUT of a published article change that has changes which nobody has
	// published? The schema says that an edit is not live then.
	ArticlePendingDraft ArticlePendingDraft

	// Does the answer to a create have the collection? The examples have none.
	ArticleParents ArticleParents

	// Does a parent_id of "" take an article out of its collection? It is not nullable.
	ArticleParentClear ArticleParentClear

	// Must titles of articles be unique? Nothing says so.
	ArticleTitles ArticleTitles

	// What does a tag get that the article has already?
	ArticleTagAgain ArticleTagAgain

	// What do audience_ids of null do? [] is documented to remove them.
	ArticleAudiencesNull ArticleAudiencesNull

	// Which description does a collection have after its description was set to ""? The
	// example of a new collection has "".
	BlankDescription BlankDescription

	// Does a redirect of a help center answer with the address that was sent? The
	// example does.
	RedirectURL RedirectURL

	// What does a redirect get to an article that has no translation in its locale? The
	// schema says that the answer may have another locale.
	RedirectLocale RedirectLocale

	// What becomes of a redirect when its article or collection is deleted? A target
	// must be in the help center when the redirect is made.
	RedirectTarget RedirectTarget

	// Can two folders in one folder have one name?
	FolderNames FolderNames

	// What happens to the folders in a folder that is deleted? Intercom refuses to delete
	// a folder with content, and does not say whether folders are content.
	FolderDeletion FolderDeletion

	// Which names do answers have with HTML entities? Clients unescape those of
	// collections.
	NameEscape NameEscape

	// What is pages.next in lists with page numbers? The schema has a cursor, clients
	// have seen a URL, and an example has neither.
	PagesNext PagesNext

	// Are page numbers in answers strings if the request has page numbers? The
	// reference of a later version says so for folders.
	PageNumbers PageNumbers

	// What happens to the field of the IP allowlist that a PUT leaves out?
	IPAllowlistUpdate IPAllowlistUpdate

	// Does Intercom keep the host bits of a range? The reference has 192.168.0.1/24.
	IPAllowlistHostBits IPAllowlistHostBits

	// What does Intercom do with an IPv6 address in the allowlist? A help article says
	// that only IPv4 is supported.
	IPAllowlistIPv6 IPAllowlistIPv6

	// Does Intercom keep the order and the duplicates of the allowlist?
	IPAllowlistOrder IPAllowlistOrder

	// May the allowlist be on and empty? A help article says what that means.
	IPAllowlistEmpty IPAllowlistEmpty

	// Must names of data connectors be unique?
	DataConnectorNames DataConnectorNames

	// What does GET answer for a draft data connector without state_version, whose
	// default is live?
	DataConnectorGet DataConnectorGet

	// What does GET answer for a live data connector with state_version draft?
	DataConnectorDraftOfLive DataConnectorDraftOfLive

	// What does a PATCH of a live data connector change? Later versions have operations
	// on the versions of a connector.
	DataConnectorUpdateLive DataConnectorUpdateLive

	// What happens to headers of a data connector that a PATCH leaves out? Inputs are
	// documented to be replaced.
	DataConnectorHeaders DataConnectorHeaders

	// What does a header with the value "****" do? All headers in answers have that
	// value.
	DataConnectorStars DataConnectorStars

	// Can a data connector without a URL go live?
	DataConnectorPublish DataConnectorPublish

	// May the API change the members of a team in every workspace? A refusal is
	// documented for some; which workspaces it concerns, and whether they can get
	// access, is not documented.
	TeamMembers TeamMembers

	// What happens to members of a team's PUT that are not teammates? Only the refusal
	// of an id that is not a number is documented.
	TeamStrangers TeamStrangers

	// Can two identity verification secrets have one name? Not documented.
	SecretNames SecretNames

	// Does the list include deleted identity verification secrets? They are
	// "soft-deleted", and the list has no field that would say so.
	DeletedSecrets DeletedSecrets
	// Do names of office hours schedules that differ in case collide? 2.17 documents
	// that names are unique.
	OfficeHoursNames OfficeHoursNames

	// With which code does Intercom refuse a second schedule with the same name, or a
	// second exception for the same date? Only the status is documented.
	OfficeHoursDuplicate OfficeHoursDuplicate

	// Which time zone does a new schedule get by default? The schema of 2.16 requires a
	// time zone; in 2.17, the default is that of the workspace.
	OfficeHoursTimeZone OfficeHoursTimeZone

	// What happens to intervals of office hours that touch or overlap, or that extend
	// past midnight?
	OfficeHoursIntervals OfficeHoursIntervals

	// In which order does Intercom return the intervals of office hours? They ascend in
	// the examples.
	OfficeHoursOrder OfficeHoursOrder

	// Which intervals does Intercom return for a schedule that is open 24/7? Only the
	// form of the request is documented.
	OfficeHoursAlwaysOpen OfficeHoursAlwaysOpen

	// Can a schedule be deleted that is in use, or the default of the workspace?
	OfficeHoursInUse OfficeHoursInUse

	// What does Intercom answer to an interval of office hours with an unknown field,
	// such as day_of_week? A refusal is documented for 2.17.
	OfficeHoursUnknownField OfficeHoursUnknownField

	// How does a PUT that closes an exception remove its hours? The schema says to
	// leave them out, and allows null.
	OfficeHoursClosing OfficeHoursClosing

	// What does a name of "" do to an office hours exception? Answers may have null,
	// requests may not.
	OfficeHoursNoName OfficeHoursNoName

	// Must names of conversation attributes be unique? The reference says that several
	// can have the same name; an earlier proposal documented a refusal.
	ConversationAttributeNames ConversationAttributeNames

	// Does GET find an archived conversation attribute by its id? The list can include
	// it.
	ConversationAttributeArchived ConversationAttributeArchived

	// What does archiving a conversation attribute, or one of its options, a second
	// time do?
	ConversationAttributeArchiveAgain ConversationAttributeArchiveAgain

	// Must the labels of the options of a conversation attribute be unique, and how
	// are they compared?
	ConversationOptionLabels ConversationOptionLabels

	// What happens to a new option with the label of an archived one?
	ConversationOptionArchived ConversationOptionArchived

	// How many options does a new conversation attribute need? None can be archived if
	// there are only two.
	ConversationOptionMinimum ConversationOptionMinimum

	// Must names of audiences be unique? Nothing in the reference says so.
	AudienceNames AudienceNames

	// Which roles does an audience have that is created without role_predicates? The
	// first published schema said all of them.
	AudienceRoles AudienceRoles

	// Which type does the value of a predicate have in answers? The schema has a
	// string, and an early example an array.
	AudienceValues AudienceValues

	// Does Intercom return predicates as they were sent? Those of segments have more
	// keys.
	AudiencePredicates AudiencePredicates

	// Does an empty list of predicates clear them?
	AudienceClear AudienceClear

	// What does deleting an audience do while content uses it?
	AudienceDelete AudienceDelete

	// Must titles of content snippets in one language be unique? Nothing in the
	// reference says so.
	SnippetTitles SnippetTitles

	// Does the Markdown of a content snippet begin with the title? It does in every
	// example, although the blocks in them do not have the title.
	SnippetMarkdown SnippetMarkdown

	// Do the blocks of a content snippet come back as they were sent? Their schema is
	// free-form.
	SnippetBlocks SnippetBlocks

	// What does deleting a content snippet a second time do?
	SnippetDeleteAgain SnippetDeleteAgain

	// Does Intercom rewrite the bodies of internal articles as those of articles? The
	// examples have the text that was sent, and so have some of articles.
	InternalArticleBodies InternalArticleBodies

	// Must titles of internal articles be unique? Nothing in the reference says so.
	InternalArticleTitles InternalArticleTitles

	// Is an owner of an internal article refused who is no teammate?
	InternalArticleOwners InternalArticleOwners

	// What does an update of a news item do to the labels and the newsfeeds that it
	// leaves out? In the example of the reference, the item had none.
	NewsItemUpdate NewsItemUpdate

	// Does Intercom rewrite the bodies of news items as those of articles? The examples
	// have the text that was sent, and so have some of articles.
	NewsItemBodies NewsItemBodies

	// In which order are the labels of a news item? They are sorted in the only example.
	NewsItemLabels NewsItemLabels

	// Which reactions has a news item that was created without any? The examples have
	// four times null.
	NewsItemReactions NewsItemReactions

	// Does a draft show when it is published in a newsfeed? The reference says that the
	// date is ignored on write.
	NewsItemDraftDates NewsItemDraftDates

	// How does a workspace without News refuse requests for news items? A user saw 404.
	NewsDisabled NewsDisabled

	// What does a new content import source get whose URL another one has? Nothing in
	// the reference says that URLs are unique.
	ContentImportSourceURLs ContentImportSourceURLs

	// How is the URL of a content import source refused that has no public domain name?
	// The rule is documented for 2.17.
	ContentImportSourceURLCheck ContentImportSourceURLCheck

	// Does the URL of a content import source come back as it was sent?
	ContentImportSourceURLForm ContentImportSourceURLForm

	// What becomes of the fields of a content import source that a PUT leaves out? The
	// schema of the request has the default of the status.
	ContentImportSourceUpdate ContentImportSourceUpdate

	// How is an audience of a content import source refused that does not exist?
	ContentImportSourceAudience ContentImportSourceAudience

	// Is an external page available to Fin and Copilot whose creation does not say so?
	// The schema has false, and the answer of the example has true.
	ExternalPageAvailability ExternalPageAvailability

	// What becomes of the URL of an external page when its creation is sent again
	// without one? Later versions say that an update without it removes it.
	ExternalPageURL ExternalPageURL

	// Does the HTML of an external page come back as it was sent? That of the examples
	// does.
	ExternalPageHTML ExternalPageHTML

	// Do external ids that differ in case belong to one external page?
	ExternalPageIDs ExternalPageIDs

	// How is an external page of a source refused that does not exist?
	ExternalPageSource ExternalPageSource

	// What does the id of an external page find that was deleted? The deletion is
	// answered with a page without HTML.
	DeletedExternalPage DeletedExternalPage

	// Does the list have external pages that were deleted?
	DeletedExternalPages DeletedExternalPages

	// Which id does an external page get that is created again after its deletion?
	ExternalPageAgain ExternalPageAgain

	// Which differences does Intercom ignore when it compares names of tags? They are
	// documented as case insensitive. Databases that ignore case often ignore more.
	TagNames TagNames

	// Does Intercom keep blanks at the ends of names? Not documented; web frameworks
	// often remove them.
	NameBlanks NameBlanks

	// Do ids have the types, number or string, that the reference says? The reference
	// is not consistent, and clients have seen the other type.
	IDTypes IDTypes

	// Which order do lists have if the reference does not say? Most examples have the
	// order of creation.
	ListOrder ListOrder

	// Which status does a token get that lacks a permission? The refusal for a missing
	// scope is documented only for macros, the refusal for the plan for other objects.
	MissingScope MissingScope

	// Which status does a path get that the requested version does not have? The
	// refusal is documented for only one path.
	VersionGate VersionGate

	// Which status does a token get on the host of another region?
	WrongRegion WrongRegion

	// Does a 429 have the header Retry-After? Only the X-RateLimit-* headers are
	// documented.
	RetryAfter RetryAfter
}

// The type of an answer has the name of its question. Its empty value is the default.

type (
	// ArchivedDataAttributeName answers Answers.ArchivedDataAttributeName.
	ArchivedDataAttributeName string
	// RestoreArchived answers Answers.RestoreArchived.
	RestoreArchived string
	// ArchiveArchived answers Answers.ArchiveArchived.
	ArchiveArchived string
	// DataAttributeNames answers Answers.DataAttributeNames.
	DataAttributeNames string
	// DataAttributeLimitStatus answers Answers.DataAttributeLimitStatus.
	DataAttributeLimitStatus string
	// OptionsOrder answers Answers.OptionsOrder.
	OptionsOrder string
	// OptionsUpdate answers Answers.OptionsUpdate.
	OptionsUpdate string
	// DatetimeReadsAs answers Answers.DatetimeReadsAs.
	DatetimeReadsAs string
	// EmptyDescription answers Answers.EmptyDescription.
	EmptyDescription string
	// ListItemIDs answers Answers.ListItemIDs.
	ListItemIDs string
	// ListItemsUpdate answers Answers.ListItemsUpdate.
	ListItemsUpdate string
	// ListItemBlanks answers Answers.ListItemBlanks.
	ListItemBlanks string
	// ArchivedTicketTypes answers Answers.ArchivedTicketTypes.
	ArchivedTicketTypes string
	// ArchivedTicketTypeByID answers Answers.ArchivedTicketTypeByID.
	ArchivedTicketTypeByID string
	// TicketTypeCategory answers Answers.TicketTypeCategory.
	TicketTypeCategory string
	// IconSelector answers Answers.IconSelector.
	IconSelector string
	// OmittedOnUpdate answers Answers.OmittedOnUpdate.
	OmittedOnUpdate string
	// Names answers Answers.TicketTypeNames and Answers.TicketTypeAttributeNames.
	Names string
	// ArchivedTicketTypeAttributes answers Answers.ArchivedTicketTypeAttributes.
	ArchivedTicketTypeAttributes string
	// InputOptionsOnUpdate answers Answers.InputOptionsOnUpdate.
	InputOptionsOnUpdate string
	// AllowMultipleValues answers Answers.AllowMultipleValues.
	AllowMultipleValues string
	// DefaultAttributes answers Answers.DefaultAttributes.
	DefaultAttributes string
	// TagRenameCollision answers Answers.TagRenameCollision.
	TagRenameCollision string
	// TagCaseRename answers Answers.TagCaseRename.
	TagCaseRename string
	// CollectionNames answers Answers.CollectionNames.
	CollectionNames string
	// CollectionChildren answers Answers.CollectionChildren.
	CollectionChildren string
	// CollectionDepth answers Answers.CollectionDepth.
	CollectionDepth string
	// CollectionCycle answers Answers.CollectionCycle.
	CollectionCycle string
	// CollectionReference answers Answers.CollectionReference.
	CollectionReference string
	// CollectionUpdate answers Answers.CollectionUpdate.
	CollectionUpdate string
	// CollectionTranslations answers Answers.CollectionTranslations.
	CollectionTranslations string
	// CollectionLocaleNull answers Answers.CollectionLocaleNull.
	CollectionLocaleNull string
	// CollectionDefaultLocale answers Answers.CollectionDefaultLocale.
	CollectionDefaultLocale string
	// CollectionTranslationsShown answers Answers.CollectionTranslationsShown.
	CollectionTranslationsShown string
	// CollectionHelpCenter answers Answers.CollectionHelpCenter.
	CollectionHelpCenter string
	// CollectionPageSize answers Answers.CollectionPageSize.
	CollectionPageSize string
	// ArticleUpdate answers Answers.ArticleUpdate.
	ArticleUpdate string
	// ArticleBodies answers Answers.ArticleBodies.
	ArticleBodies string
	// ArticleMarkdown answers Answers.ArticleMarkdown.
	ArticleMarkdown string
	// ArticlePendingDraft answers Answers.ArticlePendingDraft.
	ArticlePendingDraft string
	// ArticleParents answers Answers.ArticleParents.
	ArticleParents string
	// ArticleParentClear answers Answers.ArticleParentClear.
	ArticleParentClear string
	// ArticleTitles answers Answers.ArticleTitles.
	ArticleTitles string
	// ArticleTagAgain answers Answers.ArticleTagAgain.
	ArticleTagAgain string
	// ArticleAudiencesNull answers Answers.ArticleAudiencesNull.
	ArticleAudiencesNull string
	// BlankDescription answers Answers.BlankDescription.
	BlankDescription string
	// RedirectURL answers Answers.RedirectURL.
	RedirectURL string
	// RedirectLocale answers Answers.RedirectLocale.
	RedirectLocale string
	// RedirectTarget answers Answers.RedirectTarget.
	RedirectTarget string
	// FolderNames answers Answers.FolderNames.
	FolderNames string
	// FolderDeletion answers Answers.FolderDeletion.
	FolderDeletion string
	// NameEscape answers Answers.NameEscape.
	NameEscape string
	// PagesNext answers Answers.PagesNext.
	PagesNext string
	// PageNumbers answers Answers.PageNumbers.
	PageNumbers string
	// IPAllowlistUpdate answers Answers.IPAllowlistUpdate.
	IPAllowlistUpdate string
	// IPAllowlistHostBits answers Answers.IPAllowlistHostBits.
	IPAllowlistHostBits string
	// IPAllowlistIPv6 answers Answers.IPAllowlistIPv6.
	IPAllowlistIPv6 string
	// IPAllowlistOrder answers Answers.IPAllowlistOrder.
	IPAllowlistOrder string
	// IPAllowlistEmpty answers Answers.IPAllowlistEmpty.
	IPAllowlistEmpty string
	// DataConnectorNames answers Answers.DataConnectorNames.
	DataConnectorNames string
	// DataConnectorGet answers Answers.DataConnectorGet.
	DataConnectorGet string
	// DataConnectorDraftOfLive answers Answers.DataConnectorDraftOfLive.
	DataConnectorDraftOfLive string
	// DataConnectorUpdateLive answers Answers.DataConnectorUpdateLive.
	DataConnectorUpdateLive string
	// DataConnectorHeaders answers Answers.DataConnectorHeaders.
	DataConnectorHeaders string
	// DataConnectorStars answers Answers.DataConnectorStars.
	DataConnectorStars string
	// DataConnectorPublish answers Answers.DataConnectorPublish.
	DataConnectorPublish string
	// TeamMembers answers Answers.TeamMembers.
	TeamMembers string
	// TeamStrangers answers Answers.TeamStrangers.
	TeamStrangers string
	// SecretNames answers Answers.SecretNames.
	SecretNames string
	// DeletedSecrets answers Answers.DeletedSecrets.
	DeletedSecrets string
	// ConversationAttributeNames answers Answers.ConversationAttributeNames.
	ConversationAttributeNames string
	// ConversationAttributeArchived answers Answers.ConversationAttributeArchived.
	ConversationAttributeArchived string
	// ConversationAttributeArchiveAgain answers Answers.ConversationAttributeArchiveAgain.
	ConversationAttributeArchiveAgain string
	// ConversationOptionLabels answers Answers.ConversationOptionLabels.
	ConversationOptionLabels string
	// ConversationOptionArchived answers Answers.ConversationOptionArchived.
	ConversationOptionArchived string
	// ConversationOptionMinimum answers Answers.ConversationOptionMinimum.
	ConversationOptionMinimum string
	// OfficeHoursNames answers Answers.OfficeHoursNames.
	OfficeHoursNames string
	// OfficeHoursDuplicate answers Answers.OfficeHoursDuplicate.
	OfficeHoursDuplicate string
	// OfficeHoursTimeZone answers Answers.OfficeHoursTimeZone.
	OfficeHoursTimeZone string
	// OfficeHoursIntervals answers Answers.OfficeHoursIntervals.
	OfficeHoursIntervals string
	// OfficeHoursOrder answers Answers.OfficeHoursOrder.
	OfficeHoursOrder string
	// OfficeHoursAlwaysOpen answers Answers.OfficeHoursAlwaysOpen.
	OfficeHoursAlwaysOpen string
	// OfficeHoursInUse answers Answers.OfficeHoursInUse.
	OfficeHoursInUse string
	// OfficeHoursUnknownField answers Answers.OfficeHoursUnknownField.
	OfficeHoursUnknownField string
	// OfficeHoursClosing answers Answers.OfficeHoursClosing.
	OfficeHoursClosing string
	// OfficeHoursNoName answers Answers.OfficeHoursNoName.
	OfficeHoursNoName string
	// AudienceNames answers Answers.AudienceNames.
	AudienceNames string
	// AudienceRoles answers Answers.AudienceRoles.
	AudienceRoles string
	// AudienceValues answers Answers.AudienceValues.
	AudienceValues string
	// AudiencePredicates answers Answers.AudiencePredicates.
	AudiencePredicates string
	// AudienceClear answers Answers.AudienceClear.
	AudienceClear string
	// AudienceDelete answers Answers.AudienceDelete.
	AudienceDelete string
	// SnippetTitles answers Answers.SnippetTitles.
	SnippetTitles string
	// SnippetMarkdown answers Answers.SnippetMarkdown.
	SnippetMarkdown string
	// SnippetBlocks answers Answers.SnippetBlocks.
	SnippetBlocks string
	// SnippetDeleteAgain answers Answers.SnippetDeleteAgain.
	SnippetDeleteAgain string
	// InternalArticleBodies answers Answers.InternalArticleBodies.
	InternalArticleBodies string
	// InternalArticleTitles answers Answers.InternalArticleTitles.
	InternalArticleTitles string
	// InternalArticleOwners answers Answers.InternalArticleOwners.
	InternalArticleOwners string
	// NewsItemUpdate answers Answers.NewsItemUpdate.
	NewsItemUpdate string
	// NewsItemBodies answers Answers.NewsItemBodies.
	NewsItemBodies string
	// NewsItemLabels answers Answers.NewsItemLabels.
	NewsItemLabels string
	// NewsItemReactions answers Answers.NewsItemReactions.
	NewsItemReactions string
	// NewsItemDraftDates answers Answers.NewsItemDraftDates.
	NewsItemDraftDates string
	// NewsDisabled answers Answers.NewsDisabled.
	NewsDisabled string
	// ContentImportSourceURLs answers Answers.ContentImportSourceURLs.
	ContentImportSourceURLs string
	// ContentImportSourceURLCheck answers Answers.ContentImportSourceURLCheck.
	ContentImportSourceURLCheck string
	// ContentImportSourceURLForm answers Answers.ContentImportSourceURLForm.
	ContentImportSourceURLForm string
	// ContentImportSourceUpdate answers Answers.ContentImportSourceUpdate.
	ContentImportSourceUpdate string
	// ContentImportSourceAudience answers Answers.ContentImportSourceAudience.
	ContentImportSourceAudience string
	// ExternalPageAvailability answers Answers.ExternalPageAvailability.
	ExternalPageAvailability string
	// ExternalPageURL answers Answers.ExternalPageURL.
	ExternalPageURL string
	// ExternalPageHTML answers Answers.ExternalPageHTML.
	ExternalPageHTML string
	// ExternalPageIDs answers Answers.ExternalPageIDs.
	ExternalPageIDs string
	// ExternalPageSource answers Answers.ExternalPageSource.
	ExternalPageSource string
	// DeletedExternalPage answers Answers.DeletedExternalPage.
	DeletedExternalPage string
	// DeletedExternalPages answers Answers.DeletedExternalPages.
	DeletedExternalPages string
	// ExternalPageAgain answers Answers.ExternalPageAgain.
	ExternalPageAgain string
	// TagNames answers Answers.TagNames.
	TagNames string
	// NameBlanks answers Answers.NameBlanks.
	NameBlanks string
	// IDTypes answers Answers.IDTypes.
	IDTypes string
	// ListOrder answers Answers.ListOrder.
	ListOrder string
	// MissingScope answers Answers.MissingScope.
	MissingScope string
	// VersionGate answers Answers.VersionGate.
	VersionGate string
	// WrongRegion answers Answers.WrongRegion.
	WrongRegion string
	// RetryAfter answers Answers.RetryAfter.
	RetryAfter string
)

// Answers to the questions of the same name in Answers.
const (
	ArchivedNameTaken    ArchivedDataAttributeName = ""
	ArchivedNameReusable ArchivedDataAttributeName = "reusable"

	RestoreArchivedRestores RestoreArchived = ""
	RestoreArchivedIgnored  RestoreArchived = "ignored" // 200, and the object stays archived
	RestoreArchivedRefused  RestoreArchived = "refused"

	ArchiveArchivedAccepted ArchiveArchived = ""
	ArchiveArchivedRefused  ArchiveArchived = "refused"

	NamesCaseSensitive   DataAttributeNames = ""
	NamesCaseInsensitive DataAttributeNames = "case-insensitive"

	LimitStatus400 DataAttributeLimitStatus = ""
	LimitStatus422 DataAttributeLimitStatus = "422"

	OptionsOrderKept   OptionsOrder = ""
	OptionsOrderSorted OptionsOrder = "sorted"

	OptionsUpdateReplace OptionsUpdate = ""
	OptionsUpdateMerge   OptionsUpdate = "merge"

	DatetimeReadsAsDate     DatetimeReadsAs = ""
	DatetimeReadsAsDatetime DatetimeReadsAs = "datetime"

	EmptyDescriptionAbsent  EmptyDescription = ""
	EmptyDescriptionPresent EmptyDescription = "present"

	ListItemIDsKept    ListItemIDs = ""
	ListItemIDsRenewed ListItemIDs = "renewed"

	ListItemsReplace ListItemsUpdate = ""
	ListItemsArchive ListItemsUpdate = "archive" // the items stay, with archived true
	ListItemsAppend  ListItemsUpdate = "append"  // the items stay unchanged

	ListItemBlanksKept    ListItemBlanks = ""
	ListItemBlanksTrimmed ListItemBlanks = "trimmed"

	ArchivedTicketTypesListed ArchivedTicketTypes = ""
	ArchivedTicketTypesHidden ArchivedTicketTypes = "hidden"

	ArchivedTicketTypeByIDFound    ArchivedTicketTypeByID = ""
	ArchivedTicketTypeByIDNotFound ArchivedTicketTypeByID = "not_found"

	CategoryApplied TicketTypeCategory = ""
	CategoryIgnored TicketTypeCategory = "ignored"
	CategoryRefused TicketTypeCategory = "refused"

	IconSelectorKept     IconSelector = ""
	IconSelectorStripped IconSelector = "stripped"
	IconSelectorAdded    IconSelector = "added"

	OmittedKept  OmittedOnUpdate = ""
	OmittedReset OmittedOnUpdate = "reset"

	NamesNotUnique          Names = ""
	NamesUniqueAmongLive    Names = "unique"
	NamesUniqueEvenArchived Names = "unique-even-archived"

	ArchivedAttributesShown  ArchivedTicketTypeAttributes = ""
	ArchivedAttributesHidden ArchivedTicketTypeAttributes = "hidden"

	InputOptionsAbsent  InputOptionsOnUpdate = ""
	InputOptionsPresent InputOptionsOnUpdate = "present"

	AllowMultipleValuesInInputOptions AllowMultipleValues = ""
	AllowMultipleValuesNowhere        AllowMultipleValues = "nowhere"

	DefaultAttributesChangeable DefaultAttributes = ""
	DefaultAttributesKept       DefaultAttributes = "not-archivable"
	DefaultAttributesFixed      DefaultAttributes = "fixed"

	TagRenameCollisionRefused   TagRenameCollision = ""
	TagRenameCollisionMerged    TagRenameCollision = "merged"
	TagRenameCollisionDuplicate TagRenameCollision = "duplicate"

	TagCaseRenameApplied TagCaseRename = ""
	TagCaseRenameIgnored TagCaseRename = "ignored"

	CollectionNamesNotUnique CollectionNames = ""
	CollectionNames400       CollectionNames = "400"
	CollectionNames422       CollectionNames = "422"

	CollectionChildrenDeleted  CollectionChildren = ""
	CollectionChildrenTopLevel CollectionChildren = "top-level"
	CollectionChildrenRefused  CollectionChildren = "refused"

	CollectionDepth400      CollectionDepth = ""
	CollectionDepthAccepted CollectionDepth = "accepted"
	CollectionDepth422      CollectionDepth = "422"

	CollectionCycleRefused  CollectionCycle = ""
	CollectionCycleAccepted CollectionCycle = "accepted"

	CollectionReference404 CollectionReference = ""
	CollectionReference400 CollectionReference = "400"

	CollectionUpdateKept  CollectionUpdate = ""
	CollectionUpdateReset CollectionUpdate = "reset"

	CollectionTranslationsMerged   CollectionTranslations = ""
	CollectionTranslationsLocale   CollectionTranslations = "locale"
	CollectionTranslationsReplaced CollectionTranslations = "replaced"

	CollectionLocaleNullIgnored CollectionLocaleNull = ""
	CollectionLocaleNullRemoved CollectionLocaleNull = "removed"
	CollectionLocaleNullRefused CollectionLocaleNull = "refused"

	CollectionDefaultLocaleAbsent  CollectionDefaultLocale = ""
	CollectionDefaultLocalePresent CollectionDefaultLocale = "present"

	CollectionTranslationsShownMultilingual CollectionTranslationsShown = ""
	CollectionTranslationsShownAlways       CollectionTranslationsShown = "always"
	CollectionTranslationsShownNever        CollectionTranslationsShown = "never"

	CollectionHelpCenterNull  CollectionHelpCenter = ""
	CollectionHelpCenterShown CollectionHelpCenter = "shown"

	CollectionPageSizeTaken CollectionPageSize = ""
	CollectionPageSizeFixed CollectionPageSize = "fixed"

	ArticleUpdateKept  ArticleUpdate = ""
	ArticleUpdateReset ArticleUpdate = "reset"

	ArticleBodiesRewritten ArticleBodies = ""
	ArticleBodiesEchoed    ArticleBodies = "echoed"

	ArticleMarkdownKept     ArticleMarkdown = "" // with a line break at the end
	ArticleMarkdownRendered ArticleMarkdown = "rendered"

	ArticlePendingDraftChanged ArticlePendingDraft = ""
	ArticlePendingDraftLive    ArticlePendingDraft = "live" // the published text changes

	ArticleParentsShown ArticleParents = ""
	ArticleParentsLater ArticleParents = "later"

	ArticleParentClearRefused ArticleParentClear = ""
	ArticleParentClearApplied ArticleParentClear = "applied"

	ArticleTitlesNotUnique ArticleTitles = ""
	ArticleTitles400       ArticleTitles = "400"
	ArticleTitles422       ArticleTitles = "422"

	ArticleTagAgainAccepted ArticleTagAgain = ""
	ArticleTagAgainRefused  ArticleTagAgain = "refused"

	ArticleAudiencesNullClears  ArticleAudiencesNull = ""
	ArticleAudiencesNullIgnored ArticleAudiencesNull = "ignored"
	ArticleAudiencesNullRefused ArticleAudiencesNull = "refused"

	BlankDescriptionKept   BlankDescription = ""
	BlankDescriptionNull   BlankDescription = "null"
	BlankDescriptionAbsent BlankDescription = "absent"

	RedirectURLKept    RedirectURL = ""
	RedirectURLSettled RedirectURL = "settled" // a host in lower case, no slash at the end, no query

	RedirectLocaleAnother RedirectLocale = ""
	RedirectLocaleRefused RedirectLocale = "422"

	RedirectTargetGone  RedirectTarget = "" // with its target
	RedirectTargetStays RedirectTarget = "stays"

	FolderNamesNotUnique FolderNames = ""
	FolderNamesUnique    FolderNames = "unique"

	FolderDeletionRefused FolderDeletion = ""
	FolderDeletionMovesUp FolderDeletion = "moves-up"

	NameEscapeCollections NameEscape = ""
	NameEscapeNone        NameEscape = "none"
	NameEscapeAll         NameEscape = "all"

	PagesNextURL    PagesNext = ""
	PagesNextCursor PagesNext = "cursor"
	PagesNextNone   PagesNext = "none"

	PageNumbersIntegers PageNumbers = ""
	PageNumbersStrings  PageNumbers = "strings"

	IPAllowlistUpdateKept  IPAllowlistUpdate = ""
	IPAllowlistUpdateReset IPAllowlistUpdate = "reset"

	IPAllowlistHostBitsKept   IPAllowlistHostBits = ""
	IPAllowlistHostBitsMasked IPAllowlistHostBits = "masked"

	IPAllowlistIPv6Refused  IPAllowlistIPv6 = ""
	IPAllowlistIPv6Accepted IPAllowlistIPv6 = "accepted"
	IPAllowlistIPv6Ignored  IPAllowlistIPv6 = "ignored"

	IPAllowlistOrderKept   IPAllowlistOrder = ""
	IPAllowlistOrderSorted IPAllowlistOrder = "sorted"

	IPAllowlistEmptyAccepted IPAllowlistEmpty = ""
	IPAllowlistEmptyRefused  IPAllowlistEmpty = "refused"

	DataConnectorNamesNotUnique DataConnectorNames = ""
	DataConnectorNamesUnique    DataConnectorNames = "unique"

	DataConnectorGetNotFound DataConnectorGet = ""
	DataConnectorGetDraft    DataConnectorGet = "draft"

	DataConnectorDraftOfLiveNotFound DataConnectorDraftOfLive = ""
	DataConnectorDraftOfLiveShown    DataConnectorDraftOfLive = "shown"

	DataConnectorUpdateLiveLive   DataConnectorUpdateLive = ""
	DataConnectorUpdateLiveDrafts DataConnectorUpdateLive = "draft"

	DataConnectorHeadersReplaced DataConnectorHeaders = ""
	DataConnectorHeadersMerged   DataConnectorHeaders = "merged"

	DataConnectorStarsStored DataConnectorStars = ""
	DataConnectorStarsKept   DataConnectorStars = "kept"

	DataConnectorPublishRefused  DataConnectorPublish = ""
	DataConnectorPublishAccepted DataConnectorPublish = "accepted"

	TeamMembersChangeable TeamMembers = ""
	TeamMembersRefused    TeamMembers = "refused"

	TeamStrangers400     TeamStrangers = ""
	TeamStrangers404     TeamStrangers = "404"
	TeamStrangersIgnored TeamStrangers = "ignored"

	SecretNamesNotUnique SecretNames = ""
	SecretNamesUnique    SecretNames = "unique"

	DeletedSecretsHidden          DeletedSecrets   = ""
	DeletedSecretsListed          DeletedSecrets   = "listed"
	OfficeHoursNamesCaseSensitive OfficeHoursNames = ""
	OfficeHoursNamesIgnoreCase    OfficeHoursNames = "ignore-case"

	OfficeHoursDuplicateData       OfficeHoursDuplicate = ""
	OfficeHoursDuplicateParameter  OfficeHoursDuplicate = "parameter_invalid"
	OfficeHoursDuplicateValidation OfficeHoursDuplicate = "validation_error"

	OfficeHoursTimeZoneWorkspace OfficeHoursTimeZone = ""
	OfficeHoursTimeZoneRequired  OfficeHoursTimeZone = "required"

	OfficeHoursIntervalsKept    OfficeHoursIntervals = ""
	OfficeHoursIntervalsMerged  OfficeHoursIntervals = "merged"
	OfficeHoursIntervalsSplit   OfficeHoursIntervals = "split"   // at midnight
	OfficeHoursIntervalsRefused OfficeHoursIntervals = "refused" // those that touch or overlap

	OfficeHoursOrderAscending OfficeHoursOrder = ""
	OfficeHoursOrderKept      OfficeHoursOrder = "kept"

	OfficeHoursAlwaysOpenRequested OfficeHoursAlwaysOpen = ""
	OfficeHoursAlwaysOpenWeek      OfficeHoursAlwaysOpen = "week" // 0 to 10080
	OfficeHoursAlwaysOpenDays      OfficeHoursAlwaysOpen = "days"

	OfficeHoursInUseRefused OfficeHoursInUse = ""
	OfficeHoursInUseDeleted OfficeHoursInUse = "deleted"

	OfficeHoursUnknownFieldRefused OfficeHoursUnknownField = ""
	OfficeHoursUnknownFieldIgnored OfficeHoursUnknownField = "ignored"

	OfficeHoursClosingEither  OfficeHoursClosing = ""
	OfficeHoursClosingOmitted OfficeHoursClosing = "omitted" // null is refused
	OfficeHoursClosingNull    OfficeHoursClosing = "null"    // a PUT without the field is refused

	OfficeHoursNoNameNull    OfficeHoursNoName = ""
	OfficeHoursNoNameEmpty   OfficeHoursNoName = "empty"
	OfficeHoursNoNameRefused OfficeHoursNoName = "refused"

	ConversationAttributeNamesUnique       ConversationAttributeNames = "" // among those that are not archived
	ConversationAttributeNamesNotUnique    ConversationAttributeNames = "not-unique"
	ConversationAttributeNamesEvenArchived ConversationAttributeNames = "unique-even-archived"

	ConversationAttributeArchivedFound    ConversationAttributeArchived = ""
	ConversationAttributeArchivedNotFound ConversationAttributeArchived = "not_found"

	ConversationAttributeArchiveAgainAccepted ConversationAttributeArchiveAgain = ""
	ConversationAttributeArchiveAgain404      ConversationAttributeArchiveAgain = "404"

	ConversationOptionLabelsUnique    ConversationOptionLabels = ""
	ConversationOptionLabelsNotUnique ConversationOptionLabels = "not-unique"
	ConversationOptionLabelsLoose     ConversationOptionLabels = "loose" // ignores case and blanks at the ends

	ConversationOptionArchivedStays   ConversationOptionArchived = "" // and Intercom creates a new option
	ConversationOptionArchivedRevived ConversationOptionArchived = "revived"

	ConversationOptionMinimumTwo  ConversationOptionMinimum = ""
	ConversationOptionMinimumNone ConversationOptionMinimum = "none"

	AudienceNamesNotUnique AudienceNames = ""
	AudienceNamesUnique    AudienceNames = "unique"

	AudienceRolesAll  AudienceRoles = ""
	AudienceRolesNone AudienceRoles = "none"
	AudienceRolesUser AudienceRoles = "user"

	AudienceValuesEchoed  AudienceValues = ""
	AudienceValuesArrays  AudienceValues = "arrays"  // a string is an array of one
	AudienceValuesStrings AudienceValues = "strings" // an array is a string with commas

	AudiencePredicatesEchoed    AudiencePredicates = ""
	AudiencePredicatesDecorated AudiencePredicates = "decorated" // with more keys
	AudiencePredicatesSorted    AudiencePredicates = "sorted"    // by attribute

	AudienceClearApplied AudienceClear = ""
	AudienceClearRefused AudienceClear = "refused"

	AudienceDeleteApplied AudienceDelete = ""
	AudienceDelete409     AudienceDelete = "409"
	AudienceDelete422     AudienceDelete = "422"

	SnippetTitlesNotUnique SnippetTitles = ""
	SnippetTitlesUnique    SnippetTitles = "unique"

	SnippetMarkdownTitled   SnippetMarkdown = ""
	SnippetMarkdownTextOnly SnippetMarkdown = "text-only"

	SnippetBlocksEchoed    SnippetBlocks = ""
	SnippetBlocksDecorated SnippetBlocks = "decorated" // with more keys

	SnippetDeleteAgain404      SnippetDeleteAgain = ""
	SnippetDeleteAgainAccepted SnippetDeleteAgain = "accepted"

	InternalArticleBodiesRewritten InternalArticleBodies = ""
	InternalArticleBodiesEchoed    InternalArticleBodies = "echoed"

	InternalArticleTitlesNotUnique InternalArticleTitles = ""
	InternalArticleTitlesUnique    InternalArticleTitles = "unique"

	InternalArticleOwnersTeammates InternalArticleOwners = ""
	InternalArticleOwnersUnchecked InternalArticleOwners = "unchecked"

	NewsItemUpdateKept    NewsItemUpdate = ""
	NewsItemUpdateCleared NewsItemUpdate = "cleared"

	NewsItemBodiesRewritten NewsItemBodies = ""
	NewsItemBodiesEchoed    NewsItemBodies = "echoed"

	NewsItemLabelsSorted NewsItemLabels = ""
	NewsItemLabelsKept   NewsItemLabels = "kept"

	NewsItemReactionsNulls NewsItemReactions = ""
	NewsItemReactionsEmpty NewsItemReactions = "empty"

	NewsItemDraftDatesHidden NewsItemDraftDates = ""
	NewsItemDraftDatesShown  NewsItemDraftDates = "shown" // the time of the last write

	NewsDisabledNotFound NewsDisabled = ""
	NewsDisabledPlan     NewsDisabled = "plan" // 403

	ContentImportSourceURLsNotUnique ContentImportSourceURLs = ""
	ContentImportSourceURLsUnique    ContentImportSourceURLs = "unique"
	ContentImportSourceURLsUpsert    ContentImportSourceURLs = "upsert" // the existing one is changed and answered

	ContentImportSourceURLCheck400  ContentImportSourceURLCheck = ""
	ContentImportSourceURLCheck422  ContentImportSourceURLCheck = "422"
	ContentImportSourceURLCheckNone ContentImportSourceURLCheck = "none"

	ContentImportSourceURLFormKept  ContentImportSourceURLForm = ""
	ContentImportSourceURLFormSlash ContentImportSourceURLForm = "slash" // at the end

	ContentImportSourceUpdateKept  ContentImportSourceUpdate = ""
	ContentImportSourceUpdateReset ContentImportSourceUpdate = "reset"

	ContentImportSourceAudience404 ContentImportSourceAudience = ""
	ContentImportSourceAudience400 ContentImportSourceAudience = "400"

	ExternalPageAvailabilityOn  ExternalPageAvailability = ""
	ExternalPageAvailabilityOff ExternalPageAvailability = "off"

	ExternalPageURLRemoved ExternalPageURL = ""
	ExternalPageURLKept    ExternalPageURL = "kept"

	ExternalPageHTMLKept    ExternalPageHTML = ""
	ExternalPageHTMLReduced ExternalPageHTML = "reduced" // to the body, without white space around it

	ExternalPageIDsCaseSensitive ExternalPageIDs = ""
	ExternalPageIDsIgnoreCase    ExternalPageIDs = "ignore-case"

	ExternalPageSource404 ExternalPageSource = ""
	ExternalPageSource400 ExternalPageSource = "400"

	DeletedExternalPageNotFound DeletedExternalPage = ""
	DeletedExternalPageEmpty    DeletedExternalPage = "empty"

	DeletedExternalPagesHidden DeletedExternalPages = ""
	DeletedExternalPagesListed DeletedExternalPages = "listed"

	ExternalPageAgainNew     ExternalPageAgain = ""
	ExternalPageAgainRevived ExternalPageAgain = "revived"

	TagNamesIgnoreCase TagNames = ""
	TagNamesLoose      TagNames = "loose" // "ß" is "SS"; ignores blanks at the ends and the Unicode form

	NameBlanksKept    NameBlanks = ""
	NameBlanksTrimmed NameBlanks = "trimmed"

	IDTypesDocumented IDTypes = ""
	IDTypesSwapped    IDTypes = "swapped" // numbers are strings, and strings of digits are numbers

	ListOrderCreation ListOrder = ""
	ListOrderNewest   ListOrder = "newest-first"

	MissingScopeForbidden    MissingScope = ""
	MissingScopeUnauthorized MissingScope = "unauthorized" // 401
	MissingScopePlan         MissingScope = "plan"         // 403, as for what is not in the workspace's plan

	VersionGateInvalid  VersionGate = ""
	VersionGateNotFound VersionGate = "not_found"

	WrongRegionUnauthorized WrongRegion = ""
	WrongRegionForbidden    WrongRegion = "forbidden"
	WrongRegionNotFound     WrongRegion = "not_found" // without JSON

	RetryAfterNotSent RetryAfter = ""
	RetryAfterSent    RetryAfter = "sent"
)

// Alternative is one way to answer the open questions.
type Alternative struct {
	// Name names the answer that is not the most likely one, as
	// "RestoreArchived=ignored".
	Name    string
	Answers Answers
	// Kinds are the kinds of objects that the answer is about. It is empty for an
	// answer about requests of any kind, such as the rate limit.
	Kinds []string
}

// requestAlternatives are about all requests and not about kinds of objects.
var requestAlternatives = []Answers{
	{MissingScope: MissingScopeUnauthorized},
	{MissingScope: MissingScopePlan},
	{VersionGate: VersionGateNotFound},
	{WrongRegion: WrongRegionForbidden},
	{WrongRegion: WrongRegionNotFound},
	{RetryAfter: RetryAfterSent},
}

// kindAlternatives are about every kind.
var kindAlternatives = []Answers{
	{IDTypes: IDTypesSwapped},
	{ListOrder: ListOrderNewest},
}

// Alternatives returns the most likely answers, and then, for each other answer to each
// question, the most likely answers with that one. It is for tests that must pass
// whatever the true answers are.
func Alternatives() []Alternative {
	all := []Alternative{{Name: "likeliest"}}
	add := func(kind []string, answers []Answers) {
		for _, a := range answers {
			i := slices.IndexFunc(all, func(other Alternative) bool { return other.Answers == a })
			if i < 0 {
				i = len(all)
				all = append(all, Alternative{Name: a.name(), Answers: a})
			}
			all[i].Kinds = append(all[i].Kinds, kind...)
		}
	}
	for _, k := range kinds {
		add([]string{k.name}, k.alternatives)
	}
	add(Kinds, kindAlternatives)
	add(nil, requestAlternatives)
	return all
}

// AlternativesFor returns the most likely answers, and those of the others that are
// about one of the kinds. It panics if a kind does not exist.
func AlternativesFor(names ...string) []Alternative {
	for _, name := range names {
		if !slices.Contains(Kinds, name) {
			panic("intercomtest: unknown kind " + name)
		}
	}
	return slices.DeleteFunc(Alternatives(), func(a Alternative) bool {
		return a.Answers != Answers{} && !slices.ContainsFunc(names, func(name string) bool { return slices.Contains(a.Kinds, name) })
	})
}

// name returns the answers that are not the most likely, as "RestoreArchived=ignored".
func (a Answers) name() string {
	var out []string
	v := reflect.ValueOf(a)
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			out = append(out, fmt.Sprintf("%s=%v", v.Type().Field(i).Name, v.Field(i)))
		}
	}
	return strings.Join(out, ",")
}
