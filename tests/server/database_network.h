// Between a server and its database, for what can happen there.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/postgres_server.h"

// Between a server and its database: a socket of its own, whose octets can be held up.
class Network {
 public:
  // Of `lost` notices servers hear nothing, as where a pooler of connections lies between.
  enum class Notices { passed, lost };
  explicit Network(const PostgresServer& database, Notices notices = Notices::passed)
      : m_database(database.socket()),
        m_notices(notices),
        m_listener(::socket(AF_UNIX, SOCK_STREAM, 0)) {
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
  // So many connections would have heard notices.
  int deafened() const { return m_deafened; }

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
  bool pass(int from, int to) {
    char octets[65536];
    const ssize_t size = ::recv(from, octets, sizeof octets, 0);
    if (size <= 0) return false;
    if (m_notices == Notices::lost) listen_elsewhere({octets, static_cast<size_t>(size)});
    for (ssize_t at = 0; at < size;) {
      const ssize_t sent = ::send(to, octets + at, static_cast<size_t>(size - at), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      at += sent;
    }
    return true;
  }
  // Nobody sends notices to that channel.
  void listen_elsewhere(std::span<char> octets) {
    constexpr std::string_view listen = "listen tallygate", elsewhere = "listen elsewhere";
    const auto at = std::search(octets.begin(), octets.end(), listen.begin(), listen.end());
    if (at == octets.end()) return;
    std::copy(elsewhere.begin(), elsewhere.end(), at);
    ++m_deafened;
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
  const Notices m_notices;
  const int m_listener;
  std::atomic<bool> m_is_cut = false, m_is_ending = false;
  std::atomic<int> m_deafened = 0;
  std::list<Pair> m_pairs;
  std::thread m_thread;
};
