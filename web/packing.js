// Texts that are to stand in an address: compressed (deflate), as letters of base64url.
async function through(stream, octets, most) {
  const reader = new Blob([octets]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    // A few octets may stand for gigabytes.
    if (length > most) {
      reader.cancel();
      throw new Error('too long');
    }
    parts.push(value);
  }
}

export async function pack(text) {
  const octets = await through(new CompressionStream('deflate'), new TextEncoder().encode(text), Infinity);
  const letters = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export async function unpack(packed, most) {
  const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const octets = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    await through(new DecompressionStream('deflate'), octets, most));
}
