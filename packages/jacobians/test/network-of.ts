import * as models from '@entk/models';
import { multiply, multiplyByScalar, square } from '@entk/models/tensor';
import { networkFromSpec, type NetworkSpec } from '@entk/testing';

const cubic = () =>
  models.elementwise(
    'cubic',
    (x) => multiply(x, square(x)),
    ({ input }) => multiplyByScalar(square(input), 3),
  );

/** The network of a spec, in the layers of `@entk/models`. */
export function networkOf(spec: NetworkSpec): models.Network {
  return networkFromSpec(spec, { ...models, cubic });
}
