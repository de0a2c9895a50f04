import type { Command } from 'commander';
import { exitCodes, type Outcome } from '../exit-codes.js';
import type { CommandContext } from './context.js';
import type { ImportOptions } from './import/options.js';
import { activationOption, requireGiven } from './option-values.js';

/** Options of `entk import`, and its action, which is loaded when it is called: help needs none of it. */
export function addImport(command: Command, context: CommandContext, outcome: Outcome): void {
  command
    .option('--weights <files...>', 'safetensors, npz, .pt, an index of shards, or a model.json of TensorFlow.js')
    .option('--model <file>', 'the network: a model.json that lists its layers')
    .option('--mapping <file>', 'which tensor is which parameter, as JSON')
    .addOption(activationOption())
    .option('--out <file>', 'where a complete network goes: NAME.safetensors, and NAME.model.json beside it')
    .option('--draft <file>', 'where a model.json goes that is guessed from names and shapes, to be completed by hand')
    .option('--force', 'write the draft over a file', false)
    .option('--json', 'print one JSON object', false)
    .action(async (options: ImportOptions, command: Command) => {
      requireGiven(command, 'weights');
      outcome.code = (await importOrDraft(options, context)) ? exitCodes.done : exitCodes.failed;
    });
}

/** Whether the network is complete. */
async function importOrDraft(options: ImportOptions, context: CommandContext): Promise<boolean> {
  if (options.draft === undefined) {
    const { importNetwork } = await import('./import/import.js');
    return importNetwork(options, context);
  }
  const { writeDraft } = await import('./import-draft.js');
  return writeDraft(options.draft, options, context);
}
