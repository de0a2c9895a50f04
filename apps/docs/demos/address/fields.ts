import { type NumberSetting, type NumberSettings, problemOf } from '../settings/number-setting.js';

/** A value as it stands in an address: its name there, and how it becomes text and is read again. */
export interface Field<Value> {
  readonly name: string;
  readonly write: (value: Value) => string;
  /** The value of a text; or what is wrong with it, in words. */
  readonly read: (text: string) => { readonly value: Value } | { readonly problem: string };
}

/** A field for each of some values. */
export type Fields<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> };

/** A number within the bounds of its setting, under the name of its option. */
export function numberField(setting: NumberSetting): Field<number> {
  return {
    name: setting.option,
    write: String,
    read: (text) => {
      const problem = problemOf(setting, text);
      return problem === undefined ? { value: Number(text) } : { problem };
    },
  };
}

/** A field for each of a demo's number settings. */
export function numberFields<Name extends string>(settings: NumberSettings<Name>): Fields<Record<Name, number>> {
  const fields = Object.entries<NumberSetting>(settings).map(([name, setting]) => [name, numberField(setting)]);
  return Object.fromEntries(fields) as Fields<Record<Name, number>>;
}

/** One of a few words or numbers; spaces are hyphens in an address. */
export function choiceField<Value extends string | number>(name: string, values: readonly Value[]): Field<Value> {
  const write = (value: Value) => String(value).replaceAll(' ', '-');
  return {
    name,
    write,
    read: (text) => {
      const value = values.find((candidate) => write(candidate) === text);
      return value === undefined ? { problem: `${name} must be one of ${values.map(write).join(', ')}` } : { value };
    },
  };
}

/** Yes or no. */
export function flagField(name: string): Field<boolean> {
  const { read, write } = choiceField(name, ['yes', 'no']);
  return {
    name,
    write: (value) => write(value ? 'yes' : 'no'),
    read: (text) => {
      const found = read(text);
      return 'value' in found ? { value: found.value === 'yes' } : found;
    },
  };
}

/** Any text that is not empty: a name that only the page of the moment knows. */
export function textField(name: string): Field<string | undefined> {
  return {
    name,
    write: (value) => value ?? '',
    read: (text) => (text === '' ? { problem: `${name} must not be empty` } : { value: text }),
  };
}

/** A checkpoint by its epoch; nothing is the newest. */
export const epochField: Field<number | undefined> = {
  name: 'epoch',
  write: (value) => String(value ?? ''),
  read: (text) =>
    /^\d{1,9}$/.test(text) ? { value: Number(text) } : { problem: 'epoch must be a whole number from 0 on' },
};
