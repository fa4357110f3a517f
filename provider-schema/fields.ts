import { text } from './definition.ts';

/** Any script, no line breaks or other control characters, no space at either end. */
export const linePattern = {
  regex: /^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u,
  says: 'must not begin or end with a space or contain control characters',
};

/** Names are for people: nobody sees which characters a letter is written with. Terraform composes all texts by itself. */
export const namePattern = { ...linePattern, composed: true } as const;

/** A free remark for people, as in the EMQX documents ("Note: Optional field for describing the account's purpose"). */
export const note = (of: string) =>
  text('optional', `A remark for people about ${of}: at most 500 characters.`, {
    minLength: 1,
    maxLength: 500,
    example: 'Owned by the payments team',
  });
