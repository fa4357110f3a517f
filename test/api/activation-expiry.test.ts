import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepSignIns } from '../../api/sign-in/sweep.ts';
import type { Json, TestEnvironment } from '../support/api.ts';
import { invite, type MailingApi, redeem, startMailingApi } from '../support/mail.ts';
import { travelWithin } from '../support/travel.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const travel = travelWithin(() => api);
const hour = 3_600_000;

/** What the API tells of the link: by reading, and by a list. */
async function expiryOf({ root }: TestEnvironment, { id, email }: Json): Promise<string | null> {
  const [read, listed] = await Promise.all([
    root.get(`/v1/members/${id}`),
    root.get('/v1/members', { email }),
  ]);
  expect(listed.body.items[0].activation_expires_at).toBe(read.body.activation_expires_at);
  return read.body.activation_expires_at;
}

test('the end of a link is told while the member is pending, after it has passed too', async () => {
  const environment = await api.newEnvironment();
  const { member, token } = await invite(api, environment.root);
  const end = await expiryOf(environment, member);
  expect(end).toBe(member.activation_expires_at);
  expect(Math.abs(Date.parse(end ?? '') - api.context.now().getTime() - hour)).toBeLessThan(30_000);
  await redeem(api, token);
  expect(await expiryOf(environment, member)).toBeNull();

  const { member: late } = await invite(api, environment.root);
  travel(-2 * hour);
  const { member: early } = await invite(api, environment.root);
  travel(2 * hour);
  await sweepSignIns(api.context, api.context.now());
  expect(await expiryOf(environment, late)).toBe(late.activation_expires_at);
  expect(await expiryOf(environment, early)).toBe(early.activation_expires_at);
  expect(Date.parse(early.activation_expires_at)).toBeLessThan(Date.now());
});

test('a new link has an end of its own, and none is told where no link is out', async () => {
  const environment = await api.newEnvironment();
  const { root } = environment;
  const { member } = await invite(api, root);
  const verb = (name: string) => root.post(`/v1/members/${member.id}/${name}`, undefined);
  travel(hour / 2);
  const resent = await verb('resend_activation');
  const later = Date.parse(resent.body.activation_expires_at) - Date.parse(member.activation_expires_at);
  expect(Math.abs(later - hour / 2)).toBeLessThan(30_000);
  expect(await expiryOf(environment, member)).toBe(resent.body.activation_expires_at);
  expect((await verb('disable')).body.activation_expires_at).toBeNull();
  expect((await verb('enable')).body).toMatchObject({ status: 'pending', activation_expires_at: null });
  expect((await verb('resend_activation')).body.activation_expires_at).not.toBeNull();
});
