import { createReadStream } from 'node:fs';
import type { Fault } from '../api/audit/chain.ts';
import { checkExport, type Head } from '../api/audit/export-format.ts';
import { createSignedFetch } from '../client/signed-fetch.ts';
import { splitLines } from '../client/signed-lines.ts';
import type { SigningOptions } from '../client/transport.ts';
import { type Command, Trouble } from './command.ts';
import { connect, connectionExplains, connectionOptions } from './connect.ts';
import { readHead, requireSameEnvironment } from './head-file.ts';
import { report, type Verified } from './verdict.ts';

async function verifyFile(path: string, known: Head | undefined): Promise<Verified> {
  const check = checkExport(known);
  try {
    for await (const line of splitLines(createReadStream(path))) check.take(line);
  } catch (error) {
    throw new Trouble(`cannot read ${path}: ${(error as Error).message}`);
  }
  const { verdict, events, end } = check.finish();
  if (end) requireSameEnvironment(known, end.head);
  return { verdict, events, head: end?.head, ...(end && { from: end.from_sequence }) };
}

/** The API recomputes every hash before it answers. */
const requestTimeoutMs = 15 * 60_000;

async function askApi(options: SigningOptions, known: Head | undefined): Promise<Verified> {
  const send = createSignedFetch({ ...options, requestTimeoutMs });
  const query = known && { head_sequence: known.sequence, head_hash: known.hash };
  const { body } = await send({ method: 'GET', path: '/v1/audit_log/verify', ...(query && { query }) });
  const { ok, events, head, ...fault } = body as { ok: boolean; events: number; head: Head };
  requireSameEnvironment(known, head);
  return { verdict: ok ? { ok } : { ok, ...(fault as Omit<Fault, 'ok'>) }, events, head };
}

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'Verify the audit log, or an export of it',
  takes: '[FILE] [options]',
  description:
    'Without FILE the API verifies the log that it has. With FILE an export is verified here, and nobody is asked.',
  options: { head: { type: 'string' }, json: { type: 'boolean' }, ...connectionOptions },
  explains: {
    'head FILE': 'a head that an earlier export kept: finds an end that was cut off since',
    json: 'print the result as JSON',
    ...connectionExplains,
  },
  words: 1,
  run: async (values, [file], around) => {
    const { head } = values as Record<string, string | undefined>;
    const known = head === undefined ? undefined : await readHead(head);
    const verified =
      file === undefined ? await askApi(await connect(values, around), known) : await verifyFile(file, known);
    return report(verified, values['json'] === true, around.output);
  },
};
