// Ready-made requests in the languages of Quick Start, with an application's own values.
#pragma once

#include <string>
#include <vector>

namespace ui {

enum class Language { curl, node, python, go, csharp, java, php, ruby };

const std::vector<Language>& languages();
const char* name(Language language);

struct SnippetValues {
  std::string token_url, client_id, client_secret, audience;
  bool basic = false;  // credentials in the Authorization header instead of the body
};

// Asks for a token.
std::string token_request(Language language, const SnippetValues& values);
// Calls an API with it. `api_url` is where the API listens, as far as can be told.
std::string api_call(Language language, const std::string& api_url);

}  // namespace ui
