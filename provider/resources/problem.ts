import {
  ApiError,
  CancelledError,
  ConnectionError,
  CredentialError,
  type Problem,
} from '../../client/errors.ts';
import type { TerraformSchema } from '../../provider-schema/readers/terraform.ts';
import { error, type Finding } from '../diagnostics.ts';
import { resourceTypes } from '../types.ts';
import { AlreadyThere } from './already-there.ts';
import { Doubt } from './doubt.ts';
import { UnexpectedAnswer } from './object.ts';

/**
 * Tells a failed request: one finding for each field that the API names, on the attribute of its pointer.
 *
 * @param doing what failed, as in `create the member`
 * @throws the failure itself when it is neither of a request nor of its answer: a defect of the provider
 */
export function requestFailed(doing: string, failure: unknown, schema: TerraformSchema): Finding[] {
  if (failure instanceof ApiError) return apiFindings(doing, failure, schema);
  if (failure instanceof CredentialError) {
    return [error(`Cannot ${doing}: no token to send it with`, capital(sentence(failure.message)))];
  }
  if (failure instanceof ConnectionError) {
    return [error(`Cannot ${doing}: the Roster API cannot be reached`, capital(sentence(failure.message)))];
  }
  if (failure instanceof Doubt) return [failure.finding];
  if (failure instanceof AlreadyThere) {
    const { id, requestId } = failure;
    const explanation = `It is not managed by this resource, and two resources must not manage one object.\n\nin the way: ${id}${importAdvice(id)}\nrequest id: ${requestId}`;
    return [error(`Cannot ${doing}: it exists already`, explanation)];
  }
  if (failure instanceof UnexpectedAnswer) {
    return [error(`Cannot ${doing}: unexpected answer`, capital(sentence(failure.message)))];
  }
  if (failure instanceof CancelledError) {
    return [error(`Cannot ${doing}: stopped`, 'Terraform was asked to stop before the API had answered.')];
  }
  throw failure;
}

function apiFindings(doing: string, failure: ApiError, schema: TerraformSchema): Finding[] {
  const { problem } = failure;
  const summary = `Cannot ${doing}: ${problem.code.replaceAll('_', ' ')}`;
  if (problem.errors.length === 0) {
    const advice = problem.status === 401 ? checkCredentials : '';
    return [
      error(
        summary,
        `${capital(sentence(problem.detail || problem.title))}${advice}${reference(problem, problem.code)}`,
      ),
    ];
  }
  return problem.errors.map(({ pointer, code, message }) => {
    const attribute = attributeOf(pointer, schema);
    const place = attribute ?? pointer;
    return error(
      summary,
      `${place === '' ? '' : `${place}: `}${sentence(message)}${reference(problem, code)}`,
      attribute,
    );
  });
}

const checkCredentials =
  " Check the provider's access_key_id and secret_access_key (argument, environment variable or profile), that the key still exists, and this machine's clock; with a workload identity, that it and its service account are enabled.";

/** What to give to whoever runs the API. */
export function reference(problem: Problem, code: string): string {
  const codes = code === problem.code ? code : `${problem.code}, ${code}`;
  const parts = [`API code: ${codes} (HTTP ${problem.status})`];
  if (problem.missing_permission) parts.push(`missing permission: ${problem.missing_permission}`);
  if (problem.conflicting_id)
    parts.push(`in the way: ${problem.conflicting_id}${importAdvice(problem.conflicting_id)}`);
  if (problem.request_id) parts.push(`request id: ${problem.request_id}`);
  return `\n\n${parts.join('\n')}`;
}

/** How to take over the object that is in the way; predefined roles cannot be. */
function importAdvice(id: string): string {
  const owner = [...resourceTypes.values()].find(({ definition }) =>
    id.startsWith(`${definition.idPrefix}_`),
  );
  return owner ? ` (to manage it here: terraform import ${owner.typeName}.NAME ${id})` : '';
}

/** The attribute that a JSON pointer into the request (RFC 6901) means; of a secret, the one that the user gives. */
function attributeOf(pointer: string, schema: TerraformSchema): string | undefined {
  const name = pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  const names = schema.attributes.map((attribute) => attribute.name);
  return [`${name}_wo`, name].find((attribute) => attribute !== undefined && names.includes(attribute));
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
