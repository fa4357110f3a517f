import type { Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import { validateFields, validateRules } from '../resources/validate.ts';
import type { QueryType } from '../types.ts';

/** Checks the arguments as far as they are known: each, then the rules over several. */
export function validateQuery({ definition: { fields, rules } }: QueryType, config: CtyObject): Finding[] {
  const findings = validateFields(fields, config);
  return [...findings, ...validateRules(rules, fields, config, findings)];
}
