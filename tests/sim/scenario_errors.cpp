// Bad scenario files: each says where it is wrong, and why.
#include <catch2/catch_test_macros.hpp>

#include "sim/scenario_json.h"

namespace {

// What is said of a good scenario with one member set to something else.
std::string told(const std::string& assignment) {
  const auto good = base::parse_json(R"({"version": 1, "duration": "4h", "world": {}, "plan": {},
    "prices": [{"name": "Free"}], "apis": [{"id": "orders", "scopes": ["read"], "jwks_cache": {}}],
    "applications": [{"id": "shop", "quota": {"per_hour": 5}}],
    "services": [{"name": "shop", "application": "shop", "apis": ["orders"], "instances": {},
                  "calls": {}, "cache": {}, "retry": {}}],
    "events": [{"kind": "deploy", "at": "1h"}]})");
  REQUIRE(sim::scenario_of(*good));
  const auto changed = sim::with_setting(*good, assignment);
  REQUIRE(changed);
  const auto read = sim::scenario_of(*changed);
  if (read) return "";
  std::string text;
  for (const auto& error : read.error()) {
    text += (text.empty() ? "" : " | ") + error.path + ": " + error.reason;
  }
  return text;
}

std::string told_of_text(const std::string& text) {
  const auto read = sim::read_scenario(text);
  return read ? "" : read.error().front().path + ": " + read.error().front().reason;
}

}  // namespace

TEST_CASE("what is no scenario at all is told as a whole") {
  CHECK(told_of_text("") == "$: It is not JSON.");
  CHECK(told_of_text("{\"version\": 1,}") == "$: It is not JSON.");
  CHECK(told_of_text("[]") == "$: It must be an object.");
  CHECK(told_of_text("{\"version\": 1, \"version\": 1}") == "$: An object has a member twice.");
  CHECK(told_of_text(std::string(2000, '[')) == "$: It is nested too deeply.");
  CHECK(told_of_text(std::string(sim::scenario_size_max + 1, ' ')) ==
        "$: It is larger than a megabyte.");
  CHECK(told_of_text("{}") == "$.version: It is missing.");
}

TEST_CASE("each kind of mistake in a scenario is told by its path and its reason") {
  const std::pair<const char*, const char*> cases[] = {
      {"version=2", "$.version: It must be from 1 to 1."},
      {"durations=1h", "$.durations: There is no such member;"},
      {"title=7", "$.title: It must be a text."},
      {"duration=0s", "$.duration: It must be from 1s to 366d."},
      {"duration=4", "$.duration: It must be a duration"},
      {"start=yesterday", "$.start: It must be a moment"},
      {"seed=-1", "$.seed: It must be from 0 to"},
      {"seed=1.5", "$.seed: It must be a whole number."},
      {"world.lost_per_million=2000000", "$.world.lost_per_million: It must be from 0 to 1000000."},
      {"plan.enforcement=maybe", "$.plan.enforcement: \"maybe\" is none of: "},
      {"prices[0]=3", "$.prices[0]: It must be an object."},
      {"apis={}", "$.apis: It must be a list."},
      {R"(apis[0].scopes=["a b"])", "$.apis[0].scopes: A scope has no spaces or quotes."},
      {"apis[0].scopes=read", "$.apis[0].scopes: It must be a list of texts."},
      {"apis[0].algorithm=HS256", "$.apis[0].algorithm: Simulated APIs verify by the key set"},
      {"apis[0].token_lifetime_seconds=0", "$.apis[0].token_lifetime_seconds: It must be from 1"},
      {"apis[0].jwks_cache.refetches_unknown_kid=1",
       "$.apis[0].jwks_cache.refetches_unknown_kid: It must be true or false."},
      {R"(applications=[{"id":"shop"},{"id":"shop"}])",
       "$.applications[1]: There are two of the name \"shop\"."},
      {R"(applications=[{"id":""}])", "$.applications[0]: It has no name."},
      {"applications[0].quota={}", "$.applications[0].quota: It needs per_hour, per_day or both."},
      {"services[0].application=nobody",
       "$.services[0].application: There is no \"nobody\" in the scenario."},
      {"services[0].apis=[]", "$.services[0].apis: It names no API."},
      {R"(services[0].apis=["x"])", "$.services[0].apis: There is no \"x\" in the scenario."},
      {R"(services[0].scopes=["write"])",
       "$.services[0].scopes: The API \"orders\" has no scope \"write\"."},
      {"services[0].calls.rate=-1", "$.services[0].calls.rate: It must be a number of calls"},
      {"services[0].calls.rate=0.0001", "$.services[0].calls.rate: It is too small"},
      {R"(services[0].calls={"kind":"diurnal","rate":1,"rate_low":2})",
       "$.services[0].calls.rate_low: The lowest rate of the day is above its highest."},
      {R"(services[0].instances={"kind":"curve","by_hour":[1,2]})",
       "$.services[0].instances.by_hour: A curve needs 24 numbers"},
      {R"(services[0].instances={"kind":"cron"})",
       "$.services[0].instances.lives: A run needs to take some time."},
      {"services[0].cache.kind=cloud", "$.services[0].cache.kind: \"cloud\" is none of: none, "},
      {R"(services[0].cache={"early_percent":90,"jitter_percent":90})",
       "$.services[0].cache: early_percent and jitter_percent leave nothing of the lifetime."},
      {"services[0].retry.kind=hope", "$.services[0].retry.kind: \"hope\" is none of: none, "},
      {"events[0].at=5h", "$.events[0].at: It is after the end of the scenario."},
      {R"(events[0]={"kind":"server_down","at":"1h"})", "$.events[0].lasts: It is missing."},
      {R"(events[0]={"kind":"scope_removed","at":"1h"})", "$.events[0].api: It is missing."},
      {R"(events[0]={"at":"1h"})", "$.events[0].kind: It is missing."},
  };
  for (const auto& [assignment, wanted] : cases) {
    INFO(assignment);
    const std::string text = told(assignment);
    INFO(text);
    CHECK(text.starts_with(wanted));
  }
}

TEST_CASE("a scenario of more instances than a tab holds is refused") {
  CHECK(told(R"(services[0]={"name":"shop","application":"shop","apis":["orders"],"copies":50000,
                "instances":{"count":1000}})") ==
        "$.services: Together they have more than 2000000 instances.");
}

TEST_CASE("a setting from the command line needs a path that is there") {
  const base::Json json = {{"a", {{"b", base::Json::array({1})}}}};
  for (const char* bad : {"a", "=1", "a.c.d=1", "a.b[7]=1", "a.b[x]=1", "x[0]=1"}) {
    INFO(bad);
    CHECK(!sim::with_setting(json, bad));
  }
  CHECK(sim::with_setting(json, "a.b[0]=2")->at("a").at("b").at(0) == 2);
  CHECK(sim::with_setting(json, "a.c=word")->at("a").at("c") == "word");
}
