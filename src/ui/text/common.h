// What a user reads: frame, widgets and answers. One entry, one meaning; translating is replacing
// these files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// Puts the arguments in the places {0}, {1} … of a catalogue entry.
std::string fill(std::string_view entry, std::string_view first, std::string_view second = {},
                 std::string_view third = {});
// "1 token", "2 tokens", "12 400 tokens".
std::string counted(long long number, const char* one, const char* many);
// Thousands apart, by a space that does not break.
std::string grouped(long long number);
std::string count_text(uint64_t count);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace ui

namespace ui::words {

inline constexpr const char* product = "Tallygate";

inline constexpr const char* nav_start = "Getting started";
inline constexpr const char* nav_applications = "Applications";
inline constexpr const char* nav_apis = "APIs";
inline constexpr const char* nav_logs = "Logs";
inline constexpr const char* nav_usage = "Usage";
inline constexpr const char* nav_collapse = "Collapse navigation";
inline constexpr const char* nav_expand = "Expand navigation";
inline constexpr const char* nav_menu = "Menu";
// What a screen reader calls the parts of the page.
inline constexpr const char* part_navigation = "Dashboard";
inline constexpr const char* part_breadcrumb = "Breadcrumb";

inline constexpr const char* backend_badge = "Tenant: {0}";
inline constexpr const char* theme_title = "Theme";
inline constexpr const char* theme_dark = "Dark";
inline constexpr const char* theme_light = "Light";
inline constexpr const char* theme_system = "Same as system";
inline constexpr const char* theme_button = "Theme: {0}";
inline constexpr const char* reset = "Reset";
inline constexpr const char* reset_title = "Start over with an empty tenant?";
inline constexpr const char* reset_body =
    "This removes everything this tab keeps: every application, API, client grant, log event and "
    "count. It cannot be undone.";
inline constexpr const char* reset_confirm = "Reset tenant";

inline constexpr const char* storage_title = "Changes are not being saved";
inline constexpr const char* storage_full =
    "The browser has no more room for this page. Free some space, on the disk or among the "
    "browser's site data, and save again.";
inline constexpr const char* storage_closed =
    "The browser took this page's storage away, as it does when site data is cleared. Save again "
    "to put everything back.";
inline constexpr const char* storage_refused =
    "The browser could not store them and says: “{0}” Save again; if that does not help, look "
    "whether the disk is full.";
inline constexpr const char* storage_kept =
    "Nothing is lost as long as this tab stays open, and it goes on working.";
inline constexpr const char* storage_again = "Save again";
inline constexpr const char* storage_saved = "Everything is saved again.";

inline constexpr const char* copy = "Copy {0}";
inline constexpr const char* copied = "Copied {0}";
inline constexpr const char* cancel = "Cancel";
inline constexpr const char* save = "Save changes";
inline constexpr const char* saved = "Saved.";
inline constexpr const char* discard = "Discard";
inline constexpr const char* unsaved = "You have unsaved changes.";
inline constexpr const char* retry = "Try again";
inline constexpr const char* undo = "Undo";
inline constexpr const char* dismiss = "Dismiss";
inline constexpr const char* reveal = "Reveal {0}";
inline constexpr const char* hide = "Hide {0}";
inline constexpr const char* back = "Back";
inline constexpr const char* next = "Continue";
inline constexpr const char* remove = "Remove";
inline constexpr const char* none = "None";
inline constexpr const char* all = "All";
inline constexpr const char* never = "Never";
inline constexpr const char* loading = "Loading…";
inline constexpr const char* search = "Search";
inline constexpr const char* clear_search = "Clear search";
inline constexpr const char* no_match = "Nothing matches “{0}”.";
inline constexpr const char* nothing_there = "There is none yet.";
inline constexpr const char* sort_by = "Sort by {0}";
inline constexpr const char* danger_zone = "Danger zone";
inline constexpr const char* not_set = "Not set";
inline constexpr const char* raw_json = "Raw JSON";

inline constexpr const char* not_found_title = "Page not found";
inline constexpr const char* not_found_body =
    "Nothing lives at this address. It may have been deleted, or the link is incomplete.";
inline constexpr const char* go_to_applications = "Go to Applications";
inline constexpr const char* go_to_apis = "Go to APIs";

inline constexpr const char* failed_title = "{0} did not work";
inline constexpr const char* failed_unreachable =
    "The tenant could not be reached. Check that the server still runs, then try again.";
inline constexpr const char* failed_refused_rights =
    "The dashboard's session may not do this. Open the dashboard again with a fresh key.";
inline constexpr const char* failed_gone =
    "It is no longer there; somebody may have deleted it. Go back to the list.";
inline constexpr const char* failed_conflict =
    "Choose another value, or use the one that is there.";
inline constexpr const char* failed_invalid = "Correct the value and try again.";
inline constexpr const char* failed_busy =
    "Too many requests at once. Wait a moment, then try again.";
inline constexpr const char* failed_server =
    "That is a fault of the server, not of what you entered. Try again; if it stays, look at the "
    "server's log.";
inline constexpr const char* failed_answer = "The answer was not understood.";

inline constexpr const char* unit_day = "day";
inline constexpr const char* unit_days = "days";
inline constexpr const char* unit_hour = "hour";
inline constexpr const char* unit_hours = "hours";
inline constexpr const char* unit_minute = "minute";
inline constexpr const char* unit_minutes = "minutes";
inline constexpr const char* unit_second = "second";
inline constexpr const char* unit_seconds = "seconds";
inline constexpr const char* ago_now = "just now";
inline constexpr const char* ago_minutes = "{0} min ago";
inline constexpr const char* ago_hours = "{0} h ago";

}  // namespace ui::words
