// What a user reads on Rules.
#pragma once

namespace ui::words {

inline constexpr const char* nav_rules = "Rules";
inline constexpr const char* rules_title = "Exchange rules";
inline constexpr const char* rules_sentence =
    "What happens to a token request once it is granted: a rule that fits denies it, or changes "
    "its token.";
inline constexpr const char* loading_rules = "Loading the rules";
inline constexpr const char* rules_empty_title = "No rules yet";
inline constexpr const char* rules_empty_body =
    "A rule adds claims to tokens, takes scopes away or denies requests: for the applications, "
    "APIs and organizations that it names.";
inline constexpr const char* rules_order = "In this order";
inline constexpr const char* rules_order_sentence =
    "From top to bottom. The first that denies ends it; a later claim replaces an earlier one.";
inline constexpr const char* create_rule = "Create Rule";
inline constexpr const char* create_rule_sentence =
    "For which token requests it is, and what it does to them.";
inline constexpr const char* create_rule_confirm = "Create rule";
inline constexpr const char* rule = "Rule";
inline constexpr const char* rule_created = "“{0}” was created.";
inline constexpr const char* creating_rule = "Creating the rule";
inline constexpr const char* saving_rule = "Saving the rule";
inline constexpr const char* changing_rules = "Changing the rules";
inline constexpr const char* rule_position = "{0}. {1}";
inline constexpr const char* rule_up = "Move “{0}” up";
inline constexpr const char* rule_down = "Move “{0}” down";
inline constexpr const char* rule_switch = "Use “{0}”";
inline constexpr const char* rule_on = "“{0}” is on.";
inline constexpr const char* rule_off = "“{0}” is off.";
inline constexpr const char* go_to_rules = "Go to Rules";

inline constexpr const char* rule_for = "For {0}.";
inline constexpr const char* rule_for_all = "every token request";
inline constexpr const char* rule_more = "{0} and {1} more";
inline constexpr const char* rule_metadata_is = "applications with {0} = {1}";
inline constexpr const char* rule_denies = "Denies it with {0}: {1}";
inline constexpr const char* rule_sets = "Sets {0}.";
inline constexpr const char* rule_removes = "Removes {0}.";
inline constexpr const char* rule_keeps = "Keeps {0} at most.";
inline constexpr const char* rule_keeps_none = "Keeps no scope.";

inline constexpr const char* rule_name = "Name";
inline constexpr const char* rule_name_hint = "Department of the caller";
inline constexpr const char* rule_name_missing = "Give the rule a name.";
inline constexpr const char* rule_enabled = "In use";
inline constexpr const char* rule_enabled_help = "A rule that is off changes nothing.";
inline constexpr const char* rule_match = "For which requests";
inline constexpr const char* rule_match_sentence =
    "All that is set must fit. What is left empty fits every request.";
inline constexpr const char* rule_applications = "Applications";
inline constexpr const char* rule_applications_any = "Any application";
inline constexpr const char* rule_application_add = "Add an application";
inline constexpr const char* rule_apis = "APIs";
inline constexpr const char* rule_apis_any = "Any API";
inline constexpr const char* rule_api_add = "Add an API";
inline constexpr const char* rule_organizations = "Organizations";
inline constexpr const char* rule_organizations_any = "With any organization, or none";
inline constexpr const char* rule_organization_add = "Add an organization";
inline constexpr const char* rule_metadata = "Application metadata";
inline constexpr const char* rule_metadata_help =
    "The application must have each of these pairs in its metadata.";
inline constexpr const char* rule_let_go = "Remove {0}";

inline constexpr const char* rule_action = "What it does";
inline constexpr const char* rule_changes_token = "Change the token";
inline constexpr const char* rule_denies_request = "Deny the request";
inline constexpr const char* rule_claims = "Claims";
inline constexpr const char* rule_claims_help =
    "A value that reads as JSON (42, true, [\"a\"]) is JSON, any other is text. A name such as "
    "https://example.com/department is safe.";
inline constexpr const char* rule_claim_name = "Claim";
inline constexpr const char* rule_claim_value = "Value";
inline constexpr const char* rule_claim_pair = "Claim {0}";
inline constexpr const char* rule_claim_remove = "Remove claim {0}";
inline constexpr const char* rule_claim_add = "Add claim";
inline constexpr const char* rule_claim_reserved = "“{0}” belongs to the token itself.";
inline constexpr const char* rule_remove_scopes = "Remove these scopes";
inline constexpr const char* rule_keep_only = "Keep only some scopes";
inline constexpr const char* rule_keep_only_help = "Every scope that is not listed is removed.";
inline constexpr const char* rule_keep_scopes = "Scopes to keep";
inline constexpr const char* rule_scopes_hint = "read:orders, write:orders";
inline constexpr const char* rule_scopes_help = "Separated by spaces or commas.";
inline constexpr const char* rule_keep_help = "Separated by spaces or commas. Empty: none is kept.";
inline constexpr const char* rule_does_nothing =
    "A rule does something: set a claim, remove scopes, or keep only some.";
inline constexpr const char* rule_code = "Error";
inline constexpr const char* rule_code_request = "The request as such is wrong";
inline constexpr const char* rule_code_scope = "What it asks for may not be had";
inline constexpr const char* rule_code_server = "It cannot be answered now";
inline constexpr const char* rule_reason = "Reason";
inline constexpr const char* rule_reason_help = "The caller reads it, and so does the log.";
inline constexpr const char* rule_reason_missing = "Say why, for those who are denied.";

inline constexpr const char* delete_rule = "Delete rule";
inline constexpr const char* delete_rule_sentence = "Later requests no longer meet it.";
inline constexpr const char* delete_rule_title = "Delete “{0}”?";
inline constexpr const char* delete_rule_body =
    "This cannot be undone. Switch the rule off instead to keep it for later.";
inline constexpr const char* deleted_rule = "“{0}” was deleted.";
inline constexpr const char* deleting_rule = "Deleting the rule";

inline constexpr const char* trial_title = "Try it";
inline constexpr const char* trial_sentence =
    "What the rules would do to a token request that is granted. Nothing is issued or counted.";
inline constexpr const char* trial_application = "Application";
inline constexpr const char* trial_api = "API";
inline constexpr const char* trial_organization = "Organization (optional)";
inline constexpr const char* trial_choose = "Choose…";
inline constexpr const char* trial_scope = "Scope (optional)";
inline constexpr const char* trial_scope_help = "Empty: all scopes that the application has there.";
inline constexpr const char* trial_go = "Try the rules";
inline constexpr const char* trying_rules = "Trying the rules";
inline constexpr const char* trial_granted = "A token would be issued";
inline constexpr const char* trial_refused = "Denied: {0} {1}";
inline constexpr const char* trial_scopes = "Scopes";
inline constexpr const char* trial_no_scopes = "None";
inline constexpr const char* trial_claims = "Custom claims";
inline constexpr const char* trial_no_claims = "None";
inline constexpr const char* trial_claim = "{0}: {1}";
inline constexpr const char* trial_rules = "Rules that fit";
inline constexpr const char* trial_fits = "Fits";
inline constexpr const char* trial_fits_not = "Does not fit";
inline constexpr const char* trial_off = "Fits, but is off";
inline constexpr const char* trial_rule_state = "{0}: {1}";

inline constexpr const char* search_applications = "Search by name or client ID";
inline constexpr const char* search_apis = "Search by name or identifier";
inline constexpr const char* search_organizations = "Search by name or ID";

}  // namespace ui::words
