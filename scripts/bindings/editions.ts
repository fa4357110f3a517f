import { defaultEditionId, type Edition, editionIds, editionOf } from '../../access-model/editions.ts';
import type { ScopeKind } from '../../access-model/table.ts';

/** The module that tells TypeScript which names each edition has. */
export function editionsModule(): string {
  return `// Do not edit: npm run generate makes this file.

/** What each edition calls its roles and permissions. */
export interface EditionNames {
${editionIds.map((id) => namesOf(editionOf(id))).join('')}}

/** The edition of the environment that is declared. The default of Roster, and here, is \`${defaultEditionId}\`. */
export type Edition = keyof EditionNames;

/** The edition that is meant where none is said. */
export type DefaultEdition = '${defaultEditionId}';

export const defaultEdition: DefaultEdition = '${defaultEditionId}';

/** Every edition. */
export const editions: readonly Edition[] = [
${editionIds.map((id) => `  '${id}',\n`).join('')}];
`;
}

function namesOf(edition: Edition): string {
  const permissions = [...edition.permissions.keys()];
  return `  /** ${edition.title}. */
  readonly '${edition.id}': {
    readonly environmentRole: ${union(rolesOf(edition, 'environment'))};
    readonly projectRole: ${union(rolesOf(edition, 'project'))};
    readonly permission: ${union(permissions)};
    readonly wildcard: ${union(wildcardsOf(permissions))};
  };
`;
}

const rolesOf = ({ roles }: Edition, kind: ScopeKind) =>
  [...roles.values()].filter(({ scopeKind }) => scopeKind === kind).map(({ id }) => id);

/** \`deployment.*\` and \`deployment.tls.*\` of \`deployment.tls.read\`. */
function wildcardsOf(permissions: readonly string[]): string[] {
  const beginnings = permissions.flatMap((permission) => {
    const words = permission.split('.').slice(0, -1);
    return words.map((_, index) => `${words.slice(0, index + 1).join('.')}.*`);
  });
  return [...new Set(beginnings)].sort();
}

const union = (names: readonly string[]) => names.map((name) => `\n      | '${name}'`).join('');
