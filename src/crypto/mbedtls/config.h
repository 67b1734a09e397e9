// What of Mbed TLS is built (MBEDTLS_CONFIG_FILE): the primitives of crypto/crypto.h and nothing
// else. Without TLS, PSA, files, sockets and clocks the page stays small.
#pragma once

// Processor
#define MBEDTLS_HAVE_ASM
#define MBEDTLS_AESNI_C
#define MBEDTLS_AESCE_C

// Hashes. SHA-1 names certificates in key sets (x5t), nothing else.
#define MBEDTLS_MD_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_SHA224_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA384_C
#define MBEDTLS_SHA512_C

// AES-256-GCM and the generator that hides secrets during signing. Neither ever decrypts a block.
#define MBEDTLS_AES_C
#define MBEDTLS_AES_FEWER_TABLES
#define MBEDTLS_BLOCK_CIPHER_NO_DECRYPT
#define MBEDTLS_GCM_C
#define MBEDTLS_CTR_DRBG_C

// RSA and ECDSA on P-256
#define MBEDTLS_BIGNUM_C
#define MBEDTLS_GENPRIME
#define MBEDTLS_RSA_C
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_PKCS1_V21
#define MBEDTLS_ECP_C
#define MBEDTLS_ECP_DP_SECP256R1_ENABLED
#define MBEDTLS_ECP_NIST_OPTIM
#define MBEDTLS_ECDSA_C

// Keys. Certificates are read and written by our own code, alike in both engines.
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#define MBEDTLS_OID_C
#define MBEDTLS_PK_C
#define MBEDTLS_PK_PARSE_C
#define MBEDTLS_PK_WRITE_C

// The library's own inner loop of multiplication carries by comparing. One 64-bit product with both
// additions cannot overflow, and doubles the RSA signatures per second of a page (64 to 125 on one
// machine).
#if defined(__EMSCRIPTEN__)
#include <stdint.h>
#define MULADDC_X1_INIT {
#define MULADDC_X1_CORE                                 \
  {                                                     \
    const uint64_t sum = (uint64_t)b * *(s++) + c + *d; \
    c = (mbedtls_mpi_uint)(sum >> 32);                  \
    *(d++) = (mbedtls_mpi_uint)sum;                     \
  }
#define MULADDC_X1_STOP }
#endif
