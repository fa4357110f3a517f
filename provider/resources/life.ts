import type { Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';

export interface Plan {
  readonly planned: CtyObject | null;
  /** Attributes whose change takes another object. */
  readonly requiresReplace: readonly string[];
  readonly findings: readonly Finding[];
  /** Left out: as it was. */
  readonly privateData?: Uint8Array;
  /** Of a creation: the id of what is there already and is to be taken over instead. */
  readonly existing?: string;
}

/** What Terraform is to keep after a change. `state` null: nothing exists. */
export interface Changed {
  readonly state: CtyObject | null;
  readonly privateData: Uint8Array;
  readonly findings: readonly Finding[];
  /** Of a creation that was not made: the id of what is there already and is to be taken over instead. */
  readonly existing?: string;
}

export type Imported =
  | { readonly state: CtyObject; readonly findings: readonly Finding[] }
  | { readonly state: undefined; readonly findings: readonly Finding[] };

/** From an empty configuration to an empty one again: what Terraform does with one type of resource. */
export interface Life {
  /** Plans a creation, on its own or as the second half of a replacement. */
  readonly planCreate: (
    session: Session,
    resource: ResourceType,
    config: CtyObject,
    privateData: Uint8Array,
  ) => Promise<Plan>;
  /** Plans what becomes of what exists: nothing, an update in place, or a replacement. */
  readonly planUpdate: (
    session: Session,
    resource: ResourceType,
    prior: CtyObject,
    config: CtyObject,
    privateData: Uint8Array,
  ) => Promise<Plan>;
  readonly planDelete: (
    session: Session,
    resource: ResourceType,
    prior: CtyObject,
    privateData: Uint8Array,
  ) => Promise<Plan>;
  /**
   * Reads what a state stands for.
   *
   * @returns the state as the API has it now, or `null` when it exists no more
   * @throws the errors of the client, and Doubt when it cannot be told whether it exists
   */
  readonly read: (
    session: Session,
    resource: ResourceType,
    current: CtyObject,
    privateData: Uint8Array,
  ) => Promise<CtyObject | null>;
  /** What is to be kept beside a state that was just read. Left out: what was kept before. */
  readonly keep?: (state: CtyObject, privateData: Uint8Array) => Uint8Array;
  readonly create: (
    session: Session,
    resource: ResourceType,
    planned: CtyObject,
    config: CtyObject,
  ) => Promise<Changed>;
  readonly update: (
    session: Session,
    resource: ResourceType,
    change: { readonly prior: CtyObject; readonly planned: CtyObject; readonly config: CtyObject },
    privateData: Uint8Array,
  ) => Promise<Changed>;
  readonly remove: (
    session: Session,
    resource: ResourceType,
    prior: CtyObject,
    privateData: Uint8Array,
  ) => Promise<Changed>;
  /** Brings what exists, named as `terraform import` names it, under Terraform's care. */
  readonly importObject: (session: Session, resource: ResourceType, name: string) => Promise<Imported>;
}

export const nothingPrivate = new Uint8Array();
