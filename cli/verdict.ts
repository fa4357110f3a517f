import type { Verdict } from '../api/audit/chain.ts';
import type { Head } from '../api/audit/export-format.ts';
import type { ExitStatus, Surroundings } from './command.ts';

/** What was verified, and what came of it. */
export interface Verified {
  readonly verdict: Verdict;
  readonly events: number;
  readonly head: Head | undefined;
  /** The first event that was verified; default 1. */
  readonly from?: number;
}

function sentence({ verdict, events, head, from = 1 }: Verified): string {
  if (!verdict.ok) return `the audit log is broken at event ${verdict.sequence}: ${verdict.reason}`;
  const before = from > 1 ? ` from event ${from} on; what came before was not` : '';
  const last = head?.occurred_at ? `, the last of ${head.occurred_at}` : '';
  return `${events} events verified${before}${last}`;
}

/** Says the verdict in a line, to people or (`asJson`) to programs. */
export function report(verified: Verified, asJson: boolean, output: Surroundings['output']): ExitStatus {
  const { verdict, events, head = null } = verified;
  const { ok } = verdict;
  const { sequence, reason } = verdict.ok ? { sequence: null, reason: null } : verdict;
  const line = asJson ? JSON.stringify({ ok, events, sequence, reason, head }) : sentence(verified);
  output.write(`${line}\n`);
  return ok ? 0 : 1;
}
