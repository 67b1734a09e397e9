// The last exchanges with the tenant, as they went over the wire.
#pragma once

#include <chrono>
#include <deque>
#include <memory>

#include "base/time.h"
#include "ui/backend.h"

namespace ui {

struct Exchange {
  uint64_t id = 0;
  base::Request request;
  base::Response response;
  bool answered = false;
  base::Time begun{};
  std::chrono::milliseconds took{0};
  int times = 1;                 // the same question, asked again and again
  bool is_by_session = false;    // the backend added the dashboard's own token
  std::string traceparent = {};  // by which the tenant's log event is known; empty: none is left

  bool is_token() const { return request.path().substr(0, 7) == "/oauth/"; }
  bool is_change() const { return !is_token() && request.method != "GET"; }
  bool failed() const { return answered && (response.status == 0 || response.status >= 400); }
};

// A backend that remembers what goes through it.
class RecordingBackend : public Backend {
 public:
  // Both must outlive it.
  RecordingBackend(Backend& behind, const base::Clock& clock) : m_behind(behind), m_clock(clock) {}

  void send(base::Request request, std::function<void(base::Response)> done) override;
  std::string label() const override { return m_behind.label(); }
  std::string issuer() const override { return m_behind.issuer(); }
  bool can_reset() const override { return m_behind.can_reset(); }
  void reset() override { m_behind.reset(); }
  StorageState storage_state() const override { return m_behind.storage_state(); }
  void save_again() override { m_behind.save_again(); }

  // Newest first.
  const std::deque<std::shared_ptr<Exchange>>& exchanges() const { return m_exchanges; }
  // What is sent there leaves no trace here.
  Backend& behind() { return m_behind; }

  static constexpr size_t most = 50;

 private:
  std::string new_trace();

  Backend& m_behind;
  const base::Clock& m_clock;
  std::deque<std::shared_ptr<Exchange>> m_exchanges;
  uint64_t m_last_id = 0;
};

}  // namespace ui
