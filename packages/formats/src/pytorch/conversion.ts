import { isKind, type PickleDict, type PickleValue } from './pickle-values.js';

/** The line of Python that makes a file of tensors of one that is not read, with the file's own name in it. */
export type Conversion = string;

/** What a file keeps its weights in, where that is known. */
export type Contents =
  | 'a module'
  | 'TorchScript'
  | 'torch.export'
  | 'a tensor'
  | 'tensors in a row'
  | 'tensors by other keys'
  | { readonly dict: PickleDict };

/**
 * The line of Python with which PyTorch saves a file's tensors as a state dict in the form of `torch.save`.
 *
 * @param name The file, as Python will open it.
 */
export function conversion(name: string, contents: Contents): Conversion {
  const target = pythonString(`${name.replace(/\.(?:pt|pth|ckpt|bin|pkl|pickle|tar|jit|ts|pt2)$/i, '')}.weights.pt`);
  const source = pythonString(name);
  const load = `torch.load(${source}, map_location="cpu", weights_only=False)`;
  const save = (what: string) => `import torch; torch.save(${what}, ${target})`;
  if (contents === 'TorchScript') return save(`torch.jit.load(${source}, map_location="cpu").state_dict()`);
  if (contents === 'torch.export') return save(`dict(torch.export.load(${source}).state_dict)`);
  if (contents === 'a tensor') return save(`{"W": ${load}}`);
  if (contents === 'tensors in a row') return save(`{str(i): t for i, t in enumerate(${load})}`);
  if (contents === 'tensors by other keys') {
    return save(`{str(k): t for k, t in ${load}.items() if torch.is_tensor(t)}`);
  }
  // What is foreign may be a module, or a dict of a class of its own.
  const stateOf = (what: string) =>
    `import torch; m = ${what}; torch.save(m.state_dict() if hasattr(m, "state_dict") else dict(m), ${target})`;
  if (contents === 'a module') return stateOf(load);
  const [key, value] = weightsIn(contents.dict) ?? [];
  if (key === undefined) return save(`{k: t for k, t in ${load}.items() if torch.is_tensor(t)}`);
  const what = `${load}[${pythonString(key)}]`;
  return isKind(value, 'foreign') ? stateOf(what) : save(what);
}

/** Where the weights of a training checkpoint most likely are: a dict or a module under a usual key. */
function weightsIn({ entries }: PickleDict): readonly [string, PickleValue] | undefined {
  for (const key of ['state_dict', 'model_state_dict', 'model', 'module', 'net', 'network']) {
    const value = entries.get(key);
    if (isKind(value, 'dict') || isKind(value, 'foreign')) return [key, value];
  }
  return undefined;
}

/** A literal of Python; JSON's escapes are Python's too. */
function pythonString(text: string): string {
  return JSON.stringify(text);
}
