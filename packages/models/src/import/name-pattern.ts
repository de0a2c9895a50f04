/**
 * Whether a name fits a pattern, in which `*` stands for any characters: `blocks.*.attn.*`.
 *
 * O(length of the name × length of the pattern), however many stars.
 */
export function fitsPattern(name: string, pattern: string): boolean {
  let [inName, inPattern] = [0, 0];
  let [star, resumed] = [-1, 0];
  while (inName < name.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      resumed = inName;
    } else if (pattern[inPattern] === name[inName]) {
      inPattern++;
      inName++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inName = ++resumed;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern++;
  return inPattern === pattern.length;
}
