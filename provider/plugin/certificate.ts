import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import {
  bits,
  boolean,
  element,
  explicit,
  integer,
  objectIdentifier,
  octets,
  sequence,
  set,
  time,
  utf8,
} from './der.ts';

/** A self-signed certificate and its key, for one run of the plugin. */
export interface ServerCertificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const commonName = objectIdentifier('2.5.4.3');
const basicConstraints = objectIdentifier('2.5.29.19');
const keyUsage = objectIdentifier('2.5.29.15');
const extendedKeyUsage = objectIdentifier('2.5.29.37');
const subjectAlternativeName = objectIdentifier('2.5.29.17');
const serverAuthentication = objectIdentifier('1.3.6.1.5.5.7.3.1');
const clientAuthentication = objectIdentifier('1.3.6.1.5.5.7.3.2');

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

/**
 * Makes the certificate that the plugin shows to Terraform: P-256, for `localhost` (the name that go-plugin
 * expects), its own authority because Terraform trusts exactly the certificate of the handshake line.
 *
 * @param now the present time; the certificate is valid from ten minutes before it to a year after it
 */
export function createServerCertificate(now: Date): ServerCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(commonName, utf8('localhost'))));
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - 10 * minute)), time(new Date(now.getTime() + year))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, extensions()),
  );
  const signature = sign('sha256', toBeSigned, { key: privateKey, dsaEncoding: 'der' });
  const der = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
  return {
    der,
    certificatePem: toPem(der),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensions(): Buffer {
  const critical = boolean(true);
  const dnsName = element(0x82, Buffer.from('localhost', 'ascii'));
  // digitalSignature (bit 0) and keyCertSign (bit 5).
  const usages = bits(Buffer.from([0b1000_0100]), 2);
  return sequence(
    sequence(basicConstraints, critical, octets(sequence(boolean(true)))),
    sequence(keyUsage, critical, octets(usages)),
    sequence(extendedKeyUsage, octets(sequence(serverAuthentication, clientAuthentication))),
    sequence(subjectAlternativeName, octets(sequence(dnsName))),
  );
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
