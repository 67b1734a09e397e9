#include "wasm/host.h"

#include <emscripten.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "base/hex.h"
#include "wasm/header_lines.h"

// Texts go to the browser as address and size, and come back as malloc'ed UTF-8; `memory` is how
// the host reads and writes them.
// clang-format off
EM_JS(void, host_attach, (), {
  Module.host.memory = {
    take: (address, size) => UTF8ToString(address, size),
    give: (text) => {
      const size = lengthBytesUTF8(text) + 1;
      const address = _malloc(size);
      stringToUTF8(text, address, size);
      return address;
    },
    octets: () => HEAPU8
  };
});
EM_JS(int, host_is_server, (), { return Module.host.isServer ? 1 : 0; });
EM_JS(int, host_is_apple, (), { return Module.host.isApple ? 1 : 0; });
EM_JS(char*, host_text, (int which), {
  return Module.host.give(["label", "issuer", "masterKey", "name", "clock", "pageAddress"][which]);
});
EM_JS(int, host_record_count, (), { return Module.host.records.length; });
EM_JS(char*, host_record, (int index, int part), {
  return Module.host.giveRecord(index, part);
});
EM_JS(void, host_changed, (), { Module.host.changed(); });
EM_JS(void, host_keep, (const char* table, int table_size, const char* key, int key_size,
                        const char* document, int size), {
  const { take } = Module.host.memory;
  Module.host.keep(take(table, table_size), take(key, key_size),
                   document ? take(document, size) : null);
});
EM_JS(void, host_list_tenants, (int id), { Module.host.listTenants(id); });
EM_JS(void, host_give_record, (const char* table, int table_size, const char* key, int key_size,
                               const char* document, int size), {
  const { take } = Module.host.memory;
  Module.host.given.push({ table: take(table, table_size), key: take(key, key_size),
                           document: take(document, size) });
});
EM_JS(void, host_make_tenant, (int id, const char* name, int size, const char* key, int key_size), {
  const { take } = Module.host.memory;
  Module.host.makeTenant(id, take(name, size), take(key, key_size));
});
EM_JS(void, host_remove_tenant, (int id, const char* name, int size), {
  Module.host.removeTenant(id, Module.host.memory.take(name, size));
});
EM_JS(void, host_save_again, (), { Module.host.saveNow(); });
EM_JS(void, host_reset, (), { Module.host.reset(); });
EM_JS(void, host_make_signing_key, (), { Module.host.makeSigningKey(); });
EM_JS(void, host_send, (int id, const char* method, int method_size, const char* target,
                        int target_size, const char* headers, int headers_size, const char* body,
                        int body_size), {
  const { take } = Module.host.memory;
  Module.host.send(id, take(method, method_size), take(target, target_size),
                   take(headers, headers_size), take(body, body_size));
});
EM_JS(void, host_request_frame, (), { Module.host.requestFrame(); });
EM_JS(void, host_run_later, (), { Module.host.runLater(); });
EM_JS(void, host_show, (int which, const char* text, int size), {
  const acts = ["showMirror", "showCursor", "showAddress", "fail", "copyText", "openLink", "goTo",
                "pickFile", "keepClock"];
  Module.host[acts[which]](Module.host.memory.take(text, size));
});
EM_JS(void, host_save_file, (const char* name, int name_size, const char* type, int type_size,
                             const char* content, int size), {
  const { take, octets } = Module.host.memory;
  Module.host.saveFile(take(name, name_size), take(type, type_size),
                       octets().slice(content, content + size));
});
EM_JS(int, host_make_key_pair, (const char* algorithm, int size), {
  return Module.host.makeKeyPair(Module.host.memory.take(algorithm, size));
});
EM_JS(int, host_has_key_pair, (int number), { return Module.host.keyPairs.has(number) ? 1 : 0; });
EM_JS(char*, host_key_pair, (int number, int which), {
  return Module.host.memory.give(Module.host.keyPairs.get(number)[which]);
});
EM_JS(void, host_forget_key_pair, (int number), { Module.host.keyPairs.delete(number); });
EM_JS(void, host_pack, (const char* text, int size, int most), {
  Module.host.pack(Module.host.memory.take(text, size), most);
});
// Null: it is not there yet.
EM_JS(char*, host_take_packed, (int unpacked), {
  const text = Module.host.takePacked(unpacked);
  return text === null ? 0 : Module.host.memory.give(text);
});
EM_JS(int, host_has_file, (), { return Module.host.file ? 1 : 0; });
EM_JS(char*, host_file, (int which), {
  return Module.host.memory.give(Module.host.file[which ? "content" : "name"]);
});
EM_JS(void, host_forget_file, (), { Module.host.file = null; });
EM_JS(int, host_prefers_dark, (), { return Module.host.prefersDark() ? 1 : 0; });
EM_JS(int, host_prefers_reduced_motion, (), {
  return Module.host.prefersReducedMotion() ? 1 : 0;
});
EM_JS(char*, host_setting, (const char* key, int size), {
  return Module.host.giveSetting(Module.host.memory.take(key, size));
});
EM_JS(void, host_set_setting, (const char* key, int key_size, const char* value,
                               int size), {
  const { take } = Module.host.memory;
  Module.host.setSetting(take(key, key_size), take(value, size));
});
// clang-format on

