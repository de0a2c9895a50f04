import type { FoundTensor } from '@entk/formats';

/** Parts that every block of a model has, or none: attention, an MLP, biases. */
const parts = /^blocks\.(\d{1,4})\.((?:attn|mlp)\.(?:_?b_\w+|W_in|W_Q)|ln[\w]*\.b)$/;

/** Numbers of blocks in a message. */
const mostShown = 8;

/**
 * What blocks are without although others have it, and numbers at which there is no block: either may be lost, and the
 * network is then another.
 *
 * @param blocks Numbers of the blocks that there are, ascending.
 */
export function unevenBlocks(tensors: ReadonlyMap<string, FoundTensor>, blocks: readonly number[]): string[] {
  const known = new Set(blocks);
  const gone = Array.from({ length: blocks.at(-1) ?? 0 }, (_, block) => block).filter((block) => !known.has(block));
  const shown = gone.length > mostShown ? [...gone.slice(0, mostShown), '…'] : gone;
  const found = gone.length > 0 ? [`no weights of blocks ${shown.join(', ')}, which others come after`] : [];
  const suffixes = new Set<string>();
  for (const name of tensors.keys()) {
    const [, block, suffix] = parts.exec(name) ?? [];
    if (block !== undefined && known.has(Number(block))) suffixes.add(suffix);
  }
  for (const suffix of suffixes) {
    const bare = blocks.filter((block) => {
      const at = `blocks.${block}.`;
      return !tensors.has(at + suffix) && (isWhole(suffix) || tensors.has(at + wholeOf(suffix)));
    });
    found.push(...bare.map((block) => `no blocks.${block}.${suffix}, which other blocks have`));
  }
  return found;
}

function isWhole(suffix: string): boolean {
  return suffix === 'attn.W_Q' || suffix === 'mlp.W_in';
}

/** What stands where a bias could: where that is gone as well, it is told of that alone. */
function wholeOf(suffix: string): string {
  if (suffix.startsWith('attn')) return 'attn.W_Q';
  return suffix.startsWith('mlp') ? 'mlp.W_in' : `${suffix.slice(0, -1)}w`;
}
