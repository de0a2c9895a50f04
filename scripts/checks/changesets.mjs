// A change of what a package publishes says in `.changeset` what it means for users. Compared is the working tree with
// the branch it left: origin's main, or on another branch the local one. In a clone of main, as CI makes it, nothing
// has changed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { conclude, root } from '../workspace.mjs';

const branch = git('rev-parse', '--abbrev-ref', 'HEAD').stdout?.trim();
const candidates = ['origin/main', ...(branch === 'main' ? [] : ['main'])];
const base = candidates.find((name) => git('rev-parse', '--verify', '--quiet', name).status === 0);
if (base === undefined) conclude([], 'no branch main to compare with');
else {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@changesets/cli/bin.js'), 'status', `--since=${base}`],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  const missing = /Some packages have been changed but no changesets were found/.test(stdout + stderr);
  if (status !== 0 && !missing) conclude([`${stdout}${stderr}`.trim()]);
  else conclude(missing ? [withoutWord(base)] : [], `what has changed since ${base} has its changesets`);
}

/** Git does not name a file to `changeset` that it was not told of: the usual reason for none to be found. */
function withoutWord(since) {
  const { stdout } = git('ls-files', '--others', '--exclude-standard', '.changeset/*.md');
  const unstaged = stdout.split('\n').filter(Boolean);
  const found = `packages have changed since ${since} without a word to users`;
  return unstaged.length > 0
    ? `${found} that git knows of: stage it, \`git add ${unstaged.join(' ')}\``
    : `${found}: \`npm run changeset\` (an empty one with --empty), then \`git add .changeset\``;
}

function git(...words) {
  return spawnSync('git', words, { cwd: root, encoding: 'utf8' });
}
