import type { SpectrumSide } from '@entk/kernels';
import type { TransformerLensWeightsOptions } from '@entk/models/import';
import { type Command, Option } from 'commander';
import type { AnalysisChoices } from '../../analysis/analysis-choices.js';
import { type Weighting, weightings } from '../../language/flattened/weightings.js';
import { readoutUsages } from '../../language/readout-usages.js';
import { rotationUsages } from '../../rotations/rotation-usages.js';
import { collapseNames } from '../collapse-option.js';
import {
  activationOption,
  decimal,
  decimals,
  expectOption,
  fastOption,
  importanceBaseOption,
  importanceOption,
  memoryOption,
  normalizationOption,
  positionsRead,
  scalingOption,
  threadsOfProblemOption,
  whole,
  wholesOrFile,
} from '../option-values.js';
import { addReportOptions, type ReportOptions } from '../reported-run.js';
import { type Experiment, experiments } from './ways.js';

/** The words of `entk analyze`. */
export interface AnalyzeOptions extends Omit<AnalysisChoices, 'side'>, ReportOptions {
  /** `data` is another name of `matrix`. */
  readonly side?: SpectrumSide | 'data';
  readonly experiment?: Experiment;
  readonly model?: string;
  readonly mapping?: string;
  readonly activation?: TransformerLensWeightsOptions['activation'];
  readonly normalization?: TransformerLensWeightsOptions['normalization'];
  readonly kernel?: string;
  readonly gradients?: readonly string[];
  readonly weights?: readonly string[];
  readonly checkpoints?: readonly string[];
  /** Megabytes. */
  readonly memory?: number;
  readonly threads?: number;
  readonly p?: number;
  readonly scaling: 'mean-field' | 'none';
  readonly beta: readonly number[];
  readonly importance?: readonly number[];
  readonly importanceBase?: number;
  readonly instance: number;
  readonly text?: string;
  readonly context?: number;
  readonly contexts?: number;
  readonly beginning?: boolean;
  readonly skip?: number;
  readonly readOut?: readonly string[];
  readonly textLabels?: string;
  readonly spectraOnly?: boolean;
  readonly causes?: boolean;
  readonly weighting?: Weighting;
}

/** Where the report goes without `--out`; with `--json` it then goes nowhere. */
export const usualFolder = 'entk-analysis';

/** All that `entk analyze` takes, in the order of its help. */
export function addAnalyzeOptions(command: Command): void {
  addNetworkOptions(command);
  addDataOptions(command);
  addKernelOptions(command.optionsGroup('The kernel:'));
  addReportOptions(command.optionsGroup('Results:'), usualFolder);
  addTextOptions(command.optionsGroup('A language model on a text:'));
  addExperimentOptions(command);
}

/** What is analysed. */
function addNetworkOptions(command: Command): void {
  command
    .addOption(
      new Option('--experiment <name>', "what the networks were trained on, if it is one of the program's").choices(
        experiments,
      ),
    )
    .option(
      '--model <file>',
      'any other network: a model.json that lists its layers, or a model that is whole: a folder of Hugging Face, a GGUF file of llama.cpp',
    )
    .option('--weights <files...>', 'safetensors, npz, .pt, an index of shards, or a model.json of TensorFlow.js')
    .option('--checkpoints <files...>', 'weights of one network at several times, or the folder that holds them')
    .option('--mapping <file>', 'which tensor is which parameter, as JSON (--model)')
    .addOption(activationOption())
    .addOption(normalizationOption())
    .option('--kernel <file>', 'a symmetric .npy array [M, M] that another tool computed, in place of a network')
    .option(
      '--gradients <files...>',
      '.npy arrays [N, k] of gradients, or a folder of them: the kernel G Gᵀ of all rows',
    );
}

/** The examples it is analysed on, and what is known of them. */
function addDataOptions(command: Command): void {
  command
    .option('--inputs <file>', 'a .npy array [N, D], [N, T, D] or of tokens [N, T]; an experiment brings its own')
    .option('--mask <file>', 'a .npy array [N, T] of 1 at tokens and 0 where a sequence is filled up (--model)')
    .option('--padding <token>', 'a token that fills sequences up (--model); -1 always does', whole)
    .option('--features <file>', 'a .npy array [N, F], a feature a column; an experiment brings its own')
    .option('--feature-names <names>', 'names of the features separated by commas, or a text file, a line each')
    .option('--labels <file>', 'what the examples are called: a text file, a line each, or a .npy array [N]')
    .option('--targets <file>', 'a .npy array [N, C] or of N classes: what eq. 1 predicts with')
    .option('--training-rows <number>', 'how many rows, from the first, the network was trained on', whole)
    .addOption(
      new Option('--fit <what>', 'what eq. 1 is given, the targets or the outputs of the network')
        .choices(['targets', 'outputs'])
        .default('targets'),
    );
}

