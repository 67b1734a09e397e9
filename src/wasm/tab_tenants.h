// /admin/tenants and /admin/export of the page, as the server has them (server/tenants_route.h):
// its tenants are databases of the browser.
#pragma once

#include <optional>
#include <string>

#include "base/chance.h"
#include "base/http_message.h"
#include "storage/memory/memory_store.h"

namespace wasm {

class TabTenants {
 public:
  // The tenant of this tab; all must outlive this.
  TabTenants(storage::MemoryStore& store, const base::Clock& clock, base::Random& random)
      : m_store(store), m_clock(clock), m_random(random) {}

  static bool serves(std::string_view path);
  // The answer, or nothing: it comes later, as that of the request `id`, from the browser.
  std::optional<base::Response> answer(const base::Request& request, int id);

 private:
  std::optional<base::Response> add(const base::Request& request, int id);
  std::optional<base::Response> import(const std::string& name, const std::string& document,
                                       int id);
  base::Response write_document(const std::string& secrets);

  storage::MemoryStore& m_store;
  const base::Clock& m_clock;
  base::Random& m_random;
};

}  // namespace wasm
