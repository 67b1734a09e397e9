// Requests to the tenant and their answers, as JSON.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "ui/backend.h"
#include "ui/tenant/failure.h"

namespace ui {

using Answer = base::Result<base::Json, Failure>;
using OnAnswer = std::function<void(const Answer&)>;

class Calls {
 public:
  explicit Calls(Backend& backend) : m_backend(backend) {}

  // `handle` is called in a later frame, unless this object is gone by then. An empty answer (204)
  // is null.
  void get(const std::string& path, OnAnswer handle);
  void send(const std::string& method, const std::string& path, const base::Json& body,
            OnAnswer handle);
  // Any request, and the response as it came.
  void raw(base::Request request, std::function<void(const base::Response&)> handle);

  // True once after answers have come: what is shown may be out of date.
  bool take_arrived();
  bool arrived() const { return m_arrived; }

 private:
  Backend& m_backend;
  std::shared_ptr<int> m_alive = std::make_shared<int>(0);
  bool m_arrived = false;
};

Answer answer_of(const base::Response& response);

}  // namespace ui
