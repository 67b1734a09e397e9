#include "ui/tenant/calls.h"

#include <utility>

namespace ui {
namespace {

std::string first_string(const base::Json& body, std::initializer_list<const char*> members) {
  for (const char* member : members) {
    if (auto value = base::string_member(body, member)) return *value;
  }
  return {};
}

}  // namespace

Answer answer_of(const base::Response& response) {
  if (response.status == 0) return base::failure(Failure{0, {}, response.body});
  const auto body = response.body.empty() ? base::Result<base::Json, base::JsonError>(base::Json())
                                          : base::parse_json(response.body);
  if (response.status >= 200 && response.status < 300) {
    if (body) return *body;
    return base::failure(Failure{response.status, "malformed_answer", {}});
  }
  Failure failure{response.status, {}, {}};
  if (body) {
    failure.error = first_string(*body, {"errorCode", "error"});
    failure.message = first_string(*body, {"message", "error_description"});
  }
  if (failure.message.empty()) failure.message = base::reason_phrase(response.status);
  return base::failure(failure);
}

void Calls::raw(base::Request request, std::function<void(const base::Response&)> handle) {
  m_backend.send(std::move(request), [this, alive = std::weak_ptr<int>(m_alive),
                                      handle = std::move(handle)](const base::Response& response) {
    if (alive.expired()) return;
    m_arrived = true;
    handle(response);
  });
}

void Calls::get(const std::string& path, OnAnswer handle) {
  base::Request request;
  request.target = path;
  raw(std::move(request), [handle = std::move(handle)](const base::Response& response) {
    handle(answer_of(response));
  });
}

void Calls::send(const std::string& method, const std::string& path, const base::Json& body,
                 OnAnswer handle) {
  base::Request request;
  request.method = method;
  request.target = path;
  if (!body.is_null()) {
    request.headers.set("content-type", "application/json");
    request.body = base::write_json(body);
  }
  raw(std::move(request), [handle = std::move(handle)](const base::Response& response) {
    handle(answer_of(response));
  });
}

bool Calls::take_arrived() {
  return std::exchange(m_arrived, false);
}

}  // namespace ui
