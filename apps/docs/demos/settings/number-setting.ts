/** A number that a reader may choose, and between which bounds. */
export interface NumberSetting {
  /** `hidden units m` */
  readonly label: string;
  /** What it is called in addresses and among the options of the program: `hidden-units`. */
  readonly option: string;
  readonly min: number;
  readonly max: number;
  /** Values are min, min + step, …; whole steps mean whole numbers. */
  readonly step: number;
  /** One line on what it does. */
  readonly hint: string;
}

/** The settings of a demo by name. */
export type NumberSettings<Name extends string> = Readonly<Record<Name, NumberSetting>>;

/** What is wrong with a text as the value of a setting, in words, or nothing. */
export function problemOf({ label, min, max, step }: NumberSetting, text: string): string | undefined {
  const value = valueOf(text);
  if (value === undefined) return `${label} must be a number`;
  if (value < min || value > max) return `${label} must be from ${min} to ${max}`;
  if (Math.abs(value - snapped(min, step, value)) > 1e-9 * Math.max(1, Math.abs(value))) {
    return Number.isInteger(step) && Number.isInteger(min)
      ? `${label} must be a whole number${step === 1 ? '' : `, in steps of ${step}`}`
      : `${label} goes in steps of ${step}`;
  }
  return undefined;
}

/** The nearest allowed value to what was entered; `before` where no number was. */
export function committed({ min, max, step }: NumberSetting, text: string, before: number): number {
  const value = valueOf(text);
  if (value === undefined) return before;
  const inside = Math.min(max, Math.max(min, value));
  return Math.min(max, snapped(min, step, inside));
}

function valueOf(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Rounded to the decimals of the step, so that 0.1 + 0.2 is shown as 0.3. */
function snapped(min: number, step: number, value: number): number {
  return Number((min + Math.round((value - min) / step) * step).toPrecision(12));
}
