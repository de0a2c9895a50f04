import { type ExperimentName, experiments } from './experiments.js';
import { ruleSchema, type SettingRule } from './setting.js';

/** Cells of one axis, and of a plan. */
export const mostCells = 1_000_000;

/** The first of integers that follow each other, so that the last is one that is exact. */
export const largestFirst = 2 ** 52;

/** Whether an axis may be integers that follow each other: every second one of odd numbers would be wrong. */
export function takesRange({ kind, odd = false }: SettingRule): boolean {
  return kind === 'integer' && !odd;
}

/** Megabytes or gigabytes of a cell. */
export const memoryPattern = '^[1-9]\\d{0,8} (MB|GB)$';

/** Of the option lines of a job file: a flag and what follows, on one line. */
export const slurmOptionPattern = '^--[a-z][^\\n\\r]*$';

/** A line of the job file, or a name in it. */
export const linePattern = '^[^\\n\\r]+$';

/** A name that the job file holds after `--partition=`. */
export const namePattern = '^[\\w.@,+:-]+$';

/** The image of a container, with the registry and the tag or digest. */
export const imagePattern = '^[\\w.@/:-]+$';

/** A name of Kubernetes: a DNS subdomain. */
export const claimPattern = '^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

/** A path below the top of a volume. */
export const subPathPattern = '^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\n\\r]+$';

/** The JSON Schema of a plan, draft-07, which editors read. */
export function sweepPlanSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plan of entk sweep',
    description: 'Cells are the product of the axes: one network each, trained or read, and analysed.',
    type: 'object',
    required: ['experiment'],
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      experiment: { enum: Object.keys(experiments), description: 'What a cell is of.' },
      measure: true,
      settings: true,
      axes: true,
      exclude: true,
      each: eachSchema,
      slurm: slurmSchema,
      kubernetes: kubernetesSchema,
    },
    additionalProperties: false,
    oneOf: (Object.keys(experiments) as ExperimentName[]).map((experiment) => ({
      properties: { experiment: { const: experiment }, ...propertiesOf(experiment) },
      ...(experiments[experiment].implied === undefined && { required: ['axes'] }),
      allOf: [...requiredOf(experiment), ...placesOf(experiment)],
    })),
  };
}

const eachSchema = {
  type: 'object',
  description: 'What a cell takes at most.',
  properties: {
    threads: { type: 'integer', minimum: 1, maximum: 1024, default: 1, description: 'Cores kept for a cell.' },
    memory: { type: 'string', pattern: memoryPattern, description: 'Such as 600 MB.' },
    minutes: { type: 'number', exclusiveMinimum: 0, maximum: 1e5, description: 'As entk sweep check measures it.' },
  },
  additionalProperties: false,
};

const slurmSchema = {
  type: 'object',
  description: 'What the job file of Slurm says beside what follows from the plan.',
  properties: {
    partition: { type: 'string', pattern: namePattern },
    account: { type: 'string', pattern: namePattern },
    tasks: { type: 'integer', minimum: 1, maximum: 1e5, description: 'Of the job array, each a share of the cells.' },
    setup: {
      type: 'array',
      items: { type: 'string', pattern: linePattern },
      description: 'Lines before entk is called: module load node/20.',
    },
    options: {
      type: 'array',
      items: { type: 'string', pattern: slurmOptionPattern },
      description: 'More options of sbatch, such as --qos=short.',
    },
  },
  additionalProperties: false,
};

const kubernetesSchema = {
  type: 'object',
  description: 'What the manifest of Kubernetes says beside what follows from the plan.',
  properties: {
    image: { type: 'string', pattern: imagePattern, default: 'node:22', description: 'One that has Node and npm.' },
    claim: {
      type: 'string',
      pattern: claimPattern,
      default: 'entk-sweep',
      description: 'The PersistentVolumeClaim of the volume that the folder is on, which all pods can write.',
    },
    subPath: { type: 'string', pattern: subPathPattern, description: 'Where the folder is on that volume.' },
    tasks: { type: 'integer', minimum: 1, maximum: 1e5, description: 'Of the job, each a share of the cells.' },
  },
  additionalProperties: false,
};

function propertiesOf(experiment: ExperimentName): object {
  const { measures, settings, implied } = experiments[experiment];
  const values = Object.fromEntries(Object.entries(settings).map(([name, rule]) => [name, ruleSchema(rule)]));
  const scalars = { type: 'object', properties: values, additionalProperties: false };
  return {
    measure: {
      type: 'array',
      items: { enum: measures },
      minItems: 1,
      uniqueItems: true,
      default: [measures[0]],
      description: 'What is measured of a cell.',
    },
    settings: { ...scalars, description: 'What all cells have in common.' },
    axes: {
      type: 'object',
      description: 'What cells differ in: cells are the product, the last axis fastest.',
      ...(implied === undefined && { minProperties: 1 }),
      properties: Object.fromEntries(Object.entries(settings).map(([name, rule]) => [name, axisSchema(rule)])),
      additionalProperties: false,
    },
    exclude: {
      type: 'array',
      description: 'Cells that have all values of one of these are left out.',
      items: { ...scalars, minProperties: 1 },
    },
  };
}

/** Values, or integers that follow each other. */
function axisSchema(rule: SettingRule): object {
  const list = { type: 'array', minItems: 1, uniqueItems: true, items: ruleSchema(rule) };
  if (!takesRange(rule)) return list;
  const from = { type: 'integer', minimum: rule.min, maximum: largestFirst, description: 'The first.' };
  return {
    oneOf: [
      list,
      {
        type: 'object',
        required: ['from', 'count'],
        properties: { from, count: { type: 'integer', minimum: 1, maximum: mostCells } },
        additionalProperties: false,
      },
    ],
  };
}

/** A setting that must be given stands among the settings or is an axis. */
function requiredOf(experiment: ExperimentName): object[] {
  return Object.entries(experiments[experiment].settings)
    .filter(([, { required }]) => required)
    .map(([name]) => ({
      anyOf: [
        { properties: { settings: { required: [name] } }, required: ['settings'] },
        { properties: { axes: { required: [name] } }, required: ['axes'] },
      ],
    }));
}

/** A setting stands in one place: among the settings, or as an axis; and what is excluded is a value of an axis. */
function placesOf(experiment: ExperimentName): object[] {
  return Object.keys(experiments[experiment].settings).flatMap((name) => {
    const has = { required: [name] };
    return [
      { not: { required: ['settings', 'axes'], properties: { settings: has, axes: has } } },
      {
        not: {
          required: ['exclude', 'axes'],
          properties: { exclude: { type: 'array', contains: has }, axes: { not: has } },
        },
      },
    ];
  });
}
