package intercomtest

import "strings"

// GET /me returns the owner and the workspace of the access token:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/identifyadmin
var meRoutes = []route{{pattern: "GET /me", handle: me}}

func me(w *workspace, _ *request) (object, *problem) {
	admin, _ := w.objects("admins").get(w.tokenOwner())
	out := object{
		"type":           "admin",
		"email_verified": true,
		"avatar":         object{"type": "avatar", "image_url": admin["avatar"]},
		"app": object{
			"type":                  "app",
			"id_code":               w.config.WorkspaceID,
			"name":                  w.config.WorkspaceName,
			"region":                w.config.Region,
			"timezone":              "America/Los_Angeles",
			"created_at":            int64(1700000000),
			"identity_verification": false,
		},
	}
	copyFields(out, admin, "id", "name", "email", "job_title", "away_mode_enabled", "away_mode_reassign", "has_inbox_seat", "team_ids")
	return out, nil
}

// problem returns the refusal of a token whose workspace is in another region.
func (a WrongRegion) problem() *problem {
	switch a {
	case WrongRegionForbidden:
		return refuse(403, "forbidden", "Your workspace is hosted in Europe but you connected to United States")
	case WrongRegionNotFound:
		return &problem{status: 404, html: strings.TrimSpace(notFoundPage)}
	default:
		return refuse(401, "unauthorized", "Access Token Invalid")
	}
}

const notFoundPage = `
<html>
<head><title>404 Not Found</title></head>
<body><center><h1>404 Not Found</h1></center></body>
</html>`
