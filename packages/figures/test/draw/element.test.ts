import { describe, expect, it } from 'vitest';
import { element, translated } from '../../src/draw/element.js';
import { createFigureDocument } from '../../src/node/index.js';

const document = createFigureDocument();

describe('element', () => {
  it('has its attributes but those that are undefined, and its children in order, strings as text', () => {
    const inner = element(document, 'tspan', {}, ['b']);
    const node = element(document, 'text', { x: 0, fill: undefined, 'font-size': 9.5 }, ['a < ', inner]);
    expect(node.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect([node.getAttribute('x'), node.getAttribute('font-size'), node.hasAttribute('fill')]).toEqual([
      '0',
      '9.5',
      false,
    ]);
    expect(node.textContent).toBe('a < b');
    expect(node.outerHTML).toContain('a &lt; ');
    expect(node.lastChild).toBe(inner);
  });
});

describe('translated', () => {
  it('moves what it holds', () => {
    const child = element(document, 'rect');
    const group = translated(document, 3, -4.5, [child]);
    expect([group.localName, group.getAttribute('transform'), group.firstChild]).toEqual([
      'g',
      'translate(3,-4.5)',
      child,
    ]);
  });
});
