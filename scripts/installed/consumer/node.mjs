// In Node: the pipeline, a figure as SVG and PNG, and what came of it as JSON.
import { readFileSync } from 'node:fs';
import { spectrumPanel } from '@entk/figures';
import { figurePng, figureSvg } from '@entk/figures/node';
import { pipeline } from './built/pipeline.js';

const outcome = await pipeline(readFileSync(new URL('weights.safetensors', import.meta.url)), Number(process.argv[2]));
const figure = spectrumPanel({ curves: [{ label: 'full kernel', eigenvalues: outcome.eigenvalues }] });
const png = await figurePng(figure);
const isDrawn = figureSvg(figure).startsWith('<svg') && png[0] === 0x89 && png[1] === 0x50;
process.stdout.write(JSON.stringify({ ...outcome, isDrawn, version: process.version }));
