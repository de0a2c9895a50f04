import { type Cotangent, toDense } from '../cotangent.js';
import { columnRange, joinedColumns, joinedRows, type Tensor, zeros } from '../tensor/index.js';
import type { PassedLayer } from './chain.js';
import { dense } from './dense.js';
import type { ParameterTensors, ParameterUse } from './layer.js';

/** The name of a parameter, or the names of parts of it that are parameters of their own. */
export type NamesOfParts = string | readonly string[];

/** A dense layer whose weight, and bias, may be several parameters. */
export interface JointDense {
  readonly weight: NamesOfParts;
  readonly bias?: NamesOfParts;
  /** Which side of W the parts divide: its rows, or its columns. A bias is divided with the rows. */
  readonly along: 'outputs' | 'inputs';
}

/**
 * y = W x + b with the parts as the rows of W, or as its columns. The gradient of each part is the part of the
 * gradient: by the outputs that are its own, or by its own of the inputs.
 */
export function jointDense({ weight, bias, along }: JointDense): PassedLayer {
  const [W, b] = [weight, bias].map((names) => (Array.isArray(names) ? joint : (names as string | undefined)));
  const whole = dense({ weight: W ?? joint, bias: b === joint ? jointBias : b });
  if (typeof weight === 'string' && (bias === undefined || typeof bias === 'string')) return whole;
  const joined = along === 'outputs' ? joinedRows : joinedColumns;

  return {
    parameters: [weight, bias].flatMap((names) => names ?? []),

    forward(input, parameters) {
      const rows = input.values.shape[0];
      const pass = whole.forward(input, withJoined(parameters));
      const sizesOf = (names: readonly string[], axis: number) =>
        names.map((name) => (parameters.get(name) as Tensor).shape[axis]);

      const split = (use: ParameterUse): ParameterUse[] => {
        if (use.kind === 'vector' && use.parameter === jointBias && typeof bias === 'object') {
          const parts = columnsOfCotangent(use.cotangent, sizesOf(bias, 0), rows / input.positions);
          return bias.map((parameter, part) => ({ ...use, parameter, cotangent: parts[part] }));
        }
        if (use.kind !== 'matrix' || use.parameter !== joint || typeof weight !== 'object') return [use];
        if (along === 'inputs') {
          const parts = columnsOf(use.activation, sizesOf(weight, 1));
          return weight.map((parameter, part) => ({ ...use, parameter, activation: parts[part] }));
        }
        const parts = columnsOfCotangent(use.cotangent, sizesOf(weight, 0), rows / input.positions);
        return weight.map((parameter, part) => ({ ...use, parameter, cotangent: parts[part] }));
      };

      return {
        output: pass.output,
        pullback(cotangent) {
          const { uses, input: ofInput } = pass.pullback(cotangent);
          return { uses: uses.flatMap(split), input: ofInput };
        },
        pushforward: (tangent, tangents) => pass.pushforward(tangent, withJoined(tangents, parameters)),
      };
    },
  };

  /** With the parts joined under a name of their own; those that are missing count as zero, if any is there. */
  function withJoined(tensors: ParameterTensors, shapes: ParameterTensors = tensors): ParameterTensors {
    const all = new Map(tensors);
    const add = (name: string, names: NamesOfParts | undefined, join: typeof joinedRows) => {
      if (typeof names !== 'object' || names.every((part) => !tensors.has(part))) return;
      const parts = names.map((part) => tensors.get(part) ?? zeros((shapes.get(part) as Tensor).shape));
      all.set(name, join(parts));
    };
    add(joint, weight, joined);
    add(jointBias, bias, joinedRows);
    return all;
  }
}

/** No parameter can be called so. */
const [joint, jointBias] = ['\u0000weight', '\u0000bias'];

function columnsOfCotangent(cotangent: Cotangent, sizes: readonly number[], exampleCount: number): Cotangent[] {
  const dense = toDense(cotangent, exampleCount);
  return columnsOf(dense.values, sizes).map((values) => ({ ...dense, values }));
}

/** The columns of a matrix in parts of some sizes. */
export function columnsOf(matrix: Tensor, sizes: readonly number[]): Tensor[] {
  let end = 0;
  return sizes.map((size) => columnRange(matrix, end, (end += size)));
}
