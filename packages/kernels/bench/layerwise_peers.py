"""The class-mean kernels of both layers of the modular-addition network, by another library on one thread.

    python layerwise_peers.py torch|neural-tangents FOLDER

FOLDER has w1.npy [H, 2p], w2.npy [p, H] and inputs.npy [N, 2p]. Says which version it is, then answers every line of its input with the
processor seconds of one run and the traces of both kernels. Compilation is over before the first answer.
"""

import json
import sys
import time

import numpy as np

library, folder = sys.argv[1:]
w1, w2, pairs = (np.load(f"{folder}/{name}.npy") for name in ("w1", "w2", "inputs"))
hidden, width = w1.shape
p = width // 2
count = len(pairs)


def with_torch():
    import torch
    from torch.func import jacrev, vmap

    torch.set_num_threads(1)
    parameters = (torch.from_numpy(w1), torch.from_numpy(w2))
    x = torch.from_numpy(pairs)

    def outputs(parameters, x, some):
        return ((parameters[0] @ x / width**0.5) ** 2 @ parameters[1][some].T) / hidden

    def run():
        """A few outputs at a time: the whole Jacobian would be 4.3 GB."""
        kernels = [torch.zeros(count, count) for _ in parameters]
        for start in range(0, p, 4):
            some = torch.arange(start, min(start + 4, p))
            for index, block in enumerate(vmap(jacrev(outputs), in_dims=(None, 0, None))(parameters, x, some)):
                flat = block.flatten(1)
                kernels[index] += flat @ flat.T / p
        return [float(kernel.trace()) for kernel in kernels]

    return torch.__version__.split("+")[0], run


def with_neural_tangents():
    import jax
    from jax._src.interpreters import ad as inner
    from jax.interpreters import ad

    # neural-tangents 0.6.5 reads names that JAX has since made private
    for name in dir(inner):
        if not hasattr(ad, name):
            setattr(ad, name, getattr(inner, name))
    ad.config = jax.config
    import neural_tangents as nt

    def first(w, x):
        return (x @ w.T / width**0.5) ** 2 @ w2.T / hidden

    def second(w, x):
        return (x @ w1.T / width**0.5) ** 2 @ w.T / hidden

    kernels = [
        jax.jit(
            nt.empirical_ntk_fn(
                f, trace_axes=(-1,), vmap_axes=0, implementation=nt.NtkImplementation.STRUCTURED_DERIVATIVES
            )
        )
        for f in (first, second)
    ]
    parameters = [jax.numpy.asarray(w) for w in (w1, w2)]
    x = jax.numpy.asarray(pairs)

    def run():
        return [float(kernel(x, None, w).block_until_ready().trace()) for kernel, w in zip(kernels, parameters)]

    run()
    return nt.__version__, run


version, run = {"torch": with_torch, "neural-tangents": with_neural_tangents}[library]()
print(json.dumps({"library": f"{library} {version}"}), flush=True)
for _ in sys.stdin:
    start = time.process_time()
    traces = run()
    print(json.dumps({"seconds": time.process_time() - start, "traces": traces}), flush=True)
