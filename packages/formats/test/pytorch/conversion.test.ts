import { describe, expect, it } from 'vitest';
import { conversion } from '../../src/pytorch/conversion.js';

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
});
