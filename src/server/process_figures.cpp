#include "server/process_figures.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace server {

namespace filesystem = std::filesystem;

namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

ProcessFigures process_figures() {
  ProcessFigures figures;
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) == 0) {
    figures.cpu_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  }
  // Linux makes the folder when the process starts.
  struct stat state {};
  if (::stat("/proc/self", &state) == 0) {
    figures.started_at_seconds = static_cast<double>(state.st_ctim.tv_sec);
  }
  uint64_t all_pages = 0, resident_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
  figures.resident_octets = resident_pages * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
  std::error_code error;
  const filesystem::directory_iterator descriptors("/proc/self/fd", error);
  if (!error) {
    figures.open_descriptors = static_cast<uint64_t>(
        std::distance(filesystem::begin(descriptors), filesystem::end(descriptors)));
  }
  return figures;
}

}  // namespace server
