import { type DenseCotangent, timesExamples, toDense } from '../cotangent.js';
import {
  addScalar,
  divide,
  multiply,
  multiplyByScalar,
  ones,
  scoped,
  square,
  squareRoot,
  subtract,
  sumOverColumns,
  type Tensor,
} from '../tensor/index.js';
import type { Normalised } from './normalising.js';

/**
 * x̂ = (x − μ)/s of every row, s = √(mean((x − μ)²) + ε) and μ its mean, or 0 where rows are not centred.
 *
 * Back and forward alike v → (v − mean(v) − x̂ mean(v ∘ x̂))/s, without mean(v) where rows are not centred. A cotangent
 * becomes dense here.
 */
export function rowsToScale(
  values: Tensor,
  positions: number,
  { epsilon, centred }: { readonly epsilon: number; readonly centred: boolean },
): Normalised {
  const centre = (rows: Tensor) => (centred ? subtract(rows, meanOfColumns(rows)) : rows);
  const { normalised, inverseScale } = scoped(() => {
    const differences = centre(values);
    const scale = squareRoot(addScalar(meanOfColumns(square(differences)), epsilon));
    const inverse = divide(ones(scale.shape), scale);
    return { normalised: multiply(differences, inverse), inverseScale: inverse };
  });
  return {
    values: normalised,

    back(cotangent) {
      const dense = toDense(cotangent, values.shape[0] / positions);
      const along = scoped(() => meanOfColumns(timesExamples(dense, normalised)));
      const projected = scoped(() => {
        const spread = withValues(dense, multiply(along, ones([1, values.shape[1]])));
        return subtract(centre(dense.values), timesExamples(spread, normalised));
      });
      return withValues(dense, timesExamples(withValues(dense, projected), inverseScale));
    },

    forward(tangent) {
      const along = meanOfColumns(multiply(tangent, normalised));
      return multiply(subtract(centre(tangent), multiply(normalised, along)), inverseScale);
    },
  };
}

function withValues(cotangent: DenseCotangent, values: Tensor): DenseCotangent {
  return { ...cotangent, values };
}

function meanOfColumns(matrix: Tensor): Tensor {
  return multiplyByScalar(sumOverColumns(matrix), 1 / matrix.shape[1]);
}
