// The tables of the page on language models: what single vectors of every weight's kernel tell of a text, beside PCA.
//   npm run --silent entk -- analyze --model SmolLM2.gguf --text TEXT --out FOLDER
//   node apps/cli/bench/language-table.mjs FOLDER/analysis.json
// writes apps/docs/measured/language-model.json and the table between the marks of apps/docs/paper/language-model.md;
//   npm run --silent entk -- reproduce language-model --model SmolLM2.gguf --out FOLDER
//   node apps/cli/bench/language-table.mjs FOLDER/claims.json
// writes apps/docs/measured/language-model-grammar.json, and of the grammar claims, kinds of label, moves and table.
import { readFileSync, writeFileSync } from 'node:fs';

const [from] = process.argv.slice(2);
const paper = new URL('../../docs/paper/', import.meta.url);
const given = JSON.parse(readFileSync(from, 'utf8'));
const experiment = given.experiments?.find(({ id }) => id === 'language-model');
const { settings, loss, labels, weights } = experiment ? experiment.findings.trained : given;
const bases = ['eNTK', 'PCA of a', 'PCA of δ', 'PCA of the residual'];

const rounded = (value) => Math.round(value * 1e4) / 1e4;
const scoreOf = (scores) =>
  scores && {
    areaUnderCurve: rounded(scores.areaUnderCurve.mean),
    averagePrecision: rounded(scores.averagePrecision.mean),
    deviation: rounded(scores.areaUnderCurve.deviation),
  };
const shortened = (all) =>
  all.map(({ block, kind, trace, centredTrace, drops, own, scores }) => ({
    block,
    kind,
    centred: rounded(centredTrace / trace),
    drops,
    own: own && { share: rounded(own.share), cosine: rounded(own.cosine) },
    scores: Object.fromEntries(
      Object.entries(scores).map(([basis, [first]]) => [
        basis,
        { plain: scoreOf(first.plain), rotated: scoreOf(first.rotated) },
      ]),
    ),
  }));
