import { FileFormatError, requireOptions } from '@entk/core';
import { refuseFile, requireBytes, shownType, startsWith } from '../file-bytes.js';
import { refuseOtherContent } from '../file-content.js';
import { type SortedTensors, sortedTensors } from '../found-tensor.js';
import { entryContents, requireInflatable } from '../npz/entry-contents.js';
import { type ZipEntry, zipContent, zipEntries } from '../npz/zip-entries.js';
import { fewNames } from '../shard-files.js';
import { type Contents, conversion } from './conversion.js';
import { isKind, type PickleDict, type PickleValue } from './pickle-values.js';
import { type Settings, shownKey, stateDict } from './state-dict.js';
import { readTensors } from './read-tensors.js';
import { unpickle } from './unpickle.js';

/** Options of {@link readPt}. */
export interface ReadPtOptions {
  /** What the file is called, for the line of Python in messages. @default 'model.pt' */
  readonly name?: string;
  /** The most bytes that the tensors may have together. @default 2 GiB */
  readonly memoryBudget?: number;
}

/** Tensors of a `.pt` file by name; `dtypes` as PyTorch calls them, `float32`. */
export interface PtWeights extends SortedTensors {
  /** Which dict of the file they are from, and what was taken off their names. */
  readonly assumptions: readonly string[];
  /** Numbers, words and truth values of the dicts beside that one, by its key and theirs. */
  readonly settings: Settings;
}

const caller = 'readPt';

/**
 * Reads a file of `torch.save`: a state dict, or a training checkpoint that holds one.
 *
 * Nothing in it is run. What `torch.load` accepts with `weights_only=True` is read: tensors and parameters, dicts,
 * lists and plain values; strided views, tensors that share a storage, either byte order. Tensors of complex,
 * quantised, sparse or 8-bit numbers are listed in `unread`. O(bytes) time; the file and its tensors at once in memory.
 *
 * @param bytes The whole file, of PyTorch 1.6 or later.
 * @throws FileFormatError for a module, TorchScript, the form before PyTorch 1.6, a pickle that asks for anything else:
 *   with the line of Python that converts the file.
 * @throws MemoryBudgetError if the tensors are larger than the budget.
 * @throws MisuseError if `bytes` is no `Uint8Array`.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { readPt } from '@entk/formats';
 *
 * async function shapes(file: string) {
 *   const { tensors } = readPt(await readFile(file), { name: file });
 *   return [...tensors].map(([name, { shape }]) => [name, shape]);
 * }
 * ```
 */
export function readPt(bytes: Uint8Array, options: ReadPtOptions = {}): PtWeights {
  requireOptions<ReadPtOptions>('readPt', options, { name: true, memoryBudget: true });
  const { name = 'model.pt', memoryBudget } = options;
  requireBytes(caller, bytes);
  const form = olderForm(bytes);
  if (form !== undefined) refuseProgram(form, name, 'a module');
  if (!startsWith(bytes, [0x50, 0x4b])) refuseOtherContent(caller, 'the file', bytes, accepted);
  const entries = zipEntries(caller, bytes);
  const content = zipContent(entries);
  if (content === torchScript) refuseProgram(content, name, 'TorchScript');
  if (content === exported) refuseProgram(content, name, 'torch.export');
  const pickle = entries.find((entry) => /^[^/]*\/data\.pkl$/.test(entry.name));
  if (!pickle) return refuseFile(caller, `the file must be ${accepted}, and looks like ${content}`);
  requireInflatable(caller, entries, memoryBudget);
  const archive = new Archive(entries, pickle.name.slice(0, -'data.pkl'.length));
  const program = archive.contents('data.pkl') as Uint8Array;
  if (/^[(}c\]]/.test(String.fromCharCode(program[0]))) {
    // Later protocols begin with their number, these with what they hold.
    refuseProgram('a file of torch.save in protocol 0 or 1 of pickle', name, 'a module');
  }
  const { value, foreign } = unpickle(caller, program);
  if (foreign.length > 0) {
    const asked = foreign.slice(0, 2).map(shownType).join(', ');
    const more = foreign.length > 2 ? ` and ${foreign.length - 2} more` : '';
    refuseProgram(`a file of torch.save that needs ${asked}${more}`, name, contentsOf(value));
  }
  if (!isKind(value, 'dict')) return refuseNameless(value, name);
  const { tensors: views, assumptions, settings } = stateDict(caller, value);
  if (views.size === 0) return refuseNameless(value, name);
  const found = readTensors(caller, views, {
    littleEndian: archive.littleEndian(),
    memoryBudget,
    storage: (key) => archive.contents(`data/${key}`),
  });
  return { ...sortedTensors(found), assumptions, settings };
}

