// Something of the tenant that one screen alone shows, and asks for itself.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ui/tenant/calls.h"
#include "ui/tenant/loaded.h"

namespace ui {

template <class T>
class Fetched {
 public:
  using Read = std::optional<T> (*)(const base::Json&);

  const Loaded<T>& loaded() const { return m_state->loaded; }
  // Never asked for, and nothing is on its way.
  bool unasked() const { return m_state->turn == 0; }

  // Asks anew. What is there stays until the answer comes; of several answers only that of the last
  // request counts.
  void refresh(Calls& calls, const std::string& path, Read read) {
    const uint64_t turn = ++m_state->turn;
    m_state->loaded.under_way = true;
    calls.get(path, [state = m_state, turn, read](const Answer& answer) {
      if (state->turn != turn) return;
      state->loaded.under_way = false;
      auto value = answer ? read(*answer) : std::nullopt;
      if (value) {
        state->loaded.take(std::move(*value));
      } else {
        state->loaded.fail(answer ? malformed_answer : answer.error());
      }
    });
  }

 private:
  struct State {
    Loaded<T> loaded;
    uint64_t turn = 0;
  };
  std::shared_ptr<State> m_state = std::make_shared<State>();
};

}  // namespace ui
