import type { Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { createKnownNames } from './known-names.ts';
import { notReviewed, type Refusal } from './not-reviewed.ts';
import { idOf } from './object.ts';
import type { ReviewedObject, ReviewFile } from './review-file.ts';
import {
  createReviewedCreations,
  type DeclaredField,
  declaredFields,
  namesOf,
  staysAsItIs,
} from './reviewed-creations.ts';
import { createComparison, type IsTold, referredIds } from './reviewed-values.ts';

/** What is about to happen to an object: `prior` null creates it, `planned` null deletes it. */
export interface Change {
  readonly prior: CtyObject | null;
  readonly planned: CtyObject | null;
}

/** Holds what is about to happen against the review that was approved. */
export interface Approval {
  /** Refuses what the review does not have. What it has is created once. */
  readonly check: (session: Session, resource: ResourceType, change: Change) => Promise<Finding[]>;
  /** Refuses to take over, in the place of a creation that was checked, what the review took for new. */
  readonly checkAdoption: (resource: ResourceType, planned: CtyObject, id: string) => Finding[];
  /** Remembers the name of what was made or changed. */
  readonly learn: (state: CtyObject | null) => void;
}

/** Of these a review does not know what is there already. */
const unseenByReviews: ReadonlySet<string> = new Set(['sso_connection', 'workload_identity']);

/** The object of the review that is the one with the id. */
const withId = (objects: readonly ReviewedObject[], prior: CtyObject, ...actions: readonly string[]) =>
  objects.find(({ id, action }) => id === idOf(prior) && actions.includes(action));

/** The fields that change, and not to what an object of the review has. */
function otherChanges(
  resource: ResourceType,
  prior: CtyObject,
  planned: CtyObject,
  { after }: ReviewedObject,
  isTold: IsTold,
): string[] {
  const isOther = ([name, field]: DeclaredField): boolean => {
    const value = planned[name] ?? null;
    if (staysAsItIs(field, prior[name] ?? null, value)) return false;
    return !Object.hasOwn(after, name) || !isTold(name, field, after[name], value);
  };
  return namesOf(declaredFields(resource).filter(isOther));
}

/**
 * The ids of what a plan makes are known only when it is applied, and until then a review follows what the
 * configuration refers to. Here they are known: what is written must be what the review says in names.
 */
export function createApproval(review: ReviewFile): Approval {
  const names = createKnownNames();
  const isTold = createComparison(review.objects, names);
  const byKind = Map.groupBy(review.objects, ({ kind }) => kind);
  const ofKind = ({ definition }: ResourceType) => byKind.get(definition.name) ?? [];
  const creations = createReviewedCreations(ofKind, isTold);
  const createdAs = new WeakMap<CtyObject, ReviewedObject>();
  const refuse = (resource: ResourceType, change: Change, refusal: Refusal) => [
    notReviewed(review, names, resource, change, refusal),
  ];

  const readNames = (session: Session, resource: ResourceType, values: CtyObject) =>
    names.read(
      session,
      declaredFields(resource).flatMap(([name, field]) => referredIds(field, values[name] ?? null)),
    );

  const create = async (session: Session, resource: ResourceType, planned: CtyObject) => {
    let object = creations.take(resource, planned);
    if (!object) {
      await Promise.all([readNames(session, resource, planned), creations.readReplaced(session, resource)]);
      object = creations.take(resource, planned);
    }
    if (object) createdAs.set(planned, object);
    const nearest = object ? undefined : creations.nearest(resource, planned);
    return object ? [] : refuse(resource, { prior: null, planned }, { verb: 'create', nearest });
  };

  const update = async (session: Session, resource: ResourceType, prior: CtyObject, planned: CtyObject) => {
    const object = withId(ofKind(resource), prior, 'update');
    const differing = () => (object ? otherChanges(resource, prior, planned, object, isTold) : []);
    if (object && differing().length === 0) return [];
    await readNames(session, resource, planned);
    const nearest = object && { object, fields: differing() };
    if (nearest?.fields.length === 0) return [];
    return refuse(resource, { prior, planned }, { verb: 'change', nearest });
  };

  const end = async (session: Session, resource: ResourceType, prior: CtyObject) => {
    const object = withId(ofKind(resource), prior, 'delete', 'replace');
    if (object?.action === 'replace') creations.replace(object, prior);
    if (object) return [];
    await readNames(session, resource, prior);
    return refuse(resource, { prior, planned: null }, { verb: 'delete' });
  };

  return {
    check: async (session, resource, { prior, planned }) => {
      if (prior && planned) return update(session, resource, prior, planned);
      if (planned) return create(session, resource, planned);
      return prior ? end(session, resource, prior) : [];
    },
    checkAdoption: (resource, planned, id) => {
      const isReviewed = createdAs.get(planned)?.action === 'adopt';
      if (isReviewed || unseenByReviews.has(resource.definition.name)) return [];
      return refuse(resource, { prior: { id }, planned }, { verb: 'take over' });
    },
    learn: names.learn,
  };
}
