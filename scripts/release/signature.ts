import { execFileSync } from 'node:child_process';
import { Trouble } from '../../cli/command.ts';

/**
 * A detached, binary signature by a key of gpg, as the Registry wants it.
 *
 * @throws Trouble
 */
export function signature(content: Buffer, fingerprint: string): Buffer {
  const words = ['--batch', '--local-user', fingerprint, '--output', '-', '--detach-sign'];
  try {
    return execFileSync('gpg', words, { input: content, stdio: 'pipe' });
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: Buffer };
    throw new Trouble(
      `nothing can be signed by ${fingerprint}, which --sign or GPG_FINGERPRINT names: ${stderr?.toString().trim() || message}`,
    );
  }
}
