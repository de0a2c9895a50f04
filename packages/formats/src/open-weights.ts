import { MisuseError, requireOptions, requireList, requireFields } from '@entk/core';
import { quoted, refuseFile, requireBytes, startsWith } from './file-bytes.js';
import { beginning, refuseOtherContent } from './file-content.js';
import { type FoundTensor, togetherAgain } from './found-tensor.js';
import type { GgufValue } from './gguf/header.js';
import { ggufMagic, readGguf } from './gguf/read-gguf.js';
import { isJsonObject, isJsonText, parseJsonDocument, shownJson } from './json/json-document.js';
import { npyMagic } from './npy/npy-header.js';
import { foundInNpz } from './npz/read-npz.js';
import { npzArchive, zipContent, zipEntries } from './npz/zip-entries.js';
import { olderForm, type PtWeights, readPt, type ReadPtOptions } from './pytorch/read-pt.js';
import { hasSafetensorsHeader, readSafetensors, type Safetensors } from './safetensors/read-safetensors.js';
import { readShardedSafetensors } from './safetensors/read-sharded-safetensors.js';
import type { ReadShard } from './shard-files.js';
import { readTfjsModel } from './tfjs/read-tfjs-model.js';

/** What stands beside the tensors of a weights file, and may say which network they are of. */
export interface WeightsMetadata {
  readonly format: 'safetensors' | 'sharded safetensors' | 'npz' | 'torch.save' | 'tfjs layers model' | 'gguf';
  /** `__metadata__` of safetensors, of all shards; empty for other formats. */
  readonly texts: ReadonlyMap<string, string>;
  /** The value of a `config.json` beside safetensors, as Hugging Face writes it: JSON, not yet believed. */
  readonly config?: unknown;
  /** The files of sentence-transformers beside that: what is made of the hidden states. */
  readonly sentence?: SentenceFiles;
  /** Plain values that stand in a dict beside the weights of a `.pt`, `model_args` of nanoGPT: by key and name. */
  readonly settings?: PtWeights['settings'];
  /** The metadata of a GGUF file, by key: not yet believed. */
  readonly gguf?: ReadonlyMap<string, GgufValue>;
  /** `modelTopology` of a TensorFlow.js layers model: JSON, not yet believed. */
  readonly topology?: unknown;
  /** What was assumed to find the tensors: which dict of a checkpoint holds them. */
  readonly assumptions?: readonly string[];
}

/** How sentence-transformers makes one vector of the hidden states of a sentence: JSON, not yet believed. */
export interface SentenceFiles {
  /** The value of `modules.json`. */
  readonly modules: unknown;
  /** The value of `1_Pooling/config.json`. */
  readonly pooling?: unknown;
}

/** All that a weights file holds. */
export interface FoundWeights {
  readonly tensors: ReadonlyMap<string, FoundTensor>;
  readonly metadata: WeightsMetadata;
}

const caller = 'openWeights';

/** Options of {@link openWeights}: those of the formats that have any. */
export type OpenWeightsOptions = ReadPtOptions;

/**
 * Opens a weights file of any format that can be read, told apart by its content: safetensors, the index of sharded
 * safetensors, npz, `.pt` of torch.save, GGUF, and the `model.json` of a TensorFlow.js layers model.
 *
 * A tensor that no array can hold (text, complex or 8-bit numbers) is among the tensors without its numbers; it is
 * refused where it is used.
 *
 * @param bytes The whole file.
 * @param read The bytes of a file beside it, or `undefined` if there is none: shards that an index or a `model.json`
 *   names, and beside safetensors `config.json`, `modules.json` and `1_Pooling/config.json`.
 * @param options The file's name, for messages; a memory budget for archives.
 * @throws FileFormatError if the file is damaged, or of another kind, saying what it looks like; for what only a
 *   program could read, a module of PyTorch, with the line of Python that converts it.
 * @throws MemoryBudgetError if an archive holds more than the budget.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 *
 * const { tensors, metadata } = await openWeights(writeSafetensors(new Map([['W', ndArray([2, 3])]])));
 * metadata.format; // 'safetensors'
 * tensors.get('W')?.dtype; // 'F32'
 * ```
 */
export async function openWeights(
  bytes: Uint8Array,
  read: ReadShard = () => undefined,
  options: OpenWeightsOptions = {},
): Promise<FoundWeights> {
  requireOptions<OpenWeightsOptions>('openWeights', options, { name: true, memoryBudget: true });
  requireBytes(caller, bytes);
  if (startsWith(bytes, [0x50, 0x4b])) {
    if (zipContent(zipEntries(caller, bytes)) !== npzArchive) return pt(bytes, options);
    return { tensors: foundInNpz(bytes, options), metadata: { format: 'npz', texts: new Map() } };
  }
  if (startsWith(bytes, ggufMagic)) return gguf(bytes);
  if (hasSafetensorsHeader(bytes)) return safetensors('safetensors', readSafetensors(bytes), read);
  if (olderForm(bytes) !== undefined) return pt(bytes, options);
  if (startsWith(bytes, npyMagic)) {
    return refuseFile(caller, 'weights must have names, and an .npy file has none: save an .npz');
  }
  if (isJsonText(bytes)) return inJson(bytes, read);
  if (bytes[8] === 0x7b) return safetensors('safetensors', readSafetensors(bytes), read);
  refuseOtherContent(caller, 'the file', bytes, accepted);
  return refuseFile(caller, `the file must be ${accepted}`, beginning(bytes));
}

