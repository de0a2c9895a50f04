// Every source file has a test of the same name at the same place (src/a/b.ts, test/a/b.test.ts), except those that
// have nothing to run: types, names re-exported, constants. The test of a folder (src/a/, test/a.test.ts) covers all
// files in it if it says `// Tests every file of its folder: why.`; one that covers files beside its own says so in a
// comment, `// Also tests draw/legend.ts, draw/text.ts: why.`; one that covers no single file says `// Tests no single
// file: why.`
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { conclude, filesBelow, root, workspacePackages } from '../workspace.mjs';

const running = new Set([
  'CallExpression',
  'NewExpression',
  'ArrowFunctionExpression',
  'FunctionExpression',
  'ClassExpression',
]);
const complaints = [];
let sources = 0;
for (const { folder } of workspacePackages()) {
  const tests = filesBelow(`${folder}/test`, /\.test\.ts$/);
  const covered = new Set();
  for (const test of tests) {
    const text = readFileSync(join(root, test), 'utf8');
    const source = test.replace('/test/', '/src/').replace(/\.test\.ts$/, '.ts');
    if (/^\/\/ Tests every file of its folder: ./m.test(text)) coverFolder(test, source.replace(/\.ts$/, '/'), covered);
    else if (existsSync(join(root, source))) covered.add(source);
    else if (!/^\/\/ Tests no single file: ./m.test(text)) {
      complaints.push(`${test}: there is no ${source}, and no line "// Tests no single file: why."`);
    }
    for (const [, list] of text.matchAll(/^\/\/ Also tests ([^:\n]+): ./gm)) {
      for (const name of list.split(', ')) {
        const file = `${folder}/src/${name}`;
        if (existsSync(join(root, file))) covered.add(file);
        else complaints.push(`${test}: says it also tests ${file}, which is not there`);
      }
    }
  }
  for (const file of filesBelow(`${folder}/src`, /\.ts$/)) {
    sources++;
    if (!covered.has(file) && hasSomethingToRun(file)) complaints.push(`${file}: no test of its name covers it`);
  }
}
conclude(complaints, `looked at ${sources} source files`);

/** Marks the files that stand in a folder itself. */
function coverFolder(test, folder, covered) {
  const files = filesBelow(folder, /\.ts$/).filter((file) => !file.slice(folder.length).includes('/'));
  if (files.length === 0) complaints.push(`${test}: says it tests every file of ${folder}, which has none`);
  for (const file of files) covered.add(file);
}

function hasSomethingToRun(file) {
  const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  return !program.body.every(isDeclarative);
}

/** Types, imports, re-exports, and constants without a function or a call in them. */
function isDeclarative(statement) {
  if (statement.type === 'ExportNamedDeclaration')
    return !statement.declaration || isDeclarative(statement.declaration);
  if (statement.type === 'VariableDeclaration') return statement.kind === 'const' && !runs(statement);
  return ['ImportDeclaration', 'ExportAllDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration'].includes(
    statement.type,
  );
}

function runs(node) {
  if (Array.isArray(node)) return node.some(runs);
  if (node === null || typeof node !== 'object') return false;
  return running.has(node.type) || Object.values(node).some(runs);
}
