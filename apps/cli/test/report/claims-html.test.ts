import { expect, test } from 'vitest';
import { claimsHtml } from '../../src/report/claims-html.js';

const claim = {
  id: 'first-drop',
  statement: 'In all cases <two> cliffs.',
  source: 'Figure 1',
  method: 'counted',
  paper: 'two',
  measured: 'one',
  values: {},
  holds: true,
};

test('a claim is told with its verdict, the paper and what was measured', () => {
  const html = claimsHtml([claim, { ...claim, id: 'other', holds: false }]);
  expect(html).toContain('<span class="verdict">✓ holds</span> In all cases &lt;two&gt; cliffs.');
  expect(html).toContain('<span class="verdict">✗ fails</span>');
  expect(html).toContain('<dd>two</dd><dt>Here</dt><dd>one</dd>');
});

test('rows stand in a table, the paper’s values beside ours and a sign for each', () => {
  const rows = [
    { of: 'dense', paper: 'two', cells: ['10'], holds: true },
    { of: 'wide', cells: ['none found'], holds: false },
  ];
  const html = claimsHtml([{ ...claim, table: { rowsAre: 'network', columns: ['drops after'], rows } }]);
  expect(html).toContain('~ in part');
  expect(html).toContain('<th>network</th><th>paper</th><th>drops after</th></tr>');
  expect(html).toContain('<tr><th scope="row">✓\u00A0dense</th><td>two</td><td>10</td></tr>');
  expect(html).toContain('<tr><th scope="row">✗\u00A0wide</th><td>–</td><td>none found</td></tr>');
});
