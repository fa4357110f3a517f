import { Annotations, Token } from 'cdktf';
import { Construct } from 'constructs';
import { type AnyRole, type Principal, type ProjectReference, principalId, projectId } from './references.ts';

// Types are not checked everywhere, and can be cast away.

/**
 * What a construct was given; whatever it cannot do without and was not given is annotated.
 *
 * @param wanted what to do, by the name of the property
 */
export function requireProps<Props extends object>(
  construct: Construct,
  props: Props,
  wanted: Readonly<Record<string, string>>,
): Props {
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(props ?? {}));
  for (const [name, whatToDo] of Object.entries(wanted))
    if (given[name] === undefined || given[name] === null)
      Annotations.of(construct).addError(`"${name}" is missing: ${whatToDo}`);
  return props ?? ({} as Props);
}

/** The items of a list that may be left out; what is no list is annotated. */
export function listOf<Item>(
  construct: Construct,
  name: string,
  list: readonly Item[] | undefined,
): readonly Item[] {
  if (Array.isArray(list)) return list;
  if (list !== undefined && list !== null)
    Annotations.of(construct).addError(`"${name}" is no list: write brackets around it, as in ${name}: […]`);
  return [];
}

/** Whether it is a principal, and an annotation where not. */
export function requirePrincipal(construct: Construct, name: string, principal: Principal): boolean {
  if (isOne(principal, principalId, /^(mem|sa)_/, /^roster_(member|service_account)$/)) return true;
  Annotations.of(construct).addError(
    `"${name}": ${shown(principal)} is neither a construct nor the id of a member (mem_…) or service account (sa_…): give the construct itself, as in new Member(…), or new DataRosterMember(this, 'jane', { email: 'jane@example.com' })`,
  );
  return false;
}

/** Whether it is a project, and an annotation where not. */
export function requireProject(construct: Construct, project: ProjectReference): boolean {
  if (isOne(project, projectId, /^prj_/, /^roster_project$/)) return true;
  Annotations.of(construct).addError(
    `"project": ${shown(project)} is neither a construct nor the id of a project (prj_…): give the construct itself, as in new Team(…), or new DataRosterProject(this, 'payments', { name: 'payments' })`,
  );
  return false;
}

/** Whether it is a role, and an annotation where not. */
export function requireRole(construct: Construct, role: AnyRole): boolean {
  const isNamed = typeof role === 'string' && role !== '';
  const hasId = typeof role === 'object' && (Token.isUnresolved(role?.id) || typeof role?.id === 'string');
  if (isNamed || hasId) return true;
  Annotations.of(construct).addError(
    `"role": ${shown(role)} is no role: name one, as in { role: 'auditor' }, or give a CustomRole`,
  );
  return false;
}

/** An id as it stands has to look like one; what a construct or a token comes to is known later. */
function isOne<Reference>(
  reference: Reference,
  idOf: (reference: Reference & object) => unknown,
  ids: RegExp,
  types: RegExp,
): boolean {
  if (typeof reference === 'string') return ids.test(reference);
  if (typeof reference !== 'object' || reference === null) return false;
  if ('terraformResourceType' in reference) return types.test(String(reference.terraformResourceType));
  const id = idOf(reference);
  return Token.isUnresolved(id) || (typeof id === 'string' && ids.test(id));
}

function shown(value: unknown): string {
  if (Construct.isConstruct(value)) return value.node.path;
  // What is inside it may lead back to it.
  const flat = (name: string, each: unknown) => (name !== '' && typeof each === 'object' ? null : each);
  return String(JSON.stringify(value, flat));
}
