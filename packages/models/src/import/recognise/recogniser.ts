import type { FeatureFamily } from '@entk/core';
import type { FoundTensor, WeightsMetadata } from '@entk/formats';
import type { NetworkDescription } from '../../description/network-description.js';
import type { NetworkInputs } from '../../predict.js';
import type { WeightMapping } from '../weight-mapping.js';

/** The network that the tensors of a file are of, and what else is known of it. */
export interface Recognised {
  readonly description: NetworkDescription;
  /** Which tensor is which parameter, and which tensors belong to no parameter. */
  readonly mapping: WeightMapping;
  /** Inputs [N, D], [N, T, D] or [N, T] that belong to the network: those in the file, or all that its task has. */
  readonly inputs?: () => NetworkInputs;
  /** What the network may have learnt, as functions of those inputs. */
  readonly features?: () => readonly FeatureFamily[];
  /** What the file does not say and had to be assumed. */
  readonly assumptions: readonly string[];
  /** Tensors that have no layer here, and why. */
  readonly unsupported: ReadonlyMap<string, string>;
}

/**
 * One way in which a file says which network it is of: the names of its tensors, or what stands beside them.
 *
 * What the file leaves open are settings of the function that makes the recogniser, {@link transformerLensWeights} for
 * one.
 */
export interface Recogniser {
  /** What the network is known by: `TransformerLens names`. */
  readonly name: string;
  /** What a file of this kind holds, for messages: `"W" and "b"`. */
  readonly expects: string;
  /**
   * Looks at names, shapes and metadata, and at numbers only where they say which network it is.
   *
   * @returns `undefined` for a file of another kind.
   * @throws FileFormatError for a file of this kind that contradicts itself, or the settings.
   * @throws ShapeError for tensors whose shapes do not fit each other.
   */
  readonly recognise: (tensors: ReadonlyMap<string, FoundTensor>, metadata: WeightsMetadata) => Recognised | undefined;
}
