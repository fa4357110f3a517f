import ipaddr from 'ipaddr.js';
import { parseAddress, parseAddressRange } from '../../provider-schema/ip-address.ts';

/** The address in the form in which logs show it, so that one address has one name; the text itself if it is none. */
export const normalAddress = (text: string): string => parseAddress(text)?.text ?? text;

/** Whether the address is, or lies in, one of the addresses and ranges. What is no address lies in none. */
export function isWithin(address: string, ranges: readonly string[]): boolean {
  const given = parseAddress(address);
  if (!given) return false;
  return ranges.some((text) => {
    const range = parseAddressRange(text);
    if (range?.address.version !== given.version) return false;
    return ipaddr.parse(given.text).match(ipaddr.parse(range.address.text), range.bits);
  });
}

/**
 * What of an address stays when the program behind it stays: an IPv4 address itself, of an IPv6 address its network,
 * because hosts change the rest by themselves (RFC 8981).
 */
export function networkOf(address: string): string {
  const given = parseAddress(address);
  if (given?.version !== 6) return given?.text ?? address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${given.text}/64`)}/64`;
}

/** The URL of what listens on a host and port of this machine. */
export const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
