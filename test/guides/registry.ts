import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { PackedPackage } from '../../scripts/packages/pack.ts';

export interface Registry {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A package registry on this machine that has the packed packages, and nothing else. */
export async function startRegistry(packages: readonly PackedPackage[]): Promise<Registry> {
  const archives = new Map<string, Buffer>();
  const documents = new Map<string, (url: string) => object>();
  for (const { name, version, file } of packages) {
    const archive = await readFile(file);
    const manifest = await manifestIn(file);
    archives.set(`/${basename(file)}`, archive);
    documents.set(`/${name.replace('/', '%2f')}`, (url) => ({
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist: distributionOf(archive, `${url}/${basename(file)}`) } },
    }));
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const archive = archives.get(path);
    const document = documents.get(path.replace('%2F', '%2f'));
    if (archive) response.end(archive);
    else if (document) response.end(JSON.stringify(document(urlOf(server.address() as AddressInfo))));
    else response.writeHead(404).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(server.address() as AddressInfo),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const urlOf = ({ port }: AddressInfo) => `http://127.0.0.1:${port}`;

const distributionOf = (archive: Buffer, tarball: string) => ({
  tarball,
  integrity: `sha512-${createHash('sha512').update(archive).digest('base64')}`,
});

async function manifestIn(archive: string): Promise<object> {
  const { stdout } = await promisify(execFile)('tar', ['-xzOf', archive, 'package/package.json']);
  return JSON.parse(stdout);
}
