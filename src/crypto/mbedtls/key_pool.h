// A key for threads to share. The library changes a key's context while it works (blinding, cached
// constants), so each operation borrows a context of its own; the pool grows to as many as there
// were operations at once.
#pragma once

#include <mbedtls/ecdsa.h>
#include <mbedtls/pk.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "crypto/mbedtls/library.h"

namespace crypto {

using Pk = Context<mbedtls_pk_context, mbedtls_pk_init, mbedtls_pk_free>;
using Mpi = Context<mbedtls_mpi, mbedtls_mpi_init, mbedtls_mpi_free>;
using Group = Context<mbedtls_ecp_group, mbedtls_ecp_group_init, mbedtls_ecp_group_free>;
using Point = Context<mbedtls_ecp_point, mbedtls_ecp_point_init, mbedtls_ecp_point_free>;

// A parsed key; for P-256 its parts lie open.
struct KeyContext {
  Pk pk;
  Group group;
  Mpi d;
  Point q;
};
using KeyContextPtr = std::unique_ptr<KeyContext>;

enum class KeyForm { spki, pkcs8 };
// 0, or the library's error.
int parse_key(KeyForm form, std::string_view der, KeyContext& key);

class KeyPool {
 public:
  // `der` must parse.
  KeyPool(KeyForm form, std::string der, KeyContextPtr first);
  ~KeyPool();
  KeyPool(const KeyPool&) = delete;
  KeyPool& operator=(const KeyPool&) = delete;

  // Runs `work(KeyContext&)` and returns what it returns.
  template <class Work>
  auto with_context(const Work& work) const {
    KeyContextPtr context = borrow();
    auto result = work(*context);
    give_back(std::move(context));
    return result;
  }

 private:
  KeyContextPtr borrow() const;
  void give_back(KeyContextPtr context) const;

  KeyForm m_form;
  std::string m_der;
  mutable std::mutex m_mutex;
  mutable std::vector<KeyContextPtr> m_idle;
};

}  // namespace crypto
