import type { TerraformField } from '../../provider-schema/readers/terraform-fields.ts';
import { error, type Finding, warning } from '../diagnostics.ts';
import type { CtyObject, CtyValue } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import type { Changed } from './life.ts';
import { idOf, isJsonObject, nameOf, objectPath } from './object.ts';
import { requestFailed } from './problem.ts';

/** A change that the API makes by a verb of its own: `POST /v1/members/{id}/disable`. */
export interface VerbCall {
  readonly attribute: string;
  readonly verb: string;
  readonly wanted: string;
}

/** The verbs that make what is planned of what is there. */
export function verbsBetween(
  resource: ResourceType,
  present: Readonly<Record<string, unknown>>,
  planned: CtyObject,
): VerbCall[] {
  return Object.entries(resource.fields).flatMap(([attribute, { verbs }]) => {
    const wanted = planned[attribute] ?? null;
    if (!verbs || typeof wanted !== 'string' || present[attribute] === wanted) return [];
    const verb = verbs[wanted];
    return verb === undefined ? [] : [{ attribute, verb, wanted }];
  });
}

export const verbPath = ({ definition }: ResourceType, id: string, { verb }: VerbCall) =>
  `${objectPath(definition, id)}/${verb}`;

/** What no verb can bring about: a member who is pending again, or active before they have activated the account. */
export function impossibleStatus(
  { definition, fields }: ResourceType,
  prior: CtyObject | null,
  planned: CtyObject,
): Finding[] {
  return Object.entries(fields).flatMap(([attribute, { verbs, oneOf: [first = ''] = [] }]) => {
    const wanted = planned[attribute] ?? null;
    const present = prior === null ? first : (prior[attribute] ?? null);
    if (!verbs || typeof wanted !== 'string' || wanted === present) return [];
    const skipsActivation = present === first && !Object.hasOwn(verbs, first) && verbs[wanted] === 'enable';
    if (Object.hasOwn(verbs, wanted) && !skipsActivation) return [];
    const what = prior === null ? `a new ${definition.title.toLowerCase()} begins as` : 'it is';
    return [
      error(
        `${nameOf(definition).replace(/^t/, 'T')} cannot be made ${wanted}`,
        `"${attribute}" cannot become "${wanted}" by a plan: ${what} "${present}". Leave "${attribute}" out, and it is told without being changed.`,
        attribute,
      ),
    ];
  });
}

/** What a verb comes to, by the API's answer: enabling a member who never activated the account makes them pending. */
export function missedStatus({ definition }: ResourceType, call: VerbCall, body: unknown): Finding[] {
  const { attribute, verb, wanted } = call;
  const made = statusIn(body, call);
  if (made === null || made === wanted) return [];
  return [
    error(
      `${nameOf(definition).replace(/^t/, 'T')} cannot be made ${wanted}`,
      `"${attribute}" cannot become "${wanted}" by a plan: to ${verb} it makes it "${made}". Leave "${attribute}" out, and it is told without being changed.`,
      attribute,
    ),
  ];
}

/**
 * Whether a declared status is one in which objects begin and to which no verb leads back. Terraform writes it into a
 * configuration that it generates for a member who is pending; once the person is active, it asks for nothing.
 */
export const isOnlyTold = ({ verbs }: TerraformField, declared: CtyValue): boolean =>
  verbs !== undefined && typeof declared === 'string' && !Object.hasOwn(verbs, declared);

export function onlyTold({ fields }: ResourceType, prior: CtyObject, config: CtyObject): Finding[] {
  return Object.entries(fields).flatMap(([attribute, field]) => {
    const [declared, present] = [config[attribute] ?? null, prior[attribute] ?? null];
    if (!isOnlyTold(field, declared) || declared === present) return [];
    return [
      warning(
        `"${attribute}" stays "${present}"`,
        `"${declared}" is how it began, and no plan leads back there. Leave "${attribute}" out.`,
        attribute,
      ),
    ];
  });
}

/**
 * After a creation or an update: calls the verbs that are still needed.
 *
 * @param body the API's latest answer about the object
 */
export async function switchStatus(
  session: Session,
  resource: ResourceType,
  changed: Changed,
  body: unknown,
): Promise<Changed> {
  const { state } = changed;
  const id = idOf(state);
  const present = isJsonObject(body) ? body : {};
  if (!state || id === null) return changed;
  const findings = [...changed.findings];
  const actual: Record<string, CtyObject[string]> = { ...state };
  for (const call of verbsBetween(resource, present, state)) {
    try {
      const answer = await session.call({ method: 'POST', path: verbPath(resource, id, call) });
      const missed = missedStatus(resource, call, answer.body);
      findings.push(...missed);
      if (missed.length > 0) actual[call.attribute] = statusIn(answer.body, call);
    } catch (failure) {
      const doing = `${call.verb} ${nameOf(resource.definition, id)}`;
      findings.push(...requestFailed(doing, failure, resource.schema));
      actual[call.attribute] = statusIn(present, call);
    }
  }
  return { ...changed, state: actual, findings };
}

function statusIn(body: unknown, { attribute }: VerbCall): string | null {
  const status = isJsonObject(body) ? body[attribute] : undefined;
  return typeof status === 'string' ? status : null;
}
