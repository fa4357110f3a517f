import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAgeKey } from '../support/age.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../support/built-provider.ts';
import { curlStatus } from '../support/curl.ts';
import { until } from '../support/program.ts';
import { type Asked, creationsIn, type Fate, startProxy } from '../support/proxy.ts';
import { contentsOf, whereabouts } from '../support/secrets.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

const random = (prefix: string) => `${prefix}${randomBytes(36).toString('base64url')}`;

/** A terraform that says all it can, with the provider as users have it, and what the caller brings. */
async function begin() {
  const { administrator } = await api.newEnvironment();
  const proxy = await startProxy(api.url);
  const brought = { key: random('key-'), 'next key': random('next-'), client: random('client-') };
  const terraform = await openTerraform({
    endpoint: proxy.url,
    credentials: administrator,
    built,
    variables: {
      TF_LOG: 'TRACE',
      TF_VAR_key: brought.key,
      TF_VAR_next_key: brought['next key'],
      TF_VAR_client: brought.client,
    },
  });
  const said: [string, string][] = [];
  /** Whether it fails or not. */
  const run = async (...words: string[]) => {
    const { output, code } = await terraform.start(...words, '-no-color').ended;
    said.push([words.join(' '), output]);
    return { output, code };
  };
  const succeed = async (...words: string[]) => {
    const { output, code } = await run(...words);
    expect(code, output.slice(-3_000)).toBe(0);
    return output;
  };
  const { secretAccessKey } = administrator;
  const secrets = { ...brought, 'of the provider': secretAccessKey };
  return { administrator, proxy, terraform, said, run, succeed, brought, secrets };
}

/** The secrets that the API has told, by the note of the key. */
const toldBy = (answers: readonly { readonly answer?: string }[]): Record<string, string> =>
  Object.fromEntries(answers.flatMap(({ answer = '' }) => secretsIn(parse(answer))));

/** An answer may hold others, as that to a batch does. */
function secretsIn(value: Json): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, note, secret_access_key } = value;
  const own: [string, string][] =
    typeof secret_access_key === 'string' ? [[`${note} ${id}`, secret_access_key]] : [];
  return [...own, ...Object.values(value).flatMap(secretsIn)];
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const variables = ['key', 'next_key', 'client']
  .map((name) => `variable "${name}" {\n  type      = string\n  sensitive = true\n  ephemeral = true\n}\n`)
  .join('\n');

const account = `
  resource "roster_service_account" "it" {
    name = "pipeline"
  }

  resource "roster_role_assignment" "it" {
    principal_id = roster_service_account.it.id
    role_id      = "auditor"
  }
`;

const key = (label: string, ...lines: string[]) => `
  resource "roster_access_key" "${label}" {
    service_account_id = roster_service_account.it.id
    note               = "${label}"
    ${lines.join('\n    ')}
  }
`;

/** Each way in which a secret can go. Raising the version sends other secrets, or rotates. */
const everyWay = (version: number, recipients: readonly string[]) => `
  ${variables}
  ${account}
  ${key('unread', `expires_at = "209${version}-12-31T23:59:59Z"`)}
  ${key('encrypted', `age_recipients = ${JSON.stringify(recipients)}`, 'overlap = "1h"')}
  ${key(
    'brought',
    `secret_access_key_wo = ${version === 1 ? 'var.key' : 'var.next_key'}`,
    `secret_access_key_wo_version = ${version}`,
  )}

  resource "roster_sso_connection" "it" {
    name                     = "Example Login"
    issuer                   = "https://login.example.com"
    client_id                = "roster"
    client_secret_wo         = var.client
    client_secret_wo_version = ${version}
    allowed_domains          = ["example.com"]
  }
`;

describe('a secret', () => {
  it('is in no state, plan, log or message, whichever way it goes, and works', async () => {
    const { proxy, terraform, said, succeed, brought, secrets } = await begin();
    const [first, second] = await Promise.all([newAgeKey(), newAgeKey()]);
    const object = (label: string) => terraform.object(`roster_access_key.${label}`);
    const signs = (accessKeyId: string, secretAccessKey: string) =>
      curlStatus(`${api.url}/v1/projects`, { accessKeyId, secretAccessKey });
    await terraform.write(everyWay(1, [first.recipient]));
    await succeed('init');
    for (const [version, recipient, given] of [
      [1, first, brought.key],
      [2, second, brought['next key']],
    ] as const) {
      await terraform.write(everyWay(version, [recipient.recipient]));
      await succeed('plan', '-out=saved.tfplan');
      await succeed('show', '-json', 'saved.tfplan');
      await succeed('apply', 'saved.tfplan');
      const { id, encrypted_secret_access_key } = await object('encrypted');
      expect(encrypted_secret_access_key).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
      const decrypted = await recipient.decrypt(encrypted_secret_access_key);
      expect(await signs(id, decrypted)).toBe(200);
      expect(await signs((await object('brought')).id, given)).toBe(200);
      expect(await signs((await object('brought')).id, secrets['of the provider'])).toBe(401);
    }
    await expect(first.decrypt((await object('encrypted')).encrypted_secret_access_key)).rejects.toThrow();
    expect(await terraform.plan()).toHaveNoChanges();
    await succeed('show');
    await succeed('show', '-json');
    const told = toldBy(proxy.asked);
    // Of the key that nobody can read, and of two that were encrypted.
    expect(Object.keys(told)).toHaveLength(3);
    await succeed('destroy', '-auto-approve');

    expect(said.map(([, output]) => output).join('\n')).toContain('[TRACE]');
    const all = { ...told, ...secrets, 'of age': first.identity };
    expect(whereabouts(all, [...said, ...(await contentsOf(terraform))])).toEqual({});
  });

  it('that is asked for by name is in the state, and in no log or message', async () => {
    const { proxy, terraform, said, succeed, secrets } = await begin();
    await terraform.write(account + key('stored', 'store_secret_in_state = true'));
    await succeed('init');
    await succeed('apply', '-auto-approve');
    const { id, secret_access_key } = await terraform.object('roster_access_key.stored');
    expect(toldBy(proxy.asked)).toEqual({ [`stored ${id}`]: secret_access_key });
    await succeed('plan', '-destroy');
    await succeed('show');
    const all = { ...secrets, stored: secret_access_key };
    expect(whereabouts(all, said)).toEqual({});
    expect(whereabouts(all, await contentsOf(terraform))).toEqual({ stored: ['terraform.tfstate'] });
  });
});

