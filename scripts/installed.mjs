// `npm run installed [node] [types] [page]`: packs every package as it would be published, installs the tarballs with
// npm into an empty project outside of the workspace, and holds what runs there against the reference network: in plain
// Node (this one, and the newest and oldest major that we promise), in TypeScript of three majors, and bundled by Vite
// in Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeLane } from './installed/node.mjs';
import { pageLane } from './installed/page.mjs';
import { makeProject } from './installed/project.mjs';
import { typesLane } from './installed/types.mjs';

const lanes = { node: nodeLane, types: typesLane, page: pageLane };
const words = process.argv.slice(2);
const unknown = words.filter((word) => !(word in lanes));
if (unknown.length > 0) {
  process.stderr.write(`installed: ${unknown.join(', ')} must be of ${Object.keys(lanes).join(', ')}\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'entk-installed-'));
const complaints = [];
try {
  const project = await makeProject(folder);
  process.stdout.write(`${project.summary}\n`);
  for (const [name, lane] of Object.entries(lanes)) {
    if (words.length > 0 && !words.includes(name)) continue;
    const report = (line) => process.stdout.write(`${name}: ${line}\n`);
    await lane(project, { report, complain: (line) => complaints.push(`${name}: ${line}`) });
  }
} catch (error) {
  complaints.push(error.message);
} finally {
  rmSync(folder, { recursive: true, maxRetries: 3 });
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
