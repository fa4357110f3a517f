import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { type CtyObject, canonicalText, isWhollyKnown } from '../plugin/cty/value.ts';
import type { SeenObjects } from './seen-objects.ts';

/** One answer of PlanResourceChange, as far as others may collide with it. */
export interface PlannedObject {
  /** Of the object that stays, or that this one takes the place of; `null`: it is created on its own. */
  readonly id: string | null;
  readonly planned: CtyObject;
}

/** What is to become of an object that is there, and that a creation means: it stays as that, or is to be gone before. */
type Claim = 'stays' | 'goes';

export interface PlannedObjects {
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
  /** What the object with the id is going to be, if it was planned already: whatever refers to it is planned after it. */
  readonly valuesOf: (id: string) => CtyObject | undefined;
  /** Remembers that a creation means an object that is there. */
  readonly claim: (id: string, claim: Claim) => void;
  readonly claimOn: (id: string) => Claim | undefined;
  /** The creation came to nothing. */
  readonly release: (id: string) => void;
  /** Remembers that an object's end was planned. */
  readonly end: (id: string) => void;
  readonly ends: (id: string) => boolean;
}

export function createPlannedObjects(seen: Pick<SeenObjects, 'has'>): PlannedObjects {
  const byKey = new Map<string, PlannedObject[]>();
  const byId = new Map<string, PlannedObject>();
  const claims = new Map<string, Claim>();
  const ending = new Set<string>();
  return {
    claim: (id, claim) => void claims.set(id, claim),
    claimOn: (id) => claims.get(id),
    release: (id) => void claims.delete(id),
    end: (id) => void ending.add(id),
    ends: (id) => ending.has(id),
    add(definition, object) {
      if (object.id !== null) byId.set(object.id, object);
      const key = uniqueKey(definition, object.planned);
      if (key === undefined) return undefined;
      const others = byKey.get(key) ?? [];
      byKey.set(key, [...others, object]);
      return others.find((other) => !sameObject(other, object));
    },
    valuesOf: (id) => byId.get(id)?.planned,
    mayYield(id, definition, object) {
      const other = byId.get(id);
      if (!other) return seen.has(id);
      return (
        sameObject(other, object) ||
        uniqueKey(definition, other.planned) !== uniqueKey(definition, object.planned)
      );
    },
  };
}

/** A replacement is planned twice: first with the object and then, as a creation, without it. */
function sameObject(one: PlannedObject, other: PlannedObject): boolean {
  return one.id !== null && one.id === other.id;
}

/** The unique fields without regard to case, or `undefined` when there are none or one is not known yet. */
function uniqueKey(definition: ResourceDefinition, planned: CtyObject): string | undefined {
  if (definition.unique.length === 0) return undefined;
  const values = definition.unique.map((name) => planned[name] ?? null);
  if (!values.every(isWhollyKnown)) return undefined;
  return `${definition.name}:${values.map(canonicalText).join()}`.toLowerCase();
}
