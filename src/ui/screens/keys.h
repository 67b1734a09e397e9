// Keys: what signs, what signed and what will sign, and what caches know of it.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/screens/key_times.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/signing_keys.h"

namespace ui {

class KeysScreen {
 public:
  void draw(Context& context);
  void enter() { *this = KeysScreen(); }

 private:
  void refresh(Context& context);
  void draw_family(Context& context, const std::vector<SigningKey>& keys, bool elliptic);
  void draw_key(Context& context, const SigningKey& key);
  void ask_rotate(Context& context, const std::vector<SigningKey>& keys);
  void ask_revoke(Context& context, const SigningKey& key);
  void send(Context& context, const std::string& path, const char* what, std::string toast);

  Fetched<std::vector<SigningKey>> m_keys;
  KeyTimes m_times;
  bool m_shows_gone = false, m_busy = false, m_failed = false;
  std::string m_failed_what;
  Failure m_failure;
};

}  // namespace ui
