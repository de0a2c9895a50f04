import { quoted, refuseFile } from '../file-bytes.js';
import { type FoundTensor, sortedTensors, togetherAgain } from '../found-tensor.js';
import { isJsonObject, parseJsonDocument, shownJson } from '../json/json-document.js';
import { readSafetensorsOf, type Safetensors } from './read-safetensors.js';
import { fewNames, type ReadShard, shardName } from '../shard-files.js';

/** What `model.safetensors.index.json` says: which file holds which tensor. */
export interface SafetensorsIndex {
  /** Tensor → shard, in the order of the index. */
  readonly weightMap: ReadonlyMap<string, string>;
  /** Shards in the order in which they are first named. */
  readonly shards: readonly string[];
}

const caller = 'readShardedSafetensors';

/**
 * Reads the index of a sharded safetensors checkpoint.
 *
 * @param bytes The whole of `model.safetensors.index.json`.
 * @throws FileFormatError if it is no JSON with a `weight_map`, or a shard is anything but a plain file name.
 *
 * @example
 * ```ts
 * import { readSafetensorsIndex } from '@entk/formats';
 *
 * const text = '{"weight_map":{"W":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}}';
 * readSafetensorsIndex(new TextEncoder().encode(text)).shards.length; // 2
 * ```
 */
export function readSafetensorsIndex(bytes: Uint8Array): SafetensorsIndex {
  const index = parseJsonDocument(caller, 'the index', bytes);
  if (!isJsonObject(index)) return refuseFile(caller, 'the index must be an object with weight_map', shownJson(index));
  const { weight_map: entries } = index;
  if (!isJsonObject(entries)) return refuseFile(caller, 'weight_map must be an object', shownJson(entries));
  const weightMap = new Map<string, string>();
  for (const [tensor, shard] of Object.entries(entries)) {
    if (typeof shard !== 'string') {
      return refuseFile(caller, `weight_map[${quoted(tensor)}] must be a file name`, shownJson(shard));
    }
    weightMap.set(tensor, shardName(caller, shard));
  }
  return { weightMap, shards: [...new Set(weightMap.values())] };
}

/**
 * Reads a safetensors checkpoint that is spread over several files.
 *
 * Index and shards must agree: every tensor that the index names stands in the shard it names and in no other, and no
 * shard holds one that the index does not name. Shards are read one after the other, and none is kept.
 *
 * @param bytes The whole of `model.safetensors.index.json`.
 * @param read The bytes of a file beside the index, or `undefined` if there is none.
 * @returns Tensors in the order of the index; metadata of all shards, the first word counts.
 * @throws FileFormatError naming every shard that is not there, or the tensor that index and shards disagree about; or
 *   as {@link readSafetensors}, naming the shard.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { readShardedSafetensors, writeSafetensors } from '@entk/formats';
 *
 * const shards = new Map([
 *   ['one.safetensors', writeSafetensors(new Map([['W', ndArray([2, 3])]]))],
 *   ['two.safetensors', writeSafetensors(new Map([['b', ndArray([2])]]))],
 * ]);
 * const index = new TextEncoder().encode('{"weight_map":{"W":"one.safetensors","b":"two.safetensors"}}');
 * const { tensors } = await readShardedSafetensors(index, (name) => shards.get(name));
 * [...tensors.keys()]; // ['W', 'b']
 * ```
 */
export async function readShardedSafetensors(bytes: Uint8Array, read: ReadShard): Promise<Safetensors> {
  const { weightMap, shards } = readSafetensorsIndex(bytes);
  const held = new Map<string, FoundTensor>();
  const metadata = new Map<string, string>();
  const missing: string[] = [];
  for (const shard of shards) {
    const contents = await read(shard);
    if (contents === undefined) {
      missing.push(shard);
      continue;
    }
    const part = readSafetensorsOf(`${caller}, ${quoted(shard)}`, contents);
    for (const [name, tensor] of togetherAgain(part)) {
      const named = weightMap.get(name);
      if (named === undefined) refuseFile(caller, `the index must name tensor ${quoted(name)} of ${quoted(shard)}`);
      if (named !== shard) {
        refuseFile(caller, `tensor ${quoted(name)} must stand in one shard`, shard, `the index says ${quoted(named)}`);
      }
      held.set(name, tensor);
    }
    for (const [name, text] of part.metadata) if (!metadata.has(name)) metadata.set(name, text);
  }
  if (missing.length > 0) refuseFile(caller, `every shard must be there: no ${fewNames(missing)}`);
  const absent = [...weightMap.keys()].filter((name) => !held.has(name));
  if (absent.length > 0) {
    const shard = quoted(weightMap.get(absent[0]) as string);
    refuseFile(caller, `shards must hold the tensors that the index names: no ${fewNames(absent)}`, undefined, shard);
  }
  const found = Array.from(weightMap.keys(), (name) => [name, held.get(name)!] as const);
  return { ...sortedTensors(found), metadata };
}
