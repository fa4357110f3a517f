import type { Json, TestApi } from './api.ts';
import { assign, createMember, createProject } from './resources.ts';

/** A project, people, and the path of those who hold the role `project_user` in it. */
export async function setUpRoleMembers(api: TestApi, ...emails: string[]) {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const people: Json[] = [];
  for (const email of emails) people.push(await createMember(administrator, `${email}@example.com`));
  const path = `/v1/projects/${project.id}/role_members/project_user`;
  const idsNow = async (): Promise<string[]> =>
    (await administrator.get(path)).body.members.map(({ principal_id }: Json) => principal_id);
  const bind = (principal: Json, more: Json = {}) =>
    assign(administrator, principal.id, 'project_user', { project_id: project.id, ...more });
  return { environment, administrator, project, people, path, idsNow, bind };
}
