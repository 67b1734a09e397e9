#include "ui/tenant/jwk_pem.h"

#include "base/http_message.h"
#include "base/json.h"
#include "ui/token_text.h"

namespace ui {
namespace {

// X.690: tag, length, content.
std::string der(char tag, const std::string& content) {
  std::string out(1, tag);
  const size_t size = content.size();
  if (size >= 256) {
    out += "\x82";
    out += static_cast<char>(size >> 8);
  } else if (size >= 128) {
    out += "\x81";
  }
  out += static_cast<char>(size & 0xFF);
  return out + content;
}

std::string der_integer(const std::string& octets) {
  const bool looks_negative = !octets.empty() && (static_cast<unsigned char>(octets[0]) & 0x80);
  return der('\x02', (looks_negative ? std::string(1, '\0') : std::string()) + octets);
}

std::string der_bits(const std::string& octets) {
  return der('\x03', std::string(1, '\0') + octets);
}

const std::string rsa_encryption("\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00",
                                 15);
const std::string ec_on_p256(
    "\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07", 21);

std::string member_octets(const base::Json& jwk, const char* member) {
  const auto text = base::string_member(jwk, member);
  return text ? octets_of_base64url(*text) : std::string();
}

std::string spki_of(const base::Json& jwk) {
  const std::string kind = base::string_member(jwk, "kty").value_or("");
  if (kind == "RSA") {
    const std::string n = member_octets(jwk, "n"), e = member_octets(jwk, "e");
    if (n.empty() || e.empty() || n.size() > 1024) return {};
    return der('\x30', rsa_encryption + der_bits(der('\x30', der_integer(n) + der_integer(e))));
  }
  if (kind == "EC" && base::string_member(jwk, "crv").value_or("") == "P-256") {
    const std::string x = member_octets(jwk, "x"), y = member_octets(jwk, "y");
    if (x.size() != 32 || y.size() != 32) return {};
    return der('\x30', ec_on_p256 + der_bits("\x04" + x + y));
  }
  return {};
}

std::string pem_of(const std::string& spki) {
  const std::string text = to_base64(spki);
  std::string pem = "-----BEGIN PUBLIC KEY-----\n";
  for (size_t at = 0; at < text.size(); at += 64) pem += text.substr(at, 64) + "\n";
  return pem + "-----END PUBLIC KEY-----\n";
}

}  // namespace

std::string public_key_pem(std::string_view pasted) {
  const std::string text(base::trim(pasted));
  if (text.rfind("-----BEGIN", 0) == 0)
    return text.find("PRIVATE") == std::string::npos ? text + "\n" : std::string();
  const auto jwk = base::parse_json(text);
  if (!jwk || !jwk->is_object() || base::find_member(*jwk, "d")) return {};
  const std::string spki = spki_of(*jwk);
  return spki.empty() ? std::string() : pem_of(spki);
}

}  // namespace ui
