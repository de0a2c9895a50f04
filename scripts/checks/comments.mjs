// Comments in one notation: lines as wide as code, examples aside; one error in a `@throws`; the default of an option as
// `@default`; and none of the turns that read as translated.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { conclude, filesBelow, lineOf, root, workspacePackages } from '../workspace.mjs';

/** As biome.json has it for code. */
const widest = 120;

/** What the check of tests reads, and the row of a table, stand on one line, however long. */
const readByMachine = /^\/\/ (Also tests|Tests) |^ *\* \|/;

/** Turns of phrase that an English reader stumbles over, and what to write. */
const turns = [
  [/\b(that|which) (is|are) none\b/, 'say what it is not'],
  [/\bif (it|the \w+) is none\b/, 'say what it is not'],
  [/\b(that|which) (is|are) there\b/, 'say what exists, or leave it out'],
  [/\bbehind (every|each|a|the) (layer|position|block)|\bstands? behind\b|\bbehind N\b/, 'write "after"'],
  [/\bof one's own\b/, 'write "user-defined", or "your own"'],
  [/\b(network|layer|model|matrix|kernel|file|group)s? ha(s|ve) not\b/, 'write "does not have"'],
  [/\bha(s|ve) not (the|as|an?|its|two|[A-Z])\b/, 'write "does not have", or "without"'],
  [/\bgo(es|ing)? on (from|with)\b/, 'write "resumes" or "continues"'],
];

const complaints = [];
let looked = 0;
for (const { folder } of workspacePackages()) {
  for (const file of ['src', 'test', 'bench', 'demos'].flatMap((area) =>
    filesBelow(`${folder}/${area}`, /\.(ts|mjs|js)$/),
  )) {
    looked++;
    judge(file, readFileSync(join(root, file), 'utf8'));
  }
}
conclude(complaints, `the comments of ${looked} files keep one notation`);

function judge(file, source) {
  const isSource = file.includes('/src/');
  for (const { value, start, type } of parseSync(basename(file), source).comments) {
    const from = lineOf(source, start);
    const complain = (line, rule) => complaints.push(`${file}:${from + line}: ${rule}`);
    const lines = value.split('\n');
    let inExample = false;
    lines.forEach((text, line) => {
      if (/^\s*\* ```/.test(text)) inExample = !inExample;
      if (inExample) return;
      const whole = source.split('\n', from + line).at(-1);
      if (whole.length > widest && /^\s*(\/\/|\/?\*)/.test(whole) && !readByMachine.test(whole)) {
        complain(line, `a comment of ${whole.length} characters, ${widest} at most`);
      }
      for (const [turn, remedy] of isSource ? turns : []) {
        const found = turn.exec(text);
        if (found) complain(line, `"${found[0]}": ${remedy}`);
      }
    });
    if (type !== 'Block' || !value.startsWith('*') || !isSource) continue;
    judgeTags(value, complain);
  }
}

/** What a docstring says of errors and defaults. */
function judgeTags(text, complain) {
  const conditions = new Set();
  for (const { 0: tag, index } of text.matchAll(/@throws[^@]*/g)) {
    const errors = new Set(tag.match(/\b[A-Z]\w*Error\b/g));
    if (errors.size > 1) complain(lineOf(text, index) - 1, `@throws names ${[...errors].join(' and ')}: one a line`);
    const [, when] = /@throws \w*Error\s+([^]*)/.exec(tag.replaceAll(/\n\s*\*/g, '')) ?? [];
    if (when === undefined) continue;
    const condition = when.replaceAll(/\s+/g, ' ').trim();
    if (conditions.has(condition)) complain(lineOf(text, index) - 1, `"${condition}": say when each error is thrown`);
    conditions.add(condition);
  }
  for (const { 0: words, index } of text.matchAll(/\b(by default|unless (given|told))\b/gi)) {
    complain(lineOf(text, index) - 1, `"${words}": write @default`);
  }
}
