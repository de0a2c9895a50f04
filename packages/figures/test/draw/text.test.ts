import { describe, expect, it } from 'vitest';
import { textAt } from '../../src/draw/text.js';
import { createFigureDocument } from '../../src/node/index.js';

const document = createFigureDocument();
const attributes = (node: Element) => Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));

describe('textAt', () => {
  it('is centred on its point in the size of labels, without outline, unless told otherwise', () => {
    const node = textAt(document, 'λ₁', 10, 20);
    expect(node.textContent).toBe('λ₁');
    expect(attributes(node)).toEqual({
      dy: '0.35em',
      'font-size': '10.5',
      'text-anchor': 'middle',
      transform: 'translate(10,20)',
    });
  });

  it('turns, and takes anchor, weight, size, colour and halo', () => {
    const style = { anchor: 'end', bold: true, color: '#111', rotated: true, size: 8, halo: '#fff' } as const;
    expect(attributes(textAt(document, 'a', 1, 2, style))).toEqual({
      dy: '0.35em',
      fill: '#111',
      'font-size': '8',
      'font-weight': 'bold',
      'paint-order': 'stroke',
      stroke: '#fff',
      'stroke-linejoin': 'round',
      'stroke-width': '3',
      'text-anchor': 'end',
      transform: 'translate(1,2) rotate(-90)',
    });
  });
});
