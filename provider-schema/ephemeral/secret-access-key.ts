import { defineQuery } from '../data-source.ts';
import { integer, text } from '../definition.ts';

export const secretAccessKey = defineQuery({
  name: 'secret_access_key',
  title: 'Secret access key',
  description:
    'A new, strong secret for `secret_access_key_wo` of a `roster_access_key`, and for wherever else it is to go, as into a vault. It is made on this machine, from the random numbers of the operating system, without the API, and is in neither the plan nor the state. Every run makes another one: it takes effect only where a version (`secret_access_key_wo_version`, and that of the vault) is raised.',
  fields: {
    length: integer(
      'optional',
      'How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits.',
      { minimum: 40, maximum: 128, default: 64 },
    ),
    value: text(
      'computed',
      'The secret: `rsk_`, by which scanners find a leaked one, then letters, digits, `-` and `_`, each of them equally likely.',
      { secret: true },
    ),
  },
});
