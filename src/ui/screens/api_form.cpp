#include "ui/screens/api_form.h"

#include "ui/screens/api.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

namespace ui {

void ApiForm::clear() {
  *this = ApiForm();
}

void ApiForm::draw(Context& context) {
  Look& look = context.look;
  Typed name =
      text_field(look, "api name", m_name,
                 {.label = words::api_name, .hint = words::api_name_hint, .error = m_name_error});
  if (name.changed) m_name_error.clear();
  gap(16);
  Typed identifier = text_field(look, "api identifier", m_identifier,
                                {.label = words::api_identifier,
                                 .hint = words::api_identifier_hint,
                                 .help = words::api_identifier_help,
                                 .error = m_identifier_error,
                                 .typeface = Typeface::mono});
  if (identifier.changed) m_identifier_error.clear();
  gap(16);
  select(look, "api algorithm", m_algorithm, signing_algorithm_options(),
         {.label = words::api_algorithm});
  m_entered = name.entered || identifier.entered;
  if (m_failed) {
    gap(16);
    error_note(look, words::creating_api, m_failure);
  }
}

void ApiForm::submit(Context& context, std::function<void(std::string id)> created) {
  const std::string name(base::trim(m_name)), identifier(base::trim(m_identifier));
  m_name_error = name.empty()                                    ? words::api_name_missing
                 : name.find_first_of("<>") != std::string::npos ? words::application_name_angle
                                                                 : "";
  m_identifier_error = identifier.empty() ? words::api_identifier_missing
                       : context.tenant.find_api_by_identifier(identifier)
                           ? words::api_identifier_taken
                           : "";
  if (m_busy || !m_name_error.empty() || !m_identifier_error.empty()) return;
  m_busy = true;
  m_failed = false;
  const base::Json body = {
      {"name", name}, {"identifier", identifier}, {"signing_alg", m_algorithm}};
  context.tenant.change(
      "POST", "/api/v2/resource-servers", body, {Part::apis, Part::logs},
      [this, name, created = std::move(created), &toasts = context.toasts](const Answer& answer) {
        m_busy = false;
        const auto id = answer ? base::string_member(*answer, "id") : std::nullopt;
        if (!id) {
          m_failed = true;
          m_failure = answer ? Failure{200, "malformed_answer", {}} : answer.error();
          return;
        }
        toasts.show(Tone::good, fill(words::created_api, name));
        clear();
        created(*id);
      });
}

}  // namespace ui
