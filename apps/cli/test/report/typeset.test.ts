import { describe, expect, test } from 'vitest';
import { typeset, typesetCell } from '../../src/report/typeset.js';

describe('typesetCell', () => {
  test.each([
    ['-3.02', '−3.02'],
    ['output 2: -0.7; output 1: -.5', 'output 2: −0.7; output 1: −.5'],
    ['1.36e-30', '1.36e-30'],
    ['vectors 3-8, --fit outputs', 'vectors 3-8, --fit outputs'],
    ['88.9 % / 16 %', '88.9\u00A0% / 16\u00A0%'],
    ['m = 10, S = 0.3', 'm\u00A0=\u00A010, S\u00A0=\u00A00.3'],
    ['a < b', 'a &lt; b'],
    ['< 1e-9', '&lt;\u00A01e-9'],
    ['≥ 0.7', '≥\u00A00.7'],
    ['✓ dense', '✓\u00A0dense'],
    ['λ_k', 'λ_k'],
  ])('%s', (text, html) => expect(typesetCell(text)).toBe(html));
});

describe('typeset', () => {
  test.each([
    ['λ_k / λ_{k+1}, λ_(k+1).', 'λ<sub>k</sub> / λ<sub>k+1</sub>, λ<sub>k+1</sub>.'],
    ['δ_ij g_i(x1)', 'δ<sub>ij</sub> g<sub>i</sub>(x1)'],
    ['(1/C) Σ_c K_cc. A kernel', '(1/C) Σ<sub>c</sub> K<sub>cc</sub>. A kernel'],
    ['‖P_k f‖² > 0, (WᵀW)_ii', '‖P<sub>k</sub> f‖² &gt;\u00A00, (WᵀW)<sub>ii</sub>'],
    ['I_i^(β/2)', 'I<sub>i</sub><sup>β/2</sup>'],
    ['at -1', 'at −1'],
  ])('%s', (text, html) => expect(typeset(text)).toBe(html));

  test.each(['W_E, layer_norm, blocks.0.W_in, a_1.npz, h_a.weight, gelu_new', 'inputs_of'])(
    'leaves names: %s',
    (text) => expect(typeset(text)).toBe(text),
  );
});
