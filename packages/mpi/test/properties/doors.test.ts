// Tests no single file: NaN and infinity at every door of the package.
import { checkDoors } from '@entk/testing/doors';
import * as exported from '../../src/index.js';

checkDoors(
  exported,
  {},
  { without: { openMpi: 'begins MPI, which a process can once; refusals are in its own test file' } },
);
