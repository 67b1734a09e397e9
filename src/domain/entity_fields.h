// The one list of what an entity consists of: whatever writes it down or reads it back goes through
// it, so none can forget a member that another knows.
//
// A visitor has `Of<Entity>`, which is how it wants entities (const or not), field(name, value) and
// octets(name, string), whose text is not UTF-8.
#pragma once

#include "domain/change.h"

namespace domain {

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::TokenQuota> it) {
  visitor.field("per_hour", it.per_hour);
  visitor.field("per_day", it.per_day);
  visitor.field("mode", it.mode);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Plan> it) {
  visitor.field("tokens_per_month", it.tokens_per_month);
  visitor.field("enforcement", it.enforcement);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::RateLimit> it) {
  visitor.field("per_second", it.per_second);
  visitor.field("burst", it.burst);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::RateLimits> it) {
  visitor.field("token_endpoint", it.token_endpoint);
  visitor.field("token_of_application", it.token_of_application);
  visitor.field("management_api", it.management_api);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::KeyRotation> it) {
  visitor.field("interval_days", it.interval_days);
  visitor.field("retire_after_hours", it.retire_after_hours);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Retention> it) {
  visitor.field("log_days", it.log_days);
  visitor.field("log_events_max", it.log_events_max);
  visitor.field("usage_hours_days", it.usage_hours_days);
  visitor.field("usage_counts_max", it.usage_counts_max);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Policies> it) {
  visitor.field("scope", it.scope);
  visitor.field("signing_algorithm", it.signing_algorithm);
  visitor.field("introspection", it.introspection);
  visitor.field("revocation", it.revocation);
  visitor.field("dpop_nonce", it.dpop_nonce);
  visitor.field("secret_overlap_seconds", it.secret_overlap_seconds);
  visitor.field("plan", it.plan);
  visitor.field("rate_limits", it.rate_limits);
  visitor.field("key_rotation", it.key_rotation);
  visitor.field("retention", it.retention);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::TenantSettings> it) {
  visitor.field("friendly_name", it.friendly_name);
  visitor.field("default_audience", it.default_audience);
  visitor.field("first_application", it.first_application);
  visitor.field("resource_parameter_profile", it.resource_parameter_profile);
  visitor.field("default_client_quota", it.default_client_quota);
  visitor.field("default_organization_quota", it.default_organization_quota);
  visitor.field("organization_name_in_tokens", it.organization_name_in_tokens);
  visitor.field("policies", it.policies);
  visitor.field("signing_algorithms_used", it.signing_algorithms_used);
  visitor.field("other_members", it.other_members);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Scope> it) {
  visitor.field("value", it.value);
  visitor.field("description", it.description);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::TokenEncryption> it) {
  visitor.field("key_name", it.key_name);
  visitor.field("algorithm", it.algorithm);
  visitor.field("kid", it.kid);
  visitor.octets("public_key_der", it.public_key_der);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::ProofOfPossession> it) {
  visitor.field("mechanism", it.mechanism);
  visitor.field("required", it.required);
  visitor.field("required_for", it.required_for);
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
  visitor.field("token_encryption", it.token_encryption);
  visitor.field("proof_of_possession", it.proof_of_possession);
  visitor.field("client_policy", it.client_policy);
  visitor.field("user_policy", it.user_policy);
  visitor.field("anonymous_user_policy", it.anonymous_user_policy);
  visitor.field("other_members", it.other_members);
  visitor.field("origin", it.origin);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::StoredSecret> it) {
  visitor.octets("hash", it.hash);
  visitor.octets("sealed", it.sealed);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::PreviousSecret> it) {
  visitor.field("secret", it.secret);
  visitor.field("accepted_until", it.accepted_until);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::JwtConfiguration> it) {
  visitor.field("lifetime_seconds", it.lifetime_seconds);
  visitor.field("secret_encoded", it.secret_encoded);
  visitor.field("algorithm", it.algorithm);
}

