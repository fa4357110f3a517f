const systems: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  freebsd: 'freebsd',
  win32: 'windows',
};
const processors: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  ia32: '386',
  arm: 'arm',
};

/**
 * A platform as Terraform says it, `linux_amd64`.
 *
 * @returns undefined where Terraform has no word for it
 */
export function terraformPlatform(system: string, processor: string): string | undefined {
  const [os, cpu] = [systems[system], processors[processor]];
  return os && cpu && `${os}_${cpu}`;
}
