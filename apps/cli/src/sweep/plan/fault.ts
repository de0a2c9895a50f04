/** A slip in a plan: where, what must hold there, what stands there, and what to do. */
export interface PlanFault {
  readonly path: readonly (string | number)[];
  /** The path in words: `axes.p[1]`. */
  readonly at: string;
  readonly rule: string;
  readonly got?: unknown;
  readonly remedy?: string;
}

/** Where in a plan: keys and indices from the top. */
export type Path = PlanFault['path'];

/** A fault at a place; what is not there has no value to show. */
export function fault(path: Path, rule: string, got?: unknown, remedy?: string): PlanFault {
  const at = path.map((part, place) => (typeof part === 'number' ? `[${part}]` : `${place > 0 ? '.' : ''}${part}`));
  return { path, at: at.join('') || 'the plan', rule, ...(got !== undefined && { got }), remedy };
}

/** Names that an object does not take, with those that it does. */
export function unknownNames(object: object, known: readonly string[], path: Path, what: string): PlanFault[] {
  return Object.keys(object)
    .filter((name) => !known.includes(name))
    .map((name) => fault([...path, name], 'is not known', undefined, `${what} takes ${known.join(', ')}`));
}
