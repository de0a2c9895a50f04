import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { picture, sharpInPages } from '../../src/draw/picture.js';
import { createFigureDocument } from '../../src/node/index.js';

const document = createFigureDocument();
const box = { x: 1, y: 2, width: 30, height: 40 };

function pixelsOf(node: Element) {
  const { width, height, channels, data } = decode(
    Buffer.from((node.getAttribute('href') ?? '').replace('data:image/png;base64,', ''), 'base64'),
  );
  return { width, height, channels, data: Array.from(data) };
}

describe('picture', () => {
  it('has a pixel a cell, rows downwards, in the box asked for', () => {
    const node = picture(document, 3, 2, (row, column) => [10 * row, 20 * column, 255], box);
    expect(pixelsOf(node)).toEqual({
      width: 3,
      height: 2,
      channels: 3,
      data: [0, 0, 255, 0, 20, 255, 0, 40, 255, 10, 0, 255, 10, 20, 255, 10, 40, 255],
    });
    expect(['x', 'y', 'width', 'height'].map((name) => Number(node.getAttribute(name)))).toEqual([1, 2, 30, 40]);
  });

  it('is stretched to the box with sharp edges', () => {
    const node = picture(document, 1, 1, () => [0, 0, 0], box);
    expect(node.getAttribute('preserveAspectRatio')).toBe('none');
    expect(node.getAttribute('style')).toBe(sharpInPages);
  });

  it('of more bytes than a call takes arguments is whole', () => {
    const node = picture(document, 400, 300, (row, column) => [row % 256, column % 256, (row * column) % 251], box);
    const { width, height, data } = pixelsOf(node);
    expect([width, height, data.length]).toEqual([400, 300, 360_000]);
    expect(data.slice(-3)).toEqual([299 % 256, 399 % 256, (299 * 399) % 251]);
  });
});
