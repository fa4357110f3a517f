import type { CtyObject } from '../plugin/cty/value.ts';
import type { Found } from '../resources/data-source.ts';
import { requestFailed } from '../resources/problem.ts';
import type { Session } from '../session.ts';
import type { QueryType } from '../types.ts';
import { stateOfAnswer } from './answer.ts';
import { readCallerIdentity } from './caller-identity.ts';
import { readEffectiveAccess } from './effective-access.ts';
import { readPermissions } from './permissions.ts';
import { createQuestions, type ReadQuery } from './questions.ts';
import { readWhoCan } from './who-can.ts';

/** By the definition's name. */
const readers: Readonly<Record<string, ReadQuery>> = {
  permissions: readPermissions,
  caller_identity: readCallerIdentity,
  effective_access: readEffectiveAccess,
  who_can: readWhoCan,
};

/** Reads a data source that asks. */
export async function readQuery(session: Session, query: QueryType, config: CtyObject): Promise<Found> {
  const { definition, schema } = query;
  const read = readers[definition.name];
  if (!read) throw new Error(`nothing reads the data source ${definition.name}`);
  try {
    const answer = await read(createQuestions(session), config);
    return { state: stateOfAnswer(definition, config, answer), findings: [] };
  } catch (failure) {
    const findings = requestFailed(`read the ${definition.title.toLowerCase()}`, failure, schema);
    return { state: null, findings };
  }
}
