// Tests no single file: NaN and infinity at every door of the package.
import { DenseMatrix } from '@entk/core';
import { checkDoors } from '@entk/testing/doors';
import * as figures from '../../src/index.js';
import { createFigureDocument, figureSvg } from '../../src/node/index.js';
import * as node from '../../src/node/index.js';

const curves = () => [{ label: 'a', x: [0, 1, 2], y: [1, 4, 2] }];
const panel = () => figures.curvesPanel({ curves: curves() });
const made = 'made by a function of this package, which looks at every number';
const opaque = { '0': made };

checkDoors(
  figures,
  {
    barsPanel: {
      options: 1,
      args: () => [
        {
          heights: [1, 2, 3],
          quantity: 'q',
          bars: { label: 'i' },
          shade: { values: [0, 0.5, 1], quantity: 's', range: [0, 1] },
        },
        { aspect: 0.6, range: [0, 4] },
      ],
    },
    curvesPanel: {
      options: 1,
      args: () => [
        { curves: curves(), events: [{ at: 1, label: 'here' }] },
        { aspect: 0.6, xRange: [0, 2], yRange: [0, 5] },
      ],
    },
    drawFigure: { options: 1, args: () => [panel(), { document: createFigureDocument(), width: 300 }], lets: opaque },
    figureFrames: { options: 1, args: () => [panel(), { width: 300 }], lets: opaque },
    figureFromJson: { args: () => [figures.figureJson(panel())] },
    figureJson: { args: () => [panel()], lets: opaque },
    heatmapPanel: {
      options: 1,
      args: () => [
        { matrix: DenseMatrix.fromRows([[0, 1]]), rows: { label: 'r' }, columns: { label: 'c' }, quantity: 'q' },
        { aspect: 1, range: [0, 1] },
      ],
    },
    panelGrid: { options: 1, args: () => [{ rows: [[panel()]] }], lets: opaque },
    spectrumPanel: {
      options: 1,
      args: () => [
        { curves: [{ label: 'a', eigenvalues: [9, 3, 1] }], drops: [1, 2] },
        { aspect: 0.6, floor: 1e-3, inset: [1, 2], range: [0.1, 10], ranks: [1, 3] },
      ],
    },
  },
  { without: { serializeFigure: 'takes an element' } },
);

checkDoors(
  node,
  {
    figurePdf: { options: 1, args: () => [panel(), { width: 200 }], lets: opaque },
    figurePng: { options: 1, args: () => [panel(), { scale: 1, width: 200 }], lets: opaque },
    figureSvg: { options: 1, args: () => [panel(), { width: 300 }], lets: opaque },
    svgToPng: { options: 1, args: () => [figureSvg(panel(), { width: 200 }), { scale: 1 }] },
  },
  { without: { createFigureDocument: 'takes nothing' } },
);
