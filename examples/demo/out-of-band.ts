import type { RosterClient } from '../../client/client.ts';
import type { Demo } from './steps.ts';

/** Changes one declared object and deletes another through the API, as somebody with a script might. */
export async function tamper({ printer }: Demo, client: RosterClient): Promise<void> {
  const omar = await only(client.GET('/v1/members', { params: { query: { email: 'omar@example.com' } } }));
  const jane = await only(client.GET('/v1/members', { params: { query: { email: 'jane@example.com' } } }));
  const telemetry = await only(client.GET('/v1/projects', { params: { query: { name: 'telemetry' } } }));
  const filter = { principal_id: jane.id, project_id: telemetry.id };
  const assignment = await only(client.GET('/v1/role_assignments', { params: { query: filter } }));

  printer.line('Omar gets another name, and Jane loses her role in the project telemetry.');
  printer.command('source <(grep = $DEMO/credentials | tr -d " ")');
  const curl = 'curl --aws-sigv4 aws:amz:global:roster --user "$access_key_id:$secret_access_key"';
  const displayName = 'Omar the Great';
  const body = JSON.stringify({ display_name: displayName });
  printer.command(`${curl} --request PATCH --json '${body}' "$endpoint/v1/members/${omar.id}"`);
  await client.PATCH('/v1/members/{id}', {
    params: { path: { id: omar.id } },
    body: { display_name: displayName },
  });
  printer.command(`${curl} --request DELETE "$endpoint/v1/role_assignments/${assignment.id}"`);
  await client.DELETE('/v1/role_assignments/{id}', { params: { path: { id: assignment.id } } });
}

async function only<T>(answer: Promise<{ data?: { items: T[] } }>): Promise<T> {
  const items = (await answer).data?.items ?? [];
  const [item] = items;
  if (!item || items.length > 1) throw new Error(`expected one object and got ${items.length}`);
  return item;
}
