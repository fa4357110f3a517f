import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { readPlan } from '../../review/plan/plan-file.ts';
import { defaultPolicy } from '../../review/policy/schema.ts';
import type { Report } from '../../review/report.ts';
import { reviewPlan } from '../../review/review.ts';
import { readFromApi } from '../../review/state/read-environment.ts';
import type { Actor, Json, TestApi } from '../support/api.ts';
import { startProxy } from '../support/proxy.ts';
import { listAll } from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';
import { readFindings } from '../support/terraform-output.ts';
import { account, grant, idOf, member, project, ref, resource, role } from './review/hcl.ts';

/* What the tests of a reviewed apply stand on. */

export const url = 'https://git.example.com/acme/access/pull/7';

async function reviewOf(api: TestApi, reader: Actor, plan: Json): Promise<Report> {
  const options = { endpoint: api.url, userAgent: 'roster-test', ...reader };
  const { state, environment, notes } = await readFromApi(options, () => {});
  return reviewPlan({
    plan: await readPlan(Readable.from([Buffer.from(JSON.stringify(plan))]), 'plan.json', false),
    before: state,
    environment,
    notes,
    policy: defaultPolicy,
    change: { title: null, url, commit: null, author: null },
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now: api.context.now(),
    generator: 'roster test',
  });
}

/** Plans without a review and applies with one, as a pipeline does. */
export async function begin(api: TestApi) {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const options = { endpoint: api.url, credentials: administrator };
  const terraform = await openTerraform(options);
  const file = join(terraform.folder, 'review.json');
  const proxy = await startProxy(api.url);
  const roster = { ROSTER_REVIEW_FILE: file };
  const reviewing = await openTerraform({ ...options, endpoint: proxy.url, roster });
  /** What the applies have read so far. */
  const reads = () => proxy.asked.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const there = `-chdir=${terraform.folder}`;

  /** Plans, and reviews the plan. */
  const plan = async (hcl: string, ...more: string[]): Promise<Report> => {
    await terraform.write(hcl);
    if (hcl.includes('module "') || hcl.includes('terraform_data'))
      await terraform.run('init', '-no-color', '-input=false');
    const { json } = await terraform.plan(undefined, ...more);
    const report = await reviewOf(api, administrator, json);
    await writeFile(file, JSON.stringify(report));
    return report;
  };
  /** Applies the latest plan, and tells what is refused: summary and detail of each error. */
  const apply = async (...words: string[]): Promise<string[]> => {
    const applying = ['apply', '-json', '-input=false', ...(words.length > 0 ? words : ['saved.tfplan'])];
    const { answer, code, output } = await reviewing.start(there, ...applying).ended;
    const errors = readFindings(answer, {}).filter(({ severity }) => severity === 'error');
    expect([code, errors.length > 0], output).toEqual([errors.length > 0 ? 1 : 0, errors.length > 0]);
    return errors.map(({ summary, detail }) => `${summary}\n${detail}`);
  };
  const files = async (content: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(content)) {
      await mkdir(dirname(join(terraform.folder, path)), { recursive: true });
      await writeFile(join(terraform.folder, path), text);
    }
  };
  const create = async (collection: string, body: object): Promise<string> => {
    const reply = await administrator.post(`/v1/${collection}`, body);
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    return reply.body.id;
  };
  const list = (collection: string, query = {}) => listAll(administrator, collection, query);
  /** Who holds what, as `jane@example.com: project_user in payments`. */
  const grants = async () => {
    const names = new Map(
      (await Promise.all(['members', 'service_accounts', 'projects', 'roles'].map((kind) => list(kind))))
        .flat()
        .map((object: Json) => [object.id, object.email ?? object.name]),
    );
    return (await list('role_assignments'))
      .map(
        ({ principal_id, role_id, project_id }: Json) =>
          `${names.get(principal_id)}: ${names.get(role_id)} in ${names.get(project_id) ?? 'everything'}`,
      )
      .filter((text: string) => !text.endsWith(': Administrator in everything'))
      .sort();
  };
  return { administrator, terraform, file, plan, apply, files, create, list, grants, reads };
}

export const ended = { expires_at: '2099-01-01T00:00:00Z' };

export const team = project('payments') + project('vault') + member('jane') + account('ci') + account('root');
export const reader = role('Readers', 'project', ['deployment.read']);
export const identity = (label: string, more: object = {}) =>
  resource('workload_identity', label, {
    name: label,
    service_account_id: idOf('service_account.ci'),
    issuer: 'https://token.actions.githubusercontent.com',
    audience: 'https://roster.example.com',
    subject_pattern: 'repo:acme/platform:ref:refs/heads/main',
    ...more,
  });
export const key = (label: string, more: object = {}) =>
  resource('access_key', label, {
    service_account_id: idOf('service_account.ci'),
    store_secret_in_state: true,
    ...more,
  });
export const users = (...labels: string[]) =>
  resource('project_role_members', 'users', {
    project_id: idOf('project.payments'),
    role_id: 'project_user',
    principal_ids: ref(`[${labels.map((label) => `roster_${label}.id`).join(', ')}]`),
  });
export const inPayments = (label: string, more: object = {}) =>
  grant(label, `member.${label}`, 'project_user', 'project.payments', { ...ended, ...more });

export const hostile = (what: string, instead: string) => ref(`replace(${what}, "/^.+$/", "${instead}")`);