namespace wasm::host {

namespace {

enum class Text { label, issuer, master_key, tenant_name, clock, page_address };
// In the order of host_show.
enum class Act {
  show_mirror,
  show_cursor,
  show_address,
  fail,
  copy_text,
  open_link,
  go_to,
  pick_file,
  keep_clock
};

int size(std::string_view text) {
  return static_cast<int>(text.size());
}

std::string owned(char* text) {
  std::string copy = text ? text : "";
  std::free(text);
  return copy;
}

std::string text(Text which) {
  return owned(host_text(static_cast<int>(which)));
}

void show(Act act, std::string_view text) {
  host_show(static_cast<int>(act), text.data(), size(text));
}

// The CSS names.
std::string_view name(ui::Cursor cursor) {
  switch (cursor) {
    case ui::Cursor::arrow:
      return "default";
    case ui::Cursor::hand:
      return "pointer";
    case ui::Cursor::text:
      return "text";
    case ui::Cursor::resize_horizontal:
      return "ew-resize";
    case ui::Cursor::resize_vertical:
      return "ns-resize";
    case ui::Cursor::move:
      return "move";
    case ui::Cursor::not_allowed:
      return "not-allowed";
    case ui::Cursor::none:
      return "none";
  }
  return "default";
}

}  // namespace

void attach() {
  host_attach();
}
BackendKind backend_kind() {
  return host_is_server() ? BackendKind::server : BackendKind::tab;
}
std::string label() {
  return text(Text::label);
}
std::string issuer() {
  return text(Text::issuer);
}
std::string master_key() {
  return base::from_hex(text(Text::master_key)).value_or("");
}

ui::KeyboardKind keyboard() {
  return host_is_apple() ? ui::KeyboardKind::apple : ui::KeyboardKind::other;
}

storage::Records kept_records() {
  storage::Records records;
  for (int index = 0; index < host_record_count(); ++index) {
    const auto table = storage::table_from_name(owned(host_record(index, 0)));
    if (!table) continue;
    records.push_back({*table, owned(host_record(index, 1)), owned(host_record(index, 2))});
  }
  return records;
}

void tell_changed() {
  host_changed();
}

void keep(const storage::Record& record) {
  const std::string_view table = storage::name(record.table);
  const bool removed = !record.document;
  host_keep(table.data(), size(table), record.key.data(), size(record.key),
            removed ? nullptr : record.document->data(), removed ? 0 : size(*record.document));
}

void save_again() {
  host_save_again();
}
void reset() {
  host_reset();
}
void make_signing_key() {
  host_make_signing_key();
}

std::string tenant_name() {
  return text(Text::tenant_name);
}
std::string clock_state() {
  return text(Text::clock);
}
void keep_clock(const std::string& state) {
  show(Act::keep_clock, state);
}

void list_tenants(int id) {
  host_list_tenants(id);
}

void give_record(const storage::Record& record) {
  const std::string_view table = storage::name(record.table);
  host_give_record(table.data(), size(table), record.key.data(), size(record.key),
                   record.document->data(), size(*record.document));
}

void make_tenant(int id, const std::string& name, const std::string& master_key) {
  const std::string hex = base::to_hex(master_key);
  host_make_tenant(id, name.data(), size(name), hex.data(), size(hex));
}

void remove_tenant(int id, const std::string& name) {
  host_remove_tenant(id, name.data(), size(name));
}

void send(int id, const base::Request& request) {
  const std::string headers = lines_of_headers(request.headers);
  host_send(id, request.method.data(), size(request.method), request.target.data(),
            size(request.target), headers.data(), size(headers), request.body.data(),
            size(request.body));
}

void request_frame() {
  host_request_frame();
}
void call_after(std::chrono::milliseconds time, std::function<void()> then) {
  auto kept = std::make_unique<std::function<void()>>(std::move(then));
  emscripten_async_call(
      [](void* given) {
        const std::unique_ptr<std::function<void()>> called(
            static_cast<std::function<void()>*>(given));
        (*called)();
      },
      kept.release(), static_cast<int>(time.count()));
}

void run_later() {
  host_run_later();
}
void show_mirror(const std::string& json) {
  show(Act::show_mirror, json);
}
void show_cursor(ui::Cursor cursor) {
  show(Act::show_cursor, name(cursor));
}
void show_address(const std::string& address) {
  show(Act::show_address, address);
}
void fail(const std::string& explanation) {
  show(Act::fail, explanation);
}

void copy_text(std::string_view text) {
  show(Act::copy_text, text);
}
void open_link(std::string_view url) {
  show(Act::open_link, url);
}

void go_to(std::string_view url) {
  show(Act::go_to, url);
}

void pick_file(std::string_view types) {
  show(Act::pick_file, types);
}

std::optional<ui::PickedFile> take_file() {
  if (host_has_file() == 0) return std::nullopt;
  ui::PickedFile file{owned(host_file(0)), owned(host_file(1))};
  host_forget_file();
  return file;
}

void save_file(std::string_view name, std::string_view content_type, std::string_view content) {
  host_save_file(name.data(), size(name), content_type.data(), size(content_type), content.data(),
                 size(content));
}

int make_key_pair(std::string_view algorithm) {
  return host_make_key_pair(algorithm.data(), size(algorithm));
}

std::optional<ui::KeyPair> take_key_pair(int number) {
  if (host_has_key_pair(number) == 0) return std::nullopt;
  ui::KeyPair pair{owned(host_key_pair(number, 0)), owned(host_key_pair(number, 1))};
  host_forget_key_pair(number);
  return pair;
}

void pack(std::string_view text) {
  host_pack(text.data(), size(text), 0);
}

void unpack(std::string_view packed, size_t most) {
  host_pack(packed.data(), size(packed), static_cast<int>(most));
}

std::optional<std::string> take_packed() {
  char* text = host_take_packed(0);
  return text ? std::optional(owned(text)) : std::nullopt;
}

std::optional<std::string> take_unpacked() {
  char* text = host_take_packed(1);
  return text ? std::optional(owned(text)) : std::nullopt;
}

std::string page_address() {
  return text(Text::page_address);
}

double seconds() {
  return emscripten_get_now() / 1000;
}
bool prefers_dark() {
  return host_prefers_dark() != 0;
}
bool prefers_reduced_motion() {
  return host_prefers_reduced_motion() != 0;
}
std::string setting(std::string_view key) {
  return owned(host_setting(key.data(), size(key)));
}

void set_setting(std::string_view key, std::string_view value) {
  host_set_setting(key.data(), size(key), value.data(), size(value));
}

}  // namespace wasm::host
