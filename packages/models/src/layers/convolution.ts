import { ndArray, requireInteger, shapeText, sizeOf } from '@entk/core';
import { splitIntoGroups, throughLinear } from '../cotangent.js';
import {
  add,
  matMul,
  matMulTransposedRight,
  multiply,
  reshape,
  scoped,
  type Tensor,
  toTensor,
  transpose,
} from '../tensor/index.js';
import { foldWindows, unfoldWindows } from '../tensor/windows.js';
import type { ActivationShape, Layer, ParameterUse } from './layer.js';
import { extent, parameterName } from './option-schemas.js';
import {
  gridOfWindows,
  onAxes,
  type PerAxis,
  requireWindowOptions,
  type WindowSteps,
  windowSchemas,
  windowsOf,
} from './sliding-windows.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameters a convolution reads, and how its window slides. */
export interface ConvolutionOptions extends WindowSteps {
  /** Name of the weight W, axes [out, in / groups, size] or [out, in / groups, height, width], as PyTorch keeps it. */
  readonly weight: string;
  /** Name of the bias b, axes [out]. No bias without it. */
  readonly bias?: string;
  /** Places from one window to the next. @default 1 */
  readonly stride?: PerAxis;
  /**
   * Channels in as many parts that do not see each other; equal to the channels, each has filters of its own. @default
   * 1
   */
  readonly groups?: number;
  /** The channels of y, where nothing else gives the shape of W. */
  readonly outputs?: number;
  /** The extents of the window, where nothing else gives the shape of W. */
  readonly size?: PerAxis;
}

/** The options above, as both doors accept them. */
export const convolutionOptionNames = {
  weight: true,
  bias: true,
  stride: true,
  groups: true,
  outputs: true,
  size: true,
  padding: true,
  dilation: true,
} as const satisfies Record<keyof ConvolutionOptions, true>;

/**
 * y[p, o] = b[o] + Σ_{i, j} W[o, i, j] x[p·stride − padding + j·dilation, i] on a grid of `axes` axes, i over the
 * channels of o's group and j over the places of the window: the cross-correlation that is called convolution. Zeros
 * stand in the padding.
 *
 * With W as a matrix [out, in·k] and the places of each window as one row of k numbers a channel, it is a dense layer
 * at every position, and its gradient is Σ_p δ[p] ⊗ patch[p]. Groups are positions of their own: (p, g) has the patch
 * of the channels of group g and the δ of its outputs, the others being zero.
 */
