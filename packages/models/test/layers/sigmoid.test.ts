import { describe } from 'vitest';
import { check } from './check.js';

describe('sigmoid', () => {
  check({ kind: 'sigmoid' }, 4, 4);
});

describe('sigmoid at every position', () => {
  check({ kind: 'sigmoid' }, { positions: 3, width: 2 }, { positions: 3, width: 2 });
});
