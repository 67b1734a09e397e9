// Keys and certificates by the openssl command, as people make them.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const openssl = (...options) => execute('openssl', options);

// A key and a certificate that it signed itself: { key, cert } as PEM.
export async function selfSigned(folder, subject) {
  const [key, cert] = ['key', 'cert'].map((name) => join(folder, `${subject.replaceAll(/\W/g, '')}.${name}.pem`));
  await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '30',
    '-subj', subject);
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8'), keyFile: key, certFile: cert };
}

// A key and a certificate for a client that `authority` issued.
export async function issued(folder, subject, authority) {
  const base = join(folder, subject.replaceAll(/\W/g, ''));
  await openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${base}.key`, '-out', `${base}.csr`,
    '-subj', subject);
  await openssl('x509', '-req', '-in', `${base}.csr`, '-CA', authority.certFile, '-CAkey', authority.keyFile,
    '-CAcreateserial', '-out', `${base}.pem`, '-days', '30');
  return { key: await readFile(`${base}.key`, 'utf8'), cert: await readFile(`${base}.pem`, 'utf8') };
}
