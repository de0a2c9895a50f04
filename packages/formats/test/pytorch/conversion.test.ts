import { describe, expect, it } from 'vitest';
import { conversion } from '../../src/pytorch/conversion.js';
import type { PickleDict, PickleForeign } from '../../src/pytorch/pickle-values.js';

const foreign = { kind: 'foreign' } as PickleForeign;

describe('conversion', () => {
  it('writes names as Python reads them, and a new file beside the old one', () => {
    expect(conversion('a "b"\\c.pth', 'TorchScript')).toBe(
      'import torch; torch.save(torch.jit.load("a \\"b\\"\\\\c.pth", map_location="cpu").state_dict(), "a \\"b\\"\\\\c.weights.pt")',
    );
    expect(conversion('runs/last.ckpt', 'a tensor')).toContain('"runs/last.weights.pt"');
    expect(conversion('weights', 'torch.export')).toBe(
      'import torch; torch.save(dict(torch.export.load("weights").state_dict), "weights.weights.pt")',
    );
  });

  it('asks what a class of its own is before it is taken for a module, and makes names of other keys', () => {
    const dict: PickleDict = { kind: 'dict', entries: new Map([['state_dict', foreign]]) };
    expect(conversion('a.pt', { dict })).toBe(
      'import torch; m = torch.load("a.pt", map_location="cpu", weights_only=False)["state_dict"]; torch.save(m.state_dict() if hasattr(m, "state_dict") else dict(m), "a.weights.pt")',
    );
    expect(conversion('a.pt', 'tensors by other keys')).toBe(
      'import torch; torch.save({str(k): t for k, t in torch.load("a.pt", map_location="cpu", weights_only=False).items() if torch.is_tensor(t)}, "a.weights.pt")',
    );
  });
});
