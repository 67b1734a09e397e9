// usage: ui_frames [APPLICATIONS]
// CPU time of a frame's UI code, nothing painted, over a tenant of very many applications. One line
// for each screen: its address, milliseconds of the middle one of 100 frames, and of the longest
// frame while it was opened. Then the longest frame while much happens. Of the simulator, whose
// frames work on the scenario too, only what is drawn: 100 frames of a run that plays, one at its
// end, one with a table of values, and one of a form with 200 services.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include "base/time.h"
#include "crypto/crypto.h"
#include "sim/gallery.h"
#include "sim/scenario_json.h"
#include "tests/ui/crowd.h"
#include "ui/canvas.h"
#include "ui/dashboard.h"

namespace {

class NoPlatform : public ui::Platform {
 public:
  void copy_text(std::string_view) override {}
  void open_link(std::string_view) override {}
  void go_to(std::string_view) override {}
  void pick_file(std::string_view) override {}
  std::optional<ui::PickedFile> take_file() override { return std::exchange(file, std::nullopt); }
  void save_file(std::string_view, std::string_view, std::string_view) override {}
  int make_key_pair(std::string_view) override {
    pair = ui::KeyPair{key, ""};
    return 1;
  }
  std::optional<ui::KeyPair> take_key_pair(int) override {
    return std::exchange(pair, std::nullopt);
  }
  void pack(std::string_view) override {}
  void unpack(std::string_view, size_t) override {}
  std::optional<std::string> take_packed() override { return std::nullopt; }
  std::optional<std::string> take_unpacked() override { return std::nullopt; }
  std::string page_address() const override { return {}; }
  double seconds() const override { return m_seconds += each_look; }
  bool prefers_dark() const override { return true; }
  bool prefers_reduced_motion() const override { return true; }
  std::string setting(std::string_view) const override { return {}; }
  void set_setting(std::string_view, std::string_view) override {}

  std::optional<ui::PickedFile> file;
  // A simulation looks at the clock after each of the parts of its work: by this it does many of
  // them in a frame, or one.
  double each_look = 0.0001;

 private:
  static std::string new_key() {
    crypto::SecureRandom random;
    return (*crypto::generate_rsa(2048, random))->pkcs8_der();
  }
  std::string key = new_key();
  std::optional<ui::KeyPair> pair;
  mutable double m_seconds = 0;
};

class Bench {
 public:
  explicit Bench(size_t applications) : m_backend(applications) {
    m_dashboard.set_fonts(m_canvas.fonts());
  }

