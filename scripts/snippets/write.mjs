// Writes every snippet as a module below its package (`packages/*/.snippets`), where it imports what a user of that
// package can import, and beside them one test that runs them all.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { snippetModule, snippetName, snippetsByPackage, upFrom } from './extract.mjs';

/** Brings the modules up to date, and returns how many there are. */
export function writeSnippets() {
  let written = 0;
  for (const { path, folder, snippets } of snippetsByPackage()) {
    const target = join(path, '.snippets');
    const files = new Map();
    for (const snippet of snippets) files.set(`${snippetName(snippet, folder)}.ts`, snippetModule(snippet, folder));
    if (files.size > 0) files.set('snippets.test.ts', testOf(snippets, folder));
    written += snippets.length;
    synchronise(target, files);
  }
  return written;
}

function testOf(snippets, folder) {
  const tests = snippets.map((snippet) => {
    const title = JSON.stringify(`${snippet.file}:${snippet.line}`);
    return `test(${title}, async () => void (await import('./${snippetName(snippet, folder)}.js')));`;
  });
  return `import { test } from 'vitest';\nimport '${upFrom(folder)}scripts/snippets/in-a-folder-of-its-own.js';\n\n${tests.join('\n')}\n`;
}

/** Leaves files alone that have not changed, and removes those whose snippet is gone. */
function synchronise(target, files) {
  if (files.size > 0) mkdirSync(target, { recursive: true });
  else if (!existsSync(target)) return;
  for (const name of readdirSync(target)) if (!files.has(name)) rmSync(join(target, name));
  for (const [name, text] of files) {
    const file = join(target, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${writeSnippets()} snippets\n`);
