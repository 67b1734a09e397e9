// Result<T, E>: an expected outcome as a value. The only door to tl::expected.
#pragma once

#include <tl/expected.hpp>
#include <utility>

namespace base {

template <class T, class E>
using Result = tl::expected<T, E>;

// Makes the failing outcome of any Result: `return base::failure(Reason::expired);`
template <class E>
tl::unexpected<std::decay_t<E>> failure(E&& error) {
  return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

}  // namespace base
