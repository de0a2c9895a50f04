import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKey } from '../../src/json/json-keys.js';

describe('repeatedKey', () => {
  it('says where it stands again', () => {
    expect(repeatedKey('{"a":1,\n "a":2}')).toEqual({ key: 'a', index: 9 });
  });

  it('finds a key twice at any depth, however it is written', () => {
    expect(repeatedKey('{"a":1,"a":2}')?.key).toBe('a');
    expect(repeatedKey('{"a":1,"\\u0061" : 2}')?.key).toBe('a');
    expect(repeatedKey('[{"x":{"b":0, "c":[],\n"b":1}}]')?.key).toBe('b');
    expect(repeatedKey('{"\\"":1,"\\"":1}')?.key).toBe('"');
    expect(repeatedKey('{"":{},"":{}}')?.key).toBe('');
  });

  it('takes strings, other objects and brackets inside strings for what they are', () => {
    expect(repeatedKey('{"a":"a","b":["a","a","{\\"a\\":1"],"c":{"a":1,"b":1}}')).toBeUndefined();
    expect(repeatedKey('{"a":"}","b":"\\\\"}')).toBeUndefined();
    expect(repeatedKey('"a"')).toBeUndefined();
  });

  it('finds nothing in what JSON.stringify writes', () => {
    const property = fc.property(fc.jsonValue(), (value) => {
      expect(repeatedKey(JSON.stringify(value, null, 1))).toBeUndefined();
    });
    fc.assert(property, { seed: 3 });
  });
});
