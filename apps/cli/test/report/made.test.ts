import { afterEach, expect, test, vi } from 'vitest';
import { madeText } from '../../src/report/made.js';
import { version } from '../../src/version.js';

afterEach(() => vi.unstubAllEnvs());

test('says version, day and the seed that all results have', () => {
  const day = '2026-01-02';
  expect(madeText([{ settings: { seed: 3 } }, { settings: { seed: 3 } }], day)).toBe(
    `version ${version}, 2026-01-02, seed 3`,
  );
  expect(madeText([{ settings: { seed: 3 } }, { settings: { seed: 4 } }], day)).toBe(`version ${version}, 2026-01-02`);
  expect(madeText([{ settings: {} }], '')).toBe(`version ${version}`);
});

test('the day is that of SOURCE_DATE_EPOCH, where it is set', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '86400');
  expect(madeText([])).toContain('1970-01-02');
  vi.unstubAllEnvs();
  expect(madeText([])).toMatch(/\d{4}-\d\d-\d\d$/);
});
