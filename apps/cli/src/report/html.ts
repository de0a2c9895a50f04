import { claimsHtml } from './claims-html.js';
import { type DrawnFigures, drawnFigure } from './drawn-figure.js';
import { escaped } from './escaped.js';
import { madeText } from './made.js';
import { verdictsText } from './measured-table.js';
import type { NamedFigure, Passage, PassagePiece, Report, ReportTable } from './report.js';
import { reportStyle } from './style.js';
import { typeset, typesetCell } from './typeset.js';

/** What stands around the results. */
export interface ReportPage {
  readonly title: string;
  readonly lead: string;
  /** `entk reproduce`. */
  readonly madeBy: string;
  /** Where the numbers are, beside the report: `claims.json`. */
  readonly numbers: readonly string[];
  /** Of many cells, which are files of their own: no day is told, and there are no arrays. @default false */
  readonly ofCells?: boolean;
  /** Above the notes of each result. */
  readonly notesTitle: string;
}

/**
 * The report as one HTML file that needs nothing beside it: figures are inline SVG, nothing is fetched.
 *
 * @param page Without it, that of reproduced experiments.
 * @param drawn Figures that need not be drawn again.
 */
export function reportHtml(
  results: readonly Report[],
  page: ReportPage = reproductionPage(results),
  drawn: DrawnFigures = new Map(),
): string {
  const title = escaped(page.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${typeset(page.lead)}</p>
${results.length > 1 ? contents(results) : ''}
</header>
<main>
${results.map((result) => experimentHtml(result, page.notesTitle, drawn)).join('\n')}
</main>
${footerHtml(results, page)}
</body>
</html>
`;
}

function reproductionPage(results: readonly Report[]): ReportPage {
  const claims = results.flatMap((result) => result.claims);
  return {
    title: 'Feature identification via the empirical NTK, reproduced',
    lead: `Every network below was trained, and every kernel analysed, in the run that wrote this page. ${verdictsText(claims)}. The paper is Lin, “Feature Identification via the Empirical NTK”, arXiv:2510.00468; what was run differs from its text where a note says so.`,
    madeBy: 'entk reproduce',
    numbers: ['claims.json'],
    notesTitle: 'What was run, where the text leaves it open or differs',
  };
}

function footerHtml(results: readonly Report[], { madeBy, numbers, ofCells = false }: ReportPage): string {
  const arrays = results.filter((result) => result.arrays.size > 0).map(({ id }) => `arrays/${id}.npz`);
  const linked = (files: readonly string[]) =>
    files.map((file) => `<a href="${escaped(file)}">${escaped(file)}</a>`).join(', ');
  const made = madeText(results, ofCells ? '' : undefined);
  const behind = arrays.length > 0 ? linked(arrays) : '<code>arrays/</code>';
  return `<footer><p>Made by <code>${escaped(madeBy)}</code>, ${escaped(made)}. The numbers are in ${linked(numbers)}, each figure in <code>figures/</code>${ofCells ? '' : `, the arrays behind it in ${behind}`}.</p></footer>`;
}

function contents(results: readonly Report[]): string {
  return `<nav><ul>${results.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')}</ul></nav>`;
}

function experimentHtml(result: Report, notesTitle: string, drawn: DrawnFigures): string {
  // A setting that was not given has no value to show.
  const settings = Object.entries(result.settings)
    .filter(([, value]) => String(value) !== '')
    .map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${typesetCell(String(value))}</dd></div>`);
  return `<section id="${result.id}">
<h2>${escaped(result.title)}</h2>
<p>${typeset(result.summary)}</p>
<dl class="settings">${settings.join('')}</dl>
${result.claims.length > 0 ? `<h3>Claims</h3>\n${claimsHtml(result.claims)}` : ''}
${result.figures.map((figure) => figureHtml(figure, drawn)).join('\n')}
${result.tables.map(tableHtml).join('\n')}
${(result.passages ?? []).map(passageHtml).join('\n')}
<h3>${escaped(notesTitle)}</h3>
<ul>${result.notes.map((note) => `<li>${typeset(note)}</li>`).join('')}</ul>
</section>`;
}

function figureHtml(named: NamedFigure, drawn: DrawnFigures): string {
  const { name, title, caption } = named;
  const { light, dark } = drawn.get(named) ?? drawnFigure(named);
  const files = ['svg', 'png', 'pdf', 'json'].map(
    (format) => `<a href="figures/${name}.${format}">${format.toUpperCase()}</a>`,
  );
  return `<figure id="${name}"><h3>${escaped(title)}</h3><div class="scroll by-day">${light}</div><div class="scroll by-night">${dark}</div><figcaption>${typeset(caption)} <span class="files">${files.join(' ')}</span></figcaption></figure>`;
}

/**
 * Cells of more characters are kept wide on a phone, where the table then scrolls, instead of one word a line; those of
 * fewer than the other are not broken, `< 1e-9` say.
 */
const longCell = 40;
const shortCell = 12;

function tableHtml({ title, caption, header, rows }: ReportTable): string {
  const head = header.map((cell) => `<th>${typeset(cell)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td${widthClass(cell)}>${emphasised(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<h3>${escaped(title)}</h3><p>${typeset(caption)}</p><div class="scroll"><table class="numbers"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function widthClass({ length }: string): string {
  if (length > longCell) return ' class="long"';
  return length < shortCell ? ' class="short"' : '';
}

function passageHtml({ title, caption, scale, lines }: Passage): string {
  const shown = lines.map(({ pieces }) => `<p>${pieces.map((piece) => pieceHtml(piece, scale)).join('')}</p>`);
  return `<h3>${escaped(title)}</h3><p>${typeset(caption)}</p><div class="passage">${shown.join('\n')}</div>`;
}

/** Orange above zero, blue below, the stronger the larger. */
function pieceHtml({ text, value, marked = false }: PassagePiece, scale: number): string {
  const shown = escaped(text).replaceAll('\n', '⏎');
  const inside = marked ? `<strong>${shown}</strong>` : shown;
  if (value === undefined || !(scale > 0)) return inside;
  const share = Math.round(100 * Math.min(1, Math.abs(value) / scale));
  if (share === 0) return inside;
  const colour = value > 0 ? '--warm' : '--cold';
  const style = `background:color-mix(in srgb, var(${colour}) ${share}%, transparent)`;
  return `<span style="${style}" title="${value.toPrecision(2)}">${inside}</span>`;
}

/** `**text**` in bold, the rest escaped. */
function emphasised(cell: string): string {
  return typesetCell(cell).replace(/^\*\*(.*)\*\*$/, '<strong>$1</strong>');
}
