import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';
import { project } from './review/hcl.ts';
import { begin } from './reviewed-ground.ts';

/* Which file the provider takes for the review that was approved. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('a review file', () => {
  const errorsWith = async (roster: Record<string, string>, provider = '') => {
    const { administrator } = await api.newEnvironment();
    const options = { endpoint: api.url, credentials: administrator, roster, provider };
    return (await openTerraform(options)).errorsOf('plan', project('payments'));
  };
  const reviewed = async () => {
    const ground = await begin(api);
    const report = await ground.plan(project('payments'));
    return { ...ground, report };
  };

  it.each([
    ['is not there', undefined, /ROSTER_REVIEW_FILE names ".*review.json": ENOENT/],
    ['is no JSON', '{', /ROSTER_REVIEW_FILE names ".*review.json", which is none/],
    ['has another shape', '{"schema_version": 1, "kind": "change"}', /which is none/],
    ['is of another version', (report: Json) => ({ ...report, schema_version: 2 }), /which is none/],
    ['tells what is held', (report: Json) => ({ ...report, kind: 'standing' }), /which is none/],
    ['has a hash that is none', (report: Json) => ({ ...report, hash: 'sha256:1\nX: y' }), /which is none/],
    ['has objects without changes', (report: Json) => ({ ...report, objects: [{}] }), /which is none/],
  ])('that %s is refused before anything else', async (_, content, says) => {
    const { file, report } = await reviewed();
    if (content === undefined) await rm(file);
    else await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content(report)));
    const [error, ...others] = await errorsWith({ ROSTER_REVIEW_FILE: file });
    expect(error?.detail).toMatch(says);
    expect(others).toEqual([]);
  });

  it('of another environment is refused, at the argument where that names it', async () => {
    const { file } = await reviewed();
    const [error] = await errorsWith({}, `review_file = "${file}"`);
    expect(error).toMatchObject({
      summary: 'The review is that of another environment',
      line: `review_file = "${file}"`,
    });
  });

  it('does not go with the change reference of another review, and leaves any other as it is', async () => {
    const { file, administrator, list } = await reviewed();
    const other = `review:sha256:${'0'.repeat(64)}`;
    const [error] = await errorsWith({ ROSTER_REVIEW_FILE: file, ROSTER_CHANGE_REFERENCE: other });
    expect(error?.summary).toBe('The change reference is that of another review');
    expect(error?.detail).toContain(`${other.slice(7)} was approved`);
    const roster = { ROSTER_REVIEW_FILE: file, ROSTER_CHANGE_REFERENCE: 'acme/pull/7' };
    const given = await openTerraform({ endpoint: api.url, credentials: administrator, roster });
    await given.apply(project('payments'));
    const [event] = await list('audit_events', { change_reference_prefix: 'acme/pull/7' });
    expect(event).toMatchObject({ action: 'project.create' });
  });
});
