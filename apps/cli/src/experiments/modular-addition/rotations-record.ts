import type { DenseMatrix, FeatureFamily } from '@entk/core';
import { rotateJointly } from '@entk/rotation';
import type { NetworkMeasurements } from '../../analysis/measurements.js';
import { type CliffKind, laplaciansOf } from './alignment-scores.js';
import { evidenceOf, rotateByNetwork } from './rotate-by-network.js';
import { against } from './rotation-result.js';
import { cliffEnds } from './settings.js';
import { isLayer } from './spectra.js';

/** A cliff against the Fourier pairs, after one rotation, for JSON. */
export interface RotationRecord {
  /** Vectors from … to − 1, counted from 0. */
  readonly cliff: { readonly from: number; readonly to: number };
  readonly kernel: 'full' | 'layer1';
  /** Eigenvectors as they are; both Laplacians jointly; or what the network itself says, with no prior. */
  readonly by: 'none' | 'laplacians' | 'network';
  /** Mean over vectors of the largest squared norm on a cos/sin pair. */
  readonly meanBestMatch: number;
  /** Pairs that some vector matches above 0.9. */
  readonly pairsMatched: number;
  readonly pairs: number;
}

/**
 * The first cliff of the kernel of layer 1 and the second of the kernel of all parameters, each rotated every way;
 * without those that were not measured, or whose eigenpairs do not reach so far.
 */
export async function rotationRecords(
  { plan, full, groups }: NetworkMeasurements,
  families: Record<CliffKind, readonly FeatureFamily[]>,
): Promise<RotationRecord[]> {
  const { network, parameters, inputs, chosen } = plan;
  const p = network.outputSize;
  const ends = cliffEnds(p);
  const layer1 = groups.find((group) => isLayer(group.parameters, 'layer1'));
  const cliffs = [
    { kind: 'first', kernel: 'layer1', measured: layer1, from: ends.constant, to: ends.first },
    {
      kind: 'second',
      kernel: 'full',
      measured: chosen.length === network.parameterShapes.size ? full : undefined,
      from: ends.first,
      to: ends.second,
    },
  ] as const;
  const evidence = evidenceOf(network, parameters, inputs);
  const records: RotationRecord[] = [];
  for (const { kind, kernel, measured, from, to } of cliffs) {
    const { vectors, rank = Infinity } = measured?.spectrum ?? {};
    if (!vectors || Math.min(vectors.columns, rank) < to) continue;
    const basis = vectors.columnRange(from, to);
    const rotated: Record<RotationRecord['by'], DenseMatrix> = {
      none: basis,
      laplacians: (await rotateJointly(basis, laplaciansOf(kind, p))).basis,
      network: await rotateByNetwork(basis, kind, evidence),
    };
    for (const [by, vectorsOf] of Object.entries(rotated) as [RotationRecord['by'], DenseMatrix][]) {
      const { heatmap, figures } = against(vectorsOf, families[kind]);
      const { meanColumnMax, featuresAbove } = figures;
      records.push({
        cliff: { from, to },
        kernel,
        by,
        meanBestMatch: meanColumnMax,
        pairsMatched: featuresAbove,
        pairs: heatmap.values.rows,
      });
    }
  }
  return records;
}
