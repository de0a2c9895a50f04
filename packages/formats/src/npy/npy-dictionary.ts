import { refuseFile } from '../file-bytes.js';

/** The three fields of the header of an .npy file. */
export interface NpyFields {
  /** `<f4`, `|b1`: byte order, kind and width; of records the list of fields, as it is written. */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

/** A shape, or the records of a list, which are skipped. */
type Value = string | boolean | readonly number[] | Records;

/** Where the description of records stands in the header. */
interface Records {
  readonly text: string;
}

/**
 * One token of the dictionaries that NumPy writes: a string (with Python 2's u), a number (with its L), a name, a mark,
 * the end.
 */
const token = /\s*(?:u?'([^'\\]*)'|u?"([^"\\]*)"|(\d+)L?|([A-Za-z]+)|([{}():,[\]])|($))/y;

/**
 * Reads the header of an .npy file: a Python dictionary of `descr`, `fortran_order` and `shape`, each once, nothing
 * else in it.
 *
 * @throws FileFormatError in the name of `caller`.
 */
export function parseNpyDictionary(caller: string, text: string): NpyFields {
  let position = 0;

  function next(): { readonly text: string; readonly kind: 'string' | 'number' | 'name' | 'mark' | 'end' } {
    token.lastIndex = position;
    const match = token.exec(text);
    if (match === null)
      return refuseFile(caller, 'the header must be a dictionary of descr, fortran_order and shape', text);
    position = token.lastIndex;
    const [, single, double, number, name, mark] = match;
    if (single !== undefined || double !== undefined) return { text: single ?? double, kind: 'string' };
    if (number !== undefined) return { text: number, kind: 'number' };
    if (name !== undefined) return { text: name, kind: 'name' };
    return mark === undefined ? { text: '', kind: 'end' } : { text: mark, kind: 'mark' };
  }

  function expect(mark: string): void {
    const found = next();
    if (found.kind !== 'mark' || found.text !== mark)
      refuseFile(caller, `the header must have ${mark} at ${position}`, text);
  }

  function value(): Value {
    const first = next();
    if (first.kind === 'string') return first.text;
    if (first.kind === 'name' && (first.text === 'True' || first.text === 'False')) return first.text === 'True';
    if (first.kind === 'mark' && first.text === '(') {
      const start = position - 1;
      const inside = next();
      return inside.kind === 'string' || inside.text === '[' ? nested(start) : tuple(start + 1);
    }
    if (first.kind === 'mark' && first.text === '[') return nested(position - 1);
    return refuseFile(caller, 'values of the header must be strings, booleans or tuples of integers', text);
  }

  /** A list, or a tuple that does not begin with a number, up to its closing bracket. */
  function nested(start: number): Records {
    position = start;
    const open: string[] = [];
    do {
      const found = next();
      if (found.kind === 'end') refuseFile(caller, 'brackets of the header must be closed', text);
      if (found.kind !== 'mark') continue;
      const closing = { '(': ')', '[': ']' }[found.text];
      if (closing !== undefined) open.push(closing);
      else if (')]{}'.includes(found.text) && open.pop() !== found.text) {
        refuseFile(caller, 'brackets of the header must match', text);
      }
    } while (open.length > 0);
    return { text: text.slice(start, position) };
  }

  function tuple(start: number): number[] {
    position = start;
    const extents: number[] = [];
    let commas = 0;
    for (let found = next(); found.text !== ')' || found.kind !== 'mark'; ) {
      const extent = Number(found.text);
      if (found.kind !== 'number' || !Number.isSafeInteger(extent)) {
        refuseFile(caller, 'extents of the shape must be non-negative integers below 2^53', text);
      }
      extents.push(extent);
      found = next();
      if (found.kind === 'mark' && found.text === ',') {
        commas++;
        found = next();
      } else if (found.kind !== 'mark' || found.text !== ')') refuseFile(caller, 'the shape must be a tuple', text);
    }
    if (extents.length === 1 && commas === 0) refuseFile(caller, 'a shape of one axis must be written (n,)', text);
    return extents;
  }

  const fields = new Map<string, Value>();
  expect('{');
  for (let found = next(); found.kind !== 'mark' || found.text !== '}'; ) {
    if (found.kind !== 'string' || fields.has(found.text))
      refuseFile(caller, 'keys of the header must be strings and differ', text);
    expect(':');
    fields.set(found.text, value());
    found = next();
    if (found.kind === 'mark' && found.text === ',') found = next();
    else if (found.kind !== 'mark' || found.text !== '}')
      refuseFile(caller, 'fields of the header must be separated by commas', text);
  }
  if (next().kind !== 'end') refuseFile(caller, 'nothing must follow the dictionary of the header', text);

  const [type, fortranOrder, shape] = ['descr', 'fortran_order', 'shape'].map((name) => fields.get(name));
  const descr = typeof type === 'object' && 'text' in type ? type.text : type;
  if (fields.size !== 3 || typeof descr !== 'string' || typeof fortranOrder !== 'boolean' || !Array.isArray(shape)) {
    return refuseFile(caller, 'the header must have a string descr, a boolean fortran_order and a tuple shape', text);
  }
  return { descr, fortranOrder, shape };
}
