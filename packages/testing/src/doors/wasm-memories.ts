/** The parts of WebAssembly that are watched; no package here has the types of a page. */
interface Watched {
  Instance: new (...words: never[]) => { readonly exports: Readonly<Record<string, unknown>> };
  Memory: new (...words: never[]) => Sized;
  instantiate: (...words: never[]) => Promise<Instantiated>;
}

interface Sized {
  readonly buffer: { readonly byteLength: number };
}

interface Instantiated {
  readonly instance?: Instantiated;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/**
 * Watches every WASM memory that is made or exported from now on, as long as somebody holds it; call it before the
 * first module is instantiated.
 *
 * @returns Tells how many bytes they have now.
 */
export function watchWasmMemories(): () => number {
  const wasm = (globalThis as unknown as { WebAssembly: Watched }).WebAssembly;
  const { Instance, Memory, instantiate } = wasm;
  const seen = new Set<WeakRef<Sized>>();
  const note = (memory: Sized) => seen.add(new WeakRef(memory));
  const noteExports = (exports: Readonly<Record<string, unknown>> = {}) => {
    for (const value of Object.values(exports)) if (value instanceof Memory) note(value);
  };
  wasm.Instance = class extends Instance {
    constructor(...words: never[]) {
      super(...words);
      noteExports(this.exports);
    }
  };
  wasm.instantiate = async (...words) => {
    const result = await instantiate(...words);
    noteExports((result.instance ?? result).exports);
    return result;
  };
  wasm.Memory = new Proxy(Memory, {
    construct(target, words: never[]) {
      const memory = new target(...words);
      note(memory);
      return memory;
    },
  });
  return () => {
    const memories = new Set<Sized>();
    for (const reference of seen) {
      const memory = reference.deref();
      if (memory) memories.add(memory);
      else seen.delete(reference);
    }
    return Array.from(memories).reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  };
}
