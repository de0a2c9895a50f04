import type { LayerDescription } from '../../description/network-description.js';

/** How PyTorch's modules are named, and which of their parameters a file holds. */
export interface NamedLayerOptions {
  /** Whether a file has a tensor. @default every one */
  readonly has?: (name: string) => boolean;
}

const always = () => true;

/** `LayerNorm` of a name: its `weight` and its `bias`. */
export function layerNormAt(
  at: string,
  { epsilon, has = always }: NamedLayerOptions & { readonly epsilon?: number } = {},
): LayerDescription {
  return {
    kind: 'layerNorm',
    gain: `${at}.weight`,
    ...optional('bias', `${at}.bias`, has),
    ...(epsilon !== undefined && { epsilon }),
  };
}

/** `Linear` of a name, or, with weights [in, out], `Conv1D`. */
export function linearAt(
  at: string,
  { transposed = false, has = always }: NamedLayerOptions & { readonly transposed?: boolean } = {},
): LayerDescription {
  return {
    kind: 'dense',
    weight: `${at}.weight`,
    ...optional('bias', `${at}.bias`, has),
    ...(transposed && { transposed }),
  };
}

/** An option that names a tensor, where the file has that tensor. */
export function optional<Option extends string>(
  option: Option,
  tensor: string,
  has: (name: string) => boolean,
): { [key in Option]?: string } {
  return has(tensor) ? ({ [option]: tensor } as { [key in Option]?: string }) : {};
}
