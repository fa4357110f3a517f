import { type ReadQuery, textOf } from './questions.ts';

const collections = { member_id: 'members', service_account_id: 'service_accounts' } as const;

export const readEffectiveAccess: ReadQuery = async (ask, config) => {
  const projectId = textOf(config, 'project_id');
  if (projectId !== undefined) {
    const { items } = await ask.all(`/v1/projects/${encodeURIComponent(projectId)}/access`, {});
    const access = items.map((item) => ({ ...item, project_id: projectId, project_name: null }));
    return { status: null, access };
  }
  const by = textOf(config, 'member_id') === undefined ? 'service_account_id' : 'member_id';
  const path = `/v1/${collections[by]}/${encodeURIComponent(textOf(config, by) ?? '')}/access`;
  const { items, beside } = await ask.all(path, {
    permission: textOf(config, 'permission'),
    project_id: textOf(config, 'scope_project_id'),
  });
  const { principal_id, kind, name, status } = beside;
  return { status, access: items.map((item) => ({ ...item, principal_id, kind, name })) };
};
