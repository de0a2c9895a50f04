import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../src/json/json-fault.js';

describe('jsonFault', () => {
  it.each([
    ['{"a": 1,}', 'line 1, column 9: a comma must not stand before }'],
    ['{\n  "layers": [\n    1, 2,\n  ]\n}', 'line 4, column 3: a comma must not stand before ]'],
    ['{"a": 1\n"b": 2}', 'line 2, column 1: got "\\"" where a comma or } must come'],
    ['{"a" 1}', 'line 1, column 6: got "1" where a colon must come'],
    ["{'a': 1}", 'line 1, column 2: strings must be in double quotes'],
    ['{a: 1}', 'line 1, column 2: got "a" where a key or } must come'],
    ['{"a": NaN}', 'line 1, column 7: NaN is not JSON'],
    ['[True]', 'line 1, column 2: True is not JSON'],
    ['[1] // the end', 'line 1, column 5: comments are not JSON'],
    ['[1] [2]', 'line 1, column 5: got "[" where the end must come'],
    ['{"a": [1, 2', 'line 1, column 12: the text ends where a comma or ] must come'],
    ['', 'line 1, column 1: the text ends where a value must come'],
    ['["a\nb"]', 'line 1, column 2: a string must end on its line, with \\n, \\" and \\\\ for what cannot stand in it'],
    ['[01]', 'line 1, column 2: got "0" where a value or ] must come'],
    ['[,1]', 'line 1, column 2: got "," where a value or ] must come'],
    ['{"a":{"b":[]}}}', 'line 1, column 15: got "}" where the end must come'],
  ])('says where and why: %j', (text, fault) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonFault(text)).toBe(fault);
  });

  it(
    'survives damaged documents: it stops exactly where JSON.parse refuses',
    () => {
      const text = '{"a":[1,2.5e-3,{"b":"c\\n\\u00e9"}],"d":{"e":null,"f":true}}';
      const { read } = survives(
        '',
        damaged([new TextEncoder().encode(text), new TextEncoder().encode('[[],{},"",-0,[false]]')]),
        (bytes) => new TextDecoder().decode(bytes),
        (damagedText) => {
          let valid = true;
          try {
            JSON.parse(damagedText);
          } catch {
            valid = false;
          }
          const ends = jsonFault(damagedText).endsWith('the text ends where the end must come');
          expect([damagedText, ends]).toEqual([damagedText, valid]);
        },
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
