// The pages of the command line as text, from the program's own commands: what each is for, its arguments and options,
// its examples, and a run of it. Knows commands by what commander knows of them, and nothing else.

/** `entk train superposition`: the words that call a command. */
export const pathOf = (command) => (command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name());

/** Where the page of a command of the first level is. */
export const fileOf = (command) => `${command.name()}.md`;

/** The first page: every command with its sentence, how the program is called, and what it tells the shell. */
export function contentsPage(program, exitCodesText) {
  const rows = program.commands.map(
    (command) => `| [\`entk ${command.name()}\`](./${command.name()}) | ${command.description()} |`,
  );
  return page([
    '# The command line',
    `${program.description()} These pages are made from the program: its commands, options and examples are what \`--help\` says, and each picture is a run.`,
    ['| command | what it does |', '|---|---|', ...rows].join('\n'),
    'From a clone, `npm run entk -- analyze …` calls it with paths that count from where you are; installed, it is `entk`. Every command prints its own help with `--help`, and JSON for other programs, where it measures something, with `--json`. Commands that write take `--out`, a folder; those that run for long take `--resume`, and continue from what an interrupted run has kept.',
    '## What it tells the shell',
    exitCodesTable(exitCodesText),
    'Messages and progress go to stderr, results to stdout. A message is one line: the command, the rule, what it got, and what to do.',
  ]);
}

/**
 * The page of a command, with those inside it.
 *
 * @param examples By path: `[words, purpose]`.
 * @param runs By path: `{ words, text }` with the colours of a terminal, and what to say of it.
 */
export function commandPage(command, examples, runs) {
  const help = command.createHelp();
  return page([`# entk ${command.name()}`, ...sections(command, help, examples, runs, 2)]);
}

function sections(command, help, examples, runs, level) {
  const path = pathOf(command);
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const args = help.visibleArguments(command);
  const run = runs[path];
  const title = '#'.repeat(level);
  return [
    sentence(command.description()),
    run ? `${run.about}\n\n${terminal(run)}` : '',
    `\`\`\`sh\n${help.commandUsage(command)}\n\`\`\``,
    ...args.map(
      (argument) =>
        `**\`${argument.name()}\`** ${[argument.description, choicesOf(argument)].filter(Boolean).join('; ')}`,
    ),
    ...section(
      `${title} Examples of ${path}`,
      (examples[path] ?? []).map(([words, purpose]) => `\`\`\`sh\n# ${purpose}\nentk ${words}\n\`\`\``),
    ),
    ...section(
      `${title} Options of ${path}`,
      options.map((option) => optionText(option, level + 1, help)),
    ),
    ...command.commands
      .filter((inner) => inner.name() !== 'help')
      .flatMap((inner) => [`${title} ${pathOf(inner)}`, ...sections(inner, help, examples, runs, level + 1)]),
  ];
}

/** A heading for each option: search finds it by its name. */
function optionText(option, level, help) {
  const [short, name] = [option.short ? `${option.short}, ` : '', option.long ?? option.short];
  const value = option.flags.replace(/^(-\w, )?(--[\w-]+|-\w)/, '').trim();
  return `${'#'.repeat(level)} ${short}${name}\n\n\`${[name, value].filter(Boolean).join(' ')}\`: ${help.optionDescription(option)}.`;
}

const choicesOf = ({ argChoices, description }) =>
  argChoices && !description.includes(argChoices.at(-1)) ? `one of ${argChoices.join(', ')}` : '';

const section = (title, parts) => (parts.length > 0 ? [title, ...parts] : []);

/** What was typed and what came of it, in the colours of a terminal. */
const terminal = ({ words, text }) => `\`\`\`ansi\n$ ${typed(`entk ${words}`)}\n${text.trimEnd()}\n\`\`\``;

/** Before an option where the line would be longer than a terminal. */
function typed(words) {
  const lines = [''];
  for (const part of words.split(/ (?=--)/)) {
    const last = lines.at(-1);
    if (last.length + part.length < 90) lines[lines.length - 1] = last === '' ? part : `${last} ${part}`;
    else lines.push(part);
  }
  return lines.join(' \\\n    ');
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

/** The lines of `--help` as a table. */
function exitCodesTable(text) {
  const rows = text.split('\n').flatMap((line) => {
    const [, code, meaning] = /^\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return code === undefined ? [] : [`| ${code} | ${meaning} |`];
  });
  return ['| exit code | what it says |', '|---|---|', ...rows].join('\n');
}

/** Text of a page: what looks like a tag is none, outside of code. */
function page(parts) {
  const shown = parts.filter((part) => part !== '');
  const plain = (text) =>
    text
      .split(/(```[\s\S]*?```|`[^`]*`)/)
      .map((part, index) => (index % 2 ? part : part.replaceAll('<', '&lt;')))
      .join('');
  return `<!-- Made by apps/cli/scripts/commands.mjs. -->\n\n${shown.map(plain).join('\n\n')}\n`;
}
