// tallygate simulate: a scenario, headless.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace server {

struct SimulateOptions {
  enum class Depth { accounting, full };
  enum class Advice { given, left_out };
  enum class Output { usual, quiet };

  std::vector<std::filesystem::path> scenarios;  // one, or two to compare
  std::optional<uint64_t> seed;
  std::vector<std::string> settings, conditions;
  std::filesystem::path out;  // empty: none
  Depth depth = Depth::accounting;
  Advice advice = Advice::given;
  Output output = Output::usual;
};

class SimulateWords {
 public:
  // Adds the command; the words must stay where they are until they are parsed.
  explicit SimulateWords(CLI::App& app);
  SimulateWords(const SimulateWords&) = delete;
  SimulateWords& operator=(const SimulateWords&) = delete;

  bool parsed() const { return m_command->parsed(); }
  // Fails with one sentence.
  base::Result<SimulateOptions, std::string> options() const;

 private:
  CLI::App* m_command;
  std::string m_file, m_seed, m_out;
  std::vector<std::string> m_compared, m_settings, m_conditions;
  bool m_is_full = false, m_without_advice = false, m_is_quiet = false;
};

// Gives the exit code (simulate_help.h).
int run(const SimulateOptions& options);

}  // namespace server
