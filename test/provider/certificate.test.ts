import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials, Metadata } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerCertificate } from '../../provider/plugin/certificate.ts';
import { type GetMetadata_Response, ProviderClient } from '../../provider/plugin/generated/tfplugin6.ts';
import { type Listening, listen, mutualTls } from '../../provider/plugin/server.ts';
import { createProvider } from '../../provider/provider.ts';

const now = new Date('2026-03-01T12:00:00Z');

describe('the certificate of the handshake', () => {
  it('is a P-256 certificate for localhost that vouches for itself', () => {
    const { der, certificatePem, privateKeyPem } = createServerCertificate(now);
    const certificate = new X509Certificate(der);
    expect(new X509Certificate(certificatePem).raw).toEqual(der);
    expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.ca).toBe(true);
    expect(certificate.validFromDate.toISOString()).toBe('2026-03-01T11:50:00.000Z');
    expect(certificate.validToDate.toISOString()).toBe('2027-03-01T12:00:00.000Z');
  });

  it('has valid times after 2049, when the encoding of years changes', () => {
    const certificate = new X509Certificate(createServerCertificate(new Date('2049-06-01T00:00:00Z')).der);
    expect(certificate.validFromDate.toISOString()).toBe('2049-05-31T23:50:00.000Z');
    expect(certificate.validToDate.toISOString()).toBe('2050-06-01T00:00:00.000Z');
  });

  it('differs in every run', () => {
    const [one, other] = [createServerCertificate(now), createServerCertificate(now)];
    expect(new X509Certificate(one.der).serialNumber).not.toBe(new X509Certificate(other.der).serialNumber);
  });
});

describe.each(['unix', 'tcp'] as const)('a plugin that listens on %s', (network) => {
  const server = createServerCertificate(new Date());
  const terraform = createServerCertificate(new Date());
  let folder: string;
  let listening: Listening;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-test-'));
    listening = await listen({
      network,
      temporaryFolder: folder,
      credentials: mutualTls(terraform.certificatePem, server),
      provider: createProvider({ environment: {}, homeDirectory: folder, version: '0.0.0' }),
      onShutdown: () => {},
    });
  });

  afterEach(async () => {
    listening.close();
    await rm(folder, { recursive: true, force: true });
  });

  function ask(client: { certificatePem: string; privateKeyPem: string } | undefined) {
    const certificate = Buffer.from(server.certificatePem);
    const secure = client
      ? credentials.createSsl(
          certificate,
          Buffer.from(client.privateKeyPem),
          Buffer.from(client.certificatePem),
        )
      : credentials.createSsl(certificate);
    const target = network === 'unix' ? `unix:${listening.address}` : listening.address;
    const options = { 'grpc.ssl_target_name_override': 'localhost', 'grpc.default_authority': 'localhost' };
    const connection = new ProviderClient(target, secure, options);
    return new Promise<GetMetadata_Response>((resolve, reject) => {
      const deadline = Date.now() + 3_000;
      connection.getMetadata({}, new Metadata(), { deadline }, (error, response) => {
        connection.close();
        if (error) reject(error);
        else resolve(response);
      });
    });
  }

  it('answers Terraform', async () => {
    const { resources } = await ask(terraform);
    expect(resources).toContainEqual({ typeName: 'roster_member' });
  });

  it('answers nobody without a certificate', async () => {
    await expect(ask(undefined)).rejects.toThrow(/UNAVAILABLE|DEADLINE_EXCEEDED/);
  });

  it('answers nobody with another certificate', async () => {
    await expect(ask(createServerCertificate(new Date()))).rejects.toThrow(/UNAVAILABLE|DEADLINE_EXCEEDED/);
  });
});
