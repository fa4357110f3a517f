import { reportSchema } from '../report.ts';

/** What to look for in the audit log. */
export type Sought =
  /** All that carries the hash of a review; of a beginning of it, too. */
  | { readonly kind: 'review'; readonly hash: string }
  /** All that carries the pull request. */
  | { readonly kind: 'url'; readonly url: string }
  /** All that happened to an object. */
  | { readonly kind: 'object'; readonly id: string };

/** A URL without what a browser may have added to it: an anchor, a slash at its end. */
export const plainUrl = (url: string): string => url.replace(/#.*$/s, '').replace(/\/$/, '');

/** Reads what somebody typed: the hash of a review or its beginning, a URL, an id; undefined where it is none of them. */
export function readWord(word: string): Sought | undefined {
  const [, digits] = /^(?:review:)?(?:sha256:)?([0-9a-f]{8,64})$/i.exec(word) ?? [];
  if (digits !== undefined) return { kind: 'review', hash: `sha256:${digits.toLowerCase()}` };
  if (/^https?:\/\//i.test(word)) return { kind: 'url', url: plainUrl(word) };
  if (/^[a-z]{2,4}_[0-9a-z]{26}$/.test(word)) return { kind: 'object', id: word };
  return undefined;
}

/** What a report (JSON) is traced by; undefined where the text is none. */
export function readReport(text: string): Sought | undefined {
  try {
    const { hash } = reportSchema.pick({ hash: true }).parse(JSON.parse(text));
    return hash.startsWith('sha256:') ? readWord(hash) : undefined;
  } catch {
    return undefined;
  }
}
