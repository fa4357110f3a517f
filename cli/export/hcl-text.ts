import { codePoint } from './configuration.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** What a template would take for the beginning of an interpolation or a directive. */
export const escapeTemplate = (text: string): string => text.replace(/[$%](?=\{)/g, (sign) => sign + sign);

/**
 * A quoted template of HCL that stands for exactly this text (HCL native syntax, section "Template Expressions").
 * Characters that cannot be seen, or that change the order of others, are written by their number.
 */
export function hclText(text: string): string {
  const escaped = text
    .replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codePoint);
  return `"${escapeTemplate(escaped)}"`;
}
