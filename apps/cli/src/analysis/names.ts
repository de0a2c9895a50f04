import { sep } from 'node:path';

/** Names of files without folder and ending; with as many folders as it takes to tell them apart. */
export function distinctNames(files: readonly string[]): string[] {
  const paths = files.map((file) => file.replace(/\.[^.]*$/, '').split(sep));
  const longest = Math.max(...paths.map(({ length }) => length));
  for (let depth = 1; depth <= longest; depth++) {
    const names = paths.map((path) => path.slice(-depth).join('/'));
    if (new Set(names).size === names.length) return names;
  }
  return paths.map((path, index) => `${path.at(-1)} (${index + 1})`);
}

/** Names as identifiers of HTML and of files: a letter, then letters, digits, `-` and `_`; all different. */
export function distinctIds(names: readonly string[]): string[] {
  const ids = names.map((name) => {
    const plain = name
      .replaceAll('β = ', 'beta-')
      .replaceAll(/[^\w-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    return /^[a-z]/i.test(plain) ? plain : `n-${plain}`;
  });
  return new Set(ids).size === ids.length ? ids : ids.map((id, index) => `${id}-${index + 1}`);
}
