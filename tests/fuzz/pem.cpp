// Keys and certificates as PEM, and as the DER inside.
#include "crypto/pem.h"

#include "crypto/certificate.h"
#include "crypto/keys.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto block = crypto::read_pem(text)) {
    const auto again = crypto::read_pem(crypto::write_pem(block->label, block->der));
    ASSERT(again && again->der == block->der && again->label == block->label);
  }
  static_cast<void>(crypto::private_key_from_pem(text));
  static_cast<void>(crypto::public_key_from_pem(text));
  static_cast<void>(crypto::public_key_from_spki_der(text));
  static_cast<void>(crypto::certificate_from_pem(text));
  if (const auto certificate = crypto::certificate_from_der(text)) {
    static_cast<void>(crypto::is_self_issued(*certificate));
    static_cast<void>(crypto::is_issued_by(*certificate, *certificate));
  }
  return 0;
}
