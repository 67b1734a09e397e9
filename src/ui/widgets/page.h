// The head of a page, and the shapes that many pages share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/look.h"
#include "ui/tenant/tenant.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/text.h"

namespace ui {

// Title, one sentence, and the primary action at the right. True when the action was taken.
bool page_header(Look& look, std::string_view title, std::string_view sentence,
                 std::string_view action = {}, const char* action_icon = nullptr);

// A card's own title and sentence.
void card_header(Look& look, std::string_view title, std::string_view sentence = {});

// Draws the skeleton or the error of something that is not there yet; `again` asks for it anew.
// True when it is ready to be shown.
template <class T, class Again>
bool loaded_or_explained(Look& look, const Loaded<T>& loaded, std::string_view what, Again again) {
  if (loaded.failed && error_panel(look, what, loaded.failure)) again();
  if (loaded.failed) gap(16);
  if (!loaded.ready && !loaded.failed) {
    Card card(look);
    skeleton(look, 4);
  }
  return loaded.ready;
}

template <class T>
bool loaded_or_explained(Look& look, Tenant& tenant, Part part, const Loaded<T>& loaded,
                         std::string_view what) {
  return loaded_or_explained(look, loaded, what, [&] { tenant.refresh(part); });
}

// How far a long list has come, while its later pages follow.
template <class T>
void draw_progress(Look& look, const LoadedList<T>& list, std::string_view coming) {
  if (list.whole || list.failed) return;
  gap(8);
  text(look, look.small_muted(),
       fill(coming, grouped(static_cast<long long>(list.value.size())),
            grouped(static_cast<long long>(list.total))));
}

// Lets the words of a quiet button, which has no edge to be seen, begin where the column begins.
void flush_left();

// "Save changes" and "Discard" under a form. What was pressed.
enum class FormAction { none, save, discard };
FormAction save_bar(Look& look, bool changed, bool busy);

}  // namespace ui
