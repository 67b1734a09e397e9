// The whole dashboard over a real engine, on a canvas that nobody paints. Things are found by what
// the mirror says of them and pressed with the mouse where it says they are.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/form.h"
#include "sim/faults/faults_route.h"
#include "tests/support/test_tenant.h"
#include "ui/canvas.h"
#include "ui/dashboard.h"

namespace test_support {

class EngineBackend : public ui::Backend {
 public:
  explicit EngineBackend(TestTenant& tenant)
      : on_purpose(tenant.clock, tenant.random), m_tenant(tenant) {}

  void send(base::Request request, std::function<void(base::Response)> done) override {
    m_waiting.emplace_back(std::move(request), std::move(done));
  }
  std::string label() const override { return "in this tab"; }
  std::string issuer() const override { return test_support::issuer; }
  bool can_reset() const override { return true; }
  void reset() override { ++resets; }
  ui::StorageState storage_state() const override { return storage; }
  void save_again() override { ++saves; }

  // Answers one request that waits. False when none does.
  bool deliver() {
    if (m_waiting.empty()) return false;
    auto [request, done] = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (request.target.rfind("/api/", 0) == 0 && !request.headers.find("authorization")) {
      request.headers.add("authorization", "Bearer " + m_tenant.token);
    }
    request.headers.set("host", "localhost:8080");
    for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
      if (request.method + " " + request.target != fault->first) continue;
      const base::Response response = fault->second;
      faults.erase(fault);
      done(response);
      return true;
    }
    if (sim::is_faults_path(request.path())) {
      done(sim::answer_about_faults(on_purpose, request, m_tenant.clock, m_tenant.random));
      return true;
    }
    base::Response response = on_purpose.handle(*m_tenant.engine, request).response;
    if (response.status == 401 && request.target.rfind("/api/", 0) == 0) {
      // As the page's backends do when the token is good no more.
      m_tenant.token = m_tenant.engine->dashboard_token();
      request.headers.set("authorization", "Bearer " + m_tenant.token);
      response = m_tenant.send(request);
    }
    done(std::move(response));
    return true;
  }

  sim::Faults on_purpose;
  int resets = 0, saves = 0;
  ui::StorageState storage;
  // Answers that a broken connection or a hostile moment would give, once each, by method and
  // target.
  std::map<std::string, base::Response> faults;

 private:
  TestTenant& m_tenant;
  std::deque<std::pair<base::Request, std::function<void(base::Response)>>> m_waiting;
};

class TestPlatform : public ui::Platform {
 public:
  void copy_text(std::string_view text) override { clipboard = text; }
  void open_link(std::string_view) override {}
  void go_to(std::string_view url) override { gone_to = url; }
  void pick_file(std::string_view) override { asked_for_file = true; }
  std::optional<ui::PickedFile> take_file() override { return std::exchange(file, std::nullopt); }
  void save_file(std::string_view name, std::string_view, std::string_view content) override {
    files[std::string(name)] = content;
  }
  int make_key_pair(std::string_view) override { return asked_for_pair += 1; }
  std::optional<ui::KeyPair> take_key_pair(int number) override {
    return number == asked_for_pair ? std::exchange(pair, std::nullopt) : std::nullopt;
  }
  // Without a browser nothing is compressed.
  void pack(std::string_view text) override { packed = base::percent_encode(text); }
  void unpack(std::string_view text, size_t) override {
    unpacked = base::percent_decode(text).value_or("");
  }
  std::optional<std::string> take_packed() override { return std::exchange(packed, std::nullopt); }
  std::optional<std::string> take_unpacked() override {
    return std::exchange(unpacked, std::nullopt);
  }
  std::string page_address() const override { return "https://tallygate.example/"; }
  double seconds() const override { return m_seconds += 0.0001; }
  bool prefers_dark() const override { return true; }
  bool prefers_reduced_motion() const override { return true; }
  std::string setting(std::string_view key) const override {
    const auto at = settings.find(key);
    return at == settings.end() ? "" : at->second;
  }
  void set_setting(std::string_view key, std::string_view value) override {
    settings[std::string(key)] = value;
  }

  std::string clipboard, gone_to;
  int asked_for_pair = 0;  // so many times; `pair` is for the last
  bool asked_for_file = false;
  std::optional<ui::PickedFile> file;  // that the reader has chosen
  std::optional<std::string> packed, unpacked;
  std::optional<ui::KeyPair> pair;           // what the browser has made
  std::map<std::string, std::string> files;  // that were saved, by name
  std::map<std::string, std::string, std::less<>> settings;

 private:
  mutable double m_seconds = 0;  // each look at the clock takes a while
};

class Page {
 public:
  explicit Page(ui::View view = {1280, 800, 1});

  void open(const std::string& address);
  std::string address() const { return dashboard.address(); }
  // Frames and answers until nothing moves.
  void settle();
  void frame(double seconds = 1.0 / 60);

  // The first node of that role and name; fails the test when there is none.
  ui::MirrorNode get(ui::Role role, const std::string& name);
  const ui::MirrorNode* find(ui::Role role, const std::string& name);
  // Whether some text, heading, link, alert or status holds these words.
  bool reads(const std::string& words);
  // Every node as "role name", one to a line: for a failing test's output.
  std::string described();

  void click(ui::Role role, const std::string& name);
  void click_at(float x, float y);
  // Clicks the field, replaces what it holds.
  void fill(const std::string& field, const std::string& text);
  void press(const std::string& key, bool control = false);
  void wheel(float x, float y, float distance);

  TestTenant tenant;
  EngineBackend backend{tenant};
  TestPlatform platform;
  ui::View view;
  ui::Canvas canvas{platform, nullptr};
  ui::Dashboard dashboard{backend, tenant.clock, platform};
};

}  // namespace test_support
