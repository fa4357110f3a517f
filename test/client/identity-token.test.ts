import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CredentialError } from '../../client/errors.ts';
import type { IdentityTokenSource } from '../../client/identity-token.ts';
import { answerJson, failureOf, get, startServer } from './test-server.ts';
import { clientOf, exchanging, failureAgainst, identityToken, ok } from './token-server.ts';

describe('the identity token', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is read from its file at each exchange', async () => {
    const path = join(folder, 'token');
    await writeFile(path, `${identityToken}\n`);
    await using server = await startServer(exchanging(ok, 0.1));
    const send = clientOf(server.endpoint, { kind: 'file', path });
    await send(get);
    await writeFile(path, `${identityToken}2`);
    await sleep(80);
    await send(get);
    const sent = server.received.filter(({ url }) => url === '/v1/oauth/token');
    expect(sent.map(({ body }) => new URLSearchParams(body).get('subject_token'))).toEqual([
      identityToken,
      `${identityToken}2`,
    ]);
    await rm(path);
    await sleep(80);
    const error = await failureOf(send(get));
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ message: expect.stringContaining(`${path} (ENOENT)`), retryable: false });
  });

  test.each(['', '  \n', 'secret', '-----BEGIN PRIVATE KEY-----', 'a.b', 'a.b.c.d', 'x'.repeat(30_000)])(
    'is not sent when it is none: %j',
    async (text) => {
      await using server = await startServer(exchanging(ok));
      const error = await failureOf(clientOf(server.endpoint, { kind: 'given', token: text })(get));
      expect(error).toBeInstanceOf(CredentialError);
      if (text.trim() !== '') expect(String(error)).not.toContain(text);
      expect(server.received).toEqual([]);
    },
  );

  const offered = (url: string, audience: string | undefined): IdentityTokenSource => ({
    kind: 'github_actions',
    url: `${url}/token?api-version=2.0`,
    requestToken: 'request-token',
    audience,
  });

  test.each([['https://roster.example.com'], [undefined]])(
    'of GitHub Actions is asked for, with the audience %s',
    async (audience) => {
      await using offer = await startServer((_, response) =>
        answerJson(response, 200, { value: identityToken }),
      );
      await using server = await startServer(exchanging(ok));
      expect((await clientOf(server.endpoint, offered(offer.endpoint, audience))(get)).status).toBe(200);
      const [{ url = '', headers = {} } = {}] = offer.received;
      expect(headers).toMatchObject({ authorization: 'Bearer request-token' });
      expect(new URL(url, offer.endpoint).searchParams.get('audience')).toBe(audience ?? null);
    },
  );

  test('of GitHub Actions that is refused says which permission the job needs', async () => {
    await using offer = await startServer((_, response) => answerJson(response, 403, { message: 'no' }));
    const error = await failureAgainst(exchanging(ok), offered(offer.endpoint, 'x'));
    expect(error).toMatchObject({
      name: 'CredentialError',
      retryable: false,
      message: expect.stringMatching(/HTTP 403.*id-token: write/),
    });
    expect(inspect(error)).not.toContain('request-token');
  });

  test('of GitHub Actions is asked for neither elsewhere nor in the open', async () => {
    await using elsewhere = await startServer((_, response) =>
      answerJson(response, 200, { value: identityToken }),
    );
    await using offer = await startServer((_, response) =>
      response.writeHead(302, { location: `${elsewhere.endpoint}/token` }).end(),
    );
    await failureAgainst(exchanging(ok), offered(offer.endpoint, 'x'));
    expect(elsewhere.received).toEqual([]);
    for (const open of [
      'http://tokens.example.com',
      'http://127.example.com',
      'http://127.0.0.1.example.com',
    ]) {
      const error = await failureAgainst(exchanging(ok), offered(open, 'x'));
      expect(error.message).toContain('must be an https URL');
    }
  });
});
