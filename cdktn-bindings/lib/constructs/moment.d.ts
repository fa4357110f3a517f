import type { IConstruct } from 'constructs';
/**
 * When something ends: a `Date`, or a text as RFC 3339 has it, with its time zone: `2099-12-31T23:59:59Z`. Always a
 * fixed moment: one that is reckoned from now moves on at each synthesis, so that nothing ever ends.
 */
export type End = Date | string;
/** An end in the words of the provider, and in milliseconds where it is known before the plan. */
export interface Moment {
    readonly text: string;
    readonly time: number | undefined;
}
/** The end, to the second; `undefined` when it is none, which is annotated. */
export declare function momentOf(construct: IConstruct, name: string, end: End): Moment | undefined;
