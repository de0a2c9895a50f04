import { MisuseError } from '@entk/core';
import {
  type FoundWeights,
  type NetworkDescription,
  placeWeights,
  readNetworkDescription,
  readTfjsModel,
  readWeightMapping,
  transformerLensBundle,
  type TransformerLensOptions,
  type WeightMapping,
  type WeightsReport,
} from '@entk/models';
import { inFile } from './in-file.js';
import { besideFile, bytesOfFile, openWeightsFiles } from './files.js';

/** Files that make a network. */
export interface NetworkFiles extends TransformerLensOptions {
  readonly weights: readonly string[];
  /** A description of layers, or the `model.json` of TensorFlow.js. */
  readonly model?: string;
  readonly mapping?: string;
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
  const found = await openWeightsFiles(caller, files.weights);
  const bundle = model || found.description ? undefined : transformerLensBundle(found.tensors, files);
  if (files.activation !== undefined && !bundle) {
    throw new MisuseError({
      in: caller,
      rule: '--activation goes with weights that have the names of TransformerLens',
    });
  }
  if (model) return placed({ found, mapping, source: files.model as string, description: model, assumptions: [] });
  if (found.description) {
    return placed({ found, mapping, source: found.format, description: found.description, assumptions: [] });
  }
  if (!bundle) return { found, mapping };
  const { description, assumptions, unsupported } = bundle;
  return placed({ found, mapping, source: 'TransformerLens names', description, assumptions }, unsupported);
}

function placed(
  loaded: Omit<LoadedNetwork, 'report'>,
  unsupported: ReadonlyMap<string, string> = new Map(),
): LoadedNetwork {
  const { description, found, mapping } = loaded;
  return { ...loaded, report: placeWeights(description, found.tensors, mapping, unsupported) };
}

async function describedIn(caller: string, file: string): Promise<NetworkDescription> {
  const bytes = await bytesOfFile(caller, file);
  return inFile(file, async () => {
    if (!/"modelTopology"\s*:/.test(new TextDecoder().decode(bytes))) return readNetworkDescription(bytes);
    return (await readTfjsModel(bytes, besideFile(caller, file))).description;
  });
}

async function mappingIn(caller: string, file: string): Promise<WeightMapping> {
  const bytes = await bytesOfFile(caller, file);
  return inFile(file, () => readWeightMapping(bytes));
}

/**
 * Requires a network without a hole and without a tensor too many.
 *
 * @throws MisuseError naming all that is wrong at once, and what shows more.
 */
export function requireNetwork(
  caller: string,
  loaded: LoadedNetwork | FoundOnly,
  faultsOf: (report: WeightsReport) => readonly string[],
): LoadedNetwork & { readonly report: Required<WeightsReport> } {
  if (!('report' in loaded)) {
    throw new MisuseError({ in: caller, rule: 'the network must be described', remedy: 'give --model model.json' });
  }
  const { report } = loaded;
  if (report.complete && report.network && report.parameters) {
    return { ...loaded, report: { ...report, network: report.network, parameters: report.parameters } };
  }
  const faults = faultsOf(report);
  const shown = faults.slice(0, mostShown).join('; ');
  const rest = faults.length > mostShown ? `; and ${faults.length - mostShown} more` : '';
  throw new MisuseError({
    in: caller,
    rule: `the weights must be those of the network: ${shown}${rest}`,
    remedy: 'entk import shows every tensor; a mapping file names or ignores them',
  });
}

/** Faults in one line; `entk import` shows all. */
const mostShown = 12;
