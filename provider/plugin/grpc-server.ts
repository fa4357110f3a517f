/*
 * Stands in for grpc-js in the build: the server's half of it alone. Its client, and what loads protocol definitions,
 * are what only channelz, load reports and generated clients would use, none of which the provider serves or is; to
 * load them takes a quarter of a start.
 */
import { setup as setupAddresses } from '@grpc/grpc-js/build/src/resolver-ip.js';
import { setup as setupSockets } from '@grpc/grpc-js/build/src/resolver-uds.js';

// A server finds its own address by one of them.
setupAddresses();
setupSockets();

export { Status as status } from '@grpc/grpc-js/build/src/constants.js';
export { Server } from '@grpc/grpc-js/build/src/server.js';
export { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials.js';

const absent = (): never => {
  throw new Error('the provider is no gRPC client, and loads no protocol definitions while it runs');
};

// What generated code makes its client with, while it is loaded.
export const makeGenericClientConstructor = () => absent;
export const makeClientConstructor = absent;
export const loadPackageDefinition = absent;
export const loadSync = absent;
