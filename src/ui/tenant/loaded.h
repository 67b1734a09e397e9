// Something of the tenant as it was last seen, and how it goes with asking for it.
#pragma once

#include <cstdint>
#include <utility>

#include "ui/tenant/failure.h"

namespace ui {

template <class T>
struct Loaded {
  T value{};
  bool ready = false;      // `value` has been there once
  bool under_way = false;  // a request runs
  bool failed = false;     // the last request failed: `failure` says why; `value` is the one before
  bool again = false;      // asked for while a request ran
  Failure failure;
  uint64_t version = 0;  // goes up whenever `value` was replaced

  void take(T with) {
    value = std::move(with);
    ready = true;
    failed = false;
    ++version;
  }
  void fail(const Failure& with) {
    failed = true;
    failure = with;
  }
};

}  // namespace ui
