import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface FaultyNetwork {
  readonly url: string;
  /** The next requests whose first line matches reach the API, but their answers are lost with the connection. */
  loseAnswersTo: RegExp | undefined;
  /** How many answers were lost. */
  lost: number;
  readonly close: () => void;
}

/** A way to the API on which answers can get lost. */
export async function openFaultyNetwork(target: string): Promise<FaultyNetwork> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let doomed = false;
    client.on('data', (data) => {
      const [line = ''] = data.toString('latin1').split('\r\n');
      if (/ HTTP\/1\.1$/.test(line)) doomed = network.loseAnswersTo?.test(line) ?? false;
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!doomed) return void client.write(data);
      network.lost += 1;
      client.destroy();
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const network: FaultyNetwork = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswersTo: undefined,
    lost: 0,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return network;
}
