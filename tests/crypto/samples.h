// Keys that were published to be tried: those of RFC 7515 appendix A.2 (RSA) and A.3 (P-256), in
// several spellings.
#pragma once

#include "crypto/keys.h"
#include "tests/crypto/vectors.h"

namespace samples {

inline crypto::PrivateKeyPtr private_key(const char* pkcs8) {
  return crypto::private_key_from_pkcs8_der(vectors::hex(pkcs8)).value();
}

// PKCS #8 in hexadecimal.
inline constexpr const char* rsa_pkcs8 =
    "308204bd020100300d06092a864886f70d0101010500048204a7308204a30201000282010100a1f8160a"
    "e2e3c9b465ce8d2d656263362b927dbe29e1f02477fc1625cc90a136e38bd93497c5b6ea63dd7711e67c"
    "7429f956b0fb8a8f089adc4b69893cc1333f53edd019b87784252fec914fe4857769594bea4280d32c0f"
    "55bf62944f130396bc6e9bdf6ebdd2bda3678eeca0c668f701b38dbffb38c8342ce2fe6d27fade4a5a48"
    "74979dd4b9cf9adec4c75b05852c2c0f5ef8a5c1750392f944e8ed64c110c6b647609aa4783aeb9c6c9a"
    "d755313050638b83665c6f6f7a82a396702a1f641b82d3ebf2392219491fb686872c5716f50af8358d9a"
    "8b9d17c340728f7f87d89a18d8fcab67ad84590c2ecf759339363c07034d6f606f9e21e05456cae5e9a1"
    "02030100010282010012ae71a469cd0a2bc37e526c4500571f1d61751d64e949707b62590f9d0ba57c96"
    "3c401e3fcf2f2cd3bdec88e503bfc6439b0b28c82f7d3797671f5213eed8c15a25d8d5cea0025ee3ab2e"
    "8b7f79216fc63bea562753b40644c6a15127d9b2954540a0bbe1a30556982d4e9fde5f6425f14d4b7134"
    "41b55dc73b9b4aedcc92ace3927e37f57d0cfd5e7581fa512c8f4961a9eb0b80f8a80746728a55ff4647"
    "1f3425063b9d53642f5ede1e84d613081afa5c22d051285bd63b943b565d898a05685413e53c3c6c6525"
    "ff1fe34e3ddc70f0d56450fda48ba12e104e9deb9fb81881e1c4bdf25d9247f450c865927968e77334f4"
    "414f75a750e139546e3a8a739d02818100e01cc410eb48a6655d54464d0aa4bb6da0b872b774a6a9d11f"
    "fe480778f0ddb7311a7e902ef9c4b5f75476262ba8176cb35979f014372a1a2829e4136bd001d07c3f3f"
    "2e4f25d4c934f63c7109fba2e67628a0dc9a73c6058e6def22dcd50950e711ddc16d5586f2a7fa75ea84"
    "94c18083e0b65742f8a0d5e73fb2d970f0194702818100b903c47e0995b632f4532cb1f3c199145d5f3a"
    "e9c7dfeedc7a92a6b47e29c61b42a07aa95a64fc600999c5a7b01e01c08cb62ca756527bbcc56078fb0b"
    "aba5ed38de2d07990ff6300faeadeb6c039a97bf1e507e4e7040fa78db8257c8b112ed5e59c3cd092fe5"
    "d4e5b51275d41281072a5e785ebaf3dae3709203133f5159d702818007029f577024ab9fcc1590c56429"
    "d6fb0ce5f820a8f375a866f9cb430093783bfcbb396e4529e6ef52374022dd86ba84d9ef58931beec5d0"
    "5fa53fcf23b633f8538a9eed51e87b097830a39f5d92937be6024b55db36f7e0c09dcbb72975387f615a"
    "fbb6cb36bbabe7793c2b03ceab66dbb931baf50b55ec9af9311d001d628d0281810087ff7afa62b547fe"
    "e0961b2e9bcd5d6718d39d8ca73db6691f38998de78771762c5da68cc243a5383b166bb23dc570e84706"
    "ca801ef5f6bae6236a0aafa3770e8f54d1a8da1c5f8d2899f082331ddb0f5c8f3dfffa4c8d97102bdafe"
    "082a118da6633988880e4b55599ce67af26ebfa5b2c14a9de7b2c4dd96abddd2d2224c7502818021877b"
    "0c73a1ad6bf19303d0b11336b4e82b8db72b7efb50262a5df8395cc7256eb8cf6c40b7608d5936a32dba"
    "174126a527062ead8ca305fb7e177f409437c9dcb9718ed82018bcef0f7720a2c475f9db26da0e3cb516"
    "d084eb25178e828d5cabd49bb3161ac0181fa7f821e80e7ad37936f9943054ad092921ee2c592e4375";
// As OpenSSL writes it, as Mbed TLS writes it (with the curve a second time), and without the
// public half.
inline constexpr const char* p256_pkcs8_openssl =
    "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b02010104208e9b109e7190"
    "98bf980487df1f5d77e9cb29606ebed2263b5f57c213df84f4b2a144034200047fcdce2770f6c45d4183"
    "cbee6fdb4b7b580733357be9ef13bacf6e3c7bd15445c7f144cd1bbd9b7e872cdfedb9eeb9f4b3695d6e"
    "a90b24ad8a4623288588e5ad";
inline constexpr const char* p256_pkcs8_mbedtls =
    "308193020100301306072a8648ce3d020106082a8648ce3d0301070479307702010104208e9b109e7190"
    "98bf980487df1f5d77e9cb29606ebed2263b5f57c213df84f4b2a00a06082a8648ce3d030107a1440342"
    "00047fcdce2770f6c45d4183cbee6fdb4b7b580733357be9ef13bacf6e3c7bd15445c7f144cd1bbd9b7e"
    "872cdfedb9eeb9f4b3695d6ea90b24ad8a4623288588e5ad";
inline constexpr const char* p256_pkcs8_bare =
    "3041020100301306072a8648ce3d020106082a8648ce3d0301070427302502010104208e9b109e719098"
    "bf980487df1f5d77e9cb29606ebed2263b5f57c213df84f4b2";

// What A.2 and A.3 sign, and their signatures in hexadecimal.
inline constexpr const char* rsa_signing_input =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGF"
    "tcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
inline constexpr const char* rsa_signature =
    "702e218943e88fd11eb5d82dbf7845f34106ae1b81fff7731116add1717d83656d420afd3c96eedd73a2"
    "663e5166687b000b87226e0187ed1073f945e582adfcef16d85a798ee8c66ddb3db8975b17d09402beed"
    "d5d9d97007108db28160d5f8040ca7445762b81fbe7ff9d92e0ae76f24f25b33bbe6f44ae61eb1040acb"
    "20044d3ef9128ed40130795bd4bd3b41eecad066ab651981fde48df77f372dc38b9fafdd3befb18b5da3"
    "cc3c2eb02f9e3a41d612caad15911273a05f23b9e838faaf849d698429ef5a1e88798236c3d40e604522"
    "a544c8f27a7a2db80663d16cf7caea56de405cb2215a45b2c25566b55ac1a748a070dfc8a32a469543d0"
    "19eefb47";
inline constexpr const char* p256_signing_input =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGF"
    "tcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
inline constexpr const char* p256_signature =
    "0ed1215379636c483c2f7f155807d402a3b228033af97c7e17819ac3169ea665c50a07d38c3c70e5d8f1"
    "2daf084a5480a66590c5f293509a8f3f7f8a83a354d5";

// The public halves.
inline constexpr const char* rsa_spki_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJj\n"
    "NiuSfb4p4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEz\n"
    "P1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo\n"
    "9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTB\n"
    "EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxX\n"
    "FvUK+DWNmoudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXp\n"
    "oQIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* rsa_pkcs1_pem =
    "-----BEGIN RSA PUBLIC KEY-----\n"
    "MIIBCgKCAQEAofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd/wWJcyQoTbji9k0l8W2\n"
    "6mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMs\n"
    "D1W/YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5\n"
    "z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxv\n"
    "b3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxXFvUK+DWNmoudF8NAco9/h9iaGNj8q2et\n"
    "hFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQIDAQAB\n"
    "-----END RSA PUBLIC KEY-----\n";
inline constexpr const char* rsa_certificate_pem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIDFTCCAf2gAwIBAgIULdOSUa8/6+ENwX040lR2+xH2/kAwDQYJKoZIhvcNAQEL\n"
    "BQAwGTEXMBUGA1UEAwwOVGFsbHlnYXRlIHRlc3QwIBcNMjYxMTIzMjIyMTM1WhgP\n"
    "MjEyNjEwMzAyMjIxMzVaMBkxFzAVBgNVBAMMDlRhbGx5Z2F0ZSB0ZXN0MIIBIjAN\n"
    "BgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJjNiuSfb4p\n"
    "4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEzP1Pt0Bm4\n"
    "d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb/7\n"
    "OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTBEMa2R2Ca\n"
    "pHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxXFvUK+DWN\n"
    "moudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQIDAQAB\n"
    "o1MwUTAdBgNVHQ4EFgQUMxiIj6e/g5DN3tNdVInpUWMZ2tkwHwYDVR0jBBgwFoAU\n"
    "MxiIj6e/g5DN3tNdVInpUWMZ2tkwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0B\n"
    "AQsFAAOCAQEAEJUHQH3vSqvqwE9zx82VGz+qpQNKvfHmgT97LA5ib/w/SIo5JARS\n"
    "6lf398vmAGfg/Atkjo/gdv3UUOROsI2CuhXUPWEzHVVw/+asDqv3nDWa/yF7LbgF\n"
    "thZPYunbM5DemjX+hAPblDn1Lb/rW7y1G+sBMDV5VYgpJsQN/EapybOy63pZs3HM\n"
    "jOIng+1Ssc4B89vbEmy5RR1s5TQFuCQISJdIypOBbNLMRWhbPHo0STop+Bo716wu\n"
    "z9gEljsrmWhiQ3EtL7/bBe/cUxkB2Bfm6fANf0vu2G/U6sFOlxky+DzohHACXIpA\n"
    "6jCtAvLT52a3UyFO7Garint1BoEaP6ZmuA==\n"
    "-----END CERTIFICATE-----\n";
inline constexpr const char* p256_spki_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV7\n"
    "6e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* p256_certificate_pem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBijCCAS+gAwIBAgIUUF96qlU58JMgQROqBlsvPLTOoXYwCgYIKoZIzj0EAwIw\n"
    "GTEXMBUGA1UEAwwOVGFsbHlnYXRlIHRlc3QwIBcNMjYxMTIzMjIyMTM1WhgPMjEy\n"
    "NjEwMzAyMjIxMzVaMBkxFzAVBgNVBAMMDlRhbGx5Z2F0ZSB0ZXN0MFkwEwYHKoZI\n"
    "zj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvR\n"
    "VEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlraNTMFEwHQYDVR0OBBYE\n"
    "FM6NFrHJM463/jl5ma5Fvu4/tYaGMB8GA1UdIwQYMBaAFM6NFrHJM463/jl5ma5F\n"
    "vu4/tYaGMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAP/+SVeo\n"
    "BgNVvlOWKtZzG1F/FqOJVMvxXQ4EXPC4EkfdAiEAy864y4gwIJxxE5TQxLw9c8RZ\n"
    "GMQIVZMjc/BX/J1LC0I=\n"
    "-----END CERTIFICATE-----\n";

// Keys that are well formed and not used here.
inline constexpr const char* rsa_1024_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCf9W8rlP+L7l+Jgc80K+hGEL5Y\n"
    "nb7OdUiGLWMCBKG3L4qV/sCifqnsnAhTXb6HCoooUD8lgGToUMhmy8hjBVK+uZ69\n"
    "8JfNk/YYUtc6Szuj+VlZKmWDlnc3YF2YaNN2hdssxk04aEF5CCypWc1zwJh/G+9Z\n"
    "/I10r5NgY3f4fsLxXwIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* rsa_pss_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBIDALBgkqhkiG9w0BAQoDggEPADCCAQoCggEBAIrEeAV2ZSsd77b+/dxg1Gbk\n"
    "M72p7nuDnf3V+sSfjgecQHOEky/NiqrpBiE8+NCqZyphtDtGeggFHevF2tcaX1rk\n"
    "tlQsVNIkwyDQVF7Es9tFayBeUjBRK2a14sn/ZUt8gu4DHp5llcmmhL+Jm6OsvHdI\n"
    "NB4U6Np4tnPCL++GNeUKDBb7S1NYPfUi2XnbpnfcyKoMuNzunIsV/Nmr4ksWbNlN\n"
    "zeuNFynu86ddq8R9AEERCepDo0plCF3iv8WkF+7kaCWKolrLlvdpGtU2WNA7M5Ye\n"
    "RjFZ2IPG7hCjTWFPBAjHicBA3An7XDXUHTuV+I+pKhavoBEcdVLbYgFlEtOKYvkC\n"
    "AwEAAQ==\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* p384_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEdDnn+QqOkvaFeJK9gQ+SOfCyVUHyyDoW\n"
    "cfuL/jowNd6BamohhY35uNfcbMxIHEZv+rh+7cCWp0She4xDU2+Zn2dzyT6TiSyN\n"
    "sMs4MJFBZvgDtg4ARjjvwnLfDN5IyPuz\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* ed25519_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEAkyTMnta2U/1yYHAd8WDyWpcWNbjPRzavSj3m/YF9Am0=\n"
    "-----END PUBLIC KEY-----\n";

// The P-256 key in two spellings that are not taken.
inline constexpr const char* p256_compressed_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADf83OJ3D2xF1Bg8vub9tLe1gHMzV7\n"
    "6e8Tus9uPHvRVEU=\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr const char* p256_explicit_pem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBSzCCAQMGByqGSM49AgEwgfcCAQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAA\n"
    "AAAAAAAAAAAA////////////////MFsEIP////8AAAABAAAAAAAAAAAAAAAA////\n"
    "///////////8BCBaxjXYqjqT57PrvVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSd\n"
    "NgiG5wSTamZ44ROdJreBn36QBEEEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5\n"
    "RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA\n"
    "//////////+85vqtpxeehPO5ysL8YyVRAgEBA0IABH/Nzidw9sRdQYPL7m/bS3tY\n"
    "BzM1e+nvE7rPbjx70VRFx/FEzRu9m36HLN/tue659LNpXW6pCyStikYjKIWI5a0=\n"
    "-----END PUBLIC KEY-----\n";

}  // namespace samples
