import { MisuseError } from '@entk/core';
import * as z from 'zod';
import { type Cotangent, sumOfCotangents } from '../cotangent.js';
import { scoped, type Tensor } from '../tensor/index.js';
import { buffersOf, chainedShapes, forwardThrough, pullbackThrough, pushforwardThrough } from './chain.js';
import type { InnerLayers, LayerKind } from './kind.js';
import { activationText, type Layer } from './layer.js';

/** How the outputs of branches become one, and what that does to changes of each of them. */
export interface Joining {
  /** The joint output of those of all branches. */
  join(outputs: readonly Tensor[]): Tensor;
  /** The cotangent of output i. */
  back(cotangent: Cotangent, outputs: readonly Tensor[], i: number): Cotangent;
  /** The tangent of the joint output from those of the outputs, `undefined` where all are. */
  forward(tangents: readonly (Tensor | undefined)[], outputs: readonly Tensor[]): Tensor | undefined;
  /** Arrays of the size of the output that one of these makes on its way, for C outputs. */
  working(branches: number, outputCount: number): number;
}

/** A layer of chains of layers that all take its input, and whose outputs are joined. */
export function branching(kind: string, given: readonly (readonly Layer[])[], joining: Joining): Layer {
  if (!Array.isArray(given) || given.length === 0) {
    throw new MisuseError({ in: kind, rule: 'branches must be one or more lists of layers', got: given });
  }
  const branches = given.map((layers) => [...layers]);
  const all = branches.flat();
  return {
    kind,
    options: { branches },
    parameters: Array.from(new Set(all.flatMap((layer) => layer.parameters))),
    inner: Object.fromEntries(branches.map((layers, i) => [`branches[${i}]`, layers])),
    gains: all.flatMap((layer) => layer.gains ?? []),
    buffers: buffersOf(all),

    outputShape(input, shapes, report) {
      const outputs = branches.map((layers) => chainedShapes(layers, input, shapes, report).at(-1) ?? input);
      const texts = outputs.map(activationText);
      if (new Set(texts).size > 1) {
        report(`its branches must all give one shape, positions × numbers, got ${texts.join(' and ')}`);
      }
      return outputs[0];
    },

    held(input, output, outputCount) {
      const [before, after] = [input, output].map(({ positions, width }) => positions * width);
      const ofOutputs = joining.working(branches.length, outputCount);
      return {
        forward: after,
        pullback: before * outputCount + after * branches.length * (outputCount + 1),
        working: (branches.length + 2) * before * (outputCount + 1) + ofOutputs * after,
      };
    },

    forward(input, parameters) {
      const passes = branches.map((layers) => forwardThrough(layers, input, parameters));
      const last = passes.map((ofBranch) => ofBranch.at(-1)?.output ?? input);
      const outputs = last.map(({ values }) => values);
      const exampleCount = input.values.shape[0] / input.positions;
      return {
        output: { ...last[0], values: scoped(() => joining.join(outputs)) },

        pullback(cotangent) {
          const pulled = branches.map((layers, i) =>
            pullbackThrough(layers, passes[i], joining.back(cotangent, outputs, i)),
          );
          return {
            uses: pulled.flatMap(({ uses }) => uses),
            input: () =>
              pulled.map((one) => one.input()).reduce((sum, next) => sumOfCotangents(sum, next, exampleCount)),
          };
        },

        pushforward(tangent, tangents) {
          const pushed = passes.map((ofBranch) => pushforwardThrough(ofBranch, tangent, tangents));
          return scoped(() => joining.forward(pushed, outputs));
        },
      };
    },
  };
}

/** Options of layers of branches, as descriptions have them. */
export interface BranchesDescription {
  readonly branches: readonly InnerLayers[];
}

/** How a description says it. */
export function branchingKind<Kind extends string>(
  kind: Kind,
  description: string,
  make: (branches: readonly (readonly Layer[])[]) => Layer,
): LayerKind<Kind, BranchesDescription> {
  return {
    kind,
    description,
    options: (layers) => ({
      branches: z
        .array(layers, { error: 'must be a list of lists of layers' })
        .min(1, { error: 'must have at least one list of layers' })
        .describe('Lists of layers that all take what comes in; identity gives it as it is.'),
    }),
    make: ({ branches }, layersOf) => make(branches.map(layersOf)),
  };
}
