import type { EditionTable } from '../table.ts';

/** Names and descriptions as in "Roles and Permissions"; project roles need a project, the others cover all. */
export const emqxRoles: Pick<EditionTable, 'administrator' | 'columns'> = {
  administrator: {
    id: 'administrator',
    name: 'Administrator',
    description: 'Everything in the environment, in all projects.',
    scopeKind: 'environment',
  },
  columns: [
    {
      id: 'project_administrator',
      name: 'Project Administrator',
      description: 'Views projects and manages the deployments of the projects it is assigned in.',
      scopeKind: 'project',
    },
    {
      id: 'project_user',
      name: 'Project User',
      description: 'Views projects, and views and edits the deployments of the projects it is assigned in.',
      scopeKind: 'project',
    },
    {
      id: 'accountant',
      name: 'Accountant',
      description: 'Manages billing, balance and invoices; views projects and deployments.',
      scopeKind: 'environment',
    },
    {
      id: 'auditor',
      name: 'Auditor',
      description: 'Views projects, deployments, members, billing and the audit log; changes nothing.',
      scopeKind: 'environment',
    },
  ],
};
