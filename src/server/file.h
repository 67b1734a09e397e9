// Small files that are there as a whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace server {

// Puts the content at `path` by way of a temporary file beside it, for this user's eyes only
// (0600), and returns when it is on the disk. On an error nothing has changed.
std::error_code write_file(const std::filesystem::path& path, std::string_view content);

// Nothing when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace server
