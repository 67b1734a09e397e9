// What the tenant of a scenario has: APIs, applications, a plan.
#include "domain/words.h"
#include "ui/screens/scenario_form.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

using base::Json;

std::string quota_text(const Json& quota) {
  const auto part = [&](const char* member) {
    const auto found = quota.find(member);
    return found == quota.end() ? std::string(words::form_quota_any) : base::write_json(*found);
  };
  return fill(words::form_quota_facts, part("per_hour"), part("per_day"));
}

}  // namespace

void ScenarioForm::draw_apis(ScenarioFields& whole) {
  Json& scenario = whole.json();
  const auto draw = [&](ScenarioFields& api) {
    Look& look = api.look();
    {
      Columns columns(look, {1, 1}, fields_gap);
      columns.next();
      if (const auto before = api.text({"id", words::form_api_id})) {
        rename_in(scenario, "apis", *before, api.text_of("id"));
      }
      columns.next();
      api.words({"scopes", words::form_api_scopes, words::form_api_scopes_help});
    }
    gap(fields_gap);
    ScenarioFields cache = api.of("jwks_cache");
    {
      Columns columns(look, {1, 1, 1}, fields_gap);
      columns.next();
      api.number({"token_lifetime_seconds", words::form_api_lifetime});
      columns.next();
      std::vector<Option> algorithms;
      for (const auto& [value, word] : domain::Words<domain::ApiSigningAlgorithm>::all) {
        if (value == domain::ApiSigningAlgorithm::hs256) continue;
        algorithms.push_back({std::string(word), std::string(word), ""});
      }
      api.choose({"algorithm", words::form_api_algorithm}, std::move(algorithms));
      columns.next();
      cache.text({"lifetime", words::form_api_jwks, words::form_api_jwks_help});
    }
    gap(fields_gap);
    cache.flag({"refetches_unknown_kid", words::form_api_refetches});
  };
  const Json example = {{"id", "api-" + std::to_string(names_in(scenario, "apis").size() + 1)},
                        {"scopes", {"read:all"}},
                        {"token_lifetime_seconds", 3600},
                        {"algorithm", "RS256"},
                        {"jwks_cache", {{"lifetime", "10m"}, {"refetches_unknown_kid", true}}}};
  entries(Section::apis)
      .draw(whole.look(),
            {.name = words::form_apis,
             .add = words::form_api_add,
             .entries = scenario["apis"],
             .path = "$.apis",
             .example = example,
             .title = [](const Json& one) { return text_in(one, "id"); },
             .facts =
                 [](const Json& one) {
                   std::string scopes;
                   for (const std::string& scope : texts_in(one, "scopes")) scopes += scope + ' ';
                   return fill(words::form_api_facts,
                               one.contains("token_lifetime_seconds")
                                   ? base::write_json(one["token_lifetime_seconds"])
                                   : std::string(),
                               scopes);
                 },
             .draw = draw},
            *m_errors, m_typing);
}

void ScenarioForm::draw_applications(ScenarioFields& whole) {
  Json& scenario = whole.json();
  const auto draw = [&](ScenarioFields& application) {
    if (const auto before = application.text({"id", words::form_application_id})) {
      rename_in(scenario, "applications", *before, application.text_of("id"));
    }
    gap(fields_gap);
    draw_scenario_quota(application, words::form_quota_has);
  };
  const size_t count = names_in(scenario, "applications").size();
  entries(Section::applications)
      .draw(whole.look(),
            {.name = words::form_applications,
             .add = words::form_application_add,
             .entries = scenario["applications"],
             .path = "$.applications",
             .example = {{"id", "application-" + std::to_string(count + 1)}},
             .title = [](const Json& one) { return text_in(one, "id"); },
             .facts =
                 [](const Json& one) {
                   const auto quota = one.find("quota");
                   return quota == one.end() || !quota->is_object()
                              ? std::string(words::form_application_free)
                              : quota_text(*quota);
                 },
             .draw = draw},
            *m_errors, m_typing);
}

void ScenarioForm::draw_plan(ScenarioFields& whole) {
  Look& look = whole.look();
  {
    Columns columns(look, {1, 1}, fields_gap);
    ScenarioFields plan = whole.of("plan");
    columns.next();
    plan.number({"tokens_per_month", words::form_plan_tokens, words::form_plan_tokens_help});
    columns.next();
    plan.choose({"enforcement", words::form_plan_mode},
                {{"soft", words::form_plan_soft, ""}, {"hard", words::form_plan_hard, ""}});
  }
  gap(24);
  text(look, look.strong(), words::form_prices);
  gap(8);
  const auto draw = [&](ScenarioFields& price) {
    Columns columns(price.look(), {1, 1, 1, 1}, fields_gap);
    columns.next();
    price.text({"name", words::form_price_name});
    columns.next();
    price.number({"tokens_per_month", words::form_price_tokens});
    columns.next();
    price.number({"price_cents", words::form_price_cents});
    columns.next();
    price.number({"cents_per_thousand", words::form_price_more, words::form_price_more_help});
  };
  const auto facts = [](const Json& one) {
    const auto part = [&](const char* member) {
      const auto found = one.find(member);
      return found == one.end() ? std::string("0") : base::write_json(*found);
    };
    return fill(words::form_price_facts, part("tokens_per_month"), part("price_cents"));
  };
  entries(Section::plan)
      .draw(look,
            {.name = words::form_prices,
             .add = words::form_price_add,
             .entries = whole.json()["prices"],
             .path = "$.prices",
             .example = {{"name", "Another plan"},
                         {"tokens_per_month", 1000},
                         {"price_cents", 0},
                         {"cents_per_thousand", 0}},
             .title = [](const Json& one) { return text_in(one, "name"); },
             .facts = facts,
             .draw = draw},
            *m_errors, m_typing);
}

}  // namespace ui
