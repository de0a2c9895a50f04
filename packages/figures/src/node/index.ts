export { createFigureDocument } from './document.js';
export { figurePng, type PngOptions, svgToPng } from './png.js';
export { figurePdf } from './pdf.js';
export { figureSvg } from './svg.js';
