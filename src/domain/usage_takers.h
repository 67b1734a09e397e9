// Whom a usage ledger counts tokens for: their texts are kept once, however many hours they take
// tokens in, and everything else knows them by small numbers. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"

namespace domain {

struct UsageCount;

// Tokens of the two newest windows that anything was counted in.
class NewestWindows {
 public:
  // A sum wraps around, so adding what was cast from a negative number takes away.
  void add(base::Time window, uint64_t tokens);
  // Nothing: of a window before both, where there may be some.
  std::optional<uint64_t> tokens(base::Time window) const;

 private:
  struct Window {
    base::Time start = base::Time::min();
    uint64_t tokens = 0;
  };
  Window m_newest, m_before;
};

// An application for one API, on behalf of one organization or none, as one replica counts it.
struct UsageTaker {
  ClientId client_id;
  Audience audience;
  OrganizationId organization_id;
  std::string replica;
  uint32_t beside = 0;  // the next that differs in its replica at most; in a ring
  // Whose windows its tokens are part of.
  std::array<std::optional<uint32_t>, 4> holders;
  // The hours that it has counts in, and where in them they lie. None: its number is free.
  struct Place {
    base::Time hour{};
    uint32_t place = 0;
  };
  std::vector<Place> places;  // by hour

  std::optional<uint32_t> place_in(base::Time hour) const;
  void add_place(base::Time hour, uint32_t place);
  void remove_place(base::Time hour);
};

// An application or an organization: all of its tokens, or those that one replica counted.
struct UsageHolder {
  std::string name;
  std::vector<uint32_t> takers;
  NewestWindows hours, days;
};

class UsageTakers {
 public:
  std::optional<uint32_t> find(const UsageCount& count) const;
  uint32_t find_or_add(const UsageCount& count);
  // It has no counts any more.
  void drop(uint32_t taker);
  UsageTaker& operator[](uint32_t taker) { return m_takers[taker]; }
  const UsageTaker& operator[](uint32_t taker) const { return m_takers[taker]; }
  // Client and organization have ids of different forms.
  const UsageHolder* holder(const std::string& name) const;
  static std::string name_of(const std::string& who, const std::string& replica) {
    return replica.empty() ? who : who + '\n' + replica;
  }
  void add_tokens(uint32_t taker, base::Time hour, uint64_t tokens);

 private:
  uint32_t hold(const std::string& name, uint32_t taker);

  std::vector<UsageTaker> m_takers;
  mutable std::optional<uint32_t> m_last_found;  // who is looked up is counted next
  std::vector<uint32_t> m_free;
  std::unordered_multimap<size_t, uint32_t> m_by_hash;  // of all but the replica
  std::vector<UsageHolder> m_holders;
  std::vector<uint32_t> m_free_holders;
  std::unordered_map<std::string, uint32_t> m_holders_by_name;
};

}  // namespace domain
