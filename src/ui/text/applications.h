// What a user reads on the screens of applications.
#pragma once

namespace ui::words {

inline constexpr const char* create_application = "Create Application";
inline constexpr const char* applications_sentence =
    "Services, jobs and devices that ask this tenant for access tokens.";
inline constexpr const char* applications_search = "Search by name or client ID";
inline constexpr const char* applications_empty_title = "No applications yet";
inline constexpr const char* applications_empty_body =
    "A Machine to Machine application is a service that calls an API by itself, with no person at "
    "the keyboard. Create one to get a client ID and a secret.";
inline constexpr const char* column_name = "Name";
inline constexpr const char* column_type = "Type";
inline constexpr const char* column_client_id = "Client ID";
inline constexpr const char* column_apis = "APIs";
inline constexpr const char* column_tokens = "Tokens this month";
inline constexpr const char* column_last_token = "Last token";

inline constexpr const char* type_native = "Native";
inline constexpr const char* type_spa = "Single Page";
inline constexpr const char* type_web = "Regular Web";
inline constexpr const char* type_machine = "Machine to Machine";
inline constexpr const char* type_none = "Generic";
inline constexpr const char* type_native_body =
    "Mobile, desktop and command line apps in which people sign in.";
inline constexpr const char* type_spa_body =
    "JavaScript apps that run in the browser, such as React or Vue.";
inline constexpr const char* type_web_body =
    "Traditional web apps that run on a server and sign people in.";
inline constexpr const char* type_machine_body =
    "Services, jobs, command line tools and devices that call APIs by themselves.";
inline constexpr const char* type_unsupported_title = "This tenant issues tokens for machines only";
inline constexpr const char* type_unsupported_body =
    "{0} applications sign people in, through login pages this server does not have. Choose "
    "Machine "
    "to Machine to continue.";

inline constexpr const char* create_sentence =
    "Three steps: what it is, which API it calls, what it may do there.";
inline constexpr const char* steps = "Steps";
inline constexpr const char* step_type = "Name and type";
inline constexpr const char* step_api = "API";
inline constexpr const char* step_scopes = "Scopes";
inline constexpr const char* step_state = "Step {0} of 3: {1}";
inline constexpr const char* application_name = "Name";
inline constexpr const char* application_name_hint = "Nightly report";
inline constexpr const char* application_name_help = "You can change it later.";
inline constexpr const char* application_name_missing = "Give the application a name.";
inline constexpr const char* application_name_angle = "A name may not contain < or >.";
inline constexpr const char* choose_type = "Application type";
inline constexpr const char* choose_api_title = "Which API will it call?";
inline constexpr const char* choose_api_sentence =
    "Authorizing it for one API now; more can follow on its APIs tab.";
inline constexpr const char* choose_api_search = "Search APIs";
inline constexpr const char* choose_api_create = "Create an API";
inline constexpr const char* system_badge = "system";
inline constexpr const char* inline_api_title = "New API";
inline constexpr const char* inline_api_create = "Create and select";
inline constexpr const char* choose_scopes_title = "What may it do there?";
inline constexpr const char* choose_scopes_sentence = "Tokens for {0} will carry these scopes.";
inline constexpr const char* create_confirm = "Create application";
inline constexpr const char* create_failed = "Creating the application";
inline constexpr const char* grant_failed = "Authorizing the application for {0}";
inline constexpr const char* grant_failed_kept =
    "The application “{0}” was created and is kept. Only the authorization is missing: try again, "
    "or "
    "open the application and authorize it on its APIs tab.";
inline constexpr const char* open_application = "Open the application";
inline constexpr const char* created_application = "“{0}” was created.";

inline constexpr const char* scopes_list = "Scopes";
inline constexpr const char* scopes_search = "Search scopes";
inline constexpr const char* scopes_selected = "{0} of {1} selected";
inline constexpr const char* scopes_all = "Select all";
inline constexpr const char* scopes_all_found = "Select found";
inline constexpr const char* scopes_clear = "Select none";
inline constexpr const char* scopes_none_title = "This API defines no scopes";
inline constexpr const char* scopes_none_body =
    "Tokens will carry no scope. Scopes can be added on the API's Permissions tab.";

inline constexpr const char* tab_quickstart = "Quick Start";
inline constexpr const char* tab_settings = "Settings";
inline constexpr const char* tab_apis = "APIs";

inline constexpr const char* quickstart_no_api_title = "Not authorized for any API yet";
inline constexpr const char* quickstart_no_api_body =
    "A token is always for one API. Authorize this application for an API, and the ready-made "
    "requests appear here.";
inline constexpr const char* quickstart_authorize = "Choose APIs";
inline constexpr const char* quickstart_api = "API to call";
inline constexpr const char* quickstart_request = "1. Ask for an access token";
inline constexpr const char* quickstart_request_sentence =
    "With this application's own values. Copying gives the real secret.";
inline constexpr const char* quickstart_call = "2. Call the API with it";
inline constexpr const char* quickstart_call_sentence =
    "Send the token in the Authorization header. One token serves until it expires: keep it, and "
    "ask again only then.";
inline constexpr const char* quickstart_language = "Language";
inline constexpr const char* quickstart_api_url = "https://api.example.com/";
inline constexpr const char* quickstart_reveal = "Show secret";
inline constexpr const char* quickstart_hide = "Hide secret";
inline constexpr const char* try_title = "Request a token";
inline constexpr const char* try_sentence = "Sends the real request, as this application would.";
inline constexpr const char* try_scope = "Scope (optional)";
inline constexpr const char* try_scope_hint = "read:reports write:reports";
inline constexpr const char* try_scope_help = "Empty asks for everything granted.";
inline constexpr const char* try_send = "Try it";
inline constexpr const char* try_token = "Access token";
inline constexpr const char* try_lifetime = "Valid for {0}";
inline constexpr const char* try_by_credentials = "It authenticates by “{0}”";
inline constexpr const char* try_by_credentials_body =
    "The private key stays where the application runs, so this page cannot send the request for "
    "it. "
    "With a client secret as the method it could.";
inline constexpr const char* try_open_credentials = "Open Credentials";
inline constexpr const char* try_refused = "Refused: {0}";
inline constexpr const char* try_why = "Why";
inline constexpr const char* try_open_log = "Open the log event";
inline constexpr const char* try_open_apis = "Change what is granted";
inline constexpr const char* try_open_settings = "Check the settings";
inline constexpr const char* try_unreachable = "No answer came from the token endpoint.";
inline constexpr const char* todo_scope =
    "Grant the scope on the APIs tab, or leave it out of the request.";
inline constexpr const char* todo_grant = "Authorize the application for this API on its APIs tab.";
inline constexpr const char* todo_secret =
    "Check the client ID, the secret and how they are sent; the secret may have been rotated.";
inline constexpr const char* todo_grant_type =
    "Allow the client_credentials grant in the application's settings.";
inline constexpr const char* todo_request = "Compare the request with the one shown above.";
inline constexpr const char* todo_audience =
    "Use an API identifier exactly as it stands in the list of APIs, trailing slash included.";

inline constexpr const char* settings_basic = "Basic information";
inline constexpr const char* settings_basic_sentence =
    "What people see, and what the application needs to ask for tokens.";
inline constexpr const char* settings_credentials = "Application properties";
inline constexpr const char* settings_domain = "Domain";
inline constexpr const char* settings_client_id = "Client ID";
inline constexpr const char* settings_secret = "Client secret";
inline constexpr const char* settings_secret_help =
    "Keep it on the server. Anyone who has it can act as this application.";
inline constexpr const char* settings_description = "Description";
inline constexpr const char* settings_description_help = "{0} of 140 characters";
inline constexpr const char* settings_description_long = "At most 140 characters; this has {0}.";
inline constexpr const char* settings_type = "Application type";
inline constexpr const char* settings_auth_method = "Token endpoint authentication method";
inline constexpr const char* settings_auth_change = "Change it on the Credentials tab";
inline constexpr const char* settings_logo = "Logo URL";
inline constexpr const char* settings_logo_help = "An image of 150 × 150 pixels looks best.";
inline constexpr const char* settings_jwt = "JWT expiration (seconds)";
inline constexpr const char* settings_jwt_help =
    "Lifetime of ID tokens. An access token's lifetime belongs to its API.";
inline constexpr const char* settings_jwt_wrong = "A whole number of seconds, 1 or more.";
inline constexpr const char* settings_ip = "Trust token endpoint IP header";
inline constexpr const char* settings_ip_help =
    "Takes the caller's address from the auth0-forwarded-for header when the application "
    "authenticates.";
inline constexpr const char* settings_grant = "Allow the Client Credentials grant";
inline constexpr const char* settings_grant_help =
    "Without it, the token endpoint refuses this application.";
inline constexpr const char* settings_uris = "Application URIs";
inline constexpr const char* settings_uris_sentence =
    "For sign-in flows; Machine to Machine applications do not use them. Separate several by "
    "commas.";
inline constexpr const char* settings_callbacks = "Allowed callback URLs";
inline constexpr const char* settings_logout = "Allowed logout URLs";
inline constexpr const char* settings_origins = "Allowed web origins";
inline constexpr const char* settings_cors = "Allowed origins (CORS)";
inline constexpr const char* settings_advanced = "Advanced";
inline constexpr const char* settings_metadata = "Application metadata";
inline constexpr const char* settings_metadata_help =
    "Up to 10 pairs of text for your own use. They are not put into tokens.";
inline constexpr const char* metadata_pair = "Pair {0}";
inline constexpr const char* metadata_key = "Key";
inline constexpr const char* metadata_value = "Value";
inline constexpr const char* metadata_add = "Add pair";
inline constexpr const char* metadata_remove = "Remove pair {0}";
inline constexpr const char* settings_endpoints = "Endpoints";
inline constexpr const char* endpoint_token = "OAuth token URL";
inline constexpr const char* endpoint_jwks = "JSON Web Key Set";
inline constexpr const char* endpoint_discovery = "OpenID configuration";
inline constexpr const char* saving_settings = "Saving the settings";

inline constexpr const char* rotate_secret = "Rotate secret";
inline constexpr const char* rotate_title = "Rotate the secret of “{0}”?";
inline constexpr const char* rotate_body =
    "The present secret stops working at once, everywhere it is used.";
inline constexpr const char* rotate_breaks =
    "Every deployment of this application must get the new secret; until then its token requests "
    "are refused.";
inline constexpr const char* rotated = "The secret was rotated. Copy the new one now.";
inline constexpr const char* rotating = "Rotating the secret";
inline constexpr const char* delete_application = "Delete application";
inline constexpr const char* delete_application_sentence =
    "It can ask for no more tokens. Tokens already issued stay valid until they expire.";
inline constexpr const char* delete_application_title = "Delete “{0}”?";
inline constexpr const char* delete_application_body = "This cannot be undone.";
inline constexpr const char* delete_breaks_grants = "Its authorizations are removed: {0}.";
inline constexpr const char* delete_breaks_tokens =
    "It took {0} this month: whatever runs on them will stop when they expire.";
inline constexpr const char* deleted_application = "“{0}” was deleted.";
inline constexpr const char* deleting_application = "Deleting the application";

inline constexpr const char* applications_coming =
    "{0} of {1} applications are here; the others are on their way.";
inline constexpr const char* not_known_yet = "…";
inline constexpr const char* apis_tab_title = "Authorized APIs";
inline constexpr const char* apis_tab_sentence =
    "Switch an API on to let this application ask for tokens for it; expand it to choose scopes.";
inline constexpr const char* apis_tab_search = "Search APIs";
inline constexpr const char* authorize_name = "Authorize for {0}";
inline constexpr const char* expand_name = "Scopes for {0}";
inline constexpr const char* scopes_granted = "{0} of {1} scopes";
inline constexpr const char* scopes_every = "every scope, also later ones";
inline constexpr const char* not_authorized = "Not authorized";
inline constexpr const char* authorized_toast = "Authorized for {0}.";
inline constexpr const char* unauthorized_toast =
    "No longer authorized for {0}. Issued tokens stay valid until they expire.";
inline constexpr const char* scopes_saved = "Scopes for {0} saved.";
inline constexpr const char* changing_grant = "Changing the authorization";
inline constexpr const char* update_scopes = "Update scopes";
inline constexpr const char* stale_title = "{0} no longer exist";
inline constexpr const char* stale_title_one = "{0} no longer exists";
inline constexpr const char* stale_body =
    "Granted here, but the API does not define them any more: {0}. Saving removes them.";

inline constexpr const char* one_grant = "client grant";
inline constexpr const char* many_grants = "client grants";
inline constexpr const char* one_token = "token";
inline constexpr const char* many_tokens = "tokens";
inline constexpr const char* one_scope = "scope";
inline constexpr const char* many_scopes = "scopes";
inline constexpr const char* one_application = "application";
inline constexpr const char* many_applications = "applications";

}  // namespace ui::words