/** Which kernel, how far its spectrum, and what is made of it. */
function addKernelOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--collapse <name>',
        'how the kernel becomes a matrix; class-mean, or flattened for superposition, mean-output for addition-transformer, trace for induction, without it',
      ).choices(collapseNames),
    )
    .option(
      '--outputs <numbers>',
      'outputs to look at, separated by commas, or linear read-outs of them, a .npy array [C′, C] (--model); how many there are, C (--kernel, --gradients)',
      wholesOrFile,
    )
    .option(
      '--readouts <number>',
      'random read-outs in place of all outputs, for the class mean over a large vocabulary; their error is measured (--model)',
      whole,
    )
    .option(
      '--read <positions>',
      'where outputs that are sequences are read: last, all, or 0,3 (--model)',
      positionsRead,
    )
    .option('--class <number>', 'the output of --collapse per-class, from 0', whole)
    .option('--parameters <names>', 'what the kernel sums over: names and patterns separated by commas, or all')
    .option(
      '--top <number>',
      'leading eigenvalues to compute (160; 120 for superposition, 2p + 2 for addition-transformer, 62 for induction)',
      whole,
    )
    .addOption(
      new Option('--side <name>', 'where the eigenproblem is solved; by size without it').choices([
        'matrix',
        'parameters',
        'operator',
        'data',
      ]),
    )
    .option('--rotate <words...>', `another basis of every cliff: ${Object.values(rotationUsages).join(', ')}`)
    .option('--cliffs <ends>', 'ranges of eigenvectors to look at beside those found: 4,10 for 1-4 and 5-10, or 3-8')
    .option(...expectOption)
    .option('--false-alarm-rate <number>', 'spectra without a drop in which one may be reported', decimal, 0.05)
    .option(...memoryOption)
    .option(threadsOfProblemOption[0], `${threadsOfProblemOption[1]}; of --text, how many kernels at once`, whole)
    .option(...fastOption)
    .option('--seed <number>', 'of the controls and the held-out rows', whole, 0);
}

/** A language model on a text, in place of inputs. */
function addTextOptions(command: Command): void {
  command
    .option('--text <file>', 'a text in UTF-8: kernels of every weight at every token (--model, whole)')
    .option('--context <tokens>', 'how many tokens a context has (64)', whole)
    .option(
      '--contexts <number>',
      'how many contexts are taken, from the first (16, or as many as the text gives)',
      whole,
    )
    .option('--beginning', 'begin each context with the token that begins texts, as is usual where the model has one')
    .option('--no-beginning', 'take contexts without it')
    .option('--skip <positions>', 'how many positions of each context are not read, from the first (8)', whole)
    .option(
      '--read-out <words...>',
      `what of the outputs is read: ${readoutUsages.join(', ')}; 2 random read-outs without it`,
    )
    .option('--text-labels <file>', 'labels of your own: lines of start, end and label, separated by tabs')
    .option('--spectra-only', 'kernels and spectra, nothing held to labels')
    .option('--causes', 'move two weights along their leading vectors, and say what changes beside random directions')
    .addOption(
      new Option(
        '--weighting <what>',
        'with --collapse flattened, the exact kernel of --parameters at the last token of each context: of all logits, by the unembedding (as without it), or of the hidden state',
      ).choices(weightings),
    );
}

/** What only networks of one experiment have. */
function addExperimentOptions(command: Command): void {
  command
    .optionsGroup('Modular addition:')
    .option('--p <number>', 'the modulus; that of the weights without it', whole)
    .addOption(scalingOption())
    .optionsGroup('Superposition:')
    .option('--beta <numbers>', 'rescaling I_i^(β/2) of the derivatives, separated by commas', decimals, [0, 0.3, 1])
    .option(...importanceOption)
    .option(...importanceBaseOption)
    .option('--instance <number>', 'which instance of an ARENA file, from 0', whole, 0);
}
