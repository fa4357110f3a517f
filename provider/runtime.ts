import { error, type Finding } from './diagnostics.ts';
import { createStillOpen, type StillOpen } from './ephemeral/still-open.ts';
import type { Session } from './session.ts';

/** What the provider was started with. Nothing in it changes. */
export interface ProviderOptions {
  /** The environment variables, for the `ROSTER_…` ones among them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** Of the provider, as in `0.1.0`. */
  readonly version: string;
  /** How long to repeat a request while the API cannot be reached or is busy. Default a minute. */
  readonly retryMilliseconds?: number;
}

/** What the calls of Terraform share. */
export interface Runtime {
  readonly options: ProviderOptions;
  /** Set by ConfigureProvider. */
  session: Session | undefined;
  /** Aborted by StopProvider, renewed by ConfigureProvider. */
  stop: AbortController;
  /** Ephemeral resources; closed at the end of the process at the latest. */
  readonly stillOpen: StillOpen;
}

export function createRuntime(options: ProviderOptions): Runtime {
  return { options, session: undefined, stop: new AbortController(), stillOpen: createStillOpen() };
}

export const notConfigured: Finding = error(
  'The Roster provider is not configured',
  'Terraform asked for an object before it had configured the provider. This is a defect: please report it.',
);
