import { homedir } from 'node:os';
import type { CredentialSources } from './profile.ts';

/** Where this process finds credentials that nobody gives it by hand. */
export const surroundings = (): Omit<CredentialSources, 'explicit'> => ({
  environment: process.env,
  homeDirectory: homedir(),
});
