import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Complaint } from './complaint.ts';
import { whyUnreadable } from './readable.ts';
import { type Path, quoted } from './sentences.ts';

/** A YAML file as plain values that know where they stand. */
export interface Source {
  readonly value: unknown;
  /** Whether it could be read; what is wrong with it otherwise stands in the complaints. */
  readonly isRead: boolean;
  readonly complaints: readonly Complaint[];
  /** Where a field or an item begins in the text; of what is not there: what it would be a part of. */
  readonly offsetOf: (path: Path) => number;
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

/** Aliases, tags and the like make a file say what one does not see, and no policy needs them. */
function whyRefused(node: ParsedNode): string | undefined {
  if (isAlias(node)) return 'is an alias, which is not read here: write out what it stands for';
  if (node.tag !== undefined) return `has the tag ${quoted(node.tag)}, which is not read here: leave it out`;
  return undefined;
}

function whyNoName(key: ParsedNode): string | undefined {
  if (!isScalar(key)) return 'is no name: names are plain text';
  if (key.value === '<<') return 'is a merge key, which is not read here: write out what it stands for';
  if (key.value === '__proto__') return 'is no name that can be taken: choose another';
  return whyRefused(key);
}

/** The values of a document, and where each stands, by its path as JSON. */
function walk(contents: ParsedNode | null) {
  const offsets = new Map<string, number>();
  const complaints: Complaint[] = [];

  function readNode(node: ParsedNode | null, path: Path): unknown {
    if (node === null) return null;
    const says = whyRefused(node);
    if (says !== undefined) complaints.push({ path, says });
    if (isMap(node)) return fieldsOf(node, path);
    if (isSeq(node)) return node.items.map((item, index) => itemOf(item, [...path, index]));
    return isScalar(node) ? node.value : undefined;
  }

  function itemOf(node: ParsedNode, path: Path): unknown {
    offsets.set(JSON.stringify(path), node.range[0]);
    return readNode(node, path);
  }

  function fieldsOf({ items }: YAMLMap.Parsed, outer: Path): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(key.value ?? '') : '';
      const path = [...outer, name];
      const offset = key.range[0];
      const isTwice = Object.hasOwn(fields, name);
      const says = isTwice ? 'stands there twice: leave one out' : whyNoName(key);
      if (says !== undefined) complaints.push({ path, says, offset });
      if (isTwice || name === '__proto__') continue;
      offsets.set(JSON.stringify(path), offset);
      fields[name] = readNode(value, path);
    }
    return fields;
  }

  const value = readNode(contents, []);
  offsets.set('[]', contents?.range[0] ?? 0);
  return { value, offsets, complaints };
}

const parse = (text: string) =>
  parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    resolveKnownTags: false,
    // It compares each with each, which takes too long in a large file; the walk looks them up.
    uniqueKeys: false,
    prettyErrors: false,
    // A silent parser would pass over whatever comes after the first document.
    logLevel: 'error',
  });

/** One mistake makes what follows look like many. */
const mostErrors = 20;

function sentenceOf({ code, message }: YAMLError): string {
  if (message.includes('call stack')) return 'is nested too deeply';
  if (code === 'NON_STRING_KEY') return 'has a name here that is no plain text';
  if (code === 'MULTIPLE_DOCS') return 'goes on in a second document here: leave the line --- out';
  return `is not YAML: ${message.trim()}`;
}

const complaintOf = (error: YAMLError): Complaint => ({
  path: [],
  says: sentenceOf(error),
  offset: error.pos[0],
});

function placesIn(text: string): Source['placeOf'] {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    counter.addNewLine(end + 1);
  return (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
}

/** Reads a text as YAML 1.2, without whatever could make it mean something else than it looks like. */
export function readYaml(withMark: string): Source {
  const text = withMark.replace(/^\u{feff}/u, '');
  const unread = { value: undefined, isRead: false, offsetOf: () => 0, placeOf: placesIn(text) };
  const unreadable = whyUnreadable(text);
  if (unreadable) return { ...unread, complaints: [{ path: [], ...unreadable }] };
  const document = parse(text);
  if (document.errors.length > 0)
    return { ...unread, complaints: document.errors.slice(0, mostErrors).map(complaintOf) };
  if (document.directives.yaml.version !== '1.2')
    return { ...unread, complaints: [{ path: [], says: 'is old YAML: leave the line %YAML out' }] };
  const { value, offsets, complaints } = walk(document.contents);
  const offsetOf = (path: Path): number =>
    offsets.get(JSON.stringify(path)) ?? (path.length === 0 ? 0 : offsetOf(path.slice(0, -1)));
  return { ...unread, value, isRead: true, complaints, offsetOf };
}
