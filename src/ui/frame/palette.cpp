#include "ui/frame/palette.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/frame/palette_drawing.h"
#include "ui/icons.h"
#include "ui/tenant/paths.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr const char* palette_popup = "palette";
constexpr float field_height = 56, footer_height = 40, heading_height = 32, palette_padding = 8;
constexpr float width_most = 640, list_most = 440, nothing_height = 168;

float palette_row_height(const Look& look) {
  return look.compact ? 52.0f : 40.0f;
}

// Another dialog asks something: that comes first.
bool another_is_open() {
  ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
  return modal && !ImGui::IsPopupOpen(palette_popup);
}

const char* heading_of(size_t kind) {
  static constexpr const char* all[] = {words::group_recent,        words::group_here,
                                        words::group_pages,         words::group_actions,
                                        words::group_applications,  words::group_apis,
                                        words::group_organizations, words::group_rules,
                                        words::group_client_ids,    words::group_identifiers};
  return all[kind];
}

}  // namespace

void CommandPalette::draw(Context& context, const std::function<std::vector<Command>()>& own) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool asked =
      (io.KeyCtrl || io.KeySuper) && !io.KeyAlt && ImGui::IsKeyPressed(ImGuiKey_K, false);
  const bool is_open = ImGui::IsPopupOpen(palette_popup);
  if (asked && !is_open) m_opening = true;
  if (m_opening && !another_is_open()) {
    begin(context, own());
    ImGui::OpenPopup(palette_popup);
  }
  m_opening = false;
  if (!ImGui::IsPopupOpen(palette_popup)) return;
  const bool done = search(context);
  Look& look = context.look;
  const float width = std::min(width_most, io.DisplaySize.x - 16);
  const float top = look.compact ? 8.0f : std::floor(io.DisplaySize.y * 0.12f);
  const float below = look.compact ? 0 : footer_height;
  const float room = std::min(list_most, io.DisplaySize.y - top - field_height - below - 8);
  const float list =
      std::min(room, m_rows.empty() ? nothing_height : m_height + 2 * palette_padding);
  ImGui::SetNextWindowPos({std::floor((io.DisplaySize.x - width) / 2), top});
  ImGui::SetNextWindowSize({width, field_height + list + below});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 12);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  const bool shown = ImGui::BeginPopupModal(
      palette_popup, nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(3);
  if (!shown) return;
  const MirrorScope dialog(Role::dialog, words::palette);
  draw_inside(context, width, list);
  const bool left = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                    !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                            ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  const bool closes = ImGui::IsKeyPressed(ImGuiKey_Escape, false) || (asked && is_open) || left;
  if (closes && !ImGui::IsWindowAppearing()) ImGui::CloseCurrentPopup();
  if (m_enter_waits && done) {
    m_enter_waits = false;
    m_takes_focus = m_rows.empty();
    if (!m_rows.empty()) {
      ImGui::CloseCurrentPopup();
      run(context, m_rows[m_selected].hit);
    }
  }
  ImGui::EndPopup();
}

void CommandPalette::begin(Context& context, std::vector<Command> own) {
  ++m_times_opened;
  m_typed.clear();
  m_shown_for.clear();
  m_rows.clear();
  m_selected = 0;
  m_enter_waits = false;
  m_early.clear();
  m_arriving = true;
  m_takes_focus = m_follows = true;
  m_here = commands_here(context);
  m_pages = page_commands();
  m_actions = common_commands(context);
  m_actions.insert(m_actions.end(), std::make_move_iterator(own.begin()),
                   std::make_move_iterator(own.end()));
  for (const Part part : {Part::applications, Part::apis, Part::organizations})
    context.tenant.ensure(part);
  m_rules.refresh(context.tenant.calls, rules_path, read_rules);
}

