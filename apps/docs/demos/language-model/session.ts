import { jacobianByLayer } from '@entk/jacobians';
import { randomReadouts } from '@entk/models';
import { type Contexts, textContexts, type Tokeniser } from '@entk/text';
import { blockMatrices } from '../../../cli/src/language/block-matrices.js';
import { placeOf } from '../../../cli/src/language/language-plan.js';
import { type LayerMeasurement, measureLayer } from '../../../cli/src/language/measure-layer.js';
import { NextTokenProbabilities } from '../../../cli/src/language/next-token-probabilities.js';
import { WorkerSession } from '../worker/worker-session.js';
import type { LayerMeasurer } from './measure-in-worker.js';
import { openFiles } from './open-files.js';
import { keptVectors, type LanguageRequest, readouts, seed, topValues } from './request.js';

/** The text as the model reads it. */
export interface TextMessage {
  readonly request: LanguageRequest;
  readonly parameterCount: number;
  readonly vocabulary: number;
  /** What stands for each token, white space before it included; axes [N][T]. */
  readonly contexts: readonly (readonly string[])[];
  /** Of all layers. */
  readonly weightCount: number;
  /** Mean −log p of the next token, in nats; not known before the last layer. */
  readonly loss?: number;
}

/** The centred own-position kernel of one weight. */
export interface WeightMessage {
  readonly name: string;
  readonly block?: number;
  readonly kind: string;
  /** Descending. */
  readonly values: ArrayLike<number>;
  readonly trace: number;
  readonly drops: readonly number[];
  /** Leading vectors, axes [N·T, kept]. */
  readonly vectors: ArrayLike<number>;
  readonly kept: number;
}

/** What is told as it is found: the text first, then the weights of one layer after the other, the last first. */
export type LanguageMessage = { readonly text: TextMessage } | { readonly weights: readonly WeightMessage[] };

/** Layers whose factors wait to be measured, at most: each has some tens of megabytes. */
const mostWaiting = 2;

/** The worker of “A language model”: opens files, and finds the kernel of every weight at every token of a text. */
export class LanguageSession extends WorkerSession {
  readonly #openMeasurer: () => LayerMeasurer;

  /** @param openMeasurer What measures layers while passes go on here. @default each is measured here, in turn */
  constructor(ready: () => Promise<void>, openMeasurer: () => LayerMeasurer = measureHere) {
    super(ready);
    this.#openMeasurer = openMeasurer;
  }

  /** `show` is awaited, so that a page that is busy is not flooded. */
  async analyse(
    files: readonly File[],
    text: string,
    request: LanguageRequest,
    show: (message: LanguageMessage) => void | Promise<void>,
  ): Promise<void> {
    const signal = await this.begin();
    const { network, parameters, tokeniser } = await openFiles(files, request.context);
    const { context: length, contexts: count } = request;
    const contexts = textContexts(tokeniser, text, { length, count });
    const weights = blockMatrices(network);
    const told: TextMessage = {
      request,
      parameterCount: network.parameterCount,
      vocabulary: tokeniser.vocabularySize,
      contexts: piecesOf(contexts, tokeniser),
      weightCount: weights.length,
    };
    await show({ text: told });
    const next = new NextTokenProbabilities(false);
    const layers = jacobianByLayer(network, parameters, contexts.tokens, {
      signal,
      positions: 'own',
      parameters: weights,
      readout: { outputs: randomReadouts({ outputs: network.outputSize, count: readouts, seed }) },
      onOutputs: (logits, first) => next.add(logits, contexts.next.data.subarray(first)),
    });
    const measurer = this.#openMeasurer();
    signal.addEventListener('abort', () => measurer.close());
    try {
      let loss: number | undefined;
      const waiting: Promise<void>[] = [];
      for await (const { jacobian } of layers) {
        signal.throwIfAborted();
        if (loss === undefined) {
          loss = next.loss;
          await show({ text: { ...told, loss } });
        }
        if (!jacobian) continue;
        const names = weights.filter((name) => jacobian.parameterShapes.has(name));
        const job = measurer.measure({ jacobian, names, ...wanted }).then((found) => show(messageOf(found)));
        waiting.push(job);
        // Whoever waits for it is told; until then it is nobody's.
        job.catch(() => undefined);
        if (waiting.length >= mostWaiting) await waiting.shift();
      }
      await Promise.all(waiting);
    } finally {
      measurer.close();
    }
  }
}

function messageOf({ weights }: LayerMeasurement): LanguageMessage {
  return {
    weights: weights.map(({ name, values, centredTrace, drops, vectors, kept }) => {
      return { name, ...placeOf(name), values, trace: centredTrace, drops, vectors, kept };
    }),
  };
}

function measureHere(): LayerMeasurer {
  return { measure: (input) => measureLayer(input, {}), close() {} };
}

const noLabels = { labels: [], probabilities: undefined as never, splits: 1, draws: 0, seed };
const wanted = { top: topValues, kept: keptVectors, scoring: noLabels };

function piecesOf({ text, tokens, starts, ends }: Contexts, tokeniser: Tokeniser): string[][] {
  const [count, length] = tokens.shape;
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length }, (__, t) => {
      const at = n * length + t;
      if (ends[at] === starts[at]) return tokeniser.textOf(tokens.data[at]);
      // What stands between two tokens goes with the second.
      const isAfterToken = t > 0 && ends[at - 1] > starts[at - 1];
      return text.slice(isAfterToken ? ends[at - 1] : starts[at], ends[at]);
    }),
  );
}
