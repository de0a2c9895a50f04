import { closeSync, ftruncateSync, openSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { bytesText, type DenseMatrix } from '@entk/core';
import type { Run, Tile } from '../tiles/for-each-tile.js';
import { forEachRun } from '../tiles/tiled-kernel.js';
import { matrixHeader } from './matrix-header.js';
import { StorageError } from './storage-error.js';

/**
 * Opens the file that grows, of its full length from the start: what is not written yet takes no room on most disks.
 */
export function openPartial(file: string, rows: number, goesOn: boolean): number {
  const handle = openSync(file, goesOn ? 'r+' : 'w+');
  if (goesOn) return handle;
  try {
    const header = matrixHeader(rows, rows);
    ftruncateSync(handle, header.length + 8 * rows ** 2);
    writeAll(handle, header, 0);
    return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

/** Writes a tile, and off the diagonal its transpose. */
export function writeTile(handle: number, rows: number, tile: Tile): void {
  writeRuns(handle, rows, tile.matrix, tile.rows, tile.columns);
  if (!tile.onDiagonal) writeRuns(handle, rows, tile.matrix.transpose(), tile.columns, tile.rows);
}

/**
 * Refuses a disk without room for what the file still lacks.
 *
 * @throws StorageError with the code `ENOSPC`.
 */
export function requireRoom(caller: string, file: string, bytes: number, partial?: string): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  const free = bavail * bsize;
  const present = partial ? 512 * statSync(partial).blocks : 0;
  const missing = bytes - present;
  if (missing <= free) return;
  throw new StorageError(
    `${caller}: the disk of ${file} must have ${bytesText(missing)} free, got ${bytesText(free)} (ENOSPC); ` +
      'what was there is as it was; make room, or choose another disk',
    'ENOSPC',
  );
}

function writeRuns(
  handle: number,
  width: number,
  matrix: DenseMatrix,
  rows: readonly Run[],
  columns: readonly Run[],
): void {
  const dataStart = matrixHeader(width, width).length;
  forEachRun(matrix, rows, columns, (row, column, values) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    writeAll(handle, bytes, dataStart + 8 * (row * width + column));
  });
}

function writeAll(handle: number, bytes: Uint8Array, at: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(handle, bytes, written, bytes.length - written, at + written);
  }
}
