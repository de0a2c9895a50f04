import { MisuseError, type NdArray, requireNumber } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { expandedIndicators, geometricImportance } from '@entk/datasets';
import { superpositionWeights } from '@entk/models/import';
import { sideName } from '../../analysis/analysis-record.js';
import type { NetworkMeasurements } from '../../analysis/measurements.js';
import type { Subject } from '../../analysis/subject.js';
import { inFile } from '../../inputs/read-file.js';
import { recognisedStates } from '../../inputs/recognised-states.js';
import { type ImportanceChoice, importanceOf, importanceText } from './importance.js';
import { rotatedByOutputs } from './rotate-by-outputs.js';

/** What the command line says of toy models of superposition. */
export interface SuperpositionSubject extends ImportanceChoice {
  readonly files: readonly string[];
  readonly betas: readonly number[];
  readonly instance: number;
}

const caller = 'analyze';

/**
 * Eigenpairs where the command line does not say how many: the drops at n = 50 and at the sizes that features have, and
 * the slope after them.
 */
const usualTop = 120;

/** The tied autoencoders of section 3, a kernel for each β, with the expanded indicators of their features. */
export function superpositionSubject({ files, betas, instance, ...choice }: SuperpositionSubject): Subject {
  for (const beta of betas) requireNumber(caller, 'beta', beta, { min: 0 });
  return {
    name: 'superposition',
    usualCollapse: 'flattened',
    settings: () => ({ experiment: 'superposition', importance: importanceText(choice) }),
    async states() {
      const states = await recognisedStates(caller, files, superpositionWeights({ instance }));
      for (const { file, network } of states) {
        await inFile(file, () => importanceOf(caller, choice, network.outputSize));
      }
      return states;
    },
    title: () => 'A toy model of superposition',
    rotatesClassifiers: false,
    expectsOutputs: false,
    usualTop: (rows, { kind }) => (kind === 'flattened' ? usualTop : Math.min(usualTop, rows)),
    kernels: ({ network: { outputSize } }) => {
      const factors = importanceOf(caller, choice, outputSize) ?? Array.from(geometricImportance(outputSize));
      return betas.map((beta) => ({
        beta,
        outputFactors: factors.map((value) => pow(value, beta / 2)),
      }));
    },
    // Both layers have W: none has a kernel of its own.
    groups: () => [],
    families(_, inputs, collapse) {
      if (collapse.kind !== 'flattened') return [];
      const indicators = expandedIndicators(inputs as NdArray, {
        rowOrder: collapse.rowOrder,
        absentFeatures: 'omit',
      });
      if (indicators.labels.length > 0) return [indicators];
      throw new MisuseError({
        in: caller,
        rule: 'inputs must have a feature that some example has',
        got: 'zeros alone',
      });
    },
    fields: async ({ file }, { beta }, measured) => ({
      weights: file,
      beta,
      parameters: measured.full.parameters,
      side: sideName(measured.full.spectrum),
      ...heatmapOf(measured),
      ...(await rotatedOf(measured)),
    }),
    json: (cases) => ({ cases }),
  };
}

/** The figures of the column-normalised heatmap of the first n vectors, as figure 1 has it. */
function heatmapOf({ match, plan: { families } }: NetworkMeasurements): object {
  if (families.length === 0) return {};
  if (!match) {
    throw new MisuseError({
      in: caller,
      rule: 'the kernel must not be zero',
      remedy: 'no output depends on a parameter where units are dead, or weights, inputs or importances are all zero',
    });
  }
  const { meanColumnMax, meanOverBestAssignment, distinctFeatures } = match.normalised.summary;
  return { heatmap: { meanColumnMax, meanOverBestAssignment, distinctFeatures } };
}

/** The first n vectors after the rotation by outputs, for which β need not be chosen. */
async function rotatedOf({ full, plan: { families, collapse } }: NetworkMeasurements): Promise<object> {
  const [features] = families;
  if (!features || collapse.kind !== 'flattened') return {};
  const rotated = await rotatedByOutputs(full.spectrum, features);
  if (!rotated) return {};
  const { rawBestAssignment, mostPossible, distinctFeatures } = rotated;
  return { rotated: { by: 'outputs', rawBestAssignment, mostPossible, distinctFeatures } };
}
