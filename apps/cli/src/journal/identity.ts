import { isDeepStrictEqual } from 'node:util';
import { isArithmeticFast } from '../parallel/arithmetic.js';

/** What decides a run's results: only a run of the same identity may resume from what another one kept. */
export interface RunIdentity {
  /** `reproduce`, `train modular-addition`. */
  readonly command: string;
  /** The version of the program. */
  readonly program: string;
  /** What else bits may depend on. */
  readonly v8: string;
  readonly processor: string;
  /** `fast` where products and sums may be rounded together. */
  readonly arithmetic?: 'fast';
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * What of this machine bits may depend on: V8's functions round otherwise from one minor version to the next, and not
 * within one, whatever Node's own version; some differ between kinds of processor.
 */
export function machineNow(): Pick<RunIdentity, 'v8' | 'processor' | 'arithmetic'> {
  const [major, minor] = process.versions.v8.split('.');
  return {
    v8: `${major}.${minor}`,
    processor: process.arch,
    ...(isArithmeticFast() && { arithmetic: 'fast' as const }),
  };
}

/** What another run's identity differs in: `seed 0 there, 1 here`; empty if in nothing. */
export function differences(there: RunIdentity, here: RunIdentity): string[] {
  const [before, now] = [flattened(there), flattened(here)];
  const names = [...new Set([...before.keys(), ...now.keys()])];
  return names
    .filter((name) => !isDeepStrictEqual(before.get(name), now.get(name)))
    .map((name) => `${name} ${shown(before.get(name))} there, ${shown(now.get(name))} here`);
}

/** The identity as it is after a way through JSON, where settings left out are not there. */
export function identityText(identity: RunIdentity): string {
  return `${JSON.stringify(identity, null, 2)}\n`;
}

/** The identity in a text; `undefined` if the text is not one. */
export function identityOf(text: string): RunIdentity | undefined {
  try {
    const found = JSON.parse(text) as Partial<RunIdentity> | null;
    return found && typeof found.settings === 'object' && found.settings ? (found as RunIdentity) : undefined;
  } catch {
    return undefined;
  }
}

function flattened(identity: RunIdentity): Map<string, unknown> {
  const { settings, ...rest } = JSON.parse(JSON.stringify(identity)) as RunIdentity;
  return new Map<string, unknown>([...Object.entries(rest), ...Object.entries(settings)]);
}

function shown(value: unknown): string {
  return value === undefined ? 'not given' : typeof value === 'string' ? value : JSON.stringify(value);
}
