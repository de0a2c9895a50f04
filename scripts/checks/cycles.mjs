// Circles of imports among the source files of a package or an app, type-only imports included: a type that closes a
// circle stands in the wrong file, and nobody can read one of the files without the others.
import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesBelow, importsOf, root } from '../workspace.mjs';

/** The folders of an app or a package that hold source files which import each other. */
const areas = ['src', 'demos', '.vitepress'];

/** Each circle as the files on it, in the order in which they import each other; one for every knot of files. */
export function importCycles(folder) {
  const files = areas.flatMap((area) => filesBelow(`${folder}/${area}`, /\.(ts|mjs|js)$/));
  const known = new Set(files);
  const targets = new Map(files.map((file) => [file, relativeImports(file).filter((target) => known.has(target))]));
  return knots(files, targets).map((knot) => shortestCircle(knot, targets));
}

function relativeImports(file) {
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => {
      const path = posix.join(dirname(file), specifier);
      const source = path.replace(/\.js$/, '.ts');
      return existsSync(join(root, source)) ? source : path;
    });
}

/** Strongly connected components of more than one file (Tarjan 1972). */
function knots(files, targets) {
  const found = [];
  const [index, low] = [new Map(), new Map()];
  const stack = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const target of targets.get(file)) {
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file), low.get(target)));
    }
    if (low.get(file) !== index.get(file)) return;
    const knot = stack.splice(stack.indexOf(file));
    if (knot.length > 1 || targets.get(file).includes(file)) found.push(knot);
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}

/** A shortest way from the first file of a knot back to itself. */
function shortestCircle(knot, targets) {
  const [start] = knot.toSorted();
  const cameFrom = new Map();
  const queue = [start];
  for (const file of queue) {
    for (const target of targets.get(file)) {
      if (target === start) {
        const circle = [file];
        while (circle[0] !== start) circle.unshift(cameFrom.get(circle[0]));
        return circle;
      }
      if (cameFrom.has(target) || !knot.includes(target)) continue;
      cameFrom.set(target, file);
      queue.push(target);
    }
  }
  return knot;
}
