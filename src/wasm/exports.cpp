#include "wasm/exports.h"

#include <emscripten.h>

#include <cmath>

#include "wasm/header_lines.h"
#include "wasm/page.h"

namespace {

wasm::Page* page = nullptr;  // the browser's callbacks carry no context

enum Modifier { shift = 1, control = 2, alt = 4, meta = 8 };

}  // namespace

namespace wasm {
void export_page(Page& exported) {
  page = &exported;
}
}  // namespace wasm

extern "C" {

// Seconds until the next frame is due; negative: none until something happens.
EMSCRIPTEN_KEEPALIVE double tallygate_frame(float width, float height, float pixel_ratio,
                                            double now_seconds) {
  const double next = page->frame({width, height, pixel_ratio}, now_seconds);
  return std::isinf(next) ? -1 : next;
}

EMSCRIPTEN_KEEPALIVE void tallygate_pointer_move(float x, float y, int kind) {
  page->feed(ui::PointerMove{x, y, static_cast<ui::PointerKind>(kind)});
}

EMSCRIPTEN_KEEPALIVE void tallygate_pointer_press(float x, float y, int kind, int button,
                                                  int down) {
  page->feed(ui::PointerPress{x, y, static_cast<ui::PointerButton>(button),
                              down ? ui::Press::down : ui::Press::up,
                              static_cast<ui::PointerKind>(kind)});
}

EMSCRIPTEN_KEEPALIVE void tallygate_pointer_leave() {
  page->feed(ui::PointerLeave{});
}

EMSCRIPTEN_KEEPALIVE void tallygate_wheel(float x, float y) {
  page->feed(ui::Wheel{x, y});
}

EMSCRIPTEN_KEEPALIVE void tallygate_key(const char* code, int down, int modifiers) {
  page->feed(ui::KeyPress{code, down ? ui::Press::down : ui::Press::up, (modifiers & control) != 0,
                          (modifiers & shift) != 0, (modifiers & alt) != 0,
                          (modifiers & meta) != 0});
}

EMSCRIPTEN_KEEPALIVE void tallygate_text(const char* utf8) {
  page->feed(ui::TextTyped{utf8});
}
EMSCRIPTEN_KEEPALIVE void tallygate_edit(int from, int to, const char* utf8) {
  page->feed(ui::TextEdit{static_cast<size_t>(from), static_cast<size_t>(to), utf8});
}
EMSCRIPTEN_KEEPALIVE void tallygate_paste(const char* utf8) {
  page->feed(ui::Paste{utf8});
}

EMSCRIPTEN_KEEPALIVE void tallygate_page_focus(int focused) {
  page->feed(ui::FocusChange{focused != 0});
}

// Some of what was fed has not reached the dashboard yet.
EMSCRIPTEN_KEEPALIVE int tallygate_input_waits() {
  return page->input_waits() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void tallygate_press(uint32_t id) {
  page->feed(ui::ItemPress{id});
}
EMSCRIPTEN_KEEPALIVE void tallygate_focus(uint32_t id) {
  page->feed(ui::ItemFocus{id});
}
EMSCRIPTEN_KEEPALIVE void tallygate_open(const char* address) {
  page->open(address);
}
EMSCRIPTEN_KEEPALIVE void tallygate_context_restored() {
  page->context_restored();
}

EMSCRIPTEN_KEEPALIVE void tallygate_work() {
  page->backend().work();
}
EMSCRIPTEN_KEEPALIVE void tallygate_save(int everything) {
  using Extent = wasm::PageBackend::Extent;
  page->backend().save(everything ? Extent::everything : Extent::changes);
}

EMSCRIPTEN_KEEPALIVE void tallygate_storage(int trouble, const char* detail, int under_way) {
  page->backend().take_storage_state(
      {static_cast<ui::StorageTrouble>(trouble), detail, under_way != 0});
}

EMSCRIPTEN_KEEPALIVE void tallygate_signing_key(const char* der, int size) {
  page->backend().take_signing_key({der, static_cast<size_t>(size)});
}

// Status 0: nothing answered, and the body says why.
EMSCRIPTEN_KEEPALIVE void tallygate_response(int id, int status, const char* headers,
                                             const char* body) {
  base::Response response;
  response.status = status;
  response.headers = wasm::headers_of_lines(headers);
  response.body = body;
  page->backend().answer(id, std::move(response));
}
}
