// Also tests node/partial-file.ts, node/digest.ts: what they write and tell apart is seen in the files.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, MemoryBudgetError, MisuseError, ndArray } from '@entk/core';
import { readNpy } from '@entk/formats';
import { batchNorm, elementwise, defineNetwork, dense, initialiseBackend, normalParameters, relu } from '@entk/models';
import { multiplyByScalar, tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it, vi } from 'vitest';
import { jacobianBlocks, tiledKernel } from '../../src/index.js';
import { StorageError, writeKernel } from '../../src/node/index.js';
import { everyCollapse } from '../definition.js';
import { threeLayerBlocks } from '../three-layers.js';
import { temporaryFolder } from './temporary-folder.js';
import { writtenBlocks, written } from './writing.js';

const disk = vi.hoisted(() => ({ writesLeft: Infinity, code: 'ENOSPC', freeBlocks: Infinity }));

/** The real file system, but that it can be told to fail, as a disk that fills up does. */
vi.mock(import('node:fs'), async (importOriginal) => {
  const real = await importOriginal();
  const failing = (name: 'writeSync') =>
    ((...given: unknown[]) => {
      if (disk.writesLeft-- <= 0)
        throw Object.assign(new Error(`${disk.code}: no`), { code: disk.code, syscall: name });
      return (real[name] as (...all: unknown[]) => unknown)(...given);
    }) as never;
  const statfsSync = ((path: string) => {
    const found = real.statfsSync(path);
    return disk.freeBlocks === Infinity ? found : Object.assign(found, { bavail: disk.freeBlocks });
  }) as typeof real.statfsSync;
  return { ...real, writeSync: failing('writeSync'), statfsSync };
});

beforeAll(() => initialiseBackend());

const folder = temporaryFolder();
let count = 0;
const fresh = () => join(folder, `kernel-${count++}.npy`);
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const trace = { kind: 'trace' } as const;

/** Writes until so many tiles are done. */
async function writeSome(file: string, tiles: number, blocks = writtenBlocks()): Promise<void> {
  const controller = new AbortController();
  const run = writeKernel(file, blocks, written.collapse, {
    tileSize: written.tileSize,
    signal: controller.signal,
    onProgress: ({ done }) => done === tiles && controller.abort(new Error('enough')),
  });
  await expect(run).rejects.toThrow('enough');
}

