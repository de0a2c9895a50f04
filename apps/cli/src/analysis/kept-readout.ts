import { DenseMatrix } from '@entk/core';
import type { Collapse } from '@entk/kernels';
import type { Network, Readout } from '@entk/models';
import { outputAxis, readAgain, readoutOf } from '@entk/models/layers';

/**
 * The read-out of the one output that a collapse keeps, whose factors are a C-th of those of all outputs: of a language
 * model with 50,000 they fit where the others do not.
 *
 * @returns `undefined` for a collapse that keeps all outputs.
 */
export function keptReadout(
  network: Network,
  readout: Readout | undefined,
  collapse: Collapse,
): { readonly readout: Readout; readonly collapse: Collapse } | undefined {
  if (collapse.kind !== 'perClass' && collapse.kind !== 'meanOutput') return undefined;
  const caller = 'analyze';
  const axis = outputAxis(caller, network, readout);
  const { count } = axis;
  const which = collapse.kind === 'perClass' ? [collapse.output] : DenseMatrix.generate(1, count, () => 1 / count);
  return { readout: readoutOf(readAgain(caller, axis, which)), collapse: { kind: 'perClass', output: 0 } };
}
