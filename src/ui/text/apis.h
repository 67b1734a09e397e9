// What a user reads on the screens of APIs.
#pragma once

namespace ui::words {

inline constexpr const char* create_api = "Create API";
inline constexpr const char* apis_sentence =
    "Services that accept this tenant's access tokens, and the scopes they understand.";
inline constexpr const char* apis_search = "Search by name or identifier";
inline constexpr const char* apis_empty_title = "No APIs yet";
inline constexpr const char* apis_empty_body =
    "An API is what a token is for: it has an identifier, the audience of its tokens, and scopes.";
inline constexpr const char* column_api = "Name";
inline constexpr const char* column_identifier = "Identifier";
inline constexpr const char* column_scopes = "Scopes";
inline constexpr const char* column_applications = "Applications";
inline constexpr const char* column_lifetime = "Token lifetime";

inline constexpr const char* create_api_sentence =
    "Give it a name and an identifier; scopes follow on its Permissions tab.";
inline constexpr const char* api_name = "Name";
inline constexpr const char* api_name_hint = "Reports API";
inline constexpr const char* api_name_missing = "Give the API a name.";
inline constexpr const char* api_identifier = "Identifier";
inline constexpr const char* api_identifier_hint = "https://reports.example.com";
inline constexpr const char* api_identifier_help =
    "The audience of its tokens. A URL is a good choice; it is never called. A trailing slash "
    "counts, "
    "and it cannot be changed later.";
inline constexpr const char* api_identifier_missing = "Give the API an identifier.";
inline constexpr const char* api_identifier_taken = "Another API has this identifier.";
inline constexpr const char* api_algorithm = "Signing algorithm";
inline constexpr const char* algorithm_rs256 = "RS256";
inline constexpr const char* algorithm_rs256_note =
    "Signed with the tenant's private key; anyone verifies with the public one";
inline constexpr const char* algorithm_hs256 = "HS256";
inline constexpr const char* algorithm_hs256_note = "Signed with a secret shared with the API";
inline constexpr const char* create_api_confirm = "Create API";
inline constexpr const char* creating_api = "Creating the API";
inline constexpr const char* created_api = "“{0}” was created.";

inline constexpr const char* tab_permissions = "Permissions";
inline constexpr const char* tab_applications_short = "Applications";
inline constexpr const char* tab_applications = "Machine to Machine Applications";

inline constexpr const char* algorithm_rs512_note = "RSA with SHA-512";
inline constexpr const char* algorithm_ps256_note = "RSA-PSS with SHA-256";
inline constexpr const char* algorithm_es256_note = "Elliptic curve P-256: short and fast";
inline constexpr const char* api_security = "Security of its tokens";
inline constexpr const char* api_possession = "Proof of possession";
inline constexpr const char* possession_none = "None";
inline constexpr const char* possession_none_note = "Whoever has the token may use it";
inline constexpr const char* possession_dpop = "DPoP";
inline constexpr const char* possession_dpop_note = "Bound to a key that signs every request";
inline constexpr const char* possession_mtls = "mTLS";
inline constexpr const char* possession_mtls_note = "Bound to the client's certificate";
inline constexpr const char* possession_required = "Refuse requests without it";
inline constexpr const char* possession_required_help =
    "Otherwise tokens are bound only when a request brings a proof.";
inline constexpr const char* api_encryption = "Encryption";
inline constexpr const char* api_encryption_help =
    "A signed token inside a JWE that only the API can open.";
inline constexpr const char* encryption_none = "None";
inline constexpr const char* encryption_none_note = "Signed, and readable by whoever has it";
inline constexpr const char* encryption_thumbprint = "Thumbprint of the API's key";
inline constexpr const char* encryption_pem = "The API's public key (PEM or JWK, RSA)";
inline constexpr const char* encryption_pem_other = "Another public key (PEM or JWK, RSA)";
inline constexpr const char* encryption_pem_help = "The API keeps the private half.";
inline constexpr const char* encryption_pem_wrong = "Paste the public half of an RSA key.";
inline constexpr const char* api_settings = "General settings";
inline constexpr const char* api_system_note = "The Management API belongs to the tenant";
inline constexpr const char* api_system_body =
    "Its identifier and scopes are fixed, and it cannot be deleted.";
inline constexpr const char* api_identifier_label = "Identifier (audience)";
inline constexpr const char* api_lifetime = "Access token lifetime (seconds)";
inline constexpr const char* api_lifetime_help = "That is {0}. At most 2 592 000 seconds, 30 days.";
inline constexpr const char* api_lifetime_wrong = "A whole number of seconds from 0 to 2 592 000.";
inline constexpr const char* api_dialect = "Token dialect";
inline constexpr const char* dialect_auth0 = "Access token";
inline constexpr const char* dialect_auth0_note = "The usual claims, with azp and gty";
inline constexpr const char* dialect_auth0_authz = "Access token with permissions";
inline constexpr const char* dialect_auth0_authz_note = "Adds the permissions claim";
inline constexpr const char* dialect_9068 = "RFC 9068";
inline constexpr const char* dialect_9068_note = "The standard profile, with client_id and jti";
inline constexpr const char* dialect_9068_authz = "RFC 9068 with permissions";
inline constexpr const char* dialect_9068_authz_note = "Adds the permissions claim";
inline constexpr const char* api_signing_secret = "Signing secret";
inline constexpr const char* api_signing_secret_help = "The API verifies HS256 tokens with it.";
inline constexpr const char* saving_api = "Saving the API";
inline constexpr const char* delete_api = "Delete API";
inline constexpr const char* delete_api_sentence =
    "No more tokens are issued for it. Issued ones stay valid until they expire.";
inline constexpr const char* delete_api_title = "Delete “{0}”?";
inline constexpr const char* delete_api_body = "This cannot be undone.";
inline constexpr const char* delete_api_breaks = "{0} lose their authorization for it.";
inline constexpr const char* deleted_api = "“{0}” was deleted.";
inline constexpr const char* deleting_api = "Deleting the API";

inline constexpr const char* permissions_title = "Permissions (scopes)";
inline constexpr const char* permissions_sentence =
    "What applications can be allowed to do with this API.";
inline constexpr const char* permissions_empty_title = "No scopes yet";
inline constexpr const char* permissions_empty_body =
    "Add one above. Without scopes a token says only who calls, not what it may do.";
inline constexpr const char* permission_value = "Scope";
inline constexpr const char* permission_value_hint = "read:reports";
inline constexpr const char* permission_description = "Description";
inline constexpr const char* permission_description_hint = "Read reports";
inline constexpr const char* permission_add = "Add";
inline constexpr const char* permission_missing = "Name the scope.";
inline constexpr const char* permission_taken = "The API has this scope already.";
inline constexpr const char* permission_blank = "A scope has no spaces or quotes.";
inline constexpr const char* permission_remove = "Remove {0}";
inline constexpr const char* permission_remove_title = "Remove the scope {0}?";
inline constexpr const char* permission_remove_body =
    "New tokens will not carry it any more; tokens already issued keep it until they expire.";
inline constexpr const char* permission_remove_breaks_one = "{0} uses it: {1}.";
inline constexpr const char* permission_remove_breaks = "{0} use it: {1}.";
inline constexpr const char* permission_remove_confirm = "Remove scope";
inline constexpr const char* permission_added = "{0} added.";
inline constexpr const char* permission_removed = "{0} removed.";
inline constexpr const char* column_used_by = "Used by";
inline constexpr const char* changing_scopes = "Changing the scopes";

inline constexpr const char* api_applications_title = "Machine to Machine Applications";
inline constexpr const char* api_applications_sentence =
    "Which applications may ask for tokens for this API.";
inline constexpr const char* api_applications_empty_title =
    "No Machine to Machine applications yet";
inline constexpr const char* api_applications_empty_body =
    "Create an application; then authorize it here.";
inline constexpr const char* authorize_application = "Authorize {0}";
inline constexpr const char* application_authorized = "{0} is authorized.";
inline constexpr const char* application_unauthorized = "{0} is no longer authorized.";

}  // namespace ui::words
