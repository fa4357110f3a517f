/** The signed client of the Roster API: see README.md. */
export { type ClientOptions, createClient, type RosterClient } from './client.ts';
export { type ConnectOptions, connect } from './connect.ts';
export {
  ApiError,
  CancelledError,
  ConnectionError,
  CredentialError,
  foreignAnswerCode,
  isAuthenticNotFound,
  type Problem,
  type ProblemFieldError,
} from './errors.ts';
export type { operations, paths } from './generated/openapi.ts';
export type { IdentityTokenSource } from './identity-token.ts';
export type { Answer, AnswerOf, Schemas } from './paths.ts';
export type { RetryOptions } from './retry.ts';
