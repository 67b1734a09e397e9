// Key pairs from the browser's own crypto, for what the person keeps: the tenant gets the public half only.
const kinds = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
};
const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

function pem(label, der) {
  const text = btoa(String.fromCharCode(...new Uint8Array(der)));
  return `-----BEGIN ${label}-----\n${text.match(/.{1,64}/g).join('\n')}\n-----END ${label}-----\n`;
}

// [PKCS #8, SPKI] as PEM; empty texts where pages served by plain http have no crypto.
export async function makeKeyPair(algorithm) {
  try {
    const kind = kinds[algorithm];
    const pair = await crypto.subtle.generateKey(kind.hash ? { ...rsa, ...kind } : kind, true, ['sign', 'verify']);
    return [
      pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
      pem('PUBLIC KEY', await crypto.subtle.exportKey('spki', pair.publicKey)),
    ];
  } catch {
    return ['', ''];
  }
}
