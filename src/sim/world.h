// The moving parts of a simulation: appointments in the order of time, and what is done at each.
#pragma once

#include <queue>

#include "sim/chance.h"
#include "sim/ledger.h"

namespace sim {

inline constexpr Milliseconds minute{60'000};

class World {
 public:
  // All must outlive it.
  World(const Scenario& scenario, uint64_t seed, Depth depth, Tenant& tenant);

  base::Time now() const { return m_now; }
  base::Time end() const { return m_scenario.start + m_scenario.duration; }
  bool is_over() const { return m_now >= end(); }
  // Of the scenario's next event; end() when there is none.
  base::Time next_event() const;
  // Everything up to that moment; stops early after about so many appointments. Says how many were
  // kept.
  uint64_t run(base::Time until, uint64_t appointments_max);

  const Ledger& ledger() const { return m_ledger; }
  const std::vector<Line>& lines() const { return m_lines; }
  // What went wrong with the simulation itself, such as a call of the Management API.
  const std::vector<std::string>& complaints() const { return m_complaints; }
  uint64_t disagreements() const { return m_disagreements; }
  uint64_t verified() const { return m_verified; }

 private:
  enum class Kind : uint8_t { request, lapse, recycle, batch, adjust, run_begins, run_ends };
  struct Appointment {
    base::Time at{};
    uint64_t number = 0;  // those of one moment come in the order in which they were made
    Kind kind{};
    uint32_t line = 0, slot = 0, generation = 0;
    bool operator<(const Appointment& other) const {
      return at != other.at ? at > other.at : number > other.number;
    }
  };
  struct Trouble {
    base::Time from{}, to{};
    Milliseconds delay{0};  // 0: down
  };
  // What became of requests that are alike and are sent at one moment.
  struct Answers {
    uint64_t tokens = 0;
    std::array<uint64_t, failure_reasons> failed{};
    uint64_t& failed_for(FailureReason why) { return failed[static_cast<size_t>(why)]; }
    // Most of them.
    FailureReason why() const;
  };

  // world.cpp
  void appoint(base::Time at, Kind kind, uint32_t line, uint32_t slot, uint32_t generation);
  void keep(const Appointment& appointment);
  void begin_step();
  void end_step();
  base::Time step_end() const;

  // world_instances.cpp
  void make_lines();
  void add_callers(size_t service, size_t application, size_t api);
  // Good until the next one.
  Line& add_line(size_t callers, uint32_t copy);
  void start_line(uint32_t line);
  void set_bucket(Line& line, Holder& holder, uint16_t bucket);
  void set_instances(Line& line, uint32_t count);
  // Instances that one of its holders' tokens serves.
  uint64_t callers_served(const Line& line) const;
  void start_instance(uint32_t line, uint32_t slot);
  void stop_instance(uint32_t line, uint32_t slot);
  void adjust(uint32_t line);
  void begin_run(uint32_t line);
  void end_run(uint32_t line);
  uint32_t holders_of(const Service& service, uint32_t instances) const;
  base::Time next_call(const Line& line, uint32_t slot, base::Time from);
  MilliRate holder_rate(const Line& line) const;

  // world_tokens.cpp
  void request_token(uint32_t line, uint32_t slot);
  void lapse(uint32_t line, uint32_t slot);
  Answers ask(Line& line, engine::RepeatedRequest& request, uint64_t count);
  FailureReason read_refusal(const Line& line, const base::Response& response, uint64_t requests);
  void take_token(uint32_t line, uint32_t slot);
  void go_without(uint32_t line, uint32_t slot, FailureReason why);
  void verify_for_real(Line& line, const Granted& granted);
  bool has_old_secret(const Line& line, uint32_t slot) const;
  engine::RepeatedRequest& request_of(Line& line, uint32_t slot) const;
  const Trouble* trouble(base::Time at) const;
  bool is_down() const;
  // How long after a failure the next attempt follows.
  Milliseconds pause_of(const Retry& retry, uint32_t attempts);

  // world_batches.cpp
  void issue_batch(uint32_t line);
  void call_without_cache(Line& line, engine::RepeatedRequest& request, uint64_t calls);
  Milliseconds portion_length() const;
  base::Time batch_end(const Line& line) const;

  // world_calls.cpp
  void make_calls(Callers& callers);
  // How many there are at that rate in so many milliseconds of a caller.
  uint64_t draw_calls(Callers& callers, MilliRate rate, uint64_t milliseconds);
  void share_out(Callers& callers, uint64_t calls);
  void ask_again(const Callers& callers, uint16_t bucket, uint64_t calls);

  // world_events.cpp
  void take_place(size_t event);
  void rotate_secret(const Event& event);
  void revoke_key();
  void remove_scope(const Event& event);
  void delete_grant(const Event& event);
  void set_quota(const Event& event);
  void set_lifetime(const Event& event);
  void leak(size_t event);
  void deploy(const Event& event);
  bool manage(const char* method, const std::string& target, const base::Json& body = nullptr,
              base::Json* answer = nullptr);
  std::string api_id(size_t api);
  size_t application_place(const std::string& id) const;
  size_t api_place(const std::string& id) const;

  const Scenario& m_scenario;
  Depth m_depth;
  Tenant& m_tenant;
  Chance m_chance;
  Ledger m_ledger;
  base::Time m_now, m_step_begin;
  size_t m_next_event = 0;
  uint64_t m_appointments = 0;
  std::priority_queue<Appointment> m_queue;
  std::vector<Callers> m_callers;
  std::vector<Line> m_lines;
  std::vector<Service> m_strangers;  // those who use leaked secrets, as services
  std::vector<ResourceServer> m_servers;
  std::vector<Trouble> m_troubles;
  std::vector<uint64_t> m_portions;  // calls of the batch at hand, one after another
  std::vector<std::string> m_complaints;
  uint64_t m_disagreements = 0, m_verified = 0;

  Callers& callers_of(const Line& line) { return m_callers[line.callers]; }
  const Callers& callers_of(const Line& line) const { return m_callers[line.callers]; }
  const Service& service_of(const Callers& callers) const {
    return callers.service < m_scenario.services.size()
               ? m_scenario.services[callers.service]
               : m_strangers[callers.service - m_scenario.services.size()];
  }
  const Service& service_of(const Line& line) const { return service_of(callers_of(line)); }
};

}  // namespace sim
