// The words of "tallygate simulate --help".
#pragma once

namespace server::help {

inline constexpr char simulate_summary[] =
    "Run a fleet against the engine in virtual time: tokens, quotas, failures, costs.";
inline constexpr char simulate_file[] = "The scenario (JSON; see SCENARIO below).";
inline constexpr char simulate_seed[] = "Chance, instead of the scenario's own.";
inline constexpr char simulate_set[] =
    "Change the scenario before it runs: PATH=VALUE, such as\n"
    "services[0].cache.kind=none. May be given several times.";
inline constexpr char simulate_out[] =
    "Folder for results.json, results.csv and report.html, made when\n"
    "it is missing; files of these names in it are replaced.";
inline constexpr char simulate_compare[] =
    "Two scenarios, run one after the other and put side by side;\n"
    "--set and --seed hold for both.";
inline constexpr char simulate_fail_if[] =
    "Exit with 4 when it is so, such as \"tokens.month>100000\".\n"
    "May be given several times.";
inline constexpr char simulate_full[] =
    "Really sign every token, and let the simulated APIs verify it.\n"
    "Counts and failures are the same, it only takes longer.";
inline constexpr char simulate_no_advice[] = "Run no alternatives to recommend something.";
inline constexpr char simulate_quiet[] = "Say nothing but errors.";
inline constexpr char simulate_footer[] =
    R"(The same engine that serves tokens is run against a clock that the simulation moves.
No server is needed and no tenant is touched. The same scenario and seed give the
same results, octet by octet, here and in a browser.

SCENARIO
  A JSON object of version 1: apis, applications, services (instances, calls, cache,
  retry), events, and optionally title, lesson, seed, start, duration, step, world,
  plan, prices. web/scenarios has a gallery, web/scenario.schema.json a JSON
  Schema. What is wrong
  in a file is told by path and reason, all of it at once.

RESULTS
  A summary on standard output. With --out also: results.json, everything; results.csv,
  a row for each hour, application and API; report.html, one file with charts; and where there
  are quotas or a plan, burn-down.csv, what was left of each window as time went on.

FIGURES of --fail-if, compared by > >= < <= = with a whole number
  tokens         issued            tokens.month     in a month, at this pace
  tokens.saved   by a shared cache requests         for tokens, also failed ones
  requests.failed                  calls            of APIs
  calls.failed                     peak             token requests a second
  over_quota     that an enforced quota would have refused
  failed.REASON  quota plan wrong_secret no_grant refused unreachable lost timed_out
                 no_token expired unknown_kid missing_scope
  checks.failed  of the simulation's own checks

EXIT CODES
  0  it ran, and no --fail-if holds
  1  it could not run, or a file could not be written
  2  a wrong command line, or a wrong scenario
  4  a --fail-if holds
  5  a check of the simulation failed: its numbers are not to be trusted

EXAMPLES
  tallygate simulate web/scenarios/cron-stampede.json --out build/stampede
  tallygate simulate fleet.json --set apis[0].token_lifetime_seconds=900 --seed 7
  tallygate simulate --compare before.json after.json
  tallygate simulate fleet.json --quiet --fail-if "tokens.month>100000")";

}  // namespace server::help
