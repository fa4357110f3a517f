import pg from 'pg';
import { freePort } from '../../test/support/free-port.ts';
import { type Client, createClient } from '../decisions/client.ts';
import { postgresVersion, withPlatform } from '../decisions/platform.ts';
import { populate, smallSize } from '../decisions/population.ts';
import { evaluationPath, signedQuestions } from '../decisions/questions.ts';
import { type Figure, figure } from '../figures.ts';
import { load } from '../http/load.ts';
import type { Part, Suite } from '../suite.ts';
import { watched } from './watched.ts';

const seconds = 60;
const cycles = 500;
const lanes = 4;
const megabyte = 1_000_000;

/** How much memory the process has, as it says itself. */
async function memoryOf(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / megabyte;
}

/** The most that the process has, asked each second, while something goes on. */
async function peakWhile(memory: () => Promise<number>, work: Promise<unknown>): Promise<number> {
  let peak = 0;
  const watching = setInterval(() => {
    void memory().then((now) => {
      peak = Math.max(peak, now);
    });
  }, 1_000);
  await work.finally(() => clearInterval(watching));
  return Math.max(peak, await memory());
}

/** Six changes, each of which leaves an audit event. */
async function cycle({ send }: Client, name: string): Promise<void> {
  const project = (await send('POST', '/v1/projects', { name })).body;
  const account = (await send('POST', '/v1/service_accounts', { name })).body;
  const given = { principal_id: account.id, role_id: 'project_user', project_id: project.id };
  const assignment = (await send('POST', '/v1/role_assignments', given)).body;
  await send('DELETE', `/v1/role_assignments/${assignment.id}`);
  await send('DELETE', `/v1/service_accounts/${account.id}`);
  await send('DELETE', `/v1/projects/${project.id}`);
}

async function change(client: Client): Promise<void> {
  const lane = async (number: number) => {
    for (let index = 0; index < cycles / lanes; index++) await cycle(client, `change ${number} ${index}`);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}

interface Log {
  readonly events: number;
  readonly bytes: number;
}

/** The table of the audit events with its indexes, and their number. */
async function readLog(databaseUrl: string): Promise<Log> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Log>(
    "SELECT count(*)::int AS events, pg_total_relation_size('audit_events')::int AS bytes FROM audit_events",
  );
  await client.end();
  return rows[0] ?? { events: 0, bytes: 0 };
}

const measure: Part['measure'] = (say) =>
  withPlatform(async ({ databaseUrl, newEnvironment, startApi }) => {
    const environment = await newEnvironment('small', populate(smallSize, Date.now()));
    const port = String(await freePort());
    const { url } = await startApi({ ROSTER_METRICS_PORT: port });
    const memory = () => memoryOf(`http://127.0.0.1:${port}/metrics`);
    const figures: Figure[] = [figure('memory after the start', await memory(), 'MB')];
    const client = createClient(url, environment);
    const before = await readLog(databaseUrl);
    figures.push(figure('peak memory during changes', await peakWhile(memory, change(client)), 'MB'));
    await client.close();
    const after = await readLog(databaseUrl);
    const events = after.events - before.events;
    say(`${events} audit events`);
    const address = `${url}${evaluationPath}`;
    const posts = await signedQuestions(address, environment);
    const peak = await peakWhile(memory, load({ url: address, posts, seconds }));
    figures.push(figure('peak memory during signed access questions', peak, 'MB'));
    return [
      ...figures,
      figure('an audit event, with its indexes', (after.bytes - before.bytes) / events, 'bytes'),
    ];
  });

export const capacity: Suite = {
  name: 'capacity',
  parts: [{ name: 'process', measure }, watched],
  with: async () => [`PostgreSQL ${await postgresVersion()}, on the same machine`],
};
