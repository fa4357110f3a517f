import type { TerraformField } from '../../provider-schema/readers/terraform-fields.ts';
import { type CtyObject, type CtyValue, isUnknown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { defaultOf, differs, stateOf } from './object.ts';
import type { ReviewedObject } from './review-file.ts';
import { atApply, type IsTold, isMade } from './reviewed-values.ts';

export type DeclaredField = readonly [name: string, field: TerraformField];

/** What the configuration says and Terraform keeps. */
export const declaredFields = ({ fields }: ResourceType): DeclaredField[] =>
  Object.entries(fields).filter(
    ([, { presence, writes }]) => presence !== 'computed' && writes === undefined,
  );

export const namesOf = (fields: readonly DeclaredField[]): string[] => fields.map(([name]) => name);

/** A review leaves out what nobody wrote, before and after. */
export function staysAsItIs(field: TerraformField, was: CtyValue, is: CtyValue): boolean {
  const isDefault = (value: CtyValue) => value === null || !differs(value, defaultOf(field));
  return isUnknown(was) || !differs(was, is) || (isDefault(was) && isDefault(is));
}

/** A creation that no object of the review is, and the one that is most like it, with the fields that are otherwise. */
export interface Nearest {
  readonly object: ReviewedObject;
  readonly fields: readonly string[];
}

/** What the review has that is still to be created. Each of it is created once. */
export interface ReviewedCreations {
  /** What the review has of a creation, which it has no more from then on. */
  readonly take: (resource: ResourceType, planned: CtyObject) => ReviewedObject | undefined;
  readonly nearest: (resource: ResourceType, planned: CtyObject) => Nearest | undefined;
  /** Remembers what a replacement takes the place of: a review says nothing of what stays the same in it. */
  readonly replace: (object: ReviewedObject, prior: CtyObject) => void;
  /** Asks the API for what is to be replaced and is not gone yet. */
  readonly readReplaced: (session: Session, resource: ResourceType) => Promise<void>;
}

export function createReviewedCreations(
  ofKind: (resource: ResourceType) => readonly ReviewedObject[],
  isTold: IsTold,
): ReviewedCreations {
  const taken = new Set<ReviewedObject>();
  const replaced = new Map<ReviewedObject, CtyObject>();
  const left = (resource: ResourceType) =>
    ofKind(resource).filter((object) => isMade(object) && !taken.has(object));

  /** Whether a field would not be written as an object of the review has it. */
  const isOther = (planned: CtyObject, object: ReviewedObject) => {
    const before = object.action === 'replace' ? replaced.get(object) : {};
    return ([name, field]: DeclaredField): boolean => {
      const value = planned[name] ?? null;
      const isReviewed = Object.hasOwn(object.after, name);
      if (isUnknown(value)) return isReviewed;
      if (isReviewed) return !isTold(name, field, object.after[name], value);
      return before === undefined || !staysAsItIs(field, before[name] ?? null, value);
    };
  };

  const readOne = async (session: Session, resource: ResourceType, object: ReviewedObject) => {
    const { definition, fields } = resource;
    try {
      const body = await session.objects.read(definition, object.id ?? '');
      const told = Object.entries(stateOf(resource, body, null)).map(([name, value]) => [
        name,
        // The plan had it, and the API never does.
        fields[name]?.declaredOnly ? unknown : value,
      ]);
      if (!replaced.has(object)) replaced.set(object, Object.fromEntries(told));
    } catch {
      // Then it cannot be told what was to stay the same, and the creation is refused.
    }
  };

  return {
    take: (resource, planned) => {
      const fields = declaredFields(resource);
      const fitting = left(resource).filter((object) => !fields.some(isOther(planned, object)));
      // Rather one of which the review says everything.
      const object = fitting.find(({ after }) => !Object.values(after).includes(atApply)) ?? fitting[0];
      if (object) taken.add(object);
      return object;
    },
    nearest: (resource, planned) =>
      left(resource)
        .map((object) => ({
          object,
          fields: namesOf(declaredFields(resource).filter(isOther(planned, object))),
        }))
        .sort((one, other) => one.fields.length - other.fields.length)[0],
    replace: (object, prior) => void replaced.set(object, prior),
    readReplaced: async (session, resource) => {
      const isUnread = (object: ReviewedObject) =>
        object.action === 'replace' && object.id !== null && !replaced.has(object);
      if (resource.definition.life !== 'object') return;
      await Promise.all(
        left(resource)
          .filter(isUnread)
          .map((object) => readOne(session, resource, object)),
      );
    },
  };
}
