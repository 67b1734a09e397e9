#include "server/page.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/storage/temporary_folder.h"

using base::Request;
using base::Response;

namespace {

class Fixture {
 public:
  Fixture() {
    write("page/index.html", R"(<meta name="tallygate-backend" content="tab">)");
    write("page/tallygate.js", "let a;");
    write("page/tallygate.wasm", "not packed");
    write("page/tallygate.wasm.gz", "packed");
    write("page/deep/style.css", "a {}");
    write("page/.hidden", "hidden");
    write("secret.txt", "secret");
  }
  void write(const std::string& name, const std::string& content) {
    const std::filesystem::path path = m_folder.file(name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
  Response get(const std::string& target, const base::Headers& headers = {},
               const std::string& method = "GET") {
    Request request;
    request.method = method;
    request.target = target;
    request.headers = headers;
    return m_page.answer(request);
  }
  std::string folder() const { return m_folder.file("page"); }

 private:
  TemporaryFolder m_folder;
  server::Page m_page{m_folder.file("page")};
};

std::string field(const Response& response, const std::string& name) {
  const std::string* value = response.headers.find(name);
  return value ? *value : "";
}

}  // namespace

TEST_CASE("files are sent with their type, and never run as anything else") {
  Fixture fixture;
  struct Case {
    std::string target, type, content;
  };
  const Case cases[] = {
      {"/tallygate.js?v=1", "text/javascript; charset=utf-8", "let a;"},
      {"/tallygate%2Ewasm", "application/wasm", "not packed"},
      {"/deep/style.css", "text/css; charset=utf-8", "a {}"},
  };
  for (const Case& one : cases) {
    INFO(one.target);
    const Response response = fixture.get(one.target);
    CHECK(response.status == 200);
    CHECK(field(response, "content-type") == one.type);
    CHECK(field(response, "cache-control") == "no-cache");
    CHECK(field(response, "referrer-policy") == "no-referrer");
    CHECK(field(response, "content-security-policy").find("frame-ancestors 'none'") !=
          std::string::npos);
    CHECK(field(response, "content-security-policy").find("'unsafe-eval'") == std::string::npos);
    CHECK(response.body == one.content);
  }
}

TEST_CASE("every answer of the page keeps foreign pages and scripts out") {
  Fixture fixture;
  const std::string tag = field(fixture.get("/tallygate.js"), "etag");
  const Response answers[] = {fixture.get("/"), fixture.get("/none"), fixture.get("/", {}, "POST"),
                              fixture.get("/tallygate.js", {{"if-none-match", tag}})};
  for (const Response& response : answers) {
    INFO(response.status);
    CHECK(field(response, "content-security-policy") ==
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; "
          "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    CHECK(field(response, "referrer-policy") == "no-referrer");
    CHECK(field(response, "cross-origin-opener-policy") == "same-origin");
    CHECK(field(response, "cross-origin-resource-policy") == "same-origin");
    CHECK(field(response, "permissions-policy") == "camera=(), geolocation=(), microphone=()");
    CHECK(field(response, "access-control-allow-origin").empty());
  }
}

TEST_CASE("the front page says that its tenant is the server's") {
  Fixture fixture;
  fixture.write("page/index.html.gz", "packed before this server wrote it");
  for (const std::string target : {"/", "/index.html", "/?x"}) {
    const Response response = fixture.get(target, {{"Accept-Encoding", "gzip"}});
    CHECK(response.body == R"(<meta name="tallygate-backend" content="server">)");
    CHECK(field(response, "content-encoding").empty());
    CHECK(field(response, "content-type") == "text/html; charset=utf-8");
  }
}

TEST_CASE("a browser that has the file is told so, until the file changes") {
  Fixture fixture;
  const std::string tag = field(fixture.get("/tallygate.js"), "etag");
  const Response again = fixture.get("/tallygate.js", {{"If-None-Match", "W/\"x\", " + tag}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  fixture.write("page/tallygate.js", "let other;");
  const Response changed = fixture.get("/tallygate.js", {{"If-None-Match", tag}});
  CHECK(changed.status == 200);
  CHECK(changed.body == "let other;");
}

TEST_CASE("a packed copy goes to those who can unpack it") {
  Fixture fixture;
  struct Case {
    std::string accepted;
    bool is_packed;
  };
  const Case cases[] = {
      {"gzip, deflate, br", true}, {"br,gzip;q=0.5", true}, {"", false}, {"br", false},
      {"gzip;q=0", false},         {"x-gzip", false}};
  for (const Case& one : cases) {
    INFO(one.accepted);
    const Response response = fixture.get("/tallygate.wasm", {{"Accept-Encoding", one.accepted}});
    CHECK(response.body == (one.is_packed ? "packed" : "not packed"));
    CHECK(field(response, "content-encoding") == (one.is_packed ? "gzip" : ""));
    CHECK(field(response, "content-type") == "application/wasm");
    CHECK(field(response, "vary") == "accept-encoding");
  }
}

TEST_CASE("no path leads out of the folder or to what is hidden in it") {
  Fixture fixture;
  for (const std::string target :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/deep/../../secret.txt",
        "/deep/%2e%2e/%2e%2e/secret.txt", "//secret.txt", "/..\\secret.txt", "/.hidden",
        "/deep/./style.css", "/%00", "/tallygate.js%00.css", "/deep", "/deep/", "/%zz", "/none"}) {
    INFO(target);
    const Response response = fixture.get(target);
    CHECK(response.status == 404);
    CHECK(response.body == "There is no such file.\n");
  }
}

TEST_CASE("the page is only read") {
  Fixture fixture;
  const Response response = fixture.get("/", {}, "POST");
  CHECK(response.status == 405);
  CHECK(field(response, "allow") == "GET, HEAD");
}

TEST_CASE("without a page the front says so and where it was looked for") {
  server::Page page("nowhere/page");
  const Response response = page.answer(Request{});
  CHECK(response.status == 404);
  CHECK(response.body ==
        "This Tallygate server answers its API but has no dashboard: nowhere/page holds no page. "
        "Build it with scripts/page, or name its folder with --page.\n");
}
