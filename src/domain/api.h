// An API: a resource server that accepts our access tokens (Auth0: `resource_server`).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

struct Scope {
  std::string value;
  std::string description;
  bool operator==(const Scope&) const = default;
};

// What an API may have its access tokens signed with. ES256 is ours; Auth0 has the other four.
enum class ApiSigningAlgorithm { hs256, rs256, rs512, ps256, es256 };

// Claims of the access token (reference/auth0.md section 4.5). The `_authz` ones add `permissions`.
enum class TokenDialect {
  access_token,
  access_token_authz,
  rfc9068_profile,
  rfc9068_profile_authz
};

// Which applications get tokens on their own behalf.
enum class ClientPolicy { deny_all, require_client_grant };
// Whether users' tokens need a grant: kept for Auth0's tools, no effect on M2M.
enum class UserPolicy { allow_all, deny_all, require_client_grant };

// Made by people, or by the server itself.
enum class Origin { own, system };

enum class EncryptionAlgorithm { rsa_oaep_256, rsa_oaep_384, rsa_oaep_512 };

// Tokens go out as nested JWEs under this key (reference/auth0.md section 7.4).
struct TokenEncryption {
  std::string key_name;
  EncryptionAlgorithm algorithm = EncryptionAlgorithm::rsa_oaep_256;
  std::string kid;
  std::string public_key_der;  // SubjectPublicKeyInfo
  bool operator==(const TokenEncryption&) const = default;
};

enum class PossessionMechanism { mtls, dpop };
enum class PossessionScope { public_clients, all_clients };

// Tokens are bound to a key of the client: by certificate (RFC 8705) or by DPoP (RFC 9449).
struct ProofOfPossession {
  PossessionMechanism mechanism = PossessionMechanism::mtls;
  bool required = false;
  // Whom `required` concerns. No client of the client credentials grant is public.
  PossessionScope required_for = PossessionScope::all_clients;
  bool operator==(const ProofOfPossession&) const = default;
};

struct Api {
  ApiId id;
  Audience identifier;
  std::string name;
  std::vector<Scope> scopes;
  ApiSigningAlgorithm signing_algorithm = ApiSigningAlgorithm::rs256;
  std::string sealed_signing_secret;  // HS256 only
  int token_lifetime_seconds = 86400;
  int token_lifetime_for_web_seconds = 7200;
  bool allow_offline_access = false;
  bool skip_consent_for_verifiable_first_party_clients = false;
  std::optional<bool> enforce_policies;
  std::optional<TokenDialect> dialect;
  std::optional<TokenEncryption> token_encryption;
  std::optional<ProofOfPossession> proof_of_possession;
  ClientPolicy client_policy = ClientPolicy::require_client_grant;
  UserPolicy user_policy = UserPolicy::allow_all;
  std::optional<ClientPolicy> anonymous_user_policy;  // kept only: nobody is anonymous here
  // Settings of Auth0's that have no effect here, as they were sent: text of a JSON object; empty:
  // none.
  std::string other_members;
  Origin origin = Origin::own;
  base::Time created_at{};

  bool operator==(const Api&) const = default;
  bool is_system() const { return origin == Origin::system; }
  const Scope* find_scope(std::string_view value) const;
};

// Limits of reference/auth0.md section 2.1.
inline constexpr size_t api_identifier_length_max = 600;
inline constexpr size_t api_name_length_max = 200;
inline constexpr size_t api_scopes_max = 1000;
inline constexpr size_t scope_value_length_max = 280;
inline constexpr size_t scope_description_length_max = 500;
inline constexpr size_t signing_secret_length_min = 16;
inline constexpr int token_lifetime_seconds_max = 2'592'000;
inline constexpr size_t apis_max = 100'000;

// RFC 6749 section 3.3: one or more of %x21 / %x23-5B / %x5D-7E.
bool is_scope_token(std::string_view text);

template <>
struct Words<ApiSigningAlgorithm> {
  static constexpr Word<ApiSigningAlgorithm> all[] = {{ApiSigningAlgorithm::hs256, "HS256"},
                                                      {ApiSigningAlgorithm::rs256, "RS256"},
                                                      {ApiSigningAlgorithm::rs512, "RS512"},
                                                      {ApiSigningAlgorithm::ps256, "PS256"},
                                                      {ApiSigningAlgorithm::es256, "ES256"}};
};
template <>
struct Words<TokenDialect> {
  static constexpr Word<TokenDialect> all[] = {
      {TokenDialect::access_token, "access_token"},
      {TokenDialect::access_token_authz, "access_token_authz"},
      {TokenDialect::rfc9068_profile, "rfc9068_profile"},
      {TokenDialect::rfc9068_profile_authz, "rfc9068_profile_authz"}};
};
template <>
struct Words<ClientPolicy> {
  static constexpr Word<ClientPolicy> all[] = {
      {ClientPolicy::deny_all, "deny_all"},
      {ClientPolicy::require_client_grant, "require_client_grant"}};
};
template <>
struct Words<UserPolicy> {
  static constexpr Word<UserPolicy> all[] = {
      {UserPolicy::allow_all, "allow_all"},
      {UserPolicy::deny_all, "deny_all"},
      {UserPolicy::require_client_grant, "require_client_grant"}};
};
template <>
struct Words<Origin> {
  static constexpr Word<Origin> all[] = {{Origin::own, "own"}, {Origin::system, "system"}};
};
template <>
struct Words<EncryptionAlgorithm> {
  static constexpr Word<EncryptionAlgorithm> all[] = {
      {EncryptionAlgorithm::rsa_oaep_256, "RSA-OAEP-256"},
      {EncryptionAlgorithm::rsa_oaep_384, "RSA-OAEP-384"},
      {EncryptionAlgorithm::rsa_oaep_512, "RSA-OAEP-512"}};
};
template <>
struct Words<PossessionMechanism> {
  static constexpr Word<PossessionMechanism> all[] = {{PossessionMechanism::mtls, "mtls"},
                                                      {PossessionMechanism::dpop, "dpop"}};
};
template <>
struct Words<PossessionScope> {
  static constexpr Word<PossessionScope> all[] = {
      {PossessionScope::public_clients, "public_clients"},
      {PossessionScope::all_clients, "all_clients"}};
};

}  // namespace domain
