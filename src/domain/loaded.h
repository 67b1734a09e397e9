// What a store hands over when it is read: a start reads a million applications, and those are
// packed already, by several threads.
#pragma once

#include <utility>
#include <variant>

#include "domain/application_index.h"
#include "domain/packed.h"

namespace domain {

// An entity of which there may be very many comes packed where it can; its key came once.
using Loaded = std::variant<Change, Packed<Application>, Packed<ClientGrant>>;

// Whether it may come packed: nothing has to be looked at in it.
inline bool comes_packed(const Application& application) {
  return !ApplicationIndex::holds(application);
}
inline bool comes_packed(const ClientGrant&) {
  return true;
}

// As it would have come otherwise.
inline Change change_of(Loaded loaded) {
  if (auto* change = std::get_if<Change>(&loaded)) return std::move(*change);
  if (const auto* application = std::get_if<Packed<Application>>(&loaded)) {
    return *application->get();
  }
  return *std::get<Packed<ClientGrant>>(loaded).get();
}

}  // namespace domain
