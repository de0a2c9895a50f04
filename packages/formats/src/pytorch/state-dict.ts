import { quoted, refuseFile } from '../file-bytes.js';
import { fewNames } from '../shard-files.js';
import { isKind, type PickleDict, type PickleTensor, type PickleValue } from './pickle-values.js';

/** Plain values of dicts, by the key of each dict and their own names. */
export type Settings = ReadonlyMap<string, ReadonlyMap<string, number | string | boolean | null>>;

/** The tensors of a checkpoint by name, and what had to be assumed to find them. */
export interface StateDict {
  readonly tensors: ReadonlyMap<string, PickleTensor>;
  /** Keys under which they stand, from the outermost on. */
  readonly path: readonly string[];
  /** Of the dicts beside the outermost of these. */
  readonly settings: Settings;
  readonly assumptions: readonly string[];
}

/** Where training scripts keep the weights, in the order in which they are looked for. */
const usualKeys = [
  'state_dict',
  'model_state_dict',
  'model_state',
  'model',
  'module',
  'net',
  'network',
  'weights',
  'params',
] as const;

/**
 * Dicts in dicts are followed this far, and names joined up to this length: a hostile pickle repeats both at no cost.
 */
const deepest = 16;
const longestName = 1000;

/** What wrappers put before the names of all parameters: DataParallel, torch.compile, Fabric. */
const leading = /^(?:module\.|_orig_mod\.|_forward_module\.)+/;

/** What wrappers put before the names of what they wrap, anywhere. */
const inner = /(^|\.)(?:_orig_mod|_fsdp_wrapped_module|_checkpoint_wrapped_module)\./g;

/**
 * The tensors of a state dict or of a dict that holds one, as training scripts save it: under `state_dict`,
 * `model_state_dict`, `model` and so on, or under the only key that holds any.
 *
 * Dicts in it are followed, their names joined by dots. What wrappers put before names is taken off.
 */
export function stateDict(caller: string, root: PickleDict): StateDict {
  const barren = new Set<PickleDict>();
  const path: string[] = [];
  const assumptions: string[] = [];
  let level = root;
  for (let inside = wrapped(level, barren); inside && path.length < deepest; inside = wrapped(level, barren)) {
    path.push(inside.key);
    level = inside.dict;
  }
  if (path.length > 0) {
    const rest = namesOf(root).filter((key) => key !== path[0]);
    const left = rest.length > 0 ? `; ${fewNames(rest)} left out` : '';
    assumptions.push(`the weights are those under ${path.map(quoted).join(' → ')}${left}`);
  }
  const found = new Map<string, PickleTensor>();
  const others: string[] = [];
  const nested = collect(caller, level, found, others);
  if (nested) assumptions.push('names of dicts in dicts are joined by dots');
  if (others.length > 0) assumptions.push(`no tensors and left out: ${fewNames(others)}`);
  const settings = path.length > 0 ? settingsIn(root) : new Map();
  return { tensors: withoutWrappers(found, assumptions), path, settings, assumptions };
}

/** Of each dict in a dict, the plain values. */
function settingsIn({ entries }: PickleDict): Settings {
  const plain = (value: PickleValue) => typeof value !== 'object' || value === null;
  return new Map(
    Array.from(entries).flatMap(([key, value]) => {
      if (typeof key !== 'string' || !isKind(value, 'dict')) return [];
      const named = Array.from(value.entries).flatMap(([name, one]): [string, number | string | boolean | null][] =>
        typeof name === 'string' && plain(one) ? [[name, typeof one === 'bigint' ? Number(one) : (one as null)]] : [],
      );
      return named.length > 0 ? [[key, new Map(named)] as const] : [];
    }),
  );
}

/** The dict that a key of this one says holds the weights, or the only one that holds any beside no tensors. */
function wrapped({ entries }: PickleDict, barren: Set<PickleDict>): { key: string; dict: PickleDict } | undefined {
  for (const key of usualKeys) {
    const dict = entries.get(key);
    if (isKind(dict, 'dict') && holdsTensors(dict, barren)) return { key, dict };
  }
  let only: { key: string; dict: PickleDict } | undefined;
  for (const [key, value] of entries) {
    if (isKind(value, 'tensor')) return undefined;
    if (typeof key !== 'string' || !isKind(value, 'dict') || !holdsTensors(value, barren)) continue;
    if (only) return undefined;
    only = { key, dict: value };
  }
  return only;
}

/**
 * Whether named tensors stand in a dict or in the dicts in it.
 *
 * @param barren Dicts that are known to hold none; those that are found are added, so that no dict is searched for
 *   every dict that it is in.
 */
function holdsTensors(root: PickleDict, barren: Set<PickleDict>): boolean {
  const seen = new Set<PickleDict>();
  const open = [root];
  for (let dict = open.pop(); dict; dict = open.pop()) {
    if (seen.has(dict) || barren.has(dict)) continue;
    seen.add(dict);
    for (const [key, value] of dict.entries) {
      if (typeof key !== 'string') continue;
      if (isKind(value, 'tensor')) return true;
      if (isKind(value, 'dict')) open.push(value);
    }
  }
  for (const dict of seen) barren.add(dict);
  return false;
}

/**
 * Gathers named tensors, each dict once: a pickle may hold itself, or one dict a thousand times.
 *
 * @returns Whether any stood in a dict in the dict.
 */
function collect(caller: string, root: PickleDict, found: Map<string, PickleTensor>, others: string[]): boolean {
  const seen = new Set<PickleDict>();
  const open = [{ dict: root, prefix: '', depth: 0 }];
  let nested = false;
  for (let next = open.pop(); next; next = open.pop()) {
    const { dict, prefix, depth } = next;
    if (seen.has(dict)) continue;
    seen.add(dict);
    for (const [key, value] of dict.entries) {
      const name = `${prefix}${shownKey(key)}`;
      if (name.length > longestName) {
        refuseFile(caller, `names of tensors must have at most ${longestName} characters`, name.length);
      }
      if (isKind(value, 'tensor') && typeof key === 'string') {
        found.set(name, value);
        nested ||= depth > 0;
      } else if (isKind(value, 'dict') && typeof key === 'string' && depth < deepest) {
        open.push({ dict: value, prefix: `${name}.`, depth: depth + 1 });
      } else if (depth === 0) others.push(name);
    }
  }
  return nested;
}

function withoutWrappers(
  tensors: ReadonlyMap<string, PickleTensor>,
  assumptions: string[],
): ReadonlyMap<string, PickleTensor> {
  const names = [...tensors.keys()];
  const common = leading.exec(names[0] ?? '')?.[0] ?? '';
  const prefix = names.every((name) => name.startsWith(common)) ? common : '';
  const shorter = names.map((name) => name.slice(prefix.length).replaceAll(inner, '$1'));
  const changed = shorter.filter((name, index) => name !== names[index].slice(prefix.length));
  if (new Set(shorter).size < names.length || shorter.includes('')) return tensors;
  if (prefix !== '') assumptions.push(`${quoted(prefix)} before every name is a wrapper's and taken off`);
  if (changed.length > 0) assumptions.push(`names of wrappers are taken off, as in ${fewNames(changed.slice(0, 1))}`);
  return new Map([...tensors.values()].map((tensor, index) => [shorter[index], tensor]));
}

function namesOf({ entries }: PickleDict): string[] {
  return Array.from(entries.keys(), shownKey);
}

/** A key of a dict, which need not be a text, in messages. */
export function shownKey(key: PickleValue): string {
  return typeof key === 'object' && key !== null ? `a ${key.kind}` : String(key);
}
