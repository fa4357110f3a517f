/** The review that an applied change was approved by, and the pull request that it was made for. */
export interface ReviewReference {
  /** The hash of the report: `sha256:` and 64 hex digits. */
  readonly hash: string;
  /** The pull request; null: not known. */
  readonly url: string | null;
}

/** What every change reference of a review begins with. */
export const reviewPrefix = 'review:sha256:';

/** What the audit log keeps of one, in characters. */
export const mostCharacters = 500;

const hashPattern = /^sha256:[0-9a-f]{64}$/;
const referencePattern = /^review:(sha256:[0-9a-f]{64})(?: ([\x21-\x7e]+))?$/;

/**
 * What the requests of a reviewed change say of it (`X-Roster-Change`), and its audit events keep: as in
 * `review:sha256:… https://git.example.com/pull/7`. A URL that does not fit is left out: the hash finds the rest.
 *
 * @throws TypeError where the hash is none of a report
 */
export function changeReference({
  hash,
  url = null,
}: Pick<ReviewReference, 'hash'> & Partial<ReviewReference>): string {
  if (!hashPattern.test(hash)) throw new TypeError(`${JSON.stringify(hash)} is no hash of a review`);
  const bare = `review:${hash}`;
  const whole = `${bare} ${url}`;
  const fits = url !== null && whole.length <= mostCharacters && referencePattern.test(whole);
  return fits ? whole : bare;
}

/** Reads a change reference; undefined where it is not that of a review. */
export function parseChangeReference(text: string): ReviewReference | undefined {
  const [, hash, url = null] = referencePattern.exec(text) ?? [];
  return hash === undefined || text.length > mostCharacters ? undefined : { hash, url };
}
