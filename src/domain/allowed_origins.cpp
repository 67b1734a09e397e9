#include "domain/allowed_origins.h"

#include <algorithm>

namespace domain {

namespace {

// Scheme and authority, in lower case; empty: it has none.
std::string origin_of(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return "";
  std::string origin(url.substr(0, url.find_first_of("/?#", url.find("://") + 3)));
  std::transform(origin.begin(), origin.end(), origin.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const std::string_view port : {":443", ":80"}) {
    const bool is_own = origin.starts_with("https") == (port == ":443");
    if (is_own && origin.ends_with(port)) origin.resize(origin.size() - port.size());
  }
  return origin;
}

}  // namespace

bool AllowedOrigins::allow(std::string_view origin) const {
  const std::string wanted = origin_of(origin);
  if (wanted.empty() || wanted.find('*') != std::string::npos) return false;
  if (m_counts.contains(wanted)) return true;
  const size_t host = wanted.find("://") + 3;
  const size_t dot = wanted.find('.', host);
  return dot != std::string::npos &&
         m_counts.contains(wanted.substr(0, host) + '*' + wanted.substr(dot));
}

void AllowedOrigins::count(const Application& application, long long by) {
  for (const std::string& url : application.allowed_origins) count(url, by);
  for (const std::string& url : application.callbacks) count(url, by);
}

void AllowedOrigins::count(std::string_view url, long long by) {
  const std::string origin = origin_of(url);
  if (origin.empty()) return;
  long long& count = m_counts[origin];
  count += by;
  if (count == 0) m_counts.erase(origin);
}

}  // namespace domain
