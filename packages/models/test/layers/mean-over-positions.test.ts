import { describe } from 'vitest';
import { check } from './check.js';

describe('the mean over positions', () => {
  check({ kind: 'meanOverPositions' }, { positions: 3, width: 2 }, 2);
});

describe('the mean over one position', () => {
  check({ kind: 'meanOverPositions' }, 3, 3);
});
