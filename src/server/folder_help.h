// The words of --help for the commands that work on a tenant's folder.
#pragma once

namespace server::help {

inline constexpr char folder_file[] = "The file that is written or read.";
inline constexpr char folder_data[] =
    "Folder that keeps the tenants.\n"
    "Default: tallygate in $XDG_DATA_HOME, or in ~/.local/share";
inline constexpr char folder_tenant[] =
    "The tenant at NAME.localhost.\n"
    "Default: the one without a name";

inline constexpr char folder_store[] =
    "postgres://USER@HOST/DATABASE: the tenant is there; the master key\n"
    "is that of the folder. Default: SQLite in the folder";

inline constexpr char backup_summary[] =
    "Copy a tenant's database as it is at one moment, also while a server runs on it.";
inline constexpr char backup_footer[] =
    R"(FILE is a whole SQLite database, which was looked through. It must not be there yet, and
is for this user only. The master key is not in it: keep master.key apart.

A tenant in PostgreSQL is backed up by pg_dump, or by "tallygate export --store".

TO RESTORE stop the server and move the data folder away; make a new one with the
backup as tallygate.db and master.key beside it.

EXIT CODES
  0  done    1  nothing was done, and it says why    2  a wrong command line

EXAMPLE
  tallygate backup /backups/tenant-$(date +%F).db --data ./tenant)";

inline constexpr char export_summary[] =
    "Write a whole tenant as JSON, also while a server runs on it.";
inline constexpr char export_footer[] =
    R"(FILE is one JSON document, one record to a line; "-" is standard output. It must not be
there yet, and is for this user only. Its head:
  "tallygate_export": 1       the version of the format
  "exported_at"               when, in UTC
  "secrets"                   "sealed", "open" or "omitted"
  "master_key"                tells which master key sealed them, and nothing about it
  "master_key_hex"            that key, where secrets are open
and then a list for each kind of record, in this order: settings, api, application,
client_grant, credential, organization, exchange_rule, signing_key, token_mark,
log_event, usage.

EXIT CODES
  0  done    1  nothing was done, and it says why    2  a wrong command line

EXAMPLES
  tallygate export tenant.json --data ./tenant
  tallygate export - --secrets omit | jq '.application[].name')";
inline constexpr char secrets[] =
    "sealed: client secrets and keys as they lie in the database, of\n"
    "use only with the same master key. open: the same with that key,\n"
    "for whoever reads the file. omit: without them; after an import\n"
    "the tenant has new ones.\n"
    "Default: sealed";

inline constexpr char import_summary[] =
    "Make a tenant from an export, in a folder where none is, or in place of one.";
inline constexpr char import_footer[] =
    R"(FILE is what "tallygate export" wrote; "-" is standard input. All of it is imported, or
nothing where something is wrong, and then the line is named. No server may run on the
tenant. Where secrets are sealed, master.key must lie in the folder before.

EXIT CODES
  0  done    1  nothing was done, and it says why    2  a wrong command line

EXAMPLES
  install -Dm600 old/master.key new/master.key && tallygate import tenant.json --data new
  tallygate import tenant.json --data ./tenant --replace
  tallygate export - --data ./tenant |
    tallygate import - --data ./tenant --store postgres://tallygate@db/tallygate)";
inline constexpr char replace[] = "In place of the tenant that is there: what it has is gone then.";

inline constexpr char rotate_summary[] =
    "Seal everything in a data folder under a new master key, while no server runs.";
inline constexpr char rotate_data[] =
    "Folder that keeps the tenants; all of them get a new key.\n"
    "Default: tallygate in $XDG_DATA_HOME, or in ~/.local/share";
inline constexpr char rotate_store[] =
    "Where the tenants are in PostgreSQL: its URL, as for serve. Give\n"
    "the new master.key to every server's folder afterwards.";
inline constexpr char rotate_key_file[] =
    "The key that is in force, where you keep it yourself (or in\n"
    "TALLYGATE_MASTER_KEY). Default: master.key of each tenant";
inline constexpr char rotate_new_key_file[] =
    "The next one, where you will keep it yourself: 64 hexadecimal\n"
    "digits, 0600. Default: a new master.key for each tenant";
inline constexpr char rotate_footer[] =
    R"(Each tenant is sealed anew in one transaction. Whatever ends it in between, the next
start of a server finds the key that fits: the new one lies in master.key.new before
anything is sealed under it, and becomes master.key when all of it is on the disk.
Client secrets and signing keys stay what they are, so that no client notices.

Backups and exports from before need the old key.

EXIT CODES
  0  done    1  not done, and says why    2  a wrong command line

EXAMPLES
  tallygate rotate-master-key --data DIR
  (umask 077; openssl rand -hex 32 >next.key)
  tallygate rotate-master-key --data DIR --new-master-key-file next.key)";

}  // namespace server::help
