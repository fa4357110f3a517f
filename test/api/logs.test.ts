import { expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { startTestApi } from '../support/api.ts';
import { changeOf, fullBodyOf } from '../support/bodies.ts';
import { sendSigned } from '../support/raw-request.ts';
import { create, problemOf } from '../support/resources.ts';

test('after a run of everything the log has every request and no secret', async () => {
  const api = await startTestApi();
  try {
    const { administrator, actor } = await api.newEnvironment();
    const nobody = await actor();
    const secrets = [administrator.secretAccessKey, nobody.secretAccessKey];
    for (const { name, plural } of catalogue) {
      const body = await create(administrator, plural, await fullBodyOf(name, administrator));
      if (body.secret_access_key) secrets.push(body.secret_access_key);
      await administrator.patch(`/v1/${plural}/${body.id}`, changeOf(name));
      await administrator.get(`/v1/${plural}`);
      await nobody.delete(`/v1/${plural}/${body.id}`);
      await administrator.delete(`/v1/${plural}/${body.id}`);
    }
    const { id } = await create(administrator, 'service_accounts', { name: 'robot' });
    const creation = { service_account_id: id };
    const headers = { 'idempotency-key': 'idempotency-key-of-the-test' };
    for (let time = 0; time < 2; time++)
      secrets.push(
        (await administrator.post('/v1/access_keys', creation, { headers })).body.secret_access_key,
      );
    const wrong = { ...administrator, secretAccessKey: 'rsk_not-the-secret-of-this-key' };
    problemOf(await sendSigned(api, wrong, { target: '/v1/projects' }), 401, 'unauthenticated');
    await api.context.database.schema.alterTable('idempotency_keys').renameTo('hidden').execute();
    problemOf(await administrator.post('/v1/access_keys', creation, { headers }), 500, 'internal_error');
    await api.context.database.schema.alterTable('access_keys').renameTo('hidden_keys').execute();
    problemOf(await administrator.get('/v1/access_keys'), 500, 'internal_error');

    const log = api.log.join('');
    expect(secrets).toHaveLength(5);
    for (const secret of [...secrets, wrong.secretAccessKey, 'rsk_']) expect(log).not.toContain(secret);
    expect(log).not.toMatch(/Signature=|Credential=|SignedHeaders|"authorization"/i);
    const requests = api.log.map((line) => JSON.parse(line)).filter(({ path }) => path !== undefined);
    expect(requests.length).toBeGreaterThan(30);
    for (const request of requests)
      expect(request).toMatchObject({
        requestId: expect.any(String),
        method: expect.any(String),
        status: expect.any(Number),
        milliseconds: expect.any(Number),
      });
    expect(requests.filter(({ status }) => status < 400).every(({ principalId }) => principalId)).toBe(true);
  } finally {
    await api.stop();
  }
});
