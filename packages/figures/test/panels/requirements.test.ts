import { MisuseError, NonFiniteError, ShapeError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  requireAspect,
  requireCells,
  requireCurves,
  requireInterval,
  requirePositive,
} from '../../src/panels/requirements.js';

describe('requireCurves', () => {
  it('takes curves of different names only, and at least one', () => {
    expect(() => requireCurves('f', [{ label: 'a' }, { label: 'b' }])).not.toThrow();
    expect(() => requireCurves('f', [])).toThrow('f: curves must hold at least one curve, got []');
    expect(() => requireCurves('f', [{ label: 'a' }, { label: 'a' }])).toThrow('f: curve labels must differ, got "a"');
  });
});

describe('requirePositive', () => {
  it('names the first entry that a log axis cannot show', () => {
    expect(() => requirePositive('f', 'y', [1, 1e-300], 'no')).not.toThrow();
    for (const [values, got] of [
      [[1, 0, -1], '0'],
      [[1, -1], '-1'],
      [[2, Number.NaN], 'NaN'],
    ] as const) {
      expect(() => requirePositive('f', 'y', values, 'add 1')).toThrow(
        `f: y must be positive on a log axis, got ${got} (entry 1 of ${values.length}); add 1`,
      );
    }
  });
});

describe('requireInterval', () => {
  it('takes none, and a lower end before a higher', () => {
    expect(() => requireInterval('f', 'range', undefined)).not.toThrow();
    expect(() => requireInterval('f', 'range', [-1, 2])).not.toThrow();
    expect(() => requireInterval('f', 'range', [2, 2])).toThrow(
      'f: range must go from a lower to a higher number, got [2, 2]',
    );
    expect(() => requireInterval('f', 'range', [0, Infinity])).toThrow(NonFiniteError);
    expect(() => requireInterval('f', 'range', [0, 1], 'log')).toThrow(MisuseError);
    expect(() => requireInterval('f', 'range', [0.1, 1], 'log')).not.toThrow();
  });
});

describe('requireAspect', () => {
  it('takes a positive number', () => {
    expect(() => requireAspect('f', 0.5)).not.toThrow();
    expect(() => requireAspect('f', 0)).toThrow('f: aspect must be a number in (0, 100], got 0');
  });
});

describe('requireCells', () => {
  it('takes as many labels as cells, and groups that add up to them', () => {
    const groups = [
      { label: 'a', size: 2 },
      { label: 'b', size: 1 },
    ];
    expect(() => requireCells('f', 'rows', { label: 'r', labels: ['x', 'y', 'z'], groups }, 3)).not.toThrow();
    expect(() => requireCells('f', 'rows', { label: 'r' }, 0)).toThrow('f: rows must hold at least one cell, got 0');
    expect(() => requireCells('f', 'rows', { label: 'r', labels: ['x'] }, 3)).toThrow(
      'f: rows.labels must have 3 entries, got 1',
    );
    expect(() => requireCells('f', 'rows', { label: 'r', groups }, 4)).toThrow(
      'f: the sizes of rows.groups must add up to 4, got 3',
    );
    expect(() => requireCells('f', 'rows', { label: 'r', groups }, 4)).toThrow(ShapeError);
  });
});
