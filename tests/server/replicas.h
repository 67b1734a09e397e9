// Several servers that have the same tenants, in one PostgreSQL database.
#pragma once

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "tests/server/tenant_client.h"
#include "tests/support/postgres_server.h"

// A replica, with a folder of its own and the master key of all.
class ReplicaServer {
 public:
  explicit ReplicaServer(std::string address, const std::vector<std::string>& more = {})
      : m_address(std::move(address)) {
    start(more);
  }
  RunningServer& server() { return *m_server; }
  const TenantClient& client() const { return *m_client; }
  const TemporaryFolder& folder() const { return m_folder; }

  void kill() {
    m_server->program().signal(SIGKILL);
    m_server->program().wait();
  }
  // On the same folder as before, where it was ended.
  void start(std::vector<std::string> more = {}) {
    std::filesystem::remove(m_folder.file("ready.json"));
    more.insert(more.end(), {"--store", m_address, "--master-key-file", key_file()});
    m_server = std::make_unique<RunningServer>(m_folder, std::move(more));
    m_client = std::make_unique<TenantClient>(*m_server);
  }

  static std::string key_file() {
    static const TemporaryFolder folder;
    const std::string path = folder.file("key");
    if (!std::filesystem::exists(path)) {
      std::ofstream(path) << std::string(64, 'a');
      std::filesystem::permissions(path, std::filesystem::perms(0600));
    }
    return path;
  }

 private:
  const std::string m_address;
  TemporaryFolder m_folder;
  std::unique_ptr<RunningServer> m_server;
  std::unique_ptr<TenantClient> m_client;
};

// Tokens taken from several servers at once, by two clients each, until there are none left.
class Load {
 public:
  using Ask = std::function<int(const TenantClient&)>;
  explicit Load(const std::vector<const TenantClient*>& clients, Ask ask = take_own_token)
      : m_ask(std::move(ask)) {
    for (const TenantClient* client : clients) {
      for (int thread = 0; thread < 2; ++thread) {
        m_threads.emplace_back([this, client] { take_tokens(*client); });
      }
    }
  }
  ~Load() { stop(); }
  void stop() {
    m_is_ending = true;
    for (std::thread& thread : m_threads) thread.join();
    m_threads.clear();
  }
  void wait_for(long long tokens) const {
    while (m_given < tokens) ::usleep(1000);
  }
  // Requests that ended with 200, with 429, and with anything else or not at all.
  long long given() const { return m_given; }
  long long refused() const { return m_refused; }
  long long lost() const { return m_lost; }

 private:
  static int take_own_token(const TenantClient& client) {
    return client.take_token(TenantClient::audience).status;
  }
  void take_tokens(const TenantClient& client) {
    while (!m_is_ending) {
      const int status = m_ask(client);
      ++(status == 200 ? m_given : status == 429 ? m_refused : m_lost);
      if (status != 200) ::usleep(5000);
    }
  }

  const Ask m_ask;
  std::atomic<bool> m_is_ending = false;
  std::atomic<long long> m_given = 0, m_refused = 0, m_lost = 0;
  std::vector<std::thread> m_threads;
};

// Until what one replica did is seen at another.
template <class Condition>
void wait_until(Condition condition) {
  while (!condition()) ::usleep(10'000);
}

inline int status_of_token(const ReplicaServer& replica) {
  return replica.client().take_token(TenantClient::audience).status;
}

inline std::string client_path(ReplicaServer& replica) {
  return "/api/v2/clients/" + replica.server().ready("client_id");
}

inline std::string member(const WireResponse& response, const std::string& name) {
  const auto json = base::parse_json(response.body);
  return json ? base::string_member(*json, name).value_or("") : "";
}

struct Three {
  explicit Three(const std::string& address) : one(address), two(address), three(address) {
    one.client().make_api();
    for (ReplicaServer* replica : all) {
      wait_until([&] { return status_of_token(*replica) == 200; });
    }
    for (const TenantClient* client : clients()) {
      wait_until([&] { return client->tokens_counted() == taken; });
    }
  }
  std::vector<const TenantClient*> clients() const {
    return {&one.client(), &two.client(), &three.client()};
  }
  // Of the first application, known to all. A day, so that the test seldom ends in another window.
  void set_quota(int tokens) {
    REQUIRE(one.client()
                .change("PATCH", client_path(one),
                        R"({"token_quota":{"client_credentials":{"enforce":true,"per_day":)" +
                            std::to_string(tokens) + "}}}")
                .status == 200);
    for (ReplicaServer* replica : all) {
      wait_until([&] {
        return replica->client().manage(client_path(*replica)).body.find("per_day") !=
               std::string::npos;
      });
    }
  }

  // So many tokens were taken, and all know it.
  static constexpr long long taken = 3;

  ReplicaServer one, two, three;
  std::vector<ReplicaServer*> all = {&one, &two, &three};
};
