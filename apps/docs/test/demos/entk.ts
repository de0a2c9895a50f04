/** What a run of the program left behind. */
interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, from its sources. Another app has it. */
export async function entk(...words: string[]): Promise<ProgramRun> {
  const program = new URL('../../../cli/test/entk.ts', import.meta.url).pathname;
  const { entk: run } = (await import(program)) as { entk: (...words: string[]) => Promise<ProgramRun> };
  return run(...words);
}
