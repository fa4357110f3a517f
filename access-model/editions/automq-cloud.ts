import { action, allow, type Cell, type EditionTable, none, read, readWrite } from '../table.ts';

/** Marks a cell that no page of AutoMQ states. The others follow from the sentences quoted at the rows. */
const inferred = (cell: Cell): Cell => cell;

/**
 * AutoMQ Cloud. Its overview ("Identities and access") names Admin, Operator and Viewer and has no matrix; the cells
 * come from the pages "Environment Members", "Service Accounts" and "Role-Based Access Control". The ids are ours,
 * after the actions that the last page names. A project stands for an AutoMQ instance.
 * Columns: Operator, Viewer, InstanceViewer, InstanceDeveloper.
 */
export const automqCloud: EditionTable = {
  id: 'automq-cloud',
  title: 'AutoMQ Cloud',
  document: 'Role-Based Access Control',
  administrator: {
    id: 'administrator',
    name: 'Admin',
    description: 'Everything in the environment: members, service accounts, integrations and instances.',
    scopeKind: 'environment',
  },
  columns: [
    {
      id: 'operator',
      name: 'Operator',
      description: 'Manages integrations and instances; not the environment, not members.',
      scopeKind: 'environment',
    },
    {
      id: 'viewer',
      name: 'Viewer',
      description: 'Views integrations and instances; not the environment, not members.',
      scopeKind: 'environment',
    },
    {
      id: 'instance_viewer',
      name: 'InstanceViewer',
      description: 'Views the instances (projects) it is assigned in, without message contents.',
      scopeKind: 'project',
    },
    {
      id: 'instance_developer',
      name: 'InstanceDeveloper',
      description:
        'Manages topics, consumer groups and ACLs of the instances (projects) it is assigned in; does not change the instances.',
      scopeKind: 'project',
    },
  ],
  rows: [
    // Admin: "manage members". Operator and Viewer: "not the environment, not members". A role on single instances
    // reaches nothing that belongs to the environment.
    action('environment.manage', 'Manage the environment', none, none, inferred(none), inferred(none)),
    action('member.list', 'View members', none, none, inferred(none), inferred(none)),
    action('member.manage', 'Manage members', none, none, inferred(none), inferred(none)),
    // "Admins create service accounts"; of looking at them, and of an audit log, no page says anything.
    action(
      'platform_api_key.read',
      'View service accounts and access keys',
      inferred(none),
      inferred(none),
      inferred(none),
      inferred(none),
    ),
    action(
      'platform_api_key.manage',
      'Manage service accounts and access keys',
      none,
      none,
      inferred(none),
      inferred(none),
    ),
    action(
      'audit_log.read',
      'View the audit log',
      inferred(none),
      inferred(none),
      inferred(none),
      inferred(none),
    ),
    // Operator: "manage integrations and instances". Viewer: "view instances and integrations".
    readWrite('integration', 'Integrations', allow, read, inferred(none), inferred(none)),
    // InstanceViewer: "read-only on given instances". InstanceDeveloper "does not change, upgrade or resize the
    // instance"; that it sees the instance goes without saying.
    readWrite('instance', 'Instances', allow, read, read, inferred(read)),
    // Operator: "write instance resources". Viewer: "read instance resources". InstanceDeveloper: "manages topics,
    // groups and ACLs inside given instances".
    readWrite('instance.acl', 'ACL policies and ACL users of instances', allow, read, read, allow),
    readWrite('topic', 'Topics', allow, read, read, allow),
    readWrite('consumer_group', 'Consumer groups', allow, read, read, allow),
    readWrite('kafka_link', 'Kafka links', allow, read, read, inferred(read)),
    // Named among the actions, with no word on who may; profiles belong to no instance.
    action(
      'deploy_profile.read',
      'View deploy profiles',
      inferred(allow),
      inferred(allow),
      inferred(none),
      inferred(none),
    ),
  ],
  standIns: {
    'project.list': 'instance.read',
    'project.create': 'instance.write',
    'project.update': 'instance.write',
    'project.delete': 'instance.write',
    'project.members.manage': 'member.manage',
  },
};
