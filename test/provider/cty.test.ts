import { describe, expect, it } from 'vitest';
import { decodeJson } from '../../provider/plugin/cty/json.ts';
import { decodeMsgpack, encodeMsgpack } from '../../provider/plugin/cty/msgpack.ts';
import { numberFromText } from '../../provider/plugin/cty/number.ts';
import {
  CtyError,
  type CtyValue,
  Decimal,
  Dynamic,
  isWhollyKnown,
  Unknown,
  unknown,
} from '../../provider/plugin/cty/value.ts';
import type { TerraformType } from '../../provider-schema/readers/terraform-attributes.ts';

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the wire forms that Terraform uses', () => {
  const forms: readonly (readonly [string, string, TerraformType, CtyValue])[] = [
    ['null', 'c0', 'string', null],
    ['a string', 'a5 68656c6c6f', 'string', 'hello'],
    ['the empty string', 'a0', 'string', ''],
    ['true', 'c3', 'bool', true],
    ['a small number', '0c', 'number', 12],
    ['a negative number', 'f4', 'number', -12],
    ['2^53 + 1 as uint64', 'cf 0020000000000001', 'number', 9007199254740993n],
    ['the smallest int64', 'd3 8000000000000000', 'number', -(2n ** 63n)],
    ['a fraction', 'cb 3fe0000000000000', 'number', 0.5],
    ['a decimal', 'a3 302e31', 'number', new Decimal('0.1')],
    ['an unknown value', 'd4 00 00', 'string', unknown],
    ['a list', '92 a161 c0', ['list', 'string'], ['a', null]],
    ['an unknown list', 'd4 00 00', ['list', 'string'], unknown],
    ['a tuple', '92 a161 01', ['tuple', ['string', 'number']], ['a', 1]],
    ['a map', '81 a16b d40000', ['map', 'string'], { k: unknown }],
    ['an object', '82 a161 c2 a162 c0', ['object', { a: 'bool', b: 'string' }], { a: false, b: null }],
    [
      'a nested attribute',
      '81 a27873 91 81 a169 a178',
      ['object', { xs: ['list', ['object', { i: 'string' }]] }],
      { xs: [{ i: 'x' }] },
    ],
    ['a value of any type', '92 c408 22737472696e6722 a178', 'dynamic', new Dynamic('string', 'x')],
  ];
  it.each(forms)('reads and writes %s', (_name, hex, type, value) => {
    expect(decodeMsgpack(fromHex(hex), type)).toEqual(value);
    expect(toHex(encodeMsgpack(value, type))).toBe(hex.replaceAll(' ', ''));
  });

  it('keeps a refinement, byte by byte, and the value unknown', () => {
    // "beta-${x.id}": not null (key 1), with a known prefix (key 2).
    const bytes = fromHex('c7 09 0c 82 01 c2 02 a4 62657461');
    const value = decodeMsgpack(bytes, 'string');
    expect(value).toBeInstanceOf(Unknown);
    expect(isWhollyKnown([value])).toBe(false);
    expect(toHex(encodeMsgpack(value, 'string'))).toBe(toHex(bytes));
  });

  it('gives sets an order and each item once, but keeps every unknown item', () => {
    const type: TerraformType = ['set', 'string'];
    expect(decodeMsgpack(encodeMsgpack(['b', 'a', 'b'], type), type)).toEqual(['a', 'b']);
    expect(encodeMsgpack(['b', 'a'], type)).toEqual(encodeMsgpack(['a', 'b'], type));
    expect(decodeMsgpack(encodeMsgpack([unknown, 'a', unknown], type), type)).toHaveLength(3);
  });

  it('reads attributes that are missing as null and drops those that the type does not have', () => {
    const bytes = encodeMsgpack({ old: 'x', kept: 'y' }, ['object', { old: 'string', kept: 'string' }]);
    const type: TerraformType = ['object', { kept: 'string', added: ['set', 'string'] }];
    expect(decodeMsgpack(bytes, type)).toEqual({ kept: 'y', added: null });
  });

  it('writes whole numbers beyond 64 bits as decimal text', () => {
    const huge = 2n ** 64n;
    expect(decodeMsgpack(encodeMsgpack(huge, 'number'), 'number')).toBe(huge);
    expect(encodeMsgpack(huge, 'number')[0]).toBe(0xb4);
  });

  it('says where a value has another type, without repeating it', () => {
    const type: TerraformType = ['object', { outer: ['list', ['object', { secret: 'string' }]] }];
    const bytes = encodeMsgpack({ outer: [{ secret: 42 }] }, [
      'object',
      { outer: ['list', ['object', { secret: 'number' }]] },
    ]);
    expect(() => decodeMsgpack(bytes, type)).toThrow(CtyError);
    expect(() => decodeMsgpack(bytes, type)).toThrow(/^outer\.0\.secret: expected a value of type string$/);
    expect(() => encodeMsgpack({ outer: [{ secret: true }] }, type)).toThrow(CtyError);
  });
});

describe('numbers', () => {
  it.each([
    ['15', 15],
    ['-0.5', -0.5],
    ['1.50', 1.5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', 9007199254740993n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
    ['0.1', new Decimal('0.1')],
    ['0.12345678901234567890', new Decimal('0.12345678901234567890')],
    ['1e400', new Decimal('1e400')],
  ])('%s is held without loss', (text, expected) => {
    expect(numberFromText(text)).toEqual(expected);
  });

  it.each(['', 'x', '0x10', '1_000', 'Infinity', '--1', '1e'])('%j is no number', (text) => {
    expect(numberFromText(text)).toBeUndefined();
  });
});

describe('stored state', () => {
  const json = (text: string) => new TextEncoder().encode(text);

  it('keeps every digit of a number', () => {
    const type: TerraformType = ['object', { a: 'number', b: 'number', c: ['list', 'number'] }];
    expect(decodeJson(json('{"a":9007199254740993,"b":0.1,"c":[1,2.5]}'), type)).toEqual({
      a: 9007199254740993n,
      b: new Decimal('0.1'),
      c: [1, 2.5],
    });
  });

  it('survives the way through JSON and MessagePack', () => {
    const type: TerraformType = [
      'object',
      { name: 'string', tags: ['set', 'string'], any: 'dynamic', m: ['map', 'bool'] },
    ];
    const text =
      '{"name":"x","tags":["b","a"],"any":{"type":["list","string"],"value":["q"]},"m":{"k":true},"gone":1}';
    const value = decodeJson(json(text), type);
    expect(value).toEqual({
      name: 'x',
      tags: ['a', 'b'],
      any: new Dynamic(['list', 'string'], ['q']),
      m: { k: true },
    });
    expect(decodeMsgpack(encodeMsgpack(value, type), type)).toEqual(value);
  });

  it('is refused when it does not fit the schema', () => {
    expect(() => decodeJson(json('{"name":true}'), ['object', { name: 'string' }])).toThrow(CtyError);
    expect(() => decodeJson(json('{"name"'), ['object', { name: 'string' }])).toThrow(SyntaxError);
  });
});
