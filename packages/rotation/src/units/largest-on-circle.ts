import { cos, sin } from '@entk/core/elementary';
/** Coefficients of f(φ) = cosine · cos φ + sine · sin φ + cosine2 · cos 2φ + sine2 · sin 2φ. */
export interface Waves {
  readonly cosine: number;
  readonly sine: number;
  readonly cosine2: number;
  readonly sine2: number;
}

/**
 * Enough that each of f's maxima, at most two, is next to a sample that is larger than its neighbours, unless they are
 * one to rounding.
 */
const samples = 32;
/** Each squares the error of a start within π / 32 of the maximum. */
const newtonSteps = 6;
/** A gain below this share of the coefficients is rounding. */
const gain = 1e-14;

/**
 * The φ in (−π, π] at which f is largest, or `undefined` if it is nowhere larger than at 0 beyond rounding: Newton's
 * method from every sample that is larger than its neighbours.
 */
export function largestOnCircle(waves: Waves): number | undefined {
  const angles = Array.from(
    { length: samples },
    (_, i) => (2 * Math.PI * (i < samples / 2 ? i : i - samples)) / samples,
  );
  const values = angles.map((angle) => at(waves, angle));
  let best = 0;
  for (let i = 0; i < samples; i++) {
    const sides = Math.max(values[(i + 1) % samples], values[(i + samples - 1) % samples]);
    if (values[i] < sides) continue;
    const summit = climbed(waves, angles[i]);
    if (at(waves, summit) > at(waves, best)) best = summit;
  }
  const size = Math.hypot(waves.cosine, waves.sine, waves.cosine2, waves.sine2);
  return at(waves, best) - at(waves, 0) > gain * size ? best : undefined;
}

/** Newton's method, as long as it climbs. */
function climbed(waves: Waves, start: number): number {
  let angle = start;
  for (let step = 0; step < newtonSteps; step++) {
    const curvature = second(waves, angle);
    if (curvature >= 0) break;
    const next = angle - first(waves, angle) / curvature;
    if (at(waves, next) <= at(waves, angle)) break;
    angle = next;
  }
  return angle;
}

function at({ cosine, sine, cosine2, sine2 }: Waves, angle: number): number {
  return cosine * cos(angle) + sine * sin(angle) + cosine2 * cos(2 * angle) + sine2 * sin(2 * angle);
}

function first({ cosine, sine, cosine2, sine2 }: Waves, angle: number): number {
  return sine * cos(angle) - cosine * sin(angle) + 2 * (sine2 * cos(2 * angle) - cosine2 * sin(2 * angle));
}

function second({ cosine, sine, cosine2, sine2 }: Waves, angle: number): number {
  return -cosine * cos(angle) - sine * sin(angle) - 4 * (cosine2 * cos(2 * angle) + sine2 * sin(2 * angle));
}
