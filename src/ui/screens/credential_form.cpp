#include "ui/screens/credential_form.h"

#include <chrono>

#include "ui/icons.h"
#include "ui/screens/application_draft.h"
#include "ui/tenant/jwk_pem.h"
#include "ui/tenant/paths.h"
#include "ui/text/common.h"
#include "ui/text/credentials.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

enum CredentialKind : size_t { key_kind, subject_kind, certificate_kind };
constexpr long long days_max = 3650;

}  // namespace

const char* CredentialForm::type() const {
  return m_kind == key_kind       ? "public_key"
         : m_kind == subject_kind ? "cert_subject_dn"
                                  : "x509_cert";
}

void CredentialForm::draw_key(Context& context) {
  Look& look = context.look;
  text_field(look, "pem", m_pem,
             {.label = words::add_pem,
              .help = words::add_pem_help,
              .error = m_pem_error,
              .typeface = Typeface::mono,
              .lines = 6});
  gap(12);
  if (button(look, "generate", words::generate, {.icon = icon_sparkles, .busy = m_making != 0})) {
    m_making_failed = m_saved = false;
    m_private_key.clear();
    m_making = look.platform.make_key_pair(m_algorithm);
  }
  if (m_making != 0) {
    gap(8);
    text(look, look.muted(), words::generating, Role::status);
    const auto pair = look.platform.take_key_pair(m_making);
    if (pair) {
      m_making = 0;
      m_making_failed = pair->public_pem.empty();
      m_pem = pair->public_pem;
      m_private_key = pair->private_pem;
      m_pem_error.clear();
    }
    look.wake_after(0.2);
  }
  if (m_making_failed) {
    gap(8);
    text(look, look.body().in(look.colours().bad), words::generate_failed, Role::alert);
  }
}

void CredentialForm::draw_pair(Context& context) {
  if (m_private_key.empty()) return;
  Look& look = context.look;
  gap(16);
  Panel panel(look, Tone::warn, words::private_key_title);
  gap(4);
  text(look, look.body(), m_saved ? words::private_key_saved : words::private_key_body);
  gap(12);
  if (button(look, "download", words::private_key_download, {.icon = icon_download})) {
    look.platform.save_file("private-key.pem", "application/x-pem-file", m_private_key);
    m_saved = true;
  }
}

void CredentialForm::draw(
    Context& context, const std::string& client_id,
    std::function<void(const std::string&, const std::string&, const std::string&)> added) {
  Look& look = context.look;
  heading(look, look.strong(), words::add_credential, "3");
  gap(12);
  segments_or_select(
      look, words::add_kind, m_kind,
      {words::credential_key, words::credential_subject, words::credential_certificate});
  gap(16);
  text_field(look, "name", m_name, {.label = words::add_name, .hint = words::add_name_hint});
  gap(16);
  if (m_kind == key_kind) {
    select(look, "algorithm", m_algorithm,
           {{"RS256", "RS256", {}},
            {"RS384", "RS384", {}},
            {"PS256", "PS256", {}},
            {"ES256", "ES256", {}}},
           {.label = words::add_algorithm, .width = std::min(look.available(), 200.0f)});
    gap(16);
    draw_key(context);
    draw_pair(context);
  } else if (m_kind == subject_kind) {
    text_field(look, "subject", m_subject,
               {.label = words::add_subject,
                .hint = words::add_subject_hint,
                .help = words::add_subject_help,
                .error = m_subject_error,
                .lines = 3});
  } else {
    text_field(look, "certificate", m_pem,
               {.label = words::add_certificate,
                .error = m_pem_error,
                .typeface = Typeface::mono,
                .lines = 6});
  }
  if (m_kind != subject_kind) {
    gap(16);
    text_field(look, "days", m_days,
               {.label = words::add_expiry,
                .error = m_days_error,
                .width = std::min(look.available(), 280.0f)});
  }
  if (m_failed) {
    gap(16);
    error_note(look, words::changing_credentials, m_failure);
  }
  gap(16);
  if (!button(look, "add", words::add_confirm,
              {.kind = ButtonKind::primary, .icon = icon_plus, .busy = m_busy}) ||
      !check())
    return;
  m_busy = true;
  m_failed = false;
  context.tenant.change("POST", application_path(client_id) + "/credentials",
                        body(context.clock.now()), {Part::logs},
                        [this, added = std::move(added), kind = std::string(type()),
                         label = std::string(base::trim(m_name))](const Answer& answer) {
                          m_busy = false;
                          m_failed = !answer;
                          if (!answer) {
                            m_failure = answer.error();
                            return;
                          }
                          clear();
                          added(base::string_member(*answer, "id").value_or(""), kind, label);
                        });
}

// Says what is wrong at the field it is wrong in.
bool CredentialForm::check() {
  const bool subject = m_kind == subject_kind;
  const std::string trimmed(base::trim(m_pem));
  m_pem_error = m_kind == key_kind && public_key_pem(m_pem).empty() ? words::add_pem_wrong
                : m_kind == certificate_kind && trimmed.rfind("-----BEGIN CERTIFICATE", 0) != 0
                    ? words::add_certificate_wrong
                    : "";
  m_subject_error = subject && base::trim(m_subject).empty() ? words::add_subject_wrong : "";
  m_days_error = !subject && !base::trim(m_days).empty() && number_in(m_days, 1, days_max) < 0
                     ? words::add_expiry_wrong
                     : "";
  return m_pem_error.empty() && m_subject_error.empty() && m_days_error.empty();
}

base::Json CredentialForm::body(base::Time now) const {
  base::Json json = {{"credential_type", type()}};
  if (!base::trim(m_name).empty()) json["name"] = std::string(base::trim(m_name));
  if (m_kind == subject_kind) {
    // The API writes one part to a line.
    std::string lines;
    for (const std::string& part : separated_parts(m_subject))
      lines += (lines.empty() ? "" : "\n") + part;
    json["subject_dn"] = lines;
    return json;
  }
  json["pem"] = m_kind == key_kind ? public_key_pem(m_pem) : std::string(base::trim(m_pem)) + "\n";
  if (m_kind == key_kind) json["alg"] = m_algorithm;
  const long long days = number_in(m_days, 1, days_max);
  if (days > 0) json["expires_at"] = base::to_iso(now + std::chrono::hours(24 * days));
  return json;
}

// What was made here stays until it was downloaded.
void CredentialForm::clear() {
  m_name.clear();
  m_pem.clear();
  m_subject.clear();
  m_days.clear();
}

}  // namespace ui
