import { text } from './definition.ts';

/** Names are for people: any script, no line breaks or other control characters, no space at either end. */
export const namePattern = {
  regex: /^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u,
  says: 'must not begin or end with a space or contain control characters',
};

/** A free remark for people, as in the EMQX documents ("Note: Optional field for describing the account's purpose"). */
export const note = (of: string) =>
  text('optional', `A remark for people about ${of}: at most 500 characters.`, {
    minLength: 1,
    maxLength: 500,
    example: 'Owned by the payments team',
  });
