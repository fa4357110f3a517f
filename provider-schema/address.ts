/** What resource type names begin with, and the last part of the address. */
export const providerType = 'roster';

/**
 * The address under which Terraform knows the provider: `<host>/<namespace>/<type>`. `.internal` is reserved
 * for private use: the provider comes from a filesystem mirror (`npm run build`), never from a download.
 */
export const providerAddress = `roster.internal/roster/${providerType}`;
