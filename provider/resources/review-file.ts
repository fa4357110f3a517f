import { readFile } from 'node:fs/promises';
import { changeReference, parseChangeReference } from '../../client/change-reference.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import { isJsonObject, type JsonObject } from './object.ts';

/** A resource of the plan that was reviewed. */
export interface ReviewedObject {
  readonly address: string;
  readonly kind: string;
  readonly name: string;
  readonly id: string | null;
  readonly action: string;
  /** Declared field → what the review says that it becomes. */
  readonly after: JsonObject;
}

/** What the provider needs of a report of `roster review --json`. */
export interface ReviewFile {
  readonly hash: string;
  readonly url: string | null;
  /** Of the environment; null: the review was made offline. */
  readonly slug: string | null;
  readonly objects: readonly ReviewedObject[];
}

/** Where a path comes from, for people. */
export interface ReviewSource {
  readonly path: string;
  /** The argument, or the environment variable. */
  readonly name: string;
}

export const reviewVariable = 'ROSTER_REVIEW_FILE';

/** The argument wins. */
export function reviewSource(
  argument: string | undefined,
  variable: string | undefined,
): ReviewSource | undefined {
  if (argument) return { path: argument, name: 'review_file' };
  return variable ? { path: variable, name: reviewVariable } : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function objectFrom(value: unknown): ReviewedObject | undefined {
  const { address, kind, name, id, action, changes } = isJsonObject(value) ? value : {};
  if (![address, kind, name, action].every(isText) || !isTextOrNull(id) || !isJsonObject(changes))
    return undefined;
  const fields = Object.entries(changes);
  if (!fields.every(([, change]) => isJsonObject(change) && Object.hasOwn(change, 'after'))) return undefined;
  const after = Object.fromEntries(fields.map(([field, change]) => [field, (change as JsonObject)['after']]));
  return { address, kind, name, id, action, after } as ReviewedObject;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reviewFrom(text: string): ReviewFile | undefined {
  const report = parse(text);
  const { schema_version, kind, hash, environment, change, objects } = isJsonObject(report) ? report : {};
  if (schema_version !== 1 || kind !== 'change' || !isText(hash) || !/^sha256:[0-9a-f]{64}$/.test(hash))
    return undefined;
  const slug = isJsonObject(environment) ? environment['slug'] : undefined;
  const url = isJsonObject(change) ? change['url'] : undefined;
  if (!isTextOrNull(slug) || !isTextOrNull(url) || !Array.isArray(objects)) return undefined;
  const known = objects.map(objectFrom).filter((object) => object !== undefined);
  return known.length === objects.length ? { hash, url, slug, objects: known } : undefined;
}

/** A fault of the file, on the argument where that names it. */
function fault({ name }: ReviewSource, summary: string, detail: string): Finding {
  return error(summary, detail, name === reviewVariable ? undefined : name);
}

/** The report, or what is wrong with the file. */
interface Read {
  readonly review?: ReviewFile | undefined;
  readonly findings: readonly Finding[];
}

/** Reads the report that was approved, if one is named. */
export async function readReviewFile(source: ReviewSource | undefined): Promise<Read> {
  if (!source) return { findings: [] };
  const names = `${source.name} names ${JSON.stringify(source.path)}`;
  let text: string;
  try {
    text = await readFile(source.path, 'utf8');
  } catch (failure) {
    const detail = `${names}: ${(failure as Error).message}.`;
    return { findings: [fault(source, 'The review cannot be read', detail)] };
  }
  const review = reviewFrom(text);
  if (review) return { review, findings: [] };
  const detail = `${names}, which is none. Give the file that roster review PLAN --json FILE wrote, of schema version 1.`;
  return { findings: [fault(source, 'This is no review of a change', detail)] };
}

/** Refuses a reference that says that another review was approved. */
export function refuseOtherReference(
  source: ReviewSource | undefined,
  review: ReviewFile | undefined,
  reference: string | undefined,
): Finding[] {
  const given = reference === undefined ? undefined : parseChangeReference(reference);
  if (!source || !review || !given || given.hash === review.hash) return [];
  const detail = `The change reference says that ${given.hash} was approved, and the file that ${source.name} names is the review ${review.hash}.`;
  return [fault(source, 'The change reference is that of another review', detail)];
}

/** Refuses a review of another environment than that whose credentials are used. */
export async function refuseOtherEnvironment(
  source: ReviewSource | undefined,
  review: ReviewFile | undefined,
  session: Pick<Session, 'caller'>,
): Promise<Finding[]> {
  if (!source || !review || review.slug === null) return [];
  const { environmentSlug } = await session.caller();
  if (review.slug === environmentSlug) return [];
  const here =
    environmentSlug === ''
      ? 'the API does not tell which this is'
      : `this is ${JSON.stringify(environmentSlug)}`;
  const detail = `The file that ${source.name} names is the review ${review.hash} of the environment ${JSON.stringify(review.slug)}, and ${here}.`;
  return [fault(source, 'The review is that of another environment', detail)];
}

/** What the audit log keeps where nothing else is given. */
export const referenceOf = ({ hash, url }: ReviewFile): string => changeReference({ hash, url });
