#include "oauth/presented_client.h"

#include "jose/base64.h"
#include "oauth/client_assertion.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

using base::failure;
using base::Result;
using domain::AuthMethod;

Refusal several_methods(std::string reason) {
  return Refusal{ErrorCode::several_auth_methods, "", std::move(reason)};
}

struct BasicCredentials {
  std::string client_id, secret;
};

// RFC 6749 section 2.3.1: identifier and secret are form-encoded before they are joined and
// base64-encoded.
Result<BasicCredentials, Refusal> parse_basic(std::string_view authorization) {
  const Refusal refusal{ErrorCode::client_authentication_failed, "",
                        "The Authorization header is not a well-formed Basic one."};
  constexpr std::string_view scheme = "Basic ";
  if (authorization.size() > 2 * parameter_length_max || authorization.size() < scheme.size() ||
      !base::equal_ignoring_case(authorization.substr(0, scheme.size()), scheme)) {
    return failure(refusal);
  }
  const auto decoded = jose::base64_decode(base::trim(authorization.substr(scheme.size())));
  if (!decoded) return failure(refusal);
  const size_t colon = decoded->find(':');
  if (colon == std::string::npos) return failure(refusal);
  const auto id = base::parse_form("v=" + decoded->substr(0, colon));
  const auto secret = base::parse_form("v=" + decoded->substr(colon + 1));
  if (!id || !secret || id->size() != 1 || secret->size() != 1) return failure(refusal);
  return BasicCredentials{id->front().second, secret->front().second};
}

std::optional<Refusal> add_secret(PresentedClient& client, const base::Request&,
                                  const base::Form& form) {
  auto client_id = parameter(form, "client_id");
  if (!client_id) return client_id.error();
  client.client_id = std::move(*client_id);
  auto secret = parameter(form, "client_secret");
  if (!secret) return secret.error();
  client.secret = std::move(*secret);
  if (!client.secret.empty()) client.method = AuthMethod::client_secret_post;
  return std::nullopt;
}

// Puts the credentials of the Authorization header into `client`, unless the body brings its
// own.
std::optional<Refusal> add_basic(PresentedClient& client, const base::Request& request,
                                 const base::Form&) {
  const base::Headers& headers = request.headers;
  if (headers.count("authorization") > 1) {
    return several_methods("The Authorization header was sent more than once.");
  }
  const std::string* authorization = headers.find("authorization");
  if (!authorization) return std::nullopt;
  auto basic = parse_basic(*authorization);
  if (!basic) return basic.error();
  const bool other_client = !client.client_id.empty() && client.client_id != basic->client_id;
  if (client.method != AuthMethod::none || other_client) {
    return several_methods("Credentials came both in the Authorization header and in the body.");
  }
  client.client_id = std::move(basic->client_id);
  client.secret = std::move(basic->secret);
  client.method = AuthMethod::client_secret_basic;
  return std::nullopt;
}

// RFC 7521 section 4.2.
std::optional<Refusal> add_assertion(PresentedClient& client, const base::Request&,
                                     const base::Form& form) {
  auto assertion = parameter(form, "client_assertion");
  if (!assertion) return assertion.error();
  const auto type = parameter(form, "client_assertion_type");
  if (!type) return type.error();
  if (assertion->empty() && type->empty()) return std::nullopt;
  if (assertion->empty() || type->empty()) {
    return Refusal{ErrorCode::missing_parameter,
                   assertion->empty() ? "client_assertion" : "client_assertion_type",
                   "The request has only one of client_assertion and client_assertion_type."};
  }
  if (client.method != AuthMethod::none) {
    return several_methods("Both client_secret and client_assertion were sent.");
  }
  const auto refused = [](std::string reason) {
    return Refusal{ErrorCode::invalid_client, "", std::move(reason)};
  };
  if (*type != assertion_type_jwt_bearer) {
    return refused("client_assertion_type is \"" + shown(*type) + "\"; only " +
                   std::string(assertion_type_jwt_bearer) + " is served.");
  }
  const auto claim = read_assertion(*assertion);
  if (!claim) return refused(claim.error());
  if (client.client_id.empty()) client.client_id = claim->client_id;
  if (client.client_id != claim->client_id) {
    return refused("The assertion is about another client than the parameter client_id names.");
  }
  client.assertion = std::move(*assertion);
  client.method = claim->is_by_secret ? AuthMethod::client_secret_jwt : AuthMethod::private_key_jwt;
  return std::nullopt;
}

// reference/auth0.md section 7.4: what the customer's edge forwards of a connection that it ended.
Result<crypto::Certificate, Refusal> forwarded_certificate(const std::string& header) {
  const auto unreadable = [](std::string why) {
    return failure(Refusal{ErrorCode::bad_client_certificate, "",
                           "The header client-certificate " + std::move(why) + "."});
  };
  if (header.size() > forwarded_certificate_length_max) {
    return unreadable("is longer than " + std::to_string(forwarded_certificate_length_max) +
                      " octets");
  }
  const auto pem = base::percent_decode(header);
  const auto certificate =
      pem ? crypto::certificate_from_pem(*pem) : failure(crypto::CryptoError::malformed);
  if (!certificate) return unreadable("is no URL-encoded PEM certificate");
  return *certificate;
}

std::optional<Refusal> add_certificate(PresentedClient& client, const base::Request& request,
                                       const base::Form&) {
  auto certificate = read_client_certificate(request);
  if (!certificate) return certificate.error();
  client.certificate = std::move(*certificate);
  if (client.certificate && client.method == AuthMethod::none) {
    client.method = AuthMethod::tls_client_auth;
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<ClientCertificate>, Refusal> read_client_certificate(
    const base::Request& request) {
  const std::string* forwarded = request.headers.find("client-certificate");
  if (request.is_from_trusted_proxy && forwarded && !forwarded->empty()) {
    auto certificate = forwarded_certificate(*forwarded);
    if (!certificate) return failure(certificate.error());
    const bool is_verified = request.header_or("client-certificate-ca-verified", "") == "SUCCESS";
    return ClientCertificate{std::move(*certificate), is_verified};
  }
  if (request.client_certificate.empty()) return std::nullopt;
  auto certificate = crypto::certificate_from_der(request.client_certificate);
  if (!certificate) {
    return failure(Refusal{ErrorCode::bad_client_certificate, "",
                           "The certificate of the TLS connection cannot be read."});
  }
  return ClientCertificate{std::move(*certificate), request.is_client_certificate_verified};
}

PresentedClient read_presented_client(const base::Request& request, const base::Form& form) {
  PresentedClient client;
  for (const auto add : {add_secret, add_assertion, add_basic, add_certificate}) {
    client.refusal = add(client, request, form);
    if (client.refusal) break;
  }
  return client;
}

}  // namespace oauth
