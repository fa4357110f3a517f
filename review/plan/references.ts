import {
  type ConfigModule,
  type Expression,
  expression,
  type ModuleCall,
  type PlannedChange,
} from './plan-file.ts';

/** Where in the configuration an expression stands: a module with its instance, and what `each` and `count` are there. */
interface Place {
  readonly module: ConfigModule;
  /** `''`, or as in `module.team["a"].`. */
  readonly prefix: string;
  readonly key: string | number | undefined;
  /** The call of the module, where that stands, and which instance of it this is. */
  readonly parent: { readonly place: Place; readonly call: ModuleCall } | undefined;
}

/** What an expression refers to. */
export interface Referred {
  /** The changes of the plan that make an object of a wanted kind, and that the expression may mean. */
  readonly candidates: readonly PlannedChange[];
  /** The ids of objects that are there already, and that the expression may mean too. */
  readonly present: readonly string[];
  /** Whether the expression means these and nothing else: a reference by itself, and no choice among several. */
  readonly plain: boolean;
  /** Addresses as they are written, for people. */
  readonly written: readonly string[];
}

interface Finding {
  readonly changes: PlannedChange[];
  plain: boolean;
}

const step = /^([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.|$)/;

const keyText = (key: string | number | undefined) =>
  key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;

const keyOf = (text: string | undefined): string | number | undefined =>
  text === undefined ? undefined : (JSON.parse(text.slice(1, -1)) as string | number);

/** Blocks and lists of expressions are none by themselves. */
const asExpression = (value: unknown): Expression | undefined => expression.safeParse(value).data;

/** Of `a.b["c"].id`, `a.b["c"]` and `a.b`, which Terraform lists for one reference, the one that was written. */
const written = (references: readonly string[]) =>
  references.filter(
    (reference) =>
      !references.some(
        (other) =>
          other !== reference && (other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)),
      ),
  );

const isMade = ({ change }: PlannedChange) => change.actions.includes('create');

export interface References {
  /** What stands in a field of a planned object whose value is known only at apply. */
  readonly of: (change: PlannedChange, field: string, wanted: ReadonlySet<string>) => Referred;
}

/**
 * Follows references through modules. Terraform's plan says what an expression refers to, not what it does with it, and
 * nothing of local values: what is more than a reference by itself is never taken for one.
 */
export function createReferences(root: ConfigModule, changes: readonly PlannedChange[]): References {
  const standing = changes.filter(({ change, deposed }) => deposed === undefined && change.after);
  const byResource = Map.groupBy(
    standing,
    ({ module_address = '', type, name }) =>
      `${module_address === '' ? '' : `${module_address}.`}${type}.${name}`,
  );

  /** The instances of a resource, or the one with the key. */
  const instancesOf = (place: Place, resource: string, key: string | number | undefined) =>
    (byResource.get(place.prefix + resource) ?? []).filter(({ index }) => key === undefined || index === key);

  const follow = (place: Place, expression: Expression | undefined, depth: number): Finding => {
    const all = written(expression?.references ?? []);
    const isIterator = (reference: string) => /^(each\.key|count\.index)$/.test(reference);
    const targets = all.filter((reference) => !isIterator(reference));
    const found = targets.map((reference) => followOne(place, reference, all.some(isIterator), depth));
    return {
      changes: found.flatMap(({ changes }) => changes),
      plain: found.length > 0 && found.every(({ plain }) => plain),
    };
  };

  const followOne = (place: Place, reference: string, byIterator: boolean, depth: number): Finding => {
    const none = { changes: [], plain: false };
    if (depth > 20) return none;
    const [head = '', ...rest] = reference.split('.');
    if (head === 'var') return followVariable(place, rest[0] ?? '', depth);
    if (head === 'module') return followOutput(place, reference, byIterator, depth);
    const [type = ''] = [head];
    const match = step.exec(reference.slice(type.length + 1));
    if (!match?.[1]) return none;
    const key = byIterator ? place.key : keyOf(match[2]);
    const changes = instancesOf(place, `${type}.${match[1]}`, key);
    return { changes, plain: changes.length > 0 };
  };

  const followVariable = ({ parent }: Place, name: string, depth: number): Finding =>
    parent
      ? follow(parent.place, asExpression(parent.call.expressions?.[name.replace(/\[.*$/, '')]), depth + 1)
      : { changes: [], plain: false };

  const followOutput = (place: Place, reference: string, byIterator: boolean, depth: number): Finding => {
    const match = /^module\.([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.([^.[]+))?$/.exec(reference);
    const call = match?.[1] === undefined ? undefined : place.module.module_calls?.[match[1]];
    if (!match || !call?.module || match[3] === undefined) return { changes: [], plain: false };
    const key = byIterator ? place.key : keyOf(match[2]);
    const inside: Place = {
      module: call.module,
      prefix: `${place.prefix}module.${match[1]}${keyText(key)}.`,
      key,
      parent: { place: { ...place, key }, call },
    };
    return follow({ ...inside, key: undefined }, call.module.outputs?.[match[3]]?.expression, depth + 1);
  };

  return {
    of: (change, field, wanted) => {
      const place = placeOf(root, change);
      const resource = place?.module.resources?.find(
        ({ address }) => address === `${change.type}.${change.name}`,
      );
      const expression = asExpression(resource?.expressions?.[field]);
      if (!place || !expression) return { candidates: [], present: [], plain: false, written: [] };
      const { changes: found, plain } = follow(place, expression, 0);
      const all = [...new Set(found)];
      const fitting = all.filter(({ definition }) => wanted.has(definition.name));
      return {
        candidates: fitting.filter(isMade),
        present: fitting
          .filter((each) => !isMade(each))
          .map(({ change: { before } }) => String(before?.['id'])),
        plain: plain && fitting.length === all.length,
        written: written(expression.references ?? []),
      };
    },
  };
}

/** The module that a planned object stands in. */
function placeOf(root: ConfigModule, { module_address = '', index }: PlannedChange): Place | undefined {
  let place: Place = { module: root, prefix: '', key: undefined, parent: undefined };
  let rest = module_address;
  while (rest !== '') {
    const match = /^module\.([^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.|$)/.exec(rest);
    const call = match?.[1] === undefined ? undefined : place.module.module_calls?.[match[1]];
    if (!match || !call?.module) return undefined;
    const key = keyOf(match[2]);
    place = {
      module: call.module,
      prefix: `${place.prefix}${match[0].replace(/\.$/, '')}.`,
      key: undefined,
      parent: { place: { ...place, key }, call },
    };
    rest = rest.slice(match[0].length);
  }
  return { ...place, key: index };
}
