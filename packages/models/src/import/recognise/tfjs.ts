import { layerChain } from './tfjs-chain.js';
import { describedChain } from './tfjs-layers.js';
import type { Recogniser } from './recogniser.js';

const caller = 'tfjsWeights';

/**
 * Recognises a TensorFlow.js layers model by its topology.
 *
 * Sequential models and functional ones whose layers follow each other in a line, models in their places among them:
 * Dense, Embedding, LayerNormalization, Flatten, GlobalAveragePooling1D, ReLU, Softmax, Activation, InputLayer; Dropout
 * and its kin, GaussianNoise and ActivityRegularization, which do nothing after training, are passed over. Kernels are
 * [in, out] and used as they are, transposed; parameters are named as the tensors of the manifest are.
 *
 * `recognise` throws FileFormatError naming the layer or the option that this package does not have, or the weight that
 * the manifest does not.
 */
export function tfjsWeights(): Recogniser {
  return {
    name: 'tfjs layers model',
    expects: 'the topology of a TensorFlow.js layers model',
    recognise(tensors, { topology }) {
      if (topology === undefined) return undefined;
      const description = describedChain(caller, layerChain(caller, topology), tensors);
      return { description, mapping: {}, assumptions: [], unsupported: new Map() };
    },
  };
}
