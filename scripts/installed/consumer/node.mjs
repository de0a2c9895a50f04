// In Node: the pipeline, on narrow vectors and where there are some on wide ones, a figure as SVG and PNG, and what
// came of it as JSON.
import { readFileSync } from 'node:fs';
import { spectrumPanel } from '@entk/figures';
import { figurePng, figureSvg } from '@entk/figures/node';
import { allowWideVectors } from '@entk/linalg/modes';
import { pipeline } from './built/pipeline.js';

const weights = readFileSync(new URL('weights.safetensors', import.meta.url));
const outcome = await pipeline(weights, Number(process.argv[2]));
const isWide = allowWideVectors(true);
const again = await pipeline(weights, Number(process.argv[2]));
const isRepeated = again.eigenvalues.every((value, k) => value === outcome.eigenvalues[k]);
const figure = spectrumPanel({ curves: [{ label: 'full kernel', eigenvalues: outcome.eigenvalues }] });
const png = await figurePng(figure);
const isDrawn = figureSvg(figure).startsWith('<svg') && png[0] === 0x89 && png[1] === 0x50;
process.stdout.write(JSON.stringify({ ...outcome, isWide, isRepeated, isDrawn, version: process.version }));
