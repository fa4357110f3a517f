import { describe, expect, it } from 'vitest';
import { createObjectReader } from '../../provider/resources/object-reader.ts';

const definition = { plural: 'members' };

/** An API with two members on a page of their own each, whose names carry the revision at which they are read. */
function startFake() {
  const requests: string[] = [];
  const fake = { revision: 2, seen: '2', changeAfter: '' };
  const call = async ({ path, query }: { path: string; query?: Record<string, unknown> }) => {
    const token = String(query?.['page_token'] ?? '');
    const what = path === '/v1/members' ? `list ${token}`.trim() : path;
    requests.push(what);
    const headers = new Headers({ 'x-roster-revision': String(fake.revision) });
    const object = (id: string) => ({ id, name: `at ${fake.revision}` });
    const body =
      path === '/v1/members'
        ? { items: [object(token === '' ? 'a' : 'b')], next_page_token: token === '' ? 'two' : null }
        : object(path.split('/')[3] ?? '');
    fake.seen = String(fake.revision);
    if (what === fake.changeAfter) fake.revision += 1;
    return { status: 200, headers, body };
  };
  const reader = createObjectReader(call as never, () => fake.seen);
  return { fake, requests, read: (id: string) => reader.read(definition, id) };
}

describe('a list that is read in place of single objects', () => {
  it('is of one revision: what changes between its pages is not answered as it was before', async () => {
    const { fake, requests, read } = startFake();
    for (const id of ['x', 'y', 'z']) await read(id);
    expect(await read('a')).toEqual({ id: 'a', name: 'at 2' });
    fake.changeAfter = 'list';
    fake.revision = 3;
    fake.seen = '3';
    // Page one at revision 3, then a change, then page two at revision 4.
    expect(await read('b')).toEqual({ id: 'b', name: 'at 4' });
    expect(await read('a')).toEqual({ id: 'a', name: 'at 4' });
    expect(requests.filter((request) => request === 'list').length).toBeGreaterThan(1);
  });
});
