#include "server/allocator.h"

#include <malloc.h>

namespace server {

void prepare_allocator() {
#ifdef M_MXFAST
  // Chunks of glibc's fast bins are joined whenever a large chunk is asked for, which is once for
  // most responses. Its caches for each thread do the fast bins' work anyway.
  mallopt(M_MXFAST, 0);
  // The log lets its oldest events go and takes as many new ones: memory that is given back is
  // asked for again at once.
  mallopt(M_TRIM_THRESHOLD, 32 * 1024 * 1024);
  mallopt(M_TOP_PAD, 1024 * 1024);
#endif
}

}  // namespace server
