import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import type { Claim } from '../../report/claim.js';
import { significant } from '../../report/numbers.js';
import { everyOne } from './every-one.js';
import { kernelOf, shareOf } from './grokking.js';
import type { SeedMeasurements } from './measurements.js';

/** Rounding of x″ in float32, twice, in an entry of the kernel. */
const roundingOfEntry = 1e-6;

/** Overlaps of the same span found twice. */
const sameOverlap = 1e-3;

const { mlpIn, mlpOut, output, unembedding, value } = oneLayerTransformerParameterNames;

/** What the kernels say beyond their own inputs. */
export function pcaClaims(seeds: readonly SeedMeasurements[], found: readonly SeedMeasurements[]): Claim[] {
  return [unembeddingIsPca(seeds), beyondPca(found)];
}

function unembeddingIsPca(seeds: readonly SeedMeasurements[]): Claim {
  const differences = seeds.map(({ residualDifference }) => residualDifference);
  return {
    id: 'unembedding-is-pca',
    statement: 'W_U’s mean-output kernel is uncentred PCA of the residual stream: nothing of it is about gradients.',
    source: 'Ours: a control of figure 3 of the later version',
    method: `(1/V) x″·x″ of the last residuals against the kernel, entry by entry: at most ${roundingOfEntry} of the largest entry, in every network.`,
    paper: '– (compared with nothing)',
    measured: `largest difference ${significant(Math.max(...differences), 2)} of the largest entry`,
    values: { differences },
    holds: everyOne(differences, (difference) => difference <= roundingOfEntry),
  };
}

/** The larger of both bands' overlaps with the waves of a + b and with the sums of waves, as shares. */
function largestShares(seed: SeedMeasurements, name: string, of: 'overlaps' | 'inputOverlaps'): number[] {
  const overlaps = kernelOf(seed.kernels, name)[of];
  return ([0, 1] as const).map((band) =>
    Math.max(shareOf(overlaps, band, 'sum', seed), shareOf(overlaps, band, 'axisSum', seed)),
  );
}

function beyondPca(found: readonly SeedMeasurements[]): Claim {
  const names = [value, output, mlpIn, mlpOut, unembedding];
  const rows = found.flatMap((seed) =>
    names.map((name) => ({
      name,
      kernel: largestShares(seed, name, 'overlaps'),
      inputs: largestShares(seed, name, 'inputOverlaps'),
    })),
  );
  const of = (name: string) => rows.filter((row) => row.name === name);
  const gain = ({ kernel, inputs }: (typeof rows)[number]) => kernel[0] - inputs[0];
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
  const text = (name: string) => {
    const own = of(name);
    const shares = (part: 'kernel' | 'inputs') =>
      [0, 1].map((band) => significant(mean(own.map((row) => row[part][band])), 2)).join(', ');
    return `${name.replace(/^.*\./, '')} ${shares('kernel')} (inputs ${shares('inputs')})`;
  };
  const same = [...of(unembedding), ...of(mlpOut)];
  return {
    id: 'kernels-beyond-pca',
    statement:
      'W_V’s kernel alone puts the features before what PCA of its inputs puts first; those of W_U and W_out are that PCA, and over both bands no matrix’s kernel holds more.',
    source: 'Ours: a control',
    method: `Best overlap of each band with the waves of a + b or the sums of waves, as a share of 2n: of the kernel, and of uncentred PCA of what the weight multiplies. In every network that groks: the same within ${sameOverlap} for W_U and W_out, whose cotangents do not depend on the example; larger by 0.1 at least in the first band for W_V, not for W_O and W_in; and both bands together not larger by 0.1 for any.`,
    paper: '– (compared with nothing)',
    measured: `mean of both bands: ${names.map(text).join('; ')}`,
    table: {
      rowsAre: 'weight',
      columns: ['kernel, band 1', 'kernel, band 2', 'inputs, band 1', 'inputs, band 2'],
      rows: names.map((name) => ({
        of: name.replace(/^.*\./, ''),
        cells: (['kernel', 'inputs'] as const).flatMap((part) =>
          [0, 1].map((band) => significant(mean(of(name).map((row) => row[part][band])), 2)),
        ),
      })),
    },
    values: Object.fromEntries(names.map((name) => [name, of(name).map(gain)])),
    holds:
      everyOne(same, ({ kernel, inputs }) =>
        kernel.every((one, band) => Math.abs(one - inputs[band]) <= sameOverlap),
      ) &&
      everyOne(of(value), (row) => gain(row) >= 0.1) &&
      [...of(output), ...of(mlpIn)].every((row) => gain(row) < 0.1) &&
      rows.every(({ kernel, inputs }) => kernel[0] + kernel[1] < inputs[0] + inputs[1] + 0.1),
  };
}
