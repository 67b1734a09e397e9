#include "oauth/token_request.h"

#include <algorithm>

#include "oauth/request_form.h"

namespace oauth {

namespace {

std::vector<std::string> split_scopes(std::string_view text) {
  std::vector<std::string> scopes;
  while (!text.empty()) {
    const std::string_view scope = text.substr(0, text.find(' '));
    if (!scope.empty()) scopes.emplace_back(scope);
    text.remove_prefix(std::min(text.size(), scope.size() + 1));
  }
  return scopes;
}

}  // namespace

base::Result<TokenRequest, Refusal> parse_token_request(const base::Request& request) {
  const auto form = read_request_form(request);
  if (!form) return base::failure(form.error());
  TokenRequest parsed;
  std::string scope;
  const std::pair<std::string_view, std::string*> places[] = {
      {"grant_type", &parsed.grant_type},
      {"audience", &parsed.audience},
      {"resource", &parsed.resource},
      {"organization", &parsed.organization},
      {"scope", &scope}};
  for (const auto& [name, place] : places) {
    auto value = parameter(*form, name);
    if (!value) return base::failure(value.error());
    *place = std::move(*value);
  }
  parsed.scopes = split_scopes(scope);
  for (const auto& [name, value] : request.headers) {
    if (base::equal_ignoring_case(name, "dpop")) parsed.dpop_proofs.push_back(value);
  }
  parsed.mtls_origin = request.mtls_origin;
  parsed.client = read_presented_client(request, *form);
  return parsed;
}

}  // namespace oauth
