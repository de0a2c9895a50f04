import { basename } from 'node:path';
import { MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { compareNetworks } from '../../analysis/compare-networks.js';
import { comparisonPage, comparisonRecord, comparisonReport } from '../../analysis/comparison-report.js';
import { describedSubject } from '../../analysis/described-subject.js';
import { measureNetwork } from '../../analysis/measure-network.js';
import type { NetworkPlan } from '../../analysis/measurements.js';
import { distinctNames } from '../../analysis/names.js';
import { planAnalyses } from '../../analysis/plan-analyses.js';
import { digestOf } from '../../analysis/plan-digest.js';
import { inFile } from '../../inputs/read-file.js';
import type { Journal } from '../../journal/journal.js';
import { reportHtml } from '../../report/html.js';
import { writeFiguresAndArrays } from '../../report/write-results.js';
import { requireCollapseChoice } from '../collapse-option.js';
import type { CommandContext } from '../context.js';
import { budgetOf } from '../option-values.js';
import { type ReportPlace, reportFolder, runReported } from '../reported-run.js';
import { type CompareOptions, usualFolder } from './options.js';

const caller = 'compare';

/** Reads and checks both networks, finds both spectra, and shows how they overlap, or writes it down. */
export async function compare(
  files: readonly [string, string],
  options: CompareOptions,
  context: CommandContext,
): Promise<void> {
  const { falseAlarmRate } = options;
  const memoryBudget = budgetOf(caller, options.memory);
  const out = reportFolder(caller, options, usualFolder);
  if (options.inputs === undefined) throw new MisuseError({ in: caller, rule: '--inputs FILE.npy must be given' });
  requireCollapseChoice(options);
  const choices = { ...options, fit: 'targets', seed: 0 } as const;
  const plans: NetworkPlan[] = [];
  for (const [index, file] of files.entries()) {
    const model = oneOf('--model', options.model, index);
    const mapping = oneOf('--mapping', options.mapping, index);
    const [{ plan }] = await planAnalyses(describedSubject({ model, mapping, weights: [file] }, undefined), choices);
    plans.push({ ...plan, groups: [] });
  }
  const names = distinctNames(files);
  const settings = {
    first: basename(files[0]),
    second: basename(files[1]),
    inputs: basename(options.inputs),
    collapse: options.collapse ?? 'class-mean',
    parameters: options.parameters ?? 'all',
    top: plans.map(({ top }) => top).join(', '),
  };
  await initialiseBackend();

  async function measured(index: 0 | 1, journal: Journal | undefined) {
    const work = { ...context.work, journal: journal?.within(`network-${index}`), memoryBudget };
    const { full } = await inFile(files[index], () => measureNetwork(plans[index], work));
    return { name: names[index], full, ranges: plans[index].ranges };
  }

  const request = {
    caller,
    command: 'compare',
    out,
    settings: () => ({
      ...settings,
      files: files.join(', '),
      falseAlarmRate,
      digest: digestOf(plans),
      memory: options.memory ?? 'default',
    }),
    async measure({ folder, journal }: ReportPlace) {
      const comparison = compareNetworks(await measured(0, journal), await measured(1, journal));
      const json = `${JSON.stringify(comparisonRecord(comparison, settings), null, 2)}\n`;
      const report = comparisonReport(comparison, settings, falseAlarmRate);
      if (folder) {
        await writeFiguresAndArrays(folder, report);
        await folder.write('comparison.json', json);
        await folder.write('report.html', reportHtml([report], comparisonPage));
      }
      return { json, reports: [report] };
    },
  };
  await runReported(request, options, context);
}

/** One file for both networks, or one each. */
function oneOf(option: string, files: readonly string[] | undefined, index: number): string | undefined {
  if (files && files.length > 2)
    throw new MisuseError({ in: caller, rule: `${option} must be one file or two`, got: files });
  return files?.[files.length === 2 ? index : 0];
}
