// The C library's memory allocator, set up for a server.
#pragma once

namespace server {

// Before there is a thread. What the allocator does not know it passes over.
void prepare_allocator();

}  // namespace server
