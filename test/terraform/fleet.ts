import { expect } from 'vitest';
import type { Actor, Json } from '../support/api.ts';
import { inventoryOf } from '../support/inventory.ts';
import type { Terraform } from '../support/terraform.ts';

/** 40 objects of every kind that depend on each other. */
export const fleet = `
resource "roster_project" "it" {
  count = 6
  name  = "project-\${count.index}"
}

resource "roster_member" "it" {
  count = 8
  email = "member-\${count.index}@example.com"
}

resource "roster_service_account" "it" {
  count = 4
  name  = "account-\${count.index}"
}

resource "roster_access_key" "it" {
  count                 = 6
  service_account_id    = roster_service_account.it[count.index % 4].id
  note                  = "key-\${count.index}"
  store_secret_in_state = true
}

resource "roster_role" "it" {
  count       = 3
  name        = "role-\${count.index}"
  scope_kind  = "project"
  permissions = ["deployment.read"]
}

resource "roster_role_assignment" "it" {
  count        = 13
  principal_id = roster_member.it[count.index % 8].id
  role_id      = count.index < 8 ? "project_user" : roster_role.it[count.index % 3].id
  project_id   = roster_project.it[count.index % 6].id
}
`;

export const fleetSize = 40;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The fleet in words, one line an object. */
const declared = [
  ...numbers(6).map((index) => `project project-${index}`),
  ...numbers(8).map((index) => `member member-${index}@example.com`),
  ...numbers(4).map((index) => `account account-${index}`),
  ...numbers(6).map((index) => `key key-${index} of account-${index % 4}`),
  ...numbers(3).map((index) => `role role-${index}`),
  ...numbers(13).map((index) => {
    const role = index < 8 ? 'project_user' : `role-${index % 3}`;
    return `member-${index % 8}@example.com is ${role} in project-${index % 6}`;
  }),
].sort();

/** The objects that the environment began with: they are in no configuration. */
export async function beginningOf(actor: Actor): Promise<ReadonlySet<string>> {
  return new Set(idsOf(await inventoryOf(actor)));
}

/** The API has each object of the fleet once and nothing else, the state knows all of them, and nothing is left to do. */
export async function expectFleet(
  terraform: Terraform,
  actor: Actor,
  beginning: ReadonlySet<string>,
): Promise<void> {
  const inventory = await inventoryOf(actor);
  const added = Object.fromEntries(
    Object.entries(inventory).map(([plural, items]) => [
      plural,
      items.filter(({ id }) => !beginning.has(id)),
    ]),
  );
  expect(inWords(added)).toEqual(declared);
  expect(await idsInState(terraform)).toEqual(idsOf(added));
  expect(await terraform.plan()).toHaveNoChanges();
}

/** Every object that the API has beyond its beginning, by id. */
export async function idsAdded(actor: Actor, beginning: ReadonlySet<string>): Promise<string[]> {
  return idsOf(await inventoryOf(actor)).filter((id) => !beginning.has(id));
}

export async function idsInState(terraform: Terraform): Promise<string[]> {
  return (await terraform.objects()).map(({ values }) => values.id).sort();
}

function idsOf(inventory: Record<string, Json[]>): string[] {
  return Object.values(inventory)
    .flat()
    .filter(({ predefined }) => predefined !== true)
    .map(({ id }) => id)
    .sort();
}

function inWords(inventory: Record<string, Json[]>): string[] {
  const {
    projects = [],
    members = [],
    service_accounts = [],
    access_keys = [],
    role_assignments = [],
  } = inventory;
  const roles = (inventory['roles'] ?? []).filter(({ predefined }) => !predefined);
  const all = [...projects, ...members, ...service_accounts, ...roles];
  const names = new Map(all.map((object) => [object.id, object.name ?? object.email]));
  const named = (id: string) => names.get(id) ?? id;
  return [
    ...projects.map(({ name }) => `project ${name}`),
    ...members.map(({ email }) => `member ${email}`),
    ...service_accounts.map(({ name }) => `account ${name}`),
    ...access_keys.map(({ note, service_account_id }) => `key ${note} of ${named(service_account_id)}`),
    ...roles.map(({ name }) => `role ${name}`),
    ...role_assignments.map(
      ({ principal_id, role_id, project_id }) =>
        `${named(principal_id)} is ${named(role_id)} in ${named(project_id)}`,
    ),
  ].sort();
}
