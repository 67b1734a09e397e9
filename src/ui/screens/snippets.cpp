#include "ui/screens/snippets.h"

#include <utility>

#include "ui/frame/exchange_text.h"

namespace ui {
namespace {

// Text inside a string literal of the languages here: a backslash before quotes and backslashes.
std::string quoted(const std::string& text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  return out + quote;
}

// Replaces $URL, $ID, $SECRET and $AUDIENCE by literals.
std::string with_values(std::string code, const SnippetValues& v,
                        std::string (*literal)(const std::string&)) {
  const std::pair<const char*, const std::string*> places[] = {{"$URL", &v.token_url},
                                                               {"$ID", &v.client_id},
                                                               {"$SECRET", &v.client_secret},
                                                               {"$AUDIENCE", &v.audience}};
  for (const auto& [place, value] : places) {
    const std::string text = literal(*value);
    for (size_t at = code.find(place); at != std::string::npos;
         at = code.find(place, at + text.size())) {
      code.replace(at, std::string(place).size(), text);
    }
  }
  return code;
}

std::string single(const std::string& text) {
  return quoted(text, '\'');
}
std::string twofold(const std::string& text) {
  return quoted(text, '"');
}

constexpr const char* curl_post = R"(curl --request POST $URL \
  --data grant_type=client_credentials \
  --data-urlencode client_id=$ID \
  --data-urlencode client_secret=$SECRET \
  --data-urlencode audience=$AUDIENCE)";
constexpr const char* curl_basic = R"(curl --request POST $URL \
  --user $ID:$SECRET \
  --data grant_type=client_credentials \
  --data-urlencode audience=$AUDIENCE)";

constexpr const char* node_post = R"(const response = await fetch($URL, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: $ID,
    client_secret: $SECRET,
    audience: $AUDIENCE,
  }),
});
const { access_token } = await response.json();)";
constexpr const char* node_basic = R"(const credentials = Buffer.from([$ID, $SECRET].join(':'));
const response = await fetch($URL, {
  method: 'POST',
  headers: { authorization: `Basic ${credentials.toString('base64')}` },
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    audience: $AUDIENCE,
  }),
});
const { access_token } = await response.json();)";

constexpr const char* python_post = R"(import requests

response = requests.post($URL, data={
    "grant_type": "client_credentials",
    "client_id": $ID,
    "client_secret": $SECRET,
    "audience": $AUDIENCE,
})
access_token = response.json()["access_token"])";
constexpr const char* python_basic = R"(import requests

response = requests.post($URL, auth=($ID, $SECRET), data={
    "grant_type": "client_credentials",
    "audience": $AUDIENCE,
})
access_token = response.json()["access_token"])";

constexpr const char* go_post = R"(form := url.Values{
    "grant_type":    {"client_credentials"},
    "client_id":     {$ID},
    "client_secret": {$SECRET},
    "audience":      {$AUDIENCE},
}
response, err := http.PostForm($URL, form)
if err != nil {
    log.Fatal(err)
}
defer response.Body.Close()
var token struct {
    AccessToken string `json:"access_token"`
}
err = json.NewDecoder(response.Body).Decode(&token))";
constexpr const char* go_basic = R"(form := url.Values{
    "grant_type": {"client_credentials"},
    "audience":   {$AUDIENCE},
}
request, _ := http.NewRequest("POST", $URL, strings.NewReader(form.Encode()))
request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
request.SetBasicAuth($ID, $SECRET)
response, err := http.DefaultClient.Do(request)
if err != nil {
    log.Fatal(err)
}
defer response.Body.Close()
var token struct {
    AccessToken string `json:"access_token"`
}
err = json.NewDecoder(response.Body).Decode(&token))";

constexpr const char* csharp_post = R"(using var http = new HttpClient();
var response = await http.PostAsync($URL, new FormUrlEncodedContent(new Dictionary<string, string>
{
    ["grant_type"] = "client_credentials",
    ["client_id"] = $ID,
    ["client_secret"] = $SECRET,
    ["audience"] = $AUDIENCE,
}));
var json = await response.Content.ReadFromJsonAsync<JsonElement>();
var accessToken = json.GetProperty("access_token").GetString();)";
constexpr const char* csharp_basic = R"(using var http = new HttpClient();
var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($ID + ":" + $SECRET));
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
var response = await http.PostAsync($URL, new FormUrlEncodedContent(new Dictionary<string, string>
{
    ["grant_type"] = "client_credentials",
    ["audience"] = $AUDIENCE,
}));
var json = await response.Content.ReadFromJsonAsync<JsonElement>();
var accessToken = json.GetProperty("access_token").GetString();)";

constexpr const char* java_post = R"(var form = Map.of(
    "grant_type", "client_credentials",
    "client_id", $ID,
    "client_secret", $SECRET,
    "audience", $AUDIENCE);
var body = form.entrySet().stream()
    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
    .collect(Collectors.joining("&"));
