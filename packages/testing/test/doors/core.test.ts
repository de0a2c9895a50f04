// Tests no single file: NaN and infinity at every door of core, which cannot ask for this package itself.
import * as core from '@entk/core';
import { checkDoors } from '../../src/doors/check-doors.js';

const bounds = 'bounds, written out beside every call';
const words = 'words of the message';

checkDoors(
  core,
  {
    breathe: { args: () => [], aborted: (signal) => [signal] },
    bytesText: { args: () => [1234], lets: { '0': 'says what it is given, within a message about something else' } },
    createRandom: { args: () => [7] },
    identityMatrix: { args: () => [3] },
    requireFinite: {
      args: () => ['caller', 'values', [1, 2, 3]],
    },
    requireInRange: { args: () => ['caller', 'values', [1, 2, 3]] },
    requireInteger: { options: bounds, args: () => ['caller', 'count', 3] },
    requireMemory: {
      args: () => ['caller', 'it', 10, 100],
      lets: { '2': 'less than nothing fits', '3': 'infinity is no limit' },
    },
    requireNumber: { options: bounds, args: () => ['caller', 'share', 0.5] },
    requireNumbers: {
      args: () => ['caller', 'values', [1, 2, 3]],
      lets: { '2': 'whatever the numbers are' },
    },
    requireSameExtent: { args: () => ['caller', 'axis N', 3, 3], opaque: { '0': words, '1': words } },
  },
  {
    without: {
      requireMatrix: 'takes anything; refusals are in its own test file',
      requireNdArray: 'takes anything; refusals are in its own test file',
      requireOptions: 'takes anything; refusals are in its own test file',
      entryText: 'a place as text',
      pairwiseSum: 'adds what the caller’s function can add',
      largestMagnitude: 'passes over NaN; whoever scales by it looks at the entries',
      ndArray: 'wraps what it is given; whoever computes with an array looks at its entries',
      requireFields: 'takes anything; refusals are in its own test file',
      requireList: 'takes anything; refusals are in its own test file',
      requireOneOf: 'takes names',
      reviveMatrices: 'gives back what was sent; whoever computes with it looks at its entries',
      shapeText: 'a shape as text',
      sizeOf: 'a product of extents',
      suggestion: 'takes names',
      unitExponent: 'is 0 for what has no size, so that it changes nothing',
      workOf: 'takes no numbers',
    },
  },
);
