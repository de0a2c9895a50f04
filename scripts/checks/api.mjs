// The public interface of every package, one committed text file an entry point (`packages/X/api.md`, and
// `api.tensor.md` for `@entk/X/tensor`), made by API Extractor from the built declarations, so that each change of it
// shows in the diff. Without an argument a file that is out of date is a failure; `--update` writes them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel, ExtractorMessageCategory } from '@microsoft/api-extractor';
import { conclude, workspacePackages } from '../workspace.mjs';

const update = process.argv.includes('--update');
/** API Extractor takes no other ending. */
const reportFile = 'interface.api.md';

const problems = new Set([ExtractorLogLevel.Error, ExtractorLogLevel.Warning]);

const complaints = [];
const temporary = mkdtempSync(join(tmpdir(), 'entk-api-'));
let reports = 0;
try {
  for (const { path, folder, manifest } of workspacePackages().filter((pack) => !pack.manifest.private)) {
    for (const [entry, target] of Object.entries(manifest.exports)) {
      if (!target.types) continue;
      reports++;
      const name = entry === '.' ? 'api.md' : `api.${entry.slice(2)}.md`;
      const now = reportOf(path, target.types);
      const file = join(path, name);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (now === before) continue;
      if (update) writeFileSync(file, now);
      else complaints.push(`${folder}/${name}: is out of date; \`npm run api\` updates it\n${difference(before, now)}`);
    }
  }
} finally {
  rmSync(temporary, { recursive: true });
}
conclude(complaints, `${reports} interfaces are ${update ? 'written down' : 'as written down'}`);

function reportOf(path, types) {
  const { succeeded } = Extractor.invoke(configurationOf(path, types), {
    localBuild: true,
    messageCallback: (message) => {
      // Of its own doings (category `console`) it says that the file differs from one that never was.
      const isProblem = message.category !== ExtractorMessageCategory.Console && problems.has(message.logLevel);
      if (isProblem) complaints.push(`${path}: ${message.text}`);
      message.handled = true;
    },
  });
  if (!succeeded) throw new Error(`${path}: API Extractor failed\n${complaints.join('\n')}`);
  return readFileSync(join(temporary, reportFile), 'utf8')
    .replace(/^> Do not edit.*$/m, '> Made by `npm run api`.')
    .replaceAll(/^ *\/\/ \((un)?documented\)\n/gm, '');
}

/** What is built is read as a consumer's TypeScript would: nothing of the sources, nothing of Node's types. */
function configurationOf(path, types) {
  const compilerOptions = {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    skipLibCheck: true,
  };
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(path, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: path,
      mainEntryPointFilePath: join(path, types),
      compiler: { overrideTsconfig: { compilerOptions, include: [join(path, 'dist/**/*.d.ts')] } },
      apiReport: {
        enabled: true,
        reportFolder: temporary,
        reportTempFolder: join(temporary, 'temp'),
        reportFileName: reportFile,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}

/** The lines that went and came, without their order. */
function difference(before, now) {
  const [old, fresh] = [before.split('\n'), now.split('\n')];
  const went = old.filter((line) => !fresh.includes(line)).map((line) => `  - ${line}`);
  const came = fresh.filter((line) => !old.includes(line)).map((line) => `  + ${line}`);
  const lines = [...went, ...came];
  return [...lines.slice(0, 30), ...(lines.length > 30 ? [`  … ${lines.length - 30} lines more`] : [])].join('\n');
}
