#include "management/client_query.h"

#include <algorithm>

namespace management {

namespace {

using Clients = std::set<domain::ClientId>;

constexpr std::string_view spaces = " \t\r\n";

// Recursive descent; the first problem ends it. Two terms without an operator between them mean OR,
// as in Lucene.
class ClientQuery {
 public:
  ClientQuery(std::string_view text, const domain::Tenant& tenant)
      : m_rest(text), m_tenant(tenant) {}

  base::Result<Clients, std::string> run() {
    Clients found = any_of();
    if (m_problem.empty() && !m_rest.empty()) fail("There is a ')' without a '('.");
    if (!m_problem.empty()) return base::failure(m_problem);
    return found;
  }

 private:
  Clients any_of();
  Clients all_of();
  Clients one();
  Clients term();
  Clients all_but(const Clients& some) const;
  template <class Wanted>
  Clients with_grant(Wanted wanted) const;

  void fail(std::string problem) {
    if (m_problem.empty()) m_problem = std::move(problem);
    m_rest = {};
  }
  std::string_view ahead() {
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(spaces), m_rest.size()));
    if (m_rest.starts_with('(') || m_rest.starts_with(')')) return m_rest.substr(0, 1);
    return m_rest.substr(0, m_rest.find_first_of(" \t\r\n()"));
  }
  bool take(std::string_view word) {
    if (ahead() != word) return false;
    m_rest.remove_prefix(word.size());
    return true;
  }

  std::string_view m_rest;
  const domain::Tenant& m_tenant;
  std::string m_problem;
  size_t m_terms = 0, m_depth = 0;
};

Clients ClientQuery::any_of() {
  Clients found = all_of();
  while (take("OR") || (!ahead().empty() && ahead() != ")")) found.merge(all_of());
  return found;
}

Clients ClientQuery::all_of() {
  Clients found = one();
  while (take("AND")) {
    const Clients others = one();
    std::erase_if(found, [&](const domain::ClientId& id) { return !others.contains(id); });
  }
  return found;
}

Clients ClientQuery::one() {
  if (m_depth == client_query_depth_max) {
    fail("The query is nested too deeply.");
    return {};
  }
  ++m_depth;
  Clients found;
  if (take("NOT")) {
    found = all_but(one());
  } else if (take("(")) {
    found = any_of();
    if (!take(")")) fail("There is a '(' without a ')'.");
  } else {
    found = term();
  }
  --m_depth;
  return found;
}

Clients ClientQuery::term() {
  const std::string_view text = ahead();
  m_rest.remove_prefix(text.size());
  if (++m_terms > client_query_terms_max) {
    fail("The query has more than " + std::to_string(client_query_terms_max) + " terms.");
    return {};
  }
  const size_t colon = std::min(text.find(':'), text.size());
  const std::string_view name = text.substr(0, colon);
  std::string value(text.substr(std::min(colon + 1, text.size())));
  std::erase(value, '"');
  if (name == "client_grant.allow_any_organization" && (value == "true" || value == "false")) {
    return with_grant([&](const domain::ClientGrant& grant) {
      return grant.allow_any_organization == (value == "true");
    });
  }
  if (name == "client_grant.organization_id" && !value.empty()) {
    const auto organization = m_tenant.organizations().find({value});
    return with_grant([&](const domain::ClientGrant& grant) {
      return organization && organization->has_grant(grant.id);
    });
  }
  fail(
      "A term is client_grant.organization_id:{id} or "
      "client_grant.allow_any_organization:{true|false}, and this is none: \"" +
      std::string(text) + "\".");
  return {};
}

template <class Wanted>
Clients ClientQuery::with_grant(Wanted wanted) const {
  Clients found;
  for (const auto& [place, grant] : m_tenant.grants().in_order()) {
    if (wanted(*grant)) found.insert(grant->client_id);
  }
  return found;
}

Clients ClientQuery::all_but(const Clients& some) const {
  Clients found;
  for (const auto& [place, application] : m_tenant.applications().in_order()) {
    if (!some.contains(application->id)) found.insert(application->id);
  }
  return found;
}

}  // namespace

base::Result<Clients, std::string> find_clients(std::string_view query,
                                                const domain::Tenant& tenant) {
  if (query.size() > client_query_size_max) {
    return base::failure("The query is longer than " + std::to_string(client_query_size_max) +
                         " characters.");
  }
  return ClientQuery(query, tenant).run();
}

}  // namespace management
