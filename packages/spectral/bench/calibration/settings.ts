/** How a spectrum is shown to the detector: `top` leading values of `size`, and whether it is told the size. */
export interface Setting {
  readonly size: number;
  readonly top: number;
  readonly told: boolean;
}

export const settings: readonly Setting[] = [
  ...[20, 40, 60, 120].map((size) => ({ size, top: size, told: true })),
  { size: 300, top: 20, told: false },
  ...[20, 40, 60, 120, 200, 300].map((top) => ({ size: 300, top, told: true })),
  { size: 841, top: 160, told: false },
  ...[160, 841].map((top) => ({ size: 841, top, told: true })),
];

export function settingName({ size, top, told }: Setting): string {
  return top === size ? `all ${size}` : `${top} of ${size}${told ? '' : ', not told'}`;
}
