#include "server/token_command.h"

#include <sys/socket.h>

#include <CLI/CLI.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <cstdlib>
#include <iostream>

#include "base/form.h"
#include "base/http_message.h"
#include "base/json.h"
#include "server/address.h"
#include "server/file.h"
#include "server/issuer.h"
#include "server/token_help.h"

namespace server {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;

namespace {

constexpr int unreachable_exit_code = 1;
constexpr int refused_exit_code = 3;
constexpr time_t patience_seconds = 30;
constexpr char secret_variable[] = "TALLYGATE_CLIENT_SECRET";

using Response = http::response<http::string_body>;

tcp::socket connect(asio::io_context& context, const Address& address) {
  // Names under localhost are this machine's, whatever the resolver says (RFC 6761 section 6.3).
  const bool is_here = address.host == "localhost" || address.host.ends_with(".localhost");
  const std::string port = !address.port.empty()       ? address.port
                           : address.scheme == "https" ? "443"
                                                       : "80";
  tcp::resolver resolver(context);
  tcp::socket socket(context);
  asio::connect(socket, resolver.resolve(is_here ? "localhost" : address.host, port));
  const timeval patience{.tv_sec = patience_seconds, .tv_usec = 0};
  for (const int option : {SO_RCVTIMEO, SO_SNDTIMEO}) {
    ::setsockopt(socket.native_handle(), SOL_SOCKET, option, &patience, sizeof patience);
  }
  return socket;
}

template <class Stream>
Response exchange(Stream& stream, const http::request<http::string_body>& request) {
  http::write(stream, request);
  boost::beast::flat_buffer buffer;
  Response response;
  http::read(stream, buffer, response);
  return response;
}

Response ask(const Address& address, const std::filesystem::path& authorities,
             const http::request<http::string_body>& request) {
  asio::io_context context;
  if (address.scheme != "https") {
    tcp::socket socket = connect(context, address);
    return exchange(socket, request);
  }
  ssl::context tls(ssl::context::tls_client);
  if (authorities.empty()) {
    tls.set_default_verify_paths();
  } else {
    tls.load_verify_file(authorities.string());
  }
  tls.set_verify_mode(ssl::verify_peer);
  tls.set_verify_callback(ssl::host_name_verification(address.host));
  ssl::stream<tcp::socket> stream(connect(context, address), tls);
  SSL_set_tlsext_host_name(stream.native_handle(), address.host.c_str());
  stream.handshake(ssl::stream_base::client);
  return exchange(stream, request);
}

http::request<http::string_body> request_of(const TokenOptions& options, const Address& address) {
  base::Form form = {{"grant_type", "client_credentials"},
                     {"client_id", options.client_id},
                     {"client_secret", options.client_secret}};
  if (!options.audience.empty()) form.emplace_back("audience", options.audience);
  if (!options.scope.empty()) form.emplace_back("scope", options.scope);
  const std::string origin = address.origin();
  const size_t path = options.issuer.find('/', options.issuer.find("://") + 3);
  http::request<http::string_body> request(http::verb::post,
                                           options.issuer.substr(path) + "oauth/token", 11);
  request.set(http::field::host, origin.substr(origin.find("://") + 3));
  request.set(http::field::content_type, "application/x-www-form-urlencoded");
  request.set(http::field::accept, "application/json");
  request.set(http::field::connection, "close");
  request.body() = base::write_form(form);
  request.prepare_payload();
  return request;
}

int give_up(int code, const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
  return code;
}

// The trimmed first line.
base::Result<std::string, std::string> secret_from(const std::string& file) {
  if (file.empty()) {
    const char* variable = std::getenv(secret_variable);
    return std::string(variable ? variable : "");
  }
  const auto text = read_file(file);
  if (!text) return base::failure(file + " cannot be read.");
  return std::string(base::trim(*text));
}

}  // namespace

TokenWords::TokenWords(CLI::App& app)
    : m_command(app.add_subcommand("token", help::token_summary)) {
  const auto add = [this](const char* name, std::string& target, const char* text,
                          const char* type) {
    m_command->add_option(name, target, text)->type_name(type);
  };
  m_command->footer(help::token_footer);
  add("--url,--issuer", m_issuer, help::token_url, "URL");
  add("--ready-file", m_ready_file, help::token_ready_file, "PATH");
  add("--client-id", m_client_id, help::token_client_id, "ID");
  add("--client-secret-file", m_client_secret_file, help::token_client_secret_file, "PATH");
  add("--audience", m_audience, help::token_audience, "API");
  add("--scope", m_scope, help::token_scope, "SCOPES");
  add("--ca", m_authorities, help::token_ca, "PATH");
}

base::Result<TokenOptions, std::string> TokenWords::options() const {
  TokenOptions options{m_issuer, m_client_id, "", m_audience, m_scope, m_authorities};
  const auto secret = secret_from(m_client_secret_file);
  if (!secret) return base::failure(secret.error());
  options.client_secret = *secret;
  if (!m_ready_file.empty()) {
    const auto ready = base::parse_json(read_file(m_ready_file).value_or(""));
    if (!ready) return base::failure(m_ready_file + " is not the ready file of a server.");
    const auto said = [&ready](const char* member) {
      return base::string_member(*ready, member).value_or("");
    };
    if (options.issuer.empty()) options.issuer = said("issuer");
    if (options.client_id.empty()) {
      options.client_id = said("client_id");
      if (options.client_secret.empty()) options.client_secret = said("client_secret");
    }
    if (options.audience.empty()) options.audience = said("management_api");
  }
  const auto issuer = parse_issuer(options.issuer);
  if (!issuer) {
    return base::failure("--url takes an address such as https://login.example.com/, not \"" +
                         options.issuer + "\".");
  }
  options.issuer = *issuer;
  if (options.client_id.empty()) return base::failure(std::string("--client-id is missing."));
  if (options.client_secret.empty()) {
    return base::failure(std::string("The secret is missing: put it in ") + secret_variable +
                         ", or in a file that --client-secret-file names.");
  }
  return options;
}

int run(const TokenOptions& options) {
  const size_t authority = options.issuer.find("://") + 3;
  const auto address = parse_address(options.issuer.substr(0, options.issuer.find('/', authority)));
  if (!address) return give_up(unreachable_exit_code, options.issuer + " is no address.");
  Response response;
  try {
    response = ask(*address, options.authorities, request_of(options, *address));
  } catch (const boost::system::system_error& error) {
    return give_up(unreachable_exit_code,
                   options.issuer + " gives no token: " + error.code().message() + ".");
  }
  const auto body = base::parse_json(response.body());
  const auto token = body ? base::string_member(*body, "access_token") : std::nullopt;
  if (response.result_int() == 200 && token) {
    std::cout << *token << '\n' << std::flush;
    return std::cout ? 0 : unreachable_exit_code;
  }
  const auto error = body ? base::string_member(*body, "error") : std::nullopt;
  if (!error) {
    return give_up(unreachable_exit_code, options.issuer +
                                              " does not answer as a token endpoint: " +
                                              std::to_string(response.result_int()) + ".");
  }
  return give_up(refused_exit_code,
                 *error + ": " + base::string_member(*body, "error_description").value_or(""));
}

}  // namespace server
