import type { CompletedCommand } from './completed-command.js';

/** A script for bash. What it does not know, files among them, is left to bash's own completion. */
export function bashCompletion(name: string, commands: readonly CompletedCommand[]): string {
  const inner = commands.flatMap(({ path, commands: words }) => words.map(({ word }) => `'${path} ${word}'`));
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ value }) => value !== 'none')
      .map(({ flag, value, words }) => `    '${path} ${flag}') ${answer(value, words)} ;;`),
  );
  const choices = commands.map(({ path, commands: words, argument, options }) => {
    const plain = [...words.map(({ word }) => word), ...(argument?.words ?? [])];
    return `    '${path}') plain='${plain.join(' ')}' options='${options.map(({ flag }) => flag).join(' ')}' ;;`;
  });
  return `# Completion of ${name} for bash.
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path=${name} plain= options= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
      ${inner.join('|')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$path $previous" in
${values.join('\n')}
  esac
  case $path in
${choices.join('\n')}
  esac
  if [[ $current == -* ]]; then plain=$options; fi
  COMPREPLY=($(compgen -W "$plain" -- "$current"))
}
complete -o default -F _${name} ${name}
`;
}

function answer(value: string, words: readonly string[]): string {
  if (value === 'words') return `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current")); return`;
  if (value === 'folder') return 'compopt -o dirnames +o default; return';
  return 'return';
}
