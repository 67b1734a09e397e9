// A simulation: made from a scenario and a seed, run as far as one likes, looked at any time. The
// same scenario and seed give the same results on every platform.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/results.h"
#include "sim/tenant.h"

namespace sim {

struct Options {
  Depth depth = Depth::accounting;
  std::optional<uint64_t> seed;  // instead of the scenario's
  // RSA, PKCS #8, DER or PEM: two spare the simulation from making its own, which takes wasm a
  // second.
  std::vector<std::string> signing_keys;
};

class Simulation {
 public:
  // A sentence when the tenant cannot be opened.
  static base::Result<std::unique_ptr<Simulation>, std::string> make(Scenario scenario,
                                                                     Options options = {});
  ~Simulation();

  const Scenario& scenario() const;
  base::Time now() const;
  bool is_over() const;

  // Runs up to that moment, or shorter: `work_max` appointments (a token request, a step of the
  // calls' count) are a slice; some thousands fit between two frames. Says whether it got there.
  bool run_until(base::Time until, uint64_t work_max = UINT64_MAX);
  bool run_to_next_event(uint64_t work_max = UINT64_MAX);
  bool run_to_end(uint64_t work_max = UINT64_MAX);
  // Starts anew and runs up to that moment; as deterministic as the rest.
  bool rewind_to(base::Time moment);

  // Live.
  const Counts& total() const;
  const std::vector<HourOfApplication>& hours() const;  // those that are over; it only grows
  const std::vector<Marker>& markers() const;
  const std::vector<Snapshot>& snapshots() const;
  const Flow& flow() const;
  std::vector<Failure> failures() const;
  uint64_t peak_requests_per_second() const;
  base::Time peak_at() const;

  // Everything, with the checks; without advice (advice.h).
  Results results();
  // The tenant, to look at by its Management API.
  engine::Engine& engine();

 private:
  struct Parts;
  explicit Simulation(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

}  // namespace sim
