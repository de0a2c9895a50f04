import { MisuseError } from '@entk/core';
import { jsonPlace, parseJsonDocument } from '@entk/formats/reading';
import { planFaults } from './faults.js';
import type { ExperimentName, Measure } from './experiments.js';
import { experiments } from './experiments.js';
import type { Settings, SettingValue } from './setting.js';

/** What the job file of Slurm says beside what follows from the plan. */
export interface SlurmChoices {
  readonly partition?: string;
  readonly account?: string;
  readonly tasks?: number;
  readonly setup?: readonly string[];
  readonly options?: readonly string[];
}

/** What the manifest of Kubernetes says beside what follows from the plan. */
export interface KubernetesChoices {
  /** Of the container: one that has Node and npm. @default 'node:22' */
  readonly image?: string;
  /** The PersistentVolumeClaim of the volume that the folder is on, which all pods can write. @default 'entk-sweep' */
  readonly claim?: string;
  /** Where the folder is on that volume. @default its top */
  readonly subPath?: string;
  readonly tasks?: number;
}

/** What a cell takes at most. */
export interface CellLimits {
  /** Cores kept for it. */
  readonly threads: number;
  /** Megabytes. */
  readonly memory?: number;
  readonly minutes?: number;
}

/** A plan as it was checked, with what it does not say filled in. */
export interface SweepPlan {
  readonly experiment: ExperimentName;
  readonly measure: readonly Measure[];
  readonly settings: Settings;
  /** In the order of the plan: the last is fastest. */
  readonly axes: ReadonlyMap<string, readonly SettingValue[]>;
  readonly exclude: readonly Settings[];
  readonly each: CellLimits;
  readonly slurm: SlurmChoices;
  readonly kubernetes: KubernetesChoices;
}

/**
 * Reads the plan of a sweep.
 *
 * @param bytes The whole file: JSON, as `entk/schemas/sweep-plan.json` says.
 * @throws MisuseError in one line: the place of the first slip, what must stand there, and what stands there instead.
 */
export function readPlan(bytes: Uint8Array): SweepPlan {
  const document = parseJsonDocument('sweep', 'the plan', bytes);
  const [first, ...others] = planFaults(document);
  if (!first) return planOf(document as RawPlan);
  const more = others.length === 0 ? '' : `; and ${others.length} more`;
  throw new MisuseError({
    in: 'sweep',
    rule: `${first.at} ${first.rule}`,
    ...('got' in first && { got: first.got }),
    context: jsonPlace(new TextDecoder().decode(bytes), first.path),
    remedy: `${first.remedy ?? 'entk/schemas/sweep-plan.json says what a plan may be'}${more}`,
  });
}

/** A document without a fault. */
interface RawPlan {
  readonly experiment: ExperimentName;
  readonly measure?: readonly Measure[];
  readonly settings?: Settings;
  readonly axes?: Readonly<Record<string, readonly SettingValue[] | { readonly from: number; readonly count: number }>>;
  readonly exclude?: readonly Settings[];
  readonly each?: { readonly threads?: number; readonly memory?: string; readonly minutes?: number };
  readonly slurm?: SlurmChoices;
  readonly kubernetes?: KubernetesChoices;
}

function planOf(raw: RawPlan): SweepPlan {
  const { measures } = experiments[raw.experiment];
  const { threads = 1, memory, minutes } = raw.each ?? {};
  const given = raw.measure ?? measures.slice(0, 1);
  return {
    experiment: raw.experiment,
    // In the order of the experiment: two plans that ask for the same are the same.
    measure: measures.filter((one) => given.includes(one)),
    settings: raw.settings ?? {},
    axes: new Map(Object.entries(raw.axes ?? {}).map(([name, values]) => [name, valuesOf(values)])),
    exclude: raw.exclude ?? [],
    each: { threads, memory: memory === undefined ? undefined : megabytes(memory), minutes },
    slurm: raw.slurm ?? {},
    kubernetes: raw.kubernetes ?? {},
  };
}

function valuesOf(axis: NonNullable<RawPlan['axes']>[string]): readonly SettingValue[] {
  if (!('from' in axis)) return axis;
  const { from, count } = axis;
  return Array.from({ length: count }, (_, index) => from + index);
}

function megabytes(text: string): number {
  const [amount, unit] = text.split(' ');
  return Number(amount) * (unit === 'GB' ? 1000 : 1);
}

/** Settings in words: `p 11, seed 0`. */
export function settingsText(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
