import { describe, expect, it } from 'vitest';
import { encodeFindings, error } from '../../provider/diagnostics.ts';
import { withoutSecrets } from '../../provider/secrets.ts';

const random = 'n3Xy-0_aQ'.repeat(5);

describe('what the provider says', () => {
  it.each(['rsk', 'rst', 'rss', 'rsi', 'rxt', 'rok'])('has no secret that begins with %s', (prefix) => {
    expect(withoutSecrets(`no "${prefix}_${random}" here`)).toBe('no "(a secret)" here');
  });

  it('has no secret that the user has written, in summary or detail', () => {
    const [diagnostic] = encodeFindings(
      [error('Cannot store hunter2', 'hunter2, twice: hunter2')],
      ['hunter2'],
    );
    expect(diagnostic).toMatchObject({
      summary: 'Cannot store (a secret)',
      detail: '(a secret), twice: (a secret)',
    });
  });

  it.each([
    'the role rol_01k9xq7b4fe8stv2m6wz3h5ncd and rsk_',
    'made by ak_01k9xq7b4fe8stv2m6wz3h5ncd: it has expired',
  ])('keeps what is none: %s', (text) => expect(withoutSecrets(text, ['', 'it'])).toBe(text));
});
