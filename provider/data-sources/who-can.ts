import { type ReadQuery, textOf } from './questions.ts';

export const readWhoCan: ReadQuery = async (ask, config) => {
  const query = { permission: textOf(config, 'permission'), project_id: textOf(config, 'project_id') };
  const { items } = await ask.all('/v1/who_can', query);
  return { principals: items };
};
