import type { CompletedCommand, CompletedOption, ValueKind } from './completed-command.js';

/** A script for zsh, to be found as `_NAME` on its `fpath`, or to be read by `.zshrc`. */
export function zshCompletion(name: string, commands: readonly CompletedCommand[]): string {
  return `#compdef ${name}
# Completion of ${name} for zsh.
${commands.map(functionOf).join('\n')}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then ${functionName(name)} "$@"; else compdef ${functionName(name)} ${name}; fi
`;
}

function functionOf({ path, commands, argument, options }: CompletedCommand): string {
  const specs = [
    ...options.map(specOf),
    ...(argument ? [quoted(`*:argument:${action(argument.value, argument.words)}`)] : []),
    // What follows the first of several files.
    ...(!argument && options.some(({ several, value }) => several && value === 'file') ? ["'*:file:_files'"] : []),
  ];
  if (commands.length === 0) return `${functionName(path)}() {\n  _arguments ${specs.join(' \\\n    ')}\n}`;
  const described = commands.map(({ word, description }) => quoted(`${word}:${description}`));
  const branches = commands.map(({ word }) => `    ${word}) ${functionName(`${path} ${word}`)} ;;`);
  return `${functionName(path)}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...specs, "'1: :->command'", "'*:: :->rest'"].join(' \\\n    ')}
  case $state in
  command)
    local -a commands=(${described.join(' ')})
    _describe command commands ;;
  rest)
    case $line[1] in
${branches.join('\n')}
    esac ;;
  esac
}`;
}

function functionName(path: string): string {
  return `_${path.replaceAll(/[ -]/g, '_')}`;
}

function specOf({ flag, description, value, words }: CompletedOption): string {
  const escaped = description.replaceAll(/[[\]:\\]/g, '\\$&');
  if (value === 'none') return quoted(`${flag}[${escaped}]`);
  return quoted(`${flag}[${escaped}]:value:${action(value, words)}`);
}

function action(value: ValueKind, words: readonly string[]): string {
  if (value === 'words') return `(${words.join(' ')})`;
  if (value === 'file') return '_files';
  return value === 'folder' ? '_files -/' : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
