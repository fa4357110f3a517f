import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { checkExport, type ExportCheck } from '../api/audit/export-format.ts';
import { createSignedLines } from '../client/signed-lines.ts';
import { type Command, Trouble } from './command.ts';
import { connect, connectionExplains, connectionOptions } from './connect.ts';
import { findHead, requireSameEnvironment, writeHead } from './head-file.ts';
import { report } from './verdict.ts';

/** The lines with their ends, each shown to the check on the way. */
async function* checked(lines: AsyncIterable<string>, check: ExportCheck) {
  for await (const line of lines) {
    check.take(line);
    yield `${line}\n`;
  }
}

/** The file is there once it is whole; it holds addresses of people, so it is its owner's alone. */
async function writeFile(path: string, text: AsyncIterable<string>): Promise<void> {
  await pipeline(text, createWriteStream(`${path}.partial`, { mode: 0o600 }));
  await rename(`${path}.partial`, path);
}

export const auditExport: Command = {
  name: 'audit export',
  summary: 'Export the audit log as NDJSON',
  takes: '[options]',
  description:
    'Writes every event as a line, oldest first, and a last line with the head of the log; verifies the chain on the way.',
  options: {
    output: { type: 'string' },
    head: { type: 'string' },
    from: { type: 'string' },
    json: { type: 'boolean' },
    ...connectionOptions,
  },
  explains: {
    'output FILE': 'where to write; default the standard output',
    'head FILE':
      'keep the head of the log here, away from the log. If FILE has an earlier head, the log must still hold what it names: otherwise FILE stays as it is',
    'from NUMBER': 'only events from this number on; default 1',
    json: 'print the result as JSON',
    ...connectionExplains,
  },
  words: 0,
  run: async (values, _, around) => {
    const { output, head: headFile, from } = values as Record<string, string | undefined>;
    const known = headFile === undefined ? undefined : await findHead(headFile);
    const check = checkExport(known);
    const read = createSignedLines(await connect(values, around));
    const text = checked(read({ path: '/v1/audit_log/export', query: { from_sequence: from } }), check);
    if (output === undefined) await pipeline(text, around.output, { end: false });
    else await writeFile(output, text);
    const { verdict, events, end } = check.finish();
    if (!end) throw new Trouble('the export was cut off on its way: export again');
    requireSameEnvironment(known, end.head);
    if (verdict.ok && headFile !== undefined) await writeHead(headFile, end.head);
    const verified = { verdict, events, head: end.head, from: end.from_sequence };
    return report(verified, values['json'] === true, output === undefined ? around.errors : around.output);
  },
};
