// Tests no single file: what gallery.md says of the networks is what was measured of them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Network {
  seed: number;
  p: number;
  sparsity: number;
  drops: { after: number; ratio: number }[];
}
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const galleries = JSON.parse(read('../measured/galleries.json')) as { experiment: string; networks: Network[] }[];
const page = read('../gallery.md').replaceAll(/\s+/g, ' ');
const networksOf = (experiment: string) =>
  galleries.find((gallery) => gallery.experiment === experiment)?.networks ?? [];
const ratioAfter = ({ drops }: Network, k: number) => drops.find(({ after }) => after === k)?.ratio ?? 0;
const twoDigits = (ratio: number) => `×${ratio.toFixed(2)}`;

test('modular addition: both cliffs in every network, and the second drop by modulus', () => {
  const networks = networksOf('modular-addition');
  expect(networks).toHaveLength(12);
  const second = (p: number) =>
    networks
      .filter((network) => network.p === p)
      .map((network) => ratioAfter(network, 1 + 8 * Math.floor(p / 2)))
      .toSorted((a, b) => a - b);
  for (const network of networks) {
    expect(ratioAfter(network, 1 + 4 * Math.floor(network.p / 2))).toBeGreaterThan(1);
    expect(second(network.p).at(0)).toBeGreaterThan(1);
  }
  for (const p of [11, 29]) {
    const [least, , most] = second(p).map(twoDigits);
    expect(page).toContain(`${least} to ${most}`);
  }
  const means = [11, 17, 23, 29].map((p) => second(p).reduce((sum, ratio) => sum + ratio, 0));
  expect(means).toEqual(means.toSorted((a, b) => a - b));
});

test('superposition: where the drop at 50 is found, and the first cliff', () => {
  const networks = networksOf('superposition');
  const found = networks.filter((network) => ratioAfter(network, 50) > 0);
  expect(page).toContain(`found in ${found.length} of ${networks.length} networks`);
  const others = networks.filter((network) => !found.includes(network));
  expect(others.map(({ sparsity, seed, drops }) => [sparsity, seed, drops.map(({ after }) => after)])).toEqual([
    [0.9, 2, []],
    [0.95, 2, [49]],
  ]);
  const between = (sparsity: number) =>
    networks
      .filter((network) => network.sparsity === sparsity)
      .map(({ drops }) => drops.filter(({ after }) => after > 3 && after < 49).map(({ after }) => after));
  expect(between(0.3)).toEqual([[10], [10], [10]]);
  for (const sparsity of [0.6, 0.9]) expect(between(sparsity).filter(({ length }) => length === 1)).toHaveLength(2);
  for (const sparsity of [0.8, 0.95]) expect(between(sparsity).flat()).toEqual([]);
});