// One step of it. What is shown stays until the answer is whole.
bool CommandPalette::search(Context& context) {
  const std::string from = made_from(context);
  const std::vector<Source> all = sources(context);
  const bool done = m_search.step(from, all);
  if (!done) {
    context.look.animate();
    // In a list that became shorter some of them lead nowhere.
    std::erase_if(m_rows,
                  [&](const Row& row) { return row.hit.place >= all[row.hit.source].count; });
    m_selected = std::min(m_selected, std::max<size_t>(m_rows.size(), 1) - 1);
  }
  if (!done || from == m_shown_for) return done;
  const bool same_words = m_shown_for.ends_with("/" + m_typed);
  const auto before = same_words && m_selected < m_rows.size() ? m_rows[m_selected].hit
                                                               : PaletteSearch::Hit{kinds, 0, 0};
  m_shown_for = from;
  lay_out(context.look);
  const auto same =
      std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.hit == before; });
  choose(same == m_rows.end() ? 0 : static_cast<size_t>(same - m_rows.begin()));
  context.look.animate();
  return true;
}

void CommandPalette::lay_out(const Look& look) {
  m_rows.clear();
  m_height = 0;
  for (const PaletteSearch::Group& group : m_search.groups()) {
    m_height += heading_height;
    for (const PaletteSearch::Hit& hit : group.hits) {
      m_rows.push_back({hit, m_height});
      m_height += palette_row_height(look);
    }
  }
}

void CommandPalette::draw_inside(Context& context, float width, float list_height) {
  Look& look = context.look;
  const ImVec2 at = ImGui::GetWindowPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_icon(list, {at.x + 28, at.y + field_height / 2}, look.fonts.text, 18, look.colours().muted,
            icon_search);
  ImGui::SetCursorScreenPos({at.x + 52, at.y});
  const Focus focus = m_takes_focus ? Focus::take : Focus::keep;
  m_takes_focus = false;
  keep_early_letters();
  const Typed typed =
      combo_field(look, "search", m_typed,
                  {.name = words::palette_search,
                   .hint = look.compact ? words::palette_search : words::palette_hint,
                   .width = width - 52 - (look.compact ? 44.0f : 60.0f),
                   .height = field_height,
                   .active = m_active_item,
                   .focus = focus});
  if (typed.changed) look.animate();
  take_keys(typed);
  if (look.compact) {
    ImGui::SetCursorScreenPos({at.x + width - 40, at.y + (field_height - icon_button_size) / 2});
    if (icon_button(look, "close", icon_x, words::dismiss)) ImGui::CloseCurrentPopup();
  } else {
    draw_key_cap(
        look,
        {at.x + width - 16 - key_cap_width(look, words::key_escape), at.y + field_height / 2 - 11},
        words::key_escape);
  }
  const ImU32 border = look.colours().border;
  list->AddLine({at.x, at.y + field_height - 0.5f}, {at.x + width, at.y + field_height - 0.5f},
                border);
  ImGui::SetCursorScreenPos({at.x, at.y + field_height});
  if (m_rows.empty()) {
    draw_nothing(look, width);
  } else {
    draw_list(context, width, list_height);
  }
  if (look.compact) return;
  ImGui::SetCursorScreenPos({at.x, at.y + field_height + list_height});
  draw_footer(context, width);
}

// Who knows where to go types before the field has the caret.
void CommandPalette::keep_early_letters() {
  ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
  if (ImGui::GetActiveID() == ImGui::GetID("##search")) {
    for (size_t i = 0; i < m_early.size(); ++i)
      typed.insert(typed.Data + i, static_cast<ImWchar>(m_early[i]));
    m_early.clear();
    m_arriving = false;
  } else if (m_arriving) {
    m_early.insert(m_early.end(), typed.begin(), typed.end());
    typed.resize(0);
  }
}

void CommandPalette::take_keys(const Typed& typed) {
  if (typed.entered) m_enter_waits = true;
  if (!typed.editing || m_rows.empty()) return;
  const size_t last = m_rows.size() - 1;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) choose(m_selected == last ? 0 : m_selected + 1);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) choose(m_selected == 0 ? last : m_selected - 1);
  if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) choose(0);
  if (ImGui::IsKeyPressed(ImGuiKey_End, false)) choose(last);
}

