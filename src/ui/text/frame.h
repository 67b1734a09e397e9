// What a user reads in the command palette, the inspector and the tenant's menu.
#pragma once

namespace ui::words {

inline constexpr const char* also_start = "first steps tour welcome";
inline constexpr const char* also_applications = "clients machines services";
inline constexpr const char* also_apis = "resource servers audiences scopes permissions";
inline constexpr const char* also_organizations = "customers";
inline constexpr const char* also_rules = "exchange actions claims deny";
inline constexpr const char* also_logs = "events audit history errors";
inline constexpr const char* also_usage = "tokens statistics quota month cost";
inline constexpr const char* also_keys = "signing jwks rotate certificates";
inline constexpr const char* also_settings = "default audience token quota plan";

inline constexpr const char* palette = "Command palette";
inline constexpr const char* palette_search = "Search or jump to…";
inline constexpr const char* palette_button = "Search and commands";
inline constexpr const char* palette_button_short = "Search";
inline constexpr const char* palette_key = "Ctrl K";
inline constexpr const char* palette_key_apple = "⌘ K";
inline constexpr const char* palette_hint = "Type a page, a name, an ID or what you want to do";
inline constexpr const char* palette_results = "Results";
inline constexpr const char* palette_none = "Nothing matches “{0}”";
inline constexpr const char* palette_none_body =
    "Try a part of a name, a client ID, an API's identifier, or a word such as “rotate”.";
inline constexpr const char* palette_more = "{0} of {1}";
inline constexpr const char* palette_coming = "{0} of {1} applications are here; more are coming.";
inline constexpr const char* palette_searching = "Searching…";
inline constexpr const char* palette_move = "to move";
inline constexpr const char* palette_open = "to open";
inline constexpr const char* palette_close = "to close";
inline constexpr const char* key_escape = "Esc";

inline constexpr const char* group_recent = "Recent";
inline constexpr const char* group_here = "This page";
inline constexpr const char* group_pages = "Pages";
inline constexpr const char* group_actions = "Actions";
inline constexpr const char* group_applications = "Applications";
inline constexpr const char* group_apis = "APIs";
inline constexpr const char* group_organizations = "Organizations";
inline constexpr const char* group_rules = "Rules";
inline constexpr const char* group_client_ids = "Copy a client ID";
inline constexpr const char* group_identifiers = "Copy an identifier";

inline constexpr const char* kind_application = "Application";
inline constexpr const char* kind_api = "API";
inline constexpr const char* kind_organization = "Organization";
inline constexpr const char* kind_rule = "Rule";

inline constexpr const char* act_rotate = "Rotate signing keys";
inline constexpr const char* act_theme_dark = "Use the dark theme";
inline constexpr const char* act_theme_light = "Use the light theme";
inline constexpr const char* act_theme_system = "Use the system's theme";
inline constexpr const char* act_reset = "Reset this tenant";
inline constexpr const char* act_copy_issuer = "Copy the issuer";
inline constexpr const char* act_copy_token_url = "Copy the token endpoint";
inline constexpr const char* act_copy_keys_url = "Copy the address of the key set (JWKS)";
inline constexpr const char* act_copy_client_id = "Copy client ID of {0}";
inline constexpr const char* act_copy_secret = "Copy client secret of {0}";
inline constexpr const char* act_copy_identifier = "Copy identifier of {0}";
inline constexpr const char* act_copied = "Copied: {0}";
inline constexpr const char* act_copied_secret = "Copied the client secret of {0}.";
inline constexpr const char* act_open_tab = "{0}: {1}";
inline constexpr const char* also_create = "new add make register";
inline constexpr const char* also_rotate = "renew certificate";
inline constexpr const char* also_inspector = "wire requests responses debug network why";
inline constexpr const char* also_theme = "appearance colour mode";
inline constexpr const char* also_reset = "delete start over empty clear";
inline constexpr const char* also_copy = "url discovery clipboard";
// Words after which the name of what is to be copied follows.
inline constexpr const char* phrase_client_id = "copy client id of";
inline constexpr const char* phrase_identifier = "copy identifier of";

inline constexpr const char* tenant = "Tenant";
inline constexpr const char* issuer = "Issuer";

inline constexpr const char* inspector = "Inspector";
inline constexpr const char* inspector_open = "Open inspector";
inline constexpr const char* inspector_close = "Close inspector";
inline constexpr const char* inspector_key = "Ctrl I";
inline constexpr const char* inspector_key_apple = "⌘ I";
inline constexpr const char* inspector_sentence =
    "What the dashboard and the tenant said to each other, newest first.";
inline constexpr const char* inspector_show = "Show";
inline constexpr const char* inspector_all = "All";
inline constexpr const char* inspector_tokens = "Tokens";
inline constexpr const char* inspector_changes = "Changes";
inline constexpr const char* inspector_refused = "Refused";
inline constexpr const char* inspector_none = "Nothing of this kind yet";
inline constexpr const char* inspector_none_body =
    "Ask for a token on an application's Quick Start tab, or change something: the request and its "
    "answer appear here.";
inline constexpr const char* inspector_back = "All exchanges";
inline constexpr const char* exchange_name = "{0} {1}, {2}";
inline constexpr const char* exchange_waits = "waiting";
inline constexpr const char* exchange_unreachable = "No answer";
inline constexpr const char* exchange_times = "{0} times";
inline constexpr const char* exchange_took = "{0} ms";
inline constexpr const char* exchange_curl = "Copy as curl";
inline constexpr const char* exchange_curl_copied = "Copied as curl, with its secrets.";
inline constexpr const char* exchange_curl_copied_session =
    "Copied as curl. Put a token for the Management API into MANAGEMENT_TOKEN.";
inline constexpr const char* exchange_reveal = "Reveal secrets";
inline constexpr const char* exchange_hide = "Hide secrets";
inline constexpr const char* exchange_request = "Request";
inline constexpr const char* exchange_response = "Response";
inline constexpr const char* exchange_body = "Body";
inline constexpr const char* exchange_no_body = "No body.";
inline constexpr const char* exchange_session = "Bearer, the dashboard's own token";
inline constexpr const char* exchange_cut = "\n… the first {0} of {1} octets";
inline constexpr const char* exchange_token = "Access token";
inline constexpr const char* exchange_event = "Open log event";
inline constexpr const char* exchange_looking = "Looking for its log event…";
inline constexpr const char* exchange_refused = "Refused: {0}";
inline constexpr const char* fix_this = "Fix this";
inline constexpr const char* place_of = "{0} of {1}";
inline constexpr const char* fix_where = "Fix this: {0}";

}  // namespace ui::words
