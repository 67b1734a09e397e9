// The inspector: a drawer at the right with the last exchanges, and of one of them everything that
// is known, with why it was refused and where that is mended.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "ui/context.h"
#include "ui/frame/exchange_text.h"
#include "ui/frame/exchanges.h"

namespace ui {

class Inspector {
 public:
  explicit Inspector(RecordingBackend& recorder)
      : m_recorder(recorder), m_calls(recorder.behind()) {}

  bool is_open() const { return m_open; }
  void toggle(Look& look);
  // What is left of the screen's room beside it, where there is room enough for both.
  Box beside(const Look& look, Box room) const;
  // Whether nothing else of the page is to be seen.
  bool covers(const Look& look) const { return m_open && look.compact; }
  // Over the screen's box. Ctrl+I, ⌘I opens and closes it.
  void draw(Context& context, const Box& room);

 private:
  using Shared = std::shared_ptr<Exchange>;
  struct Found {
    bool looking = false;
    std::optional<LogEvent> event;
  };
  struct Texts {  // of what is chosen, made once
    uint64_t id = 0;
    Secrets secrets = Secrets::masked;
    bool answered = false;
    std::string request, response, token;
  };

  void draw_head(Context& context, float width);
  void draw_list(Context& context);
  bool is_listed(const Exchange& exchange) const;
  void draw_row(Context& context, const Shared& exchange);
  void draw_chosen(Context& context, const Shared& exchange);
  void draw_actions(Context& context, const Exchange& exchange);
  void draw_why(Context& context, const Exchange& exchange, const Found& found);
  void draw_token(Look& look);
  void draw_half(Look& look, const char* title, const base::Headers& headers,
                 const std::string& body, const std::string& as_it_came, bool is_by_session);
  void make_texts(const Exchange& exchange);
  const Found& find_event(const Exchange& exchange);

  RecordingBackend& m_recorder;
  Calls m_calls;  // its own questions are not shown
  std::map<uint64_t, Found> m_found;
  Shared m_chosen;
  Texts m_texts;
  size_t m_kind = 0;
  Secrets m_secrets = Secrets::masked;
  bool covers_page() const { return m_covers; }

  bool m_open = false, m_to_top = false, m_covers = false;
};

}  // namespace ui
