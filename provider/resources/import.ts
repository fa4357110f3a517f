import { isAuthenticNotFound } from '../../client/errors.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { nameOf, objectPath, stateOf } from './object.ts';
import { requestFailed } from './problem.ts';

export type Imported =
  | { readonly state: CtyObject; readonly findings: readonly [] }
  | { readonly state: undefined; readonly findings: readonly Finding[] };

/** Brings an existing object, named by its id, under Terraform's care. Secrets cannot be read and stay null. */
export async function importObject(session: Session, resource: ResourceType, id: string): Promise<Imported> {
  const { definition, schema, typeName } = resource;
  const pattern = definition.fields['id']?.pattern;
  if (pattern && !pattern.regex.test(id)) {
    const detail = `"${id}" is not the id of a ${typeName}: it ${pattern.says}, followed by 26 characters.`;
    return { state: undefined, findings: [error(`Cannot import ${nameOf(definition)}: wrong id`, detail)] };
  }
  try {
    const { body } = await session.call({ method: 'GET', path: objectPath(definition, id) });
    session.seen.see(id);
    return { state: stateOf(definition, body, null), findings: [] };
  } catch (failure) {
    const doing = `import ${nameOf(definition, id)}`;
    if (!isAuthenticNotFound(failure)) {
      return { state: undefined, findings: requestFailed(doing, failure, schema) };
    }
    const detail = `The environment has no ${definition.title.toLowerCase()} with this id, or the service account that Terraform acts as may not see it.\n\nAPI code: not_found (HTTP 404)\nrequest id: ${failure.problem.request_id}`;
    return { state: undefined, findings: [error(`Cannot ${doing}: not found`, detail)] };
  }
}
