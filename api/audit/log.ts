import type { Answer, Call } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { fieldProblem } from '../http/problem.ts';
import { type ChainHead, checkChain, type Event, type Fault, faultAt } from './chain.ts';
import { endLine, eventLine, type Head } from './export-format.ts';

const pageSize = 1000;

/** The events from one place to another in the order of the chain: page by page, without a transaction around them. */
async function* pagesOf(
  database: Database,
  environmentId: string,
  from: number,
  until: number,
): AsyncGenerator<readonly Event[], void, undefined> {
  for (let first = from; first <= until; ) {
    const page = await database
      .selectFrom('audit_events')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('sequence', '>=', first)
      .where('sequence', '<=', until)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    first = last.sequence + 1;
  }
}

/** The head as the environment has it, and the last event that there really is. */
async function readHead(
  database: Database,
  environmentId: string,
): Promise<{ readonly head: Head; readonly lastSequence: number }> {
  const row = await database
    .selectFrom('environments')
    .select(['audit_sequence', 'audit_hash'])
    .select(({ selectFrom }) => {
      const events = selectFrom('audit_events').where('environment_id', '=', environmentId);
      const last = events.whereRef('sequence', '=', 'audit_sequence');
      return [
        last.select('occurred_at').as('occurred_at'),
        events.select(({ fn }) => fn.max('sequence').as('sequence')).as('last_sequence'),
      ];
    })
    .where('id', '=', environmentId)
    .executeTakeFirstOrThrow();
  const { audit_sequence: sequence, audit_hash: hash, occurred_at } = row;
  return {
    head: { environment_id: environmentId, sequence, hash, occurred_at },
    lastSequence: row.last_sequence ?? 0,
  };
}

export async function readLogHead(call: Call): Promise<Answer> {
  const { head } = await readHead(call.context.database, call.caller.environmentId);
  return { status: 200, body: head };
}

type Range = { readonly from_sequence?: string; readonly until_sequence?: string };

/** Events that happen meanwhile come after the head, and are not part of the export. */
export async function exportLog(call: Call<unknown, Range>): Promise<Answer> {
  const { head } = await readHead(call.context.database, call.caller.environmentId);
  const from = Number(call.query.from_sequence ?? 1);
  const until = Math.min(Number(call.query.until_sequence ?? head.sequence), head.sequence);
  if (from > until + 1)
    throw fieldProblem(
      'malformed_request',
      'from_sequence',
      `must not lie behind the end: the last event asked for is ${until}`,
    );
  async function* lines() {
    for await (const page of pagesOf(call.context.database, head.environment_id, from, until))
      yield page.map((event) => `${eventLine(event)}\n`).join('');
    yield `${endLine({ head, from_sequence: from, until_sequence: until })}\n`;
  }
  return { status: 200, stream: { mediaType: 'application/x-ndjson', chunks: lines() } };
}

type KnownHead = { readonly head_sequence?: string; readonly head_hash?: string };

function knownHead({ head_sequence, head_hash }: KnownHead): ChainHead | undefined {
  if (head_sequence === undefined && head_hash === undefined) return undefined;
  if (head_sequence === undefined || head_hash === undefined)
    throw fieldProblem(
      'malformed_request',
      head_hash === undefined ? 'head_hash' : 'head_sequence',
      'is missing: a head is a sequence and a hash',
    );
  return { sequence: Number(head_sequence), hash: head_hash };
}

/** What came of verifying a log: how many events are right, and what is wrong after them. */
interface Checked {
  readonly head: Head;
  readonly events: number;
  readonly fault?: Fault;
}

/** Verifies an environment's log in the database. @param known a head that was kept elsewhere */
export async function checkLog(
  database: Database,
  environmentId: string,
  known?: ChainHead,
): Promise<Checked> {
  const check = checkChain(known);
  const { head, lastSequence } = await readHead(database, environmentId);
  let events = 0;
  for await (const page of pagesOf(database, environmentId, 1, head.sequence))
    for (const event of page) {
      const fault = check.take(event);
      if (fault) return { head, events, fault };
      events += 1;
    }
  const verdict = check.finish(head);
  if (!verdict.ok) return { head, events, fault: verdict };
  if (lastSequence <= head.sequence) return { head, events };
  const fault = faultAt(head.sequence + 1, 'the event was added behind the end of the log');
  return { head, events, fault };
}

export async function verifyLog(call: Call<unknown, KnownHead>): Promise<Answer> {
  const { database } = call.context;
  const { head, events, fault } = await checkLog(database, call.caller.environmentId, knownHead(call.query));
  const { sequence = null, reason = null } = fault ?? {};
  return { status: 200, body: { ok: !fault, events, sequence, reason, head } };
}
