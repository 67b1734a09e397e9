// Application · Credentials: how it authenticates, its secret, its keys and certificates.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/screens/credential_form.h"
#include "ui/tenant/credentials.h"
#include "ui/tenant/fetched.h"

namespace ui {

class ApplicationCredentialsTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  void follow(Context& context, const Application& app);
  void refresh(Context& context, const std::string& client_id);
  void draw_method(Context& context, const Application& app);
  void draw_secret(Context& context, const Application& app);
  void draw_previous(Context& context, const Application& app);
  void draw_list(Context& context, const Application& app);
  void draw_credential(Context& context, const Application& app, const Credential& credential);
  void ask_rotate(Context& context, const Application& app);
  void ask_end_previous(Context& context, const Application& app);
  void ask_remove(Context& context, const Application& app, const Credential& credential);
  // The method with exactly these of its credentials.
  void use(Context& context, const Application& app, const std::string& method,
           const std::vector<std::string>& ids, std::string toast);
  void remove(Context& context, const std::string& client_id, const Credential& credential);
  // Notes how a change went; asks anew for what it may have changed.
  void finish(Context& context, const std::string& client_id, const char* what,
              const std::string& toast, const Answer& answer);

  Fetched<std::vector<Credential>> m_credentials;
  Fetched<PreviousSecret> m_previous;
  CredentialForm m_form;
  std::string m_id;      // the application that all of this is about
  std::string m_secret;  // when the secret before was asked for
  std::string m_method, m_method_before;
  std::string m_overlap = "policy";
  bool m_revealed = false, m_busy = false, m_failed = false;
  std::string m_failed_what;
  Failure m_failure;
};

const char* method_word(const std::string& method);
// "Production, 2026", or what kind of thing it is.
std::string credential_label(const Credential& credential);

}  // namespace ui
