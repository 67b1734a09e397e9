#include "storage/postgres/errands.h"

#include <utility>

namespace storage::postgres {

Errands::Outcome Errands::run_and_wait(Errand errand) {
  const auto outcome = std::make_shared<std::promise<Outcome>>();
  add(Told{std::move(errand), outcome});
  return outcome->get_future().get();
}

void Errands::add(Told errand) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_end) {
      if (errand.outcome) errand.outcome->set_value(base::failure(*m_end));
      return;
    }
    m_errands.push_back(std::move(errand));
  }
  m_wake();
}

Result<void> Errands::run_all() {
  std::deque<Told> errands;
  {
    const std::lock_guard lock(m_mutex);
    errands.swap(m_errands);
  }
  Result<void> all;
  for (const Told& errand : errands) {
    const auto done = all ? errand.run() : all;
    if (!done) all = done;
    if (!errand.outcome) continue;
    errand.outcome->set_value(done ? Outcome() : Outcome(base::failure(done.error().error)));
  }
  return all;
}

void Errands::end(const domain::StoreError& why) {
  std::deque<Told> left;
  {
    const std::lock_guard lock(m_mutex);
    m_end = why;
    left.swap(m_errands);
  }
  for (const Told& errand : left) {
    if (errand.outcome) errand.outcome->set_value(base::failure(why));
  }
}

}  // namespace storage::postgres
