import { Automation, Grant, Member, RosterProvider, Team } from '@roster/cdktn-provider';
import { App, TerraformOutput, TerraformStack } from 'cdktn';

const app = new App();
const stack = new TerraformStack(app, 'quickstart');

// Endpoint and access key come from the environment (ROSTER_…) or from the profile "roster".
new RosterProvider(stack, 'roster');

const jane = new Member(stack, 'jane', { email: 'jane@example.com', displayName: 'Jane Doe' });
const omar = new Member(stack, 'omar', { email: 'omar@example.com', displayName: 'Omar Haddad' });
const mei = new Member(stack, 'mei', { email: 'mei@example.com', displayName: 'Mei Tanaka' });

const payments = new Team(stack, 'payments', {
  name: 'payments',
  note: 'Clusters behind the checkout',
  administrators: [jane],
});
const telemetry = new Team(stack, 'telemetry', {
  name: 'telemetry',
  note: 'Readings of the fleet, MQTT',
  users: [omar],
});

// Jane lends a hand in the other project.
new Grant(stack, 'jane-helps-telemetry', {
  principal: jane,
  role: 'project_user',
  project: telemetry,
  reason: 'Covers for the telemetry team, ticket OPS-42',
});
// An auditor sees the whole environment: no project.
new Grant(stack, 'mei-audits', { principal: mei, role: 'auditor' });

const pipeline = new Automation(stack, 'pipeline', {
  name: 'deploy-pipeline',
  roles: [{ role: 'project_administrator', project: payments }],
  credentials: {
    note: 'Used by the release job',
    rotateAfter: '90d',
    // Roster shows the secret once. Keep it only in a state that few may read, or encrypt it: `ageRecipients`.
    storeSecretInState: true,
  },
});

new TerraformOutput(stack, 'payments_project_id', { value: payments.id });
new TerraformOutput(stack, 'telemetry_project_id', { value: telemetry.id });
new TerraformOutput(stack, 'pipeline_access_key_id', { value: pipeline.accessKey?.id });
new TerraformOutput(stack, 'pipeline_secret_access_key', {
  value: pipeline.accessKey?.secretAccessKey,
  sensitive: true,
});

app.synth();
