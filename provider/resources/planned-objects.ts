import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { type CtyObject, canonicalText, isWhollyKnown } from '../plugin/cty/value.ts';

/** One answer of PlanResourceChange, as far as others may collide with it. */
export interface PlannedObject {
  /** `null`: to be created, on its own or as the second half of a replacement. */
  readonly id: string | null;
  readonly config: CtyObject;
  readonly planned: CtyObject;
  /** The object goes, and another one takes its place. */
  readonly replaced: boolean;
}

export interface PlannedObjects {
  /** Remembers that an object with this id is in the state. */
  readonly see: (id: string) => void;
  /**
   * Remembers what was planned.
   *
   * @returns an object planned before that would have the same unique fields, or `undefined`
   */
  readonly add: (definition: ResourceDefinition, object: PlannedObject) => PlannedObject | undefined;
  /**
   * Whether the object that is in the way today, by its id, may be out of the way when the plan is applied: it is in
   * the same state, and is not known to keep its unique fields.
   */
  readonly mayYield: (id: string, definition: ResourceDefinition, object: PlannedObject) => boolean;
}

export function createPlannedObjects(): PlannedObjects {
  const seen = new Set<string>();
  const byKey = new Map<string, PlannedObject[]>();
  const byId = new Map<string, PlannedObject>();
  return {
    see: (id) => void seen.add(id),
    add(definition, object) {
      if (object.id !== null) byId.set(object.id, object);
      const key = uniqueKey(definition, object.planned);
      if (key === undefined) return undefined;
      const others = byKey.get(key) ?? [];
      byKey.set(key, [...others, object]);
      return others.find((other) => !mayCoexist(other, object));
    },
    mayYield(id, definition, object) {
      const other = byId.get(id);
      if (!other) return seen.has(id);
      return (
        mayCoexist(other, object) ||
        uniqueKey(definition, other.planned) !== uniqueKey(definition, object.planned)
      );
    },
  };
}

/**
 * Terraform does not say which address it plans. A replacement is planned twice, first with the object and then, as
 * a creation, without it; when the user forces it, the two calls differ in nothing else.
 */
function mayCoexist(one: PlannedObject, other: PlannedObject): boolean {
  if (one.id !== null && other.id !== null) return one.id === other.id;
  if (one.id === null && other.id === null) return false;
  return one.replaced || other.replaced || canonicalText(one.config) === canonicalText(other.config);
}

/** The unique fields without regard to case, or `undefined` when there are none or one is not known yet. */
function uniqueKey(definition: ResourceDefinition, planned: CtyObject): string | undefined {
  if (definition.unique.length === 0) return undefined;
  const values = definition.unique.map((name) => planned[name] ?? null);
  if (!values.every(isWhollyKnown)) return undefined;
  return `${definition.name}:${values.map(canonicalText).join()}`.toLowerCase();
}
