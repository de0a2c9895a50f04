import type { NearKinks } from '@entk/models';

/** A sentence if rounding may have decided a slope, for the notes of a report. */
export function kinkNotes(kinks: readonly NearKinks[] = []): string[] {
  const near = kinks.filter(({ count }) => count > 0);
  if (near.length === 0) return [];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const count = sum(near.map((layer) => layer.count));
  const total = sum(near.map((layer) => layer.total));
  const names = near.map(({ kind, layer }) => `${kind} (layer ${layer})`).join(', ');
  const [lie, their] = count === 1 ? ['lies', 'its'] : ['lie', 'a'];
  return [
    `${count.toLocaleString('en')} of ${total.toLocaleString('en')} pre-activations of ${names} ${lie} within rounding of ${their} kink; in float64 the eigenvalues may differ.`,
  ];
}
