// Tests no single file: no number that has a scale comes in.
import { checkScales } from '@entk/testing/scales';
import * as text from '../../src/index.js';

checkScales(
  text,
  {},
  {
    ggufTokeniser: 'takes a vocabulary',
    huggingFaceTokeniser: 'takes documents',
    partsOfSpeech: 'takes a text',
    textContexts: 'takes a text',
  },
);
