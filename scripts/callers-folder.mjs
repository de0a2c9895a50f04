import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../package.json', import.meta.url));

/**
 * The folder in which `npm run` was called; npm itself goes to that of the package. Undefined where Node was called on
 * the script: what npm said to a script further up, as `npm test` does to its tests, is not meant for this one.
 *
 * @param scripts Names in package.json of the script that asks.
 */
export function callersFolder(scripts) {
  const { INIT_CWD, npm_lifecycle_event: script, npm_package_json: called } = process.env;
  return scripts.includes(script) && called === manifest ? INIT_CWD : undefined;
}
