import { describe } from 'vitest';
import { check } from './check.js';

describe('flatten', () => {
  check({ kind: 'flatten' }, { positions: 3, width: 2 }, 6);
});

describe('flatten of one position', () => {
  check({ kind: 'flatten' }, 3, 3);
});
