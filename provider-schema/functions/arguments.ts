import { type Edition, editionIds, editionOf, type Role } from '../../access-model/editions.ts';
import { ArgumentError, type FunctionParameter } from '../data-source.ts';
import { didYouMean } from '../spelling.ts';

export const editionParameter: FunctionParameter = {
  name: 'edition',
  type: 'string',
  description: `The edition whose document says it: ${editionIds.map((id) => `\`${id}\``).join(', ')}.`,
};

export const roleParameter: FunctionParameter = {
  name: 'role_id',
  type: 'string',
  description:
    'The id of a predefined role of that edition, as in `project_user`. Custom roles are known to the API alone: `data "roster_role"` reads them.',
};

/** Refuses what is none of the words, and says what there is. */
function oneOf(position: number, given: unknown, what: string, words: readonly string[]): string {
  const word = words.find((each) => each === given);
  if (word !== undefined) return word;
  throw new ArgumentError(
    position,
    `it names no ${what}${didYouMean(String(given), words)}: use one of ${words.join(', ')}`,
  );
}

/** @throws ArgumentError when there is no such edition */
export const editionGiven = (position: number, given: unknown): Edition =>
  editionOf(oneOf(position, given, 'edition', editionIds));

/** @throws ArgumentError when the edition has no such role */
export function roleGiven(position: number, given: unknown, { id, roles }: Edition): Role {
  const role = roles.get(oneOf(position, given, `predefined role of ${id}`, [...roles.keys()]));
  if (!role) throw new Error(`the edition ${id} has no role with an id that it lists`);
  return role;
}

/** @throws ArgumentError when the edition has no such permission */
export const permissionGiven = (position: number, given: unknown, { id, permissions }: Edition): string =>
  oneOf(position, given, `permission of ${id}`, [...permissions.keys()].sort());
