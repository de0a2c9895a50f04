// Also tests pytorch/known-globals.ts, pytorch/pickle-values.ts: what opcodes read, call and make.
import { FileFormatError } from '@entk/core';
import { hostileTimeout, survives } from '@entk/testing/hostile-files';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpickle } from '../../src/pytorch/unpickle.js';
import { pickle, type PicklePart } from './pickles.js';

const read = (...parts: PicklePart[]) => unpickle('read', pickle(...parts));
const valueOf = (...parts: PicklePart[]) => read(...parts).value;

describe('unpickle', () => {
  it.each<[string, PicklePart[], unknown]>([
    ['None', ['N.'], null],
    ['True', [[0x88], '.'], true],
    ['a byte', ['K', [200], '.'], 200],
    ['two bytes', ['M', [1, 2], '.'], 513],
    ['four bytes', ['J', [0xfe, 0xff, 0xff, 0xff], '.'], -2],
    ['a long integer', [[0x8a, 5, 0, 0, 0, 0, 0x80], '.'], -549755813888],
    ['one beyond 2^53', [[0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1], '.'], 2n ** 64n],
    ['no bytes at all', [[0x8a, 0], '.'], 0],
    ['one beyond every float', [[0x8a, 255, ...Array.from({ length: 254 }, () => 0), 1], '.'], 2n ** 2032n],
    ['a float, big-endian', ['G', [0x3f, 0xf8, 0, 0, 0, 0, 0, 0], '.'], 1.5],
    ['text', ['X', [2, 0, 0, 0, 0xc3, 0xbc], '.'], 'ü'],
    ['a tuple', ['(K\x01K\x02t.'], { kind: 'tuple', items: [1, 2] }],
    ['a list', [']K\x01a(K\x02K\x03e.'], { kind: 'list', items: [1, 2, 3] }],
    [
      'a dict',
      ['}U\x01aK\x01s(U\x01bK\x02u.'],
      {
        kind: 'dict',
        entries: new Map([
          ['a', 1],
          ['b', 2],
        ]),
      },
    ],
    ['what it remembers', ['K\x07q', [1], 'h', [1], '.'], 7],
  ])('reads %s', (_, parts, value) => expect(valueOf(...parts)).toEqual(value));

  it('makes nothing of what it does not know, and lists it', () => {
    expect(read('cos\nsystem\nU\x02ls', [0x85], 'R.')).toEqual({
      value: { kind: 'foreign', name: 'os.system' },
      foreign: ['os.system'],
    });
    // An object of a class, with a state that has another one in it.
    const { value, foreign } = read('c__main__\nNet\n)', [0x81], '}U\x01acmath\nfloor\nsb.');
    expect([value, foreign]).toEqual([{ kind: 'foreign', name: '__main__.Net' }, ['__main__.Net', 'math.floor']]);
  });

  it.each<[string, PicklePart[], string]>([
    ['another opcode', ['S'], 'must be of protocol 2 to 5, got 83 (opcode at byte 2)'],
    ['another protocol', [[0x80, 9]], 'the protocol of the pickle must be 2 to 5, got 9'],
    ['an empty stack', ['.'], 'the stack of the pickle must not run empty'],
    ['values below a mark', ['K\x01(a'], 'must not run empty'],
    ['no mark', ['t'], 'a mark must be set'],
    ['a memo that is not there', ['h\x05.'], 'must remember what it recalls, got 5'],
    ['what is not a list', ['}K\x01a.'], 'only lists of the pickle can be appended to'],
    ['what is not a dict', [']K\x01K\x02s.'], 'must come in pairs and go into a dict'],
    ['a key without a value', ['}(K\x01u.'], 'must come in pairs'],
    [
      'a text beyond the end',
      ['X', [0xff, 0xff, 0xff, 0xff], 'abc'],
      'must have 4294967295 bytes from byte 7 on, got 3',
    ],
    ['a text of 2^63 bytes', [[0x8d, 0, 0, 0, 0, 0, 0, 0, 0x80]], 'bytes from byte 11 on, got 0'],
    ['a name without an end', ['ctorch'], 'a name in the pickle must end on its line'],
    ['no end', ['K\x01'], 'must have 1 bytes from byte 4 on, got 0'],
    ['a call of a number', ['K\x01)R.'], 'must call functions that make something'],
    ['a call of a word', ['ctorch\nfloat32\n)R.'], 'got "torch.float32"'],
    ['a dict made of a list', ['ccollections\nOrderedDict\n]', [0x85], 'R.'], 'must be made empty, or of another dict'],
    [
      'a storage without a size',
      ['(U\x07storagectorch\nFloatStorage\nU\x010U\x03cputQ.'],
      'each with a type, a key and a size',
    ],
    [
      'a tensor without a storage',
      ['ctorch._utils\n_rebuild_tensor_v2\n)R.'],
      'must have a storage, an offset, sizes and strides',
    ],
  ])('refuses %s', (_, parts, message) => {
    expect(() => read(...parts)).toThrow(FileFormatError);
    expect(() => read(...parts)).toThrow(message);
  });

  it('follows tensors of subclasses without descending, however deep they nest', () => {
    const depth = 100_000;
    const words = ['ctorch._tensor\n_rebuild_from_type_v2\nq', [0], 'ctorch\nTensor\nq', [1]];
    const [inwards, outwards] = ['h\x00h\x01'.repeat(depth), '\x87'.repeat(depth)];
    const nested = pickle(...words, 'h', [0], inwards, ')', outwards, 'R.');
    expect(() => unpickle('read', nested)).toThrow('must call functions that make something');
  });

  it(
    'survives programs of its opcodes in any order',
    () => {
      const texts = ['a', 'state_dict', 'storage', 'W'];
      const names = [
        'torch\nFloatStorage\n',
        'torch._utils\n_rebuild_tensor_v2\n',
        'collections\nOrderedDict\n',
        'os\nsystem\n',
        'torch._tensor\n_rebuild_from_type_v2\n',
        'torch\nTensor\n',
      ];
      const opcode = fc.oneof(
        fc.constantFrom(
          '(',
          'N',
          '\x88',
          ')',
          '\x85',
          '\x86',
          '\x87',
          't',
          ']',
          '}',
          '\x8f',
          '\x90',
          '\x91',
          'a',
          'e',
          's',
          'u',
          '\x94',
          'Q',
          'R',
          '\x81',
          '\x92',
          'b',
          '\x93',
        ),
        fc.nat(3).map((index) => `K${String.fromCharCode(index)}`),
        fc.nat(4).map((index) => `q${String.fromCharCode(index)}`),
        fc.nat(4).map((index) => `h${String.fromCharCode(index)}`),
        fc.constantFrom(...texts).map((text) => `U${String.fromCharCode(text.length)}${text}`),
        fc.constantFrom(...names).map((name) => `c${name}`),
      );
      const programs = fc.array(opcode, { maxLength: 60 }).map((codes) => pickle(`${codes.join('')}.`));
      const { read: good } = survives(
        'read',
        programs,
        (bytes) => unpickle('read', bytes),
        ({ foreign }, bytes) => expect(foreign.length).toBeLessThan(bytes.length),
      );
      expect(good).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
