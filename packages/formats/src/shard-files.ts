import { quoted, refuseFile } from './file-bytes.js';

/**
 * Reads a file beside the one that names it, or tells that it is not there. Names are plain file names, no way out of
 * the folder; `1_Pooling/config.json` of sentence-transformers alone is in a folder below.
 */
export type ReadShard = (name: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** A name on Windows, macOS and Linux alike: no separators, no drive, no control characters, not `.` and not `..`. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const unsafe = /[/\\:*?"<>|\u0000-\u001f\u007f]|^\.{0,2}$|^\s|[\s.]$/;

/**
 * The plain file name of a shard. `./x.bin`, which TensorFlow.js writes for downloads, is `x.bin`.
 *
 * @throws FileFormatError for `../x`, `/x`, `a/b`, `C:x` and whatever else could lead out of the folder.
 */
export function shardName(caller: string, stored: string): string {
  const name = stored.replace(/^(\.\/)+/, '');
  if (!unsafe.test(name) && name.length <= 255) return name;
  return refuseFile(caller, 'shards must be plain file names beside the file that names them', stored);
}

/**
 * The bytes of every shard, by name.
 *
 * @throws FileFormatError naming every shard that is not there.
 */
export async function readShards(
  caller: string,
  names: Iterable<string>,
  read: ReadShard,
): Promise<Map<string, Uint8Array>> {
  const shards = new Map<string, Uint8Array>();
  const missing: string[] = [];
  for (const stored of names) {
    const name = shardName(caller, stored);
    const bytes = await read(name);
    if (bytes === undefined) missing.push(name);
    else shards.set(name, bytes);
  }
  if (missing.length === 0) return shards;
  return refuseFile(caller, `every shard must be there: no ${fewNames(missing)}`);
}

/** Of a list that a file makes as long as it likes. */
const mostShown = 4;

/** The first few of many names, in quotes. */
export function fewNames(names: readonly string[]): string {
  const rest = names.length > mostShown ? ` and ${names.length - mostShown} more` : '';
  return `${names.slice(0, mostShown).map(quoted).join(', ')}${rest}`;
}
