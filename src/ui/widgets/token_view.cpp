#include "ui/widgets/token_view.h"

#include <algorithm>

#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/token_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

struct Explanation {
  const char* claim;
  const char* words;
};

const char* explain(std::string_view claim) {
  static constexpr Explanation all[] = {{"alg", words::claim_alg},
                                        {"typ", words::claim_typ},
                                        {"kid", words::claim_kid},
                                        {"iss", words::claim_iss},
                                        {"sub", words::claim_sub},
                                        {"aud", words::claim_aud},
                                        {"iat", words::claim_iat},
                                        {"exp", words::claim_exp},
                                        {"nbf", words::claim_nbf},
                                        {"azp", words::claim_azp},
                                        {"client_id", words::claim_client_id},
                                        {"scope", words::claim_scope},
                                        {"gty", words::claim_gty},
                                        {"jti", words::claim_jti},
                                        {"permissions", words::claim_permissions}};
  for (const Explanation& one : all) {
    if (claim == one.claim) return one.words;
  }
  return words::claim_other;
}

// "expires 2026-11-24 21:57:04" for the members that are times.
std::string claim_note(const std::string& claim, const base::Json& value) {
  std::string note = explain(claim);
  if ((claim == "iat" || claim == "exp" || claim == "nbf") && value.is_number_integer()) {
    note += " " + utc_text(base::to_iso(base::from_unix_seconds(value.get<long long>()))) + " UTC";
  }
  return note;
}

void claim_row(Look& look, const std::string& claim, const base::Json& value, ImU32 ink) {
  const float left = ImGui::GetCursorScreenPos().x, width = look.available();
  const float key = std::min(120.0f, width * 0.3f);
  const std::string shown = value.is_string() ? value.get<std::string>() : base::write_json(value);
  line(look, look.mono().in(ink), claim, key, Align::left, 22);
  same_line(12);
  {
    ColumnScope column(look, left + key + 12, width - key - 12);
    text(look, TextLook{look.fonts.mono, size_mono, 22, look.colours().text}, shown);
    text(look, look.small_muted(), claim_note(claim, value));
  }
  gap(8);
}

// The three parts in their colours, wrapped at the column.
void draw_coloured(Look& look, const TokenText& token, ImVec2 pen, float width) {
  const Palette& p = look.colours();
  const ImU32 inks[] = {p.bad, p.accent, p.good};
  const TextLook face = look.mono();
  const float character = face.font->CalcTextSizeA(face.size, FLT_MAX, 0, "m").x;
  const size_t columns = static_cast<size_t>(std::max(8.0f, width / character));
  const float left = pen.x;
  size_t column = 0;
  for (size_t i = 0; i < 3; ++i) {
    const std::string part = token.parts[i] + (i < 2 ? "." : "");
    for (size_t at = 0; at < part.size();) {
      if (column == columns) {
        column = 0;
        pen.y += face.line;
      }
      const size_t taken = std::min(columns - column, part.size() - at);
      draw_line(ImGui::GetWindowDrawList(), {left + character * static_cast<float>(column), pen.y},
                face.in(inks[i]), std::string_view(part).substr(at, taken));
      at += taken;
      column += taken;
    }
  }
}

void raw_token(Look& look, std::string_view id, std::string_view token, const TokenText& read) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available(), inner = width - 32;
  const TextLook face = look.mono();
  const float character = face.font->CalcTextSizeA(face.size, FLT_MAX, 0, "m").x;
  const size_t columns = static_cast<size_t>(std::max(8.0f, inner / character));
  const float lines = static_cast<float>((token.size() + columns - 1) / columns);
  const float height = 40 + face.line * lines + 16;
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + height}, p.code,
                                            radius_control);
  ImGui::GetWindowDrawList()->AddRect(at, {at.x + width, at.y + height}, p.border, radius_control);
  ImGui::SetCursorScreenPos({at.x + 16, at.y + 6});
  line(look, look.small_muted(), words::try_token, inner - icon_button_size, Align::left, 32);
  ImGui::SetCursorScreenPos({at.x + 16, at.y + 40});
  ImGui::Dummy({inner, face.line * lines});
  describe_text(Role::text, token);
  draw_coloured(look, read, {at.x + 16, at.y + 40}, inner);
  ImGui::SetCursorScreenPos({at.x + width - icon_button_size - 6, at.y + 6});
  copy_button(look, id, words::try_token, token);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
}

}  // namespace

void token_view(Look& look, std::string_view id, std::string_view token, TokenShown shown) {
  const auto read = read_token(token);
  if (!read) return;
  if (shown == TokenShown::whole) {
    raw_token(look, id, token, *read);
    gap(20);
  }
  Columns columns(look, {1, 1.6f}, 32);
  columns.next();
  text(look, look.small_strong().in(look.colours().bad), words::token_header);
  gap(8);
  for (const auto& [claim, value] : read->header.items())
    claim_row(look, claim, value, look.colours().bad);
  columns.next();
  text(look, look.small_strong().in(look.colours().accent), words::token_payload);
  gap(8);
  for (const auto& [claim, value] : read->claims.items())
    claim_row(look, claim, value, look.colours().accent);
}

}  // namespace ui
