package intercomtest

import (
	"maps"
	"slices"
)

// Help centers can be created only in Intercom's interface. Every workspace has one:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
var helpCenterKind = kind{
	name:    "help_centers",
	firstID: 79,
	routes: []route{
		{pattern: "GET /help_center/help_centers", handle: listAll("help_centers")},
		{pattern: "GET /help_center/help_centers/{id}", handle: getByID("help_centers")},
	},
	start: func(w *workspace) {
		w.addHelpCenter(object{"identifier": "help", "display_name": "Help", "default": true})
	},
	add: (*workspace).addHelpCenter,
	seed: func(s *Server) {
		s.Change("help_centers", s.find("help_centers", "Help"), object{"locales": []any{"en", "fr", "de"}})
		s.Add("help_centers", object{"identifier": "developers", "display_name": "Developers", "custom_domain": "developers.example.com"})
	},
}

// addHelpCenter adds a help center and returns its id. A help center with several
// locales is multilingual.
func (w *workspace) addHelpCenter(in object) string {
	id := w.idOf("help_centers", in)
	o := object{
		"id": id, "workspace_id": w.config.WorkspaceID, "identifier": "help-" + id, "display_name": "Help center " + id,
		"website_turned_on": true, "custom_domain": nil, "default": false, "locales": []any{"en"},
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if _, ok := in["url"]; !ok {
		o["url"] = "https://intercom.help/" + text(o, "identifier")
		if domain := text(o, "custom_domain"); domain != "" {
			o["url"] = "https://" + domain
		}
	}
	w.objects("help_centers").set(id, o)
	return id
}

// defaultHelpCenter returns the help center of collections that do not name one.
func (w *workspace) defaultHelpCenter() object {
	for _, center := range w.objects("help_centers").all {
		if center["default"] == true {
			return center
		}
	}
	return nil
}

// locales returns the languages of a help center, the default first.
func locales(center object) []any {
	all, _ := center["locales"].([]any)
	return all
}

func isMultilingual(center object) bool { return len(locales(center)) > 1 }

// knownLocales are the keys of translated_content.
var knownLocales = []string{
	"ar", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv",
	"mn", "nb", "nl", "pl", "pt", "ro", "ru", "sl", "sr", "sv", "tr", "vi", "pt-BR", "zh-CN", "zh-TW",
}

func isLocale(key string) bool { return slices.Contains(knownLocales, key) }
