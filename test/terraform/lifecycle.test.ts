import { describe, expect, it } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { rows, settable } from './lifecycle.ts';
import { lives } from './lives.ts';

// They are led in test/release/release.test.ts, with the executable of a release.
describe('the table of lives', () => {
  it.each(rows)('has a row for %s that uses every argument', (_, definition, life) => {
    expect(life, 'a row in lives.ts').toBeDefined();
    const names = settable(definition).map(([name]) => name);
    expect(Object.keys(life.declared).sort()).toEqual(names.sort());
    const { naturalKey } = definition;
    expect(life.calledBy !== undefined, 'is it imported by its natural key?').toBe(naturalKey.length > 0);
    const immutable = settable(definition).filter(([, field]) => field.immutable);
    expect(Object.keys(life.replaced).sort()).toEqual(immutable.map(([name]) => name).sort());
    for (const [name, field] of settable(definition)) {
      if (field.immutable) continue;
      expect(life.updated[name] ?? null, `${name} has to change`).not.toEqual(life.declared[name]);
    }
  });

  it('has no other rows', () => {
    expect(Object.keys(lives).sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });
});
