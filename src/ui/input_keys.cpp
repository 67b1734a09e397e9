#include "ui/input_keys.h"

namespace ui {

namespace {

struct NamedKey {
  std::string_view code;
  ImGuiKey key;
};

constexpr NamedKey named_keys[] = {
    {"Tab", ImGuiKey_Tab},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"Space", ImGuiKey_Space},
    {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},
    {"Insert", ImGuiKey_Insert},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"ContextMenu", ImGuiKey_Menu},
    {"Slash", ImGuiKey_Slash},
    {"Period", ImGuiKey_Period},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
};

// The n-th key after `first`, when `code` is `prefix` and one character of
// first_character..last_character.
ImGuiKey ranged_key(std::string_view code, std::string_view prefix, char first_character,
                    char last_character, ImGuiKey first) {
  if (code.size() != prefix.size() + 1 || code.substr(0, prefix.size()) != prefix)
    return ImGuiKey_None;
  const char character = code.back();
  if (character < first_character || character > last_character) return ImGuiKey_None;
  return static_cast<ImGuiKey>(first + (character - first_character));
}

}  // namespace

ImGuiKey key_of_code(std::string_view code) {
  if (ImGuiKey key = ranged_key(code, "Key", 'A', 'Z', ImGuiKey_A)) return key;
  if (ImGuiKey key = ranged_key(code, "Digit", '0', '9', ImGuiKey_0)) return key;
  if (ImGuiKey key = ranged_key(code, "F", '1', '9', ImGuiKey_F1)) return key;
  for (const NamedKey& named : named_keys)
    if (named.code == code) return named.key;
  return ImGuiKey_None;
}

}  // namespace ui
