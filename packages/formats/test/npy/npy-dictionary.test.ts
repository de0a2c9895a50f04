import { FileFormatError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { parseNpyDictionary } from '../../src/npy/npy-dictionary.js';

const parse = (text: string) => parseNpyDictionary('read', text);

describe('parseNpyDictionary', () => {
  it('reads what NumPy writes, in any order, spacing and quotes, with the L of Python 2', () => {
    const expected = { descr: '<f8', fortranOrder: false, shape: [3, 4] };
    expect(parse("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }        \n")).toEqual(expected);
    expect(parse('{"shape":(3L,4L,),"fortran_order":False,"descr":"<f8"}')).toEqual(expected);
    expect(parse("{'descr': '|b1', 'fortran_order': True, 'shape': (), }")).toEqual({
      descr: '|b1',
      fortranOrder: true,
      shape: [],
    });
    expect(parse("{'descr': '|b1', 'fortran_order': True, 'shape': (7,), }").shape).toEqual([7]);
    expect(parse("{u'descr': u'<f8', u'fortran_order': False, u'shape': (3L, 4L)}")).toEqual(expected);
  });

  it.each(["[('a', '<f8'), ('b', [('c', '<i4', (2, 3))])]", "('<f4', (2,))", "([('a', '<f4')], (2,))"])(
    'keeps the records of %s as they are written',
    (descr) => {
      expect(parse(`{'descr': ${descr}, 'fortran_order': False, 'shape': (3,), }`).descr).toBe(descr);
    },
  );

  it('takes a shape of no axes for what it is', () => {
    expect(parse("{'descr': '<f8', 'fortran_order': False, 'shape': ()}").shape).toEqual([]);
  });

  it.each([
    ['', 'the header must have { at 0'],
    ['[]', 'the header must have { at'],
    ['{}', 'a string descr, a boolean fortran_order and a tuple shape'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4)", 'separated by commas'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3)}", 'a shape of one axis must be written (n,)'],
    [
      "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)}",
      'must be a dictionary of descr, fortran_order and shape',
    ],
    [
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1.5,)}",
      'must be a dictionary of descr, fortran_order and shape',
    ],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}", 'non-negative integers below 2^53'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (,)}", 'non-negative integers below 2^53'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (1 2)}", 'the shape must be a tuple'],
    ["{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}", 'strings, booleans or tuples of integers'],
    ["{'descr': [('a', '<f8'), 'fortran_order': False, 'shape': (1,)}", 'brackets of the header must match'],
    ["{'descr': [('a', '<f8'", 'brackets of the header must be closed'],
    [
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': True}",
      'a string descr, a boolean fortran_order and a tuple shape',
    ],
    ["{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", 'must be strings and differ'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} + x", 'must be a dictionary'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x", 'nothing must follow the dictionary'],
    ["{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,)}", 'must be a dictionary'],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(FileFormatError);
    expect(() => parse(text)).toThrow(/^read: /);
    expect(() => parse(text)).toThrow(message);
  });
});
