import { type LayerCase, type LayerReference, meanOf, type Rows, shapeKept } from './reference.js';

interface RmsNormOptions {
  readonly gain?: string;
  readonly epsilon?: number;
  readonly offset?: number;
}

/**
 * Where rows are smaller its derivatives, which grow with powers of the inverse size, are too steep for differences.
 */
const safeSize = 0.25;

/**
 * One number becomes its sign, and of a change of it only a share ε/(x² + ε) is left: below this one, little but its
 * roundings.
 */
const safeShare = 0.05;

/** (offset + g) ∘ x/√(mean(x²) + ε). */
export const rmsNorm: LayerReference<RmsNormOptions> = {
  apply(rows, { gain, epsilon = 1e-6, offset = 0 }, { parameter, rounded }) {
    const gains = gain === undefined ? undefined : parameter(gain).data;
    return rows.map((x) => {
      const size = Math.sqrt(meanSquare(x) + epsilon);
      return x.map((value, h) => {
        const factor = gains ? offset + gains[h] : 1;
        const most = gains ? Math.abs(offset) + Math.abs(gains[h]) : 1;
        return rounded((value * factor) / size, (Math.abs(value) * most) / size, x.length + 6);
      });
    });
  },
  isTame: (rows: Rows, { epsilon = 1e-6 }) =>
    rows.every((row) => {
      const square = meanSquare(row);
      return Math.sqrt(square) > safeSize && (row.length > 1 || epsilon / (square + epsilon) > safeShare);
    }),
  draw: ({ random, width, parameter }) => ({
    kind: 'rmsNorm',
    ...(random.uniform() < 0.5 && { gain: parameter('g', [width]), offset: random.integer(2) }),
    ...((width === 1 || random.uniform() < 0.5) && { epsilon: 0.1 }),
  }),
  cases: [
    ...shapeKept({ kind: 'rmsNorm' }),
    ...[1, 3].map((positions) => caseOf({ gain: 'g' }, positions)),
    caseOf({ gain: 'g', epsilon: 0.5, offset: 1 }, 2),
  ],
};

function caseOf(options: RmsNormOptions, positions: number): LayerCase {
  const shape = { positions, width: 4 };
  return { layer: { kind: 'rmsNorm', ...options }, input: shape, output: shape, parameters: { g: [4] } };
}

function meanSquare(x: readonly number[]): number {
  return meanOf(x.map((value) => value ** 2));
}
