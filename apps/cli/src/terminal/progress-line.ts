import type { Progress } from '@entk/core';
import type { Output } from './output.js';
import { cutToWidth } from './text-width.js';

/** How often a line is redrawn at most, and how long a stage of a job beside others stays on it without news (ms). */
const pace = { redrawn: 50, remembered: 2000 } as const;

/** A stage under way. */
interface Shown {
  readonly text: string;
  readonly at: number;
}

/** Shows progress on one line of stderr: redrawn in place on a terminal, one line a stage elsewhere. */
export class ProgressLine {
  readonly #output: Output;
  readonly #started = performance.now();
  /** Stages already named, where the line cannot be redrawn: jobs side by side report by turns. */
  readonly #named = new Set<string>();
  /** Stages of jobs side by side, in the order in which they began. */
  readonly #stages = new Map<string, Shown>();
  #shown = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Takes a report; bound, so that it can be handed on as `onProgress`. */
  readonly show = ({ stage, done, total, detail }: Progress): void => {
    const now = performance.now();
    const seconds = `${((now - this.#started) / 1000).toFixed(0)} s`;
    if (!this.#output.isTerminal) {
      if (!this.#named.has(stage)) this.#output.write(`${seconds}: ${stage} …\n`);
      this.#named.add(stage);
      return;
    }
    const isNew = !this.#stages.has(stage);
    const share = total > 1 ? ` ${done}/${total}` : '';
    this.#stages.set(stage, { text: `${stage}${share}${detail ? ` · ${detail}` : ''}`, at: now });
    if (!isNew && done < total && now - this.#shown < pace.redrawn) return;
    this.#shown = now;
    for (const [name, { at }] of this.#stages) if (now - at > pace.remembered) this.#stages.delete(name);
    const stages = Array.from(this.#stages.values(), ({ text }) => text).join(' | ');
    const room = (this.#output.columns ?? Infinity) - seconds.length - 4;
    this.#output.control(`\r\u001B[K${cutToWidth(stages, room)} · ${seconds}`);
    if (done >= total) this.#stages.delete(stage);
  };

  /** Clears the line, so that results begin on an empty one. */
  end(): void {
    this.#output.control('\r\u001B[K');
  }
}
