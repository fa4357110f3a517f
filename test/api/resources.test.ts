import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import type { Field } from '../../provider-schema/definition.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { changeOf, consequencesOf, fullBodyOf } from '../support/bodies.ts';
import { type DocumentedOperation, documentedOperations, resolved } from '../support/openapi.ts';
import { create, fieldErrorsOf, listAll, problemOf, snapshot } from '../support/resources.ts';

/*
 * What all resources have in common. What is computed, immutable, required or secret comes from the
 * definition, so that a new resource needs no line here.
 */

const wrongValues: Record<Field['type'], Json[]> = {
  string: [1, true, {}, [], ['a'], ''],
  bool: ['true', 1],
  integer: ['15', 1.5, -1, 2 ** 53, true, []],
  timestamp: [5, 'tomorrow', '2099-02-30T00:00:00Z', '2099-01-01T00:00:00+01:00', '2099-01-01T00:00:00.5Z'],
  string_set: ['deployment.read', [1], {}, [], ['deployment.read', 'deployment.read']],
  string_map: ['a', 1, ['a'], { a: 1 }, {}, { a: null }],
  object_list: ['a', {}, ['a'], [{ role_id: 1 }], [{ role_id: 'auditor', group: 'x', colour: 'red' }]],
};

/** Whether the answer to a creation has it: every field but a secret that the caller has given. */
const isTold = ({ secret, presence, madeWhenUnset }: Field) =>
  !secret || presence === 'computed' || madeWhenUnset === true;

function operationOf(operationId: string): DocumentedOperation {
  const operation = documentedOperations().find(({ id }) => id === operationId);
  if (!operation) throw new Error(`the document has no ${operationId}`);
  return operation;
}

