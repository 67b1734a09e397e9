#include "ui/screens/keys.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/keys.h"
#include "ui/token_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr const char* keys_path = "/api/v2/keys/signing";

std::string life_of(const SigningKey& key) {
  switch (key.phase) {
    case KeyPhase::next:
      return fill(words::key_next_says, minute_text(key.created_at));
    case KeyPhase::current:
      return fill(words::key_current_says, minute_text(key.current_since));
    case KeyPhase::previous:
      return fill(words::key_previous_says, minute_text(key.current_until));
    case KeyPhase::retired:
      return fill(words::key_retired_says, minute_text(key.current_until));
    case KeyPhase::revoked:
      return fill(words::key_revoked_says, minute_text(key.revoked_at));
  }
  return {};
}

// Buttons beside one another as far as they fit.
class ButtonFlow {
 public:
  explicit ButtonFlow(Look& look) : m_look(look), m_left(look.available()) {}
  bool add(std::string_view id, const char* label, const Button& how) {
    const float wide = button_width(m_look, label, how);
    if (!m_first && m_left >= wide + 8) {
      same_line(8);
      m_left -= 8;
    } else if (!m_first) {
      gap(8);
      m_left = m_look.available();
    }
    m_first = false;
    m_left -= wide;
    return button(m_look, id, label, how);
  }

 private:
  Look& m_look;
  float m_left;
  bool m_first = true;
};

// The longest that a token signed by a key of this kind may be valid.
long long longest_lifetime(const Tenant& tenant, bool elliptic) {
  long long longest = 0;
  for (const Api& api : tenant.apis.value) {
    if ((api.signing_algorithm == "ES256") == elliptic)
      longest = std::max(longest, api.token_lifetime_seconds);
  }
  return longest;
}

}  // namespace

void KeysScreen::refresh(Context& context) {
  m_keys.refresh(context.tenant.calls, keys_path, read_signing_keys);
}

void KeysScreen::draw(Context& context) {
  Look& look = context.look;
  if (m_keys.unasked()) refresh(context);
  const auto& keys = m_keys.loaded();
  const bool rotates = page_header(look, words::nav_keys, words::keys_sentence,
                                   keys.ready ? words::rotate_key : "", icon_refresh_cw);
  if (!loaded_or_explained(look, keys, words::loading_keys, [&] { refresh(context); })) return;
  if (m_failed) {
    error_note(look, m_failed_what, m_failure);
    gap(16);
  }
  const std::vector<SigningKey> all = keys.value;
  if (all.empty()) {
    empty_state(look, icon_key, words::keys_empty_title, words::keys_empty_body);
    return;
  }
  const bool sent_to_rotate = context.router.take_errand(Errand::rotate);
  if ((rotates || sent_to_rotate) && !m_busy) ask_rotate(context, all);
  for (const bool elliptic : {false, true}) draw_family(context, all, elliptic);
  m_times.draw(look, all, context.clock.now());
  look.wake_after(60);
}

void KeysScreen::draw_family(Context& context, const std::vector<SigningKey>& keys, bool elliptic) {
  Look& look = context.look;
  std::vector<const SigningKey*> published, gone;
  for (const SigningKey& key : keys) {
    if (key.elliptic == elliptic) (key.published() ? published : gone).push_back(&key);
  }
  if (published.empty() && gone.empty()) return;
  const char* title = elliptic ? words::keys_elliptic : words::keys_rsa;
  ImGui::PushID(title);
  {
    Card card(look);
    card_header(look, title, elliptic ? words::keys_elliptic_sentence : words::keys_rsa_sentence);
    const MirrorScope list(Role::list, title);
    if (m_shows_gone) published.insert(published.end(), gone.begin(), gone.end());
    for (const SigningKey* key : published) {
      if (key != published.front()) {
        gap(16);
        divider(look);
        gap(16);
      }
      draw_key(context, *key);
    }
    if (!gone.empty()) {
      gap(16);
      const std::string count =
          counted(static_cast<long long>(gone.size()), words::one_gone_key, words::many_gone_keys);
      flush_left();
      if (button(look, "gone", fill(m_shows_gone ? words::keys_gone_hide : words::keys_gone, count),
                 {.kind = ButtonKind::quiet}))
        m_shows_gone = !m_shows_gone;
    }
  }
  ImGui::PopID();
  gap(16);
}

