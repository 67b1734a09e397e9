#include "server/simulate_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <iostream>

#include "base/http_message.h"
#include "base/number_text.h"
#include "server/file.h"
#include "server/simulate_help.h"
#include "server/simulate_summary.h"
#include "sim/advice.h"
#include "sim/report.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"

namespace server {

namespace {

constexpr int failed_exit_code = 1, wrong_exit_code = 2, budget_exit_code = 4,
              unsound_exit_code = 5;
constexpr uint64_t slice = 20'000;
constexpr int bar_width = 40;

struct Ended {
  int code = 0;
};

void complain(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
}

base::Result<sim::Scenario, Ended> read(const std::filesystem::path& file,
                                        const SimulateOptions& options) {
  const auto text = read_file(file);
  if (!text) {
    complain("\"" + file.string() + "\" cannot be read.");
    return base::failure(Ended{wrong_exit_code});
  }
  auto scenario = sim::read_scenario(*text);
  if (!options.settings.empty()) {
    auto json = base::parse_json(*text);
    for (const std::string& setting : options.settings) {
      if (!json) break;
      auto changed = sim::with_setting(*json, setting);
      if (!changed) {
        complain("--set " + setting + ": " + changed.error());
        return base::failure(Ended{wrong_exit_code});
      }
      json = std::move(*changed);
    }
    if (json) scenario = sim::scenario_of(*json);
  }
  if (scenario) return std::move(*scenario);
  complain("\"" + file.string() + "\" is no scenario:");
  for (const auto& error : scenario.error()) {
    std::cerr << "  " << error.path << ": " << error.reason << '\n';
  }
  return base::failure(Ended{wrong_exit_code});
}

// On standard error, where somebody looks at it.
class ProgressBar {
 public:
  explicit ProgressBar(SimulateOptions::Output output)
      : m_shows(output == SimulateOptions::Output::usual && isatty(STDERR_FILENO)) {}
  ~ProgressBar() { clear(); }

  void show(const std::string& what, int64_t done, int64_t all) {
    if (!m_shows) return;
    const int filled = all > 0 ? static_cast<int>(done * bar_width / all) : 0;
    std::cerr << "\r\x1b[K[" << std::string(static_cast<size_t>(filled), '#')
              << std::string(static_cast<size_t>(bar_width - filled), '.') << "] " << what
              << std::flush;
  }
  void clear() {
    if (m_shows) std::cerr << "\r\x1b[K" << std::flush;
  }

 private:
  bool m_shows;
};

base::Result<sim::Results, Ended> simulate(const sim::Scenario& scenario,
                                           const SimulateOptions& options) {
  sim::Options how;
  how.seed = options.seed;
  how.depth =
      options.depth == SimulateOptions::Depth::full ? sim::Depth::full : sim::Depth::accounting;
  auto made = sim::Simulation::make(scenario, how);
  if (!made) {
    complain(made.error());
    return base::failure(Ended{failed_exit_code});
  }
  sim::Simulation& simulation = **made;
  ProgressBar bar(options.output);
  const int64_t all = scenario.duration.count();
  while (!simulation.run_to_end(slice)) {
    bar.show(base::to_iso(simulation.now()).substr(0, 16) + ", " +
                 base::grouped(simulation.total().tokens) + " tokens",
             (simulation.now() - scenario.start).count(), all);
  }
  sim::Results results = simulation.results();
  if (options.advice == SimulateOptions::Advice::given) {
    results.advice = sim::advice_for(scenario, results, how, {}, [&](const std::string& what) {
      bar.show("trying: " + what, all, all);
    });
  }
  return results;
}

bool write(const std::filesystem::path& folder, const char* name, const std::string& content) {
  const auto error = write_file(folder / name, content);
  if (error) complain("\"" + (folder / name).string() + "\": " + error.message() + ".");
  return !error;
}

bool write_all(const std::filesystem::path& folder, const std::vector<sim::Results>& runs) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    complain("\"" + folder.string() + "\": " + error.message() + ".");
    return false;
  }
  const char* const names[][4] = {
      {"results.json", "results.csv", "report.html", "burn-down.csv"},
      {"results-2.json", "results-2.csv", "report-2.html", "burn-down-2.csv"}};
  for (size_t at = 0; at < runs.size(); ++at) {
    if (!write(folder, names[at][0], base::write_json(sim::results_json(runs[at]), 1) + '\n') ||
        !write(folder, names[at][1], sim::results_csv(runs[at])) ||
        !write(folder, names[at][2], sim::report_html(runs[at]))) {
      return false;
    }
    const std::string burn_down = sim::burn_down_csv(runs[at]);
    if (!burn_down.empty() && !write(folder, names[at][3], burn_down)) return false;
  }
  if (runs.size() < 2) return true;
  return write(folder, "comparison.json",
               base::write_json(sim::comparison_json(runs[0], runs[1]), 1) + '\n');
}

}  // namespace

