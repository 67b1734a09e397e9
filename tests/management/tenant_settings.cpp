#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

const std::string settings_path = "/api/v2/tenants/settings";
const std::string own_path = "/api/tallygate/v1/settings";

}  // namespace

TEST_CASE("a new tenant has the settings that Auth0's tools look for") {
  TestTenant tenant;
  const base::Json settings = json_of(tenant.manage("GET", settings_path));
  CHECK(settings["friendly_name"] == "Tallygate");
  CHECK(settings["default_audience"] == "");
  CHECK(settings["default_directory"] == "");
  CHECK(settings["enabled_locales"] == base::Json::array({"en"}));
  CHECK(settings["flags"] == base::Json::object());
  CHECK(settings["sandbox_version"] == "22");
  CHECK(settings["session_lifetime"] == 168);
  CHECK(settings["resource_parameter_profile"] == "audience");
  CHECK(!settings.contains("default_token_quota"));
  CHECK(
      json_of(tenant.manage("GET", settings_path + "?fields=friendly_name&include_fields=true")) ==
      base::Json({{"friendly_name", "Tallygate"}}));
}

TEST_CASE("tenant settings are changed one at a time, outlive a restart, and go back with null") {
  TestTenant tenant;
  const base::Json quota = {
      {"clients", {{"client_credentials", {{"enforce", true}, {"per_hour", 10}}}}}};
  const base::Response changed =
      tenant.manage("PATCH", settings_path,
                    {{"friendly_name", "Acme"},
                     {"default_audience", "https://orders.example/api"},
                     {"resource_parameter_profile", "compatibility"},
                     {"allow_organization_name_in_authentication_api", true},
                     {"default_token_quota", quota},
                     {"enabled_locales", base::Json::array({"en", "de"})},
                     {"picture_url", "https://acme.example/logo.png"},
                     {"flags", {{"enable_sso", true}, {"universal_login", true}}},
                     {"error_page", {{"html", "<html>"}, {"show_log_link", false}}},
                     {"session_lifetime_in_minutes", 90},
                     {"idle_session_lifetime_in_minutes", 120}});
  CHECK(changed.status == 200);
  tenant.open();
  base::Json settings = json_of(tenant.manage("GET", settings_path));
  CHECK(settings == json_of(changed));
  CHECK(settings["friendly_name"] == "Acme");
  CHECK(settings["default_audience"] == "https://orders.example/api");
  CHECK(settings["resource_parameter_profile"] == "compatibility");
  CHECK(settings["allow_organization_name_in_authentication_api"] == true);
  CHECK(settings["default_token_quota"] == quota);
  CHECK(settings["enabled_locales"] == base::Json::array({"en", "de"}));
  CHECK(settings["picture_url"] == "https://acme.example/logo.png");
  CHECK(settings["error_page"]["html"] == "<html>");
  CHECK(settings["session_lifetime"] == 1.5);
  CHECK(settings["idle_session_lifetime"] == 2);
  CHECK(!settings.contains("session_lifetime_in_minutes"));

  settings = json_of(tenant.manage("PATCH", settings_path,
                                   {{"flags", {{"enable_sso", false}}},
                                    {"error_page", nullptr},
                                    {"default_token_quota", nullptr},
                                    {"default_audience", ""}}));
  CHECK(settings["flags"] == base::Json({{"enable_sso", false}, {"universal_login", true}}));
  CHECK(!settings.contains("error_page"));
  CHECK(!settings.contains("default_token_quota"));
  CHECK(settings["default_audience"] == "");
  CHECK(settings["friendly_name"] == "Acme");
}

TEST_CASE("a token request without an audience gets the tenant's default") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  base::Form form = app.form();
  form.pop_back();
  CHECK(tenant.post_form("/oauth/token", form).status == 403);
  tenant.manage("PATCH", settings_path, {{"default_audience", app.audience}});
  CHECK(tenant.post_form("/oauth/token", form).status == 200);
  tenant.manage("PATCH", settings_path, {{"default_audience", management_audience}});
  CHECK(json_of(tenant.manage("GET", settings_path))["default_audience"] == management_audience);
}

