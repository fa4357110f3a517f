import { expect, test } from 'vitest';
import { listen } from '../../../api/http/listener.ts';

const options = { host: 'ROSTER_HOST', port: 'ROSTER_PORT' } as const;

test('who has its address and does not serve yet is alive and not ready, and tells clients to try again', async () => {
  const listener = await listen({ host: '127.0.0.1', port: 0, options });
  try {
    for (const path of ['/healthz', '/healthz?from=balancer'])
      expect((await fetch(listener.url + path)).status).toBe(200);
    for (const path of ['/readyz', '/v1/members']) {
      const answer = await fetch(listener.url + path);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await answer.json()).toMatchObject({
        code: 'unavailable',
        request_id: answer.headers.get('x-request-id'),
      });
    }
    const headers = { 'x-request-id': 'from-the-balancer' };
    const answer = await fetch(`${listener.url}/readyz`, { headers });
    expect(answer.headers.get('x-request-id')).toBe('from-the-balancer');
    listener.serve((_, outgoing) => outgoing.end('served'));
    expect(await (await fetch(listener.url)).text()).toBe('served');
  } finally {
    await listener.close(0);
  }
});

test('a host that no name server knows is refused by its option', async () => {
  await expect(listen({ host: 'nowhere.invalid', port: 0, options })).rejects.toThrow(
    /^ROSTER_HOST: cannot listen on nowhere\.invalid:0 \(\w+\): it must be an address of this machine/,
  );
});
