import { describe, expect, it } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { importForms, kindsOf } from '../../provider-schema/readers/import-forms.ts';

const rows = catalogue.map((definition) => [definition.name, definition] as const);

describe('the natural key', () => {
  it.each(rows)('of a %s tells it from all others, and the API can look for it', (_, definition) => {
    const { naturalKey, unique, filters, fields } = definition;
    const names = naturalKey.map(({ field }) => field);
    expect(names).toEqual(unique);
    expect(filters).toEqual(expect.arrayContaining(names));
    for (const part of naturalKey) {
      expect(part.unset !== undefined, `${part.field}: a word for none`).toBe(
        fields[part.field]?.presence === 'optional',
      );
      for (const kind of kindsOf(definition, part)) expect(kind.naturalKey).not.toEqual([]);
    }
  });

  it('is told in words', () => {
    const forms = (name: string) => catalogue.filter((each) => each.name === name).flatMap(importForms);
    expect(forms('access_key')).toEqual(['its id (`ak_` and 26 characters)']);
    expect(forms('member')).toEqual([
      'its id (`mem_` and 26 characters)',
      'its `email`, without regard to case',
    ]);
    expect(forms('role_assignment')[1]).toBe(
      '`PRINCIPAL/ROLE/PROJECT`: PRINCIPAL is `member:EMAIL` or `service_account:NAME` or an id; ROLE is `role:NAME` or the same without `role:` or an id; PROJECT is `project:NAME` or the same without `project:` or an id or `environment` for none',
    );
  });
});
