/** A thread for one run of a program. */
export function newSnippetWorker(): Worker {
  return new Worker(new URL('./snippet.worker.ts', import.meta.url), { type: 'module' });
}
