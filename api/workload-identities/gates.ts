import type { Context } from '../context.ts';
import { createGate, createGates, type Gate, type Gates } from '../http/gate.ts';

/**
 * What bounds exchanges in one process. Who waits for an issuer holds nothing that others need: an issuer that accepts
 * and never answers stops nobody but the environment that names it.
 */
interface ExchangeGates {
  /** For work in the database: few, so that exchanges never hold more than some of the connections. */
  readonly database: Gate;
  /** By environment: what takes its lock, of which more would wait for each other while they hold connections. */
  readonly locks: Gates;
  /** By environment: waiting for issuers. */
  readonly issuers: Gates;
}

const mostWaiting = 100;

const gates = new WeakMap<Context, ExchangeGates>();

export function gatesOf(context: Context): ExchangeGates {
  const known = gates.get(context) ?? {
    database: createGate({ atOnce: 4, mostWaiting, busy: 'too many exchanges run at once' }),
    locks: createGates({ atOnce: 2, mostWaiting, busy: 'too many exchanges run at once' }),
    issuers: createGates({
      atOnce: 20,
      mostWaiting,
      busy: 'too many exchanges of this environment wait for issuers',
    }),
  };
  gates.set(context, known);
  return known;
}
