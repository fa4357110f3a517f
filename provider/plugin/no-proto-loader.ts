/**
 * Stands in for `@grpc/proto-loader` in the build. Only channelz and the reflection of grpc-js would load definitions
 * while they run, and the provider has neither; without it a start compiles a fifth less.
 */
export function loadSync(): never {
  throw new Error('the provider loads no protocol definitions while it runs');
}
