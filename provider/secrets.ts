/** By their beginnings: access keys, links of mails, sessions, sign-ins under way, exchanged tokens, operator keys. */
const madeByRoster = /\br(?:sk|st|ss|si|xt|ok)_[\w-]{20,}/g;

/** Shorter ones would take words apart. */
const shortest = 4;

/**
 * A text without the secrets in it. The provider puts none there; but it repeats what it is answered, and an API that
 * has gone wrong, or a proxy, may answer with what it was sent.
 *
 * @param given more secrets than those that Roster makes: what the user has written
 */
export function withoutSecrets(text: string, given: readonly string[] = []): string {
  const known = given.filter((secret) => secret.length >= shortest);
  const hidden = known.reduce((rest, secret) => rest.replaceAll(secret, '(a secret)'), text);
  return hidden.replaceAll(madeByRoster, '(a secret)');
}
