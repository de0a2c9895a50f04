import { DenseMatrix } from '@entk/core';
import type { Cotangent, ParameterUse } from '@entk/models/layers';
import { integersOf, numbersOf, type Tensor } from '@entk/models/tensor';
import { type Delta, sumOverPositions } from './delta.js';
import type { FactoredUse } from './uses.js';

/** The factors of a pullback in float64, vectors summed over positions. Each tensor is read once. */
export function readUses(uses: readonly ParameterUse[], exampleCount: number): FactoredUse[] {
  const read = memoisedReader();
  return uses.map((use): FactoredUse => {
    const { parameter, cotangent } = use;
    const { positions } = cotangent;
    const delta = deltaOf(cotangent, read);
    if (use.kind === 'vector') {
      return { kind: 'vector', parameter, delta: sumOverPositions(delta, positions, exampleCount) };
    }
    return use.kind === 'lookup'
      ? { kind: 'lookup', parameter, positions, delta, indices: integersOf(use.indices) }
      : { kind: 'matrix', parameter, transposed: use.transposed, positions, delta, activation: read(use.activation) };
  });
}

type Reader = (tensor: Tensor, rowsTogether?: number) => DenseMatrix;

/** δ with the positions of an output side by side. */
function deltaOf(cotangent: Cotangent, read: Reader): Delta {
  const { positions } = cotangent;
  if (cotangent.form === 'dense') {
    return { form: 'dense', values: read(cotangent.values, positions), outputCount: cotangent.outputCount };
  }
  const { outputs, rows, examples } = cotangent;
  return {
    form: 'factored',
    outputs: read(outputs, positions),
    rows: rows && read(rows),
    examples: examples && read(examples, positions),
  };
}

/** Reads each tensor out once, so that uses which share an activation share its copy; some rows may become one. */
function memoisedReader(): Reader {
  const copies = new Map<string, DenseMatrix>();
  return (tensor, rowsTogether = 1) => {
    const key = `${tensor.id}/${rowsTogether}`;
    const found = copies.get(key);
    if (found) return found;
    const [rows, columns] = tensor.shape;
    const copy = new DenseMatrix(rows / rowsTogether, columns * rowsTogether, new Float64Array(numbersOf(tensor)));
    copies.set(key, copy);
    return copy;
  };
}
