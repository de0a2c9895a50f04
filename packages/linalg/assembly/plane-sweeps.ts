/**
 * Plane rotations of pairs of rows by their fourth moments. Rows have an even number of doubles, the last a zero where
 * their length is odd; two sums of each moment, one a lane, whatever the machine.
 */

let chosenCosine: f64 = 1;
let chosenSine: f64 = 0;

/** The sum of both lanes. */
// @ts-ignore: decorator
@inline
function both(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}

/**
 * Rows i from `from` to `to` - 1 of L [k, H] with every row behind them, each pair turned to the largest sum of fourth
 * powers (sign 1), or the smallest (sign -1); the rows of V, `turnedBytes` each, with them. Pairs whose |sine| is at most
 * `tolerance` stay. Returns the largest |sine|.
 */
export function sweepFourthPowers(
  k: i32, from: i32, to: i32, units: i32, rows: usize, bytes: usize, turned: usize, turnedBytes: usize,
  sign: f64, tolerance: f64,
): f64 {
  const four = f64x2.splat(4);
  let largest: f64 = 0;
  for (let i = from; i < to; i++) {
    const x = rows + <usize>i * bytes;
    for (let j = i + 1; j < k; j++) {
      const y = rows + <usize>j * bytes;
      let squares = f64x2.splat(0);
      let products = f64x2.splat(0);
      let crossed = f64x2.splat(0);
      for (let at: usize = 0; at < bytes; at += 16) {
        const left = v128.load(x + at);
        const right = v128.load(y + at);
        const difference = f64x2.mul(f64x2.sub(left, right), f64x2.add(left, right));
        const product = f64x2.mul(left, right);
        squares = f64x2.add(squares, f64x2.mul(difference, difference));
        products = f64x2.add(products, f64x2.mul(product, product));
        crossed = f64x2.add(crossed, f64x2.mul(difference, product));
      }
      const whole = both(squares);
      const outer = both(f64x2.mul(products, four));
      const diagonal = sign * (whole - outer);
      const mixed = sign * 4 * both(crossed);
      const rounding = <f64>units * f64.EPSILON * (whole + outer);
      if (abs(mixed) <= rounding && diagonal >= (sign > 0 ? -rounding : rounding)) continue;
      diagonalise(diagonal, mixed);
      if (abs(chosenSine) <= tolerance) continue;
      turnPair(x, y, bytes, chosenCosine, chosenSine);
      turnPair(turned + <usize>i * turnedBytes, turned + <usize>j * turnedBytes, turnedBytes, chosenCosine, chosenSine);
      largest = max(largest, abs(chosenSine));
    }
  }
  return largest;
}

/** The angle in [-pi/4, pi/4] with the largest cos 4a * diagonal + sin 4a * mixed, by half-angle formulas. */
function diagonalise(diagonal: f64, mixed: f64): void {
  if (mixed == 0) {
    chosenCosine = diagonal < 0 ? Math.SQRT1_2 : 1;
    chosenSine = diagonal < 0 ? Math.SQRT1_2 : 0;
    return;
  }
  const more = max(abs(diagonal), abs(mixed));
  const less = min(abs(diagonal), abs(mixed)) / more;
  const length = sqrt(1 + less * less);
  const d = abs(diagonal) / more;
  const larger = sqrt((length + d) / (2 * length));
  const smaller = abs(mixed) / more / (2 * length * larger);
  const cosineTwice = diagonal < 0 ? smaller : larger;
  const sineTwice = diagonal < 0 ? larger : smaller;
  chosenCosine = sqrt((1 + cosineTwice) / 2);
  chosenSine = (mixed < 0 ? -sineTwice : sineTwice) / (2 * chosenCosine);
}

/** x and y become cosine * x + sine * y and cosine * y - sine * x. */
function turnPair(x: usize, y: usize, bytes: usize, cosine: f64, sine: f64): void {
  const c = f64x2.splat(cosine);
  const s = f64x2.splat(sine);
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = v128.load(x + at);
    const right = v128.load(y + at);
    v128.store(x + at, f64x2.add(f64x2.mul(c, left), f64x2.mul(s, right)));
    v128.store(y + at, f64x2.sub(f64x2.mul(c, right), f64x2.mul(s, left)));
  }
}

/**
 * The same for blocks of rows: pairs of rows i, j of different blocks turned to the largest sum of squares of the
 * blocks' energies, which stand at `energies`, a row a block, and are kept up. `blockOf` has an int32 a row, `circle`
 * cos a, sin a, cos 2a and sin 2a at `samples` angles from 0 on, evenly over the circle.
 */
