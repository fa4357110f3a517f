import {
  AccessKey,
  Member,
  Project,
  RoleAssignment,
  RosterProvider,
  ServiceAccount,
} from '@roster/cdktf-provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';

const app = new App();
const stack = new TerraformStack(app, 'quickstart');

// Endpoint and access key come from the environment (ROSTER_…) or from the profile "roster".
new RosterProvider(stack, 'roster');

const payments = new Project(stack, 'payments', { name: 'payments', note: 'Clusters behind the checkout' });
const telemetry = new Project(stack, 'telemetry', { name: 'telemetry', note: 'Readings of the fleet, MQTT' });

const jane = new Member(stack, 'jane', { email: 'jane@example.com', displayName: 'Jane Doe' });
const omar = new Member(stack, 'omar', { email: 'omar@example.com', displayName: 'Omar Haddad' });
const mei = new Member(stack, 'mei', { email: 'mei@example.com', displayName: 'Mei Tanaka' });

// Jane leads one project and lends a hand in the other.
new RoleAssignment(stack, 'jane-leads-payments', {
  principalId: jane.id,
  roleId: 'project_administrator',
  projectId: payments.id,
});
new RoleAssignment(stack, 'jane-helps-telemetry', {
  principalId: jane.id,
  roleId: 'project_user',
  projectId: telemetry.id,
  reason: 'Covers for the telemetry team, ticket OPS-42',
});
new RoleAssignment(stack, 'omar-uses-telemetry', {
  principalId: omar.id,
  roleId: 'project_user',
  projectId: telemetry.id,
});
// An auditor sees the whole environment: no project.
new RoleAssignment(stack, 'mei-audits', { principalId: mei.id, roleId: 'auditor' });

const pipeline = new ServiceAccount(stack, 'pipeline', { name: 'deploy-pipeline' });
new RoleAssignment(stack, 'pipeline-deploys-payments', {
  principalId: pipeline.id,
  roleId: 'project_administrator',
  projectId: payments.id,
});
const pipelineKey = new AccessKey(stack, 'pipeline-key', {
  serviceAccountId: pipeline.id,
  note: 'Used by the release job',
  // Roster shows the secret once. Keep it only in a state that few may read, or leave this out.
  storeSecretInState: true,
});

new TerraformOutput(stack, 'payments_project_id', { value: payments.id });
new TerraformOutput(stack, 'telemetry_project_id', { value: telemetry.id });
new TerraformOutput(stack, 'pipeline_access_key_id', { value: pipelineKey.id });
new TerraformOutput(stack, 'pipeline_secret_access_key', {
  value: pipelineKey.secretAccessKey,
  sensitive: true,
});

app.synth();
