import { existsSync, readFileSync } from 'node:fs';

/** A committed file of `fixtures/`, as the package's readers get it. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}

/** The same, as a file that may not be there. */
export function fixtureIfAny(name: string): Uint8Array | undefined {
  return existsSync(new URL(`fixtures/${name}`, import.meta.url)) ? fixture(name) : undefined;
}

/** What TensorFlow.js predicts with a model of `fixtures/`. */
export function expectedOf(name: string): {
  readonly shape: number[];
  readonly inputs: number[];
  readonly outputs: number[];
} {
  return JSON.parse(new TextDecoder().decode(fixture(`tfjs-${name}.expected.json`)));
}
