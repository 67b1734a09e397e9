// The first to see a request: checks whom it is for, and hands it to the engine or the page.
#pragma once

#include <functional>
#include <string>

#include "base/http_message.h"
#include "server/page.h"

namespace server {

// Any thread, when the engine's door is.
class Front {
 public:
  using Engine = std::function<base::Response(const base::Request&)>;

  Front(std::string issuer_host, Engine engine, Page& page);

  // Never throws: what goes wrong inside is a 500 and a line in the log.
  base::Response answer(const base::Request& request);

 private:
  bool is_for_us(const base::Request& request) const;
  base::Response route(const base::Request& request);

  std::string m_issuer_host;
  Engine m_engine;
  Page& m_page;
};

}  // namespace server