export function sweepBlockEnergies(
  k: i32, from: i32, to: i32, rows: usize, bytes: usize, turned: usize, turnedBytes: usize,
  energies: usize, blockOf: usize, circle: usize, samples: i32, tolerance: f64,
): f64 {
  const two = f64x2.splat(2);
  let largest: f64 = 0;
  for (let i = from; i < to; i++) {
    const x = rows + <usize>i * bytes;
    const ofX = energies + <usize>load<i32>(blockOf + (<usize>i << 2)) * bytes;
    for (let j = i + 1; j < k; j++) {
      const y = rows + <usize>j * bytes;
      const ofY = energies + <usize>load<i32>(blockOf + (<usize>j << 2)) * bytes;
      if (ofX == ofY) continue;
      let cosine = f64x2.splat(0);
      let sine = f64x2.splat(0);
      let dd = f64x2.splat(0);
      let dq = f64x2.splat(0);
      let qq = f64x2.splat(0);
      for (let at: usize = 0; at < bytes; at += 16) {
        const left = v128.load(x + at);
        const right = v128.load(y + at);
        const difference = f64x2.mul(f64x2.sub(left, right), f64x2.add(left, right));
        const off = f64x2.mul(two, f64x2.mul(left, right));
        const rest = f64x2.sub(f64x2.sub(v128.load(ofX + at), v128.load(ofY + at)), difference);
        cosine = f64x2.add(cosine, f64x2.mul(rest, difference));
        sine = f64x2.add(sine, f64x2.mul(rest, off));
        dd = f64x2.add(dd, f64x2.mul(difference, difference));
        dq = f64x2.add(dq, f64x2.mul(difference, off));
        qq = f64x2.add(qq, f64x2.mul(off, off));
      }
      if (!climb(both(cosine), both(sine), (both(dd) - both(qq)) / 4, both(dq) / 2, circle, samples)) continue;
      if (abs(chosenSine) <= tolerance) continue;
      turnWithEnergies(x, y, ofX, ofY, bytes, chosenCosine, chosenSine);
      turnPair(turned + <usize>i * turnedBytes, turned + <usize>j * turnedBytes, turnedBytes, chosenCosine, chosenSine);
      largest = max(largest, abs(chosenSine));
    }
  }
  return largest;
}

function turnWithEnergies(x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize, cosine: f64, sine: f64): void {
  const c = f64x2.splat(cosine);
  const s = f64x2.splat(sine);
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = v128.load(x + at);
    const right = v128.load(y + at);
    const first = f64x2.add(f64x2.mul(c, left), f64x2.mul(s, right));
    const second = f64x2.sub(f64x2.mul(c, right), f64x2.mul(s, left));
    v128.store(x + at, first);
    v128.store(y + at, second);
    const gained = f64x2.sub(f64x2.mul(first, first), f64x2.mul(left, left));
    const other = f64x2.sub(f64x2.mul(second, second), f64x2.mul(right, right));
    v128.store(ofX + at, f64x2.add(v128.load(ofX + at), gained));
    v128.store(ofY + at, f64x2.add(v128.load(ofY + at), other));
  }
}

/** A gain below this share of the coefficients is rounding. */
const GAIN: f64 = 1e-14;
/** Each squares the error of a start within a sample of the maximum. */
const STEPS: i32 = 6;

/**
 * Half the angle a at which f = cosine cos a + sine sin a + cosine2 cos 2a + sine2 sin 2a is largest: Newton's method
 * from every sample larger than its neighbours, each step taken as the rotation by 2 atan(step / 2), which needs no
 * sine. False where f is nowhere larger than at 0 beyond rounding.
 */
function climb(cosine: f64, sine: f64, cosine2: f64, sine2: f64, circle: usize, samples: i32): bool {
  const start = cosine + cosine2;
  let most = start;
  let bestCosine: f64 = 1;
  let bestSine: f64 = 0;
  let before = sampleAt(circle, samples - 1, cosine, sine, cosine2, sine2);
  let here = start;
  for (let n = 0; n < samples; n++) {
    const next = sampleAt(circle, n + 1 == samples ? 0 : n + 1, cosine, sine, cosine2, sine2);
    if (here >= before && here >= next) {
      let c = load<f64>(circle + (<usize>n << 5));
      let s = load<f64>(circle + (<usize>n << 5), 8);
      let value = here;
      for (let step = 0; step < STEPS; step++) {
        const doubled = (c - s) * (c + s);
        const mixed = 2 * c * s;
        const slope = sine * c - cosine * s + 2 * (sine2 * doubled - cosine2 * mixed);
        const curvature = -cosine * c - sine * s - 4 * (cosine2 * doubled + sine2 * mixed);
        if (curvature >= 0) break;
        const t = -slope / curvature / 2;
        const scale = 1 / (1 + t * t);
        const turnCosine = (1 - t * t) * scale;
        const turnSine = 2 * t * scale;
        const nextCosine = c * turnCosine - s * turnSine;
        const nextSine = s * turnCosine + c * turnSine;
        const reached =
          cosine * nextCosine + sine * nextSine
          + cosine2 * (nextCosine - nextSine) * (nextCosine + nextSine) + sine2 * 2 * nextCosine * nextSine;
        if (reached <= value) break;
        c = nextCosine;
        s = nextSine;
        value = reached;
      }
      if (value > most) {
        most = value;
        bestCosine = c;
        bestSine = s;
      }
    }
    before = here;
    here = next;
  }
  const size = abs(cosine) + abs(sine) + abs(cosine2) + abs(sine2);
  if (!(most - start > GAIN * size)) return false;
  const length = sqrt(bestCosine * bestCosine + bestSine * bestSine);
  const c = bestCosine / length;
  const s = bestSine / length;
  if (c >= 0) {
    chosenCosine = sqrt((1 + c) / 2);
    chosenSine = s / (2 * chosenCosine);
  } else {
    const half = sqrt((1 - c) / 2);
    chosenSine = s < 0 ? -half : half;
    chosenCosine = abs(s) / (2 * half);
  }
  return true;
}

// @ts-ignore: decorator
@inline
function sampleAt(circle: usize, n: i32, cosine: f64, sine: f64, cosine2: f64, sine2: f64): f64 {
  const at = circle + (<usize>n << 5);
  return cosine * load<f64>(at) + sine * load<f64>(at, 8) + cosine2 * load<f64>(at, 16) + sine2 * load<f64>(at, 24);
}
