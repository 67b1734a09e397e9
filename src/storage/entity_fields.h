// The one list of what is kept of each entity: the writer and the reader of documents both go
// through it, so neither can forget a member that the other knows.
#pragma once

#include "domain/change.h"

namespace storage {

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::TenantSettings> it) {
  visitor.field("friendly_name", it.friendly_name);
  visitor.field("default_audience", it.default_audience);
  visitor.field("first_application", it.first_application);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Scope> it) {
  visitor.field("value", it.value);
  visitor.field("description", it.description);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Api> it) {
  visitor.field("id", it.id);
  visitor.field("identifier", it.identifier);
  visitor.field("name", it.name);
  visitor.field("scopes", it.scopes);
  visitor.field("signing_algorithm", it.signing_algorithm);
  visitor.octets("sealed_signing_secret", it.sealed_signing_secret);
  visitor.field("token_lifetime_seconds", it.token_lifetime_seconds);
  visitor.field("token_lifetime_for_web_seconds", it.token_lifetime_for_web_seconds);
  visitor.field("allow_offline_access", it.allow_offline_access);
  visitor.field("skip_consent_for_verifiable_first_party_clients",
                it.skip_consent_for_verifiable_first_party_clients);
  visitor.field("enforce_policies", it.enforce_policies);
  visitor.field("dialect", it.dialect);
  visitor.field("client_policy", it.client_policy);
  visitor.field("user_policy", it.user_policy);
  visitor.field("origin", it.origin);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::StoredSecret> it) {
  visitor.octets("hash", it.hash);
  visitor.octets("sealed", it.sealed);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::JwtConfiguration> it) {
  visitor.field("lifetime_seconds", it.lifetime_seconds);
  visitor.field("secret_encoded", it.secret_encoded);
  visitor.field("algorithm", it.algorithm);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Application> it) {
  visitor.field("id", it.id);
  visitor.field("name", it.name);
  visitor.field("description", it.description);
  visitor.field("logo_uri", it.logo_uri);
  visitor.field("type", it.type);
  visitor.field("auth_method", it.auth_method);
  visitor.field("grant_types", it.grant_types);
  visitor.field("secret", it.secret);
  visitor.field("jwt", it.jwt);
  visitor.field("callbacks", it.callbacks);
  visitor.field("allowed_logout_urls", it.allowed_logout_urls);
  visitor.field("web_origins", it.web_origins);
  visitor.field("allowed_origins", it.allowed_origins);
  visitor.field("allowed_clients", it.allowed_clients);
  visitor.field("client_aliases", it.client_aliases);
  visitor.field("metadata", it.metadata);
  visitor.field("is_first_party", it.is_first_party);
  visitor.field("oidc_conformant", it.oidc_conformant);
  visitor.field("sso_disabled", it.sso_disabled);
  visitor.field("cross_origin_authentication", it.cross_origin_authentication);
  visitor.field("custom_login_page_on", it.custom_login_page_on);
  visitor.field("is_token_endpoint_ip_header_trusted", it.is_token_endpoint_ip_header_trusted);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::ClientGrant> it) {
  visitor.field("id", it.id);
  visitor.field("client_id", it.client_id);
  visitor.field("audience", it.audience);
  visitor.field("scopes", it.scopes);
  visitor.field("subject_type", it.subject_type);
  visitor.field("organization_usage", it.organization_usage);
  visitor.field("allow_any_organization", it.allow_any_organization);
  visitor.field("allow_all_scopes", it.allow_all_scopes);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::SigningKey> it) {
  visitor.field("id", it.id);
  visitor.octets("sealed_private_key", it.sealed_private_key);
  visitor.field("state", it.state);
  visitor.field("created_at", it.created_at);
  visitor.field("current_since", it.current_since);
  visitor.field("current_until", it.current_until);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Check> it) {
  visitor.field("name", it.name);
  visitor.field("outcome", it.outcome);
  visitor.field("explanation", it.explanation);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::LogEvent> it) {
  visitor.field("id", it.id);
  visitor.field("date", it.date);
  visitor.field("type", it.type);
  visitor.field("description", it.description);
  visitor.field("client_id", it.client_id);
  visitor.field("client_name", it.client_name);
  visitor.field("ip", it.ip);
  visitor.field("user_agent", it.user_agent);
  visitor.field("hostname", it.hostname);
  visitor.field("audience", it.audience);
  visitor.field("scopes", it.scopes);
  visitor.field("token_id", it.token_id);
  visitor.field("checks", it.checks);
  visitor.field("method", it.method);
  visitor.field("path", it.path);
  visitor.field("status", it.status);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::UsageCount> it) {
  visitor.field("hour", it.hour);
  visitor.field("client_id", it.client_id);
  visitor.field("audience", it.audience);
  visitor.field("tokens", it.tokens);
}

}  // namespace storage
