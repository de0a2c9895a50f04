import { MisuseError } from '@entk/core';
import { type FoundWeights, openWeights } from '@entk/formats';
import { type NetworkDescription, readNetworkDescription } from '@entk/models';
import {
  ggufWeights,
  huggingFaceWeights,
  nanoGptWeights,
  placeWeights,
  readWeightMapping,
  type RecognisedNetwork,
  recogniseNetwork,
  requirePlaced,
  requireRecognised,
  tfjsWeights,
  transformerLensWeights,
  type TransformerLensWeightsOptions,
  type WeightMapping,
  type WeightsReport,
} from '@entk/models/import';
import { besideFile, readFile } from './read-file.js';
import { readAllWeights } from './weights-files.js';

/** Files that make a network. */
export interface NetworkFiles extends Pick<TransformerLensWeightsOptions, 'activation' | 'normalization'> {
  readonly weights: readonly string[];
  /** A description of layers, or the `model.json` of TensorFlow.js. */
  readonly model?: string;
  /**
   * Whether a `config.json` beside the weights, or their metadata, must say which network they are of. @default false
   */
  readonly configured?: boolean;
  /** T of the inputs, for weights that do not say it. */
  readonly positions?: number;
  readonly mapping?: string;
  /** Whether parameters stay as the file stores them until they are read. @default false */
  readonly asStored?: boolean;
}

/** What the files hold, and what of it makes a network. */
export interface LoadedNetwork {
  readonly found: FoundWeights;
  /** Where the network's description comes from: the model file, or what the weights are known by. */
  readonly source: string;
  readonly description: NetworkDescription;
  readonly report: WeightsReport;
  readonly mapping: WeightMapping;
  /** What the files do not say and had to be assumed. */
  readonly assumptions: readonly string[];
}

/** Everything before a network is known. */
export type FoundOnly = Pick<LoadedNetwork, 'found' | 'mapping'>;

/**
 * Reads model, weights and mapping, and places tensors in layers.
 *
 * Without a model the weights must say themselves which network they are of, as a TensorFlow.js model does, or have
 * the names of a TransformerLens checkpoint; else only what was found comes back.
 *
 * @throws MisuseError in one line for a file that is missing, damaged or says what it should not.
 */
export async function loadNetwork(caller: string, files: NetworkFiles): Promise<LoadedNetwork | FoundOnly> {
  const model = files.model === undefined ? undefined : await describedIn(caller, files.model);
  const mapping = files.mapping === undefined ? {} : await mappingIn(caller, files.mapping);
  const found = await readAllWeights(caller, files.weights);
  const { activation } = files;
  const recognised = model ? undefined : recognisedIn(caller, found, files);
  if (activation !== undefined && !recognised) {
    throw new MisuseError({
      in: caller,
      rule: '--activation goes with weights that have the names of TransformerLens or nanoGPT',
    });
  }
  const assumptions = [
    ...new Set([
      ...(found.metadata.assumptions ?? []),
      ...(recognised?.assumptions ?? []),
      ...(model?.assumptions ?? []),
    ]),
  ];
  if (model) return placed({ found, mapping, source: files.model as string, description: model, assumptions });
  if (!recognised) return { found, mapping };
  const { source, description, unsupported } = recognised;
  const whole = bothMappings(recognised.mapping, mapping);
  return placed({ found, mapping: whole, source, description, assumptions }, unsupported, files.asStored);
}

function recognisedIn(
  caller: string,
  found: FoundWeights,
  { activation, normalization, configured = false, positions }: NetworkFiles,
): RecognisedNetwork | undefined {
  if (configured) {
    const known = [huggingFaceWeights({ positions, unknown: 'refuse' }), ggufWeights({ positions })];
    return requireRecognised(caller, found, known);
  }
  if (activation !== undefined) {
    const lens = transformerLensWeights({ activation, normalization, positions });
    const nano = activation === 'gelu' || activation === 'gelu_new' ? [nanoGptWeights({ activation, positions })] : [];
    return recogniseNetwork(found, [lens, ...nano]);
  }
  const asFound = [
    tfjsWeights(),
    transformerLensWeights({ positions, normalization }),
    huggingFaceWeights({ positions }),
    ggufWeights({ positions }),
    nanoGptWeights({ positions }),
  ];
  return recogniseNetwork(found, asFound);
}

/** What the file of a mapping says counts before what the weights are known by. */
function bothMappings(known: WeightMapping, own: WeightMapping): WeightMapping {
  return {
    parameters: { ...known.parameters, ...own.parameters },
    ignore: [...(known.ignore ?? []), ...(own.ignore ?? [])],
  };
}

function placed(
  loaded: Omit<LoadedNetwork, 'report'>,
  unsupported: ReadonlyMap<string, string> = new Map(),
  asStored = false,
): LoadedNetwork {
  const { description, found, mapping } = loaded;
  return { ...loaded, report: placeWeights(description, found.tensors, mapping, unsupported, { asStored }) };
}

function describedIn(caller: string, file: string): Promise<NetworkDescription> {
  return readFile(caller, file, async (bytes) => {
    if (!/"modelTopology"\s*:/.test(new TextDecoder().decode(bytes))) return readNetworkDescription(bytes);
    const found = await openWeights(bytes, besideFile(caller, file));
    return requireRecognised(caller, found, [tfjsWeights()]).description;
  });
}

function mappingIn(caller: string, file: string): Promise<WeightMapping> {
  return readFile(caller, file, readWeightMapping);
}

/**
 * Requires a network without a hole and without a tensor too many.
 *
 * @throws MisuseError naming all that is wrong at once, and what shows more.
 */
export function requireNetwork(
  caller: string,
  loaded: LoadedNetwork | FoundOnly,
): LoadedNetwork & { readonly report: Required<WeightsReport> } {
  if (!('report' in loaded)) {
    throw new MisuseError({ in: caller, rule: 'the network must be described', remedy: 'give --model model.json' });
  }
  const remedy = 'entk import shows every tensor; a mapping file names, slices, reshapes, transposes or ignores them';
  return { ...loaded, report: { ...loaded.report, ...requirePlaced(caller, loaded.report, remedy) } };
}
