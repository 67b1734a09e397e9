// Lucide's icons as UTF-8 text, by their own names. scripts/fonts.py reads this list: it puts
// exactly these glyphs into the page and refuses a code point that is not the one Lucide gives that
// name.
#pragma once

namespace ui {

// Places
inline constexpr const char* icon_app_window = "\uE426";
inline constexpr const char* icon_boxes = "\uE2D0";
inline constexpr const char* icon_plug = "\uE37F";
inline constexpr const char* icon_scroll_text = "\uE45F";
inline constexpr const char* icon_chart_column = "\uE2A3";
inline constexpr const char* icon_rocket = "\uE286";
inline constexpr const char* icon_key = "\uE0FD";
inline constexpr const char* icon_settings = "\uE154";
inline constexpr const char* icon_server = "\uE153";
inline constexpr const char* icon_globe = "\uE0E8";
inline constexpr const char* icon_terminal = "\uE181";
inline constexpr const char* icon_book_open = "\uE05F";
inline constexpr const char* icon_house = "\uE0F5";
inline constexpr const char* icon_flask_conical = "\uE0D5";
inline constexpr const char* icon_user_cog = "\uE342";

// Actions
inline constexpr const char* icon_plus = "\uE13D";
inline constexpr const char* icon_copy = "\uE09E";
inline constexpr const char* icon_pencil = "\uE1F9";
inline constexpr const char* icon_trash_2 = "\uE18E";
inline constexpr const char* icon_play = "\uE13C";
inline constexpr const char* icon_pause = "\uE12E";
inline constexpr const char* icon_skip_forward = "\uE160";
inline constexpr const char* icon_fast_forward = "\uE0BD";
inline constexpr const char* icon_refresh_cw = "\uE145";
inline constexpr const char* icon_rotate_ccw = "\uE148";
inline constexpr const char* icon_undo_2 = "\uE2A1";
inline constexpr const char* icon_search = "\uE151";
inline constexpr const char* icon_external_link = "\uE0B9";
inline constexpr const char* icon_download = "\uE0B2";
inline constexpr const char* icon_eye = "\uE0BA";
inline constexpr const char* icon_eye_off = "\uE0BB";
inline constexpr const char* icon_menu = "\uE115";
inline constexpr const char* icon_ellipsis = "\uE0B6";
inline constexpr const char* icon_panel_left = "\uE12A";
inline constexpr const char* icon_panel_right = "\uE431";
inline constexpr const char* icon_x = "\uE1B2";
inline constexpr const char* icon_check = "\uE06C";
inline constexpr const char* icon_upload = "\uE19E";
inline constexpr const char* icon_corner_down_left = "\uE0A1";
inline constexpr const char* icon_link = "\uE102";
inline constexpr const char* icon_minus = "\uE11C";

// Directions
inline constexpr const char* icon_chevron_down = "\uE06D";
inline constexpr const char* icon_chevron_right = "\uE06F";
inline constexpr const char* icon_chevron_left = "\uE06E";
inline constexpr const char* icon_chevron_up = "\uE070";
inline constexpr const char* icon_chevrons_up_down = "\uE211";
inline constexpr const char* icon_arrow_left = "\uE048";
inline constexpr const char* icon_arrow_right = "\uE049";
inline constexpr const char* icon_arrow_up = "\uE04A";
inline constexpr const char* icon_arrow_down = "\uE042";

// States
inline constexpr const char* icon_info = "\uE0F9";
inline constexpr const char* icon_circle_alert = "\uE077";
inline constexpr const char* icon_triangle_alert = "\uE193";
inline constexpr const char* icon_circle_check = "\uE226";
inline constexpr const char* icon_circle_x = "\uE084";
inline constexpr const char* icon_lock = "\uE10B";
inline constexpr const char* icon_shield_check = "\uE1FF";
inline constexpr const char* icon_shield_x = "\uE200";
inline constexpr const char* icon_history = "\uE1F5";
inline constexpr const char* icon_wrench = "\uE1B1";
inline constexpr const char* icon_clock = "\uE087";
inline constexpr const char* icon_loader_circle = "\uE10A";
inline constexpr const char* icon_circle = "\uE076";
inline constexpr const char* icon_circle_dot = "\uE345";
inline constexpr const char* icon_ban = "\uE051";
inline constexpr const char* icon_sparkles = "\uE412";
inline constexpr const char* icon_lightbulb = "\uE1C2";
inline constexpr const char* icon_calendar_days = "\uE2B9";
inline constexpr const char* icon_zap = "\uE1B4";
inline constexpr const char* icon_hash = "\uE0EF";

// Themes and kinds of application
inline constexpr const char* icon_sun = "\uE178";
inline constexpr const char* icon_moon = "\uE11E";
inline constexpr const char* icon_monitor = "\uE11D";
inline constexpr const char* icon_smartphone = "\uE163";
inline constexpr const char* icon_layout_template = "\uE207";
inline constexpr const char* icon_bot = "\uE1BB";
inline constexpr const char* icon_layers = "\uE529";
inline constexpr const char* icon_code = "\uE093";
inline constexpr const char* icon_file_json = "\uE36B";
inline constexpr const char* icon_tag = "\uE17F";
inline constexpr const char* icon_list_checks = "\uE1D0";

}  // namespace ui
