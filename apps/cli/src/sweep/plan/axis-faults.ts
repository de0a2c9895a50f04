import { isJsonObject } from '@entk/formats/reading';
import { type ExperimentName, experiments } from './experiments.js';
import { fault, type PlanFault, unknownNames } from './fault.js';
import { largestFirst, mostCells, takesRange } from './schema.js';
import { obeys, ruleText, type SettingRule } from './setting.js';

/** What is wrong with the axes, and with settings that are an axis too or stand nowhere. */
export function axisFaults(axes: unknown, settings: unknown, experiment: ExperimentName): PlanFault[] {
  const { settings: rules, implied } = experiments[experiment];
  if (implied !== undefined && axes === undefined) return axisFaults({ [implied]: [0] }, settings, experiment);
  if (!isJsonObject(axes) || (Object.keys(axes).length === 0 && implied === undefined)) {
    return [fault(['axes'], 'must be an object with at least one setting and its values', axes)];
  }
  const given = isJsonObject(settings) ? settings : {};
  const faults = [
    ...unknownNames(axes, Object.keys(rules), ['axes'], experiment),
    ...Object.entries(axes).flatMap(([name, values]) =>
      Object.hasOwn(rules, name) ? valueFaults(name, values, rules[name]) : [],
    ),
    ...Object.keys(axes)
      .filter((name) => Object.hasOwn(rules, name) && Object.hasOwn(given, name))
      .map((name) => fault(['axes', name], 'must not be among the settings too', undefined, `remove settings.${name}`)),
    ...Object.entries(rules)
      .filter(([name, { required }]) => required && !Object.hasOwn(axes, name) && !Object.hasOwn(given, name))
      .map(([name]) => fault(['settings', name], 'must be given, here or as an axis')),
  ];
  if (faults.length > 0) return faults;
  const count = Object.values(axes).reduce<number>((product, values) => product * lengthOf(values), 1);
  if (count <= mostCells) return [];
  return [fault(['axes'], `must make at most ${mostCells} cells`, count, 'make several plans of it')];
}

function valueFaults(name: string, values: unknown, rule: SettingRule): PlanFault[] {
  const path = ['axes', name];
  if (isJsonObject(values)) return rangeFaults(path, values, rule);
  if (!Array.isArray(values) || values.length === 0) {
    const range = takesRange(rule) ? ', or { "from": 0, "count": 5 }' : '';
    return [fault(path, `must be a list of values${range}`, values)];
  }
  const seen = new Map<unknown, number>();
  return values.flatMap((value: unknown, place) => {
    if (!obeys(rule, value)) return [fault([...path, place], ruleText(rule), value)];
    const before = seen.get(value);
    seen.set(value, place);
    return before === undefined ? [] : [fault([...path, place], 'must not be there twice', value)];
  });
}

function rangeFaults(
  path: readonly string[],
  range: Readonly<Record<string, unknown>>,
  rule: SettingRule,
): PlanFault[] {
  if (!takesRange(rule)) return [fault(path, 'must be a list of values', range)];
  const first = { ...rule, max: largestFirst };
  const count: SettingRule = { kind: 'integer', min: 1, max: mostCells, description: '' };
  return [
    ...unknownNames(range, ['from', 'count'], path, 'an axis of integers that follow each other'),
    ...(obeys(first, range.from) ? [] : [fault([...path, 'from'], ruleText(first), range.from)]),
    ...(obeys(count, range.count) ? [] : [fault([...path, 'count'], ruleText(count), range.count)]),
  ];
}

function lengthOf(values: unknown): number {
  return Array.isArray(values) ? values.length : (values as { count: number }).count;
}
