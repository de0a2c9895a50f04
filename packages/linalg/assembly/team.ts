/**
 * A team of threads over one shared memory: a leader, which runs the algorithms, and helpers, which take parts of the
 * steps that it shares out. Alone, without helpers, a leader does every part itself, in order.
 *
 * What is shared out is cut into parts by the sizes of the problem, or where the cut changes no sum, and each part is
 * done by one thread, whichever comes first: so the bits of a result do not depend on how many threads there are.
 */

/** The step at hand: its number in the upper half, and how many of its parts nobody has taken yet in the lower. */
const TICKET: usize = 0;
/** Parts done. */
const DONE: usize = 64;
const SLEEPING_HELPERS: usize = 128;
const LEADER_SLEEPS: usize = 132;
const DISMISSED: usize = 136;
const PARTS_HELPED: usize = 144;
/** Index in the table of functions of the step at hand. */
const STEP: usize = 140;
/** 24 numbers that the step at hand reads. */
const OPERANDS: usize = 192;
const CONTROL_BYTES: usize = 384;

/** Looks at the ticket before a thread goes to sleep: some 20 microseconds, as long as it takes to wake one. */
const PATIENCE: i32 = 8000;

/** The packing buffers of a thread: a block of either operand of a product, and a tile at the edge of the result. */
export const LEFT_BYTES: usize = 120 * 256 * 8;
export const RIGHT_BYTES: usize = 256 * 1008 * 8;
export const TILE_BYTES: usize = 4 * 8 * 8;
const THREAD_BYTES: usize = LEFT_BYTES + RIGHT_BYTES + TILE_BYTES;

let helpers: i32 = 0;
let ownNumber: i32 = 0;
/** A part is not shared out again. */
let inPart: bool = false;
/** The main thread of a page must not sleep. */
let maySleep: bool = true;

// @ts-ignore: decorator
@inline
function control(): usize {
  return (__heap_base + 63) & ~63;
}

/** Buffers of this thread, which hold nothing from one product to the next. */
export function ownBuffers(): usize {
  return control() + CONTROL_BYTES + <usize>ownNumber * THREAD_BYTES;
}

/** The first byte that belongs to the caller; below it lies what the threads need. */
export function arenaStart(): usize {
  return control() + CONTROL_BYTES + <usize>(helpers + 1) * THREAD_BYTES;
}

/** Makes this thread the leader of so many others, 0 to be alone. The control block of a new memory is all zeros. */
export function lead(count: i32, mayEverSleep: bool): void {
  helpers = count;
  maySleep = mayEverSleep;
}

/** Makes this thread helper `number`, from 1 on. */
export function join(number: i32): void {
  ownNumber = number;
  inPart = true;
}

/** How many threads a step that starts now can have. */
export function threadsAtHand(): i32 {
  return inPart ? 1 : helpers + 1;
}

/** Work of fewer multiplications than this is done before other threads would have woken. */
const WORTH_SHARING: f64 = 100000;
/** Parts for each thread: one that is held up leaves the rest to others. */
const PARTS_EACH: i32 = 3;

/** Into how many parts, `most` at most, to cut work that may be cut anywhere without a change of bits. */
export function partsFor(multiplications: f64, most: i32): i32 {
  const threads = threadsAtHand();
  return threads == 1 || multiplications < WORTH_SHARING ? 1 : min(most, PARTS_EACH * threads);
}

/** Where a step finds its operands; to be written before `share`. */
export function operands(): usize {
  return control() + OPERANDS;
}

/** Calls step(0), ..., step(count - 1), each once, on whichever threads are free, and returns when all have. */
export function share(step: i32, count: i32): void {
  if (count == 1 || threadsAtHand() == 1) {
    for (let part = 0; part < count; part++) call_indirect<void>(step, part);
    return;
  }
  const at = control();
  store<i32>(at + STEP, step);
  atomic.store<i32>(at + DONE, 0);
  const next = (atomic.load<u64>(at + TICKET) >> 32) + 1;
  atomic.store<u64>(at + TICKET, (next << 32) | <u64>count);
  if (atomic.load<i32>(at + SLEEPING_HELPERS) > 0) atomic.notify(at + TICKET, helpers);
  inPart = true;
  takeParts();
  inPart = false;
  let looks = 0;
  for (;;) {
    const done = atomic.load<i32>(at + DONE);
    if (done == count) return;
    if (++looks < PATIENCE || !maySleep) continue;
    atomic.store<i32>(at + LEADER_SLEEPS, 1);
    if (atomic.load<i32>(at + DONE) == done) atomic.wait<i32>(at + DONE, done, -1);
    atomic.store<i32>(at + LEADER_SLEEPS, 0);
  }
}

/**
 * Takes parts until none is left. A ticket that has changed meanwhile cannot be taken, and none of the last step is left
 * when the next is made, so whoever has a part finds the operands that belong to it.
 */
function takeParts(): void {
  const at = control();
  for (;;) {
    const ticket = atomic.load<u64>(at + TICKET);
    const left = <i32>(ticket & 0xffffffff);
    if (left == 0) return;
    if (atomic.cmpxchg<u64>(at + TICKET, ticket, ticket - 1) != ticket) continue;
    call_indirect<void>(load<i32>(at + STEP), left - 1);
    if (ownNumber > 0) atomic.add<i32>(at + PARTS_HELPED, 1);
    atomic.add<i32>(at + DONE, 1);
    if (atomic.load<i32>(at + LEADER_SLEEPS) != 0) atomic.notify(at + DONE, 1);
  }
}

/** Waits for parts and does them; false once the team is dismissed. */
export function help(): bool {
  const at = control();
  let looks = 0;
  for (;;) {
    const ticket = atomic.load<u64>(at + TICKET);
    if ((ticket & 0xffffffff) != 0) break;
    if (atomic.load<i32>(at + DISMISSED) != 0) return false;
    if (++looks < PATIENCE) continue;
    atomic.add<i32>(at + SLEEPING_HELPERS, 1);
    atomic.wait<i64>(at + TICKET, ticket, -1);
    atomic.sub<i32>(at + SLEEPING_HELPERS, 1);
    looks = 0;
  }
  takeParts();
  return true;
}

/** Parts that helpers have done. */
export function partsHelped(): i32 {
  return atomic.load<i32>(control() + PARTS_HELPED);
}

/** Sends the helpers away. */
export function dismiss(): void {
  const at = control();
  atomic.store<i32>(at + DISMISSED, 1);
  const next = (atomic.load<u64>(at + TICKET) >> 32) + 1;
  atomic.store<u64>(at + TICKET, next << 32);
  atomic.notify(at + TICKET, helpers);
}
