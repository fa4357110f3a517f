import type { Suite } from '../suite.ts';
import { bigEnvironmentPart } from './big-environment.ts';
import { decidePart } from './decide.ts';
import { httpPart } from './http.ts';
import { postgresVersion } from './platform.ts';
import { revocationPart } from './revocation.ts';

export const decisions: Suite = {
  name: 'decisions',
  parts: [decidePart, httpPart, bigEnvironmentPart, revocationPart],
  with: async () => [`PostgreSQL ${await postgresVersion()}, on the same machine`],
};
