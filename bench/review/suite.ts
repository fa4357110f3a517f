import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../api/ids.ts';
import { startChild } from '../child.ts';
import { postgresVersion, withPlatform } from '../decisions/platform.ts';
import type { Population } from '../decisions/population.ts';
import { type Figure, figure } from '../figures.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part, Suite } from '../suite.ts';
import { type Changes, planDocument } from './plan-document.ts';
import type { Asked, Ran } from './review-process.ts';

const rounds = 3;
const principals = 10_000;
const assignmentsPerPrincipal = 5;
const projects = 200;

/** 1,000 together. */
const changes: Changes = { newMembers: 200, newGrants: 400, shortened: 200, deleted: 200 };

/** 10,000 principals with 50,000 role assignments, none of which has an end. */
function population(): Population {
  const projectIds = Array.from({ length: projects }, () => newId('prj'));
  const members = Array.from({ length: principals }, (_, index) => ({
    id: newId('mem'),
    status: 'active' as const,
    assignments: Array.from({ length: assignmentsPerPrincipal }, (_, number) => ({
      id: newId('ra'),
      roleId: number % 2 === 0 ? 'project_user' : 'project_administrator',
      projectId: projectIds[(index + number * 7) % projectIds.length] ?? '',
      expiresAt: null,
    })),
  }));
  return { projectIds, members, roles: [] };
}

/** Each run is a process of its own, as for its user. */
async function runRoster(asked: Asked): Promise<Ran> {
  const child = startChild(join(import.meta.dirname, 'review-process.ts'));
  try {
    const ran = await child.ask<Ran>(asked);
    if (ran.status !== 0) throw new Error(`roster ${asked.words.join(' ')} ended with ${ran.status}`);
    return ran;
  } finally {
    await child.end();
  }
}

const megabytes = (runs: readonly Ran[]) => Math.max(...runs.map((ran) => ran.megabytes));

/** What a person sees before anything is unfolded. */
const firstScreen = (markdown: string) => markdown.slice(0, markdown.indexOf('<details>')).split('\n').length;

const largePlan: Part = {
  name: 'large-plan',
  measure: (say) =>
    withPlatform(async (platform): Promise<Figure[]> => {
      const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'));
      try {
        const people = population();
        const { key } = await platform.newEnvironment('bench', people);
        const api = await platform.startApi();
        const at = (name: string) => join(folder, name);
        const keep = async (runs: Ran[], work: () => Promise<Ran>) => {
          const ran = await work();
          say(`${ran.seconds.toFixed(2)} s, ${Math.round(ran.megabytes)} MB`);
          runs.push(ran);
          return ran.seconds;
        };
        await writeFile(at('plan.json'), planDocument(people, changes));
        const environment = {
          ROSTER_ENDPOINT: api.url,
          ROSTER_ACCESS_KEY_ID: key.accessKeyId,
          ROSTER_SECRET_ACCESS_KEY: key.secretAccessKey,
        };
        const written = ['markdown', 'json', 'html', 'csv', 'sarif'].flatMap((form) => [
          `--${form}`,
          at(form),
        ]);
        const reviewing = (...more: string[]) =>
          runRoster({ words: ['review', at('plan.json'), ...written, ...more], environment });
        const told = ['--author', 'the-author', '--approved-by', 'somebody'];
        const verifying = () =>
          runRoster({
            words: ['review', 'verify', at('plan.json'), '--report', at('json'), ...told],
            environment,
          });
        const parsing = async () => {
          const text = await readFile(at('plan.json'), 'utf8');
          const begun = performance.now();
          JSON.parse(text);
          return (performance.now() - begun) / 1000;
        };
        const online: Ran[] = [];
        const offline: Ran[] = [];
        const verified: Ran[] = [];
        const times = await interleave(rounds, {
          parse: parsing,
          offline: () => keep(offline, () => reviewing('--offline', '--edition', 'emqx-platform-3')),
          online: () => keep(online, () => reviewing('--author', 'the-author')),
          verify: () => keep(verified, verifying),
        });
        const markdown = await readFile(at('markdown'), 'utf8');
        return [
          figure('large plan: size', (await stat(at('plan.json'))).size / 1e6, 'MB'),
          figure('large plan: reviewed against the API, all forms', median(times.online), 's', ['<', 5]),
          figure('large plan: peak memory of that', megabytes(online), 'MB', ['<', 500]),
          figure('large plan: that over parsing the plan', ratio(times.online, times.parse), '×'),
          figure('large plan: reviewed offline, all forms', median(times.offline), 's', ['<', 5]),
          figure('large plan: peak memory of that', megabytes(offline), 'MB', ['<', 500]),
          figure('large plan: verified against the API', median(times.verify), 's', ['<', 5]),
          figure('large plan: peak memory of that', megabytes(verified), 'MB', ['<', 500]),
          figure('large plan: Markdown', Buffer.byteLength(markdown), 'bytes', ['<', 65_000]),
          figure('large plan: lines of its first screen', firstScreen(markdown), 'lines', ['≤', 60]),
        ];
      } finally {
        await rm(folder, { recursive: true });
      }
    }),
};

/** How long an access review takes, and what it needs. */
export const review: Suite = {
  name: 'review',
  parts: [largePlan],
  with: async () => [`PostgreSQL ${await postgresVersion()}, on the same machine`],
};
