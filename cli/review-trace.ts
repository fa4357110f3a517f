import { readFile } from 'node:fs/promises';
import { withRetry } from '../client/retry.ts';
import { createSignedFetch } from '../client/signed-fetch.ts';
import { visible } from '../review/render/text.ts';
import { traceToJson, traceToText } from '../review/trace/print.ts';
import { trace } from '../review/trace/trace.ts';
import { readReport, readWord, type Sought } from '../review/trace/word.ts';
import { type Command, Trouble } from './command.ts';
import { connect, connectionExplains, connectionOptions } from './connect.ts';

const traceable =
  'the hash of a review (8 digits at least), the URL of a pull request, an id, or the file of a report';

async function soughtIn(path: string): Promise<Sought> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Trouble(`there is no file ${visible(path)}; what can be traced is ${traceable}`);
    throw new Trouble(`cannot read ${visible(path)}: ${(error as Error).message}`);
  }
  const sought = readReport(text);
  if (!sought) throw new Trouble(`${visible(path)} holds no report of a review`);
  return sought;
}

const sentences: Readonly<Record<Sought['kind'], string>> = {
  review: 'nothing in the audit log carries the review',
  url: 'nothing in the audit log carries a review of that pull request',
  object: 'nothing in the audit log happened to that object',
};

export const reviewTrace: Command = {
  name: 'review trace',
  summary: 'Find what a review led to, or which review led to something',
  takes: 'WORD [options]',
  description: `WORD is ${traceable}. Of an id: what happened to it, and for which review and pull request. Of the others: every event of the audit log that carries the review. Status 1: nothing was found.`,
  options: { json: { type: 'boolean' }, ...connectionOptions },
  explains: { json: 'print the result as JSON', ...connectionExplains },
  words: 1,
  run: async (values, [word], around) => {
    if (word === undefined) throw new Trouble(`say what to trace: ${traceable}`);
    const sought = readWord(word) ?? (await soughtIn(word));
    const send = createSignedFetch(await connect(values, around));
    const found = await trace((request) => withRetry(() => send(request)), sought);
    const nothing = found.events.length === 0;
    if (values['json'] === true) around.output.write(`${traceToJson(found)}\n`);
    else around.output.write(nothing ? `${sentences[sought.kind]}\n` : traceToText(found));
    return nothing ? 1 : 0;
  },
};
