/**
 * The cells of the edition automq-cloud, written out from what AutoMQ's pages say of the roles:
 *
 * - Admin: everything in the environment: manage members, integrations, instances.
 * - Operator: write instance resources: manage integrations and instances; not the environment, not members.
 * - Viewer: read instance resources: view instances and integrations; not the environment, not members.
 * - InstanceViewer: read-only on given instances, without message contents.
 * - InstanceDeveloper: manages topics, groups and ACLs inside given instances, does not change, upgrade or resize
 *   the instance.
 */
const table = `
  permission               Admin  Operator  Viewer  InstanceViewer  InstanceDeveloper
  environment.manage       yes    no        no      no              no
  member.list              yes    no        no      no              no
  member.manage            yes    no        no      no              no
  platform_api_key.read    yes    no        no      no              no
  platform_api_key.manage  yes    no        no      no              no
  audit_log.read           yes    no        no      no              no
  integration.read         yes    yes       yes     no              no
  integration.write        yes    yes       no      no              no
  instance.read            yes    yes       yes     yes             yes
  instance.write           yes    yes       no      no              no
  instance.acl.read        yes    yes       yes     yes             yes
  instance.acl.write       yes    yes       no      no              yes
  topic.read               yes    yes       yes     yes             yes
  topic.write              yes    yes       no      no              yes
  consumer_group.read      yes    yes       yes     yes             yes
  consumer_group.write     yes    yes       no      no              yes
  kafka_link.read          yes    yes       yes     yes             yes
  kafka_link.write         yes    yes       no      no              no
  deploy_profile.read      yes    yes       yes     no              no
`;

const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export interface NamedCell {
  readonly roleName: string;
  readonly permission: string;
  readonly granted: boolean;
}

export const automqCells: readonly NamedCell[] = rows.flatMap(([permission = '', ...answers]) =>
  answers.map((answer, column) => ({
    roleName: head[column + 1] ?? '',
    permission,
    granted: answer === 'yes',
  })),
);
