// Also tests npz/entry-contents.ts, pytorch/torch-types.ts: every type that PyTorch stores is read from its own files.
import { FileFormatError, MemoryBudgetError, MisuseError, sizeOf } from '@entk/core';
import { damaged, hostileTimeout, joined, survives } from '@entk/testing/hostile-files';
import * as fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPt } from '../../src/index.js';
import { asWritten, described, goldBytes } from '../gold.js';
import { goldPts, refusedPts } from '../gold-pt.js';
import { pickle, pt } from './pickles.js';

describe('readPt', () => {
  it.each(Object.keys(goldPts))('reads of %s what PyTorch reads', (file) => {
    const { tensors, dtypes, unread } = readPt(goldBytes(file));
    const expected = goldPts[file];
    expect([...tensors.keys()].toSorted()).toEqual(Object.keys(expected.tensors).toSorted());
    for (const [name, gold] of Object.entries(expected.tensors)) {
      const integers = !/float/.test(gold.dtype);
      expect([name, described(tensors.get(name)!)]).toEqual([name, asWritten(gold, integers)]);
      expect(dtypes.get(name)).toBe(gold.dtype);
    }
    expect(Object.fromEntries([...unread].map(([name, { shape }]) => [name, shape]))).toEqual(expected.unread);
  });

  it('says what a tensor holds that no array can', () => {
    const { unread } = readPt(goldBytes('views.pt'));
    expect(Array.from(unread, ([name, { unread: holds }]) => [name, holds])).toEqual([
      ['complex', 'complex numbers'],
      ['float8', '8-bit floats'],
      ['sparse', 'sparse numbers'],
      ['quantised', 'quantised numbers'],
      ['meta', 'a shape without numbers'],
    ]);
  });

  it('says which dict it took, and what it took off names', () => {
    expect(readPt(goldBytes('state-dict.pt')).assumptions).toEqual([]);
    expect(readPt(goldBytes('checkpoint.pt')).assumptions).toEqual([
      'the weights are those under "model_state_dict"; "epoch", "optimizer_state_dict", "loss", "best" and 11 more left out',
      '"module." before every name is a wrapper\'s and taken off',
    ]);
    expect(readPt(goldBytes('compiled.pt')).assumptions).toEqual([
      'the weights are those under "state_dict"; "args" left out',
      '"module." before every name is a wrapper\'s and taken off',
      'names of wrappers are taken off, as in "0.weight"',
    ]);
    expect(readPt(goldBytes('nested.pt')).assumptions).toEqual(['names of dicts in dicts are joined by dots']);
  });

  it.each<[string, string, string]>([
    [
      'module.pt',
      'a file of torch.save that needs __main__.Net, torch.nn.modules.linear.Linear',
      'import torch; m = torch.load("runs/module.pt", map_location="cpu", weights_only=False); torch.save(m.state_dict() if hasattr(m, "state_dict") else dict(m), "runs/module.weights.pt")',
    ],
    [
      'namespace.pt',
      'needs argparse.Namespace',
      'import torch; torch.save(torch.load("runs/namespace.pt", map_location="cpu", weights_only=False)["state_dict"], "runs/namespace.weights.pt")',
    ],
    [
      'module-in-checkpoint.pt',
      'needs __main__.Net',
      'import torch; m = torch.load("runs/module-in-checkpoint.pt", map_location="cpu", weights_only=False)["model"]; torch.save(m.state_dict() if hasattr(m, "state_dict") else dict(m), "runs/module-in-checkpoint.weights.pt")',
    ],
    [
      'numpy-scalar.pt',
      'needs numpy._core.multiarray.scalar',
      'import torch; torch.save({k: t for k, t in torch.load("runs/numpy-scalar.pt", map_location="cpu", weights_only=False).items() if torch.is_tensor(t)}, "runs/numpy-scalar.weights.pt")',
    ],
    [
      'torchscript.pt',
      'TorchScript of PyTorch',
      'import torch; torch.save(torch.jit.load("runs/torchscript.pt", map_location="cpu").state_dict(), "runs/torchscript.weights.pt")',
    ],
    [
      'legacy.pt',
      'the form before PyTorch 1.6',
      'import torch; m = torch.load("runs/legacy.pt", map_location="cpu", weights_only=False)',
    ],
    [
      'tensor.pt',
      'weights must have names, a state dict, got "a tensor"',
      'import torch; torch.save({"W": torch.load("runs/tensor.pt", map_location="cpu", weights_only=False)}, "runs/tensor.weights.pt")',
    ],
    [
      'list.pt',
      'weights must have names, a state dict, got "tensors in a row"',
      'import torch; torch.save({str(i): t for i, t in enumerate(torch.load("runs/list.pt", map_location="cpu", weights_only=False))}, "runs/list.weights.pt")',
    ],
  ])('refuses %s with the line that converts it', (file, reason, line) => {
    expect(refusedPts).toContain(file);
    const read = () => readPt(goldBytes(file), { name: `runs/${file}` });
    expect(read).toThrow(FileFormatError);
    expect(read).toThrow(reason);
    expect(read).toThrow(line);
  });

  it('knows the older forms of every protocol, and the first one, a tar', () => {
    const legacy = goldBytes('legacy.pt');
    const framed = joined(Uint8Array.of(0x80, 4, 0x95), new Uint8Array(8), legacy.slice(2));
    expect(() => readPt(framed)).toThrow('the form before PyTorch 1.6');
    const tar = new Uint8Array(600);
    tar.set(strToU8('./sys_info'));
    tar.set(strToU8('ustar'), 257);
    expect(() => readPt(tar)).toThrow('looks like a file of the first torch.save, a tar');
    tar.set(strToU8('readme'));
    expect(() => readPt(tar)).toThrow('looks like a tar archive');
  });

  it('runs nothing: a pickle that would call the system is read as words', () => {
    const evil = pickle('cposix\nsystem\nX', [4, 0, 0, 0], 'echo', [0x85], 'R.');
    expect(() => readPt(pt(evil))).toThrow('needs posix.system, a program that is not run');
  });

  it.each<[string, Uint8Array, string]>([
    ['a text', strToU8('these are no weights'), 'looks like text that begins "these are no weights"'],
    ['an npz archive', zipSync({ 'a.npy': new Uint8Array(1) }), 'and looks like an .npz archive'],
    ['another archive', zipSync({ 'a/readme.txt': new Uint8Array(1) }), 'a ZIP archive of other files, "a/readme.txt"'],
    ['an empty pickle', pt(pickle('')), 'the pickle must have 1 bytes from byte 2 on, got 0'],
    ['an empty dict', pt(pickle('}.')), 'weights must have names, a state dict, got "an empty dict"'],
    [
      'a dict without tensors',
      pt(pickle('}K\0K\x01s.')),
      'weights must have names, a state dict, got "a dict of \\"0\\""',
    ],
    [
      'keys that are no texts',
      pt(pickle('}K\x02\x85K\x01s.')),
      'weights must have names, a state dict, got "a dict of \\"a tuple\\""',
    ],
    [
      'protocol 0',
      pt(strToU8('(dp0\n.')),
      'looks like a file of torch.save in protocol 0 or 1 of pickle, a program that is not run; if you trust it',
    ],
    ['another byte order', withByteOrder('middle'), 'byteorder must be little or big, got "middle"'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readPt(bytes)).toThrow(FileFormatError);
    expect(() => readPt(bytes)).toThrow(message);
  });

  it('holds what views would need against a budget, whatever the file has stored', () => {
    const storage = ['(X', [7, 0, 0, 0], 'storagectorch\nFloatStorage\nX', [1, 0, 0, 0], '0X', [0, 0, 0, 0], 'K\x01tQ'];
    const view = [
      'ctorch._utils\n_rebuild_tensor_v2\n(',
      ...storage,
      'K\0J',
      [0, 0, 0, 64],
      [0x85],
      'K\0',
      [0x85],
      'N}tR',
    ];
    const bytes = pt(pickle('}X', [1, 0, 0, 0], 'W', ...view, 's.'), { 'data/0': new Uint8Array(4) });
    expect(() => readPt(bytes)).toThrow(MemoryBudgetError);
    expect(() => readPt(bytes)).toThrow('must hold the tensors of the file (4.3 GB)');
    // @ts-expect-error not bytes
    expect(() => readPt('model.pt')).toThrow(MisuseError);
  });

  it('verifies checksums', () => {
    const bytes = goldBytes('state-dict.pt');
    const start = Buffer.from(bytes).indexOf('0.weight');
    bytes[start] ^= 1;
    expect(() => readPt(bytes)).toThrow('readPt: the checksum of "state-dict/data.pkl" must agree with its contents');
  });

  it(
    'survives damaged archives',
    () => {
      const files = ['state-dict.pt', 'no-checksums.pt', 'big-endian.pt', 'nested.pt'].map(goldBytes);
      const { read, refused } = survives('readPt', damaged(files), small, requireFilled);
      expect(Math.min(read, refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives damaged pickles in whole archives',
    () => {
      const archives = ['views.pt', 'checkpoint.pt', 'protocol-4.pt', 'module.pt', 'nested.pt'].map((file) => {
        const entries = unzipSync(goldBytes(file));
        const name = Object.keys(entries).find((entry) => entry.endsWith('/data.pkl')) as string;
        return { entries, name };
      });
      const files = fc
        .constantFrom(...archives)
        .chain(({ entries, name }) =>
          damaged([entries[name]], 4).map((bytes) => zipSync({ ...entries, [name]: bytes }, { level: 0 })),
        );
      const { read, refused } = survives('readPt', files, small, requireFilled);
      expect(Math.min(read, refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

/** A state dict whose archive says another byte order than there are. */
function withByteOrder(order: string): Uint8Array {
  const entries = unzipSync(goldBytes('nested.pt'));
  return zipSync({ ...entries, 'nested/byteorder': strToU8(order) }, { level: 0 });
}

const small = (bytes: Uint8Array) => readPt(bytes, { memoryBudget: 1e6 });

function requireFilled({ tensors, unread, dtypes }: ReturnType<typeof readPt>): void {
  for (const { shape, data } of tensors.values()) expect(data.length).toBe(sizeOf(shape));
  expect(dtypes.size).toBe(tensors.size + unread.size);
}
