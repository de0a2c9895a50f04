import { describe } from 'vitest';
import { check } from './check.js';

describe('tanh', () => {
  check({ kind: 'tanh' }, 4, 4);
});

describe('tanh at every position', () => {
  check({ kind: 'tanh' }, { positions: 3, width: 2 }, { positions: 3, width: 2 });
});
