import type { NumberSettings } from '../settings/number-setting.js';

/** What is on show, as a program and as a command: both give the same numbers outside of the page. */
export interface Code {
  /** A module that exports them. */
  readonly typescript: string;
  /** Lines for a shell. */
  readonly command: string;
}

/** A network of one of the program's experiments at one epoch, as settings of `entk train` describe it. */
export interface TrainedBefore {
  readonly experiment: string;
  /** `--p 29 --hidden-units 512` */
  readonly options: string;
  readonly epoch: number;
  readonly epochs: number;
  /** Options of `entk analyze` beside the weights. */
  readonly analyze: string;
}

/** The two commands that train a network and analyse it. */
export function trainAndAnalyse({ experiment, options, epoch, epochs, analyze }: TrainedBefore): string {
  const digits = Math.max(3, String(epochs).length);
  const weights = `run/epoch-${String(epoch).padStart(digits, '0')}.safetensors`;
  return [
    `entk train ${experiment} ${options} --checkpoints ${epoch} --out run`,
    `entk analyze --experiment ${experiment} --weights ${weights} ${analyze} --out analysis`,
    '',
  ].join('\n');
}

/** The options of `entk train` that settings are: `--alpha 0.7 --hidden-units 512`. */
export function optionsOf<Name extends string>(
  numbers: NumberSettings<Name>,
  settings: Readonly<Record<Name, number>>,
): string {
  const names = Object.keys(numbers) as Name[];
  return names.map((name) => `--${numbers[name].option} ${settings[name]}`).join(' ');
}

/** The lines of a module, those that are not needed left out. */
export function moduleOf(lines: readonly (string | false)[]): string {
  return `${lines.filter((line) => line !== false).join('\n')}\n`;
}
