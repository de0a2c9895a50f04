import type { FoundWeights } from '@entk/formats';
import type { Network } from '../network.js';
import type { ParameterSet } from '../parameters.js';
import { placeWeights, requirePlaced } from './place-weights.js';
import { type RecognisedNetwork, requireRecognised } from './recognise/recognise-network.js';
import type { Recogniser } from './recognise/recogniser.js';

/** A network with its parameters, and what it was recognised by. */
export interface NetworkFromWeights extends RecognisedNetwork {
  readonly network: Network;
  readonly parameters: ParameterSet;
}

/**
 * The network and the parameters of a weights file that says, by its names or by what stands beside them, which network
 * it is of.
 *
 * @param recognisers As for {@link recogniseNetwork}.
 * @throws FileFormatError if no recogniser knows the file, or naming all that keeps it from being that network: tensors
 *   missing, left over, of the wrong shape, not finite.
 * @throws MisuseError for a file that contradicts the settings of its recogniser, and names the shape where one does.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { modularAdditionWeights, networkFromWeights } from '@entk/models/import';
 *
 * const file = writeSafetensors(new Map([['net.0.weight', ndArray([8, 10])], ['net.3.weight', ndArray([5, 8])]]));
 * const { network, inputs } = networkFromWeights(await openWeights(file), [modularAdditionWeights()]);
 * network.outputSize; // 5
 * inputs?.().shape; // [25, 10], all pairs
 * ```
 */
export function networkFromWeights(found: FoundWeights, recognisers?: readonly Recogniser[]): NetworkFromWeights {
  const recognised = requireRecognised('networkFromWeights', found, recognisers);
  const { description, mapping, unsupported } = recognised;
  const report = placeWeights(description, found.tensors, mapping, unsupported);
  return { ...recognised, ...requirePlaced('networkFromWeights', report) };
}
