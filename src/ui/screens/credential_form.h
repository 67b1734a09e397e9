// Adding a key or certificate to an application: pasted, or made in the page.
#pragma once

#include <functional>
#include <string>

#include "ui/context.h"
#include "ui/tenant/credentials.h"

namespace ui {

class CredentialForm {
 public:
  // `added` is called with the credential's id and type once the tenant has it.
  void draw(
      Context& context, const std::string& client_id,
      std::function<void(const std::string& id, const std::string& type, const std::string& label)>
          added);

 private:
  const char* type() const;
  void draw_key(Context& context);
  void draw_pair(Context& context);
  bool check();
  base::Json body(base::Time now) const;
  void clear();

  size_t m_kind = 0;  // public key, subject, certificate
  std::string m_name, m_pem, m_subject, m_days, m_algorithm = "RS256";
  std::string m_pem_error, m_subject_error, m_days_error;
  std::string m_private_key;  // of the pair that was made here
  int m_making = 0;           // the number of a pair that is being made
  bool m_making_failed = false, m_saved = false;
  bool m_busy = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui
