import type { Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { createKnownNames } from './known-names.ts';
import { notReviewed } from './not-reviewed.ts';
import { idOf } from './object.ts';
import type { ReviewedObject, ReviewFile } from './review-file.ts';
import {
  createReviewedCreations,
  type DeclaredField,
  declaredFields,
  namesOf,
  staysAsItIs,
} from './reviewed-creations.ts';
import { createComparison, referredIds } from './reviewed-values.ts';

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

  const refuse = (...told: readonly [ResourceType, Change, Parameters<typeof notReviewed>[4]?]) =>
    [notReviewed(review, names, ...told)] as Finding[];

  const withId = (resource: ResourceType, prior: CtyObject, ...actions: readonly string[]) =>
    ofKind(resource).find(({ id, action }) => id === idOf(prior) && actions.includes(action));

  const readNames = (session: Session, resource: ResourceType, values: CtyObject) =>
    names.read(
      session,
      declaredFields(resource).flatMap(([name, field]) => referredIds(field, values[name] ?? null)),
    );

  const create = async (session: Session, resource: ResourceType, planned: CtyObject): Promise<Finding[]> => {
    let object = creations.take(resource, planned);
    if (!object) {
      await Promise.all([readNames(session, resource, planned), creations.readReplaced(session, resource)]);
      object = creations.take(resource, planned);
    }
    if (object) createdAs.set(planned, object);
    return object ? [] : refuse(resource, { prior: null, planned }, creations.nearest(resource, planned));
  };

  const update = async (
    session: Session,
    resource: ResourceType,
    prior: CtyObject,
    planned: CtyObject,
  ): Promise<Finding[]> => {
    const object = withId(resource, prior, 'update');
    const isOther = ([name, field]: DeclaredField): boolean => {
      const value = planned[name] ?? null;
      if (!object || staysAsItIs(field, prior[name] ?? null, value)) return false;
      return !Object.hasOwn(object.after, name) || !isTold(name, field, object.after[name], value);
    };
    const differing = () => namesOf(declaredFields(resource).filter(isOther));
    if (object && differing().length === 0) return [];
    await readNames(session, resource, planned);
    const fields = differing();
    return object && fields.length === 0
      ? []
      : refuse(resource, { prior, planned }, object && { object, fields });
  };

  const end = async (session: Session, resource: ResourceType, prior: CtyObject): Promise<Finding[]> => {
    const object = withId(resource, prior, 'delete', 'replace');
    if (object?.action === 'replace') creations.replace(object, prior);
    if (object) return [];
    await readNames(session, resource, prior);
    return refuse(resource, { prior, planned: null });
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
      return refuse(resource, { prior: { id }, planned });
    },
    learn: names.learn,
  };
}
