// Tests no single file: NaN and infinity at every door of the package.
import { ndArray } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as formats from '../../src/index.js';

const files = 'reads bytes or documents; hostile ones are tested beside their readers';
const array = () => ndArray([1, 2], Float32Array.of(1, 2));
const arrays = () => new Map([['W', array()]]);
const anyBits = { '0': 'files keep any bits; whoever computes with them looks at them' };

checkDoors(
  formats,
  {
    requireFiniteTensors: { args: () => ['f', arrays()] },
    writeNpy: { args: () => [array()], lets: anyBits },
    writeNpz: { options: 1, args: () => [arrays()], lets: anyBits },
    writeSafetensors: {
      options: 'texts under names of any kind',
      args: () => [arrays()],
      lets: anyBits,
    },
  },
  {
    without: Object.fromEntries(
      [
        'mergedWeights',
        'openWeights',
        'readGguf',
        'readNpy',
        'readNpz',
        'readPt',
        'readSafetensors',
        'readSafetensorsIndex',
        'readShardedSafetensors',
        'readTfjsModel',
      ].map((name) => [name, files]),
    ),
  },
);
