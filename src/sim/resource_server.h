// An API of the scenario: keeps the key set for a while, and judges the tokens that it is called
// with.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "jose/jwk.h"
#include "sim/results.h"
#include "sim/tenant.h"

namespace sim {

// Tokens that every API judges alike.
struct TokenClass {
  std::string kid;
  std::vector<std::string> scopes;
  bool operator==(const TokenClass&) const = default;
};

class ResourceServer {
 public:
  ResourceServer(const ApiPlan& plan, Tenant& tenant) : m_plan(plan), m_tenant(tenant) {}

  // Its number for all tokens of that kind, and the kind that it stands for.
  uint32_t class_of(const std::string& kid, const std::vector<std::string>& scopes);
  const TokenClass& class_at(uint32_t number) const { return m_classes[number]; }
  // How it judges a token that has not expired; `is_reachable` says whether the authorization
  // server gives out its keys now. Nothing: it serves the call.
  std::optional<FailureReason> judge(const TokenClass& token,
                                     const std::vector<std::string>& scopes_needed, base::Time now,
                                     bool is_reachable);
  // Full depth: verifies the text as a library does, with the same keys. Says the same as judge().
  std::optional<FailureReason> verify(const std::string& text,
                                      const std::vector<std::string>& scopes_needed, base::Time now,
                                      bool is_reachable);
  uint64_t key_set_fetches() const { return m_fetches; }

 private:
  bool knows(const std::string& kid, base::Time now, bool is_reachable);
  void fetch(base::Time now);

  const ApiPlan& m_plan;
  Tenant& m_tenant;
  std::vector<TokenClass> m_classes;  // few, as all services share them
  std::vector<jose::VerificationKey> m_keys;
  std::set<std::string> m_kids;
  std::string m_kid_known;  // the last one that was found among them; empty: none
  std::optional<base::Time> m_fetched_at, m_missed_at;
  uint64_t m_fetches = 0;
};

}  // namespace sim
