// What a reader of one more kind of file is made of, for packages that have one.
export { quoted, refuseFile, requireBytes, shownShape, viewOf } from './file-bytes.js';
export { isJsonObject, parseJsonDocument, shownJson } from './json/json-document.js';
export { jsonPlace } from './json/json-place.js';
export { largestNpyHeader, type NpyHeader, readNpyHeader, writeNpyHeader } from './npy/npy-header.js';
export { fewNames } from './shard-files.js';
