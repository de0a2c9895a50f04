import * as z from 'zod';

const longestName = 200;

/** Names stand in messages of one line, on terminals and in figures: nothing in them moves a cursor or ends a line. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const withoutControls = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/** One line that people read. */
export const text = lineOf('must be a string');

/** The name of a parameter. */
export const parameterName = lineOf('must be the name of a parameter')
  .min(1, { error: 'must be the name of a parameter' })
  .refine((name) => name !== '__proto__', { error: 'must be another name' });

/** The length of an axis. */
export const extent = z.int({ error: 'must be a positive integer' }).min(1, { error: 'must be a positive integer' });

/** A place on an axis, from 0. */
export const place = z.int({ error: 'must be an integer from 0' }).min(0, { error: 'must be an integer from 0' });

/** True or false. */
export const flag = z.boolean({ error: 'must be true or false' });

/** A finite number. */
export const number = z.number({ error: 'must be a finite number' });

/** A number above 0. */
export const positive = number.positive({ error: 'must be a number above 0' });

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]) {
  return z.enum(words, { error: `must be ${words.map((word) => `"${word}"`).join(' or ')}` });
}

function lineOf(error: string): z.ZodString {
  return z
    .string({ error })
    .max(longestName, { error: `must have at most ${longestName} characters` })
    .regex(withoutControls, { error: 'must have no control characters' });
}
