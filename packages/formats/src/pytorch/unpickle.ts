import { refuseFile } from '../file-bytes.js';
import { ByteReader } from '../byte-reader.js';
import { called, globalOf, persistent } from './known-globals.js';
import { isKind, type PickleValue } from './pickle-values.js';

/** What a pickle is of, and what in it only a program could make. */
export interface Unpickled {
  readonly value: PickleValue;
  /** Classes and functions that are not known, in the order in which they are first asked for. */
  readonly foreign: readonly string[];
}

/**
 * Reads a pickle of protocol 2 to 5 without running it.
 *
 * A pickle is a program of a stack machine, whose `GLOBAL` and `REDUCE` import and call whatever they name. Here names
 * are words: those that torch.load accepts with `weights_only=True` make tensors and dicts, every other makes a {@link
 * PickleForeign} and is reported. O(bytes), no recursion, no value longer than its bytes.
 *
 * @throws FileFormatError in the name of `caller` for what is no such program.
 */
export function unpickle(caller: string, bytes: Uint8Array): Unpickled {
  const reader = new ByteReader(caller, 'the pickle', bytes);
  const machine = new Machine(caller);
  for (;;) {
    const place = reader.position;
    const opcode = reader.uint8();
    const code = String.fromCharCode(opcode);
    if (code === '.') return { value: machine.pop(), foreign: [...machine.foreign] };
    const step = steps.get(code);
    if (!step) return refuseFile(caller, 'the pickle must be of protocol 2 to 5', opcode, `opcode at byte ${place}`);
    step(machine, reader);
  }
}

class Machine {
  readonly caller: string;
  readonly foreign = new Set<string>();
  readonly memo = new Map<number, PickleValue>();
  readonly #stack: PickleValue[] = [];
  readonly #marks: number[] = [];

  constructor(caller: string) {
    this.caller = caller;
  }

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  pop(): PickleValue {
    this.#requireOne();
    return this.#stack.pop() as PickleValue;
  }

  /** The topmost value, which stays. */
  top(): PickleValue {
    this.#requireOne();
    return this.#stack.at(-1) as PickleValue;
  }

  mark(): void {
    this.#marks.push(this.#stack.length);
  }

  /** All values from the last mark on. */
  popMark(): PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined)
      return refuseFile(this.caller, 'a mark must be set before values of the pickle are gathered');
    return this.#stack.splice(mark);
  }

  recall(index: number): void {
    const value = this.memo.get(index);
    if (value === undefined) return refuseFile(this.caller, 'the pickle must remember what it recalls', index);
    this.push(value);
  }

  /** Makes sure that nothing below the last mark is taken. */
  #requireOne(): void {
    if (this.#stack.length > (this.#marks.at(-1) ?? 0)) return;
    refuseFile(this.caller, 'the stack of the pickle must not run empty');
  }
}

type Step = (machine: Machine, reader: ByteReader) => void;

const tupleOf =
  (count: number): Step =>
  (machine) => {
    const items = Array.from({ length: count }, () => machine.pop());
    machine.push({ kind: 'tuple', items: items.toReversed() });
  };

const bytesOf =
  (length: (reader: ByteReader) => number): Step =>
  (machine, reader) => {
    reader.skip(length(reader));
    machine.push({ kind: 'other', what: 'bytes' });
  };

const textOf =
  (length: (reader: ByteReader) => number): Step =>
  (machine, reader) =>
    machine.push(reader.text(length(reader)));

const reduce: Step = (machine) => {
  const args = machine.pop();
  machine.push(called(machine.caller, machine.pop(), args));
};

