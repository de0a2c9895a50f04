// The code that our documents show: ```ts blocks of every README, of the documents at the root, of the site's pages,
// and of the docstrings.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { filesBelow, lineOf, root, workspacePackages } from '../workspace.mjs';
import { shownAtTheStartOf } from './shown-value.mjs';

/** Blocks of a document or a source file, in order. */
export function snippetsIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const fence = /^([ \t]*(?:\* ?)?)```(?:ts|typescript)[ \t]*\n([\s\S]*?)^[ \t]*(?:\* ?)?```/gm;
  return Array.from(text.matchAll(fence), (match) => {
    const [, margin, body] = match;
    const line = lineOf(text, match.index) + 1;
    const bare = margin.includes('*') ? body.replace(/^[ \t]*\* ?/gm, '') : body;
    return { file, line, code: bare };
  });
}

/**
 * The snippets of every package and app; those of the documents at the root run where the whole flow can be imported.
 */
export function snippetsByPackage() {
  return workspacePackages().map((pack) => {
    const atRoot = pack.folder === 'apps/cli' ? rootDocuments() : [];
    const pages = pack.folder === 'apps/docs' ? pagesOfTheSite() : [];
    const files = [`${pack.folder}/README.md`, ...filesBelow(`${pack.folder}/src`, /\.ts$/), ...atRoot, ...pages];
    return { ...pack, snippets: files.flatMap(snippetsIn) };
  });
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
 * The snippet as a module of the same line numbers: every `expression; // value` is handed to `shown` with its value,
 * and so is the name in `const name = …; // ≈ value`.
 */
export function snippetModule({ file, line, code }) {
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
      edits.push({ start, end, text: `shown((${code.slice(start, end)}), ${rest})` });
    } else if (isNamed(statement) && shownAtTheStartOf(text)) {
      const { name } = statement.declarations[0].id;
      edits.push({ start: statement.end, end: statement.end, text: ` shown(${name}, ${rest});` });
    }
  }
  let result = code;
  for (const { start, end, text } of edits.toReversed()) result = result.slice(0, start) + text + result.slice(end);
  return `${'\n'.repeat(Math.max(0, line - 2))}import { shown } from '../../../scripts/snippets/shown.js';\n${result}`;
}

/** How the module of a snippet is called: `README.md.23` or `heatmap.ts.42`, with its folders. */
export function snippetName({ file, line }, folder) {
  const inside = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : `root/${basename(file)}`;
  return `${inside.replaceAll('/', '-')}.${line}`;
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
