import { error, type Finding } from '../diagnostics.ts';
import { type CtyValue, isWhollyKnown } from '../plugin/cty/value.ts';

/** Loaded when it is needed: most runs encrypt nothing. */
const loadAge = () => import('age-encryption');

/** A secret as an ASCII-armored file of age (age-encryption.org/v1), for whoever has the key of a recipient. */
export async function encryptTo(recipients: readonly string[], secret: string): Promise<string> {
  const { armor, Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(secret));
}

/** Refuses, before any key is made, recipients that nothing can be encrypted to: a typing error, mostly. */
export async function refuseRecipients(recipients: CtyValue | undefined): Promise<Finding[]> {
  if (!Array.isArray(recipients) || !isWhollyKnown(recipients)) return [];
  try {
    await encryptTo(recipients as readonly string[], '');
    return [];
  } catch {
    return [
      error(
        'Invalid age_recipients',
        'One of them is no public key of age: its checksum is wrong. Copy what age-keygen printed after "Public key:".',
        'age_recipients',
      ),
    ];
  }
}
