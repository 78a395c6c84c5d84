package main

import "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"

func collectionQuestions() []question {
	const reason = "a run does not make collections yet"
	return []question{
		{
			field: "CollectionNames", text: "Must names of the collections in one collection be unique?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionNamesNotUnique, "CollectionNamesNotUnique", "no"},
				{intercomtest.CollectionNames400, "CollectionNames400", "yes, 400"},
				{intercomtest.CollectionNames422, "CollectionNames422", "yes, 422"},
			},
		},
		{
			field: "CollectionChildren", text: "What becomes of the collections in a collection that is deleted?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionChildrenDeleted, "CollectionChildrenDeleted", "they are deleted"},
				{intercomtest.CollectionChildrenTopLevel, "CollectionChildrenTopLevel", "they move to the first level"},
				{intercomtest.CollectionChildrenRefused, "CollectionChildrenRefused", "the deletion is refused"},
			},
		},
		{
			field: "CollectionDepth", text: "What does a fourth level of collections get?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionDepth400, "CollectionDepth400", "400"},
				{intercomtest.CollectionDepthAccepted, "CollectionDepthAccepted", "it is accepted"},
				{intercomtest.CollectionDepth422, "CollectionDepth422", "422"},
			},
		},
		{
			field: "CollectionCycle", text: "May a collection be moved into itself?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionCycleRefused, "CollectionCycleRefused", "no"},
				{intercomtest.CollectionCycleAccepted, "CollectionCycleAccepted", "yes"},
			},
		},
		{
			field: "CollectionReference", text: "How is a parent or a help center refused that does not exist?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionReference404, "CollectionReference404", "404"},
				{intercomtest.CollectionReference400, "CollectionReference400", "400"},
			},
		},
		{
			field: "CollectionUpdate", text: "What becomes of the fields of a collection that a PUT leaves out?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionUpdateKept, "CollectionUpdateKept", "they stay"},
				{intercomtest.CollectionUpdateReset, "CollectionUpdateReset", "they are reset"},
			},
		},
		{
			field: "CollectionTranslations", text: "What becomes of the translations that a PUT leaves out?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionTranslationsMerged, "CollectionTranslationsMerged", "they stay"},
				{intercomtest.CollectionTranslationsLocale, "CollectionTranslationsLocale", "the locales stay, but not the other fields of one"},
				{intercomtest.CollectionTranslationsReplaced, "CollectionTranslationsReplaced", "they go"},
			},
		},
		{
			field: "CollectionLocaleNull", text: "What does null do to a translation?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionLocaleNullIgnored, "CollectionLocaleNullIgnored", "nothing"},
				{intercomtest.CollectionLocaleNullRemoved, "CollectionLocaleNullRemoved", "removes it"},
				{intercomtest.CollectionLocaleNullRefused, "CollectionLocaleNullRefused", "is refused"},
			},
		},
		{
			field: "CollectionDefaultLocale", text: "Is the default locale among the translations of an answer?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionDefaultLocaleAbsent, "CollectionDefaultLocaleAbsent", "no"},
				{intercomtest.CollectionDefaultLocalePresent, "CollectionDefaultLocalePresent", "yes"},
			},
		},
		{
			field: "CollectionTranslationsShown", text: "Which answers have the translations of a collection?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionTranslationsShownMultilingual, "CollectionTranslationsShownMultilingual", "those of multilingual help centers"},
				{intercomtest.CollectionTranslationsShownAlways, "CollectionTranslationsShownAlways", "all"},
				{intercomtest.CollectionTranslationsShownNever, "CollectionTranslationsShownNever", "none"},
			},
		},
		{
			field: "CollectionHelpCenter", text: "Does a collection in another say its help center?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionHelpCenterNull, "CollectionHelpCenterNull", "no"},
				{intercomtest.CollectionHelpCenterShown, "CollectionHelpCenterShown", "yes"},
			},
		},
		{
			field: "CollectionPageSize", text: "Does the list of collections take per_page?",
			unasked: reason,
			answers: []answer{
				{intercomtest.CollectionPageSizeTaken, "CollectionPageSizeTaken", "yes"},
				{intercomtest.CollectionPageSizeFixed, "CollectionPageSizeFixed", "no"},
			},
		},
		{
			field: "BlankDescription", text: `How does a description of "" read?`,
			unasked: reason,
			answers: []answer{
				{intercomtest.BlankDescriptionKept, "BlankDescriptionKept", `""`},
				{intercomtest.BlankDescriptionNull, "BlankDescriptionNull", "null"},
				{intercomtest.BlankDescriptionAbsent, "BlankDescriptionAbsent", "nothing, no such key"},
			},
		},
		{
			field: "NameEscape", text: "Which names are answered with HTML entities?",
			unasked: reason,
			answers: []answer{
				{intercomtest.NameEscapeCollections, "NameEscapeCollections", "those of collections"},
				{intercomtest.NameEscapeNone, "NameEscapeNone", "none"},
				{intercomtest.NameEscapeAll, "NameEscapeAll", "all"},
			},
		},
	}
}
