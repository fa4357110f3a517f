import { ApiError } from '../../client/errors.ts';
import { importAdvice, importForms } from '../../provider-schema/readers/import-forms.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import type { Imported } from './life.ts';
import { findNamed, newSearchNotes, type SearchNotes } from './natural-key.ts';
import { type JsonObject, nameOf, stateOf } from './object.ts';
import { requestFailed } from './problem.ts';

/**
 * Brings an existing object, named by its id or by its natural key, under Terraform's care. Secrets cannot be read and
 * stay null.
 */
export async function importObject(
  session: Session,
  resource: ResourceType,
  name: string,
): Promise<Imported> {
  const notes = newSearchNotes();
  try {
    const found = await findNamed(session, resource.definition, name, notes);
    const [object] = found;
    const refused =
      found.length === 1 && object
        ? refuseBuiltIn(resource, name, object)
        : misnamed(
            resource,
            name,
            found.map(({ id }) => String(id)),
            notes,
          );
    if (refused || !object) return { state: undefined, findings: refused ? [refused] : [] };
    session.seen.see(String(object['id']));
    return { state: stateOf(resource, object, null), findings: [] };
  } catch (failure) {
    const findings = requestFailed(`import ${nameOf(resource.definition, name)}`, failure, resource.schema);
    return { state: undefined, findings: findings.map((finding) => withForms(resource, failure, finding)) };
  }
}

/** What comes with the environment is not Terraform's to change or delete. */
function refuseBuiltIn(
  { definition, typeName }: ResourceType,
  name: string,
  object: JsonObject,
): Finding | undefined {
  const { builtIn } = definition;
  if (builtIn === undefined || object[builtIn] !== true) return undefined;
  const what = definition.title.toLowerCase();
  return error(
    `Cannot import ${nameOf(definition, name)}: it is ${builtIn}`,
    `It comes with the environment and can be neither changed nor deleted. Refer to it by its id, "${object['id']}", or by data "${typeName}"; only a ${what} of your own can be managed.`,
  );
}

/** Says that a text names nothing, or more than one, and how objects of this type are named. */
export function misnamed(
  resource: ResourceType,
  name: string,
  fits: readonly string[],
  notes: SearchNotes,
): Finding {
  const [problem, explanation] =
    fits.length === 0
      ? noneFound(resource, notes)
      : ['the name is ambiguous', `It fits ${fits.join(' and ')}. Say by id which one you mean.`];
  return error(
    `Cannot import ${nameOf(resource.definition, name)}: ${problem}`,
    `${explanation}\n\n${formsInWords(resource)}`,
  );
}

function noneFound({ typeName }: ResourceType, { missed, misfits }: SearchNotes): [string, string] {
  if (missed.size === 0) {
    const why = misfits.size === 0 ? '' : ` (${[...misfits].slice(0, 3).join('; ')})`;
    return ['wrong form', `This is not how a ${typeName} is named${why}.`];
  }
  // The last tries are those that came furthest.
  const tried = [...missed].slice(-3).join('; ');
  return [
    'not found',
    `In the environment, ${tried}; or the service account that Terraform acts as may not see it.`,
  ];
}

/** Whoever may not list can still import by id. */
function withForms(resource: ResourceType, failure: unknown, finding: Finding): Finding {
  if (!(failure instanceof ApiError) || failure.status !== 403) return finding;
  const hint = 'Finding an object by its name takes the right to list; an import by id does not.';
  return { ...finding, detail: `${finding.detail}\n\n${hint} ${formsInWords(resource)}` };
}

function formsInWords({ definition, typeName }: ResourceType): string {
  const forms = importForms(definition);
  const lines = forms.map((form) => `- ${form}`);
  const advice = definition.naturalKey.length > 1 ? [importAdvice] : [];
  return [`An import names a ${typeName} by:`, ...lines, ...advice].join('\n').replaceAll('`', '"');
}
