import { readAnswer, requireMediaType } from './answer.ts';
import { baseOf, type RosterRequest, requestUrl } from './signed-fetch.ts';
import { type OpenAnswer, type SigningOptions, signAndOpen } from './transport.ts';

const mediaType = 'application/x-ndjson';

type Chunks = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
type Lines = AsyncGenerator<string, void, undefined>;
type InTime = <T>(work: Promise<T>) => Promise<T>;

/**
 * Makes the function that reads answers in NDJSON (one JSON text a line) while they come, however long they are. It
 * does not retry. Failures are thrown as by `createSignedFetch`, also in the middle of the lines.
 *
 * @throws TypeError when the endpoint is not a plain http or https URL, or no header can have `userAgent` or
 *   `changeReference`
 */
export function createSignedLines(
  options: SigningOptions,
): (request: Pick<RosterRequest, 'path' | 'query' | 'signal'>) => Lines {
  const base = baseOf(options);
  const milliseconds = options.requestTimeoutMs ?? 30_000;
  return async function* lines({ path, query = {}, signal }) {
    const asked = { method: 'GET', path };
    const silence = new AbortController();
    // Around each wait for the server: the time that the reader of the lines takes does not count.
    const inTime: InTime = (work) => {
      const timer = setTimeout(() => silence.abort(), milliseconds);
      return work.finally(() => clearTimeout(timer));
    };
    const request = {
      method: 'GET',
      url: requestUrl(base, { path, query }),
      headers: new Headers({ accept: mediaType }),
      ...(signal && { signal }),
    };
    try {
      const answer = await signAndOpen(options, request, (send) =>
        inTime(send({ signal: silence.signal, milliseconds })),
      );
      const { status, headers, ok } = answer.response;
      const chunks = readChunks(answer, inTime);
      if (!ok) readAnswer(asked, { status, headers, bytes: await join(chunks) });
      requireMediaType(asked, { status, headers }, mediaType);
      yield* splitLines(chunks);
    } finally {
      silence.abort();
    }
  };
}

async function* readChunks({ response, failure }: OpenAnswer, inTime: InTime): Chunks {
  const reader = response.body?.getReader();
  while (reader) {
    const { value } = await inTime(reader.read()).catch((error: unknown) => {
      throw failure(error);
    });
    if (!value) return;
    yield value;
  }
}

async function join(chunks: Chunks): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The lines of a text in UTF-8, without their ends; what follows the last end is a line if it is not empty. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): Lines {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
