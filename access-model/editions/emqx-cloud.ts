import { action, allow, bound, type EditionTable, none, read, readWrite } from '../table.ts';
import { emqxRoles } from './emqx-roles.ts';

/**
 * EMQX Cloud: the matrix of the document "User Management".
 * The document's text lost its cells; they are inferred from the next edition and from its own prose.
 * Columns: Project Administrator, Project User, Accountant, Auditor.
 */
export const emqxCloud: EditionTable = {
  id: 'emqx-cloud',
  title: 'EMQX Cloud',
  document: 'User Management',
  ...emqxRoles,
  rows: [
    action('deployment.list', 'View deployment list', allow, allow, allow, allow),
    action('deployment.project.create', 'Create new project in the deployment list', none, none, none, none),
    action('deployment.project.update', 'Edit project in the deployment list', allow, none, none, none),
    action('deployment.project.delete', 'Delete project in the deployment list', none, none, none, none),
    action('deployment.create', 'Create new deployments', allow, none, none, none),
    action('deployment.move', 'Move deployments to other project', allow, none, none, none),
    action('deployment.power', 'Start/Stop the deployment', allow, none, none, none),
    action('deployment.delete', 'Delete deployment', allow, none, none, none),
    action('deployment.rename', "Change deployment's name", allow, allow, none, none),
    action('deployment.plan.annual', 'Change to annual plan', allow, none, none, none),
    readWrite('deployment.tls', 'TLS/SSL Configuration', allow, allow, read, read),
    readWrite('deployment.api_key', 'REST API Configuration', allow, allow, read, read),
    readWrite('network.private_link', 'VPC Connection Configuration', allow, allow, read, read),
    readWrite(
      'deployment.client_cert_auth',
      'Certification Authentication Configuration',
      allow,
      allow,
      read,
      read,
    ),
    readWrite('deployment.monitoring', 'Monitoring', allow, allow, read, read),
    readWrite('deployment.alerts', 'Alerts', allow, allow, read, read),
    readWrite('deployment.data_integration', 'Data Integrations Configuration', allow, allow, read, read),
    action('deployment.online_test', 'Online Debugging', allow, allow, none, none),
    action('member.list', 'View user list', none, none, none, allow),
    action('member.manage', 'User Management Operation', none, none, none, none),
    action('project.list', 'View project list', bound, bound, allow, allow),
    action('project.create', 'Create new projects', none, none, none, none),
    action('project.delete', 'Delete the project', none, none, none, none),
    action('project.update', 'Edit the project', allow, none, none, none),
    action('project.members.manage', 'Project bind subaccount', none, none, none, none),
    action('billing.overview.read', 'View the financial data', none, none, allow, allow),
    action('billing.payment.update', 'Top up/bind credit card', none, none, allow, none),
    action('billing.transactions.read', 'View transaction history', none, none, allow, allow),
    action('billing.bills.read', 'View historical and hourly bills', none, none, allow, allow),
    action('billing.coupons.read', 'View Coupons', none, none, allow, allow),
    action('billing.invoices.read', 'View Invoices', none, none, allow, allow),
    action('billing.invoices.apply', 'Apply Invoices', none, none, allow, none),
    action('billing.invoice_address.read', 'View Invoices Address', none, none, allow, allow),
    action('billing.invoice_address.update', 'Edit Invoices Address', none, none, allow, none),
  ],
};
