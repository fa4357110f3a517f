import { checkField } from '../../provider-schema/check.ts';
import type { Field, ResourceDefinition } from '../../provider-schema/definition.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isWhollyKnown } from '../plugin/cty/value.ts';

/** Checks a configuration as far as its values are known: each field, then the rules over several fields. */
export function validateResource(definition: ResourceDefinition, config: CtyObject): Finding[] {
  const findings = validateFields(definition.fields, config);
  const atFault = new Set(findings.map(({ attribute }) => attribute));
  for (const rule of definition.rules) {
    const values = rule.fields.map(
      (name) => [name, settingOf(definition.fields[name], config[name])] as const,
    );
    if (values.some(([name, value]) => atFault.has(name) || !isWhollyKnown(value))) continue;
    const fault = rule.check(Object.fromEntries(values.map(([name, value]) => [name, value ?? undefined])));
    if (fault)
      findings.push(
        error(`Invalid ${fault.field}`, capital(`${fault.message}. (${rule.code})`), fault.field),
      );
  }
  return findings;
}

/** Checks each value that is set and known. */
export function validateFields(fields: Readonly<Record<string, Field>>, config: CtyObject): Finding[] {
  const findings: Finding[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = config[name] ?? null;
    if (field.presence === 'computed' || value === null || !isWhollyKnown(value)) continue;
    const problem = checkField(field, value);
    if (problem) findings.push(error(`Invalid ${name}`, `"${name}" ${problem}.`, name));
  }
  return findings;
}

function settingOf(field: Field | undefined, value: CtyValue | undefined): CtyValue {
  return value ?? field?.default ?? null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
