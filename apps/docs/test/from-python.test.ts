// Tests no single file: the page guides/from-python.md, whose cells are run as one script where Python has what they import.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const python = process.env['PYTHON'] ?? 'python3';
const hasAll = spawnSync(python, ['-c', 'import numpy, safetensors']).status === 0;
if (!hasAll) process.stderr.write(`The page for Python is not run: ${python} has no numpy and safetensors.\n`);

const page = readFileSync(new URL('../guides/from-python.md', import.meta.url), 'utf8');
const program = fileURLToPath(new URL('../../cli/bin/entk.js', import.meta.url));
const cells = Array.from(page.matchAll(/^```python\n([\s\S]*?)^```/gm), ([, cell]) => cell);
const folder = mkdtempSync(join(tmpdir(), 'entk-python-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('the page has the cells, and one place that says where the program is', () => {
  expect(cells).toHaveLength(4);
  expect(page.split('entk/apps/cli/bin/entk.js')).toHaveLength(2);
});

test.skipIf(!hasAll)(
  'the cells run one after the other and agree with NumPy (skipped where Python lacks numpy or safetensors)',
  () => {
    const script = cells.join('\n').replace('entk/apps/cli/bin/entk.js', program);
    const { status, stdout, stderr } = spawnSync(python, ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain("'eigenvalues', 'eigenvalues_layer_0', 'eigenvalues_layer_1', 'eigenvectors'");
  },
  300_000,
);
