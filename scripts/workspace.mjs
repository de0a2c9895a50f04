// What the checks know of the workspace: its packages, its files, and the imports in them.
import './closed-pipe.mjs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Package folder names from the lowest layer up; a package imports only from those before it. */
export const layers = JSON.parse(readFileSync(join(root, 'scripts/layers.json'), 'utf8'));

/**
 * Every package and app: `{ kind: 'packages' | 'apps', name, folder, path, manifest }`, the folder relative to the
 * root.
 */
export function workspacePackages() {
  return ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, kind, entry.name, 'package.json')))
      .map(({ name }) => {
        const path = join(root, kind, name);
        const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
        return { kind, name, folder: `${kind}/${name}`, path, manifest };
      }),
  );
}

const neverOurs = new Set(['node_modules', 'dist', 'generated', 'fixtures', '.git', '.turbo', '.snippets', 'coverage']);

/** Paths relative to the root, with forward slashes, of the files below a folder that a person wrote, in order. */
export function filesBelow(folder, pattern) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (neverOurs.has(entry.name)) continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) visit(child);
      else if (pattern.test(entry.name)) found.push(relative(root, child).split(sep).join('/'));
    }
  };
  visit(join(root, folder));
  return found.toSorted((left, right) => (left < right ? -1 : 1));
}

/** What a module imports or re-exports, statically or not: `{ specifier, line }`. */
export function importsOf(file) {
  const source = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(basename(file), source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const { staticImports, staticExports, dynamicImports } = module;
  const named = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
  ].filter(Boolean);
  const found = named.map(({ value, start }) => ({ specifier: value, line: lineOf(source, start) }));
  for (const { moduleRequest } of dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])(.*)\1$/s.exec(text);
    if (literal) found.push({ specifier: literal[2], line: lineOf(source, moduleRequest.start) });
  }
  return found;
}

/** The line, from 1, that a place in a text stands on. */
export function lineOf(text, place) {
  return text.slice(0, place).split('\n').length;
}

/** Prints the complaints and ends with exit code 1 if there are any, else prints what was looked at. */
export function conclude(complaints, looked) {
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (complaints.length > 0) process.stderr.write(`${complaints.length} found\n`);
  else process.stdout.write(`${looked}\n`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
