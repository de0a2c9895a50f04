// Tests no single file: NaN and infinity at every door of the package.
import { checkDoors } from '@entk/testing/doors';
import * as exported from '../../src/index.js';
import { bytesOf, gold } from '../tokenisers.js';

const tokeniser = () => exported.huggingFaceTokeniser(bytesOf(gold.byteLevel.document));

checkDoors(
  exported,
  {
    textContexts: {
      options: 2,
      args: () => [tokeniser(), 'a text of some words', { length: 3, count: 2, beginning: false }],
      opaque: { '0': 'huggingFaceTokeniser' },
    },
  },
  {
    without: {
      ggufTokeniser: 'reads documents; hostile ones are tested beside it',
      huggingFaceTokeniser: 'reads documents; hostile ones are tested beside it',
      partsOfSpeech: 'takes no numbers',
    },
  },
);
