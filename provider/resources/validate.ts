import { checkField } from '../../provider-schema/check.ts';
import type { Field, Rule } from '../../provider-schema/definition.ts';
import { providerFields, providerRules } from '../../provider-schema/provider.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isWhollyKnown } from '../plugin/cty/value.ts';
import type { ResourceType } from '../types.ts';
import { defaultOf } from './object.ts';
import { validateSecrets } from './write-only.ts';

/** Checks a configuration as far as its values are known: each field, then the rules over several fields. */
export function validateResource(
  { definition, fields }: ResourceType,
  config: CtyObject,
  writeOnlyAllowed: boolean,
): Finding[] {
  const findings = [...validateFields(fields, config), ...validateSecrets(fields, config, writeOnlyAllowed)];
  return [...findings, ...validateRules(definition.rules, fields, config, findings)];
}

/** Runs the rules over what is known, but for those over fields that are at fault already. */
export function validateRules(
  rules: readonly Rule[],
  fields: Readonly<Record<string, Field>>,
  config: CtyObject,
  before: readonly Finding[],
): Finding[] {
  const findings: Finding[] = [];
  const atFault = new Set(before.map(({ attribute }) => attribute));
  for (const rule of rules) {
    const values = rule.fields.map((name) => [name, settingOf(fields[name], config[name])] as const);
    if (values.some(([name, value]) => atFault.has(name) || !isWhollyKnown(value))) continue;
    const fault = rule.check(Object.fromEntries(values.map(([name, value]) => [name, value ?? undefined])));
    if (fault)
      findings.push(
        error(`Invalid ${fault.field}`, capital(`${fault.message}. (${rule.code})`), fault.field),
      );
  }
  return findings;
}

/** The same for the provider block. */
export function validateProvider(config: CtyObject): Finding[] {
  const findings = validateFields(providerFields, config);
  return [...findings, ...validateRules(providerRules, providerFields, config, findings)];
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
  return value ?? (field ? defaultOf(field) : null);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