SimulateWords::SimulateWords(CLI::App& app)
    : m_command(app.add_subcommand("simulate", help::simulate_summary)) {
  CLI::App& command = *m_command;
  command.footer(help::simulate_footer);
  command.add_option("scenario", m_file, help::simulate_file)->type_name("SCENARIO.json");
  command.add_option("--seed", m_seed, help::simulate_seed)->type_name("N");
  command.add_option("--set", m_settings, help::simulate_set)
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->take_all();
  command.add_option("--out", m_out, help::simulate_out)->type_name("FOLDER");
  command.add_option("--compare", m_compared, help::simulate_compare)
      ->type_name("A.json B.json")
      ->expected(2);
  command.add_option("--fail-if", m_conditions, help::simulate_fail_if)
      ->type_name("FIGURE>N")
      ->expected(1)
      ->take_all();
  command.add_flag("--full", m_is_full, help::simulate_full);
  command.add_flag("--no-advice", m_without_advice, help::simulate_no_advice);
  command.add_flag("-q,--quiet", m_is_quiet, help::simulate_quiet);
}

base::Result<SimulateOptions, std::string> SimulateWords::options() const {
  SimulateOptions options;
  if (m_file.empty() == m_compared.empty()) {
    return base::failure(std::string("It takes one scenario, or two with --compare."));
  }
  if (!m_file.empty()) options.scenarios = {m_file};
  for (const std::string& file : m_compared) options.scenarios.emplace_back(file);
  if (!m_seed.empty()) {
    uint64_t seed = 0;
    const auto read = std::from_chars(m_seed.data(), m_seed.data() + m_seed.size(), seed);
    if (read.ec != std::errc() || read.ptr != m_seed.data() + m_seed.size()) {
      return base::failure("--seed: \"" + m_seed + "\" is no whole number.");
    }
    options.seed = seed;
  }
  for (const std::string& condition : m_conditions) {
    if (const auto read = sim::holds({}, condition); !read) {
      return base::failure("--fail-if: " + read.error());
    }
  }
  options.settings = m_settings;
  options.conditions = m_conditions;
  options.out = m_out;
  if (m_is_full) options.depth = SimulateOptions::Depth::full;
  if (m_without_advice) options.advice = SimulateOptions::Advice::left_out;
  if (m_is_quiet) options.output = SimulateOptions::Output::quiet;
  return options;
}

int run(const SimulateOptions& options) {
  std::vector<sim::Scenario> scenarios;
  for (const auto& file : options.scenarios) {
    auto scenario = read(file, options);
    if (!scenario) return scenario.error().code;
    scenarios.push_back(std::move(*scenario));
  }
  std::vector<sim::Results> runs;
  for (const sim::Scenario& scenario : scenarios) {
    auto results = simulate(scenario, options);
    if (!results) return results.error().code;
    runs.push_back(std::move(*results));
  }
  if (options.output == SimulateOptions::Output::usual) {
    for (const sim::Results& one : runs) std::cout << summary_of(one);
    if (runs.size() == 2) std::cout << comparison_of(runs[0], runs[1]);
  }
  if (!options.out.empty() && !write_all(options.out, runs)) return failed_exit_code;
  bool is_sound = true, is_over_budget = false;
  for (const sim::Results& one : runs) {
    for (const sim::Check& check : one.checks) {
      if (check.holds) continue;
      is_sound = false;
      complain("The check \"" + check.name + "\" failed: " + check.explanation);
    }
    for (const std::string& condition : options.conditions) {
      if (!*sim::holds(one, condition)) continue;
      is_over_budget = true;
      const std::string name(condition.substr(0, condition.find_first_of("<>=")));
      complain(condition + " holds: it is " + std::to_string(*sim::figure(one, base::trim(name))) +
               '.');
    }
  }
  if (!is_sound) return unsound_exit_code;
  return is_over_budget ? budget_exit_code : 0;
}

}  // namespace server