export function convolution(
  kind: string,
  axes: number,
  { weight, bias, stride = 1, padding = 0, dilation = 1, groups = 1, outputs: given, size }: ConvolutionOptions,
): Layer {
  const steps = { stride, padding, dilation };
  requireWindowOptions(kind, axes, { ...steps, size });
  requireInteger(kind, 'groups', groups, { min: 1 });
  if (given !== undefined) requireInteger(kind, 'outputs', given, { min: 1 });
  const extents = size === undefined ? undefined : onAxes(size, axes);
  const gridOf = ({ grid, positions }: Pick<ActivationShape, 'grid' | 'positions'>) =>
    grid ?? (axes === 1 ? [positions] : undefined);

  /** W [out, in / groups, …] as the matrix that takes all channels, zeros outside the groups. */
  const wholeMatrix = (tensor: Tensor): Tensor => {
    const [outputs] = tensor.shape;
    const ofGroup = tensor.size / outputs;
    if (groups === 1) return reshape(tensor, [outputs, ofGroup]);
    const spread = multiply(
      reshape(tensor, [outputs, 1, ofGroup]),
      reshape(transpose(membersOf(outputs)), [outputs, groups, 1]),
    );
    return reshape(spread, [outputs, groups * ofGroup]);
  };
  /** Axes [groups, out]: 1 where an output belongs to a group. */
  const membersOf = (outputs: number): Tensor => {
    const members = ndArray([groups, outputs]);
    for (let o = 0; o < outputs; o++) members.data[Math.floor((o * groups) / outputs) * outputs + o] = 1;
    return toTensor(members);
  };

  return {
    kind,
    options: { weight, bias, stride, padding, dilation, groups, outputs: given, size },
    parameters: bias === undefined ? [weight] : [weight, bias],
    sumsProducts: true,

    inferredShapes({ width }, known): Readonly<Record<string, readonly number[]>> {
      const shape = known.get(weight) ?? (given && extents ? [given, width / groups, ...extents] : undefined);
      if (shape === undefined) return {};
      return bias === undefined ? { [weight]: shape } : { [weight]: shape, [bias]: [shape[0]] };
    },

    outputShape(input, shapes, report) {
      const { width } = input;
      const shape = shapes.get(weight) ?? [];
      const [outputs, , ...window] = shape;
      if (width % groups !== 0) report(`its ${width} channels must be a multiple of ${groups} groups`);
      const inputs = width / groups;
      const wanted = [given ?? 'outputs', inputs, ...(extents ?? ['height', 'width'].slice(2 - axes))];
      const fits = shape.length === axes + 2 && wanted.every((w, axis) => typeof w === 'string' || w === shape[axis]);
      if (!fits) report(`weight "${weight}" must have axes [${wanted.join(', ')}], got ${shapeText(shape)}`);
      if (fits && outputs % groups !== 0) report(`its ${outputs} outputs must be a multiple of ${groups} groups`);
      const biasShape = bias === undefined ? undefined : (shapes.get(bias) ?? []);
      if (biasShape && shape.length > 0 && shapeText(biasShape) !== shapeText([outputs])) {
        report(`bias "${bias}" must have axes [${outputs}], got ${shapeText(biasShape)}`);
      }
      const grid = gridOf(input);
      if (grid?.length !== axes) report(wrongGrid(axes, input));
      if (grid?.length !== axes || !fits) return { ...input, width: outputs ?? 0 };
      const windows = gridOfWindows(grid, window, steps);
      if (windows.some((count) => count < 1)) {
        report(`its window ${window.join('×')} must fit into ${grid.join('×')} positions and their padding`);
        return { ...input, width: outputs };
      }
      return { positions: sizeOf(windows), width: outputs, grid: windows };
    },

    held(input, output, outputCount, shapes) {
      const [before, after] = [input, output].map(({ positions, width }) => positions * width);
      const [outputs = 0, , ...window] = shapes.get(weight) ?? [];
      const patches = output.positions * input.width * sizeOf(window);
      const ofGroups = groups === 1 ? 0 : groups * (after * (outputCount + 1) + outputs);
      const matrix = outputs * input.width * sizeOf(window);
      return {
        forward: after + patches + matrix,
        pullback: before * (outputCount + 1) + ofGroups,
        // The patches' cotangent, in the backend and on its way out of it; and δ multiplied out.
        working: 2 * patches * outputCount + before * outputCount + after * (3 * outputCount + 1) + patches + matrix,
      };
    },

    forward({ values, positions, grid }, parameters) {
      const ofWeight = parameters.get(weight) as Tensor;
      const [outputs, , ...window] = ofWeight.shape;
      const windows = windowsOf(gridOf({ grid, positions }) ?? [], window, steps);
      const patches = unfoldWindows(values, windows);
      const matrix = scoped(() => wholeMatrix(ofWeight));
      const output = scoped(() => {
        const product = matMulTransposedRight(patches, matrix);
        return bias === undefined ? product : add(product, parameters.get(bias) as Tensor);
      });
      return {
        output: { values: output, positions: windows.count, grid: windows.grid },

        pullback(cotangent) {
          const [rows, columns] = patches.shape;
          const ofGroups = groups === 1 ? cotangent : splitIntoGroups(cotangent, membersOf(outputs));
          const activation = groups === 1 ? patches : reshape(patches, [rows * groups, columns / groups]);
          const uses: ParameterUse[] = [
            { kind: 'matrix', parameter: weight, transposed: false, cotangent: ofGroups, activation },
          ];
          if (bias !== undefined) uses.push({ kind: 'vector', parameter: bias, cotangent });
          const back = (tensor: Tensor) => foldWindows(matMul(tensor, matrix), windows);
          return { uses, input: () => throughLinear(cotangent, positions, back) };
        },

        pushforward(tangent, parameterTangents) {
          const weightTangent = parameterTangents.get(weight);
          return sumOfTangents(output.shape[0], [
            tangent && matMulTransposedRight(unfoldWindows(tangent, windows), matrix),
            weightTangent && matMulTransposedRight(patches, wholeMatrix(weightTangent)),
            bias === undefined ? undefined : parameterTangents.get(bias),
          ]);
        },
      };
    },
  };
}

/** Why a layer on a grid cannot take an activation. */
export function wrongGrid(axes: number, { positions, grid }: ActivationShape): string {
  const wanted = axes === 1 ? 'a signal [channels, length]' : 'an image [channels, height, width]';
  const got = grid ? `an image of ${grid.join('×')}` : `${positions} positions`;
  const inputs = axes === 1 ? '{ channels, length }' : '{ channels, height, width }';
  return `takes ${wanted}, got ${got}; give inputs as ${inputs}`;
}

/** The schemas of the options of a convolution on a grid of some axes. */
export function convolutionSchemas(axes: number) {
  const { size, stride, padding, dilation } = windowSchemas(axes);
  const window = axes === 1 ? 'size' : 'height, width';
  return {
    weight: parameterName.describe(`Name of W, axes [out, in / groups, ${window}] as PyTorch keeps it.`),
    bias: parameterName.optional().describe('Name of b, axes [out]. No bias without it.'),
    stride: stride.describe('Places from one window to the next, 1 unless given.'),
    padding: padding.describe('Places of zeros added on either side, 0 unless given.'),
    dilation: dilation.describe('Distance of two places that a window sees, 1 unless given.'),
    groups: extent.optional().describe('Channels in as many parts that do not see each other, 1 unless given.'),
    outputs: extent.optional().describe('Channels of y, where neither the weights nor parameters give the shape of W.'),
    size: size.optional().describe('Extents of the window, where nothing else gives them.'),
  };
}
