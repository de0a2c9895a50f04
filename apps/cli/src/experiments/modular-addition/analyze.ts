import type { DenseMatrix, WorkOptions } from '@entk/core';
import { modularAddition } from '@entk/datasets';
import type { Collapse } from '@entk/kernels';
import type { FoundWeights } from '@entk/formats';
import {
  modularAdditionWeights,
  type NetworkFromWeights,
  networkFromWeights,
  type QuadraticMlpOptions,
} from '@entk/models';
import { findCliffs, type Spectrum } from '@entk/spectral';
import { type KernelSummary, kernelSummary } from '../../analysis/kernel-summary.js';
import { inFile } from '../../inputs/in-file.js';
import { type Families, familyEnergies, fourierFamilies } from './families.js';
import { type KernelName, kernelSpectra } from './spectra.js';

/** Energies of a cliff's vectors in the Fourier families; p − 1 (for odd p) is the whole of a family. */
export interface CliffFamilies {
  /** Vectors from … to − 1, counted from 0. */
  readonly from: number;
  readonly to: number;
  readonly a: number;
  readonly b: number;
  readonly sum: number;
  readonly diff: number;
}

/** What is found in one checkpoint. */
export interface CheckpointAnalysis {
  readonly weights: string;
  readonly kernels: Record<KernelName, KernelSummary>;
  readonly families: readonly CliffFamilies[];
}

/** What to analyse. */
export interface AnalysisOptions extends WorkOptions {
  readonly p: number;
  readonly collapse: Collapse;
  readonly scaling: QuadraticMlpOptions['scaling'];
  readonly top: number;
}

/** Spectra, drops and family energies of networks trained elsewhere, on all p² pairs. Every file's shapes are checked first. */
export async function analyzeModularAddition(
  files: readonly { readonly file: string; readonly weights: FoundWeights }[],
  { p, collapse, scaling, top, ...work }: AnalysisOptions,
): Promise<CheckpointAnalysis[]> {
  const networks: (NetworkFromWeights & { readonly file: string })[] = [];
  const recognisers = [modularAdditionWeights({ p, scaling })];
  for (const { file, weights } of files) {
    networks.push({ file, ...(await inFile(file, () => networkFromWeights(weights, recognisers))) });
  }
  const { inputs } = modularAddition({ p });
  const families = fourierFamilies(p);
  const analyses: CheckpointAnalysis[] = [];
  for (const [index, { file, network, parameters }] of networks.entries()) {
    work.onProgress?.({ stage: 'kernels and spectra', done: index, total: networks.length, detail: file });
    const options = { collapse, count: top, signal: work.signal, memoryBudget: work.memoryBudget };
    const spectra = await inFile(file, () =>
      kernelSpectra(network, parameters, inputs, ['full', 'layer1', 'layer2'], options),
    );
    const [full, layer1, layer2] = [spectra.full, spectra.layer1, spectra.layer2].map((spectrum) =>
      kernelSummary(spectrum, findCliffs(spectrum)),
    );
    analyses.push({
      weights: file,
      kernels: { full, layer1, layer2 },
      families: families ? cliffFamilies(spectra.full, families) : [],
    });
  }
  return analyses;
}

/** One entry a cliff of the full kernel; the constant mode before the first is none. */
function cliffFamilies(spectrum: Spectrum, families: Families): CliffFamilies[] {
  return findCliffs(spectrum)
    .cliffs.filter(({ to }) => to > 1)
    .map(({ from, to }) => {
      const basis = (spectrum.vectors as DenseMatrix).columnRange(from, to);
      const { a, b, sum, difference } = familyEnergies(basis, families);
      return { from, to, a, b, sum, diff: difference };
    });
}
