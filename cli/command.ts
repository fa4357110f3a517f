import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command finds around it. */
export interface Surroundings {
  /** The environment variables of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  readonly version: string;
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
}

/** An option that may be given several times has all that was given. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** 0: all is well. 1: something was found to be wrong. What could not be done is thrown. */
export type ExitStatus = 0 | 1;

/** One subcommand. */
export interface Command {
  /** As it is typed: `audit export`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name in the usage line. */
  readonly takes: string;
  readonly description: string;
  readonly options: ParseArgsOptionsConfig;
  /** What each option does, for the help. */
  readonly explains: Readonly<Record<string, string>>;
  /** How many words it takes besides its options. */
  readonly words: number;
  readonly run: (values: Values, words: readonly string[], around: Surroundings) => Promise<ExitStatus>;
}

/** What could not be done, in words for the user. */
export class Trouble extends Error {}
