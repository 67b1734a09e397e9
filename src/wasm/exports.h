// What the browser calls: web/*.js through the core's exported functions, all named tallygate_*.
#pragma once

namespace wasm {

class Page;

// From now on the exports act on this page.
void export_page(Page& page);

}  // namespace wasm
