// The program itself, run as a user would run it.
#pragma once

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "base/json.h"
#include "server/file.h"
#include "tests/storage/temporary_folder.h"
#include "tests/support/places.h"

class Program {
 public:
  explicit Program(const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {test_support::program_path()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    m_process = ::fork();
    if (m_process != 0) return;
    ::dup2(::open(m_folder.file("out").c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    ::dup2(::open(m_folder.file("error").c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    // Files' permissions hold for root as well.
    for (const int above : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
      ::prctl(PR_CAPBSET_DROP, above, 0, 0, 0);
    }
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  ~Program() {
    if (m_process > 0) {
      ::kill(m_process, SIGKILL);
      wait();
    }
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  pid_t process() const { return m_process; }
  void signal(int number) { ::kill(m_process, number); }
  // The exit code; 128 and the signal when one ended it.
  int wait() {
    int status = 0;
    ::waitpid(m_process, &status, 0);
    m_process = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  bool is_running() {
    int status = 0;
    if (::waitpid(m_process, &status, WNOHANG) == 0) return true;
    m_process = 0;
    return false;
  }
  std::string out() const { return server::read_file(m_folder.file("out")).value_or(""); }
  std::string error() const { return server::read_file(m_folder.file("error")).value_or(""); }

 private:
  TemporaryFolder m_folder;
  pid_t m_process = 0;
};

// A server on a free port that has said it is ready.
class RunningServer {
 public:
  explicit RunningServer(const TemporaryFolder& folder, std::vector<std::string> more = {})
      : m_ready_file(folder.file("ready.json")), m_program(arguments(folder, std::move(more))) {
    while (!std::filesystem::exists(m_ready_file) && m_program.is_running()) ::usleep(1000);
    m_ready = base::parse_json(server::read_file(m_ready_file).value_or("")).value_or(base::Json());
  }
  Program& program() { return m_program; }
  std::string ready(const std::string& member) const {
    return base::string_member(m_ready, member).value_or("");
  }
  const base::Json& ready() const { return m_ready; }
  const std::string& ready_file() const { return m_ready_file; }
  uint16_t port() const {
    const std::string issuer = ready("issuer");
    return static_cast<uint16_t>(std::stoi(issuer.substr(issuer.rfind(':') + 1)));
  }

 private:
  static std::vector<std::string> arguments(const TemporaryFolder& folder,
                                            std::vector<std::string> more) {
    std::vector<std::string> all = {"serve",
                                    "--http",
                                    "0",
                                    "--data",
                                    folder.file("data"),
                                    "--ready-file",
                                    folder.file("ready.json")};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

  std::string m_ready_file;
  Program m_program;
  base::Json m_ready;
};
