import { checkField } from '../../provider-schema/check.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isWhollyKnown } from '../plugin/cty/value.ts';
import type { ResourceIdentityData } from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import type { Session } from '../session.ts';
import type { ManagedType } from '../types.ts';
import type { Imported } from './life.ts';
import { lifeOf } from './lives.ts';
import { differs, nameOf } from './object.ts';

/**
 * The identity of what a state stands for. None while it is not known: Terraform takes an unknown one for a defect where
 * an object stays, and a rotated access key stays and gets another id.
 */
export function identityOf({ identity }: ManagedType, state: CtyObject | null): CtyObject | undefined {
  if (!identity || !state) return undefined;
  const values = identity.schema.attributes.map(({ name }): [string, CtyValue] => [
    name,
    state[name] ?? null,
  ]);
  return values.every(([, value]) => value !== null && isWhollyKnown(value))
    ? Object.fromEntries(values)
    : undefined;
}

/** The same for a message. */
export function identityData(
  resource: ManagedType,
  state: CtyObject | null,
): ResourceIdentityData | undefined {
  const values = identityOf(resource, state);
  return values && resource.identity ? encodeIdentity(values, resource.identity.type) : undefined;
}

export const encodeIdentity = (
  values: CtyObject,
  type: NonNullable<ManagedType['identity']>['type'],
): ResourceIdentityData => ({ identityData: encodeObject(values, type) });

/** Brings the object that has an identity under Terraform's care. */
export async function importByIdentity(
  session: Session,
  resource: ManagedType,
  data: ResourceIdentityData,
): Promise<Imported> {
  const { definition, identity, typeName } = resource;
  const given = identity ? decodeObject(data.identityData, identity.type) : null;
  if (!identity || !given)
    return refused(resource, `A ${typeName} has no identity, so it cannot be imported by one.`);
  const names = identity.schema.attributes.map(({ name }) => name);
  for (const name of names) {
    const field = definition.fields[name];
    const problem = field && checkField(field, given[name]);
    if (problem) return refused(resource, `"${name}" ${problem}.`);
  }
  const text = names.map((name) => given[name]).join('/');
  const imported = await lifeOf(resource).importObject(session, resource, text);
  if (!imported.state) return imported;
  // A text may be a name as well; an identity is nothing but what it says.
  if (names.some((name) => differs(given[name], imported.state[name])))
    return refused(resource, `The environment has no ${definition.title.toLowerCase()} with this identity.`);
  return imported;
}

function refused({ definition }: ManagedType, why: string): Imported {
  const findings: Finding[] = [error(`Cannot import ${nameOf(definition)} by its identity`, why)];
  return { state: undefined, findings };
}
