import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { npyContents, npyElements } from '../../src/npy/npy-elements.js';

const { spellings } = JSON.parse(readFileSync(new URL('../fixtures/dtypes.json', import.meta.url), 'utf8')) as {
  readonly spellings: Readonly<Record<string, string | null>>;
};

/** What NumPy's own spelling says: `>f4`, `|b1`. */
const kindOf = (text: string) => (text[1] === 'b' ? 'bool' : `${text[1]}${8 * Number(text.slice(2))}`);

describe('npyElements', () => {
  it('reads every spelling of a type as numpy.dtype does, and no other', () => {
    for (const [spelling, stored] of Object.entries(spellings)) {
      const real = stored !== null && /^[<>|](?:f[248]|[iu][1248]|b1)$/.test(stored);
      const expected = real ? { kind: kindOf(stored), littleEndian: !stored.startsWith('>') } : undefined;
      expect([spelling, npyElements(spelling)]).toEqual([spelling, expected]);
    }
  });
});

describe('npyContents', () => {
  it.each([
    ['<c8', 'complex numbers'],
    ['>D', 'complex numbers'],
    ['|O', 'Python objects'],
    ['<U3', 'text'],
    ['|S3', 'text'],
    ['<M8[ns]', 'dates'],
    ['<m8', 'spans of time'],
    ['|V2', 'raw bytes'],
    ['<f16', 'extended floats'],
    ['f4,i4', 'records'],
    ["[('a', '<f4')]", 'records'],
    ['xyz', 'elements of an unknown type'],
  ])('says that %s are %s', (descr, contents) => expect(npyContents(descr)).toBe(contents));
});
