#include "storage/transfer/transfer.h"

#include <unordered_set>

namespace storage {

namespace {

// What records name, and whether it is there. It relies on the order of the lists.
class Fit {
 public:
  using Misfit = std::optional<std::string>;  // a clause

  Misfit of(const domain::Change& change) {
    return std::visit([this](const auto& one) { return of_one(one); }, change);
  }
  bool has_settings() const { return m_has_settings; }

 private:
  template <class Entity>
  Misfit of_one(const Entity&) {
    return std::nullopt;
  }
  Misfit of_one(const domain::TenantSettings&) {
    m_has_settings = true;
    return std::nullopt;
  }
  Misfit of_one(const domain::Api& api) {
    if (m_identifiers.insert(api.identifier.value).second) return std::nullopt;
    return "another API has the identifier \"" + api.identifier.value + '"';
  }
  Misfit of_one(const domain::Application& application) {
    m_client_ids.insert(application.id.value);
    return std::nullopt;
  }
  Misfit of_one(const domain::ClientGrant& grant) {
    if (m_identifiers.contains(grant.audience.value)) return of_client(grant.client_id);
    return "there is no API \"" + grant.audience.value + '"';
  }
  Misfit of_one(const domain::Credential& credential) { return of_client(credential.client_id); }
  Misfit of_client(const domain::ClientId& id) const {
    if (m_client_ids.contains(id.value)) return std::nullopt;
    return "there is no application \"" + id.value + '"';
  }

  bool m_has_settings = false;
  std::unordered_set<std::string> m_identifiers, m_client_ids;
};

TransferProblem of_store(const domain::StoreError& error) {
  return {0, error.explanation};
}

TransferProblem of_twice(const std::string& key) {
  return {0, "more than one record has the key \"" + key + '"'};
}

}  // namespace

StoreResult<size_t> export_tenant(RecordSource& from, std::ostream& to, const ExportHead& head) {
  ExportWriter writer(to, head);
  for (Table table : all_tables) {
    writer.begin(table);
    const auto read = from.each(table, [&](std::string_view key, std::string_view document) {
      return writer.add(key, document);
    });
    if (!read) return base::failure(read.error());
    writer.end();
    // A disk that is full takes no more of it.
    if (!to) break;
  }
  writer.finish();
  return writer.count();
}

TransferResult<size_t> import_tenant(ExportReader& from, RecordTarget& to, const Amend& amend) {
  Fit fit;
  size_t count = 0;
  for (;; ++count) {
    auto read = from.next();
    if (!read) return base::failure(read.error());
    if (!*read) break;
    auto& [record, change] = **read;
    if (amend) {
      if (const auto amended = amend(change); !amended) {
        return base::failure(from.problem(amended.error()));
      }
      record = to_record(change);
    }
    if (const auto misfit = fit.of(change)) return base::failure(from.problem(*misfit));
    const auto twice = to.add(record);
    if (!twice) return base::failure(of_store(twice.error()));
    if (!*twice) continue;
    const TransferProblem problem = of_twice(**twice);
    // A target that adds many together may find it later.
    return base::failure(**twice == record.key ? from.problem(problem.reason) : problem);
  }
  if (!fit.has_settings()) return base::failure(TransferProblem{0, "it holds no settings"});
  const auto twice = to.finish();
  if (!twice) return base::failure(of_store(twice.error()));
  if (*twice) return base::failure(of_twice(**twice));
  return count;
}

}  // namespace storage
