import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CliffCalibration } from '@entk/spectral';

const file = fileURLToPath(new URL('../../src/cliffs/measured-rates.ts', import.meta.url));

/** Writes what was measured where the package says it, so that no number is copied by hand. */
export function writeRates(measured: CliffCalibration): void {
  writeFileSync(
    file,
    `// Written by \`npm run calibrate\`, with bench/calibration/table.md.
// oxlint-disable approx-constant -- a share may be near a constant
export const measuredRates = ${JSON.stringify(measured)};
`,
  );
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'ignore' });
}
