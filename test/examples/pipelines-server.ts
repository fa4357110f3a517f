import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Json } from '../support/api.ts';

/** What a step has sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Json;
}

/** Method and pattern of a path → what is answered; undefined: not found. */
export type Routes = readonly (readonly [
  string,
  RegExp,
  (sent: Sent, ...parts: string[]) => Json | Buffer | undefined,
])[];

/** One page of a list, as both systems number them. */
export function pageOf(items: readonly Json[], { query }: Sent): Json[] {
  const [page, size] = ['page', 'per_page'].map((name) => Number(query.get(name)));
  return items.slice(((page || 1) - 1) * (size || 20), (page || 1) * (size || 20));
}

/** Answers as the REST API of a code host, and keeps what it was asked. */
export async function startCodeHost(routes: Routes) {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', headers } = request;
    const asked = {
      method,
      path: url.pathname,
      query: url.searchParams,
      authorization: headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
    };
    sent.push(asked);
    const answers = routes.flatMap(([verb, pattern, answer]) => {
      const match = verb === method ? pattern.exec(url.pathname) : null;
      return match ? [() => answer(asked, ...match.slice(1))] : [];
    });
    const answer = answers[0]?.();
    response.writeHead(answer === undefined ? 404 : 200);
    response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}

const numbers = (sizes: readonly (readonly [2 | 4, number])[]) => {
  const bytes = Buffer.alloc(sizes.reduce((sum, [size]) => sum + size, 0));
  let place = 0;
  for (const [size, value] of sizes) place = bytes.writeUIntLE(value, place, size);
  return bytes;
};

/** A ZIP archive of files as they are (PKWARE APPNOTE, section 4.3). */
export function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const [name, content] of Object.entries(files)) {
    const sizes = [
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, Buffer.byteLength(name)],
      [2, 0],
    ] as const;
    const common = numbers([[2, 10], [2, 0], [2, 0], [4, 0], ...sizes]);
    const file = Buffer.concat([numbers([[4, 0x04034b50]]), common, Buffer.from(name), content]);
    const rest = numbers([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, place],
    ]);
    directory.push(
      Buffer.concat([
        numbers([
          [4, 0x02014b50],
          [2, 10],
        ]),
        common,
        rest,
        Buffer.from(name),
      ]),
    );
    parts.push(file);
    place += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = numbers([
    [4, 0x06054b50],
    [4, 0],
    [2, parts.length],
    [2, parts.length],
    [4, listed.length],
    [4, place],
    [2, 0],
  ]);
  return Buffer.concat([...parts, listed, end]);
}
