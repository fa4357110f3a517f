import type { TerraformField } from '../../provider-schema/readers/terraform-fields.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';

type Fields = Readonly<Record<string, TerraformField>>;

/** The secrets that a configuration gives. */
export const secretsIn = (fields: Fields, config: CtyObject): string[] =>
  Object.entries(fields).flatMap(([name, { writes }]) => {
    const value = config[name];
    return writes !== undefined && typeof value === 'string' ? [value] : [];
  });

/** A version alone says nothing; and a Terraform that does not know write-only values would keep them. */
export function validateSecrets(fields: Fields, config: CtyObject, allowed: boolean): Finding[] {
  return Object.entries(fields).flatMap(([name, { writes }]) => {
    if (writes === undefined) return [];
    const version = `${writes}_wo_version`;
    const isSet = (attribute: string) => (config[attribute] ?? null) !== null;
    if (isSet(name) && !allowed) return [tooOld(name)];
    if (isSet(name) || !isSet(version)) return [];
    return [
      error(`Set "${name}" as well`, `"${version}" is the version of "${name}", which is not set.`, version),
    ];
  });
}

/** Refuses a creation without a secret that it takes. */
export function missingSecrets(fields: Fields, config: CtyObject): Finding[] {
  return Object.entries(fields)
    .filter(([name, { requiredAtCreation }]) => requiredAtCreation && (config[name] ?? null) === null)
    .map(([name]) =>
      error(
        `Missing ${name}`,
        `"${name}" is required to create it. Only what exists already, and is imported, can do without.`,
        name,
      ),
    );
}

const tooOld = (name: string) =>
  error(
    `"${name}" needs Terraform 1.11 or newer`,
    'This Terraform has no write-only arguments and would keep the value in its state. Use a newer version of Terraform.',
    name,
  );
