import { type ReadQuery, textOf } from './questions.ts';

export const readPermissions: ReadQuery = async (ask, config) => {
  const { items } = await ask.all('/v1/permissions', { role_id: textOf(config, 'role_id') });
  return { permissions: items };
};
