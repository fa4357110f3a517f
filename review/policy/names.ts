import { matchesPattern } from '../../provider-schema/text-pattern.ts';

/** Names that differ in this alone are the same to people: how letters are written, and the space around. */
export const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Whether one of the names is what the pattern says, whatever the case; `*` stands for any text. */
export const fitsName = (pattern: string, names: readonly string[]): boolean =>
  names.some((name) => matchesPattern(fold(pattern), fold(name)));

/** A login however it is written, also as a mention: `@octocat`. */
export const loginOf = (name: string): string => fold(fold(name).replace(/^@/, ''));

/**
 * Tells who a login, a user name or an e-mail address is: what `people` of the policy says, or the name itself. Two
 * names are the same person exactly when that is the same for both. Empty: nobody.
 */
export function whoIsWho(people: Readonly<Record<string, string>>): (name: string) => string {
  const members = new Map(Object.entries(people).map(([login, member]) => [loginOf(login), loginOf(member)]));
  return (name) => members.get(loginOf(name)) ?? loginOf(name);
}
