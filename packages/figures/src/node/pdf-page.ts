/** What of a PDFKit document a figure is drawn with. */
type Page = PDFKit.PDFDocument;

/** What elements of SVG hand down to those inside them, as far as figures use it. */
interface Inherited {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: string;
  readonly join: string;
  readonly opacity: number;
  readonly strokeOpacity: number;
  readonly fillOpacity: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly anchor: string;
}

const initial: Inherited = {
  fill: '#000000',
  stroke: 'none',
  strokeWidth: 1,
  dash: 'none',
  join: 'miter',
  opacity: 1,
  strokeOpacity: 1,
  fillOpacity: 1,
  fontSize: 10,
  bold: false,
  anchor: 'start',
};

/** Draws the elements that a figure consists of; a px of the SVG is a unit of the page. */
export function drawOnPage(page: Page, svg: Element): void {
  drawElement(page, svg, initial, svg);
}

function drawElement(page: Page, node: Element, above: Inherited, root: Element): void {
  const name = node.localName;
  if (['title', 'desc', 'style', 'clippath', 'clipPath', 'defs'].includes(name)) return;
  const style = inherited(node, above);
  page.save();
  transform(page, node.getAttribute('transform') ?? '');
  clip(page, node.getAttribute('clip-path'), root);
  if (name === 'text') drawText(page, node, style);
  else if (name === 'image') drawImage(page, node);
  else if (name === 'g' || name === 'svg') for (const child of node.children) drawElement(page, child, style, root);
  else drawShape(page, node, style);
  page.restore();
}

function inherited(node: Element, above: Inherited): Inherited {
  const text = (name: string, other: string) => node.getAttribute(name) || other;
  const number = (name: string, other: number) => {
    const value = node.getAttribute(name);
    return value === null ? other : Number(value);
  };
  return {
    fill: text('fill', above.fill),
    stroke: text('stroke', above.stroke),
    strokeWidth: number('stroke-width', above.strokeWidth),
    dash: text('stroke-dasharray', above.dash),
    join: text('stroke-linejoin', above.join),
    opacity: above.opacity * number('opacity', 1),
    strokeOpacity: number('stroke-opacity', above.strokeOpacity),
    fillOpacity: number('fill-opacity', above.fillOpacity),
    fontSize: number('font-size', above.fontSize),
    bold: text('font-weight', above.bold ? 'bold' : '') === 'bold',
    anchor: text('text-anchor', above.anchor),
  };
}

function transform(page: Page, text: string): void {
  for (const [, kind, values] of text.matchAll(/(translate|rotate)\(([^)]*)\)/g)) {
    const [first, second = 0] = values.split(/[\s,]+/).map(Number);
    if (kind === 'translate') page.translate(first, second);
    else page.rotate(first);
  }
}

function clip(page: Page, reference: string | null, root: Element): void {
  const id = /#([^)"]+)/.exec(reference ?? '')?.[1];
  const box = id === undefined ? undefined : root.querySelector(`[id="${id}"]`)?.firstElementChild;
  if (box) page.rect(...boxOf(box)).clip();
}

function boxOf(node: Element): [x: number, y: number, width: number, height: number] {
  const of = (name: string) => Number(node.getAttribute(name) ?? 0);
  return [of('x'), of('y'), of('width'), of('height')];
}

function drawImage(page: Page, node: Element): void {
  const [x, y, width, height] = boxOf(node);
  page.image(node.getAttribute('href') ?? '', x, y, { width, height });
}

function drawShape(page: Page, node: Element, style: Inherited): void {
  const isFilled = style.fill !== 'none' && node.localName !== 'line';
  const isStroked = style.stroke !== 'none';
  if (!(isFilled || isStroked) || !outline(page, node)) return;
  setPaint(page, style);
  if (isFilled && isStroked) page.fillAndStroke();
  else if (isFilled) page.fill();
  else page.stroke();
}

function setPaint(page: Page, { fill, stroke, strokeWidth, dash, join, ...rest }: Inherited): void {
  if (fill !== 'none') page.fillColor(fill).fillOpacity(rest.opacity * rest.fillOpacity);
  if (stroke === 'none') return;
  page.strokeColor(stroke).strokeOpacity(rest.opacity * rest.strokeOpacity);
  page.lineWidth(strokeWidth).lineJoin(join === 'round' ? 'round' : 'miter');
  const lengths = dash === 'none' ? [] : dash.split(/[\s,]+/).map(Number);
  if (lengths.length > 0) page.dash(lengths as unknown as number, {});
}

/** The path of an element, or none. */
function outline(page: Page, node: Element): boolean {
  const of = (name: string) => Number(node.getAttribute(name) ?? 0);
  switch (node.localName) {
    case 'path':
      page.path(node.getAttribute('d') ?? '');
      return (node.getAttribute('d') ?? '') !== '';
    case 'line':
      page.moveTo(of('x1'), of('y1')).lineTo(of('x2'), of('y2'));
      return true;
    case 'rect':
      page.rect(...boxOf(node));
      return true;
    case 'circle':
      page.circle(of('cx'), of('cy'), of('r'));
      return true;
    default:
      return false;
  }
}

/** A line of text on its baseline, with an outline below it where one keeps crossing lines off the letters. */
function drawText(page: Page, node: Element, style: Inherited): void {
  const text = node.textContent ?? '';
  if (text.trim() === '' || style.fill === 'none') return;
  page.font(style.bold ? 'bold' : 'regular').fontSize(style.fontSize);
  const width = page.widthOfString(text);
  const x = lengthOf(node, 'x', style) + lengthOf(node, 'dx', style) - width * (shares[style.anchor] ?? 0);
  const y = lengthOf(node, 'y', style) + lengthOf(node, 'dy', style);
  const place = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (style.stroke !== 'none') {
    setPaint(page, style);
    page.text(text, x, y, { ...place, fill: false, stroke: true });
  }
  page.fillColor(style.fill).fillOpacity(style.opacity * style.fillOpacity);
  page.text(text, x, y, { ...place, fill: true, stroke: false });
}

const shares: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

/** `3`, or `0.71em`. */
function lengthOf(node: Element, name: string, { fontSize }: Inherited): number {
  const value = node.getAttribute(name) ?? '0';
  return value.endsWith('em') ? Number.parseFloat(value) * fontSize : Number.parseFloat(value);
}
