#include "crypto/mbedtls/key_pool.h"

#include <mbedtls/asn1.h>
#include <mbedtls/error.h>
#include <mbedtls/platform_util.h>

#include "base/assert.h"

namespace crypto {

namespace {

// The library would take PKCS #1 and SEC 1 as well. PrivateKeyInfo alone begins with version 0 and
// then an AlgorithmIdentifier.
bool is_pkcs8(std::string_view der) {
  auto* at =
      const_cast<unsigned char*>(octets_of(der));  // the reader takes a pointer that it moves
  const unsigned char* const end = at + der.size();
  size_t size = 0;
  int version = -1;
  constexpr int sequence = MBEDTLS_ASN1_CONSTRUCTED | MBEDTLS_ASN1_SEQUENCE;
  return mbedtls_asn1_get_tag(&at, end, &size, sequence) == 0 && at + size == end &&
         mbedtls_asn1_get_int(&at, end, &version) == 0 && version == 0 &&
         mbedtls_asn1_get_tag(&at, end, &size, sequence) == 0;
}

}  // namespace

int parse_key(KeyForm form, std::string_view der, KeyContext& key) {
  int error = 0;
  switch (form) {
    case KeyForm::spki:
      error = mbedtls_pk_parse_public_key(key.pk.get(), octets_of(der), der.size());
      break;
    case KeyForm::pkcs8:
      if (!is_pkcs8(der)) return MBEDTLS_ERR_PK_KEY_INVALID_FORMAT;
      error = mbedtls_pk_parse_key(key.pk.get(), octets_of(der), der.size(), nullptr, 0,
                                   Generator::fill, &thread_generator());
      break;
  }
  if (error != 0 || !mbedtls_pk_can_do(key.pk.get(), MBEDTLS_PK_ECKEY)) return error;
  return mbedtls_ecp_export(mbedtls_pk_ec(*key.pk.get()), key.group.get(), key.d.get(),
                            key.q.get());
}

KeyPool::KeyPool(KeyForm form, std::string der, KeyContextPtr first)
    : m_form(form), m_der(std::move(der)) {
  m_idle.push_back(std::move(first));
}

KeyPool::~KeyPool() {
  mbedtls_platform_zeroize(m_der.data(), m_der.size());
}

KeyContextPtr KeyPool::borrow() const {
  {
    const std::lock_guard lock(m_mutex);
    if (!m_idle.empty()) {
      KeyContextPtr context = std::move(m_idle.back());
      m_idle.pop_back();
      return context;
    }
  }
  auto context = std::make_unique<KeyContext>();
  ASSERT(parse_key(m_form, m_der, *context) == 0);
  return context;
}

void KeyPool::give_back(KeyContextPtr context) const {
  const std::lock_guard lock(m_mutex);
  m_idle.push_back(std::move(context));
}

}  // namespace crypto
