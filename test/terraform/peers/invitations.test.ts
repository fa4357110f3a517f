import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectActivated,
  type MailingApi,
  newEmail,
  redeem,
  startMailingApi,
  tokenIn,
} from '../../support/mail.ts';
import { problemOf } from '../../support/resources.ts';
import { openTerraform } from '../../support/terraform.ts';
import { travelWithin } from '../../support/travel.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const travel = travelWithin(() => api);
const address = 'roster_member.it';
const hour = 3_600_000;

async function begin() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const email = newEmail();
  const declare = (...lines: string[]) =>
    `resource "roster_member" "it" {\n  email = "${email}"\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  const found = async () => (await administrator.get('/v1/members', { email })).body.items;
  const accept = async () => expectActivated(await redeem(api, tokenIn(await api.mailbox.next(email))));
  const mails = () => api.mailbox.mails().filter(({ recipients }) => recipients.includes(email));
  return { ...environment, terraform, email, declare, found, accept, mails };
}

/** Somebody was invited two hours ago, and the link of the mail has ended; terraform takes the member over. */
async function beginExpired() {
  const begun = await begin();
  const { root, terraform, email, declare } = begun;
  travel(-2 * hour);
  const { body: member } = await root.post('/v1/members', { email });
  const old = tokenIn(await api.mailbox.next(email));
  travel(2 * hour);
  await terraform.importObject(address, member.id, declare());
  return { ...begun, member, old };
}

describe('an invitation', () => {
  it('1: an accepted invitation can be destroyed, and the user does not stay', async () => {
    const { administrator, terraform, declare, found, accept } = await begin();
    await terraform.apply(declare());
    await accept();
    const { id } = await terraform.object(address);
    await terraform.destroy();
    expect(await found()).toEqual([]);
    problemOf(await administrator.get(`/v1/members/${id}`), 404, 'not_found');
  });

  it('2: an invitation is not recreated by an apply once accepted, and refresh finds it', async () => {
    const { terraform, declare, found, accept } = await begin();
    await terraform.apply(declare());
    const invited = await terraform.object(address);
    expect(invited.status).toBe('pending');
    await accept();
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await terraform.apply()).toContain('0 added, 0 changed, 0 destroyed');
    expect(await terraform.object(address)).toEqual({
      ...invited,
      status: 'active',
      activation_expires_at: null,
    });
    expect(await found()).toMatchObject([{ id: invited.id, status: 'active' }]);
  });

  it('3: an expired invitation shows, and to send it again is an explicit, planned change', async () => {
    const { terraform, declare, found, mails, member, old, email } = await beginExpired();
    const [warning, ...others] = await terraform.warningsOf('plan', declare());
    expect(others).toEqual([]);
    expect(warning?.summary).toBe(`The invitation of ${email} has expired`);
    expect(warning?.detail).toContain(`worked until ${member.activation_expires_at}`);
    expect(warning?.detail).toContain('raise "activation_resend" (to 1)');
    problemOf(await redeem(api, old), 422, 'link_expired');

    const plan = await terraform.plan(declare('activation_resend = 1'));
    expect(plan.actions).toEqual({ [address]: 'update' });
    expect(plan.output).toMatch(/activation_expires_at\s+= ".*" -> \(known after apply\)/);
    expect(plan.output).not.toContain('has expired');
    expect(mails()).toHaveLength(1);

    await terraform.apply();
    const [pending] = await found();
    expect(Date.parse(pending.activation_expires_at) - Date.now()).toBeGreaterThan(0.9 * hour);
    expect(await terraform.object(address)).toMatchObject({
      id: member.id,
      status: 'pending',
      activation_expires_at: pending.activation_expires_at,
    });
    const again = await terraform.plan();
    expect(again).toHaveNoChanges();
    expect(again.output).not.toContain('Warning');
    expectActivated(await redeem(api, tokenIn(await api.mailbox.next(email))));
    expect(mails()).toHaveLength(2);
  });

  it('3: an invitation that is accepted meanwhile is not sent again', async () => {
    const { terraform, declare, accept, mails } = await begin();
    await terraform.apply(declare());
    await terraform.plan(declare('activation_resend = 1'));
    await accept();
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect(await terraform.object(address)).toMatchObject({ activation_expires_at: null });
    const [warning] = await terraform.warningsOf('plan', declare('activation_resend = 2'));
    expect(warning?.summary).toMatch(/^No activation mail is sent to /);
    await terraform.apply();
    expect(await terraform.plan()).toHaveNoChanges();
    expect(mails()).toHaveLength(1);
  });

  it('3: an invitation is sent again by whoever may, or the plan says what is missing', async () => {
    const { actor, terraform, declare, mails } = await begin();
    await terraform.apply(declare());
    await api.mailbox.next((await terraform.object(address)).email);
    const auditor = await openTerraform({ endpoint: api.url, credentials: await actor({ role: 'auditor' }) });
    await auditor.restoreState(await terraform.run('state', 'pull'));
    const [error] = await auditor.errorsOf('plan', declare('activation_resend = 1'));
    expect(error?.summary).toMatch(
      /^Cannot send the activation mail of the member mem_.*: permission denied$/,
    );
    expect(error?.line).toBe('activation_resend = 1');
    expect(mails()).toHaveLength(1);

    const both = declare('activation_resend = 1', 'status = "disabled"');
    const [warning] = await terraform.warningsOf('plan', both);
    expect(warning?.detail).toMatch(/is for pending members, and this one is disabled/);
    await terraform.apply();
    expect(await terraform.object(address)).toMatchObject({
      status: 'disabled',
      activation_expires_at: null,
    });
    expect(mails()).toHaveLength(1);
  });

  it('4: pending members are not added again on each plan', async () => {
    const { terraform, declare, found, mails } = await begin();
    await terraform.apply(declare('display_name = "Jane Doe"'));
    const [member] = await found();
    for (let times = 0; times < 2; times += 1) {
      expect(await terraform.plan()).toHaveNoChanges();
      await terraform.apply();
    }
    expect(await found()).toEqual([member]);
    expect(mails().length).toBeLessThanOrEqual(1);
    expect((await api.mailbox.next(member.email)).subject).toMatch(/^Activate your account/);
  });

  it('6: a status argument that cannot become true fails at plan and not only at apply', async () => {
    const { terraform, declare, found } = await begin();
    const [refused, ...others] = await terraform.errorsOf('plan', declare('status = "active"'));
    expect(others).toEqual([]);
    expect(refused?.summary).toBe('The member cannot be made active');
    expect(refused?.detail).toMatch(/a new member begins as "pending". Leave "status" out/);
    expect(refused?.line).toBe('status = "active"');
    const [unheard] = await terraform.errorsOf('validate', declare('status = "accepted"'));
    expect(unheard?.line).toBe('status = "accepted"');
    expect(await found()).toEqual([]);
  });
});
