import { reshape, type Tensor } from '../tensor/index.js';
import { rotated, type Rotation } from '../tensor/rotary.js';
import { throughLinear, toDense, withPositions } from '../cotangent.js';
import type { Activation, Layer } from './layer.js';

/**
 * A layer at every head of every position instead of at every position: the heads of a position stand side by side.
 *
 * @param heads How many there are.
 */
export function atEveryHead(layer: Layer, heads: number): Layer {
  const apart = (tensor: Tensor) => reshape(tensor, [tensor.shape[0] * heads, tensor.shape[1] / heads]);
  const together = (tensor: Tensor) => reshape(tensor, [tensor.shape[0] / heads, tensor.shape[1] * heads]);
  return {
    ...layer,
    outputShape: (input) => input,
    forward({ values, positions }: Activation, parameters) {
      const pass = layer.forward({ values: apart(values), positions: positions * heads }, parameters);
      return {
        output: { values: together(pass.output.values), positions },
        pullback(cotangent) {
          const { uses, input } = pass.pullback(withPositions(cotangent, heads));
          return {
            uses,
            input() {
              const dense = toDense(input(), values.shape[0] / positions);
              return { ...dense, positions, values: together(dense.values) };
            },
          };
        },
        pushforward(tangent, tangents) {
          const pushed = pass.pushforward(tangent && apart(tangent), tangents);
          return pushed && together(pushed);
        },
      };
    },
  };
}

/** Heads turned by their positions, the first of which is at `first`, or of each example at its own. */
export function turning(rotation: Rotation, first: number | Int32Array): Layer {
  return {
    kind: 'rotary',
    parameters: [],
    outputShape: (input) => input,
    forward({ values, positions }) {
      const turn = (tensor: Tensor, back = false) => rotated(tensor, rotation, { positions, first, back });
      return {
        output: { values: turn(values), positions },
        pullback: (cotangent) => ({
          input: () => throughLinear(cotangent, positions, (tensor) => turn(tensor, true)),
          uses: [],
        }),
        pushforward: (tangent) => tangent && turn(tangent),
      };
    },
  };
}
