const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

/** What a program measured, as it is printed: `1.7e-5` as 1.7·10⁻⁵, and `%` or `≥` on the line of its number. */
export function printedCell(text: string): string {
  return text
    .replace(/(?<=\d)e(-?\d+)\b/g, (_, exponent: string) => `·10${exponent.replaceAll(/./g, (digit) => raised[digit])}`)
    .replace(/(?<=\d) (?=%)|(?<=[≥≤<>]) (?=\d)/g, '\u00a0');
}
