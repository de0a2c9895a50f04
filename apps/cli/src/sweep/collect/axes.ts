import type { SettingValue } from '../plan/setting.js';

/** An axis of a plan with its values. */
export type Axis = readonly [name: string, values: readonly SettingValue[]];

/** Whether an axis is of seeds: numbers without an order, over which shares and means are taken. */
export function isSeed(name: string): boolean {
  return /seed$/i.test(name);
}
