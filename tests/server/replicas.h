// Several servers that have the same tenants, in one PostgreSQL database.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <atomic>
#include <fstream>
#include <list>
#include <memory>
#include <thread>

#include "tests/server/tenant_client.h"
#include "tests/support/postgres_server.h"

// Between a server and its database: a socket of its own, whose octets can be held up.
class Network {
 public:
  explicit Network(const PostgresServer& database)
      : m_database(database.socket()), m_listener(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    const sockaddr_un here = place(m_folder.file(".s.PGSQL.5432"));
    ASSERT(::bind(m_listener, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
    ASSERT(::listen(m_listener, 16) == 0);
    m_thread = std::thread([this] { run(); });
  }
  ~Network() {
    m_is_ending = true;
    m_thread.join();
    for (const Pair& pair : m_pairs) close(pair);
    ::close(m_listener);
  }

  std::string address() const {
    return "postgres:///postgres?user=tallygate&host=" + m_folder.path();
  }
  // Nothing passes and nobody hangs up, until it heals: then what was under way is lost.
  void cut() { m_is_cut = true; }
  void heal() { m_is_cut = false; }

 private:
  struct Pair {
    int server, database;
  };
  static sockaddr_un place(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    ASSERT(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    return address;
  }
  static void close(const Pair& pair) {
    ::close(pair.server);
    ::close(pair.database);
  }
  static bool pass(int from, int to) {
    char octets[65536];
    ssize_t size = ::recv(from, octets, sizeof octets, 0);
    if (size <= 0) return false;
    for (ssize_t at = 0; at < size;) {
      const ssize_t sent = ::send(to, octets + at, static_cast<size_t>(size - at), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      at += sent;
    }
    return true;
  }

  void run() {
    while (!m_is_ending) {
      if (m_is_cut) {
        wait_until_healed();
        continue;
      }
      std::vector<pollfd> waiting = {{m_listener, POLLIN, 0}};
      for (const Pair& pair : m_pairs) {
        waiting.push_back({pair.server, POLLIN, 0});
        waiting.push_back({pair.database, POLLIN, 0});
      }
      ::poll(waiting.data(), waiting.size(), 10);
      if (m_is_cut) continue;
      size_t at = 1;
      std::erase_if(m_pairs, [&](const Pair& pair) {
        const bool to_database = waiting[at++].revents, to_server = waiting[at++].revents;
        const bool stays = (!to_database || pass(pair.server, pair.database)) &&
                           (!to_server || pass(pair.database, pair.server));
        if (!stays) close(pair);
        return !stays;
      });
      if (waiting[0].revents) accept();
    }
  }
  void wait_until_healed() {
    while (m_is_cut && !m_is_ending) ::usleep(1000);
    for (const Pair& pair : m_pairs) close(pair);
    m_pairs.clear();
  }
  void accept() {
    const Pair pair{::accept(m_listener, nullptr, nullptr), ::socket(AF_UNIX, SOCK_STREAM, 0)};
    const sockaddr_un there = place(m_database);
    if (::connect(pair.database, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0) {
      m_pairs.push_back(pair);
    } else {
      close(pair);
    }
  }

  TemporaryFolder m_folder;
  const std::string m_database;
  const int m_listener;
  std::atomic<bool> m_is_cut = false, m_is_ending = false;
  std::list<Pair> m_pairs;
  std::thread m_thread;
};

// A replica, with a folder of its own and the master key of all.
class ReplicaServer {
 public:
  explicit ReplicaServer(const std::string& address, std::vector<std::string> more = {}) {
    more.insert(more.end(), {"--store", address, "--master-key-file", key_file()});
    m_server = std::make_unique<RunningServer>(m_folder, std::move(more));
    m_client = std::make_unique<TenantClient>(*m_server);
  }
  RunningServer& server() { return *m_server; }
  const TenantClient& client() const { return *m_client; }
  const TemporaryFolder& folder() const { return m_folder; }

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
  TemporaryFolder m_folder;
  std::unique_ptr<RunningServer> m_server;
  std::unique_ptr<TenantClient> m_client;
};

// Tokens taken from several servers at once, by two clients each, until there are none left.
class Load {
 public:
  explicit Load(const std::vector<const TenantClient*>& clients) {
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
  void take_tokens(const TenantClient& client) {
    while (!m_is_ending) {
      const int status = client.take_token(TenantClient::audience).status;
      ++(status == 200 ? m_given : status == 429 ? m_refused : m_lost);
      if (status != 200) ::usleep(5000);
    }
  }

  std::atomic<bool> m_is_ending = false;
  std::atomic<long long> m_given = 0, m_refused = 0, m_lost = 0;
  std::vector<std::thread> m_threads;
};
