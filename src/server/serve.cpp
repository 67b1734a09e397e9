#include "server/serve.h"

#include <pthread.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "engine/engine.h"
#include "server/data_folder.h"
#include "server/file.h"
#include "server/front.h"
#include "server/issuer.h"
#include "server/page.h"
#include "server/ready_file.h"
#include "server/ticker.h"
#include "server/worker.h"
#include "storage/sqlite/sqlite_store.h"

namespace server {

namespace {

constexpr size_t dashboard_key_length = 32;

int refuse(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
  return 1;
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Keeps them from every thread that starts after this.
void block_stop_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_stop_signal() {
  const sigset_t signals = stop_signals();
  int signal = 0;
  sigwait(&signals, &signal);
}

// Tells how the server is reached: a file for programs, or lines for people.
bool announce(const ServeOptions& options, const Readiness& readiness) {
  if (options.ready_file.empty()) {
    std::cout << to_text(readiness) << std::flush;
    return true;
  }
  const std::error_code error = write_file(options.ready_file, to_json(readiness));
  if (error) {
    refuse("The ready file " + options.ready_file.string() +
           " cannot be written: " + error.message() + ".");
  }
  return !error;
}

// A write of nothing is durable after every write before it. Gives why that cannot be.
std::optional<domain::StoreError> flush(domain::Store& store) {
  std::mutex mutex;
  std::condition_variable told;
  std::optional<domain::StoreError> lost;
  store.on_durable([&](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    const std::lock_guard lock(mutex);
    if (!outcome) lost = outcome.error();
    told.notify_one();
  });
  const auto ticket = store.write({});
  if (ticket) {
    std::unique_lock lock(mutex);
    told.wait(lock, [&] { return lost || store.durable() >= *ticket; });
  }
  store.on_durable(nullptr);
  return ticket ? lost : ticket.error();
}

// Answers until a signal comes.
int answer_until_stopped(Worker& worker, engine::Engine& engine, domain::Store& store,
                         const base::Clock& clock, const ServeOptions& options,
                         const Readiness& readiness) {
  Page page(options.page);
  Front front(
      host_of_issuer(readiness.issuer),
      [&](const base::Request& request) { return engine.handle(request); }, page);
  store.on_durable([&](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
    if (!outcome) {
      spdlog::critical("{} Nothing is stored and no token is issued until a restart.",
                       outcome.error().explanation);
    }
    worker.release(outcome);
  });
  std::thread loop([&] {
    worker.run([&](const base::Request& request) { return front.answer(request); }, store, clock);
  });
  int exit_code = 0;
  {
    const Ticker ticker([&] { engine.tick(); });
    if (announce(options, readiness)) {
      spdlog::info("Listening on port {} of this machine, data in {}", worker.port(),
                   readiness.data);
      wait_for_stop_signal();
      spdlog::info("Stopping");
    } else {
      exit_code = 1;
    }
    worker.stop();
    loop.join();
  }
  store.on_durable(nullptr);
  std::error_code ignored;
  if (!options.ready_file.empty()) std::filesystem::remove(options.ready_file, ignored);
  spdlog::info("Stopped");
  return exit_code;
}

}  // namespace

int serve(const ServeOptions& options) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("tallygate"));
  umask(077);
  block_stop_signals();
  std::error_code ignored;
  if (!options.ready_file.empty()) std::filesystem::remove(options.ready_file, ignored);
  const base::SystemClock clock;
  crypto::SecureRandom random;

  const auto worker = Worker::listen(options.http_port);
  if (!worker) return refuse(worker.error().explanation);
  const auto folder = DataFolder::open(options.data, random);
  if (!folder) return refuse(folder.error().explanation);
  const auto store = storage::SqliteStore::open(folder->database_path());
  if (!store) return refuse(store.error().explanation);

  Readiness readiness;
  readiness.issuer = options.issuer.empty()
                         ? "http://localhost:" + std::to_string((*worker)->port()) + "/"
                         : options.issuer;
  readiness.dashboard_key = options.dashboard_key.empty()
                                ? base::random_alphanumeric(random, dashboard_key_length)
                                : options.dashboard_key;
  readiness.data = folder->path().string();
  readiness.process = getpid();
  const auto engine = engine::Engine::open(
      {readiness.issuer, folder->master_key(), readiness.dashboard_key}, **store, clock, random);
  if (!engine) return refuse(engine.error().explanation);
  readiness.first_application = (*engine)->first_application();
  if (const auto lost = flush(**store)) return refuse(lost->explanation);
  return answer_until_stopped(**worker, **engine, **store, clock, options, readiness);
}

}  // namespace server