var request = HttpRequest.newBuilder(URI.create($URL))
    .header("Content-Type", "application/x-www-form-urlencoded")
    .POST(HttpRequest.BodyPublishers.ofString(body))
    .build();
var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
// response.body() is JSON with the member access_token)";
constexpr const char* java_basic = R"(var body = "grant_type=client_credentials&audience="
    + URLEncoder.encode($AUDIENCE, StandardCharsets.UTF_8);
var credentials = Base64.getEncoder().encodeToString(($ID + ":" + $SECRET).getBytes());
var request = HttpRequest.newBuilder(URI.create($URL))
    .header("Authorization", "Basic " + credentials)
    .header("Content-Type", "application/x-www-form-urlencoded")
    .POST(HttpRequest.BodyPublishers.ofString(body))
    .build();
var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
// response.body() is JSON with the member access_token)";

constexpr const char* php_post = R"($curl = curl_init($URL);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POSTFIELDS => http_build_query([
        'grant_type' => 'client_credentials',
        'client_id' => $ID,
        'client_secret' => $SECRET,
        'audience' => $AUDIENCE,
    ]),
]);
$accessToken = json_decode(curl_exec($curl), true)['access_token'];)";
constexpr const char* php_basic = R"($curl = curl_init($URL);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_USERPWD => $ID . ':' . $SECRET,
    CURLOPT_POSTFIELDS => http_build_query([
        'grant_type' => 'client_credentials',
        'audience' => $AUDIENCE,
    ]),
]);
$accessToken = json_decode(curl_exec($curl), true)['access_token'];)";

constexpr const char* ruby_post = R"(require 'net/http'
require 'json'

response = Net::HTTP.post_form(URI($URL), {
  'grant_type' => 'client_credentials',
  'client_id' => $ID,
  'client_secret' => $SECRET,
  'audience' => $AUDIENCE
})
access_token = JSON.parse(response.body)['access_token'])";
constexpr const char* ruby_basic = R"(require 'net/http'
require 'json'

uri = URI($URL)
request = Net::HTTP::Post.new(uri)
request.basic_auth($ID, $SECRET)
request.set_form_data('grant_type' => 'client_credentials', 'audience' => $AUDIENCE)
response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
access_token = JSON.parse(response.body)['access_token'])";

constexpr const char* curl_call = R"(curl --request GET $URL \
  --header "Authorization: Bearer $ACCESS_TOKEN")";
constexpr const char* node_call = R"(const answer = await fetch($URL, {
  headers: { authorization: `Bearer ${access_token}` },
});)";
constexpr const char* python_call = R"(answer = requests.get($URL, headers={
    "Authorization": f"Bearer {access_token}",
}))";
constexpr const char* go_call = R"(call, _ := http.NewRequest("GET", $URL, nil)
call.Header.Set("Authorization", "Bearer "+token.AccessToken)
answer, err := http.DefaultClient.Do(call))";
constexpr const char* csharp_call =
    R"(http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
var answer = await http.GetAsync($URL);)";
constexpr const char* java_call = R"(var call = HttpRequest.newBuilder(URI.create($URL))
    .header("Authorization", "Bearer " + accessToken)
    .build();
var answer = HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString());)";
constexpr const char* php_call = R"($curl = curl_init($URL);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $accessToken],
]);
$answer = curl_exec($curl);)";
constexpr const char* ruby_call = R"(uri = URI($URL)
call = Net::HTTP::Get.new(uri, 'Authorization' => "Bearer #{access_token}")
answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(call) })";

struct Templates {
  const char *name, *post, *basic, *call;
  std::string (*literal)(const std::string&);
};

const Templates& templates(Language language) {
  static const Templates all[] = {{"cURL", curl_post, curl_basic, curl_call, shell_quoted},
                                  {"Node.js", node_post, node_basic, node_call, single},
                                  {"Python", python_post, python_basic, python_call, twofold},
                                  {"Go", go_post, go_basic, go_call, twofold},
                                  {"C#", csharp_post, csharp_basic, csharp_call, twofold},
                                  {"Java", java_post, java_basic, java_call, twofold},
                                  {"PHP", php_post, php_basic, php_call, single},
                                  {"Ruby", ruby_post, ruby_basic, ruby_call, single}};
  return all[static_cast<size_t>(language)];
}

}  // namespace

const std::vector<Language>& languages() {
  static const std::vector<Language> all = {Language::curl, Language::node,   Language::python,
                                            Language::go,   Language::csharp, Language::java,
                                            Language::php,  Language::ruby};
  return all;
}

const char* name(Language language) {
  return templates(language).name;
}

std::string token_request(Language language, const SnippetValues& values) {
  const Templates& kind = templates(language);
  return with_values(values.basic ? kind.basic : kind.post, values, kind.literal);
}

std::string api_call(Language language, const std::string& api_url) {
  const Templates& kind = templates(language);
  std::string code = kind.call;
  const std::string literal = kind.literal(api_url);
  const size_t at = code.find("$URL");
  if (at != std::string::npos) code.replace(at, 4, literal);
  return code;
}

}  // namespace ui
