import type { IncomingMessage } from 'node:http';
import { parseAddress } from '../../provider-schema/ip-address.ts';
import type { Context } from '../context.ts';
import { isWithin, normalAddress } from './address.ts';

/** Some proxies add the port: `203.0.113.7:4711`, `[2001:db8::7]:4711`. */
const withoutPort = (hop: string): string =>
  /^([\d.]+):\d+$/.exec(hop)?.[1] ?? /^\[(.*)\](:\d+)?$/.exec(hop)?.[1] ?? hop;

/**
 * The nearest address that is not a trusted proxy's. Each proxy adds to `X-Forwarded-For` whom it got the request
 * from, so the header is read from its end, and only as far as trusted proxies vouch for it: what stands before may
 * be the client's invention.
 */
export function forwardedClient(
  peer: string,
  forwardedFor: string,
  trustedProxies: readonly string[],
): string {
  let address = normalAddress(peer);
  for (const hop of forwardedFor.split(',').reverse()) {
    if (!isWithin(address, trustedProxies)) break;
    const parsed = parseAddress(withoutPort(hop.trim()));
    if (!parsed) break;
    address = parsed.text;
  }
  return address;
}

/** The address of the client, or null where the connection is gone already. */
export function clientAddress(
  { trustedProxies }: Pick<Context, 'trustedProxies'>,
  { socket }: IncomingMessage,
  forwardedFor = '',
): string | null {
  const { remoteAddress } = socket;
  if (remoteAddress === undefined) return null;
  return forwardedClient(remoteAddress, forwardedFor, trustedProxies);
}
