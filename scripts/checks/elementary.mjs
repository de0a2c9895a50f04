// Elementary functions come from `@entk/core/elementary`: those of Math, and `**`, are rounded differently by processors and
// engines. What is exact everywhere may stay: powers of two, and squares.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { conclude, filesBelow, lineOf, root, workspacePackages } from '../workspace.mjs';

/** Results never come from these: tests, and the functions themselves. */
const exempt = /^packages\/(testing\/|core\/src\/elementary\/)/;

const elsewhere = new Set(
  ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt'].concat(
    ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
    ['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ),
);

const complaints = [];
let looked = 0;
for (const { folder } of workspacePackages()) {
  for (const file of filesBelow(`${folder}/src`, /\.ts$/)) {
    if (exempt.test(file)) continue;
    looked++;
    const source = readFileSync(join(root, file), 'utf8');
    const complain = (at, rule) => complaints.push(`${file}:${lineOf(source, at)}: ${rule}`);
    new Visitor({
      MemberExpression({ object, property, start }) {
        if (object.name !== 'Math' || !elsewhere.has(property.name)) return;
        complain(start, `Math.${property.name}: take ${property.name} from @entk/core/elementary`);
      },
      BinaryExpression({ operator, left, right, start }) {
        if (operator !== '**' || isExact(left, right)) return;
        complain(start, `a ** b: take pow from @entk/core/elementary`);
      },
    }).visit(parseSync(basename(file), source).program);
  }
}
conclude(complaints, `${looked} files take elementary functions from one place`);

/** 2^k, a square, and a whole number to a whole power. */
function isExact(left, right) {
  return left.value === 2 || right.value === 2 || (Number.isInteger(left.value) && Number.isInteger(right.value));
}
