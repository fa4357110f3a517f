// The Roster API with @roster/client. See README.md.
import { ApiError, connect } from '@roster/client';

const roster = await connect();
const created: (() => Promise<unknown>)[] = [];

try {
  const body = { name: 'direct-api' };
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  const { data: project } = await roster.POST('/v1/projects', { body, params: { header } });
  const path = { id: project.id };
  created.push(() => roster.DELETE('/v1/projects/{id}', { params: { path } }));
  console.log('project:', project.name);

  const { data: again } = await roster.POST('/v1/projects', { body, params: { header } });
  if (again.id === project.id) console.log('sent again with the same key: the same project');

  // Without a key of our own the client makes one, so that it can repeat what was not answered.
  const email = 'jane@direct-api.example.com';
  const { data: member } = await roster.POST('/v1/members', { body: { email } });
  created.push(() => roster.DELETE('/v1/members/{id}', { params: { path: { id: member.id } } }));
  const { data: assignment } = await roster.POST('/v1/role_assignments', {
    body: { principal_id: member.id, role_id: 'project_user', project_id: project.id },
  });
  created.push(() => roster.DELETE('/v1/role_assignments/{id}', { params: { path: { id: assignment.id } } }));
  console.log('role:', assignment.role_id);

  let count = 0;
  for await (const _ of roster.list('/v1/permissions', { query: { page_size: 20 } })) count += 1;
  console.log('permissions:', count);

  const { decision, context } = await roster.decide({
    subject: { type: 'member', id: email },
    action: { name: 'deployment.power' },
    resource: { type: 'deployment', id: 'orders', properties: { project: project.id } },
  });
  console.log('may jane restart a deployment:', decision ? 'yes' : 'no', `(${context.reason})`);

  const { data: renamed } = await roster.PATCH('/v1/projects/{id}', {
    params: { path, query: { dry_run: 'true' } },
    body: { name: 'direct-api-2' },
  });
  console.log('dry run:', renamed.name);

  const { response } = await roster.GET('/v1/projects/{id}', { params: { path } });
  const asRead = { 'If-Match': response.headers.get('etag') ?? '' };
  const { data: changed } = await roster.PATCH('/v1/projects/{id}', {
    params: { path, header: asRead },
    body: { note: 'Ours' },
  });
  console.log('changed as it was read:', changed.name);

  try {
    await roster.PATCH('/v1/projects/{id}', { params: { path, header: asRead }, body: { note: 'Mine' } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.log('changed by somebody else since:', error.status, error.problem.code);
  }
} finally {
  for (const remove of created.reverse()) await remove();
  if (created.length > 0) console.log('deleted:', created.length);
}
