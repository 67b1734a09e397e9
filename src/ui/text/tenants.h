// What a user reads about the tenants of a page or server.
#pragma once

namespace ui::words {

inline constexpr const char* tenants = "Tenants";
inline constexpr const char* tenant_first = "First tenant";
inline constexpr const char* tenant_new = "New tenant…";
inline constexpr const char* tenant_duplicate = "Duplicate…";
inline constexpr const char* tenant_export = "Export…";
inline constexpr const char* tenant_import = "Import…";
inline constexpr const char* tenant_reset = "Reset…";
inline constexpr const char* tenant_delete = "Delete…";

inline constexpr const char* tenant_name = "Name";
inline constexpr const char* tenant_name_hint = "staging";
inline constexpr const char* tenant_name_help = "1 to 63 lower-case letters, digits and hyphens.";
inline constexpr const char* tenant_name_bad =
    "Lower-case letters, digits and hyphens only, 63 at most, and no hyphen at an end.";
inline constexpr const char* tenant_name_taken = "There is a tenant of this name already.";

inline constexpr const char* tenant_new_title = "New tenant";
inline constexpr const char* tenant_new_body =
    "Empty, with applications, APIs, keys and counts of its own.";
inline constexpr const char* tenant_new_confirm = "Create tenant";
inline constexpr const char* tenant_duplicate_title = "Duplicate “{0}”";
inline constexpr const char* tenant_duplicate_body =
    "The copy has everything that this tenant has now, secrets and signing keys too, and goes its "
    "own way from then on.";
inline constexpr const char* tenant_duplicate_confirm = "Duplicate tenant";
inline constexpr const char* tenant_import_title = "Import a tenant";
inline constexpr const char* tenant_import_body = "From {0}, {1}. It becomes a tenant of its own.";
inline constexpr const char* tenant_import_confirm = "Import tenant";
inline constexpr const char* tenant_creating = "Creating the tenant";
inline constexpr const char* tenant_duplicating = "Duplicating the tenant";
inline constexpr const char* tenant_importing = "Importing the tenant";
inline constexpr const char* tenant_exporting = "Exporting the tenant";
inline constexpr const char* tenant_deleting = "Deleting the tenant";

inline constexpr const char* tenant_export_title = "Export “{0}”";
inline constexpr const char* tenant_export_body =
    "One JSON document with all applications, APIs, grants, counts and log events, for another "
    "browser or server, or to keep.";
inline constexpr const char* tenant_export_open = "With its secrets";
inline constexpr const char* tenant_export_open_body =
    "Where it is imported, client secrets and signing keys stay good. Whoever has the file has "
    "them too.";
inline constexpr const char* tenant_export_omit = "Without secrets";
inline constexpr const char* tenant_export_omit_body =
    "To show or share. Where it is imported, applications get new secrets and the tenant new "
    "signing keys.";
inline constexpr const char* tenant_export_secrets = "Secrets";
inline constexpr const char* tenant_export_confirm = "Export tenant";
inline constexpr const char* tenant_exported = "Exported as {0}.";

inline constexpr const char* tenant_delete_title = "Delete the tenant “{0}”?";
inline constexpr const char* tenant_delete_body =
    "It is removed with everything that it keeps. It cannot be undone.";
inline constexpr const char* tenant_delete_clients = "It has {0} and {1}.";
inline constexpr const char* one_api = "API";
inline constexpr const char* many_apis = "APIs";
inline constexpr const char* tenant_delete_confirm = "Delete tenant";

inline constexpr const char* act_tenant_new = "Create a tenant";
inline constexpr const char* act_tenant_duplicate = "Duplicate this tenant";
inline constexpr const char* act_tenant_export = "Export this tenant";
inline constexpr const char* act_tenant_import = "Import a tenant";
inline constexpr const char* also_tenants = "tenant switch backup restore copy";

}  // namespace ui::words
