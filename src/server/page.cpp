#include "server/page.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/form.h"
#include "crypto/crypto.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

constexpr std::string_view front_page = "index.html";
constexpr std::string_view tab_mark = R"(name="tallygate-backend" content="tab")";
constexpr std::string_view server_mark = R"(name="tallygate-backend" content="server")";
constexpr std::string_view content_security_policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

std::string_view content_type_of(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
  };
  for (const auto& [end, type] : types) {
    if (name.ends_with(end)) return type;
  }
  return "application/octet-stream";
}

// The path of a file under the folder, or nothing for one that could lead out of it or to a hidden
// file.
std::optional<std::string> relative_path_of(std::string_view url_path) {
  const auto decoded = base::percent_decode(url_path);
  if (!decoded || decoded->find('\\') != std::string::npos) return std::nullopt;
  std::string path = decoded->substr(1);
  if (path.empty() || path.ends_with('/')) path += front_page;
  if (path.starts_with('/') || path.starts_with('.')) return std::nullopt;
  for (const std::string_view part : {"//", "/."}) {
    if (path.find(part) != std::string::npos) return std::nullopt;
  }
  return path;
}

// Whether a list of codings names gzip and does not give it the weight 0 (RFC 9110
// section 12.5.3).
bool accepts_gzip(const base::Request& request) {
  const std::string accepted = request.header_or("accept-encoding", "");
  for (size_t start = 0; start < accepted.size();) {
    const size_t end = std::min(accepted.find(',', start), accepted.size());
    std::string coding = accepted.substr(start, end - start);
    std::erase(coding, ' ');
    if (coding == "gzip" ||
        (coding.starts_with("gzip;q=") && coding.find_first_of("123456789") != std::string::npos)) {
      return true;
    }
    start = end + 1;
  }
  return false;
}

std::string hex(std::string_view octets) {
  std::string text;
  for (const char c : octets) {
    text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    text += "0123456789abcdef"[c & 15];
  }
  return text;
}

base::Response with_safety(base::Response response) {
  response.headers.add("content-security-policy", std::string(content_security_policy));
  response.headers.add("referrer-policy", "no-referrer");
  response.headers.add("cross-origin-opener-policy", "same-origin");
  response.headers.add("cross-origin-resource-policy", "same-origin");
  response.headers.add("permissions-policy", "camera=(), geolocation=(), microphone=()");
  return response;
}

base::Response text_response(int status, const std::string& text) {
  return with_safety({status, {{"content-type", "text/plain; charset=utf-8"}}, text + "\n"});
}

}  // namespace

base::Response Page::answer(const base::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    base::Response response = text_response(405, "The dashboard's files are only read.");
    response.headers.add("allow", "GET, HEAD");
    return response;
  }
  const auto path = relative_path_of(request.path());
  if (!path) return missing(request.path());
  // The front page is written anew for this server, so a packed copy of it is of no use.
  std::optional<File> found;
  const bool may_be_packed = !path->ends_with(front_page);
  if (may_be_packed && accepts_gzip(request)) found = file(*path + ".gz");
  const bool is_packed = found.has_value();
  if (!found) found = file(*path);
  if (!found) return missing(request.path());

  base::Response response;
  response.headers = {{"content-type", std::string(content_type_of(*path))},
                      {"cache-control", "no-cache"},
                      {"etag", found->entity_tag}};
  if (may_be_packed) response.headers.add("vary", "accept-encoding");
  if (request.header_or("if-none-match", "").find(found->entity_tag) != std::string::npos) {
    response.status = 304;
    return with_safety(std::move(response));
  }
  if (is_packed) response.headers.add("content-encoding", "gzip");
  response.body = std::move(found->content);
  return with_safety(std::move(response));
}

std::optional<Page::File> Page::file(const std::string& relative_path) {
  std::error_code error;
  const filesystem::path path = m_folder / relative_path;
  if (!filesystem::is_regular_file(path, error)) return std::nullopt;
  File now;
  now.written_at = filesystem::last_write_time(path, error);
  if (!error) now.size = filesystem::file_size(path, error);
  if (error) return std::nullopt;

  const std::lock_guard lock(m_mutex);
  const auto known = m_files.find(relative_path);
  if (known != m_files.end() && known->second.written_at == now.written_at &&
      known->second.size == now.size) {
    return known->second;
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  now.content.assign(std::istreambuf_iterator<char>(stream), {});
  if (relative_path == front_page) {
    const size_t mark = now.content.find(tab_mark);
    if (mark != std::string::npos) now.content.replace(mark, tab_mark.size(), server_mark);
  }
  now.entity_tag = '"' + hex(crypto::digest(crypto::Hash::sha256, now.content)).substr(0, 32) + '"';
  return m_files.insert_or_assign(relative_path, std::move(now)).first->second;
}

base::Response Page::missing(std::string_view path) const {
  if (path != "/") return text_response(404, "There is no such file.");
  return text_response(
      404, "This Tallygate server answers its API but has no dashboard: " + m_folder.string() +
               " holds no page. Build it with scripts/page, or name its folder "
               "with --page.");
}

}  // namespace server
