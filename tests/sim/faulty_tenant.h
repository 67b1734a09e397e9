// A tenant around which things go wrong on purpose.
#pragma once

#include <string>

#include "sim/faults/faults_route.h"
#include "tests/engine/token_client.h"

// A tenant whose clients and operator come in through the faults, as in a shell.
struct FaultyTenant : test_support::TestTenant {
  std::string told;
  sim::Faults faults{clock, random, [this](sim::Faults::Moment moment, const sim::FaultRule& rule) {
                       told += moment == sim::Faults::Moment::started ? "+" : "-";
                       told += domain::name(rule.kind);
                     }};
  FaultyTenant() {
    settings.signer = &faults;
    open();
  }

  base::Response admin(std::string method, const std::string& rest, const base::Json& body) {
    base::Request request;
    request.method = std::move(method);
    request.target = "/admin/faults" + rest;
    if (!body.is_null()) request.body = base::write_json(body);
    return sim::answer_about_faults(faults, request, clock, random);
  }
  std::string add(const base::Json& rule) {
    const auto response = admin("POST", "", rule);
    INFO(response.body);
    REQUIRE(response.status == 201);
    return test_support::text_of(test_support::json_of(response), "id");
  }
  base::Json rule(const std::string& id) {
    return test_support::json_of(admin("GET", "/" + id, nullptr));
  }
  std::string counters(const std::string& id) {
    const base::Json one = rule(id);
    return one["matched"].dump() + "/" + one["applied"].dump() + " " +
           base::string_member(one, "ended_by").value_or("at work");
  }
  sim::Disturbed ask(const base::Request& request) { return faults.handle(*engine, request); }
  sim::Disturbed get(const std::string& target) {
    base::Request request;
    request.target = target;
    return ask(request);
  }
};
