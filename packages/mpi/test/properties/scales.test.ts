// Tests no single file: results at every scale of what is given.
import { checkScales } from '@entk/testing/scales';
import * as exported from '../../src/index.js';

checkScales(exported, {}, { openMpi: 'joins processes; sums are plain additions' });
