import { MemoryBudgetError } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, rescaleOutputs, selectParameters } from '@entk/jacobians';
import {
  jacobianBlocks,
  type KernelSpectrum,
  kernelSpectrum,
  type ReadoutAgreement,
  readoutAgreement,
} from '@entk/kernels';
import { nearKinks } from '@entk/models';
import { outputAxis } from '@entk/models/layers';
import { findCliffs } from '@entk/spectral';
import { type JournalledWork, noJournal } from '../journal/no-journal.js';
import { cliffOptions } from './expected-places.js';
import { keptReadout } from './kept-readout.js';
import { measureKernel } from './measure-kernel.js';
import { measurePrediction } from './measure-prediction.js';
import type { KernelMeasurement, NetworkMeasurements, NetworkPlan } from './measurements.js';
import type { ParameterGroup } from './parameter-groups.js';

/** Spectra of the whole kernel and of each group's, their cliffs, the features in them, and the prediction by eq. 1. */
export async function measureNetwork(
  plan: NetworkPlan,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<NetworkMeasurements> {
  const { groups, chosen } = plan;
  const steps = 1 + groups.length;
  const prediction = plan.prediction && (await journal.stage('prediction', () => measurePrediction(plan, work)));
  const spectrumOf = spectra(plan, work);
  work.onProgress?.({ stage: 'kernels and spectra', done: 0, total: steps, detail: 'all parameters' });
  const whole = { label: 'all parameters', parameters: chosen };
  const full = await journal.stage('full', () => spectrumOf(whole, true));
  // After the kernel: a budget that it does not fit into is refused before anything is kept.
  const { network, parameters, inputs } = plan;
  const kinks = await journal.stage('kinks', async () => nearKinks(network, parameters, inputs));
  const agreement = await journal.stage('read-outs', async () => agreementOf(plan, work));
  const measured: KernelMeasurement[] = [];
  for (const [index, group] of groups.entries()) {
    work.onProgress?.({ stage: 'kernels and spectra', done: 1 + index, total: steps, detail: group.label });
    measured.push(await journal.stage(`group-${index}`, () => spectrumOf(group, group.vectors ?? false)));
  }
  return {
    ...(await measureKernel(full, plan, { journal, ...work })),
    plan,
    groups: measured,
    prediction,
    agreement,
    kinks,
  };
}

type SpectrumOf = (group: ParameterGroup, withVectors: boolean) => Promise<KernelMeasurement>;

/** Spectra of one network: its factors are taken once, where they fit. */
function spectra(plan: NetworkPlan, work: JournalledWork): SpectrumOf {
  const { network, parameters, inputs, collapse, top: count, side, readout, outputFactors, chosen } = plan;
  const { signal, memoryBudget } = work;
  const limits = { parameters: chosen, memoryBudget };
  const takenOnce = once(() => factoredJacobian(network, parameters, inputs, { ...limits, readout }));
  const kept = outputFactors ? undefined : keptReadout(network, readout, collapse);
  const takenOfKept = once(() => factoredJacobian(network, parameters, inputs, { ...limits, readout: kept?.readout }));
  const options = { count, side, signal, memoryBudget };

  async function solved(names: readonly string[], vectors: boolean): Promise<KernelSpectrum> {
    const of = (factors: FactoredJacobian) => (names === chosen ? factors : selectParameters(factors, names));
    const all = unlessTooLarge(takenOnce);
    if (all) {
      const scaled = outputFactors ? rescaleOutputs(of(all), outputFactors) : of(all);
      return kernelSpectrum(scaled, collapse, { ...options, vectors });
    }
    const ofKept = kept && unlessTooLarge(takenOfKept);
    if (ofKept) {
      const spectrum = await kernelSpectrum(of(ofKept), kept.collapse, { ...options, vectors });
      const { count: outputCount } = outputAxis('analyze', network, readout);
      return { ...spectrum, collapse, outputCount, outputFactors: new Float64Array(outputCount).fill(1) };
    }
    const blocks = jacobianBlocks(network, parameters, inputs, { parameters: names, readout, outputFactors });
    return kernelSpectrum(blocks, collapse, { ...options, vectors });
  }

  return async ({ label, parameters: names }, withVectors) => {
    const spectrum = await solved(names, withVectors);
    return {
      label,
      parameters: names,
      parameterCount: names.reduce((sum, name) => sum + (parameters.get(name)?.data.length ?? 0), 0),
      spectrum,
      report: findCliffs(spectrum, cliffOptions(plan)),
    };
  };
}

/** How far the kernels of random read-outs agree; `undefined` of others, and where their factors do not fit. */
function agreementOf(plan: NetworkPlan, { memoryBudget }: JournalledWork): ReadoutAgreement | undefined {
  const { network, parameters, inputs, readout, readouts, chosen } = plan;
  if (readouts === undefined) return undefined;
  const options = { parameters: chosen, readout, memoryBudget };
  const jacobian = unlessTooLarge(() => factoredJacobian(network, parameters, inputs, options));
  return jacobian && readoutAgreement(jacobian);
}

/** What a function returns or throws the first time, every time. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | { readonly error: unknown } | undefined;
  return () => {
    if (!made) {
      try {
        made = { value: make() };
      } catch (error) {
        made = { error };
      }
    }
    if ('error' in made) throw made.error;
    return made.value;
  };
}

function unlessTooLarge<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof MemoryBudgetError) return undefined;
    throw error;
  }
}
