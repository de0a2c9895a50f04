import { resolve } from 'node:path';
import { MisuseError, shapeText } from '@entk/core';
import { writeSafetensors } from '@entk/formats';
import { describeNetwork, type Network, type NetworkDescription, type ParameterSet } from '@entk/models';
import { reportFaults } from '@entk/models/import';
import { importTable, tensorTable } from '../../terminal/import-tables.js';
import { type FoundOnly, type LoadedNetwork, loadNetwork } from '../../inputs/load-network.js';
import { openOutputFolder, writeWhole } from '../../files/folder.js';
import type { ImportOptions } from './options.js';
import type { CommandContext } from '../context.js';

const caller = 'import';

/**
 * Shows what weights files hold and where each tensor goes, and tells whether a network is complete: every parameter
 * has its tensor, and every tensor its place or is ignored by name. Only then is something written.
 */
export async function importNetwork(options: ImportOptions, context: CommandContext): Promise<boolean> {
  const { out, json } = options;
  const target = out === undefined ? undefined : checkedTarget(out);
  const loaded = await loadNetwork(caller, options);
  const report = 'report' in loaded ? loaded.report : undefined;
  const complete = report?.complete === true;
  const written: string[] = [];
  if (target && complete && 'report' in loaded && report?.network && report.parameters) {
    const { description, assumptions } = loaded;
    const whole = { ...description, ...(assumptions.length > 0 && { assumptions }) };
    written.push(...(await writeNetwork(target, whole, report.network, report.parameters)));
  }
  context.endProgress();
  if (json) context.print(JSON.stringify({ ...importJson(loaded), ...(target && { written }) }));
  else context.print(importText(loaded, written, context.columns));
  return complete;
}

/** `name.safetensors` and, beside it, `name.model.json`. */
interface Target {
  readonly weights: string;
  readonly model: string;
}

function checkedTarget(out: string): Target {
  const weights = resolve(out);
  if (weights.endsWith('.safetensors')) {
    return { weights, model: weights.replace(/\.safetensors$/, '.model.json') };
  }
  throw new MisuseError({ in: caller, rule: '--out must end in .safetensors', got: out });
}

async function writeNetwork(
  { weights, model }: Target,
  description: NetworkDescription,
  network: Network,
  parameters: ParameterSet,
): Promise<string[]> {
  await openOutputFolder(caller, resolve(weights, '..'));
  await writeWhole(caller, weights, writeSafetensors(parameters));
  const whole = { ...description, parameters: describeNetwork(network).parameters };
  await writeWhole(caller, model, `${JSON.stringify(whole, null, 2)}\n`);
  return [weights, model];
}

function importText(loaded: LoadedNetwork | FoundOnly, written: readonly string[], columns?: number): string {
  if (!('report' in loaded)) {
    const { found } = loaded;
    return `${tensorTable(found.tensors, columns)}\n${found.tensors.size} tensors (${found.metadata.format}). No layers are known: give --model model.json, or --draft model.json to begin one.`;
  }
  const { found, report, source, assumptions } = loaded;
  const lines = [
    importTable(report, columns),
    `${found.tensors.size} tensors (${found.metadata.format}), layers by ${source}`,
  ];
  if (assumptions.length > 0) lines.push(`assumed: ${assumptions.join('; ')}`);
  for (const fault of report.faults) lines.push(`✗ ${fault}`);
  const placed = report.tensors.filter(({ status }) => status === 'placed').length;
  const { network } = report;
  const sizes = network ? `, ${inputText(network)} → ${shapeText([network.outputSize])}` : '';
  lines.push(
    report.complete
      ? `complete: ${network?.parameterCount} parameters in ${network?.parameterShapes.size} tensors${sizes}`
      : `not complete: ${placed} tensors placed, ${reportFaults(report).length} things stand in the way; --mapping FILE names, slices, reshapes, transposes or ignores tensors`,
  );
  if (written.length > 0) lines.push(`written: ${written.join(', ')}`);
  return lines.join('\n');
}

/** What one example is: `[784]`, `[3, 8, 8]`, or `2 tokens of 13`. */
function inputText({ tokens, positions, inputSize, grid }: Network): string {
  if (tokens) return `${positions} tokens of ${inputSize}`;
  if (grid) return shapeText([inputSize, ...grid]);
  return shapeText(positions > 1 ? [positions, inputSize] : [inputSize]);
}

function importJson(loaded: LoadedNetwork | FoundOnly): object {
  const { found } = loaded;
  if (!('report' in loaded)) {
    const tensors = Array.from(found.tensors, ([tensor, { shape, dtype }]) => ({
      tensor,
      shape,
      dtype,
      status: 'left over',
    }));
    return { format: found.metadata.format, complete: false, tensors, missing: [], faults: ['no layers are known'] };
  }
  const { source, assumptions, description, report } = loaded;
  const { complete, tensors, missing, faults, network } = report;
  return {
    format: found.metadata.format,
    source,
    assumptions,
    complete,
    tensors,
    missing,
    faults,
    description,
    ...(network && {
      network: {
        inputSize: network.inputSize,
        positions: network.positions,
        tokens: network.tokens,
        grid: network.grid,
        outputSize: network.outputSize,
        parameterCount: network.parameterCount,
      },
    }),
  };
}
