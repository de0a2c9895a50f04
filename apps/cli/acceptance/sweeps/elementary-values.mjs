// One digest of 10⁵ values of every elementary function, of arguments that the same additions and shifts make anywhere.
import { createHash } from 'node:crypto';
import { acos, asin, atan2, cos, exp, expm1, log, log10, log1p, log2, pow, sin, tanh } from '@entk/core/elementary';

const count = 100_000;
/** A line through the unit interval by the golden ratio, in exact steps of 2⁻³². */
const share = (index) => ((index * 2_654_435_769) % 2 ** 32) / 2 ** 32;

/** Where each is looked at, by a share of the way. */
const ranges = [
  [exp, -40, 40],
  [expm1, -5, 5],
  [tanh, -4, 4],
  [acos, -1, 1],
  [asin, -1, 1],
  [log, 1e-9, 1e6],
  [log10, 1e-9, 1e6],
  [log1p, -0.999, 1e3],
  [log2, 1e-9, 1e6],
  [cos, -500, 500],
  [sin, -500, 500],
];

const hash = createHash('sha256');
const add = (of) => hash.update(new Uint8Array(Float64Array.from({ length: count }, (_, index) => of(index)).buffer));
for (const [of, low, high] of ranges) add((index) => of(low + (high - low) * share(index)));
add((index) => pow(10 * share(index), 8 * share(index + count) - 4));
add((index) => atan2(share(index) - 0.5, share(index + count) - 0.5));
process.stdout.write(`${hash.digest('hex').slice(0, 16)}\n`);
