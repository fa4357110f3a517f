import type { Field, ResourceDefinition } from '../../provider-schema/definition.ts';
import { type TerraformField, terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import type { Argument, Target, Value } from './configuration.ts';
import type { ApiObject } from './read-environment.ts';

/** Finds the declared object with an id; `undefined` where none has it. */
export type FindTarget = (id: string, kinds: readonly string[]) => Target | undefined;

/** What of an object is declared: what a user would have set, in the order of the definition. */
export function argumentsOf(definition: ResourceDefinition, object: ApiObject, find: FindTarget): Argument[] {
  return Object.entries(terraformFields(definition)).flatMap(([name, field]) =>
    isDeclared(field, object[name]) ? argument(name, field, object[name], find) : [],
  );
}

function isDeclared(field: TerraformField, value: unknown): boolean {
  if (field.presence === 'computed' || field.declaredOnly || field.secret || field.writes !== undefined)
    return false;
  if (field.presence === 'required') return true;
  return field.verbs ? isSwitched(field, value) : !isDefault(field, value);
}

/** Whether a verb made it so, and could after a creation: a member is enabled by activating the account alone. */
function isSwitched({ verbs = {}, oneOf = [] }: TerraformField, value: unknown): boolean {
  return typeof value === 'string' && value !== oneOf[0] && ![undefined, 'enable'].includes(verbs[value]);
}

const isDefault = (field: Field, value: unknown) =>
  field.default !== undefined && JSON.stringify(field.default) === JSON.stringify(value);

function argument(name: string, field: Field, raw: unknown, find: FindTarget): Argument[] {
  const value = valueFrom(field, raw, find);
  return value ? [{ name, value }] : [];
}

/** @returns `undefined` where it is unset */
function valueFrom(field: Field, raw: unknown, find: FindTarget): Value | undefined {
  if (raw === null || raw === undefined) return undefined;
  switch (field.type) {
    case 'bool':
    case 'integer':
      return { kind: 'literal', value: raw as boolean | number };
    case 'string':
    case 'timestamp':
      return textOf(field, String(raw), find);
    case 'string_set':
      return { kind: 'list', items: setItems(field, raw as readonly string[], find) };
    case 'string_map': {
      const entries = Object.entries(raw as Record<string, string>);
      return { kind: 'map', entries: entries.sort(([one], [other]) => (one < other ? -1 : 1)) };
    }
    case 'object_list':
      return {
        kind: 'list',
        items: (raw as readonly Record<string, unknown>[]).map((item) => ({
          kind: 'object',
          fields: Object.entries(field.fields ?? {}).flatMap(([name, nested]) =>
            argument(name, nested, item[name], find),
          ),
        })),
      };
  }
}

function textOf({ references }: Field, text: string, find: FindTarget): Value {
  const to = references && find(text, references);
  return to ? { kind: 'reference', to } : { kind: 'literal', value: text };
}

/** In an order of their own, so that the same set is always written alike. */
function setItems(field: Field, texts: readonly string[], find: FindTarget): Value[] {
  const items = texts.map((text) => textOf(field, text, find));
  const key = (item: Value) =>
    item.kind === 'reference'
      ? `0 ${item.to.definition.name} ${item.to.label}`
      : `1 ${item.kind === 'literal' ? item.value : ''}`;
  return items.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
