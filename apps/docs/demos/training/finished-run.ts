/** A run that was made before the page. */
export interface FinishedRun<Settings, Message> {
  readonly settings: Settings;
  /** The last message of its worker. */
  readonly latest: Message;
}

/** A run as the file keeps it: numbers in four digits, typed arrays as lists, matrices with their sizes. */
export function rounded<Run>(run: Run): Run {
  return JSON.parse(
    JSON.stringify(run, function plain(this: Record<string, unknown>, name: string, value: unknown): unknown {
      if (typeof value === 'number') return Number(value.toPrecision(4));
      // A matrix would write itself as rows, before this function sees it.
      const { rows, columns, data } = (this[name] ?? {}) as Partial<Record<'rows' | 'columns' | 'data', unknown>>;
      if (typeof rows === 'number' && typeof columns === 'number') return { rows, columns, data };
      return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
    }),
  ) as Run;
}

/** Fetches one from where the site serves it; nothing where it cannot be had, and the page then begins empty. */
export async function finishedRun<Run>(address: string): Promise<Run | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? (JSON.parse(await response.text(), matrixOf) as Run) : undefined;
  } catch {
    return undefined;
  }
}

/** Matrices as a worker's messages have them. */
function matrixOf(_: string, value: unknown): unknown {
  const { rows, columns, data } = (value ?? {}) as { rows?: unknown; columns?: unknown; data?: unknown };
  const isMatrix = typeof rows === 'number' && typeof columns === 'number' && Array.isArray(data);
  return isMatrix ? { rows, columns, data: Float64Array.from(data as number[]) } : value;
}