TEST_CASE("what is wrong with tenant settings is said, and nothing of them is taken") {
  TestTenant tenant;
  struct Case {
    base::Json body;
    const char* message;
  };
  const Case cases[] = {
      {{{"friendly_name", 7}},
       "'Expected type string but found type integer' on property friendly_name."},
      {{{"friendly_name", "A"}, {"colour", "red"}}, "'Additional properties not allowed: colour'."},
      {{{"friendly_name", "A"}, {"enabled_locales", "en"}},
       "'Expected type array but found type string' on property enabled_locales."},
      {{{"flags", base::Json::array()}},
       "'Expected type object but found type array' on property flags."},
      {{{"resource_parameter_profile", "none"}},
       "'No enum match for: none' on property resource_parameter_profile."},
      {{{"support_url", std::string(70'000, 'x')}},
       "'The settings without effect here are larger than 65536 bytes together' on property /."},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const base::Response response = tenant.manage("PATCH", settings_path, one.body);
    CHECK(response.status == 400);
    CHECK(json_of(response)["message"] == std::string("Payload validation error: ") + one.message);
  }
  CHECK(json_of(tenant.manage("GET", settings_path))["friendly_name"] == "Tallygate");
}

TEST_CASE("the settings that are ours start as Auth0 behaves and are changed one at a time") {
  TestTenant tenant;
  const base::Json before = json_of(tenant.manage("GET", own_path));
  CHECK(before == base::Json({{"scope_policy", "all_granted"},
                              {"signing_alg", "RS256"},
                              {"introspection", false},
                              {"revocation", false},
                              {"dpop_nonce", false},
                              {"secret_overlap_seconds", 0},
                              {"key_rotation", {{"interval_days", 0}, {"retire_after_hours", 720}}},
                              {"retention",
                               {{"log_days", 30},
                                {"log_events_max", 10000},
                                {"usage_hours_days", 62},
                                {"usage_counts_max", 1000000}}}}));
  const base::Response changed = tenant.manage("PATCH", own_path,
                                               {{"scope_policy", "as_requested"},
                                                {"signing_alg", "ES256"},
                                                {"introspection", true},
                                                {"revocation", true},
                                                {"dpop_nonce", true},
                                                {"secret_overlap_seconds", 3600},
                                                {"key_rotation", {{"interval_days", 90}}},
                                                {"retention", {{"log_days", 7}}}});
  CHECK(changed.status == 200);
  tenant.open();
  const base::Json after = json_of(tenant.manage("GET", own_path));
  CHECK(after == json_of(changed));
  CHECK(after["scope_policy"] == "as_requested");
  CHECK(after["signing_alg"] == "ES256");
  CHECK(after["introspection"] == true);
  CHECK(after["secret_overlap_seconds"] == 3600);
  CHECK(after["key_rotation"] == base::Json({{"interval_days", 90}, {"retire_after_hours", 720}}));
  CHECK(after["retention"]["log_days"] == 7);
  CHECK(after["retention"]["log_events_max"] == 10000);
}

TEST_CASE("what is wrong inside one of our settings is named by its settings_path") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  tenant.manage("PATCH", "/api/v2/resource-servers/" + app.api_id, {{"token_lifetime", 2592000}});
  struct Case {
    base::Json body;
    const char* message;
  };
  const Case cases[] = {
      {{{"scope_policy", "some"}}, "'No enum match for: some' on property scope_policy."},
      {{{"secret_overlap_seconds", -1}},
       "'Value -1 is less than minimum 0' on property secret_overlap_seconds."},
      {{{"retention", {{"log_days", 0}}}},
       "'Value 0 is less than minimum 1' on property retention.log_days."},
      {{{"retention", {{"weeks", 1}}}},
       "'Additional properties not allowed: weeks' on property retention."},
      {{{"retention", 7}}, "'Expected type object but found type integer' on property retention."},
      {{{"key_rotation", {{"interval_days", 30}, {"retire_after_hours", 24}}}},
       "'Tokens of the API \"Orders\" live for 2592000 seconds: keys must stay published at least "
       "as long' on property key_rotation.retire_after_hours."},
  };
  for (const Case& one : cases) {
    INFO(one.message);
    const base::Response response = tenant.manage("PATCH", own_path, one.body);
    CHECK(response.status == 400);
    CHECK(json_of(response)["message"] == std::string("Payload validation error: ") + one.message);
  }
}