const accepted = 'safetensors or an index of its shards, .npz, .pt of torch.save, GGUF, or model.json of TensorFlow.js';

/** Tensors of a GGUF file are dequantised every time their numbers are asked for, and not held. */
function gguf(bytes: Uint8Array): FoundWeights {
  const { metadata, tensors } = readGguf(bytes);
  const found = Array.from(tensors, ([name, { shape, dtype, decoded, read }]): [string, FoundTensor] => {
    if (!decoded) return [name, { shape, dtype, unread: `${dtype} blocks` }];
    return [
      name,
      {
        shape,
        dtype,
        get data() {
          return read().data;
        },
      },
    ];
  });
  return { tensors: new Map(found), metadata: { format: 'gguf', texts: new Map(), gguf: metadata } };
}

function pt(bytes: Uint8Array, options: OpenWeightsOptions): FoundWeights {
  const { assumptions, settings, ...sorted } = readPt(bytes, options);
  const metadata: WeightsMetadata = {
    format: 'torch.save',
    texts: new Map(),
    assumptions,
    ...(settings.size > 0 && { settings }),
  };
  return { tensors: togetherAgain(sorted), metadata };
}

async function inJson(bytes: Uint8Array, read: ReadShard): Promise<FoundWeights> {
  const document = parseJsonDocument(caller, 'the file', bytes);
  if (isJsonObject(document) && 'weight_map' in document) {
    return safetensors('sharded safetensors', await readShardedSafetensors(bytes, read), read);
  }
  if (isJsonObject(document) && 'modelTopology' in document) {
    const { topology, ...sorted } = await readTfjsModel(bytes, read);
    return { tensors: togetherAgain(sorted), metadata: { format: 'tfjs layers model', texts: new Map(), topology } };
  }
  return refuseFile(
    caller,
    'JSON must be an index of safetensors (weight_map) or a TensorFlow.js layers model (modelTopology)',
    isJsonObject(document) ? Object.keys(document).slice(0, 4) : shownJson(document),
  );
}

/**
 * The tensors of several files as one, with what stands beside them: of texts of one name the first file's count, and
 * the format is the first's.
 *
 * @throws MisuseError if there is no file, two hold a tensor of the same name, or two say which network it is.
 */
export function mergedWeights(files: readonly FoundWeights[]): FoundWeights {
  requireList('mergedWeights', 'files', files);
  for (const file of files) requireFields('mergedWeights', 'each file', file, ['tensors', 'metadata']);
  if (files.length === 0) throw new MisuseError({ in: 'mergedWeights', rule: 'there must be at least one file' });
  if (files.length === 1) return files[0];
  const tensors = new Map<string, FoundTensor>();
  for (const file of files) {
    for (const [name, tensor] of file.tensors) {
      if (tensors.has(name)) {
        throw new MisuseError({ in: 'mergedWeights', rule: `two files must not hold tensor ${quoted(name)}` });
      }
      tensors.set(name, tensor);
    }
  }
  const all = files.map(({ metadata }) => metadata);
  const topologies = all.flatMap(({ topology }) => topology ?? []);
  if (topologies.length > 1) {
    throw new MisuseError({
      in: 'mergedWeights',
      rule: 'one file at most must describe the network',
      got: topologies.length,
    });
  }
  const assumptions = all.flatMap((one) => one.assumptions ?? []);
  const { config, sentence } = all.find((one) => one.config !== undefined) ?? {};
  const metadata: WeightsMetadata = {
    format: all[0].format,
    texts: new Map(all.toReversed().flatMap(({ texts }) => [...texts])),
    ...(config !== undefined && { config }),
    ...(sentence && { sentence }),
    ...(topologies.length > 0 && { topology: topologies[0] }),
    ...(assumptions.length > 0 && { assumptions }),
  };
  return { tensors, metadata };
}

async function safetensors(
  format: WeightsMetadata['format'],
  { metadata: texts, ...sorted }: Safetensors,
  read: ReadShard,
): Promise<FoundWeights> {
  const json = async (name: string) => {
    const bytes = await read(name);
    return bytes && parseJsonDocument(caller, `${name} beside the weights`, bytes);
  };
  const config = await json('config.json');
  // Decoders have heads of their own: of encoders alone sentences are made.
  const modules = isJsonObject(config) && config.model_type === 'bert' ? await json('modules.json') : undefined;
  const pooling = modules === undefined ? undefined : await json('1_Pooling/config.json');
  const metadata: WeightsMetadata = {
    format,
    texts,
    ...(config !== undefined && { config }),
    ...(modules !== undefined && { sentence: { modules, pooling } }),
  };
  return { tensors: togetherAgain(sorted), metadata };
}
