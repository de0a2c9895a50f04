// `npm run --silent entk -- …`: brings the build up to date, then is the program, in the folder of whoever called npm.
import './prepare.mjs';
import { callersFolder } from './callers-folder.mjs';

const folder = callersFolder(['entk', 'start']);
if (folder !== undefined) process.chdir(folder);
const { main } = await import('../apps/cli/dist/main.js');
process.exitCode = await main(process.argv.slice(2));
