#include "management/client_query.h"

#include <algorithm>
#include <utility>

namespace management {

// Recursive descent; the first problem ends it. Two terms without an operator between them mean OR,
// as in Lucene.
class ClientQueryParser {
 public:
  ClientQueryParser(std::string_view text, const domain::Tenant& tenant)
      : m_rest(text), m_tenant(tenant) {}

  base::Result<ClientQuery, std::string> run() {
    ClientQuery query = any_of();
    if (m_problem.empty() && !m_rest.empty()) fail("There is a ')' without a '('.");
    if (!m_problem.empty()) return base::failure(m_problem);
    return query;
  }

 private:
  using Kind = ClientQuery::Kind;
  static constexpr std::string_view spaces = " \t\r\n";

  ClientQuery any_of();
  ClientQuery all_of();
  ClientQuery one();
  ClientQuery term();
  std::set<domain::ClientId> clients_in(const std::string& organization_id) const;
  static ClientQuery joined(Kind kind, ClientQuery part) {
    ClientQuery query;
    query.m_kind = kind;
    query.m_parts.push_back(std::move(part));
    return query;
  }

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

ClientQuery ClientQueryParser::any_of() {
  ClientQuery query = joined(Kind::any_of, all_of());
  while (take("OR") || (!ahead().empty() && ahead() != ")")) query.m_parts.push_back(all_of());
  return query;
}

ClientQuery ClientQueryParser::all_of() {
  ClientQuery query = joined(Kind::all_of, one());
  while (take("AND")) query.m_parts.push_back(one());
  return query;
}

ClientQuery ClientQueryParser::one() {
  if (m_depth == client_query_depth_max) {
    fail("The query is nested too deeply.");
    return {};
  }
  ++m_depth;
  ClientQuery query;
  if (take("NOT")) {
    query = joined(Kind::none_of, one());
  } else if (take("(")) {
    query = any_of();
    if (!take(")")) fail("There is a '(' without a ')'.");
  } else {
    query = term();
  }
  --m_depth;
  return query;
}

ClientQuery ClientQueryParser::term() {
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
  ClientQuery query;
  if (name == "client_grant.allow_any_organization" && (value == "true" || value == "false")) {
    query.m_kind = Kind::allows_any_organization;
    query.m_allows = value == "true";
  } else if (name == "client_grant.organization_id" && !value.empty()) {
    query.m_kind = Kind::is_of_organization;
    query.m_clients = clients_in(value);
  } else {
    fail(
        "A term is client_grant.organization_id:{id} or "
        "client_grant.allow_any_organization:{true|false}, and this is none: \"" +
        std::string(text) + "\".");
  }
  return query;
}

// Those with a grant there.
std::set<domain::ClientId> ClientQueryParser::clients_in(const std::string& organization_id) const {
  std::set<domain::ClientId> clients;
  const auto organization = m_tenant.organizations().find({organization_id});
  if (!organization) return clients;
  for (const domain::GrantId& id : organization->grants) {
    if (const auto grant = m_tenant.grants().find(id)) clients.insert(grant->client_id);
  }
  return clients;
}

bool ClientQuery::names(const domain::ClientId& id, const domain::Tenant& tenant) const {
  const auto is_named = [&](const ClientQuery& part) { return part.names(id, tenant); };
  switch (m_kind) {
    case Kind::any_of:
      return std::any_of(m_parts.begin(), m_parts.end(), is_named);
    case Kind::all_of:
      return std::all_of(m_parts.begin(), m_parts.end(), is_named);
    case Kind::none_of:
      return std::none_of(m_parts.begin(), m_parts.end(), is_named);
    case Kind::allows_any_organization: {
      const auto grants = tenant.grants_of(id);
      return std::any_of(grants.begin(), grants.end(), [&](const auto& one) {
        return one.second->allow_any_organization == m_allows;
      });
    }
    case Kind::is_of_organization:
      return m_clients.contains(id);
  }
  return false;
}

base::Result<ClientQuery, std::string> ClientQuery::parse(std::string_view text,
                                                          const domain::Tenant& tenant) {
  if (text.size() > client_query_size_max) {
    return base::failure("The query is longer than " + std::to_string(client_query_size_max) +
                         " characters.");
  }
  return ClientQueryParser(text, tenant).run();
}

}  // namespace management
