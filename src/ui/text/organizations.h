// What a user reads on Organizations.
#pragma once

namespace ui::words {

inline constexpr const char* nav_organizations = "Organizations";
inline constexpr const char* organizations_sentence =
    "Customers that applications act for: a token request may name one, where its client grant "
    "allows that.";
inline constexpr const char* loading_organizations = "Loading the organizations";
inline constexpr const char* organizations_search = "Search by name or ID";
inline constexpr const char* organizations_empty_title = "No organizations yet";
inline constexpr const char* organizations_empty_body =
    "Create one, then choose which client grants may be used for it.";
inline constexpr const char* organizations_coming =
    "{0} of {1} organizations are here; the others are on their way.";
inline constexpr const char* create_organization = "Create Organization";
inline constexpr const char* create_organization_confirm = "Create";
inline constexpr const char* organization_name = "Name";
inline constexpr const char* organization_name_hint = "acme";
inline constexpr const char* organization_name_help =
    "Lower-case letters, digits, - and _. Token requests may use it instead of the ID where the "
    "tenant's settings allow names.";
inline constexpr const char* organization_name_wrong =
    "Begin with a letter or digit; only lower-case letters, digits, - and _.";
inline constexpr const char* organization_display = "Display name";
inline constexpr const char* organization_display_missing = "Give it a name that people read.";
inline constexpr const char* organization_created = "“{0}” was created.";
inline constexpr const char* creating_organization = "Creating the organization";
inline constexpr const char* column_organization = "Organization";
inline constexpr const char* column_organization_id = "Organization ID";
inline constexpr const char* saving_organization = "Saving the organization";
inline constexpr const char* organization_settings = "Settings";
inline constexpr const char* organization_quota = "Token quota";
inline constexpr const char* organization_quota_sentence =
    "How many tokens applications may take for it, all of them together.";
inline constexpr const char* delete_organization = "Delete organization";
inline constexpr const char* delete_organization_sentence =
    "No more tokens are issued for it. Issued ones stay valid until they expire.";
inline constexpr const char* delete_organization_title = "Delete “{0}”?";
inline constexpr const char* delete_organization_body = "This cannot be undone.";
inline constexpr const char* delete_organization_breaks =
    "{0} may no longer be used for it; requests that name it are refused.";
inline constexpr const char* deleted_organization = "“{0}” was deleted.";
inline constexpr const char* deleting_organization = "Deleting the organization";
inline constexpr const char* go_to_organizations = "Go to Organizations";

inline constexpr const char* organization_grants = "Client grants";
inline constexpr const char* organization_grants_sentence =
    "Which applications may take tokens for it, and for which API.";
inline constexpr const char* loading_organization_grants = "Loading the client grants";
inline constexpr const char* organization_grants_empty_title = "No client grants yet";
inline constexpr const char* organization_grants_empty_body =
    "Add one below. A client grant can be added once it allows organizations: choose that with its "
    "scopes on the application's APIs tab.";
inline constexpr const char* organization_grant_label = "{0} for {1}";
inline constexpr const char* organization_grant_add = "Add a client grant";
inline constexpr const char* organization_grant_search = "Search by application or API";
inline constexpr const char* organization_grant_none =
    "No other client grant allows organizations.";
inline constexpr const char* organization_grant_remove = "Remove {0}";
inline constexpr const char* organization_grant_remove_title = "Remove “{0}”?";
inline constexpr const char* organization_grant_remove_body =
    "The application can no longer take tokens for this organization.";
inline constexpr const char* organization_grant_added = "Added.";
inline constexpr const char* organization_grant_removed = "Removed.";
inline constexpr const char* changing_organization_grants = "Changing the client grants";

inline constexpr const char* grant_organizations = "Organizations";
inline constexpr const char* grant_deny = "Not allowed";
inline constexpr const char* grant_deny_note = "Requests that name one are refused";
inline constexpr const char* grant_allow = "Allowed";
inline constexpr const char* grant_allow_note = "A request may name one that has this grant";
inline constexpr const char* grant_require = "Required";
inline constexpr const char* grant_require_note = "A request must name one that has this grant";

}  // namespace ui::words