/** The fields of the answer, as the OpenAPI document has them: those of the definition, and the API's own. */
function answeredBy(operationId: string): string[] {
  const { documented, status } = operationOf(operationId);
  const { schema } = documented.responses[status].content['application/json'];
  return Object.keys(resolved(schema).properties).sort();
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe.each(catalogue.map((definition) => [definition.name, definition] as const))(
  '%s',
  (name, definition) => {
    const path = `/v1/${definition.plural}`;
    const fields = Object.entries(definition.fields);
    const namesOf = (wanted: (field: Field) => boolean) =>
      fields.filter(([, field]) => wanted(field)).map(([field]) => field);

    const setUp = async () => {
      const environment = await api.newEnvironment();
      const body = await fullBodyOf(name, environment.administrator);
      return { environment, administrator: environment.administrator, body };
    };

    test('is created with what was given, and answers with every field', async () => {
      const { administrator, body } = await setUp();
      const reply = await administrator.post(path, body);
      expect(reply.status).toBe(201);
      const written = namesOf((field) => field.secret === true && !isTold(field));
      const shown = Object.fromEntries(Object.entries(body).filter(([field]) => !written.includes(field)));
      expect(reply.body).toMatchObject({
        ...shown,
        ...(body.permissions && { permissions: [...body.permissions].sort() }),
      });
      expect(Object.keys(reply.body).sort()).toEqual(answeredBy(`create_${name}`));
      expect(Object.keys(reply.body)).toEqual(
        expect.arrayContaining(namesOf((field) => !field.declaredOnly && isTold(field))),
      );
      expect(reply.body.id).toMatch(new RegExp(`^${definition.idPrefix}_[0-9a-z]{26}$`));
      expect(Date.parse(reply.body.created_at)).toBeGreaterThan(Date.now() - 60_000);
      expect(reply.headers.get('location')).toBe(`${path}/${reply.body.id}`);
      expect(reply.headers.get('etag')).toMatch(/^"[^"]+"$/);
      expect(reply.headers.get('cache-control')).toBe('no-store');
    });

    test('is read and listed as it was created, without its secrets', async () => {
      const { administrator, body } = await setUp();
      const created = await administrator.post(path, body);
      const readable = answeredBy(`read_${name}`);
      for (const secret of namesOf((field) => field.secret === true)) expect(readable).not.toContain(secret);
      const shown = Object.fromEntries(
        Object.entries(created.body).filter(([key]) => readable.includes(key)),
      );
      const read = await administrator.get(created.headers.get('location') ?? '');
      expect(read).toMatchObject({ status: 200, body: shown });
      expect(read.body).toEqual(shown);
      expect(read.headers.get('etag')).toBe(created.headers.get('etag'));
      const items = await listAll(administrator, definition.plural);
      expect(items.filter((item) => item.id === created.body.id)).toEqual([shown]);
    });

    test('takes null for what is optional, and shows it as null', async () => {
      const { administrator, body } = await setUp();
      const optional = fields.filter(([, field]) => field.presence === 'optional' && !field.declaredOnly);
      const nulls = Object.fromEntries(optional.map(([field]) => [field, null]));
      const usual = optional
        .filter(([, field]) => !field.secret)
        .map(([name, field]) => [name, field.default ?? null]);
      expect(await create(administrator, definition.plural, { ...body, ...nulls })).toMatchObject(
        Object.fromEntries(usual),
      );
    });

    test('is changed by PATCH: what is absent stays, null unsets, the id stays', async () => {
      const { administrator, body } = await setUp();
      const { id } = await create(administrator, definition.plural, body);
      const before = await administrator.get(`${path}/${id}`);
      const changed = await administrator.patch(`${path}/${id}`, changeOf(name));
      expect(changed.status).toBe(200);
      expect(changed.body).toEqual({ ...before.body, ...changeOf(name), ...consequencesOf(name) });
      expect(Object.keys(changed.body).sort()).toEqual(answeredBy(`update_${name}`));
      expect(changed.headers.get('etag')).not.toBe(before.headers.get('etag'));
      for (const field of namesOf(
        (one) => one.presence === 'optional' && !one.declaredOnly && !one.immutable,
      )) {
        const unset = await administrator.patch(`${path}/${id}`, { [field]: null });
        const usual = definition.fields[field]?.default ?? null;
        expect(unset).toMatchObject({ status: 200, body: { [field]: usual } });
      }
      expect((await administrator.get(`${path}/${id}`)).body).toMatchObject({ id });
    });

    test('stays as it is, and keeps its ETag, when the PATCH says nothing new', async () => {
      const { administrator, body } = await setUp();
      const { id } = await create(administrator, definition.plural, body);
      const before = await administrator.get(`${path}/${id}`);
      const given = Object.fromEntries(
        Object.keys(changeOf(name)).map((field) => [field, before.body[field]]),
      );
      for (const nothing of [{}, given]) {
        const same = await administrator.patch(`${path}/${id}`, nothing);
        expect(same).toMatchObject({ status: 200, body: before.body });
        expect(same.headers.get('etag')).toBe(before.headers.get('etag'));
      }
    });

    test('is gone after DELETE, and its id is not given again', async () => {
      const { administrator, body } = await setUp();
      const { id } = await create(administrator, definition.plural, body);
      const gone = await administrator.delete(`${path}/${id}`);
      expect(gone.status).toBe(operationOf(`delete_${name}`).status);
      expect(gone.body === undefined).toBe(gone.status === 204);
      problemOf(await administrator.get(`${path}/${id}`), 404, 'not_found');
      problemOf(await administrator.patch(`${path}/${id}`, {}), 404, 'not_found');
      problemOf(await administrator.delete(`${path}/${id}`), 404, 'not_found');
      expect((await listAll(administrator, definition.plural)).map((item) => item.id)).not.toContain(id);
      expect((await create(administrator, definition.plural, body)).id).not.toBe(id);
    });

    test('refuses at creation what Roster sets, what is missing, and what no resource has', async () => {
      const { environment, administrator, body } = await setUp();
      const before = await snapshot(api, environment);
      for (const field of namesOf((one) => one.presence === 'computed' && !one.declaredOnly)) {
        const errors = fieldErrorsOf(await administrator.post(path, { ...body, [field]: 'x' }));
        expect(errors).toEqual({
          [`/${field}`]: ['read_only_field', 'is set by Roster and cannot be given'],
        });
      }
      for (const field of namesOf((one) => one.presence === 'required')) {
        const { [field]: _, ...rest } = body;
        expect(fieldErrorsOf(await administrator.post(path, rest))[`/${field}`]?.[1]).toBe('is required');
        expect(fieldErrorsOf(await administrator.post(path, { ...body, [field]: null }))).toHaveProperty([
          `/${field}`,
        ]);
      }
      for (const field of [...namesOf((one) => one.declaredOnly === true), 'colour', 'environment_id']) {
        const errors = fieldErrorsOf(await administrator.post(path, { ...body, [field]: true }));
        expect(errors[`/${field}`]).toEqual(['unknown_field', 'is not a field of this resource']);
      }
      expect(await snapshot(api, environment)).toEqual(before);
    });

    test('refuses to change what never changes, and says why', async () => {
      const { environment, administrator, body } = await setUp();
      const { id } = await create(administrator, definition.plural, body);
      const before = await snapshot(api, environment);
      for (const field of namesOf((one) => one.immutable === true)) {
        const errors = fieldErrorsOf(
          await administrator.patch(`${path}/${id}`, { [field]: body[field] ?? 'x' }),
        );
        expect(errors).toEqual({
          [`/${field}`]: ['immutable_field', 'can only be given at creation and never changes'],
        });
      }
      for (const field of namesOf((one) => one.presence === 'computed' && !one.declaredOnly)) {
        const errors = fieldErrorsOf(await administrator.patch(`${path}/${id}`, { [field]: 'x' }));
        expect(errors[`/${field}`]?.[0]).toBe('read_only_field');
      }
      for (const field of namesOf((one) => one.presence === 'required' && !one.immutable))
        expect(fieldErrorsOf(await administrator.patch(`${path}/${id}`, { [field]: null }))).toHaveProperty([
          `/${field}`,
        ]);
      expect(await snapshot(api, environment)).toEqual(before);
    });

    test('refuses values of the wrong type, with a pointer and without repeating them', async () => {
      const { environment, administrator, body } = await setUp();
      const { id } = await create(administrator, definition.plural, body);
      const before = await snapshot(api, environment);
      for (const [field, { type, presence, declaredOnly, immutable }] of fields) {
        if (presence === 'computed' || declaredOnly) continue;
        for (const value of wrongValues[type]) {
          const refused = fieldErrorsOf(await administrator.post(path, { ...body, [field]: value }));
          const [pointer, [, message]] = Object.entries(refused)[0] ?? ['', ['', '']];
          expect(pointer.split('/')[1], JSON.stringify([field, value])).toBe(field);
          expect(message, JSON.stringify([field, value])).toMatch(/^must /);
          if (!immutable) fieldErrorsOf(await administrator.patch(`${path}/${id}`, { [field]: value }));
        }
      }
      for (const value of [null, [], [body], 'text', 7, true])
        expect(fieldErrorsOf(await administrator.post(path, value))).toEqual({
          '': ['invalid_value', 'must be a JSON object'],
        });
      expect(await snapshot(api, environment)).toEqual(before);
    });
  },
);
