// Every package that is published, packed as it would be: publint looks at the manifest, Are The Types Wrong at whether
// TypeScript finds types for each entry of an ES module, from Node and from a bundler.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packInto, publishedPackages } from '../tarballs.mjs';
import { conclude } from '../workspace.mjs';

/** The packages are ES modules alone: these ways of loading them are not offered. */
const notOffered = new Set(['node10', 'node16-cjs']);

const complaints = [];
const folder = mkdtempSync(join(tmpdir(), 'entk-packed-'));
let published = 0;
try {
  const packages = publishedPackages();
  const tarballs = await packInto(folder, packages);
  for (const [index, { manifest }] of packages.entries()) {
    published++;
    const bytes = new Uint8Array(readFileSync(tarballs[index]));
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    complaints.push(...messages.map((message) => `${manifest.name}: ${formatMessage(message, pkg, { color: false })}`));
    if (manifest.exports['.']) complaints.push(...(await typeProblems(manifest.name, bytes)));
  }
} finally {
  rmSync(folder, { recursive: true });
}
conclude(complaints, `${published} packages are as publint and Are The Types Wrong want them`);

async function typeProblems(name, bytes) {
  const { problems = [] } = await checkPackage(createPackageFromTarballData(bytes), {
    excludeEntrypoints: [/\.wasm$/],
  });
  return problems
    .filter(({ resolutionKind, resolutionOption }) => !notOffered.has(resolutionKind ?? resolutionOption))
    .map(
      ({ kind, entrypoint, resolutionKind }) => `${name}: ${kind} (${entrypoint ?? 'all'}, ${resolutionKind ?? 'all'})`,
    );
}
