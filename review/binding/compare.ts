import type { Value } from '../report.ts';
import { type AccessChangeBinding, canonicalJson } from './hash.ts';

type Fields = { readonly [name: string]: Value };

const isFields = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const most = 60;

function short(value: Value | undefined): string {
  const text = value === undefined ? 'nothing' : canonicalJson(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The places at which two values differ, with what stands there. */
function* differencesIn(path: string, one: Value | undefined, other: Value | undefined): Generator<string> {
  if (
    canonicalJson(one ?? null) === canonicalJson(other ?? null) &&
    (one === undefined) === (other === undefined)
  )
    return;
  if (isFields(one) && isFields(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
      yield* differencesIn(path === '' ? name : `${path}.${name}`, one[name], other[name]);
    return;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const [was, is] = [one, other].map((items) => new Set(items.map(canonicalJson))) as [
      Set<string>,
      Set<string>,
    ];
    const gone = one.filter((item) => !is.has(canonicalJson(item)));
    const come = other.filter((item) => !was.has(canonicalJson(item)));
    const says = [
      ...gone.map((item) => `without ${short(item)}`),
      ...come.map((item) => `with ${short(item)}`),
    ];
    yield `${path} is now ${says.length === 0 ? 'in another order' : says.join(', ')}`;
    return;
  }
  yield `${path} was ${short(one)} and is now ${short(other)}`;
}

function* ofKind(what: string, approved: Fields, present: Fields): Generator<string> {
  for (const name of new Set([...Object.keys(approved), ...Object.keys(present)])) {
    const [was, is] = [approved[name], present[name]];
    if (is === undefined) yield `${what} ${name}: the review says that it changes, and it does not any more`;
    else if (was === undefined) yield `${what} ${name}: it changes, and the review does not say so`;
    else for (const difference of differencesIn('', was, is)) yield `${what} ${name}: ${difference}`;
  }
}

/** How what is about to happen differs from what was reviewed, in sentences; none where it is the same. */
export function differencesBetween(approved: AccessChangeBinding, present: AccessChangeBinding): string[] {
  return [
    ...differencesIn('environment', approved.environment, present.environment),
    ...ofKind('resource', approved.objects, present.objects),
    ...ofKind('access of', approved.principals, present.principals),
  ];
}
