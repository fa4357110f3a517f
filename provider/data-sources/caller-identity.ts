import { isJsonObject } from '../resources/object.ts';
import type { ReadQuery } from './questions.ts';

export const readCallerIdentity: ReadQuery = async (ask) => {
  const caller = await ask.one('/v1/caller');
  const credential = isJsonObject(caller['credential']) ? caller['credential'] : {};
  return { ...caller, credential_kind: credential['kind'], credential_id: credential['id'] };
};
