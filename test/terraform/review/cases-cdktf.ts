import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Member,
  Project,
  ProjectRoleMembers,
  Role,
  RoleAssignment,
  ServiceAccount,
} from '@roster/cdktf-provider';
import { App, TerraformIterator, TerraformStack, Testing } from 'cdktf';
import type { Case, World } from './ground.ts';

const expiresAt = '2099-01-01T00:00:00Z';

/** What `cdktf synth` writes for a stack, in the place of HCL. */
const synth =
  (declare: (stack: TerraformStack) => void) =>
  async ({ terraform }: World): Promise<string> => {
    const outdir = await mkdtemp(join(tmpdir(), 'roster-synth-'));
    try {
      const stack = new TerraformStack(new App({ outdir }), 'stack');
      declare(stack);
      await writeFile(join(terraform.folder, 'cdk.tf.json'), Testing.synth(stack));
      return '';
    } finally {
      await rm(outdir, { recursive: true });
    }
  };

const team = (stack: TerraformStack, ...people: string[]) => {
  const payments = new Project(stack, 'payments', { name: 'payments' });
  const members = people.map((name) => new Member(stack, name, { email: `${name}@example.com` }));
  return { payments, members };
};

/** The same from TypeScript. */
export const cdktfCases: readonly Case[] = [
  {
    name: 'A team in TypeScript',
    after: synth((stack) => {
      const { payments, members } = team(stack, 'jane', 'omar');
      for (const [index, member] of members.entries())
        new RoleAssignment(stack, `grant-${index}`, {
          principalId: member.id,
          roleId: index === 0 ? 'project_administrator' : 'project_user',
          projectId: payments.id,
          expiresAt,
        });
      const pipeline = new ServiceAccount(stack, 'pipeline', { name: 'pipeline' });
      new RoleAssignment(stack, 'pipeline-audits', {
        principalId: pipeline.id,
        roleId: 'auditor',
        expiresAt,
      });
    }),
    people: ['jane@example.com new', 'omar@example.com new', 'pipeline new'],
    findings: [],
  },
  {
    name: 'A role and a set change in TypeScript',
    before: synth((stack) => {
      const { payments, members } = team(stack, 'jane', 'omar');
      const reader = new Role(stack, 'reader', {
        name: 'reader',
        scopeKind: 'project',
        permissions: ['deployment.read'],
      });
      new ProjectRoleMembers(stack, 'readers', {
        projectId: payments.id,
        roleId: reader.id,
        principalIds: members.map(({ id }) => id),
      });
    }),
    after: synth((stack) => {
      const { payments, members } = team(stack, 'jane', 'omar', 'mia');
      const reader = new Role(stack, 'reader', {
        name: 'reader',
        scopeKind: 'project',
        permissions: ['deployment.read', 'deployment.logs.read'],
      });
      new ProjectRoleMembers(stack, 'readers', {
        projectId: payments.id,
        roleId: reader.id,
        principalIds: members.slice(1).map(({ id }) => id),
      });
    }),
    people: ['jane@example.com lost', 'omar@example.com widened', 'mia@example.com new'],
    findings: ['grant_without_end mia@example.com'],
  },
  {
    name: 'An iterator in TypeScript',
    after: synth((stack) => {
      const { payments } = team(stack);
      const people = TerraformIterator.fromList(['jane', 'omar']);
      new Member(stack, 'member', { forEach: people, email: `${people.value}@example.com` });
      new RoleAssignment(stack, 'grant', {
        forEach: people,
        principalId: `\${roster_member.member[each.key].id}`,
        roleId: 'project_user',
        projectId: payments.id,
        expiresAt,
        reason: `On call, ${people.value}`,
      });
    }),
    people: ['jane@example.com new', 'omar@example.com new'],
    findings: [],
  },
];
