// One API: its head and its tabs.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ui/arrangement.h"
#include "ui/context.h"
#include "ui/screens/api_permissions.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form.h"
#include "ui/widgets/grant_row.h"
#include "ui/widgets/uneven_rows.h"

namespace ui {

// What an API can be signed with, for a select.
std::vector<Option> signing_algorithm_options();

class ApiSettingsTab {
 public:
  void draw(Context& context, const Api& api);

 private:
  static constexpr const char* no_possession = "none";
  static constexpr const char* no_encryption = "none";
  struct Draft {
    std::string name, lifetime, dialect, algorithm;
    std::string possession = no_possession, encryption = no_encryption, encryption_pem;
    bool possession_required = false;
    bool operator==(const Draft&) const = default;
    // Whether there is a key to encrypt with, if tokens are to be encrypted.
    bool names_a_key(const Api& api) const;
  };
  static Draft draft_of(const Api& api);
  void follow(const Context& context, const Api& api);
  void draw_security(Context& context, const Api& api);
  void add_security(const Api& api, base::Json& body) const;
  void draw_general(Context& context, const Api& api);
  void save(Context& context, const Api& api);
  void ask_delete(Context& context, const Api& api);

  Form<Draft> m_form;
  std::string m_id;
  uint64_t m_version = 0;
  bool m_revealed = false;
};

class ApiApplicationsTab {
 public:
  void draw(Context& context, const Api& api);

 private:
  void arrange(Context& context, const Api& api);
  void draw_row(Context& context, const Api& api, size_t row);

  std::string m_search;
  SearchedList m_machines;
  UnevenRows m_list;
  std::map<std::string, std::shared_ptr<GrantRow>> m_rows;  // by client id
};

class ApiScreen {
 public:
  void draw(Context& context);
  void enter();

 private:
  void draw_head(Context& context, const Api& api);

  ApiSettingsTab m_settings;
  ApiPermissionsTab m_permissions;
  ApiApplicationsTab m_applications;
};

}  // namespace ui
