// `node packages/formats/fuzz/readers.mjs [FILES] [SEED]`: the hostile-file properties of all readers,
// those of `models` and `text` included, on many files.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [files = '100000', seed = '1'] = process.argv.slice(2);
if (![files, seed].every((text) => /^\d{1,9}$/.test(text)) || Number(files) === 0) {
  process.stderr.write(
    'readers: FILES must be a positive integer and SEED a non-negative one; usage: readers.mjs [FILES] [SEED]\n',
  );
  process.exit(2);
}
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    ...['formats', 'models', 'text'].flatMap((name) => ['--project', `@entk/${name}`]),
    '-t',
    'survives',
  ],
  {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, ENTK_FUZZ_RUNS: files, ENTK_FUZZ_SEED: seed },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