/** By the opcodes of Python's pickletools. */
const steps: ReadonlyMap<string, Step> = new Map(
  Object.entries<Step>({
    '\x80': ({ caller }, reader) => {
      const protocol = reader.uint8();
      if (protocol < 2 || protocol > 5) refuseFile(caller, 'the protocol of the pickle must be 2 to 5', protocol);
    },
    '\x95': (_, reader) => void reader.length64(), // FRAME
    '(': (machine) => machine.mark(),
    N: (machine) => machine.push(null),
    '\x88': (machine) => machine.push(true),
    '\x89': (machine) => machine.push(false),
    J: (machine, reader) => machine.push(reader.int32()),
    K: (machine, reader) => machine.push(reader.uint8()),
    M: (machine, reader) => machine.push(reader.uint16()),
    '\x8a': (machine, reader) => machine.push(reader.integer(reader.uint8())),
    G: (machine, reader) => machine.push(reader.bigEndianFloat64()),
    X: textOf((reader) => reader.uint32()),
    '\x8c': textOf((reader) => reader.uint8()),
    '\x8d': textOf((reader) => reader.length64()),
    U: textOf((reader) => reader.uint8()),
    T: textOf((reader) => reader.uint32()),
    C: bytesOf((reader) => reader.uint8()),
    B: bytesOf((reader) => reader.uint32()),
    '\x8e': bytesOf((reader) => reader.length64()),
    '\x96': bytesOf((reader) => reader.length64()),
    ')': tupleOf(0),
    '\x85': tupleOf(1),
    '\x86': tupleOf(2),
    '\x87': tupleOf(3),
    t: (machine) => machine.push({ kind: 'tuple', items: machine.popMark() }),
    ']': (machine) => machine.push({ kind: 'list', items: [] }),
    '}': (machine) => machine.push({ kind: 'dict', entries: new Map() }),
    '\x8f': (machine) => machine.push({ kind: 'other', what: 'set' }),
    '\x90': (machine) => void machine.popMark(), // ADDITEMS
    '\x91': (machine) => {
      machine.popMark();
      machine.push({ kind: 'other', what: 'set' });
    },
    a: (machine) => append(machine, [machine.pop()]),
    e: (machine) => append(machine, machine.popMark()),
    s: (machine) => {
      const value = machine.pop();
      setItems(machine, [machine.pop(), value]);
    },
    u: (machine) => setItems(machine, machine.popMark()),
    q: (machine, reader) => void machine.memo.set(reader.uint8(), machine.top()),
    r: (machine, reader) => void machine.memo.set(reader.uint32(), machine.top()),
    '\x94': (machine) => void machine.memo.set(machine.memo.size, machine.top()),
    h: (machine, reader) => machine.recall(reader.uint8()),
    j: (machine, reader) => machine.recall(reader.uint32()),
    c: (machine, reader) => {
      const module = reader.line();
      machine.push(globalOf(module, reader.line(), machine.foreign));
    },
    '\x93': (machine) => {
      const [name, module] = [machine.pop(), machine.pop()];
      if (typeof name !== 'string' || typeof module !== 'string') {
        return refuseFile(machine.caller, 'a class or function in the pickle must have a name');
      }
      machine.push(globalOf(module, name, machine.foreign));
    },
    Q: (machine) => machine.push(persistent(machine.caller, machine.pop())),
    R: reduce,
    '\x81': reduce, // NEWOBJ: a class and its arguments
    '\x92': (machine, reader) => {
      machine.pop(); // NEWOBJ_EX: the same with arguments by name
      reduce(machine, reader);
    },
    // What is set on a tensor or an OrderedDict beside its contents: `_metadata` of a state dict.
    b: (machine) => void machine.pop(),
  }),
);

/** What is appended to a foreign object is part of it, and not made either. */
function append(machine: Machine, items: readonly PickleValue[]): void {
  const list = machine.top();
  if (isKind(list, 'foreign')) return;
  if (!isKind(list, 'list')) return refuseFile(machine.caller, 'only lists of the pickle can be appended to');
  for (const item of items) list.items.push(item);
}

function setItems(machine: Machine, pairs: readonly PickleValue[]): void {
  const dict = machine.top();
  if (isKind(dict, 'foreign')) return;
  if (!isKind(dict, 'dict') || pairs.length % 2 !== 0) {
    return refuseFile(machine.caller, 'keys and values of the pickle must come in pairs and go into a dict');
  }
  for (let index = 0; index < pairs.length; index += 2) dict.entries.set(pairs[index], pairs[index + 1]);
}
