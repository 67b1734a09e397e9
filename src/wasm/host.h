// The door to the browser: what web/app.js does for the core (its `host` object).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/http_message.h"
#include "storage/record.h"
#include "ui/canvas.h"
#include "ui/platform.h"

namespace wasm::host {

// First of all: shows the page how to read and write the core's memory.
void attach();

// Whose tenant the dashboard shows.
enum class BackendKind { tab, server };
BackendKind backend_kind();
std::string label();
std::string issuer();
// 32 octets under which the tab's tenant is sealed; made and kept by the page.
std::string master_key();
ui::KeyboardKind keyboard();

// How the tab's clock stood when it was kept last (base::MovableClock::state); empty: live.
std::string clock_state();
void keep_clock(const std::string& state);

// What the page kept of the tab's tenant, read before the core started.
storage::Records kept_records();
// The tab's tenant has changed: the page calls tallygate_save() soon.
void tell_changed();
// Puts into the transaction that tallygate_save() is called for.
void keep(const storage::Record& record);
// Another attempt after one that failed; tallygate_storage() tells how it went.
void save_again();
// Forgets the tenant and loads the page anew.
void reset();
// Has the browser make the RSA key beside the main thread; tallygate_signing_key() brings it.
void make_signing_key();

// Which of the page's tenants this is; empty: the one without a name.
std::string tenant_name();
// Each is answered by tallygate_response() under that id, as server/tenants_route.h has it.
void list_tenants(int id);
// A tenant of the records that were given since the last one, sealed under that master key.
void give_record(const storage::Record& record);
void make_tenant(int id, const std::string& name, const std::string& master_key);
void remove_tenant(int id, const std::string& name);

// Sends to the server of the page's own origin; tallygate_response() brings the answer.
void send(int id, const base::Request& request);

void request_frame();
void run_later();  // tallygate_work() on a later turn
void call_after(std::chrono::milliseconds time, std::function<void()> then);
void show_mirror(const std::string& json);
void show_cursor(ui::Cursor cursor);
void show_address(const std::string& address);
// A sentence instead of the dashboard, with what can be done about it.
void fail(const std::string& explanation);

void copy_text(std::string_view text);
void open_link(std::string_view url);
void go_to(std::string_view url);
// Has the reader choose a file.
void pick_file(std::string_view types);
std::optional<ui::PickedFile> take_file();
void save_file(std::string_view name, std::string_view content_type, std::string_view content);
// Has the browser make a key pair beside the main thread; its number.
int make_key_pair(std::string_view algorithm);
std::optional<ui::KeyPair> take_key_pair(int number);
// Has the browser compress a text beside the main thread, or bring one back.
void pack(std::string_view text);
void unpack(std::string_view packed, size_t most);
std::optional<std::string> take_packed();
std::optional<std::string> take_unpacked();
std::string page_address();
// A clock that only goes forwards.
double seconds();
bool prefers_dark();
bool prefers_reduced_motion();
std::string setting(std::string_view key);
void set_setting(std::string_view key, std::string_view value);

}  // namespace wasm::host
