// Plain Node: the pipeline with every package in it, and the program.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeOfMajor } from '../node-of-major.mjs';
import { tarballOf, withDependencies } from '../tarballs.mjs';
import { root } from '../workspace.mjs';
import { expectedNumbers, judge } from './project.mjs';

/** The oldest and the newest major that we promise; the one that runs this is tried whatever it is. */
const majors = [20, 24];

export async function nodeLane(project, { report, complain }) {
  report(await alone(project, '@entk/linalg'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = '--strict --module nodenext --target es2022 --outDir built pipeline.ts'.split(' ');
  await project.run(process.execPath, [compiler, ...options, '--types', '']);
  const { version } = JSON.parse(readFileSync(join(project.folder, 'node_modules/entk/package.json'), 'utf8'));
  for (const node of [process.execPath, ...(await otherNodes(report))]) {
    const began = performance.now();
    const outcome = JSON.parse(await project.run(node, ['node.mjs', String(expectedNumbers().p)]));
    const { failures, near } = judge(outcome);
    for (const failure of failures) complain(`${outcome.version}: ${failure}`);

    const program = join(project.folder, 'node_modules/entk/bin/entk.js');
    const told = (await project.run(node, [program, '--version'])).trim();
    if (told !== version) complain(`${outcome.version}: entk --version says ${told}, its package ${version}`);
    const out = `trained-${outcome.version}`;
    const training = `train modular-addition --p 5 --hidden-units 16 --epochs 20 --out ${out}`.split(' ');
    await project.run(node, [program, ...training]);
    if (!existsSync(join(project.folder, out))) complain(`${outcome.version}: entk train wrote nothing`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    report(
      `${outcome.version}: ${near}${outcome.isWide ? ', also on wide vectors' : ''}; entk ${told} trains (${seconds} s)`,
    );
  }
}

/** One package as `npm run pack -- NAME` says to install it: with what it needs of ours, and nothing else. */
async function alone({ folder, tarballs, runIn }, name) {
  const own = join(folder, '../alone');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'alone', private: true, type: 'module' }));
  const files = withDependencies([name]).map(({ manifest }) => join(tarballs, tarballOf(manifest)));
  await runIn(own, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...files]);
  const program = `import { DenseMatrix } from '@entk/core'; import { eigh } from '${name}';
    console.log(eigh(DenseMatrix.fromRows([[2, 1], [1, 2]])).values.map(Math.round).join());`;
  const printed = (await runIn(own, process.execPath, ['--input-type=module', '-e', program])).trim();
  if (printed !== '3,1') throw new Error(`${name} alone: the eigenvalues of [[2, 1], [1, 2]] are ${printed}`);
  return `${name} installs and runs with ${files.length - 1} other of ours`;
}

async function otherNodes(report) {
  const current = Number.parseInt(process.versions.node, 10);
  const found = [];
  for (const major of majors.filter((wanted) => wanted !== current)) {
    const node = await nodeOfMajor(major);
    if (node) found.push(node);
    else report(`Node ${major} is not tried: no package brings it to ${process.platform} on ${process.arch}`);
  }
  return found;
}
