import { FileFormatError, MisuseError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, parseJsonDocument, shownJson } from '../../src/json/json-document.js';
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseJsonDocument('read', 'the index', bytesOf(text));

describe('parseJsonDocument', () => {
  it.each(['{}', '[1,2,{"a":null}]', '"text"', ' {"a":{"b":[[]]}} ', '{"a":"{{{{[[","b":"\\"}"}'])(
    'reads %s',
    (text) => {
      expect(parse(text)).toEqual(JSON.parse(text));
    },
  );

  it('takes a byte-order mark for what it is', () => {
    expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 });
  });

  it.each([
    ['a text cut short', '{"a":', 'read: the index must be JSON ('],
    ['two values', '{} {}', 'read: the index must be JSON ('],
    [
      'a key twice',
      '{"a":{"b":1,"b":2}}',
      'keys of an object in the index must differ, got "b" (line 1, column 13: at least twice)',
    ],
    ['a key __proto__', '{"a":[{"__proto__":{"x":1}}]}', 'the index must not have a key __proto__'],
    ['an escaped key __proto__', '{"__proto__":1}'.replace('_', '\\u005f'), 'must not have a key __proto__'],
    ['deep lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'the index must nest at most 64 levels deep'],
    ['deep objects', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 'must nest at most 64 levels deep'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(FileFormatError);
    expect(() => parse(text)).toThrow(message);
  });

  it('reads 64 levels', () => {
    expect(() => parse(`${'['.repeat(64)}${']'.repeat(64)}`)).not.toThrow();
  });

  it('refuses what is no UTF-8 and what is no bytes', () => {
    expect(() => parseJsonDocument('read', 'the index', Uint8Array.of(0x22, 0xff, 0x22))).toThrow('must be UTF-8');
    expect(() => parseJsonDocument('read', 'the index', '{}' as unknown as Uint8Array)).toThrow(MisuseError);
  });

  it(
    'survives damaged documents, and reads what JSON.parse reads',
    () => {
      const files = ['{"a":[1,2,{"b":"c\\n"}],"d":{"e":null}}', '[[[[0.5e3]],"__proto__"],{"__prot":1}]'].map(bytesOf);
      const { read } = survives(
        'read',
        damaged(files),
        (bytes) => parseJsonDocument('read', 'the index', bytes),
        (value, bytes) => expect(value).toEqual(JSON.parse(new TextDecoder().decode(bytes))),
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives every JSON value',
    () => {
      const files = fc.jsonValue().map((value) => bytesOf(JSON.stringify(value)));
      const { read } = survives(
        'read',
        files,
        (bytes) => parseJsonDocument('read', 'the index', bytes),
        () => {},
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

describe('isJsonObject, shownJson', () => {
  it.each([
    [{}, true, 'an object'],
    [[], false, 'a list'],
    [null, false, null],
    ['a', false, 'a'],
    [undefined, false, 'nothing'],
  ])('%j', (value, isObject, shown) => {
    expect(isJsonObject(value)).toBe(isObject);
    expect(shownJson(value)).toBe(shown);
  });
});
