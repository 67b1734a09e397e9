// Talks to a running server as its first application.
#pragma once

#include <string>

#include "base/form.h"
#include "jose/base64.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

class TenantClient {
 public:
  static constexpr char audience[] = "https://orders.example/";

  explicit TenantClient(const RunningServer& server) : m_server(server) {
    m_management_token = token_in(take_token(server.ready("management_api")));
  }

  WireResponse take_token(const std::string& of_audience) const {
    const std::string form = base::write_form({{"grant_type", "client_credentials"},
                                               {"client_id", m_server.ready("client_id")},
                                               {"client_secret", m_server.ready("client_secret")},
                                               {"audience", of_audience}});
    return ask("POST", "/oauth/token", "Content-Type: application/x-www-form-urlencoded\r\n", form);
  }
  // As any application whose method is client_secret_basic.
  WireResponse take_token(const std::string& of_audience, const std::string& client_id,
                          const std::string& client_secret) const {
    const std::string form =
        base::write_form({{"grant_type", "client_credentials"}, {"audience", of_audience}});
    return ask("POST", "/oauth/token",
               "Content-Type: application/x-www-form-urlencoded\r\nAuthorization: Basic " +
                   jose::base64_encode(client_id + ':' + client_secret) + "\r\n",
               form);
  }
  // GET where there is no body.
  WireResponse manage(const std::string& path, const std::string& body = "") const {
    return change(body.empty() ? "GET" : "POST", path, body);
  }
  WireResponse change(const std::string& method, const std::string& path,
                      const std::string& body = "") const {
    return ask(
        method, path,
        "Content-Type: application/json\r\nAuthorization: Bearer " + m_management_token + "\r\n",
        body);
  }
  // The token endpoint with that form.
  WireResponse take_token_by(const base::Form& form) const {
    return ask("POST", "/oauth/token", "Content-Type: application/x-www-form-urlencoded\r\n",
               base::write_form(form));
  }
  // An API of one's own, whose tokens count, for the first application.
  void make_api() const {
    ASSERT(
        manage("/api/v2/resource-servers", R"({"identifier":")" + std::string(audience) + R"("})")
            .status == 201);
    ASSERT(manage("/api/v2/client-grants", R"({"client_id":")" + m_server.ready("client_id") +
                                               R"(","audience":")" + audience + R"(","scope":[]})")
               .status == 201);
  }
  long long tokens_counted() const {
    const auto usage = base::parse_json(manage("/api/tallygate/v1/usage").body);
    return usage ? base::integer_member(*usage, "total").value_or(-1) : -1;
  }

  static std::string token_in(const WireResponse& response) {
    const auto json = base::parse_json(response.body);
    return json ? base::string_member(*json, "access_token").value_or("") : "";
  }

 private:
  WireResponse ask(const std::string& method, const std::string& path, const std::string& fields,
                   const std::string& body) const {
    Wire wire(m_server.port());
    return wire.ask(method + " " + path +
                    " HTTP/1.1\r\nHost: localhost:" + std::to_string(m_server.port()) + "\r\n" +
                    fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  const RunningServer& m_server;
  std::string m_management_token;
};
