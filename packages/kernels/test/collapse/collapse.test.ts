import { describe, expect, it } from 'vitest';
import { type Collapse, collapsedRows, collapseText } from '../../src/index.js';
import { requireCollapse } from '../../src/collapse/collapse.js';
import { everyCollapse } from '../definition.js';

describe('a collapse', () => {
  it('has N rows, or N·C flattened', () => {
    expect(everyCollapse(4).map((collapse) => collapsedRows(collapse, 5, 4))).toEqual([5, 5, 5, 5, 5, 20, 20]);
  });

  it('has a name in words', () => {
    expect(everyCollapse(4).map(collapseText)).toEqual([
      'output 0',
      'output 3',
      'class mean',
      'trace over outputs',
      'mean output',
      'flattened, example by example',
      'flattened, class by class',
    ]);
  });

  it('is refused when unknown, out of range or without a row order', () => {
    const refuse = (collapse: unknown) => () => requireCollapse('caller', collapse as Collapse, 4);
    expect(refuse({ kind: 'mean' })).toThrow(
      'caller: collapse must be one of perClass, classMean, trace, meanOutput, flattened, got "mean"',
    );
    expect(refuse({ kind: 'perClass', output: 4 })).toThrow('caller: output index must be an integer in 0..3, got 4');
    expect(refuse({ kind: 'perClass' })).toThrow('caller: output index must be an integer in 0..3');
    expect(refuse({ kind: 'flattened', rowOrder: 'rows' })).toThrow(
      'caller: rowOrder must be one of exampleMajor, classMajor, got "rows"',
    );
  });
});
