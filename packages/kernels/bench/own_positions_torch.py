"""The kernel of the down-projection at every token by PyTorch's vmap of gradients, on one thread.

    python own_positions_torch.py FOLDER

FOLDER has gate, up, down, inputs and readouts as .npy. Prints processor seconds, peak memory and the kernel's trace as JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.func import grad, vmap

torch.set_num_threads(1)
folder = Path(sys.argv[1])
gate, up, down, inputs, readouts = (
    torch.from_numpy(np.load(folder / f"{name}.npy")) for name in ("gate", "up", "down", "inputs", "readouts")
)
tokens = inputs.reshape(-1, inputs.shape[-1])


def read(weight, x, readout):
    n = x / torch.sqrt((x * x).mean() + 1e-6)
    return readout @ (x + weight @ (torch.nn.functional.silu(gate @ n) * (up @ n)))


start = time.process_time()
kernel = torch.zeros(len(tokens), len(tokens))
for readout in readouts:
    gradients = vmap(grad(read), in_dims=(None, 0, None), chunk_size=64)(down, tokens, readout).flatten(1)
    kernel += gradients @ gradients.T / len(readouts)
    del gradients
print(
    json.dumps(
        {
            "seconds": time.process_time() - start,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "trace": float(kernel.trace()),
        }
    )
)
