#include "crypto/name.h"

#include <catch2/catch_test_macros.hpp>

#include "crypto/der.h"
#include "tests/crypto/vectors.h"

using crypto::der;
using crypto::DerTag;
using vectors::hex;
using vectors::to_hex;

namespace {

std::string attribute(const char* oid, DerTag tag, const std::string& value) {
  return der(DerTag::sequence, der(DerTag::object_identifier, hex(oid)) + der(tag, value));
}

// A Name of one common name.
std::string common_name(DerTag tag, const std::string& value) {
  return der(DerTag::sequence, der(DerTag::set, attribute("550403", tag, value)));
}

}  // namespace

TEST_CASE("a name is written and shown in both orders") {
  const auto name = crypto::name_der({{"C", "es"},
                                      {"ST", "Madrid"},
                                      {"L", "Alcal\xc3\xa1 de Henares"},
                                      {"O", "Example, S.L."},
                                      {"CN", "service"},
                                      {"emailAddress", "m2m@example.com"}});
  REQUIRE(name);
  CHECK(crypto::is_name(*name));
  CHECK(crypto::name_as_lines(*name) ==
        "C=es\nST=Madrid\nL=Alcal\xc3\xa1 de Henares\nO=Example\\, S.L.\nCN=service\n"
        "emailAddress=m2m@example.com");
  CHECK(crypto::name_as_rfc4514(*name) ==
        "emailAddress=m2m@example.com,CN=service,O=Example\\, S.L.,L=Alcal\xc3\xa1 de Henares,"
        "ST=Madrid,C=es");
  CHECK(to_hex(crypto::name_der({{"C", "es"}, {"CN", "x"}}).value()) ==
        "3019310b3009060355040613026573310a300806035504030c0178");
}

TEST_CASE("several attributes on one level stay together") {
  const std::string name = der(
      DerTag::sequence, der(DerTag::set, attribute("550406", DerTag::printable_string, "es")) +
                            der(DerTag::set, attribute("55040b", DerTag::utf8_string, "a") +
                                                 attribute("550403", DerTag::utf8_string, "b")));
  CHECK(crypto::name_as_lines(name) == "C=es\nOU=a + CN=b");
  CHECK(crypto::name_as_rfc4514(name) == "OU=a+CN=b,C=es");
}

TEST_CASE("no value of a name can pass for another attribute") {
  const struct {
    DerTag tag;
    std::string value, text;
  } cases[] = {
      {DerTag::utf8_string, "a\nO=b", "CN=a\\0AO=b"},
      {DerTag::utf8_string, std::string("a\0b", 3), "CN=a\\00b"},
      {DerTag::utf8_string, "a,O=b", "CN=a\\,O=b"},
      {DerTag::utf8_string, "a+O=b", "CN=a\\+O=b"},
      {DerTag::utf8_string, "\"a\" <b>; c\\", "CN=\\\"a\\\" \\<b\\>\\; c\\\\"},
      {DerTag::utf8_string, " a ", "CN=\\ a\\ "},
      {DerTag::utf8_string, " ", "CN=\\ "},
      {DerTag::utf8_string, "#a#", "CN=\\#a#"},
      {DerTag::utf8_string, "\x7f", "CN=\\7F"},
      {DerTag::utf8_string, "", "CN="},
      {DerTag::utf8_string, "m\xc3\xbcller", "CN=m\xc3\xbcller"},
      {DerTag::utf8_string, "m\xfcller", "CN=#0C066DFC6C6C6572"},
      {DerTag::printable_string, "m\xfc", "CN=#13026DFC"},
      {DerTag::ia5_string, "a@b", "CN=a@b"},
      {DerTag::teletex_string, "m\xfcller", "CN=m\xc3\xbcller"},
      {DerTag::bmp_string, hex("006d00fc20ac"), "CN=m\xc3\xbc\xe2\x82\xac"},
      {DerTag::bmp_string, hex("006d00"), "CN=#1E03006D00"},
      {DerTag::bmp_string, hex("d83dde00"), "CN=#1E04D83DDE00"},
      {DerTag::universal_string, hex("0001f600"), "CN=\xf0\x9f\x98\x80"},
      {DerTag::universal_string, hex("00110000"), "CN=#1C0400110000"},
      {DerTag::octet_string, "a", "CN=#040161"},
  };
  for (const auto& each : cases) {
    CAPTURE(to_hex(each.value));
    const std::string name = common_name(each.tag, each.value);
    CHECK(crypto::name_as_lines(name) == each.text);
    CHECK(crypto::name_as_rfc4514(name) == each.text);
  }
}

TEST_CASE("an attribute without an abbreviation is shown by its identifier") {
  const std::string name = der(
      DerTag::sequence, der(DerTag::set, attribute("2b060104018237", DerTag::utf8_string, "x")));
  CHECK(crypto::name_as_lines(name) == "1.3.6.1.4.1.311=x");
}

TEST_CASE("what is no name has no text") {
  const std::string good = common_name(DerTag::utf8_string, "x");
  REQUIRE(crypto::is_name(good));
  CHECK(crypto::is_name(der(DerTag::sequence, "")));
  for (const std::string& text :
       {std::string(), good + '\0', good.substr(0, good.size() - 1),
        der(DerTag::sequence, der(DerTag::set, "")), der(DerTag::sequence, "x"),
        der(DerTag::sequence, der(DerTag::set, der(DerTag::sequence, ""))),
        der(DerTag::sequence,
            der(DerTag::set, der(DerTag::sequence, der(DerTag::object_identifier, hex("550403"))))),
        der(DerTag::sequence, der(DerTag::set, attribute("", DerTag::utf8_string, "x"))),
        der(DerTag::sequence,
            der(DerTag::set, der(DerTag::sequence, der(DerTag::object_identifier, hex("550403")) +
                                                       der(DerTag::utf8_string, "x") +
                                                       der(DerTag::utf8_string, "y"))))}) {
    CAPTURE(to_hex(text));
    CHECK_FALSE(crypto::is_name(text));
    CHECK(crypto::name_as_lines(text) == "");
    CHECK(crypto::name_as_rfc4514(text) == "");
  }
}

TEST_CASE("a name is not written with what its types cannot hold") {
  const std::vector<crypto::NameAttribute> cases[] = {
      {},
      {{"CN", ""}},
      {{"CN", "m\xfcller"}},
      {{"C", "\xc3\xa9s"}},
      {{"C", "e*"}},
      {{"emailAddress", "\xc3\xa9@example.com"}},
      {{"cn", "x"}},
      {{"2.5.4.3", "x"}},
      {{"CN", "x"}, {"", "y"}},
  };
  for (const auto& each : cases) CHECK_FALSE(crypto::name_der(each));
}
