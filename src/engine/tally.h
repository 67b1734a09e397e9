// Counts the answers of the token endpoint.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "engine/figures.h"
#include "oauth/attempt.h"

namespace engine {

// Any thread.
class Tally {
 public:
  void count(const oauth::Attempt& attempt);
  void count(oauth::ErrorCode refusal, uint64_t requests = 1);
  Figures figures() const;

 private:
  using Counter = std::atomic<uint64_t>;

  // By the type of the application, the last for those that have none.
  std::array<Counter, std::size(domain::Words<domain::ApplicationType>::all) + 1> m_tokens{};
  Counter m_management_tokens{0};
  std::array<Counter, static_cast<size_t>(oauth::ErrorCode::signing_failed) + 1> m_refusals{};
};

}  // namespace engine
