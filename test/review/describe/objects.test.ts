import { expect, test } from 'vitest';
import { account, creates, review, updates } from '../plans.ts';

test('a remark that the configuration calls sensitive is not told, and what access depends on is', async () => {
  const [before, note] = [account('ci', { note: 'old' }), 'the tenant is Acme'];
  const report = await review({ service_account: [before] }, [
    {
      ...updates('service_account.ci', before, { note }),
      sensitive: { note: true },
    },
    {
      ...creates('member.jane', { email: 'jane@example.com', note }),
      sensitive: { note: true, email: true },
    },
  ]);
  expect(JSON.stringify(report)).not.toContain('Acme');
  expect(report.objects.map(({ changes }) => changes)).toEqual([
    { email: { before: null, after: 'jane@example.com' }, note: { before: null, after: '(secret)' } },
    { note: { before: '(secret)', after: '(secret)' } },
  ]);
});

test('a move, an import and a change at once are all told', async () => {
  const before = account('ci');
  const report = await review({ service_account: [before] }, [
    updates(
      'service_account.ci',
      before,
      { status: 'disabled' },
      { previous: 'roster_service_account.old', importing: true },
    ),
  ]);
  expect(report.objects).toMatchObject([
    {
      action: 'update',
      importing: true,
      previous_address: 'roster_service_account.old',
      changes: { status: { before: 'active', after: 'disabled' } },
    },
  ]);
});
