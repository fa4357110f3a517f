import type { Diagnostic } from './plugin/generated/tfplugin6.ts';
import { Diagnostic_Severity } from './plugin/generated/tfplugin6.ts';
import { attributePath } from './plugin/wire.ts';
import { withoutSecrets } from './secrets.ts';

/** Something to tell the user of Terraform. `attribute` names the attribute at fault. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** One line, without a full stop. */
  readonly summary: string;
  /** What is wrong and what to do about it. Never contains a secret. */
  readonly detail: string;
  readonly attribute?: string;
}

export function error(summary: string, detail: string, attribute?: string): Finding {
  return { severity: 'error', summary, detail, ...(attribute === undefined ? {} : { attribute }) };
}

export function warning(summary: string, detail: string, attribute?: string): Finding {
  return { severity: 'warning', summary, detail, ...(attribute === undefined ? {} : { attribute }) };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** @param secrets what the user has written that is to be shown to nobody */
export function encodeFindings(findings: readonly Finding[], secrets: readonly string[] = []): Diagnostic[] {
  return findings.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === 'error' ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary: withoutSecrets(summary, secrets),
    detail: withoutSecrets(detail, secrets),
    attribute: attribute === undefined ? undefined : attributePath(attribute),
  }));
}