template <class Visitor>
void visit_fields(Visitor& visitor,
                  typename Visitor::template Of<domain::CredentialAuthentication> it) {
  visitor.field("method", it.method);
  visitor.field("credentials", it.credentials);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Application> it) {
  visitor.field("id", it.id);
  visitor.field("name", it.name);
  visitor.field("description", it.description);
  visitor.field("logo_uri", it.logo_uri);
  visitor.field("type", it.type);
  visitor.field("auth_method", it.auth_method);
  visitor.field("credential_authentication", it.credential_authentication);
  visitor.field("grant_types", it.grant_types);
  visitor.field("secret", it.secret);
  visitor.field("previous_secret", it.previous_secret);
  visitor.field("jwt", it.jwt);
  visitor.field("callbacks", it.callbacks);
  visitor.field("allowed_logout_urls", it.allowed_logout_urls);
  visitor.field("web_origins", it.web_origins);
  visitor.field("allowed_origins", it.allowed_origins);
  visitor.field("allowed_clients", it.allowed_clients);
  visitor.field("client_aliases", it.client_aliases);
  visitor.field("metadata", it.metadata);
  visitor.field("token_quota", it.token_quota);
  visitor.field("default_organization", it.default_organization);
  visitor.field("require_proof_of_possession", it.require_proof_of_possession);
  visitor.field("is_first_party", it.is_first_party);
  visitor.field("oidc_conformant", it.oidc_conformant);
  visitor.field("sso_disabled", it.sso_disabled);
  visitor.field("cross_origin_authentication", it.cross_origin_authentication);
  visitor.field("custom_login_page_on", it.custom_login_page_on);
  visitor.field("is_token_endpoint_ip_header_trusted", it.is_token_endpoint_ip_header_trusted);
  visitor.field("other_members", it.other_members);
  visitor.field("origin", it.origin);
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
  visitor.field("authorization_details_types", it.authorization_details_types);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Credential> it) {
  visitor.field("id", it.id);
  visitor.field("client_id", it.client_id);
  visitor.field("type", it.type);
  visitor.field("name", it.name);
  visitor.field("kid", it.kid);
  visitor.field("algorithm", it.algorithm);
  visitor.octets("public_key_der", it.public_key_der);
  visitor.field("subject_dn", it.subject_dn);
  visitor.field("thumbprint_sha256", it.thumbprint_sha256);
  visitor.field("created_at", it.created_at);
  visitor.field("updated_at", it.updated_at);
  visitor.field("expires_at", it.expires_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Organization> it) {
  visitor.field("id", it.id);
  visitor.field("name", it.name);
  visitor.field("display_name", it.display_name);
  visitor.field("metadata", it.metadata);
  visitor.field("token_quota", it.token_quota);
  visitor.field("grants", it.grants);
  visitor.field("other_members", it.other_members);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::Denial> it) {
  visitor.field("code", it.code);
  visitor.field("reason", it.reason);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::CustomClaim> it) {
  visitor.field("name", it.name);
  visitor.field("value", it.value);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::ExchangeRule> it) {
  visitor.field("id", it.id);
  visitor.field("name", it.name);
  visitor.field("enabled", it.enabled);
  visitor.field("order", it.order);
  visitor.field("client_ids", it.client_ids);
  visitor.field("audiences", it.audiences);
  visitor.field("organizations", it.organizations);
  visitor.field("client_metadata", it.client_metadata);
  visitor.field("deny", it.deny);
  visitor.field("set_claims", it.set_claims);
  visitor.field("remove_scopes", it.remove_scopes);
  visitor.field("keep_scopes", it.keep_scopes);
  visitor.field("created_at", it.created_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::SigningKey> it) {
  visitor.field("id", it.id);
  visitor.octets("sealed_private_key", it.sealed_private_key);
  visitor.field("family", it.family);
  visitor.octets("certificate", it.certificate);
  visitor.field("state", it.state);
  visitor.field("created_at", it.created_at);
  visitor.field("current_since", it.current_since);
  visitor.field("current_until", it.current_until);
  visitor.field("revoked_at", it.revoked_at);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::TokenMark> it) {
  visitor.field("kind", it.kind);
  visitor.field("key", it.key);
  visitor.field("expires_at", it.expires_at);
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
  visitor.field("organization_id", it.organization_id);
  visitor.field("organization_name", it.organization_name);
  visitor.field("scopes", it.scopes);
  visitor.field("token_id", it.token_id);
  visitor.field("checks", it.checks);
  visitor.field("method", it.method);
  visitor.field("path", it.path);
  visitor.field("status", it.status);
  visitor.field("other_details", it.other_details);
}

template <class Visitor>
void visit_fields(Visitor& visitor, typename Visitor::template Of<domain::UsageCount> it) {
  visitor.field("hour", it.hour);
  visitor.field("client_id", it.client_id);
  visitor.field("audience", it.audience);
  visitor.field("organization_id", it.organization_id);
  visitor.field("replica", it.replica);
  visitor.field("tokens", it.tokens);
  visitor.field("over_quota", it.over_quota);
  visitor.field("refused", it.refused);
  visitor.field("is_whole_day", it.is_whole_day);
}

}  // namespace domain
