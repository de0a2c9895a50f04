import type { FoundTensor } from '@entk/formats';

/** The tensors of one module: those whose names differ after the last dot alone. */
export interface ModuleTensors {
  /** What their names begin with, without the last dot; empty for names without one. */
  readonly path: string;
  /** Whole names and shapes, by what follows the last dot. */
  readonly tensors: ReadonlyMap<string, { readonly name: string; readonly shape: readonly number[] }>;
}

/**
 * Tensors by their modules, in the order of the file; modules that only a number tells apart in the order of the
 * numbers, since some formats sort names.
 */
export function modulesOf(tensors: ReadonlyMap<string, FoundTensor>): ModuleTensors[] {
  const modules = new Map<string, Map<string, { name: string; shape: readonly number[] }>>();
  for (const [name, { shape }] of tensors) {
    const dot = name.lastIndexOf('.');
    // Without a dot every tensor is a module of its own.
    const path = dot < 0 ? `/${name}` : name.slice(0, dot);
    const module = modules.get(path) ?? new Map<string, { name: string; shape: readonly number[] }>();
    module.set(dot < 0 ? 'weight' : name.slice(dot + 1), { name, shape });
    modules.set(path, module);
  }
  return inNumberOrder([...modules.keys()]).map((path) => ({
    path: path.startsWith('/') ? '' : path,
    tensors: modules.get(path) ?? new Map(),
  }));
}

/** The number that a module of a list has, and the list it is in. */
export function numbered(path: string): { readonly list: string; readonly number: number } | undefined {
  const match = /^(.*?)(\d+)$/.exec(path);
  return match ? { list: match[1], number: Number(match[2]) } : undefined;
}

/** Paths whose parts differ by a number first, by that number; all others where they were. */
function inNumberOrder(paths: readonly string[]): string[] {
  const order = new Map(paths.map((path, index) => [path, index]));
  return paths.toSorted((a, b) => {
    const [left, right] = [a.split('.'), b.split('.')];
    const at = left.findIndex((part, index) => part !== right[index]);
    const [one, other] = [left[at], right[at]].map((part) => (part === undefined ? undefined : numbered(part)));
    const inOrder = Number(order.get(a)) - Number(order.get(b));
    return one && other && one.list === other.list ? one.number - other.number : inOrder;
  });
}
