import type { Field, Fields } from './fields.js';

/** What an address says, and what in it was nonsense. */
export interface AddressRead<Values> {
  readonly values: Values;
  /** In words, a sentence each. */
  readonly complaints: readonly string[];
}

/** The values in the query of an address; those of `usual` where it says nothing, or nothing sensible. */
export function readAddress<Values extends object>(
  fields: Fields<Values>,
  usual: Values,
  query: string,
): AddressRead<Values> {
  const values = { ...usual };
  const complaints: string[] = [];
  const asked = new URLSearchParams(query);
  for (const [key, field] of entries(fields)) {
    const text = asked.get(field.name);
    if (text === null) continue;
    const found = field.read(text);
    if ('value' in found) values[key] = found.value;
    else complaints.push(complaint(field.name, text, found.problem, field.write(usual[key])));
  }
  const known = new Set(entries(fields).map(([, { name }]) => name));
  for (const name of new Set(asked.keys())) {
    if (!known.has(name)) complaints.push(`The address says “${short(name)}”, which is no setting of this page.`);
  }
  return { values, complaints };
}

/** The query that says these values, without its `?`: of those that are as usual it says nothing. */
export function writeAddress<Values extends object>(fields: Fields<Values>, usual: Values, values: Values): string {
  const query = new URLSearchParams();
  for (const [key, { name, write }] of entries(fields)) {
    const text = write(values[key]);
    if (text !== '' && text !== write(usual[key])) query.set(name, text);
  }
  return query.toString();
}

function entries<Values extends object>(fields: Fields<Values>) {
  return Object.entries(fields) as [keyof Values, Field<Values[keyof Values]>][];
}

function complaint(name: string, text: string, problem: string, taken: string): string {
  const instead = taken === '' ? 'it is left out' : `taken as ${taken}`;
  return `The address says ${name} = ${short(text)}, but ${problem}: ${instead}.`;
}

/** What someone wrote, so that it does not fill the page. */
function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
