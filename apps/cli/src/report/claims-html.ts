import type { Claim } from './claim.js';
import { escaped } from './escaped.js';
import { type MeasuredTable, verdictOf, verdictSigns } from './measured-table.js';
import { typeset, typesetCell } from './typeset.js';

/** Claims of a report: what the paper says of each, and what was measured, row by row where there are several. */
export function claimsHtml(claims: readonly Claim[]): string {
  return `<div class="claims">${claims.map(claimHtml).join('\n')}</div>`;
}

const words = { holds: 'holds', partly: 'in part', fails: 'fails' } as const;

function claimHtml(claim: Claim): string {
  const { id, statement, source, method, paper, measured, table } = claim;
  const verdict = verdictOf(claim);
  const here = table ? measuredTableHtml(table) : typeset(measured);
  return `<article id="claim-${escaped(id)}" class="claim ${verdict}">
<p><span class="verdict">${verdictSigns[verdict]} ${words[verdict]}</span> ${typeset(statement)}</p>
<p class="method">${typeset(source)}. ${typeset(method)}</p>
<dl><dt>Paper</dt><dd>${typeset(paper)}</dd><dt>Here</dt><dd>${here}</dd></dl>
</article>`;
}

function measuredTableHtml({ rowsAre, columns, rows }: MeasuredTable): string {
  const withPaper = rows.some(({ paper }) => paper !== undefined);
  const head = [rowsAre, ...(withPaper ? ['paper'] : []), ...columns];
  const body = rows.map(({ of, paper = '–', cells, holds }) => {
    const sign = holds === undefined ? '' : `${verdictSigns[holds ? 'holds' : 'fails']} `;
    const all = [...(withPaper ? [paper] : []), ...cells];
    return `<tr><th scope="row">${typesetCell(sign + of)}</th>${all.map((cell) => `<td>${typesetCell(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0"><table class="numbers"><thead><tr>${head.map((cell) => `<th>${typeset(cell)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
