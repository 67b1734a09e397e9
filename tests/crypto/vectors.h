// Reading test vectors: hexadecimal, and the files of C2SP/wycheproof.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/json.h"
#include "tests/support/places.h"

namespace vectors {

inline std::string hex(std::string_view text) {
  std::string octets;
  for (size_t i = 0; i + 1 < text.size(); i += 2) {
    octets += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
  }
  return octets;
}

inline std::string to_hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned char octet : octets) {
    text += digits[octet >> 4];
    text += digits[octet & 15];
  }
  return text;
}

inline std::string hex_member(const base::Json& object, const char* name) {
  return hex(base::string_member(object, name).value());
}

// Calls `check(group, test)` for each case of the file; it returns what was seen, "" when that is
// what the file says. The result has a line for each surprise. The running test is skipped when the
// file is not there.
template <class Check>
std::string surprises(const std::string& file_name, const Check& check) {
  const char* folder = std::getenv("TALLYGATE_TEST_DATA");
  const std::string path =
      (folder ? std::string(folder) : test_support::source_folder() + "/../shared/data") +
      "/wycheproof/" + file_name;
  std::ifstream file(path, std::ios::binary);
  if (!file) SKIP("skipped: " << path << " is missing (TALLYGATE_TEST_DATA names its folder)");
  const auto content = base::parse_json(
      std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
  REQUIRE(content);
  std::string lines;
  size_t cases = 0;
  for (const base::Json& group : content->at("testGroups")) {
    for (const base::Json& test : group.at("tests")) {
      ++cases;
      const std::string seen = check(group, test);
      if (seen.empty()) continue;
      lines += test.at("tcId").dump() + " " + test.value("comment", "") + ": " + seen + "\n";
    }
  }
  REQUIRE(cases == content->at("numberOfTests").get<size_t>());
  return lines;
}

// For verifiers: "" when `accepted` is what the case says. Cases that are merely acceptable count
// as invalid.
inline std::string verdict(const base::Json& test, bool accepted) {
  const bool expected = test.at("result") == "valid";
  if (accepted == expected) return "";
  return accepted ? "accepted" : "refused";
}

}  // namespace vectors
