// The code that our documents show: ```ts blocks of every README, of the documents at the root, of the site's pages,
// and of the docstrings; and the programs in examples/. A block that begins with ```ts file=examples/NAME.ts is that
// program, to the letter.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'oxc-parser';
import { filesBelow, lineOf, root, workspacePackages } from '../workspace.mjs';
import { shownAtTheStartOf } from '../../apps/docs/demos/snippet/shown-value.mjs';

/** Blocks of a document or a source file, in order. */
export function snippetsIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const fence = /^([ \t]*(?:\* ?)?)```(?:ts|typescript)(?:[ \t]+file=(\S+))?[ \t]*\n([\s\S]*?)^[ \t]*(?:\* ?)?```/gm;
  return Array.from(text.matchAll(fence), (match) => {
    const [, margin, program, body] = match;
    const line = lineOf(text, match.index) + 1;
    const bare = margin.includes('*') ? body.replace(/^[ \t]*\* ?/gm, '') : body;
    return { file, line, code: bare, ...(program && { program }) };
  });
}

/** The programs that can be run by their names, `npm run example NAME`, each as a snippet of one file. */
export function programs() {
  return filesBelow('examples', /^[^.].*\.ts$/).map((file) => {
    const own = JSON.stringify(pathToFileURL(join(root, file)).href);
    const code = readFileSync(join(root, file), 'utf8');
    return { file, line: 1, code: code.replaceAll('import.meta.url', own) };
  });
}

/** Requires of a block that names a program to be that program. */
export function requireSame({ file, line, code, program }) {
  const path = join(root, program);
  if (existsSync(path) && readFileSync(path, 'utf8') === code) return;
  throw new Error(`${file}:${line}: must be ${program} to the letter`);
}

/**
 * The snippets of every package and app; those of the documents at the root run where the whole flow can be imported.
 */
export function snippetsByPackage() {
  return workspacePackages()
    .map((pack) => {
      const atRoot = pack.folder === 'apps/cli' ? rootDocuments() : [];
      const pages = pack.folder === 'apps/docs' ? pagesOfTheSite() : [];
      const files = [`${pack.folder}/README.md`, ...filesBelow(`${pack.folder}/src`, /\.ts$/), ...atRoot, ...pages];
      const snippets = files.flatMap(snippetsIn);
      snippets.filter(({ program }) => program).forEach(requireSame);
      return { ...pack, snippets: snippets.filter(({ program }) => !program) };
    })
    .concat({ folder: 'examples', path: join(root, 'examples'), snippets: programs() });
}

function rootDocuments() {
  return ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
}

/** What a person wrote of the site; `api` is made from the docstrings, which run where they stand. */
function pagesOfTheSite() {
  const notPages = ['apps/docs/README.md', 'apps/docs/api/'];
  return filesBelow('apps/docs', /\.md$/).filter((file) => !notPages.some((start) => file.startsWith(start)));
}

/**
 * The snippet as a module of the same line numbers: every `expression; // value` is handed to `shown` with its value, and
 * so are what `console.log(expression); // value` prints and the name in `const name = …; // ≈ value`.
 */
export function snippetModule({ file, line, code }, folder = 'packages/any') {
  const { program, comments, errors } = parseSync('snippet.ts', code);
  if (errors.length > 0) throw new Error(`${file}:${line}: ${errors[0].message}`);
  const edits = [];
  for (const statement of program.body) {
    const comment = comments.find(({ start, type }) => type === 'Line' && follows(code, statement.end, start));
    if (!comment) continue;
    const text = code.slice(comment.start + 2, comment.end).trim();
    const place = JSON.stringify(`${file}:${line + lineOf(code, statement.end) - 1}`);
    const rest = `${JSON.stringify(text)}, ${place}`;
    if (statement.type === 'ExpressionStatement') {
      const { start, end } = statement.expression;
      const value = printed(statement.expression) ?? statement.expression;
      edits.push({ start, end, text: `shown((${code.slice(value.start, value.end)}), ${rest})` });
    } else if (isNamed(statement) && shownAtTheStartOf(text)) {
      const { name } = statement.declarations[0].id;
      edits.push({ start: statement.end, end: statement.end, text: ` shown(${name}, ${rest});` });
    }
  }
  let result = code;
  for (const { start, end, text } of edits.toReversed()) result = result.slice(0, start) + text + result.slice(end);
  return `${'\n'.repeat(Math.max(0, line - 2))}import { shown } from '${upFrom(folder)}scripts/snippets/shown.js';\n${result}`;
}

/** From the modules of a folder to the root. */
export function upFrom(folder) {
  return '../'.repeat(folder.split('/').length + 1);
}

/** How the module of a snippet is called: `README.md.23` or `heatmap.ts.42`, with its folders. */
export function snippetName({ file, line }, folder) {
  const inside = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : `root/${basename(file)}`;
  return `${inside.replaceAll('/', '-')}.${line}`;
}

/** What `console.log` is given, if it is one value. */
function printed({ type, callee, arguments: values }) {
  const isLog = type === 'CallExpression' && callee.object?.name === 'console' && callee.property?.name === 'log';
  return isLog && values.length === 1 ? values[0] : undefined;
}

function follows(code, end, start) {
  return start >= end && /^[ \t;]*$/.test(code.slice(end, start));
}

function isNamed(statement) {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.length === 1 &&
    statement.declarations[0].id.type === 'Identifier'
  );
}
