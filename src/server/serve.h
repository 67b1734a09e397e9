// The server as a whole: builds its parts in order, runs them, and takes them apart.
#pragma once

#include "server/options.h"

namespace server {

// Serves until SIGINT or SIGTERM. Gives the exit code: 0, or 1 after a sentence on standard error.
int serve(const ServeOptions& options);

}  // namespace server
