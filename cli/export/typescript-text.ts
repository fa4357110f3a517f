import { escapeTemplate } from './hcl-text.ts';

const escapes: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A literal of TypeScript that stands for exactly this text. */
export function literal(text: string): string {
  const escaped = text
    .replace(/['\\\n\r\t]/g, (character) => escapes[character] ?? character)
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return `'${escaped}'`;
}

/** What CDKTF takes for a value of its own wherever it stands. */
const tokenLike = /[$#&](?=\{TfToken\[)/g;
/** What CDKTF takes so where it is all of a text; and a byte order mark, which Terraform takes off a template. */
const beginning = /^(?:\ufeff|(?:String|Any)(?= Map Token Value$))/;

/** A template expression whose value is these characters: CDKTF passes it on, and Terraform evaluates it. */
const asExpression = (characters: string) => `\${"${characters}"}`;

/** A literal for a construct: CDKTF passes texts on to Terraform, which takes them for templates. */
export function terraformLiteral(text: string): string {
  const parts = text.split(tokenLike).map(escapeTemplate);
  const signs = [...text.matchAll(tokenLike)].map(([sign]) => asExpression(sign));
  const whole = parts.map((part, index) => part + (signs[index] ?? '')).join('');
  return literal(whole.replace(beginning, asExpression));
}
