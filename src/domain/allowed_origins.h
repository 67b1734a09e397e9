// The origins of pages that may call a tenant from a browser: what its applications say in
// `allowed_origins`, and where their callbacks lie (reference/auth0.md section 2.2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/application.h"

namespace domain {

class AllowedOrigins {
 public:
  void add(const Application& application) { count(application, 1); }
  void remove(const Application& application) { count(application, -1); }

  bool empty() const { return m_counts.empty(); }
  // Of an Origin field. "https://*.example.com" allows every host right under that one.
  bool allow(std::string_view origin) const;

 private:
  void count(const Application& application, long long by);
  void count(std::string_view url, long long by);

  // How many applications name it.
  std::unordered_map<std::string, long long> m_counts;
};

}  // namespace domain
