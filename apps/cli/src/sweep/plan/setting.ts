/** What a setting of a cell may be: a scalar of JSON. */
export type SettingValue = number | string | boolean;

/** The settings of a cell by name. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** What a setting may be, and what it is for. */
export interface SettingRule {
  readonly kind: 'integer' | 'number' | 'choice' | 'switch' | 'text' | 'file';
  readonly description: string;
  /** Inclusive bounds of a number; `above` and `below` are exclusive ones. */
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly odd?: boolean;
  readonly choices?: readonly string[];
  /** What it is where the plan does not say; without it the experiment does without the setting. */
  readonly default?: SettingValue;
  /** Whether the plan must say it. @default false */
  readonly required?: boolean;
}

/** Whether a value of a plan is what a rule asks for. */
export function obeys(rule: SettingRule, value: unknown): value is SettingValue {
  switch (rule.kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'text':
    case 'file':
      return typeof value === 'string' && value.trim() !== '';
    case 'choice':
      return rule.choices?.includes(value as string) ?? false;
    case 'integer':
      return (
        Number.isSafeInteger(value) && isInside(rule, value as number) && !(rule.odd && (value as number) % 2 === 0)
      );
    case 'number':
      return Number.isFinite(value) && isInside(rule, value as number);
  }
}

function isInside(
  { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity }: SettingRule,
  value: number,
) {
  return value >= min && value <= max && value > above && value < below;
}

/** What a value must be, for a message: `must be an odd integer of at least 3`. */
export function ruleText({ kind, odd, choices = [], ...rule }: SettingRule): string {
  switch (kind) {
    case 'switch':
      return 'must be true or false';
    case 'text':
      return 'must be a text that is not empty';
    case 'file':
      return 'must be the path of a file';
    case 'choice':
      return `must be one of ${choices.join(', ')}`;
    case 'integer':
      return `must be ${odd ? 'an odd integer' : 'an integer'}${boundsText(rule)}`;
    case 'number':
      return `must be a number${boundsText(rule)}`;
  }
}

function boundsText({ min, max, above, below }: Pick<SettingRule, 'min' | 'max' | 'above' | 'below'>): string {
  const bounds = [
    ...(min === undefined ? [] : [`of at least ${min}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(max === undefined ? [] : [`of at most ${max}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`;
}

/** The same as JSON Schema. */
export function ruleSchema(rule: SettingRule): object {
  const { kind, description, min, max, above, below, odd, choices, default: usual } = rule;
  const about = { description, ...(usual !== undefined && { default: usual }) };
  switch (kind) {
    case 'switch':
      return { type: 'boolean', ...about };
    case 'text':
    case 'file':
      return { type: 'string', pattern: '\\S', ...about };
    case 'choice':
      return { enum: choices, ...about };
    default:
      return {
        type: kind,
        ...(min !== undefined && { minimum: min }),
        ...(max !== undefined && { maximum: max }),
        ...(max === undefined && kind === 'integer' && { maximum: Number.MAX_SAFE_INTEGER }),
        ...(above !== undefined && { exclusiveMinimum: above }),
        ...(below !== undefined && { exclusiveMaximum: below }),
        ...(odd && { not: { multipleOf: 2 } }),
        ...about,
      };
  }
}
