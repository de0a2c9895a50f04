import { EntkError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { placesOfNumbers, placeText, putNumber } from './places.js';

/** An exported function, and arguments that it takes. */
export interface Door {
  /** Made anew at each call, since numbers in them are overwritten. */
  readonly args: () => readonly unknown[];
  /** Places (`1.noise`), or what holds them (`0.points`), where a number that is not finite is let in, and why. */
  readonly lets?: Readonly<Record<string, string>>;
  /** Places of arguments that another function made and looked at, which nothing is put into, and its name. */
  readonly opaque?: Readonly<Record<string, string>>;
  /** Arguments with a signal, for a function that takes one. */
  readonly aborted?: (signal: AbortSignal) => readonly unknown[];
  /** Gives back what the caller comes to own. */
  readonly release?: (result: unknown) => void;
}

export interface DoorsOptions {
  /** Exported functions that have no door here, and why: they take no numbers, or only opaque objects. */
  readonly without?: Readonly<Record<string, string>>;
  /** What must be the same before and after every call: numbers of tensors, bytes of a WASM heap. */
  readonly held?: () => Readonly<Record<string, number>>;
}

const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/**
 * Tests of every exported function of a package: it takes the arguments given here; it refuses NaN and both infinities by an
 * error of ours at every place of a number in them; it gives up when it is aborted; it holds afterwards what it held
 * before, every way.
 *
 * A function that is exported and stands neither in `doors` nor in `without` is a failure, and so is a place that is
 * excused and refused all the same.
 */
export function checkDoors(exported: object, doors: Readonly<Record<string, Door>>, options: DoorsOptions = {}): void {
  const { without = {}, held = () => ({}) } = options;
  const functions = new Map(
    Object.entries(exported).filter(([, value]) => typeof value === 'function' && !isClass(value)),
  );

  it('has a door for every exported function', () => {
    const listed = [...Object.keys(doors), ...Object.keys(without)];
    expect(listed.toSorted()).toEqual(Array.from(functions.keys()).toSorted());
  });

  describe.each(Object.entries(doors))('%s', (name, { args, lets = {}, opaque = {}, aborted, release }) => {
    const call = functions.get(name) as Call;

    it('takes its arguments, and holds nothing afterwards', async () => {
      await released(call, args(), release); // first calls fill caches
      const before = held();
      await released(call, args(), release);
      expect(held()).toEqual(before);
    });

    it('refuses NaN and infinity wherever a number stands, and holds nothing afterwards', async () => {
      const before = held();
      const wrong: string[] = [];
      const unused = new Set(Object.keys(lets));
      for (const place of placesOfNumbers(args())) {
        if (place[0] in opaque) continue;
        const letIn: string[] = [];
        for (const number of notFinite) {
          const words = [...args()];
          putNumber(words, place, number);
          const outcome = await outcomeOf(call, words, release);
          if (outcome !== 'refused') letIn.push(`${placeText(place)} = ${number}: ${outcome}`);
        }
        const excuses = Object.keys(lets).filter((key) => `${placeText(place)}.`.startsWith(`${key}.`));
        if (excuses.length === 0) wrong.push(...letIn);
        else if (letIn.length > 0) for (const excuse of excuses) unused.delete(excuse);
      }
      wrong.push(...Array.from(unused, (key) => `${key}: excused, and refused`));
      expect(wrong).toEqual([]);
      expect(held()).toEqual(before);
    });

    if (!aborted) return;
    it('gives up when its signal is aborted, and holds nothing afterwards', async () => {
      const before = held();
      const reason = new Error('enough');
      const outcome = Promise.resolve().then(() => call(...aborted(AbortSignal.abort(reason))));
      await expect(outcome).rejects.toBe(reason);
      expect(held()).toEqual(before);
    });
  });
}

type Call = (...words: readonly unknown[]) => unknown;

async function released(call: Call, words: readonly unknown[], release: Door['release']): Promise<void> {
  const result = await call(...words);
  release?.(result);
}

async function outcomeOf(call: Call, words: readonly unknown[], release: Door['release']): Promise<string> {
  try {
    await released(call, words, release);
    return 'let in';
  } catch (error) {
    return error instanceof EntkError ? 'refused' : `threw ${String(error)}`;
  }
}

function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}
