import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy in front of a server, for tests of what happens when the network between fails. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection, and each new one at once, until restored. */
  readonly cut: () => void;
  /** Nothing passes, and nobody is told: no connection breaks, and new ones seem to be made. */
  readonly swallow: () => void;
  /** Nothing passes ever again over the connections that there are; new ones are none of those. */
  readonly abandon: () => void;
  /** Breaks those connections alone over which this text was sent, from now on and for good. */
  readonly breakWhatSends: (text: string) => void;
  /** What is sent passes again; of what was swallowed, nothing is lost. */
  readonly restore: () => void;
  readonly stop: () => Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** What the client has sent so far, or the beginning of it. */
  sent: string;
}

const mostKept = 10_000;

export async function startTcpProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<TcpProxy> {
  let state: 'passes' | 'is cut' | 'is swallowed' = 'passes';
  let forbidden: string | undefined;
  const links = new Set<Link>();
  const abandoned = new Set<Link>();
  const destroy = ({ client, server }: Link) => {
    client.destroy();
    server.destroy();
  };
  const isForbidden = ({ sent }: Link) => forbidden !== undefined && sent.includes(forbidden);

  function join(client: Socket): void {
    // What arrives meanwhile waits in the sockets, as it would in those of a network that is away.
    const server = connect({ ...target, noDelay: true });
    const link: Link = { client, server, sent: '' };
    links.add(link);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => {
        if (from === client && link.sent.length < mostKept) link.sent += bytes.toString('latin1');
        if (isForbidden(link)) destroy(link);
        else to.write(bytes);
      });
      from.on('end', () => to.end());
      from.on('error', () => {});
      from.on('close', () => {
        to.destroy();
        links.delete(link);
      });
      if (state === 'is swallowed') from.pause();
    }
  }

  const listener = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    if (state === 'is cut') client.destroy();
    else join(client);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const both = ({ client, server }: Link) => [client, server];
  return {
    port: (listener.address() as AddressInfo).port,
    cut: () => {
      state = 'is cut';
      for (const link of links) destroy(link);
    },
    swallow: () => {
      state = 'is swallowed';
      for (const socket of [...links].flatMap(both)) socket.pause();
    },
    abandon: () => {
      for (const link of links) abandoned.add(link);
      for (const socket of [...links].flatMap(both)) socket.pause();
    },
    breakWhatSends: (text) => {
      forbidden = text;
      for (const link of links) if (isForbidden(link)) destroy(link);
    },
    restore: () => {
      state = 'passes';
      const alive = [...links].filter((link) => !abandoned.has(link));
      for (const socket of alive.flatMap(both)) socket.resume();
    },
    stop: async () => {
      for (const link of links) destroy(link);
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
