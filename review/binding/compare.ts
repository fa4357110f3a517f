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

/** The first of some words, and how many more there are. */
const someOf = (words: readonly string[]) =>
  words.length > 4 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : words.join(', ');

/** What is gone and what has come, in words; nothing where both are the same. */
function replaced(was: readonly string[], is: readonly string[]): string | undefined {
  const [before, after] = [new Set(was), new Set(is)];
  const [gone, come] = [
    [...before].filter((word) => !after.has(word)),
    [...after].filter((word) => !before.has(word)),
  ];
  const says = [
    come.length > 0 ? `with ${someOf(come)}` : '',
    gone.length > 0 ? `without ${someOf(gone)}` : '',
  ];
  return come.length + gone.length === 0 ? undefined : says.filter((word) => word !== '').join(' and ');
}

const itemsOf = (side: Value | undefined, name: string): readonly Value[] => {
  const items = isFields(side) ? side[name] : undefined;
  return Array.isArray(items) ? items : [];
};

function grantText(grant: Value): string {
  if (!isFields(grant)) return '';
  const { role_name, project_name, expires_at } = grant;
  const end = typeof expires_at === 'string' ? ` until ${expires_at}` : '';
  return `${role_name} in ${project_name ?? 'the whole environment'}${end}`;
}

const nothing: Value = { permissions: [], through: [] };

/** How access in one scope differs: by the roles if they do, else by the permissions. */
function* inScope(
  what: string,
  approved: Fields | undefined,
  present: Fields | undefined,
): Generator<string> {
  for (const side of ['before', 'after'] as const) {
    const [was, is] = [approved?.[side] ?? nothing, present?.[side] ?? nothing];
    if (canonicalJson(was) === canonicalJson(is)) continue;
    const roles = replaced(itemsOf(was, 'through').map(grantText), itemsOf(is, 'through').map(grantText));
    const permissions = replaced(
      itemsOf(was, 'permissions').map(String),
      itemsOf(is, 'permissions').map(String),
    );
    yield `${what}, ${side} the change: now ${roles ?? permissions ?? 'through other assignments'}`;
  }
}

const scopesOf = (principal: Fields) =>
  new Map(
    itemsOf(principal, 'scopes')
      .filter(isFields)
      .map((scope) => [String(scope['project_name'] ?? 'the whole environment'), scope]),
  );

function* ofPrincipal(what: string, was: Fields, is: Fields): Generator<string> {
  const [{ scopes: _, ...approved }, { scopes: __, ...present }] = [was, is];
  yield* [...differencesIn('', approved, present)].map((difference) => `${what}: ${difference}`);
  const [before, after] = [scopesOf(was), scopesOf(is)];
  for (const where of new Set([...before.keys(), ...after.keys()]))
    yield* inScope(`${what} in ${where}`, before.get(where), after.get(where));
}

function* ofResource(what: string, was: Fields, is: Fields): Generator<string> {
  for (const difference of differencesIn('', was, is)) yield `${what}: ${difference}`;
}

function* ofKind(
  what: string,
  approved: Fields,
  present: Fields,
  compare: typeof ofResource,
): Generator<string> {
  for (const name of new Set([...Object.keys(approved), ...Object.keys(present)])) {
    const [was, is] = [approved[name], present[name]];
    if (is === undefined) yield `${what} ${name}: the review says that it changes, and it does not any more`;
    else if (was === undefined) yield `${what} ${name}: it changes, and the review does not say so`;
    else if (isFields(was) && isFields(is)) yield* compare(`${what} ${name}`, was, is);
  }
}

function* ofUnknowns(approved: Fields, present: Fields): Generator<string> {
  for (const name of new Set([...Object.keys(approved), ...Object.keys(present)])) {
    const [was, is] = [approved[name], present[name]];
    if (is === undefined)
      yield `${name}: the review says that it is known only at apply, and it is known now`;
    else if (was === undefined) yield `${name}: it is known only at apply, and the review does not say so`;
    else yield* [...differencesIn('', was, is)].map((difference) => `${name}: ${difference}`);
  }
}

/** How what is about to happen differs from what was reviewed, in sentences; none where it is the same. */
export function differencesBetween(approved: AccessChangeBinding, present: AccessChangeBinding): string[] {
  return [
    ...differencesIn('environment', approved.environment, present.environment),
    ...ofKind('resource', approved.objects, present.objects, ofResource),
    ...ofKind('access of', approved.principals, present.principals, ofPrincipal),
    ...ofUnknowns(approved.unknowns, present.unknowns),
  ];
}
