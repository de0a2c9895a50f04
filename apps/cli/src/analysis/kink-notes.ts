import type { NearKinks } from '@entk/models';

/** A sentence if rounding may have decided a slope, for the notes of a report. */
export function kinkNotes(kinks: readonly NearKinks[] = []): string[] {
  const near = kinks.filter(({ count }) => count > 0);
  const pools = near.filter(({ kind }) => kind.startsWith('maxPool'));
  const bends = near.filter(({ kind }) => !kind.startsWith('maxPool'));
  return [...sentence(bends, 'pre-activations', 'a kink'), ...sentence(pools, 'windows', 'a tie')];
}

function sentence(near: readonly NearKinks[], what: string, which: string): string[] {
  if (near.length === 0) return [];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const count = sum(near.map((layer) => layer.count));
  const total = sum(near.map((layer) => layer.total));
  const names = near.map(({ kind, layer }) => `${kind} (layer ${layer})`).join(', ');
  const lie = count === 1 ? 'lies' : 'lie';
  return [
    `${count.toLocaleString('en')} of ${total.toLocaleString('en')} ${what} of ${names} ${lie} within rounding of ${which}; in float64 the eigenvalues may differ.`,
  ];
}
