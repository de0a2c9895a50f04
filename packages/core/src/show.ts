import { AbstractMatrix } from 'ml-matrix';

/** Characters of one value in a message: enough to recognise it by, and few enough to be read. */
const roomForValue = 120;
const deepest = 3;

/**
 * A value as messages show it: what is short as it would be written, what is long cut, with its type and its size. It
 * reads no more entries than it shows, and throws for no value.
 */
export function show(value: unknown): string {
  try {
    return shown(value, roomForValue, []);
  } catch {
    return `an unreadable ${typeof value}`; // a getter or a proxy that throws
  }
}

function shown(value: unknown, room: number, around: readonly object[]): string {
  if (typeof value === 'string') return textOf(value, room);
  if (typeof value === 'bigint') return cut(`${value}n`, room);
  if (typeof value === 'function') return `function ${cut(value.name || '(anonymous)', room)}`;
  if (typeof value === 'symbol') return cut(String(value), room);
  if (typeof value !== 'object' || value === null) return String(value);
  if (around.includes(value)) return '(circular)';
  if (value instanceof AbstractMatrix) return `${nameOf(value)} [${value.rows}, ${value.columns}]`;
  if (isNdArray(value)) return `NdArray ${listText(value.shape, room - 30, [])} of ${nameOf(value.data)}`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `${nameOf(value)} ${listText(value as unknown as ArrayLike<unknown>, room - 16, around)}`;
  }
  if (Array.isArray(value)) return listText(value, room, [...around, value]);
  if (value instanceof Map || value instanceof Set) return `${nameOf(value)} of ${value.size}`;
  if (value instanceof Error) return cut(`${value.name}: ${value.message}`, room);
  return objectText(value, room, [...around, value]);
}

/** The two ends of what is too long, since a path is known by its end, and how long it is. */
function textOf(text: string, room: number): string {
  if (text.length <= room && JSON.stringify(text).length <= room) return JSON.stringify(text);
  const half = Math.max(4, Math.floor(room / 3));
  const start = escapedUpTo(Array.from(text.slice(0, half)), half);
  const end = escapedUpTo(Array.from(text.slice(-half)).toReversed(), half).toReversed();
  return `"${start.join('')}…${end.join('')}" (${text.length} characters)`;
}

function escapedUpTo(characters: readonly string[], room: number): string[] {
  const escaped: string[] = [];
  let length = 0;
  for (const character of characters) {
    const next = JSON.stringify(character).slice(1, -1);
    length += next.length;
    if (length > room) break;
    escaped.push(next);
  }
  return escaped;
}

function listText(list: ArrayLike<unknown>, room: number, around: readonly object[]): string {
  const ending = `… ${list.length} entries`;
  if (around.length > deepest) return `[${list.length === 0 ? '' : ending}]`;
  let text = '';
  for (let index = 0; index < list.length; index++) {
    const entry = `${index === 0 ? '' : ', '}${shown(list[index], room - text.length - ending.length, around)}`;
    const left = room - text.length - entry.length - (index === list.length - 1 ? 2 : ending.length + 4);
    if (left < 0) return `[${text}${index === 0 ? '' : ', '}${ending}]`;
    text += entry;
  }
  return `[${text}]`;
}

function objectText(value: object, room: number, around: readonly object[]): string {
  const keys = Object.keys(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  const name = prototype === Object.prototype || prototype === null ? '' : `${nameOf(value)} `;
  const ending = `… ${keys.length} keys`;
  if (around.length > deepest) return `${name}{${keys.length === 0 ? '' : ending}}`;
  let text = '';
  for (const [index, key] of keys.entries()) {
    const start = `${index === 0 ? '' : ','}${textOf(key, 40)}:`;
    const used = name.length + text.length + start.length + ending.length;
    const entry = start + shown((value as Record<string, unknown>)[key], room - used, around);
    const left = room - name.length - text.length - entry.length - (index === keys.length - 1 ? 2 : ending.length + 3);
    if (left < 0) return `${name}{${text}${index === 0 ? '' : ','}${ending}}`;
    text += entry;
  }
  return `${name}{${text}}`;
}

function isNdArray(value: object): value is { shape: readonly unknown[]; data: ArrayBufferView } {
  const { shape, data } = value as { shape?: unknown; data?: unknown };
  return Array.isArray(shape) && ArrayBuffer.isView(data);
}

function nameOf(value: object): string {
  return cut((value.constructor as { name?: string } | undefined)?.name || 'object', 40);
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(4, room - 20))}… (${text.length} characters)`;
}
