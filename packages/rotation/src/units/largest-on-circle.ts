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

/** A point of the circle. */
interface Place {
  readonly angle: number;
  readonly cosine: number;
  readonly sine: number;
}

const sampled: readonly Place[] = Array.from({ length: samples }, (_, i) =>
  placeAt((2 * Math.PI * (i < samples / 2 ? i : i - samples)) / samples),
);
/** What the coefficients are multiplied by at each sample: cos φ, sin φ, cos 2φ, sin 2φ. */
const waveAt = Float64Array.from(sampled.flatMap(({ cosine: c, sine: s }) => [c, s, (c - s) * (c + s), 2 * c * s]));

/**
 * The φ in (−π, π] at which f is largest, or `undefined` if it is nowhere larger than at 0 beyond rounding: Newton's
 * method from every sample that is larger than its neighbours.
 */
export function largestOnCircle(waves: Waves): number | undefined {
  const values = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    values[i] =
      waves.cosine * waveAt[4 * i] +
      waves.sine * waveAt[4 * i + 1] +
      waves.cosine2 * waveAt[4 * i + 2] +
      waves.sine2 * waveAt[4 * i + 3];
  }
  const start = values[0];
  let [best, most] = [0, start];
  for (let i = 0; i < samples; i++) {
    const sides = Math.max(values[(i + 1) % samples], values[(i + samples - 1) % samples]);
    if (values[i] < sides) continue;
    const summit = climbed(waves, sampled[i], values[i]);
    if (summit.value > most) [best, most] = [summit.angle, summit.value];
  }
  const size = Math.hypot(waves.cosine, waves.sine, waves.cosine2, waves.sine2);
  return most - start > gain * size ? best : undefined;
}

/** Newton's method, as long as it climbs. */
function climbed(waves: Waves, start: Place, value: number): { readonly angle: number; readonly value: number } {
  let [place, most] = [start, value];
  for (let step = 0; step < newtonSteps; step++) {
    const { slope, curvature } = derivativesAt(waves, place);
    if (curvature >= 0) break;
    const next = placeAt(place.angle - slope / curvature);
    const reached = valueAt(waves, next);
    if (reached <= most) break;
    [place, most] = [next, reached];
  }
  return { angle: place.angle, value: most };
}

function placeAt(angle: number): Place {
  return { angle, cosine: cos(angle), sine: sin(angle) };
}

function valueAt({ cosine, sine, cosine2, sine2 }: Waves, { cosine: c, sine: s }: Place): number {
  return cosine * c + sine * s + cosine2 * (c - s) * (c + s) + sine2 * 2 * c * s;
}

function derivativesAt({ cosine, sine, cosine2, sine2 }: Waves, { cosine: c, sine: s }: Place) {
  const [doubled, mixed] = [(c - s) * (c + s), 2 * c * s];
  return {
    slope: sine * c - cosine * s + 2 * (sine2 * doubled - cosine2 * mixed),
    curvature: -cosine * c - sine * s - 4 * (cosine2 * doubled + sine2 * mixed),
  };
}
