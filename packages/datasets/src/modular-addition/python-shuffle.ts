/** Words of the state of MT19937, and how far apart those lie that are mixed. */
const size = 624;
const distance = 397;

/**
 * `random.seed(seed); random.shuffle(list(range(length)))` of Python 3: MT19937 (Matsumoto and Nishimura 1998), seeded
 * by array, and Fisher and Yates from the end with a number of just as many bits as are needed, drawn again while it is
 * too large.
 *
 * @param seed Below 2³².
 * @param length Below 2³².
 */
export function pythonShuffle(seed: number, length: number): Uint32Array {
  const word = mersenneTwister(seed);
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const unused = Math.clz32(last + 1);
    let other = word() >>> unused;
    while (other > last) other = word() >>> unused;
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** The words of 32 bits of MT19937 after `init_by_array([seed])`. */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(size);
  state[0] = 19650218;
  for (let i = 1; i < size; i++) state[i] = Math.imul(1812433253, mixed(state[i - 1])) + i;
  let at = 1;
  const step = (change: (mixedBefore: number) => number) => {
    state[at] = change(mixed(state[at - 1]));
    if (++at === size) [state[0], at] = [state[size - 1], 1];
  };
  for (let k = 0; k < size; k++) step((before) => (state[at] ^ Math.imul(before, 1664525)) + seed);
  for (let k = 1; k < size; k++) step((before) => (state[at] ^ Math.imul(before, 1566083941)) - at);
  state[0] = 0x80000000;

  let next = size;
  return () => {
    if (next === size) {
      twist(state);
      next = 0;
    }
    let word = state[next++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

function mixed(word: number): number {
  return word ^ (word >>> 30);
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const joined = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff);
    state[i] = state[(i + distance) % size] ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}
