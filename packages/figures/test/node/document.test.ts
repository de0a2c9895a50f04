import { describe, expect, it } from 'vitest';
import { createFigureDocument } from '../../src/node/document.js';

describe('createFigureDocument', () => {
  it('is an empty page of its own each time, that SVG elements can be made in', () => {
    const [first, second] = [createFigureDocument(), createFigureDocument()];
    expect(first).not.toBe(second);
    expect(first.body.children).toHaveLength(0);
    first.body.appendChild(first.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    expect(first.querySelectorAll('svg')).toHaveLength(1);
    expect(second.querySelectorAll('svg')).toHaveLength(0);
  });
});
