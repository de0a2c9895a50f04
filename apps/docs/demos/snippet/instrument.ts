import { type Comment, type ImportDeclaration, parse, type Statement } from 'acorn';
import { shownAtTheStartOf } from './shown-value.mjs';

/** A program of a guide as it can be run in a page. */
export interface Instrumented {
  /** The body of an async function of `load`, `shown` and `found`. */
  readonly body: string;
  /** What it imports. */
  readonly modules: readonly string[];
}

/**
 * Turns a module into the body of an async function: imports become `await load(name)`; every `expression; // text` is
 * handed to `shown(value, text, line)`, as the tests hand it over, and so is the name in `const name = …; // value`;
 * what names stand for at the end goes to `found`.
 *
 * @param code JavaScript, its types taken off without a change of its lines.
 * @throws SyntaxError as the parser says it.
 */
export function instrumented(code: string): Instrumented {
  const comments: Comment[] = [];
  const { body } = parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
    locations: true,
    onComment: comments,
  });
  const edits: { start: number; end: number; text: string }[] = [];
  const modules: string[] = [];
  const names: string[] = [];
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      const name = String(statement.source.value);
      modules.push(name);
      edits.push({ start: statement.start, end: statement.end, text: loading(statement, name) });
      continue;
    }
    const own = nameOf(statement as Statement);
    if (own !== undefined) names.push(own);
    const comment = comments.find(({ type, start }) => type === 'Line' && follows(code, statement.end, start));
    if (comment === undefined) continue;
    const rest = `${JSON.stringify(comment.value.trim())}, ${statement.loc?.end.line ?? 0}`;
    if (statement.type === 'ExpressionStatement') {
      const { start, end } = statement.expression;
      edits.push({ start, end, text: `shown((${code.slice(start, end)}), ${rest})` });
    } else if (own !== undefined && shownAtTheStartOf(comment.value.trim())) {
      edits.push({ start: statement.end, end: statement.end, text: ` shown(${own}, ${rest});` });
    }
  }
  let result = code;
  for (const { start, end, text } of edits.toReversed()) result = result.slice(0, start) + text + result.slice(end);
  return { body: `${result}\nfound({ ${names.join(', ')} });`, modules };
}

function loading({ specifiers }: ImportDeclaration, name: string): string {
  const parts = specifiers.map((one) => {
    if (one.type !== 'ImportSpecifier') return one.local.name;
    const imported = one.imported.type === 'Identifier' ? one.imported.name : String(one.imported.value);
    return imported === one.local.name ? imported : `${imported}: ${one.local.name}`;
  });
  const whole = specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier');
  return `const ${whole ? parts[0] : `{ ${parts.join(', ')} }`} = await load(${JSON.stringify(name)});`;
}

function nameOf(statement: Statement): string | undefined {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return undefined;
  const [{ id }] = statement.declarations;
  return id.type === 'Identifier' ? id.name : undefined;
}

function follows(code: string, end: number, start: number): boolean {
  return start >= end && /^[ \t;]*$/.test(code.slice(end, start));
}