  // Milliseconds of CPU.
  double frame() {
    const std::clock_t start = std::clock();
    m_canvas.frame({1280, 800, 1}, 1.0 / 60, [&] { m_dashboard.frame(); });
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  // Frames until nothing moves; the longest.
  double settle() {
    double longest = 0;
    for (int quiet = 0; quiet < 3;) {
      longest = std::max(longest, frame());
      bool moved = m_dashboard.wants_frame();
      while (m_backend.deliver()) moved = true;
      quiet = moved ? 0 : quiet + 1;
    }
    return longest;
  }
  double open(const char* address) {
    m_dashboard.open(address);
    return settle();
  }
  double middle_of_frames() {
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
      m_canvas.feed(ui::PointerMove{640.0f + static_cast<float>(i), 400});
      times.push_back(frame());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  }
  // From the top by the wheel: the longest frame.
  double scroll() {
    double longest = 0;
    m_canvas.feed(ui::PointerMove{640, 400});
    for (int i = 0; i < 100; ++i) {
      m_canvas.feed(ui::Wheel{0, 240});
      longest = std::max(longest, frame());
    }
    return longest;
  }
  enum class Settles { no, yes };
  double press(ui::Role role, std::string_view name, Settles settles = Settles::yes) {
    for (const ui::MirrorNode& node : m_canvas.mirror().nodes()) {
      if (node.role != role || node.name != name) continue;
      m_canvas.mirror().activate(node.id);
      m_canvas.mirror().focus(node.id);
      return settles == Settles::yes ? settle() : frame();
    }
    std::fprintf(stderr, "no %s\n", std::string(name).c_str());
    std::exit(1);
  }
  double longest_of_frames() {
    double longest = 0;
    for (int i = 0; i < 100; ++i) {
      m_canvas.feed(ui::PointerMove{640.0f + static_cast<float>(i), 400});
      longest = std::max(longest, frame());
    }
    return longest;
  }
  // The gallery with the pictures that are in sight.
  double open_gallery() {
    m_platform.each_look = 1;
    const double opening = open("#/simulator");
    m_platform.each_look = 0.0001;
    while (m_dashboard.next_frame_seconds() < 1) frame();
    return opening;
  }
  // What a simulation does is left out: it does the least that it can.
  double play() {
    press(ui::Role::button, "To the next event", Settles::yes);
    press(ui::Role::button, "Play", Settles::no);
    m_platform.each_look = 1;
    const double longest = longest_of_frames();
    m_platform.each_look = 0.0001;
    press(ui::Role::button, "Pause", Settles::yes);
    return longest;
  }
  void open_file(const std::string& content) {
    open("#/simulator");
    m_platform.file = {"scenario.json", content};
    settle();
  }
  double type(const char* text) {
    m_canvas.feed(ui::TextTyped{text});
    return settle();
  }

 private:
  test_support::CrowdBackend m_backend;
  base::ManualClock m_clock{*base::parse_iso("2026-11-23T09:30:00Z")};
  NoPlatform m_platform;
  ui::Canvas m_canvas{m_platform, nullptr};
  ui::Dashboard m_dashboard{m_backend, m_clock, m_platform};
};

void print(const char* what, double milliseconds) {
  std::printf("%s %.2f\n", what, milliseconds);
}

// As large as forms of scenarios become.
std::string large_scenario() {
  sim::Scenario scenario = *sim::read_scenario(sim::find_in_gallery("retry-storm")->text);
  const sim::Service service = scenario.services.front();
  for (int at = 0; at < 200; ++at) {
    const std::string name = "service-" + std::to_string(at);
    scenario.applications.push_back({name, std::nullopt});
    scenario.services.push_back(service);
    scenario.services.back().name = scenario.services.back().application = name;
    scenario.services.back().instances.count = 1;
  }
  return sim::write_scenario(scenario);
}

void measure_simulator(Bench& bench) {
  const double opening = bench.open_gallery();
  std::printf("#/simulator %.2f %.2f\n", bench.middle_of_frames(), opening);
  bench.open("#/simulator/retry-storm");
  print("playing", bench.play());
  bench.press(ui::Role::button, "To the end");
  print("at-the-end", bench.longest_of_frames());
  bench.press(ui::Role::button, "Show as a table: Token requests");
  print("values-as-a-table", bench.longest_of_frames());
  bench.open_file(large_scenario());
  bench.press(ui::Role::button, "Change it");
  bench.press(ui::Role::radio, "Services");
  print("form-of-many-services", bench.longest_of_frames());
  bench.press(ui::Role::button, "risk");
  bench.press(ui::Role::textbox, "How many");
  print("changing-one-of-many-services", bench.type("1"));
  bench.press(ui::Role::radio, "Applications");
  print("form-of-many-applications", bench.longest_of_frames());
  print("playing-many-services", bench.play());
  bench.press(ui::Role::button, "To the end");
  print("many-services-at-the-end", bench.longest_of_frames());
}

}  // namespace

int main(int argc, char** argv) {
  Bench bench(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000);
  print("loading", bench.settle());
  for (const char* address : {"#/start",
                              "#/applications",
                              "#/applications/new",
                              "#/applications/client1000007/quickstart",
                              "#/applications/client1000007/settings",
                              "#/applications/client1000007/credentials",
                              "#/applications/client1000007/apis",
                              "#/applications/client1000007/quota",
                              "#/apis",
                              "#/apis/new",
                              "#/apis/api1/settings",
                              "#/apis/api1/permissions",
                              "#/apis/api1/applications",
                              "#/organizations",
                              "#/rules",
                              "#/rules/new",
                              "#/logs",
                              "#/usage",
                              "#/keys",
                              "#/settings"}) {
    const double opening = bench.open(address);
    std::printf("%s %.2f %.2f\n", address, bench.middle_of_frames(), opening);
  }
  bench.open("#/applications");
  print("sorting", bench.press(ui::Role::button, "Sort by Tokens this month"));
  print("scrolling", bench.scroll());
  bench.press(ui::Role::textbox, "Search by name or client ID");
  print("searching", bench.type("CLIENT1000123"));
  bench.open("#/apis/api1/applications");
  bench.press(ui::Role::textbox, "Search by name or client ID");
  print("filtering", bench.type("service"));
  print("scrolling-grants", bench.scroll());
  bench.open("#/organizations");
  print("sorting-organizations", bench.press(ui::Role::button, "Sort by Name"));
  bench.open("#/rules/new");
  print("picking", bench.press(ui::Role::button, "Add an application"));
  print("picking-by-search", bench.type("1000123"));
  measure_simulator(bench);
}
