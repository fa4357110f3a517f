import { createObject } from './create.ts';
import { deleteObject } from './delete.ts';
import { importObject } from './import.ts';
import type { Life } from './life.ts';
import { planCreate, planDelete, planUpdate } from './plan.ts';
import { readObject } from './read.ts';
import { updateObject } from './update.ts';

/** The life of every object that the API creates, reads by its id, changes and deletes. */
export const objectLife: Life = {
  planCreate,
  planUpdate: (session, resource, prior, config) => planUpdate(session, resource, prior, config),
  planDelete,
  read: readObject,
  create: createObject,
  update: updateObject,
  remove: deleteObject,
  importObject,
};
