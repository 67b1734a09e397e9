// A PostgreSQL server for tests: Debian's package, started by the test in a temporary folder. It is
// reached by a socket in that folder only, and ends with the test.
#pragma once

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/assert.h"
#include "tests/storage/temporary_folder.h"

class PostgresServer {
 public:
  PostgresServer() {
    if (geteuid() == 0) {
      const passwd* nobody = getpwnam("nobody");
      ASSERT(nobody);
      ASSERT(chown(m_folder.path().c_str(), nobody->pw_uid, nobody->pw_gid) == 0);
    }
    std::filesystem::permissions(m_folder.path(), std::filesystem::perms(0755));
    ASSERT(wait(run({"initdb", "-D", data(), "-U", "tallygate", "-A", "trust", "-E", "UTF8",
                     "--locale=C", "--no-sync"})) == 0);
    start();
  }
  ~PostgresServer() {
    if (m_process > 0) stop();
  }

  std::string address() const {
    return "postgres:///postgres?user=tallygate&host=" + m_folder.path();
  }

  // Of its socket.
  std::string socket() const { return m_folder.file(".s.PGSQL.5432"); }

  void start() {
    m_process =
        run({"postgres", "-D", data(), "-k", m_folder.path(), "-c", "listen_addresses=", "-c",
             "fsync=off", "-c", "shared_buffers=16MB", "-c", "unix_socket_permissions=0777"});
    while (wait(run({"pg_isready", "-q", "-h", m_folder.path()})) != 0) {
      ASSERT(waitpid(m_process, nullptr, WNOHANG) == 0);
      usleep(20'000);
    }
  }
  // At once: what clients were waiting for they do not get.
  void stop() {
    kill(m_process, SIGQUIT);
    waitpid(m_process, nullptr, 0);
    m_process = 0;
  }
  // Neither answers nor hangs up, as if the network had been cut.
  void freeze() { signal_all(SIGSTOP); }
  void thaw() { signal_all(SIGCONT); }

 private:
  std::string data() const { return m_folder.file("data"); }

  static std::string program(const std::string& name) {
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql")) {
      const auto path = version.path() / "bin" / name;
      if (std::filesystem::exists(path)) return path;
    }
    return name;
  }

  static int wait(pid_t process) {
    int status = 0;
    ASSERT(waitpid(process, &status, 0) == process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  // PostgreSQL refuses to run as root.
  static pid_t run(std::vector<std::string> words) {
    words[0] = program(words[0]);
    const passwd* nobody = getpwnam("nobody");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t parent = getpid();
    fflush(nullptr);
    const pid_t process = fork();
    ASSERT(process >= 0);
    if (process > 0) return process;
    if (geteuid() == 0 &&
        (setgroups(0, nullptr) || setgid(nobody->pw_gid) || setuid(nobody->pw_uid))) {
      _exit(126);
    }
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (getppid() != parent || chdir("/")) _exit(126);
    if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(126);
    execv(arguments[0], arguments.data());
    _exit(127);
  }

  // Those who serve connections are processes of their own.
  void signal_all(int signal) const {
    const std::string process = std::to_string(m_process);
    std::ifstream children("/proc/" + process + "/task/" + process + "/children");
    kill(m_process, signal);
    for (pid_t child = 0; children >> child;) kill(child, signal);
  }

  TemporaryFolder m_folder;
  pid_t m_process = 0;
};

// One for the whole program: it takes seconds to make.
inline PostgresServer& postgres_server() {
  static PostgresServer server;
  return server;
}
