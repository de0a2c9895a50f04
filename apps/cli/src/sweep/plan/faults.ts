import { isJsonObject } from '@entk/formats/reading';
import { type ExperimentName, type ExperimentRules, experiments } from './experiments.js';
import { axisFaults } from './axis-faults.js';
import { fault, type Path, type PlanFault, unknownNames } from './fault.js';
import {
  claimPattern,
  imagePattern,
  linePattern,
  memoryPattern,
  namePattern,
  slurmOptionPattern,
  subPathPattern,
} from './schema.js';
import { obeys, ruleText, type SettingRule } from './setting.js';

const topLevel = ['$schema', 'experiment', 'measure', 'settings', 'axes', 'exclude', 'each', 'slurm', 'kubernetes'];

/** Everything that is wrong with a plan, in the order of its parts. */
export function planFaults(plan: unknown): PlanFault[] {
  if (!isJsonObject(plan)) return [fault([], 'must be an object with experiment and axes', plan)];
  const { $schema, experiment, measure, settings, axes, exclude, each, slurm, kubernetes } = plan;
  const names = Object.keys(experiments);
  const faults = unknownNames(plan, topLevel, [], 'a plan');
  if ($schema !== undefined && typeof $schema !== 'string') faults.push(fault(['$schema'], 'must be a text', $schema));
  if (!names.includes(experiment as string)) {
    faults.push(fault(['experiment'], `must be one of ${names.join(', ')}`, experiment));
    return faults;
  }
  const name = experiment as ExperimentName;
  const rules = experiments[name];
  return [
    ...faults,
    ...measureFaults(measure, rules),
    ...(settings === undefined ? [] : settingFaults(settings, name, ['settings'])),
    ...axisFaults(axes, settings, name),
    ...excludeFaults(exclude, axes, name),
    ...partFaults(each, 'each', eachRules),
    ...partFaults(slurm, 'slurm', slurmRules),
    ...partFaults(kubernetes, 'kubernetes', kubernetesRules),
  ];
}

/** Values by name against the rules of an experiment. */
export function settingFaults(settings: unknown, experiment: ExperimentName, path: Path): PlanFault[] {
  if (!isJsonObject(settings)) return [fault(path, 'must be an object of settings', settings)];
  const rules = experiments[experiment].settings;
  return [
    ...unknownNames(settings, Object.keys(rules), path, experiment),
    ...Object.entries(settings).flatMap(([name, value]) => {
      const rule: SettingRule | undefined = Object.hasOwn(rules, name) ? rules[name] : undefined;
      return rule && !obeys(rule, value) ? [fault([...path, name], ruleText(rule), value)] : [];
    }),
  ];
}

function measureFaults(measure: unknown, { measures }: ExperimentRules): PlanFault[] {
  if (measure === undefined) return [];
  if (!Array.isArray(measure) || measure.length === 0) {
    return [fault(['measure'], `must be a list of ${measures.join(', ')}`, measure)];
  }
  return measure.flatMap((one: unknown, place) => {
    if (!(measures as readonly unknown[]).includes(one)) {
      return [fault(['measure', place], `must be ${measures.join(' or ')}`, one)];
    }
    return measure.indexOf(one) === place ? [] : [fault(['measure', place], 'must not be there twice', one)];
  });
}

function excludeFaults(exclude: unknown, axes: unknown, experiment: ExperimentName): PlanFault[] {
  if (exclude === undefined) return [];
  if (!Array.isArray(exclude)) return [fault(['exclude'], 'must be a list of objects with values of axes', exclude)];
  return exclude.flatMap((entry: unknown, place) => {
    const path = ['exclude', place];
    if (!isJsonObject(entry) || Object.keys(entry).length === 0) {
      return [fault(path, 'must be an object with values of axes', entry)];
    }
    const own = settingFaults(entry, experiment, path);
    if (own.length > 0 || !isJsonObject(axes)) return own;
    return Object.entries(entry).flatMap(([name, value]) => {
      if (!Object.hasOwn(axes, name)) {
        return [fault([...path, name], 'must be an axis', undefined, `axes are ${Object.keys(axes).join(', ')}`)];
      }
      const values = axes[name];
      if (!Array.isArray(values) || values.includes(value)) return [];
      return [fault([...path, name], `must be one of the values of the axis, ${values.join(', ')}`, value)];
    });
  });
}

type PartRules = Readonly<Record<string, (value: unknown) => string | undefined>>;

const taskCount = ruled({ kind: 'integer', min: 1, max: 1e5, description: '' });

const eachRules: PartRules = {
  threads: ruled({ kind: 'integer', min: 1, max: 1024, description: '' }),
  memory: matching(memoryPattern, 'must be such as "600 MB" or "4 GB"'),
  minutes: ruled({ kind: 'number', above: 0, max: 1e5, description: '' }),
};

const slurmRules: PartRules = {
  partition: matching(namePattern, 'must be the name of a partition'),
  account: matching(namePattern, 'must be the name of an account'),
  tasks: taskCount,
  setup: listOf(matching(linePattern, 'must be a list of lines of a shell script')),
  options: listOf(matching(slurmOptionPattern, 'must be a list of options of sbatch, each such as "--qos=short"')),
};

const kubernetesRules: PartRules = {
  image: matching(imagePattern, 'must be the name of an image, such as "node:22"'),
  claim: matching(claimPattern, 'must be the name of a PersistentVolumeClaim'),
  subPath: matching(subPathPattern, 'must be a path on the volume, such as "runs/paper"'),
  tasks: taskCount,
};

function ruled(rule: SettingRule): PartRules[string] {
  return (value) => (obeys(rule, value) ? undefined : ruleText(rule));
}

function matching(pattern: string, rule: string): PartRules[string] {
  return (value) => (typeof value === 'string' && new RegExp(pattern).test(value) ? undefined : rule);
}

function listOf(one: PartRules[string]): PartRules[string] {
  return (value) => (Array.isArray(value) ? value.map(one).find((rule) => rule !== undefined) : one(undefined));
}

function partFaults(part: unknown, name: string, rules: PartRules): PlanFault[] {
  if (part === undefined) return [];
  if (!isJsonObject(part)) return [fault([name], 'must be an object', part)];
  return [
    ...unknownNames(part, Object.keys(rules), [name], name),
    ...Object.entries(part).flatMap(([key, value]) => {
      const rule = Object.hasOwn(rules, key) ? rules[key](value) : undefined;
      return rule === undefined ? [] : [fault([name, key], rule, value)];
    }),
  ];
}