const torchScript = 'TorchScript of PyTorch';
const exported = 'a program of torch.export';
const accepted = 'a state dict saved by torch.save (PyTorch 1.6 or later)';

/** Entries of the archive of `torch.save`, without the folder that is named after the file. */
class Archive {
  readonly #prefix: string;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #inflated = new Map<string, Uint8Array>();
  /** `torch.serialization.set_crc32_options(False)` writes zeros for all of them. */
  readonly #checked: boolean;

  constructor(entries: readonly ZipEntry[], prefix: string) {
    this.#prefix = prefix;
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
    this.#checked = entries.some(({ checksum }) => checksum !== 0);
  }

  contents(name: string): Uint8Array | undefined {
    const known = this.#inflated.get(name);
    const entry = this.#entries.get(`${this.#prefix}${name}`);
    if (known || !entry) return known;
    const contents = entryContents(caller, entry, this.#checked);
    this.#inflated.set(name, contents);
    return contents;
  }

  littleEndian(): boolean {
    const order = this.contents('byteorder');
    const text = order && new TextDecoder().decode(order);
    if (text === undefined || text === 'little') return true;
    return text === 'big' ? false : refuseFile(caller, 'byteorder must be little or big', text);
  }
}

/** A pickled integer, the first thing in a file of `torch.save` before 1.6, after PROTO and for some a FRAME. */
const olderMagic = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
const olderEntries = ['sys_info', 'storages', 'tensors', 'pickle'];

/** What `torch.save` wrote before 1.6: a tar before 0.1.12, pickles in a row after it. */
export function olderForm(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x80 && [2, 3, 11].some((at) => startsWith(bytes.subarray(at), olderMagic))) {
    return 'a file of torch.save in the form before PyTorch 1.6';
  }
  if (!startsWith(bytes.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72])) return undefined;
  const [first] = new TextDecoder('latin1').decode(bytes.subarray(0, 100)).split('\0');
  return olderEntries.includes(first.replace(/^\.\//, '')) ? 'a file of the first torch.save, a tar' : undefined;
}

function refuseProgram(looksLike: string, name: string, contents: Contents): never {
  throw new FileFormatError({
    in: caller,
    rule: `the file must be ${accepted}, and looks like ${looksLike}, a program that is not run`,
    remedy: `if you trust it, this line of Python converts it: ${conversion(name, contents)}`,
  });
}

/** For tensors without names that are texts; the line of Python gives them some. */
function refuseNameless(value: PickleValue, name: string): never {
  const contents = isKind(value, 'dict') ? 'tensors by other keys' : contentsOf(value);
  const tensors = isKind(value, 'dict') ? [...value.entries.values()].some((t) => isKind(t, 'tensor')) : true;
  const known = tensors && contents !== 'a module';
  throw new FileFormatError({
    in: caller,
    rule: 'weights must have names, a state dict',
    got: isKind(value, 'dict') ? shownDict(value) : known && typeof contents === 'string' ? contents : 'a plain value',
    ...(known && { remedy: `this line of Python gives them names: ${conversion(name, contents)}` }),
  });
}

function shownDict({ entries }: PickleDict): string {
  return entries.size === 0 ? 'an empty dict' : `a dict of ${fewNames(Array.from(entries.keys(), shownKey))}`;
}

function contentsOf(value: PickleValue): Contents {
  if (isKind(value, 'dict')) return { dict: value };
  if (isKind(value, 'tensor')) return 'a tensor';
  return isKind(value, 'list') || isKind(value, 'tuple') ? 'tensors in a row' : 'a module';
}
