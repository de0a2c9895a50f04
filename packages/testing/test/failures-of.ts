import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names of the tests that fail in a test file of this text, run by a Vitest of its own in a folder beside this one. */
export function failuresOf(text: string): string[] {
  const folder = mkdtempSync(fileURLToPath(new URL('.tmp-', import.meta.url)));
  try {
    writeFileSync(join(folder, 'broken.test.ts'), text);
    const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [vitest, 'run', '--reporter=json', folder], {
      cwd,
      encoding: 'utf8',
    });
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    return testResults.flatMap((file: { assertionResults: { status: string; fullName: string }[] }) =>
      file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
