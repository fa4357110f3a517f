import { editionOf } from '../../../access-model/editions.ts';
import type { OtherConfiguration } from '../../../review/describe/management.ts';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import type { StandingInput } from '../../../review/standing/review.ts';
import { type StateObject, stateFromObjects } from '../../../review/state/from-objects.ts';

export const now = new Date('2026-11-20T00:00:00Z');

/** An id of the right form, the same for the same word. */
export const idOf = (prefix: string, word: string): string =>
  `${prefix}_0${[...word.padEnd(25, 'a')]
    .map((letter) => (/[0-9a-hjkmnp-tv-z]/.test(letter) ? letter : '0'))
    .join('')
    .slice(0, 25)}`;

export const member = (word: string, more: StateObject = {}): StateObject => ({
  id: idOf('mem', word),
  email: `${word}@example.com`,
  kind: 'local',
  status: 'active',
  last_sign_in_at: '2026-11-01T00:00:00Z',
  created_at: '2026-01-01T00:00:00Z',
  ...more,
});

export const account = (word: string, more: StateObject = {}): StateObject => ({
  id: idOf('sa', word),
  name: word,
  status: 'active',
  created_at: '2026-01-01T00:00:00Z',
  ...more,
});

export const project = (word: string): StateObject => ({ id: idOf('prj', word), name: word });

/** A grant with the id that its word makes. */
export const grant = (
  word: string,
  principal: StateObject,
  role: string,
  more: StateObject = {},
): StateObject => ({
  id: idOf('ra', word),
  principal_id: principal['id'],
  role_id: role,
  project_id: null,
  expires_at: null,
  reason: null,
  created_at: '2026-02-01T00:00:00Z',
  ...more,
});

export const stateOf = (objects: Readonly<Record<string, readonly StateObject[]>>) =>
  stateFromObjects(new Map(Object.entries(objects)), editionOf('emqx-platform-3'));

/** What reviewStanding takes, of these objects. */
export const inputOf = (
  objects: Readonly<Record<string, readonly StateObject[]>>,
  more: Partial<StandingInput> = {},
): StandingInput => ({
  before: stateOf(objects),
  environment: { slug: 'acme', edition: 'emqx-platform-3', source: 'api', revision: '7' },
  change: { title: null, url: null, commit: null, author: null },
  policy: defaultPolicy,
  approvedBy: [],
  requireApprovals: false,
  others: [],
  now,
  generator: 'roster test',
  notes: [],
  ...more,
});

/** A configuration whose state has these resources. */
export const configuration = (
  name: string,
  resources: Readonly<Record<string, StateObject>>,
): OtherConfiguration => ({
  name,
  resources: Object.entries(resources).map(([address, values]) => ({
    address,
    mode: 'managed',
    type: /(?:^|\.)(roster_\w+)\.[\w-]+(?:\[.*\])?$/.exec(address)?.[1] ?? '',
    values,
  })),
});
