import { describe, expect, it } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import { unknown } from '../../provider/plugin/cty/value.ts';
import { createApproval } from '../../provider/resources/approval.ts';
import type { ReviewedObject } from '../../provider/resources/review-file.ts';
import type { Session } from '../../provider/session.ts';
import { type ResourceType, resourceTypes } from '../../provider/types.ts';
import { id, usualLife } from './provider-harness.ts';

/* What an approval asks the API for, and what it makes of it. */

const assignment = resourceTypes.get('roster_role_assignment') as ResourceType;

const reviewed = (kind: string, name: string, more: Partial<ReviewedObject>): ReviewedObject => ({
  address: `roster_${kind}.it`,
  kind,
  name,
  id: null,
  action: 'create',
  after: {},
  ...more,
});

/** An API that knows these objects, and how often it was asked. */
function apiWith(objects: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const read = async (_: unknown, each: string) => {
    asked.push(each);
    if (!objects[each]) throw new Error('not found');
    return { id: each, ...objects[each] };
  };
  return { asked, session: { objects: { read } } as unknown as Session };
}

const approvalOf = (...objects: readonly ReviewedObject[]) =>
  createApproval({ hash: `sha256:${'0'.repeat(64)}`, url: null, slug: null, objects });

const jane = reviewed('member', 'jane@example.com', {});
const grant = reviewed('role_assignment', 'jane@example.com: Auditor in the environment', {
  after: { principal_id: 'jane@example.com', role_id: 'Auditor (auditor)' },
});
const planned: CtyObject = {
  ...usualLife,
  id: unknown,
  created_at: unknown,
  principal_id: id('mem'),
  role_id: 'auditor',
  project_id: null,
  expires_at: null,
  reason: null,
};
const creation = { prior: null, planned };

describe('an approval', () => {
  it('asks the API for the name of what another process made, and for nothing that it was told', async () => {
    const { asked, session } = apiWith({
      [id('mem')]: { email: 'jane@example.com' },
      auditor: { name: 'Auditor' },
    });
    expect(await approvalOf(jane, grant).check(session, assignment, creation)).toEqual([]);
    expect(asked.sort()).toEqual(['auditor', id('mem')].sort());
    const told = approvalOf(jane, grant);
    told.learn({ id: id('mem'), email: 'jane@example.com' });
    expect(await told.check(session, assignment, creation)).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('goes by what somebody is called after a change of this run', async () => {
    const { session } = apiWith({});
    const approval = approvalOf(jane, grant);
    approval.learn({ id: id('mem'), email: 'jane@example.com' });
    approval.learn({ id: id('mem'), email: 'mallory@example.com' });
    expect(await approval.check(session, assignment, creation)).toHaveLength(1);
  });

  it('refuses whom nobody can name', async () => {
    const { session } = apiWith({});
    const [finding, ...others] = await approvalOf(jane, grant).check(session, assignment, creation);
    expect(finding?.detail).toContain(`- principal_id: "${id('mem')}"`);
    expect(others).toEqual([]);
  });

  it('refuses to create the like of what is replaced when it cannot know what that was', async () => {
    const { session } = apiWith({});
    const replaced = { ...grant, id: id('ra'), action: 'replace', after: {} };
    const approval = approvalOf(replaced);
    expect(await approval.check(session, assignment, creation)).toHaveLength(1);
    const prior = { ...planned, id: id('ra') };
    expect(await approval.check(session, assignment, { prior, planned: null })).toEqual([]);
    const other = { ...planned, principal_id: id('mem', 2) };
    expect(await approval.check(session, assignment, { prior: null, planned: other })).toHaveLength(1);
    expect(await approval.check(session, assignment, creation)).toEqual([]);
    expect(await approval.check(session, assignment, creation)).toHaveLength(1);
  });

  it('refuses to take away an end of which the review says nothing', async () => {
    const { session } = apiWith({});
    const prior = { ...planned, id: id('ra'), expires_at: '2099-01-01T00:00:00Z' };
    const change = { prior, planned: { ...prior, expires_at: null, reason: 'on call' } };
    const updated = { ...grant, id: id('ra'), action: 'update', after: { reason: 'on call' } };
    const [finding] = await approvalOf(updated).check(session, assignment, change);
    expect(finding?.detail).toContain('- expires_at: null');
    expect(finding?.detail).toContain('with:\n- expires_at: as it was');
  });
});