void CommandPalette::draw_list(Context& context, float width, float height) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::BeginChild("list", {width, height}, ImGuiChildFlags_NavFlattened);
  if (m_follows) {
    const float top = m_rows[m_selected].top, shown = ImGui::GetScrollY();
    const float bottom = top + palette_row_height(context.look) + 2 * palette_padding;
    // The heading of the first of a group is part of what it says.
    const float from = top - heading_height;
    if (from < shown) ImGui::SetScrollY(std::max(0.0f, from));
    if (bottom > shown + height) ImGui::SetScrollY(bottom - height);
  }
  m_follows = false;
  const uint32_t active_before = m_active_item;
  {
    const MirrorScope listbox(Role::listbox, words::palette_results);
    ImGui::Dummy({0, palette_padding});
    const float inner =
        width - 2 * palette_padding - (m_height + 2 * palette_padding > height ? 6.0f : 0.0f);
    ColumnScope column(context.look, ImGui::GetWindowPos().x + palette_padding, inner);
    for (const PaletteSearch::Group& group : m_search.groups()) draw_group(context, group, inner);
    ImGui::Dummy({0, palette_padding});
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (active_before != m_active_item) context.look.animate();
}

void CommandPalette::draw_group(Context& context, const PaletteSearch::Group& group, float width) {
  Look& look = context.look;
  const char* heading = heading_of(group.source);
  const MirrorScope scope(Role::group, heading);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, heading_height});
  const Box box{{at.x + 12, at.y}, {at.x + width - 12, at.y + heading_height}};
  draw_in(ImGui::GetWindowDrawList(), box, look.small_strong().in(look.colours().muted), heading);
  if (group.found > group.hits.size()) {
    const auto number = [](size_t count) { return grouped(static_cast<long long>(count)); };
    draw_in(ImGui::GetWindowDrawList(), box, look.small_muted(),
            fill(words::palette_more, number(group.hits.size()), number(group.found)),
            Align::right);
  }
  for (size_t row = 0; row < m_rows.size(); ++row)
    if (m_rows[row].hit.source == group.source) draw_option(context, row, width);
}

void CommandPalette::draw_option(Context& context, size_t row, float width) {
  Look& look = context.look;
  const PaletteOption shown = option(context, m_rows[row].hit);
  const std::string id = std::to_string(m_rows[row].hit.source) + "/" + shown.title + "/" +
                         std::to_string(m_rows[row].hit.place);
  const bool on = row == m_selected;
  const Hit hit = hit_area(look, id, {width, palette_row_height(look)}, Role::option, shown.title,
                           Enabled::yes, {.description = shown.note, .selected = on});
  if (on) m_active_item = ImGui::GetID(id.c_str());
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (hit.hovered && (moved.x != 0 || moved.y != 0) && !on) {
    m_selected = row;
    look.animate();
  }
  draw_palette_option(look, hit.box, shown, on);
  if (!hit.pressed) return;
  m_selected = row;
  m_enter_waits = true;
}

void CommandPalette::draw_nothing(Look& look, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ColumnScope column(look, at.x + 32, width - 64);
  ImGui::SetCursorScreenPos({at.x + 32, at.y + 40});
  if (m_shown_for.empty()) return centred_text(look, look.muted(), words::palette_searching);
  centred_text(look, look.strong(), fill(words::palette_none, m_typed), Role::status);
  gap(4);
  centred_text(look, look.muted(), words::palette_none_body);
}

void CommandPalette::draw_footer(Context& context, float width) {
  Look& look = context.look;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + 0.5f}, {at.x + width, at.y + 0.5f},
                                      look.colours().border);
  const auto& apps = context.tenant.applications;
  if (apps.under_way && !apps.whole && !apps.value.empty()) {
    ImGui::SetCursorScreenPos({at.x + 20, at.y});
    return line(look, look.small_muted(),
                fill(words::palette_coming, grouped(static_cast<long long>(apps.value.size())),
                     grouped(static_cast<long long>(apps.total))),
                width - 40, Align::left, footer_height);
  }
  draw_key_hints(look, {at.x + 16, at.y}, footer_height);
  ImGui::Dummy({width, footer_height});
}

}  // namespace ui
