import { drawFigure, type Figure, serializeFigure } from '@entk/figures';

/** Width of a downloaded figure in px without another, and pixels of a PNG for each. */
const usualWidth = 640;
const pixels = 3;

/** A figure as the text of an SVG file: light, whatever the page is. */
export function svgOf(figure: Figure, width = usualWidth): string {
  return serializeFigure(drawFigure(figure, { width }));
}

/** A figure as a PNG file, drawn by the browser. */
export async function pngOf(figure: Figure): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(figure))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * pixels;
  canvas.height = image.height * pixels;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png'),
  );
}

/** Hands a file to the reader's browser; nothing is sent anywhere. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
