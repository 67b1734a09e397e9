// An exchange as text to read and to copy.
#pragma once

#include <string>
#include <string_view>

#include "ui/frame/exchanges.h"

namespace ui {

enum class Secrets { masked, shown };

// JSON in lines, forms decoded, a parameter to a line; what is secret by its name behind dots. Long
// ones are cut.
std::string readable_body(std::string_view body, Secrets secrets);
std::string readable_header(std::string_view name, std::string_view value, Secrets secrets);

// For a POSIX shell, with all its secrets. The dashboard's own token is not among them: a variable
// stands in for it.
std::string curl_of(const Exchange& exchange, const std::string& issuer);

// In the POSIX shell's single quotes.
std::string shell_quoted(const std::string& text);

// "200 OK"
std::string status_text(const Exchange& exchange);

}  // namespace ui
