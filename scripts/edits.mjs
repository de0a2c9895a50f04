// Changes of files that are planned, all of them, before the first is written: what does not fit leaves nothing
// half-done.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What does not fit into the workspace, in one line. */
export class EditError extends Error {}

/** Plans edits below a folder; paths are relative to it. */
export function planEdits(root) {
  const texts = new Map();
  return {
    /** A file that must not be there yet. */
    create(path, text) {
      if (existsSync(join(root, path))) throw new EditError(`${path} exists already`);
      texts.set(path, text);
    },
    /** A text directly before the first match of a pattern. */
    insertBefore(path, place, text) {
      edit(path, (before) => {
        const match = before.match(place);
        if (!match) throw new EditError(`${path} has no place for it: ${place}`);
        return before.slice(0, match.index) + text + before.slice(match.index);
      });
    },
    /**
     * A line among the lines that match a pattern, which are in alphabetical order; after the last of them if it is.
     */
    insertSorted(path, pattern, line) {
      edit(path, (before) => {
        const lines = before.split('\n');
        const places = lines.flatMap((other, index) => (pattern.test(other) ? [index] : []));
        if (places.length === 0) throw new EditError(`${path} has no place for it: ${pattern}`);
        if (places.some((index) => lines[index] === line))
          throw new EditError(`${path} has it already: ${line.trim()}`);
        const place = places.find((index) => lines[index].toLowerCase() > line.toLowerCase()) ?? places.at(-1) + 1;
        return lines.toSpliced(place, 0, line).join('\n');
      });
    },
    /** Any other change of a text. */
    edit,
    /** Writes them all, and gives their paths. */
    write() {
      for (const [path, text] of texts) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return [...texts.keys()];
    },
  };

  function edit(path, change) {
    if (!texts.has(path) && !existsSync(join(root, path))) throw new EditError(`${path} is not there`);
    texts.set(path, change(texts.get(path) ?? readFileSync(join(root, path), 'utf8')));
  }
}

/** Says what is wrong, in the name of a script, and ends it. */
export function refuse(script, problem) {
  process.stderr.write(`${script}: ${problem}\n`);
  process.exit(2);
}
