#include "server/tenant_documents.h"

#include <sstream>
#include <streambuf>

#include "engine/master_key.h"
#include "server/http_text.h"

namespace server {

namespace {

// Takes so many octets and no more.
class BoundedText : public std::streambuf {
 public:
  explicit BoundedText(size_t octets_max) : m_octets_max(octets_max) {}
  std::string take() { return std::move(m_text); }

 protected:
  int_type overflow(int_type octet) override {
    if (m_text.size() >= m_octets_max) return traits_type::eof();
    m_text += traits_type::to_char_type(octet);
    return octet;
  }
  std::streamsize xsputn(const char* octets, std::streamsize count) override {
    if (m_text.size() + static_cast<size_t>(count) > m_octets_max) return 0;
    m_text.append(octets, static_cast<size_t>(count));
    return count;
  }

 private:
  size_t m_octets_max;
  std::string m_text;
};

}  // namespace

base::Response no_such_tenant() {
  return plain_response(404, "unknown_tenant", "There is no tenant of this name.");
}

base::Response TenantDocuments::export_tenant(const std::string& name,
                                              const std::string& secrets) const {
  const auto kind = storage::exported_secrets_asked_for(secrets);
  if (!kind) return bad_request("\"secrets\" is \"sealed\", \"open\" or \"omit\".");
  const auto tenant = m_tenants.find(name);
  if (!tenant) return no_such_tenant();
  auto source = open_source(m_tenants.place_of(name));
  if (!source) return unavailable_response(source.error().explanation);
  BoundedText text(export_octets_max);
  std::ostream stream(&text);
  const std::string& key = tenant->data_folder()->master_key();
  const auto count = storage::export_tenant(
      **source, stream,
      storage::head_of_export(*kind, m_clock.now(), key, engine::master_key_mark(key)));
  if (!count) return unavailable_response(count.error().explanation);
  if (!stream) {
    return plain_response(413, "too_large",
                          "This tenant is larger than " +
                              std::to_string(export_octets_max / (1024 * 1024)) +
                              " MB: the command \"tallygate export\" writes it to a file.");
  }
  return {200, {{"content-type", "application/json"}, {"cache-control", "no-store"}}, text.take()};
}

TenantDocuments::Refusal TenantDocuments::import_tenant(const std::string& name,
                                                        const std::string& document,
                                                        const std::string& at) const {
  const auto here = m_tenants.find(at);
  return fill(name, document, here ? here->data_folder()->master_key() : "", 400);
}

TenantDocuments::Refusal TenantDocuments::copy_tenant(const std::string& name,
                                                      const std::string& from) const {
  const auto tenant = m_tenants.find(from);
  if (!tenant) return no_such_tenant();
  base::Response document = export_tenant(from, "sealed");
  if (document.status != 200) return document;
  return fill(name, document.body, tenant->data_folder()->master_key(), 503);
}

TenantDocuments::Refusal TenantDocuments::fill(const std::string& name, const std::string& document,
                                               const std::string& known_key,
                                               int status_of_bad_document) const {
  if (m_tenants.find(name)) {
    return plain_response(409, "tenant_exists", "There is a tenant of this name already.");
  }
  std::optional<std::string> bad_document;
  const auto made = m_tenants.add_filled(
      name,
      [&](const TenantPlace& place, const DataFolder& folder) -> base::Result<void, TenantError> {
        const auto failed = [](const std::string& explanation) {
          return base::failure(TenantError{explanation});
        };
        std::istringstream stream(document);
        auto reader = storage::ExportReader::open(stream);
        if (!reader) return failed(bad_document.emplace(sentence(reader.error())));
        const auto amend = amend_for(reader->head(), folder.master_key(), known_key, m_random);
        if (!amend) return failed(bad_document.emplace(amend.error().explanation));
        auto target = open_target(place, folder);
        if (!target) return failed(target.error().explanation);
        // Where a folder is missing, what a database has under its name belongs to nobody.
        if (const auto removed = (*target)->remove_everything(); !removed) {
          return failed(removed.error().explanation);
        }
        const auto count = storage::import_tenant(*reader, **target, *amend);
        if (!count) return failed(bad_document.emplace(sentence(count.error())));
        return {};
      });
  if (made) return std::nullopt;
  if (bad_document) {
    return plain_response(status_of_bad_document, "invalid_document",
                          "Nothing was imported: " + *bad_document);
  }
  return unavailable_response(made.error().explanation);
}

}  // namespace server
