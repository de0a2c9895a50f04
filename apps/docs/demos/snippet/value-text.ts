/** So many entries of a list are written out, and so deep objects inside objects. */
const mostEntries = 12;
const deepest = 2;

/** A value as a reader of a program expects to see it. */
export function valueText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return `'${value.length > 200 ? `${value.slice(0, 200)}…` : value}'`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Error) return value.message;
  if (Array.isArray(value)) return `[${listed(value, depth)}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} [${listed(value as Float64Array, depth)}]`;
  if (depth >= deepest) return '{…}';
  const entries = Object.entries(value).slice(0, mostEntries);
  const name = value.constructor === Object || value.constructor === undefined ? '' : `${value.constructor.name} `;
  return `${name}{ ${entries.map(([key, one]) => `${key}: ${valueText(one, depth + 1)}`).join(', ')} }`;
}

function listed(values: ArrayLike<unknown>, depth: number): string {
  const shown = Array.from({ length: Math.min(values.length, mostEntries) }, (_, index) => values[index]);
  const texts = shown.map((one) => valueText(one, depth + 1));
  return [...texts, ...(values.length > mostEntries ? [`… ${values.length} in all`] : [])].join(', ');
}
