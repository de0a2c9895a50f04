// The tables as pandas and DuckDB read them, against what the files of the cells say.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { digestOf, expectCode, planned } from './program.mjs';

/** Python with pandas, pyarrow and duckdb; another one by the variable PYTHON. */
export async function readByOthers() {
  const python = process.env.PYTHON ?? 'python3';
  const modules = ['pandas', 'pyarrow', 'duckdb'];
  if (spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status !== 0)
    return `skipped: needs ${modules.join(', ')}`;
  const folder = planned();
  await expectCode(0, 'sweep', 'run', folder);
  await digestOf(folder);
  const script = fileURLToPath(new URL('./read_tables.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
