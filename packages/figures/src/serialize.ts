const textNode = 3;
const elementNode = 1;

/**
 * An SVG element as text that is a file of its own: the same bytes for the same picture in Node and in a page
 * (attributes stand in alphabetical order, since documents differ in theirs).
 *
 * @example
 * ```ts
 * import { drawFigure, serializeFigure, spectrumPanel } from '@entk/figures';
 * import { createFigureDocument } from '@entk/figures/node';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
 * serializeFigure(drawFigure(panel, { document: createFigureDocument() })).slice(0, 4); // "<svg"
 * ```
 */
export function serializeFigure(svg: SVGElement): string {
  return textOf(svg);
}

function textOf(node: Node): string {
  if (node.nodeType === textNode) return escaped(node.textContent ?? '');
  if (node.nodeType !== elementNode) return '';
  const { localName, attributes } = node as Element;
  const pairs = [...attributes].map(({ name, value }): [string, string] => [name, value]);
  if (localName === 'svg' && !pairs.some(([name]) => name === 'xmlns')) {
    pairs.push(['xmlns', 'http://www.w3.org/2000/svg']);
  }
  pairs.sort(([left], [right]) => (left < right ? -1 : 1));
  const opening = [localName, ...pairs.map(([name, value]) => `${name}="${escaped(value)}"`)].join(' ');
  const content = [...node.childNodes].map(textOf).join('');
  return content === '' ? `<${opening}/>` : `<${opening}>${content}</${localName}>`;
}

/** Characters that XML 1.0 has no way to write, surrogates without their other half among them. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
