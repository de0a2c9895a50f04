import { type Cotangent, throughElementwise } from '../cotangent.js';
import { multiply, scoped, type Tensor } from '../tensor/index.js';
import type { Layer } from './layer.js';

/** What an elementwise layer saw and gave, axes [N·T, H]. */
export interface ElementwisePass {
  readonly input: Tensor;
  readonly output: Tensor;
}

/** What an elementwise layer is made of. */
interface Nonlinearity {
  readonly kind: string;
  /** φ. */
  readonly apply: (input: Tensor) => Tensor;
  /** φ′. */
  readonly slope: (pass: ElementwisePass) => Tensor;
  /** Numbers of the same shape times φ′, where one operation does it. @default the product with `slope` */
  readonly timesSlope?: (values: Tensor, pass: ElementwisePass) => Tensor;
  /** The numbers x at which φ′ jumps. */
  readonly kinks?: readonly number[];
}

/** Arrays that φ or its slope makes on the way, with room: the exact GELU makes 9. */
const mostTemporaries = 16;

/**
 * A layer y = φ(x) entry by entry, from φ and its slope φ′ as a tensor of the same shape.
 *
 * @param apply φ, of a dozen operations at most: what they leave behind is freed, and counted as so many arrays.
 * @param slope φ′ at the layer's pass, likewise; it may use the output where that is cheaper.
 * @param kinks The numbers x at which φ′ jumps, which `nearKinks` looks for.
 *
 * @example
 * ```ts
 * import { elementwise } from '@entk/models';
 * import { multiply, multiplyByScalar, square } from '@entk/models/tensor';
 *
 * const cubic = elementwise('cubic', (x) => multiply(x, square(x)), ({ input }) => multiplyByScalar(square(input), 3));
 * cubic.parameters.length; // 0
 * ```
 */
export function elementwise(
  kind: string,
  apply: (input: Tensor) => Tensor,
  slope: (pass: ElementwisePass) => Tensor,
  kinks: readonly number[] = [],
): Layer {
  return elementwiseLayer({ kind, apply, slope, kinks });
}

/** As `elementwise` gives it. */
export function elementwiseLayer({ kind, apply, slope, timesSlope, kinks = [] }: Nonlinearity): Layer {
  const times = timesSlope ?? ((values, pass) => multiply(values, slope(pass)));
  const back = (cotangent: Cotangent, pass: ElementwisePass): Cotangent =>
    cotangent.form === 'dense' && cotangent.outputCount === 1
      ? { ...cotangent, values: times(cotangent.values, pass) }
      : throughElementwise(cotangent, slope(pass));
  return {
    kind,
    parameters: [],
    units: 'singled out',
    positionwise: true,
    kinks: [...kinks],
    outputShape: (input) => input,
    held: ({ positions, width }, _, outputCount) => ({
      forward: positions * width,
      pullback: positions * width * outputCount,
      working: mostTemporaries * positions * width,
    }),
    forward(activation) {
      const input = activation.values;
      const output = scoped(() => apply(input));
      return {
        output: { ...activation, values: output },
        pullback: (cotangent) => ({ input: () => back(cotangent, { input, output }), uses: [] }),
        pushforward: (tangent) => tangent && times(tangent, { input, output }),
      };
    },
  };
}
