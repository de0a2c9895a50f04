import { fastSum, type Pair, sum } from './float64.js';

/** 2/π. */
const inverseQuarter = 0.6366197723675814;
/** π/2 in four parts, the first three of 33 bits, so that their products with numbers below 2^20 are exact. */
const quarter = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;
/** Below it the parts suffice. */
const largestReduced = 2 ** 20;

/** An angle as n quarter turns, n counted modulo 4, and the rest in two parts, which is at most π/4. */
export interface QuarterTurns {
  readonly turns: number;
  readonly rest: Pair;
}

/** Takes whole quarter turns off a finite angle, with a rest that is right to about 2^−60 of itself. */
export function quarterTurns(angle: number): QuarterTurns {
  if (Math.abs(angle) <= Math.PI / 4) return { turns: 0, rest: { high: angle, low: 0 } };
  if (Math.abs(angle) > largestReduced) return exactTurns(angle);
  const turns = Math.floor(angle * inverseQuarter + 0.5);
  let high = angle - turns * quarter[0];
  let low = 0;
  for (let part = 1; part < quarter.length; part++) {
    const next = sum(high, -turns * quarter[part]);
    high = next.high;
    low += next.low;
  }
  return { turns: modulo4(turns), rest: fastSum(high, low) };
}

/** The same in whole numbers, for angles so large that their quarter turns need more bits of π than four parts have. */
function exactTurns(angle: number): QuarterTurns {
  const size = Math.abs(angle);
  // Multiples of 2^52 and more are whole numbers; below, the fraction's bits are kept by the factor.
  const bits = 1200n;
  const whole = BigInt(Math.floor(size));
  const fraction = BigInt(Math.round((size - Math.floor(size)) * 2 ** 53)) << (bits - 53n);
  const scaledAngle = (whole << bits) + fraction;
  const unit = piTimesPowerOfTwo(bits) / 2n;
  let turns = scaledAngle / unit;
  let rest = scaledAngle - turns * unit;
  if (2n * rest > unit) [turns, rest] = [turns + 1n, rest - unit];
  const sign = angle < 0 ? -1 : 1;
  // 2^106 of it: two float64 hold that.
  const kept = rest >> (bits - 160n);
  const high = Number(kept);
  const low = Number(kept - BigInt(high));
  return {
    turns: modulo4(sign * Number(turns % 4n)),
    rest: { high: sign * high * 2 ** -160, low: sign * low * 2 ** -160 },
  };
}

/** ⌊π 2^bits⌋ within a few units, by Machin's formula: π = 16 arctan(1/5) − 4 arctan(1/239). */
function piTimesPowerOfTwo(bits: bigint): bigint {
  const spare = 16n;
  const one = 1n << (bits + spare);
  const arctanOfInverse = (x: bigint) => {
    let [term, total, divisor, sign] = [one / x, 0n, 1n, 1n];
    for (; term > 0n; divisor += 2n, sign = -sign, term /= x * x) total += (sign * term) / divisor;
    return total;
  };
  return (16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)) >> spare;
}

function modulo4(turns: number): number {
  return ((turns % 4) + 4) % 4;
}
