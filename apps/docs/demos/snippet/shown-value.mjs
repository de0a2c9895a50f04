// The value that a comment in a document shows, as data: `0.64`, `≈ 0.64`, `< 300`, `'k=14'`, `[2, 0]`,
// `Float64Array [3, 1]`, `{ row: 0, value: 0.8 }`; a remark may follow it.

/**
 * The value that a comment begins with, and how it is meant; undefined if it does not begin with one.
 *
 * Numbers are `{ number, text }`, everything else is itself: strings, booleans, null, arrays, plain objects, and
 * `{ constructor, entries }` for typed arrays.
 */
export function shownAtTheStartOf(comment) {
  const reader = { text: comment, place: 0 };
  const mark = take(reader, /^(≈|<=|>=|<|>|≤|≥)\s*/y)?.trim() ?? '=';
  try {
    const value = readValue(reader);
    return /^($|\s|[,;:.)])/.test(reader.text.slice(reader.place)) ? { mark, value } : undefined;
  } catch (error) {
    if (error instanceof NotAValue) return undefined;
    throw error;
  }
}

class NotAValue extends Error {}

const words = { true: true, false: false, null: null, undefined };

function readValue(reader) {
  const number = take(reader, /[-−]?(?:\d+(?:\.\d+)?(?:e[-+−]?\d+)?|Infinity)|NaN/y);
  if (number !== undefined) {
    const text = number.replaceAll('−', '-');
    return { number: Number(text), text };
  }
  const word = take(reader, /(?:true|false|null|undefined)\b/y);
  if (word !== undefined) return words[word];
  const string = take(reader, /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y);
  if (string !== undefined) return string.slice(1, -1).replace(/\\(.)/g, '$1');
  const typed = take(reader, /[A-Z]\w*Array(?:\(\d+\))?\s*(?=\[)/y);
  if (typed !== undefined) return { constructor: /^\w+/.exec(typed)[0], entries: readValue(reader) };
  if (take(reader, /\[\s*/y) !== undefined) return readEntries(reader, /\s*\]/y, () => readValue(reader));
  if (take(reader, /\{\s*/y) !== undefined) {
    const entries = readEntries(reader, /\s*\}/y, () => {
      const key = take(reader, /[A-Za-z_$][\w$]*/y);
      if (key === undefined || take(reader, /\s*:\s*/y) === undefined) throw new NotAValue();
      return [key, readValue(reader)];
    });
    return { object: Object.fromEntries(entries) };
  }
  throw new NotAValue();
}

function readEntries(reader, close, readEntry) {
  const entries = [];
  while (take(reader, close) === undefined) {
    if (entries.length > 0 && take(reader, /\s*,\s*/y) === undefined) throw new NotAValue();
    entries.push(readEntry());
  }
  return entries;
}

function take(reader, pattern) {
  pattern.lastIndex = reader.place;
  const match = pattern.exec(reader.text);
  if (!match) return undefined;
  reader.place += match[0].length;
  return match[0];
}

/** How `actual` differs from what is shown, in words; undefined if it does not. */
export function differenceFrom({ mark, value }, actual, path = 'the value') {
  if (value !== null && typeof value === 'object' && 'number' in value)
    return numberDifference(mark, value, actual, path);
  if (mark !== '=' && mark !== '≈') return `${path}: only a number goes with ${mark}`;
  if (Array.isArray(value)) return listDifference(mark, value, actual, path);
  if (value !== null && typeof value === 'object' && 'constructor' in value && 'entries' in value) {
    const name = actual?.constructor?.name;
    if (name !== value.constructor) return `${path} is a ${name}, shown as a ${value.constructor}`;
    return listDifference(mark, value.entries, actual, path);
  }
  if (value !== null && typeof value === 'object') {
    if (actual === null || typeof actual !== 'object') return `${path} is ${String(actual)}, shown as an object`;
    const [shown, found] = [Object.keys(value.object).sort(), Object.keys(actual).sort()];
    if (shown.join() !== found.join())
      return `${path} has the keys ${found.join(', ')}, shown with ${shown.join(', ')}`;
    return first(shown, (key) => differenceFrom({ mark, value: value.object[key] }, actual[key], `${path}.${key}`));
  }
  return Object.is(value, actual) ? undefined : `${path} is ${String(actual)}, shown as ${String(value)}`;
}

function listDifference(mark, shown, actual, path) {
  if (!Array.isArray(actual) && !ArrayBuffer.isView(actual)) return `${path} is ${String(actual)}, shown as a list`;
  if (actual.length !== shown.length) return `${path} has ${actual.length} entries, shown with ${shown.length}`;
  return first(shown.keys(), (index) =>
    differenceFrom({ mark, value: shown[index] }, actual[index], `${path}[${index}]`),
  );
}

function numberDifference(mark, { number, text }, actual, path) {
  if (typeof actual !== 'number') return `${path} is ${String(actual)}, shown as ${mark} ${text}`;
  const holds = {
    '=': () => actual === number || Object.is(actual, number),
    '≈': () => Math.abs(actual - number) <= roomOf(text, number),
    '<': () => actual < number,
    '>': () => actual > number,
    '<=': () => actual <= number,
    '≤': () => actual <= number,
    '>=': () => actual >= number,
    '≥': () => actual >= number,
  };
  return holds[mark]() ? undefined : `${path} is ${actual}, shown as ${mark} ${text}`;
}

/**
 * How far a value may lie from what `≈` shows: half a unit of the last printed decimal, and never less than 16 ulp,
 * since sixteen printed digits are as many as float64 has. A whole number is meant as that number up to rounding: 1e-6.
 */
function roomOf(text, number) {
  const rounding = 16 * Number.EPSILON * Math.max(1, Math.abs(number));
  const [mantissa, exponent = '0'] = text.split('e');
  const decimals = mantissa.split('.')[1]?.length;
  if (decimals === undefined && exponent === '0') return 1e-6 * Math.max(1, Math.abs(number));
  return Math.max(rounding, 0.5000001 * 10 ** (Number(exponent) - (decimals ?? 0)));
}

function first(items, find) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
