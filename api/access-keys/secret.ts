import { randomBytes } from 'node:crypto';

/** 256 random bits; the prefix lets secret scanners find a leaked one. */
export const newSecretAccessKey = () => `rsk_${randomBytes(32).toString('base64url')}`;

/** The associated data of a sealed secret: it opens for this key of this environment alone. */
export const accessKeySecretName = (environmentId: string, accessKeyId: string) =>
  `access_key/${environmentId}/${accessKeyId}`;
