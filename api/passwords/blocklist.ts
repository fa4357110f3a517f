import { dictionary } from '@zxcvbn-ts/language-common';

let common: ReadonlySet<string> | undefined;

/** The common passwords of the zxcvbn project, lower-cased. */
function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(dictionary['passwords-common']);
  return common;
}

/** `abab` is `ab`: the shortest piece that the text repeats, or the text itself. */
const repeatedPiece = (text: string): string => /^(.+?)\1*$/su.exec(text)?.[1] ?? text;

const withoutDigits = (text: string): string => text.replaceAll(/^\d+|\d+$/g, '');

/** What somebody made it from who typed a word twice, or filled it up with digits to make it long enough. */
const coresOf = (password: string): string[] => [
  password,
  withoutDigits(password),
  repeatedPiece(password),
  repeatedPiece(withoutDigits(password)),
];

/** The words, also without spaces, digits at the ends and, of an e-mail address, all from the `@`. */
const variantsOf = (words: readonly string[]): string[] =>
  words
    .flatMap((word) => [word, word.replace(/@.*$/s, ''), word.replaceAll(/\s/g, '')])
    .flatMap((word) => [word.toLowerCase(), withoutDigits(word.toLowerCase())]);

/**
 * Why a password is among the first that somebody else would try (NIST SP 800-63B-4, section 3.1.1.2), or
 * undefined. Only the whole is compared, as that section has it; not every word that it contains.
 *
 * @param words of the person and the environment
 */
export function reasonToRefuse(password: string, words: readonly string[]): string | undefined {
  const cores = coresOf(password.toLowerCase());
  const known = variantsOf(words);
  if (cores.some((core) => core !== '' && known.includes(core)))
    return 'is the name of the person or the environment: choose something that does not follow from them';
  if (cores.some((core) => commonPasswords().has(core)))
    return 'is a common password: choose several unrelated words, or let a password manager make one';
  if (repeatedPiece(password).length <= 2)
    return 'repeats one or two characters: choose several unrelated words, or let a password manager make one';
  return undefined;
}
