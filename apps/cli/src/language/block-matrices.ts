import type { Network } from '@entk/models';

/** The matrices of the blocks: those that one layer reads, neither the first nor the last. */
export function blockMatrices({ layers, parameterShapes }: Pick<Network, 'layers' | 'parameterShapes'>): string[] {
  const readers = (name: string) =>
    layers.flatMap(({ parameters }, layer) => (parameters.includes(name) ? [layer] : []));
  return Array.from(parameterShapes).flatMap(([name, shape]) => {
    const [reader, ...others] = readers(name);
    const isOfBlock = others.length === 0 && reader !== layers.length - 1 && layers[reader].inner !== undefined;
    return shape.length === 2 && isOfBlock ? [name] : [];
  });
}
