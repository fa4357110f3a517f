/**
 * The permissions by which the API guards its own operations, in the words of the EMQX documents. An edition without
 * the word has a stand-in (`EditionTable.standIns`), or leaves the operation to Administrators.
 */
export const guardPermissions = [
  'environment.manage',
  'member.list',
  'member.manage',
  'project.list',
  'project.create',
  'project.update',
  'project.delete',
  'project.members.manage',
  'platform_api_key.read',
  'platform_api_key.manage',
  'audit_log.read',
] as const;

export type GuardPermission = (typeof guardPermissions)[number];
