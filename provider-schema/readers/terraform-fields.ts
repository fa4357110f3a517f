import { type Field, flag, integer, type ResourceDefinition } from '../definition.ts';

/** A field as Terraform has it: that of the definition, one of Terraform's own, or a secret to be written only. */
export interface TerraformField extends Field {
  /** Its value is the caller's for the length of one run, in neither plan nor state. Names the API's field that it sets. */
  readonly writes?: string;
  /** The API takes no creation without it. An existing object, which is imported, has it already. */
  readonly requiredAtCreation?: true;
  /** Raising it sends the write-only value of that API field again. */
  readonly versionOf?: string;
}

/**
 * Every argument and attribute of `resource "roster_<name>"`, in order. A secret that the user gives becomes
 * `<name>_wo`, which Terraform keeps nowhere, and `<name>_wo_version`, by which it knows that there is a new one.
 */
export function terraformFields(definition: ResourceDefinition): Readonly<Record<string, TerraformField>> {
  const own = Object.entries(definition.fields).flatMap(([name, field]): [string, TerraformField][] => {
    if (field.secret && field.presence !== 'computed') return writeOnly(name, field);
    return [[name, field.verbs ? settable(field) : field]];
  });
  return Object.fromEntries([...own, ...lifeFields(definition)]);
}

const settable = (field: Field): TerraformField => ({
  ...field,
  presence: 'optional',
  keptWhenUnset: true,
  description: `${field.description} Unset: it stays as it is.`,
});

function writeOnly(name: string, field: Field): [string, TerraformField][] {
  const { immutable: _immutable, madeWhenUnset, description, ...rest } = field;
  const version = integer(
    'optional',
    `Raise it whenever \`${name}_wo\` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.`,
    { minimum: 1, declaredOnly: true },
  );
  const told: TerraformField = { ...rest, presence: 'computed', description };
  return [
    ...(madeWhenUnset ? [[name, told] as [string, TerraformField]] : []),
    [
      `${name}_wo`,
      {
        ...rest,
        presence: 'optional',
        writes: name,
        declaredOnly: true,
        ...(rest.presence === 'required' && { requiredAtCreation: true }),
        description: `${description} Write-only: it comes into neither the plan nor the state, and may be ephemeral.${rest.presence === 'required' ? ' Required by a creation.' : ''}`,
      },
    ],
    [`${name}_wo_version`, { ...version, versionOf: name }],
  ];
}

/** What Terraform alone may be told about the life of an object. */
function lifeFields({ title, unique, life }: ResourceDefinition): [string, TerraformField][] {
  const thing = title.toLowerCase();
  const adoption = flag(
    'optional',
    `Whether to take over the ${thing} with the same ${unique.join(' and ')} where there is one, instead of failing: it is then changed to what is declared here.`,
    { declaredOnly: true, default: false },
  );
  const protection = flag(
    'optional',
    `While it is \`true\`, no plan may delete or replace the ${thing}: set it to \`false\` and apply that first.`,
    { declaredOnly: true, default: false },
  );
  return [
    ...(life === 'object' && unique.length > 0
      ? [['adopt_existing', adoption] as [string, TerraformField]]
      : []),
    ...(life === 'object' ? [['deletion_protection', protection] as [string, TerraformField]] : []),
  ];
}
