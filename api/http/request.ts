import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestFacts } from '../context.ts';
import type { Operation } from './operation.ts';

/** The value of a header by its name in lower case; of one that stands more than once, the values joined by commas. */
export type HeaderOf = (name: string) => string | undefined;

/** What is found out on the way: what is asked and by whom stands in the log, and the revision in every answer to them. */
export interface Findings {
  /** What the request asks for, as metrics and traces call it; without it there is no such thing. */
  operation?: Pick<Operation, 'id' | 'path'>;
  principalId?: string;
  /** The environment's revision when the caller's rights were read. */
  revision?: number;
}

/** A request with its body, whichever way it came in. */
export interface ApiRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly header: HeaderOf;
  /** The query with its question mark; empty where there is none. */
  readonly search: string;
  /** Parts of the path, by the names in the operation's. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where the client is, proxies aside. */
  readonly address: string | null;
  /** The request as it was on the wire: what a signature covers. */
  readonly incoming: IncomingMessage;
  readonly findings: Findings;
}

/** What a client takes for an id is sent back (AuthZEN Authorization API 1.0, "Request Identification"), within a bound. */
const requestIdPattern = /^[\x20-\x7e]{1,256}$/;

/** The id that the request has, or is given. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && requestIdPattern.test(given) ? given : randomUUID();

const utf8 = new TextDecoder('utf-8', { fatal: true });

const asciiText = /^[\x20-\x7e]{0,500}$/;

/** Header values arrive as Latin-1, whatever they were: what is UTF-8 is read as that (RFC 9110, section 5.5). */
function readText(value: string): string {
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}

/** What an audit event keeps of a header, in characters. */
const mostCharacters = 500;

function keptOf(value: string | undefined): string | null {
  if (value === undefined || asciiText.test(value)) return value ?? null;
  // By character: half of one would be stored otherwise than it was hashed.
  return [...readText(value)].slice(0, mostCharacters).join('');
}

/** Who and what the audit log and the answer name; the client may choose the request id. */
export const factsOf = ({
  requestId,
  address,
  header,
}: Pick<ApiRequest, 'requestId' | 'address' | 'header'>): RequestFacts => ({
  requestId,
  address,
  userAgent: keptOf(header('user-agent')),
  changeReference: keptOf(header('x-roster-change')),
});
