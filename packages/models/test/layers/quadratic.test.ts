import { describe } from 'vitest';
import { check } from './check.js';

describe('quadratic', () => {
  check({ kind: 'quadratic' }, 4, 4);
});
