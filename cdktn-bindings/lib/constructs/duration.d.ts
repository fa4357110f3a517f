import type { IConstruct } from 'constructs';
/** A length of time as a whole number of days, hours or minutes: `90d`, `12h`, `30m`. */
export type Duration = `${number}d` | `${number}h` | `${number}m`;
/** How long it is, in milliseconds; `undefined` when that is not known, or is no duration, which is annotated. */
export declare function durationOf(construct: IConstruct, name: string, text: string | undefined): number | undefined;
