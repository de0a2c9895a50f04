import type { CompletedCommand, ValueKind } from './completed-command.js';

/** A script for fish, for its folder `completions`. */
export function fishCompletion(name: string, commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ path, commands: words, argument, options }) => {
    const where = condition(
      path,
      words.map(({ word }) => word),
    );
    return [
      ...words.map(({ word, description }) => `complete -c ${name} ${where} -a ${word} -d ${quoted(description)}`),
      ...(argument?.value === 'words' ? [`complete -c ${name} ${where} -a ${quoted(argument.words.join(' '))}`] : []),
      ...(argument?.value === 'file' ? [`complete -c ${name} ${where} -F`] : []),
      ...options.map(({ flag, description, value, words: values }) => {
        return `complete -c ${name} ${where} -l ${flag.slice(2)} -d ${quoted(description)}${after(value, values)}`;
      }),
    ];
  });
  return `# Completion of ${name} for fish.\ncomplete -c ${name} -f\n${lines.join('\n')}\n`;
}

/** Where the words so far are a command's, and none of the commands in it. */
function condition(path: string, inner: readonly string[]): string {
  const seen = path.split(' ').slice(1);
  const tests = [
    ...seen.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(inner.length > 0 ? [`not __fish_seen_subcommand_from ${inner.join(' ')}`] : []),
  ];
  return tests.length === 0 ? '' : `-n ${quoted(tests.join('; and '))}`;
}

function after(value: ValueKind, words: readonly string[]): string {
  if (value === 'words') return ` -x -a ${quoted(words.join(' '))}`;
  if (value === 'file') return ' -r -F';
  if (value === 'folder') return " -x -a '(__fish_complete_directories)'";
  return value === 'free' ? ' -x' : '';
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
