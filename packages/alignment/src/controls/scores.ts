import { MisuseError } from '@entk/core';
import { type ControlledScore, controlledScore } from './null-distribution.js';

/** One score, or several by name that are taken of the same draw. */
export type Scores = number | Readonly<Record<string, number>>;

/** A controlled score for each score. */
export type Controlled<S extends Scores> = S extends number
  ? ControlledScore
  : { readonly [Name in keyof S]: ControlledScore };

/**
 * Places every score among its draws.
 *
 * @throws MisuseError if a draw has other names than what was observed.
 */
export function controlledScores<S extends Scores>(caller: string, observed: S, draws: readonly S[]): Controlled<S> {
  if (typeof observed === 'number') return controlledScore(observed, draws as readonly number[]) as Controlled<S>;
  const names = Object.keys(observed);
  for (const draw of draws as readonly Readonly<Record<string, number>>[]) {
    if (Object.keys(draw).toSorted().join() === names.toSorted().join()) continue;
    throw new MisuseError({
      in: caller,
      rule: `every draw must have the scores ${names.join(', ')}`,
      got: Object.keys(draw),
    });
  }
  const of = (draw: Scores, name: string) => (draw as Readonly<Record<string, number>>)[name];
  return Object.fromEntries(
    names.map((name) => [
      name,
      controlledScore(
        of(observed, name),
        draws.map((draw) => of(draw, name)),
      ),
    ]),
  ) as Controlled<S>;
}
