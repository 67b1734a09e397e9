// What any thread asks of the one that has the connection, which runs it in turn.
#pragma once

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "storage/postgres/connection.h"

namespace storage::postgres {

class Errands {
 public:
  using Errand = std::function<Result<void>()>;
  using Outcome = base::Result<void, domain::StoreError>;

  // `wake` brings the thread to run_all().
  explicit Errands(std::function<void()> wake) : m_wake(std::move(wake)) {}

  // Any thread but the one that runs them.
  Outcome run_and_wait(Errand errand);
  // The same without waiting. Any thread.
  void add(Errand errand) { add(Told{std::move(errand), nullptr}); }

  // All that were added; after one that fails those behind it fail, too.
  Result<void> run_all();
  // None is run any more: who waits or comes hears why.
  void end(const domain::StoreError& why);

 private:
  struct Told {
    Errand run;
    std::shared_ptr<std::promise<Outcome>> outcome;  // nullptr: nobody waits
  };
  void add(Told errand);

  const std::function<void()> m_wake;
  std::mutex m_mutex;
  std::deque<Told> m_errands;
  std::optional<domain::StoreError> m_end;
};

}  // namespace storage::postgres
