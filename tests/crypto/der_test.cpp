#include <catch2/catch_test_macros.hpp>

#include "crypto/der_reader.h"
#include "crypto/der_text.h"
#include "crypto/ecdsa_form.h"
#include "tests/crypto/vectors.h"

using crypto::DerReader;
using crypto::DerTag;
using vectors::hex;
using vectors::to_hex;

TEST_CASE("DER is taken with lengths in their shortest form only") {
  const std::string long_text(128, 'x'), longer_text(256, 'x');
  const struct {
    std::string der;
    bool taken;
  } cases[] = {
      {hex("0400"), true},
      {hex("0401") + "x", true},
      {hex("048180") + long_text, true},
      {hex("04820100") + longer_text, true},
      {hex("0483000100") + longer_text, false},
      {hex("04820080") + long_text, false},
      {hex("048101") + "x", false},
      {hex("0480") + hex("0000"), false},  // indefinite
      {hex("0484000000") + "x", false},
      {hex("0484ffffffff"), false},
      {hex("04ff"), false},
      {hex("0402") + "x", false},
      {hex("0401") + "xx", false},  // something behind it
      {hex("0301") + "x", false},   // another tag
      {hex("04"), false},
      {"", false},
  };
  for (const auto& each : cases) {
    CAPTURE(to_hex(each.der));
    DerReader reader(each.der);
    reader.take(DerTag::octet_string);
    CHECK(reader.done() == each.taken);
  }
}

TEST_CASE("a DER reader that failed stays failed, and so do the readers it hands out") {
  const std::string der = hex("3003020101");
  DerReader reader(der);
  CHECK(reader.take(DerTag::integer) == "");
  CHECK_FALSE(reader.more());
  CHECK_FALSE(reader.done());
  CHECK_FALSE(reader.enter(DerTag::sequence).done());
  DerReader again(der);
  DerReader sequence = again.enter(DerTag::sequence);
  sequence.skip_optional(DerTag::octet_string);
  CHECK(to_hex(sequence.take_whole(DerTag::integer)) == "020101");
  CHECK(sequence.done());
  CHECK(again.done());
}

TEST_CASE("object identifiers become numbers with dots between them") {
  const struct {
    const char *contents, *dotted;
  } cases[] = {{"550403", "2.5.4.3"},
               {"2a864886f70d01010b", "1.2.840.113549.1.1.11"},
               {"00", "0.0"},
               {"883703", "2.999.3"},
               {"2a81ffffffffffffffff7f", "1.2.18446744073709551615"},
               {"2a82808080808080808000", ""},  // 65 bits
               {"2a8001", ""},                  // a leading zero
               {"2a86", ""},                    // cut short
               {"", ""}};
  for (const auto& each : cases) {
    CAPTURE(each.contents);
    CHECK(crypto::dotted_oid(hex(each.contents)) == each.dotted);
  }
}

TEST_CASE("ECDSA signatures go from DER to r || s and back, in one spelling") {
  const std::string one(63, '0');
  const std::string high = "80" + std::string(62, '0');
  const struct {
    std::string der, jws;
  } cases[] = {
      {"3006020101020102", one + "1" + one + "2"},
      {"3026"
       "02210080" +
           std::string(62, '0') + "020101",
       high + one + "1"},
      {"30080202008002020080", std::string(62, '0') + "80" + std::string(62, '0') + "80"},
  };
  for (const auto& each : cases) {
    CHECK(to_hex(crypto::ecdsa_der_to_jws(hex(each.der))) == each.jws);
    CHECK(to_hex(crypto::ecdsa_jws_to_der(hex(each.jws))) == each.der);
  }
  for (const std::string& der : {std::string(), std::string("3003020101"),
                                 std::string("300602010102010200"),  // something behind it
                                 std::string("30090201010201020400"),
                                 std::string("3007020200010201"
                                             "02"),                // a needless zero
                                 std::string("3006020180020101"),  // negative
                                 std::string("30050200020101"),
                                 "3026"
                                 "022101" +
                                     std::string(64, '0') + "020101",
                                 "3027"
                                 "02220001" +
                                     std::string(64, '0') + "020101"}) {
    CAPTURE(der);
    CHECK(crypto::ecdsa_der_to_jws(hex(der)) == "");
  }
  CHECK(crypto::ecdsa_jws_to_der(std::string(63, 'x')) == "");
  CHECK(crypto::ecdsa_jws_to_der(std::string(65, 'x')) == "");
}
