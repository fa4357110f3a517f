import { expect, test } from 'vitest';
import { sendPlain, startTestApi } from '../support/api.ts';
import { signIn } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';

test('an address may try to sign in so often in a minute, whoever it names; those who are signed in go on', async () => {
  const api = await startTestApi({ signInsPerMinute: 5 });
  try {
    const { slug, root } = await api.newEnvironment();
    const attempt = (login: string) => signIn(api, { environment: slug, login, password: 'not the one' });
    for (let number = 0; number < 5; number++)
      problemOf(await attempt(`nobody${number}@example.com`), 401, 'sign_in_failed');
    const refused = await attempt('another@example.com');
    problemOf(refused, 429, 'rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const activation = { token: 'rst_x', new_password: 'orchid barrel ninety fog' };
    problemOf(await sendPlain(`${api.url}/v1/activations`, 'POST', activation), 429, 'rate_limited');
    expect((await root.get('/v1/members')).status).toBe(200);
  } finally {
    await api.stop();
  }
});

test('of very many who sign in at once most wait for their turn, the rest is told to come again, and none fails', async () => {
  const api = await startTestApi();
  try {
    const { slug, root } = await api.newEnvironment();
    const body = { environment: slug, login: 'nobody@example.com', password: 'not the one' };
    const signIns = Array.from({ length: 260 }, () => signIn(api, body));
    expect((await root.post('/v1/projects', { name: 'payments' })).status).toBe(201);
    const statuses = (await Promise.all(signIns)).map(({ status }) => status);
    expect([...new Set(statuses)].sort()).toEqual([401, 429]);
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThan(100);
  } finally {
    await api.stop();
  }
}, 60_000);
