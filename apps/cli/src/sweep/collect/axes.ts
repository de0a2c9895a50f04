import type { SettingValue } from '../plan/setting.js';

/** An axis of a plan with its values. */
export type Axis = readonly [name: string, values: readonly SettingValue[]];

/** A name of a plan or of a result as it is read: `hiddenUnits` is `hidden units`. */
export function inWords(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Whether an axis is of seeds: numbers without an order, over which shares and means are taken. */
export function isSeed(name: string): boolean {
  return /seed$/i.test(name);
}