describe('writeKernel', () => {
  it('writes every collapse as tiledKernel has it, in the format of NumPy', async () => {
    const blocks = threeLayerBlocks(11);
    for (const collapse of everyCollapse(3)) {
      const file = fresh();
      const stored = await writeKernel(file, blocks, collapse, { tileSize: 4 });
      const { matrix } = await tiledKernel(blocks, collapse, { tileSize: 4 });
      const { shape, data } = readNpy(readFileSync(file));
      expect([shape, stored.shape, stored.resumedTiles]).toEqual([
        [matrix.rows, matrix.rows],
        [matrix.rows, matrix.rows],
        0,
      ]);
      expect(data).toEqual(matrix.data);
      expect(readFileSync(file).length % 64).toBe((8 * matrix.rows ** 2) % 64);
    }
  });

  it('ends with the same bits when it is killed, again and again, and goes on', { timeout: 120_000 }, async () => {
    const [whole, killed] = [fresh(), fresh()];
    await writeKernel(whole, writtenBlocks(), written.collapse, { tileSize: written.tileSize });
    for (const tiles of [3, 11]) {
      await killedAfter(killed, tiles);
      expect(existsSync(killed)).toBe(false);
      expect(existsSync(`${killed}.partial`)).toBe(true);
    }
    const { resumedTiles, plan } = await writeKernel(killed, writtenBlocks(), written.collapse);
    expect(resumedTiles).toBeGreaterThanOrEqual(11);
    expect(resumedTiles).toBeLessThan(plan.tileCount);
    expect(sha256(killed)).toBe(sha256(whole));
    expect(existsSync(`${killed}.partial`)).toBe(false);
  });

  it('goes on after a tile that was half written, and a journal line that was cut short', async () => {
    const [whole, torn] = [fresh(), fresh()];
    await writeKernel(whole, writtenBlocks(), written.collapse, { tileSize: written.tileSize });
    await writeSome(torn, 5);
    const journal = readFileSync(`${torn}.journal`, 'utf8');
    expect(journal.endsWith('\n0\n1\n2\n3\n4\n')).toBe(true);
    writeFileSync(`${torn}.journal`, journal.slice(0, -3));
    // what is not in the journal may hold anything
    const bytes = readFileSync(`${torn}.partial`);
    const tail = bytes.subarray(bytes.length - 40_000);
    tail.fill(0xab);
    writeFileSync(`${torn}.partial`, bytes);
    const { resumedTiles } = await writeKernel(torn, writtenBlocks(), written.collapse);
    expect(resumedTiles).toBe(3);
    expect(sha256(torn)).toBe(sha256(whole));
  });

  it('begins anew where the growing file is gone or not whole, and only renames where all is done', async () => {
    const whole = fresh();
    await writeKernel(whole, writtenBlocks(), written.collapse, { tileSize: written.tileSize });
    const cut = fresh();
    await writeSome(cut, 5);
    truncateSync(`${cut}.partial`, 1000);
    expect((await writeKernel(cut, writtenBlocks(), written.collapse)).resumedTiles).toBe(0);
    expect(sha256(cut)).toBe(sha256(whole));

    const unnamed = fresh();
    writeFileSync(`${unnamed}.partial`, readFileSync(whole));
    writeFileSync(`${unnamed}.journal`, readFileSync(`${whole}.journal`));
    const progress = vi.fn<() => void>();
    const stored = await writeKernel(unnamed, writtenBlocks(), written.collapse, { onProgress: progress });
    expect([stored.resumedTiles, progress.mock.calls.length]).toEqual([stored.plan.tileCount, 0]);
    expect(sha256(unnamed)).toBe(sha256(whole));
    const again = await writeKernel(unnamed, writtenBlocks(), written.collapse);
    expect(again.resumedTiles).toBe(again.plan.tileCount);
  });

  it('refuses to go on with another kernel, and says in what it differs', async () => {
    const file = fresh();
    const controller = new AbortController();
    const options = { tileSize: 3, signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) };
    await expect(writeKernel(file, threeLayerBlocks(9), trace, options)).rejects.toThrow('enough');
    const before = readdirSync(folder).map((name) => [name, sha256(join(folder, name))]);
    const differing = async (
      blocks: Parameters<typeof writeKernel>[1],
      collapse = trace as object,
      tileSize?: number,
    ) => {
      const run = writeKernel(file, blocks, collapse as typeof trace, { tileSize });
      await expect(run).rejects.toThrow(MisuseError);
      return run.catch(
        ({ message }: Error) => /but differs in ([^;]*?)(?:, got|;)/.exec(`${message} `)?.[1] ?? message,
      );
    };
    const { origin } = threeLayerBlocks(9);
    const changed = (changes: Partial<typeof origin>, options = {}) => {
      const { network, parameters, inputs } = { ...origin, ...changes };
      return jacobianBlocks(network, parameters, inputs, options);
    };
    const otherInputs = ndArray([9, 6], Float32Array.from(createRandom(9).normals(54)));
    expect(await differing(changed({ inputs: otherInputs }))).toBe('inputs');
    expect(await differing(changed({ parameters: normalParameters(origin.network, createRandom(5)) }))).toBe(
      'parameters',
    );
    expect(await differing(changed({}, { parameters: ['W1'] }))).toBe('parameters');
    expect(await differing(changed({}, { readout: { outputs: [0, 2] } }))).toBe('outputs');
    expect(await differing(changed({}, { outputFactors: [1, 2, 1] }))).toBe('outputs');
    expect(await differing(changed({}), { kind: 'classMean' })).toBe('collapse');
    expect(await differing(threeLayerBlocks(8))).toBe('shape, inputs');
    expect(await differing(changed({}), trace, 4)).toMatch(/^tiles/);
    const sameShapes = defineNetwork({
      inputSize: 6,
      layers: [
        dense({ weight: 'W1', bias: 'b1' }),
        elementwise(
          'relu',
          (x) => multiplyByScalar(x, 2),
          ({ input }) => multiplyByScalar(input, 0.5),
        ),
        dense({ weight: 'W2', bias: 'b2' }),
        relu(),
        dense({ weight: 'W3', bias: 'b3' }),
      ],
      parameters: Object.fromEntries(origin.network.parameterShapes),
    });
    expect(await differing(changed({ network: sameShapes }))).toBe('network');
    expect(readdirSync(folder).map((name) => [name, sha256(join(folder, name))])).toEqual(before);
  });

  it('tells running statistics apart, which are no parameters', async () => {
    const file = fresh();
    const network = defineNetwork({
      inputSize: 2,
      layers: [batchNorm({ mean: 'm', variance: 'v' }), dense({ weight: 'W' })],
      parameters: { W: [1, 2], m: [2], v: [2] },
    });
    const inputs = ndArray([3, 2], Float32Array.from(createRandom(1).normals(6)));
    const blocks = (mean: number) => {
      const parameters = new Map(normalParameters(network, createRandom(0)));
      return jacobianBlocks(network, parameters.set('m', ndArray([2], Float32Array.of(mean, 0))), inputs);
    };
    await writeKernel(file, blocks(0), trace);
    await expect(writeKernel(file, blocks(1), trace)).rejects.toThrow('differs in parameters');
  });

  it('does not touch a file that no journal speaks of, nor an invalid journal', async () => {
    const [foreign, strange] = [fresh(), fresh()];
    writeFileSync(foreign, 'mine');
    await expect(writeKernel(foreign, threeLayerBlocks(3), trace)).rejects.toThrow(
      `writeKernel: ${foreign} must not be there yet: no journal says that it is this kernel; remove it, or choose another file`,
    );
    expect(readFileSync(foreign, 'utf8')).toBe('mine');
    writeFileSync(`${strange}.journal`, 'dear diary\n');
    await expect(writeKernel(strange, threeLayerBlocks(3), trace)).rejects.toThrow(
      /must be a journal of this function, got "dear diary"/,
    );
    expect(existsSync(strange) || existsSync(`${strange}.partial`)).toBe(false);
  });

  it('leaves what is finished when the disk fills up, says so by name, and goes on when there is room', async () => {
    const [whole, file] = [fresh(), fresh()];
    await writeKernel(whole, writtenBlocks(), written.collapse, { tileSize: written.tileSize });
    disk.writesLeft = 700;
    const run = writeKernel(file, writtenBlocks(), written.collapse, { tileSize: written.tileSize });
    await expect(run).rejects.toThrow(StorageError);
    disk.writesLeft = Infinity;
    const { message, code } = (await run.catch((error: unknown) => error)) as StorageError;
    expect(message).toMatch(
      /^writeKernel: .*npy must be writable, but the disk is full \(ENOSPC\); \d of 28 tiles are done and stay, and the same call goes on from there$/,
    );
    expect(code).toBe('ENOSPC');
    expect(existsSync(file)).toBe(false);
    const { resumedTiles } = await writeKernel(file, writtenBlocks(), written.collapse);
    expect(resumedTiles).toBe(Number(/(\d) of 28/.exec(message)?.[1]));
    expect(sha256(file)).toBe(sha256(whole));
  });

  it('asks for the room before it starts', async () => {
    const file = fresh();
    disk.freeBlocks = 1;
    const run = writeKernel(file, threeLayerBlocks(40), trace);
    await expect(run).rejects.toThrow(
      /writeKernel: the disk of .* must have 13 kB free, got .* \(ENOSPC\); what was there is as it was/,
    );
    disk.freeBlocks = Infinity;
    expect(existsSync(`${file}.journal`) || existsSync(`${file}.partial`)).toBe(false);
  });

  it('names folders that are not there or cannot be written to, and what does not fit', async () => {
    const blocks = threeLayerBlocks(4);
    await expect(writeKernel(join(folder, 'none', 'K.npy'), blocks, trace)).rejects.toThrow(
      /none.K\.npy must be writable, but the folder is not there \(ENOENT\); what was there is as it was/,
    );
    writeFileSync(join(folder, 'file'), '');
    await expect(writeKernel(join(folder, 'file', 'K.npy'), blocks, trace)).rejects.toThrow(
      /must be writable, but a part of the path is no folder \(ENOTDIR\)/,
    );
    Object.assign(disk, { writesLeft: 0, code: 'EROFS' });
    await expect(writeKernel(fresh(), blocks, trace)).rejects.toThrow('the file system is read-only (EROFS)');
    Object.assign(disk, { writesLeft: Infinity, code: 'ENOSPC' });
    const file = fresh();
    await expect(writeKernel(file, blocks, trace, { memoryBudget: 100 })).rejects.toThrow(MemoryBudgetError);
    expect(existsSync(`${file}.journal`)).toBe(false);
  });

  it('leaves no tensor', async () => {
    const before = tensorCount();
    await writeKernel(fresh(), threeLayerBlocks(5), trace);
    expect(tensorCount()).toBe(before);
  });
});

/** Writes in another process, which is killed when it has done so many tiles. */
async function killedAfter(file: string, tiles: number): Promise<void> {
  const program = fileURLToPath(new URL('write-in-a-process.mjs', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    seen += bytes.toString();
    if (seen.split('\n').includes(String(tiles))) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => child.on('close', (_, found) => resolve(found)));
  expect(signal).toBe('SIGKILL');
}