/** What an API that has gone wrong, or something else in its place, answers to a creation. */
const unexpected = (secret: string, sent: string): Record<string, Fate> => {
  const answer = (status: number, type: string, body: string): Fate => ({
    status,
    headers: { 'content-type': type },
    body,
  });
  const json = (status: number, body: Json) => answer(status, 'application/json', JSON.stringify(body));
  const problem = (status: number) =>
    answer(
      status,
      'application/problem+json',
      JSON.stringify({
        ...{ type: 'about:blank', title: 'Oops', status, code: 'internal', request_id: 'r' },
        detail: `cannot store ${secret} in place of ${sent}`,
        errors: [
          { pointer: '/note', code: 'invalid_value', message: `must be neither ${secret} nor ${sent}` },
        ],
      }),
    );
  return {
    'an object without an id': json(201, { secret_access_key: secret }),
    'a secret that is a list': json(201, {
      id: 'ak_01k9xq7b4fe8stv2m6wz3h5ncd',
      secret_access_key: [secret],
    }),
    'a secret that is an object': json(201, { secret_access_key: { value: secret } }),
    'half an answer': answer(201, 'application/json', `{"id":"ak_1","secret_access_key":"${secret}`),
    'a page': answer(200, 'text/html', `<h1>${secret}</h1>`),
    'a refusal that repeats it': problem(422),
    'a failure that repeats it': problem(500),
    'a text in place of the object': json(201, secret),
  };
};

const keysIn = (asked: readonly Asked[]) =>
  creationsIn(asked).filter(({ path }) => path === '/v1/access_keys');

const isKeyCreation = (asked: Asked) => keysIn([asked]).length > 0;

describe('when something goes wrong', () => {
  it('no answer of the API, however odd, brings a secret into a message, a log or the state', async () => {
    const { proxy, terraform, said, run, succeed, brought, secrets } = await begin();
    const made = random('rsk_');
    await terraform.write(variables + account);
    await succeed('init');
    await succeed('apply', '-auto-approve');
    await terraform.write(variables + account + key('it', 'secret_access_key_wo = var.key'));
    for (const [what, fate] of Object.entries(unexpected(made, brought.key))) {
      proxy.decide((asked) => (isKeyCreation(asked) ? fate : 'passes'));
      const { code, output } = await run('apply', '-auto-approve');
      expect(code, what).toBe(1);
      expect(output, what).toMatch(/Error: (Cannot create the access key|It is not known whether)/);
    }
    expect(whereabouts({ ...secrets, made }, [...said, ...(await contentsOf(terraform))])).toEqual({});
    proxy.decide(() => 'passes');
    await succeed('apply', '-auto-approve');
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('a provider that is killed while it holds secrets leaves them nowhere', async () => {
    const { proxy, terraform, said, succeed, secrets } = await begin();
    const lines = ['secret_access_key_wo = var.key', 'secret_access_key_wo_version = 1'];
    await terraform.write(variables + account + key('made') + key('brought', ...lines));
    await succeed('init');
    proxy.decide((asked) => (isKeyCreation(asked) ? { waits: 60_000 } : 'passes'));
    const running = terraform.start('apply', '-auto-approve', '-no-color');
    const answered = () => keysIn(proxy.asked.filter(({ answer }) => answer !== undefined));
    await until(running, () => answered().length === 2);
    const started = [...running.said().matchAll(/plugin started: .*terraform-provider-roster.* pid=(\d+)/g)];
    const [, pid] = started.at(-1) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/Plugin did not respond|plugin exited|connection error|EOF/i);
    const told = toldBy(proxy.asked);
    expect(Object.keys(told)).toHaveLength(1);
    const texts = [...said, ['apply', output] as const, ...(await contentsOf(terraform))];
    expect(whereabouts({ ...secrets, ...told }, texts)).toEqual({});
  });
});