const short = shortened(weights);
const mean = (values) => {
  const known = values.filter((value) => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
/** Means over all weights, for every family of labels. */
const families = labels.map(({ name, labels: own, random }, family) => ({
  name,
  labels: own,
  random: scoreOf(random),
  scores: Object.fromEntries(
    bases.map((basis) => {
      const scores = weights.map((weight) => weight.scores[basis]?.[family]?.plain);
      const of = (measure) => rounded(mean(scores.map((one) => one?.[measure].mean)));
      return [basis, { areaUnderCurve: of('areaUnderCurve'), averagePrecision: of('averagePrecision') }];
    }),
  ),
}));
const record = experiment
  ? {
      settings: experiment.settings,
      loss: rounded(loss),
      claims: experiment.claims.map(({ id, statement, measured, holds }) => ({ id, statement, measured, holds })),
      families,
      causes: experiment.findings.causes,
      weights: short,
      untrained: shortened(experiment.findings.untrained.weights),
    }
  : { settings, loss: rounded(loss), labels: labels[0].labels, random: families[0].random, weights: short };
writeFileSync(
  new URL(`../measured/language-model${experiment ? '-grammar' : ''}.json`, paper),
  `${JSON.stringify(record)}\n`,
);

const tableOf = (header, rows) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const text = (scores) => (scores ? `${scores.areaUnderCurve.toFixed(3)}/${scores.averagePrecision.toFixed(3)}` : '–');

function weightsTable() {
  const kinds = [...new Set(short.map(({ kind }) => kind))];
  const blocks = [...new Set(short.map(({ block }) => block))];
  const at = (block, kind) => short.find((one) => one.block === block && one.kind === kind);
  const both = ({ plain, rotated }) => `${text(plain)} → ${text(rotated)}`;
  const header = ['block', ...kinds, 'PCA of a of down', 'PCA of δ of down', 'PCA of the residual'];
  const down = kinds.find((kind) => /down|c_proj|fc2/.test(kind)) ?? kinds.at(-1);
  const rows = blocks.map((block) => {
    const of = at(block, down).scores;
    return [
      block,
      ...kinds.map((kind) => both(at(block, kind).scores.eNTK)),
      ...['PCA of a', 'PCA of δ', 'PCA of the residual'].map((basis) => both(of[basis])),
    ];
  });
  return tableOf(header, rows);
}

function claimsTable() {
  const cell = (words) => words.replaceAll('|', '\\|');
  const rows = record.claims.map(({ statement, measured, holds }) => [statement, measured, holds ? 'yes' : '**no**']);
  return tableOf(
    ['claim', 'measured', 'holds'],
    rows.map((row) => row.map(cell)),
  );
}

function familiesTable() {
  const rows = families.map(({ name, labels: own, random, scores }) => [
    name,
    own.length,
    ...bases.map((basis) => text(scores[basis])),
    text(random),
  ]);
  return tableOf(['labels', 'how many', ...bases, 'random vectors'], rows);
}

function meansTable() {
  const rows = bases.map((basis) => {
    const of = (way) => {
      const scores = short.map((one) => one.scores[basis]?.[way]);
      const measure = (name) => mean(scores.map((one) => one?.[name])).toFixed(3);
      return `${measure('areaUnderCurve')} / ${measure('averagePrecision')}`;
    };
    return [basis, of('plain'), of('rotated')];
  });
  return tableOf(['basis', 'as it comes', 'rotated'], rows);
}

function aheadTable() {
  const kinds = [...new Set(short.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const of = short.filter((one) => one.kind === kind);
    const ahead = (basis, way) =>
      of.filter(
        ({ scores }) => scores.eNTK[way].areaUnderCurve > (scores[basis][way] ?? scores.eNTK[way]).areaUnderCurve,
      ).length;
    return [
      `\`${kind}\``,
      ahead('PCA of the residual', 'plain'),
      ahead('PCA of the residual', 'rotated'),
      ahead('PCA of a', 'plain'),
      ahead('PCA of δ', 'plain'),
    ];
  });
  return tableOf(['weight', 'residual', 'residual, both rotated', '$a$', '$\\delta$'], rows);
}

function causesTable() {
  const significant = (value) => String(Number(value.toPrecision(3)));
  const average = (effects, what) => significant(mean(effects.map((one) => one[what])));
  const rows = record.causes.flatMap(({ name, vector, steps, random, removed, removedAtRandom }) => {
    const place = `\`${name.replace(/^model\.layers\.|\.weight$/g, '')}\`, ${vector + 1}`;
    const step = steps.at(-1);
    const own = (one, what) => significant(one[what]);
    const effects = ['change', 'atLargest', 'divergence', 'divergenceAtLargest'];
    return [
      [
        place,
        `${100 * step.length} % along $J^\\top v$`,
        ...effects.map((what) => own(step, what)),
        own(step, 'correlation'),
      ],
      ['', 'random, as long', ...effects.map((what) => average(random, what)), '–'],
      [
        '',
        `part of rank one taken out (${significant(100 * removed.length)} %)`,
        ...effects.map((what) => own(removed, what)),
        '–',
      ],
      ['', 'random, as long', ...effects.map((what) => average(removedAtRandom, what)), '–'],
    ];
  });
  return tableOf(
    ['weight, vector', 'what', 'change of the read-out', 'share at $v$', 'divergence', 'at $v$', 'correlation'],
    rows,
  );
}

const page = new URL('language-model.md', paper);
let document = readFileSync(page, 'utf8');
function place(mark, table) {
  const [before, after] = [`<!-- ${mark} -->\n\n`, `\n\n<!-- end of the ${mark} -->`];
  const [start, end] = [document.indexOf(before) + before.length, document.indexOf(after)];
  if (start < before.length || end < 0) throw new Error(`language-model.md must have the marks of "${mark}"`);
  document = document.slice(0, start) + table + document.slice(end);
}
if (experiment) {
  place('grammar claims', claimsTable());
  place('grammar means', meansTable());
  place('grammar leads', aheadTable());
  place('grammar labels', familiesTable());
  if (record.causes.length > 0) place('grammar causes', causesTable());
  place('grammar table', weightsTable());
} else {
  place('table', weightsTable());
  process.stdout.write(`${meansTable()}\n\n${aheadTable()}\n`);
}
writeFileSync(page, document);
