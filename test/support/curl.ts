import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Credentials } from './api.ts';

const run = promisify(execFile);

/** The status that a request gets which stock curl has signed. */
export async function curlStatus(
  url: string,
  { accessKeyId, secretAccessKey }: Credentials,
): Promise<number> {
  const { stdout } = await run('curl', [
    ...['--silent', '--show-error', '--noproxy', '*', '--output', '/dev/null', '--write-out', '%{http_code}'],
    ...['--aws-sigv4', 'aws:amz:global:roster', '--user', `${accessKeyId}:${secretAccessKey}`],
    url,
  ]);
  return Number(stdout);
}
