/**
 * The permissions that are about two projects: what is moved leaves one and comes into another, and the right is
 * needed in both ("Move deployments to other projects", in each of the EMQX documents).
 */
const withDestination: ReadonlySet<string> = new Set(['deployment.move']);

/** Whether a question about the permission names a second project, in which it must be held too. */
export const hasDestination = (permission: string): boolean => withDestination.has(permission);
