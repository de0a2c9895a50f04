// A network of PyTorch from its files: tensors placed in layers, the spectrum of its kernel, and how much of each feature
// the leading eigenvectors hold. The files are those of apps/cli/examples/token-network.
import { readFile } from 'node:fs/promises';
import { capturedNorms } from '@entk/alignment';
import { DenseMatrix, type NdArray } from '@entk/core';
import { openWeights, readNpy } from '@entk/formats';
import { jacobianBlocks, kernelSpectrum } from '@entk/kernels';
import { initialiseBackend, readNetworkDescription } from '@entk/models';
import { placeWeights } from '@entk/models/import';

const read = (name: string) => readFile(new URL(`../apps/cli/examples/token-network/${name}`, import.meta.url));

await initialiseBackend();
const description = readNetworkDescription(await read('model.json'));
const { tensors } = await openWeights(await read('weights.safetensors'));
const { network, parameters, complete } = placeWeights(description, tensors);
console.log(complete); // true, every tensor has its place
if (!network || !parameters) throw new Error('the network is not complete');

const inputs = readNpy(await read('inputs.npy')) as NdArray<Int32Array>; // tokens [N, T]
const jacobian = jacobianBlocks(network, parameters, inputs);
const { values, vectors, trace } = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: 20 });
console.log([trace, values[0]]); // ≈ [3679.79, 3077.80], as torch.func has them

const features = DenseMatrix.fromArray(readNpy(await read('features.npy')));
console.log([features.rows, features.columns]); // [120, 11], a feature a column: how often each token stands in a row
console.log(capturedNorms(vectors, features)[0]); // > 0.9, of how often token 0 stands in a row
