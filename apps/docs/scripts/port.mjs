/** Where the site is served when nothing else is said; if it is taken, on the next free one. */
export const usualPort = 4173;

/**
 * The port of `--port NUMBER`, if the words say one. Ends the process, in one line, for words that say anything else:
 * before a site is built for a minute.
 */
export function portOf(words) {
  if (words.length === 0) return undefined;
  const [option, text, ...rest] = words.flatMap((word) => word.split('='));
  const port = Number(text);
  if (option === '--port' && rest.length === 0 && /^\d+$/.test(text ?? '') && port <= 65535) return port;
  process.stderr.write(`site: takes --port and a number in 0..65535, got ${words.join(' ')}\n`);
  process.exit(2);
}
