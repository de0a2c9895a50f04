// The table of the page on language models: what single vectors of every weight's kernel tell of a text, beside PCA.
//   npm run --silent entk -- analyze --model SmolLM2.gguf --text TEXT --out FOLDER
//   node apps/cli/bench/language-table.mjs FOLDER/analysis.json
// writes apps/docs/measured/language-model.json and the table between the marks of apps/docs/paper/language-model.md.
import { readFileSync, writeFileSync } from 'node:fs';

const [from] = process.argv.slice(2);
const paper = new URL('../../docs/paper/', import.meta.url);
const { settings, loss, labels, weights } = JSON.parse(readFileSync(from, 'utf8'));
const rounded = (value) => Math.round(value * 1e4) / 1e4;
const scoreOf = (scores) =>
  scores && {
    areaUnderCurve: rounded(scores.areaUnderCurve.mean),
    averagePrecision: rounded(scores.averagePrecision.mean),
    deviation: rounded(scores.areaUnderCurve.deviation),
  };
const short = weights.map(({ block, kind, trace, centredTrace, drops, own, scores }) => ({
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
const [family] = labels;
writeFileSync(
  new URL('../measured/language-model.json', paper),
  `${JSON.stringify({ settings, loss: rounded(loss), labels: family.labels, random: scoreOf(family.random), weights: short })}\n`,
);

const kinds = [...new Set(short.map(({ kind }) => kind))];
const blocks = [...new Set(short.map(({ block }) => block))];
const at = (block, kind) => short.find((one) => one.block === block && one.kind === kind);
const text = (scores) => (scores ? `${scores.areaUnderCurve.toFixed(3)}/${scores.averagePrecision.toFixed(3)}` : '–');
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
const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
const page = new URL('language-model.md', paper);
const [before, after] = ['<!-- table -->\n\n', '\n\n<!-- end of the table -->'];
const document = readFileSync(page, 'utf8');
const [start, end] = [document.indexOf(before) + before.length, document.indexOf(after)];
writeFileSync(page, document.slice(0, start) + lines.join('\n') + document.slice(end));

const mean = (pick) => {
  const values = short.map(pick).filter((value) => value !== undefined);
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
};
for (const basis of ['eNTK', 'PCA of a', 'PCA of δ', 'PCA of the residual']) {
  const scores = (way) => (one) => one.scores[basis][way]?.areaUnderCurve;
  process.stdout.write(`${basis}: ${mean(scores('plain'))} → ${mean(scores('rotated'))}\n`);
}
for (const kind of kinds) {
  const of = short.filter((one) => one.kind === kind);
  const against = (way) => {
    const ahead = of.filter(
      ({ scores }) => scores.eNTK[way].areaUnderCurve > scores['PCA of the residual'][way].areaUnderCurve,
    );
    return `${ahead.length} of ${of.length}`;
  };
  const share = of.flatMap(({ own }) => (own ? [own.share] : []));
  process.stdout.write(
    `${kind}: above the residual in ${against('plain')}, rotated ${against('rotated')}; share ${Math.min(...share)} to ${Math.max(...share)}\n`,
  );
}