void KeysScreen::draw_key(Context& context, const SigningKey& key) {
  Look& look = context.look;
  const MirrorScope item(Role::listitem, "");
  ImGui::PushID(key.id.c_str());
  const char* word = phase_word(key.phase);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + look.available();
  ImGui::SetCursorScreenPos({at.x, at.y + 4});
  badge(look, phase_tone(key.phase), word);
  const float left = at.x + badge_width(look, word) + 12;
  ImGui::SetCursorScreenPos({left, at.y});
  copyable_inline(look, "kid", fill(words::key_id_of, key.short_id()), key.id, right - left);
  gap(4);
  text(look, look.body(), life_of(key));
  if (!key.thumbprint.empty()) {
    line(look, look.small_muted(), words::key_thumbprint,
         measure(look.small_muted(), words::key_thumbprint).x, Align::left, icon_button_size);
    same_line(8);
    copyable_inline(look, "thumbprint", fill(words::key_thumbprint_of, key.short_id()),
                    key.thumbprint, look.available());
  }
  gap(8);
  ButtonFlow flow(look);
  const auto offers = [&](const char* label, const char* type, const char* ending,
                          const std::string& content) {
    const std::string name = fill(words::key_download, std::string(label), key.short_id());
    if (!content.empty() && flow.add(label, label, {.icon = icon_download, .name = name}))
      look.platform.save_file("tallygate-" + key.short_id() + ending, type, content);
  };
  offers(words::key_pem, "application/x-pem-file", ".pem", key.certificate);
  offers(words::key_cer, "application/pkix-cert", ".cer", octets_of_pem(key.certificate));
  offers(words::key_pkcs7, "application/x-pkcs7-certificates", ".p7b", key.pkcs7);
  const bool revocable = key.phase == KeyPhase::previous || key.phase == KeyPhase::retired;
  const std::string name = fill(words::revoke_key_name, key.short_id());
  if (revocable &&
      flow.add("revoke", words::revoke_key,
               {.kind = ButtonKind::danger, .icon = icon_ban, .busy = m_busy, .name = name}))
    ask_revoke(context, key);
  ImGui::PopID();
}

void KeysScreen::ask_rotate(Context& context, const std::vector<SigningKey>& keys) {
  Question question{words::rotate_key_title, words::rotate_key_body, {}, words::rotate_key, {}};
  for (const SigningKey& key : keys) {
    if (key.phase != KeyPhase::next) continue;
    question.consequences.push_back(
        fill(words::rotate_key_breaks, minute_text(key.created_at), key.short_id()));
  }
  question.on_confirm = [this, context]() mutable {
    send(context, std::string(keys_path) + "/rotate", words::rotating_key, words::key_rotated);
  };
  context.questions.ask(std::move(question));
}

void KeysScreen::ask_revoke(Context& context, const SigningKey& key) {
  Question question{fill(words::revoke_key_title, key.short_id()),
                    words::revoke_key_body,
                    {},
                    words::revoke_key_confirm,
                    {}};
  const std::chrono::seconds lifetime(longest_lifetime(context.tenant, key.elliptic));
  const auto last = key.current_until ? std::optional(*key.current_until + lifetime) : std::nullopt;
  question.consequences.push_back(last && *last <= context.clock.now()
                                      ? words::revoke_key_breaks_none
                                      : fill(words::revoke_key_breaks, minute_text(last)));
  question.on_confirm = [this, context, id = key.id, name = key.short_id()]() mutable {
    send(context, std::string(keys_path) + "/" + base::percent_encode(id) + "/revoke",
         words::revoking_key, fill(words::key_was_revoked, name));
  };
  context.questions.ask(std::move(question));
}

void KeysScreen::send(Context& context, const std::string& path, const char* what,
                      std::string toast) {
  m_busy = true;
  m_failed = false;
  const char* method = path.ends_with("/rotate") ? "POST" : "PUT";
  context.tenant.change(
      method, path, base::Json(), {Part::logs},
      [this, context, what, toast = std::move(toast)](const Answer& answer) mutable {
        m_busy = false;
        m_failed = !answer;
        if (answer) {
          context.toasts.show(Tone::good, toast);
        } else {
          m_failed_what = what;
          m_failure = answer.error();
        }
        refresh(context);
      });
}

}  // namespace ui
