// `entk reproduce` at a size that takes seconds: the same code, smaller networks. Words: as the program's.
import { terminalContext } from '../dist/commands/context.js';
import { reproduce } from '../dist/commands/reproduce/reproduce.js';
import { Interruption } from '../dist/interruption.js';
import { Output } from '../dist/terminal/output.js';

const reduced = {
  'modular-addition': { p: 11, hiddenUnits: 96, epochs: 120, controlDraws: 5 },
  superposition: { features: 16, hiddenUnits: 6, examples: 80, steps: 400, controlDraws: 5 },
};
const [experiment, out, ...words] = process.argv.slice(2);
const abort = new AbortController();
const outputs = { stdout: new Output(process.stdout), stderr: new Output(process.stderr) };
process.once('SIGTERM', () => abort.abort(new Interruption()));
const options = { out, seed: 0, json: true, resume: words.includes('--resume') };
try {
  await reproduce(experiment, options, terminalContext(abort.signal, outputs), reduced);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof Interruption ? 130 : 2;
}
