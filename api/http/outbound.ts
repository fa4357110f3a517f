import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, type Dispatcher, request } from 'undici';
import { inClientSpan, type Tracing } from '../tracing/spans.ts';

/** A request that the API does not send, or an answer that it does not take. The message is for the log alone. */
export class OutboundError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutboundError';
  }
}

/** All of IPv6 that is routed to the world (RFC 4291, section 2.4); what is not of it hides IPv4, too. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether the address is of the public internet: not private, loopback, link-local, mapped, translated, reserved. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}

const literalOf = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1');

const isAllowedPrivate = ({ host, hostname }: URL, allowed: readonly string[]) =>
  allowed.some((entry) => entry.toLowerCase() === host || entry.toLowerCase() === hostname);

/**
 * What is wrong with a URL that the API is to send requests to, as far as the URL itself tells, or `undefined`. Where
 * a name leads is checked anew by each connection.
 *
 * @param allowedPrivateHosts `host` or `host:port`: these may have private addresses and speak plain http
 */
export function outboundFault(url: URL, allowedPrivateHosts: readonly string[]): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must be an https URL';
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password';
  if (isAllowedPrivate(url, allowedPrivateHosts)) return undefined;
  if (url.protocol !== 'https:') return 'must be an https URL';
  const literal = literalOf(url);
  const isLocal = /(^|\.)localhost\.?$/.test(literal);
  if (isLocal || (isIP(literal) !== 0 && !isPublicAddress(literal)))
    return 'must not lead to a private or loopback address, unless the operator allows that host';
  return undefined;
}

type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/**
 * The one look-up of a connection: what it checks is what is connected to, so that a name cannot lead elsewhere a
 * moment later (DNS rebinding). One forbidden address among several refuses them all.
 */
function lookupBy(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const forbidden = addresses.find(({ address }) => !isAllowed(address));
        if (!first || forbidden)
          callback(
            new OutboundError(`${hostname} leads to ${forbidden?.address ?? 'no address'}: refused`),
            '',
          );
        else if (all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, ''),
    );
  };
}

export type OutboundFetch = (
  url: string,
  options: {
    readonly method: string;
    readonly headers: Record<string, string>;
    /** Text, or a form. */
    readonly body?: unknown;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<Response>;

interface Options {
  readonly allowedPrivateHosts: readonly string[];
  readonly tracing?: Tracing | undefined;
  readonly resolve?: Resolve;
  /** For the whole of a request, its answer included. */
  readonly timeoutMilliseconds?: number;
}

/** Far more than a discovery document, a key set or a token takes. */
const mostBytes = 1_000_000;

/**
 * A fetch for URLs that somebody configured (server-side request forgery, OWASP ASVS 5.0, section 1.3.6): public
 * addresses over https alone, except for the hosts that the operator allows; redirects are answers, not followed;
 * time and size are bounded.
 */
export function createOutboundFetch({
  allowedPrivateHosts,
  tracing,
  resolve = (hostname) => dns.promises.lookup(hostname, { all: true }),
  timeoutMilliseconds = 10_000,
}: Options): OutboundFetch {
  const agent = (isAllowed: (address: string) => boolean) =>
    new Agent({
      connect: { lookup: lookupBy(resolve, isAllowed) },
      allowH2: false,
      maxResponseSize: mostBytes,
    });
  const toPublic = agent(isPublicAddress);
  const toAllowed = agent(() => true);
  const send = async (url: URL, { method, headers, body, signal }: Parameters<OutboundFetch>[1]) => {
    const fault = outboundFault(url, allowedPrivateHosts);
    if (fault) throw new OutboundError(`${url.origin} ${fault}`);
    const timeout = AbortSignal.timeout(timeoutMilliseconds);
    const answer = await request(url, {
      dispatcher: isAllowedPrivate(url, allowedPrivateHosts) ? toAllowed : toPublic,
      method: method as Dispatcher.HttpMethod,
      headers,
      body: textOf(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return toResponse(answer);
  };
  return async (address, options) => {
    const url = new URL(address);
    const ask = () => send(url, options);
    if (!tracing) return ask();
    return inClientSpan(tracing, { method: options.method, url }, ask, ({ status }) => status);
  };
}

function textOf(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString();
  throw new OutboundError('bodies are text or forms');
}

async function toResponse({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Response> {
  const bytes = await body.arrayBuffer();
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const isBodyless = statusCode === 204 || statusCode === 205 || statusCode === 304;
  return new Response(isBodyless ? null : bytes, { status: statusCode, headers: pairs });
}
