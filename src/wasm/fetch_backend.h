// The tenant of the server that this page came from.
#pragma once

#include "wasm/page_backend.h"

namespace wasm {

// The page adds the dashboard's token, and renews it.
class FetchBackend : public PageBackend {
 public:
  void send(base::Request request, std::function<void(base::Response)> done) override;
  std::string label() const override;
  std::string issuer() const override;
  bool can_reset() const override { return false; }
  void reset() override {}
};

}  // namespace wasm
