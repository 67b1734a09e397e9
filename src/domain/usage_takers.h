// Whom a usage ledger counts tokens for: their texts are kept once, however many hours they take
// tokens in, and everything else knows them by small numbers.
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
  uint32_t kind = 0;  // the same for all that differ in their replicas at most
  // Whose windows its tokens are part of.
  std::array<std::optional<uint32_t>, 4> holders;
  size_t counts = 0;  // that the ledger has of it; 0: its number is free
  // Of its newest hour with a count, and where in that hour it lies. Nothing: it was removed.
  base::Time hour = base::Time::min();
  std::optional<uint32_t> place;
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
  // Those of one kind are beside each other.
  bool comes_before(uint32_t a, uint32_t b) const {
    const uint32_t kind_a = m_takers[a].kind, kind_b = m_takers[b].kind;
    return kind_a != kind_b ? kind_a < kind_b : a < b;
  }
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
  std::unordered_multimap<size_t, uint32_t> m_by_hash;  // of the texts that make a kind
  uint32_t m_next_kind = 0;
  std::vector<UsageHolder> m_holders;
  std::vector<uint32_t> m_free_holders;
  std::unordered_map<std::string, uint32_t> m_holders_by_name;
};

}  // namespace domain
