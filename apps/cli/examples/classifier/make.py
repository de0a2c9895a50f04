"""Makes the files of this example: a small classifier, trained in PyTorch by cross-entropy, at five moments of its training.

    python make.py            # needs torch and numpy

Writes beside itself:
    checkpoints/epoch-N.safetensors   the state_dict at epoch N
    inputs.npy                        [240, 10], 8 clusters, two opposite ones to a class
    targets.npy                       [240] classes
    features.npy, feature-names.txt   [240, 12]: which class, which cluster an example is of
    labels.txt                        a line an example: its class and cluster
    expected.json                     eigenvalues by torch.func and NumPy in float64, with their provenance
"""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.func import functional_call, jacrev, vmap

here = Path(__file__).parent
torch.manual_seed(0)
size, width, classes, clusters, per_cluster = 10, 32, 4, 8, 30
epochs = [0, 20, 60, 150, 500]


def write_safetensors(path, state):
    """Eight bytes of header length, a JSON header, the numbers: the whole format."""
    header, data = {}, b""
    for name, tensor in state.items():
        array = tensor.detach().cpu().to(torch.float32).contiguous().numpy().astype("<f4")
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


network = nn.Sequential(
    nn.Linear(size, width),
    nn.LayerNorm(width),
    nn.ReLU(),
    nn.Linear(width, width),
    nn.ReLU(),
    nn.Linear(width, classes),
)

cluster = torch.arange(clusters).repeat_interleave(per_cluster)
label = cluster % classes
directions = torch.linalg.qr(torch.randn(size, classes))[0].T
centres = 3 * torch.cat([directions, -directions])
inputs = (centres[cluster] + 0.6 * torch.randn(len(cluster), size)).to(torch.float32)

(here / "checkpoints").mkdir(exist_ok=True)
optimiser = torch.optim.Adam(network.parameters(), lr=2e-3)
for epoch in range(epochs[-1] + 1):
    if epoch in epochs:
        write_safetensors(here / "checkpoints" / f"epoch-{epoch}.safetensors", network.state_dict())
    if epoch == epochs[-1]:
        break
    loss = nn.functional.cross_entropy(network(inputs), label)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

order = torch.randperm(len(cluster))  # the first rows are not all of one class
inputs, label, cluster = inputs[order], label[order], cluster[order]
accuracy = (network(inputs).argmax(dim=1) == label).float().mean().item()
print("loss", loss.item(), "accuracy", accuracy)

np.save(here / "inputs.npy", inputs.numpy())
np.save(here / "targets.npy", label.numpy().astype(np.int32))
features = np.concatenate([np.eye(classes)[label.numpy()], np.eye(clusters)[cluster.numpy()]], axis=1)
np.save(here / "features.npy", features.astype(np.float32))
names = [f"class {c}" for c in range(classes)] + [f"cluster {c}" for c in range(clusters)]
(here / "feature-names.txt").write_text("\n".join(names) + "\n")
(here / "labels.txt").write_text("".join(f"class {c}, cluster {k}\n" for c, k in zip(label.tolist(), cluster.tolist())))

state = {name: value.detach().double() for name, value in network.state_dict().items()}
double = network.double()
jacobian = vmap(jacrev(lambda p, x: functional_call(double, p, (x,))), in_dims=(None, 0))(state, inputs.double())
kernel = sum(
    torch.einsum("ncp,mcp->nm", j.flatten(2), j.flatten(2)) for j in jacobian.values()
).numpy() / classes
values = np.linalg.eigvalsh(kernel)[::-1]

(here / "expected.json").write_text(
    json.dumps(
        {
            "source": "make.py: torch.func.jacrev of the trained network in float64, class-mean kernel, numpy.linalg.eigvalsh",
            "versions": {"torch": torch.__version__, "numpy": np.__version__},
            "epoch": epochs[-1],
            "accuracy": accuracy,
            "trace": float(np.trace(kernel)),
            "eigenvalues": [float(v) for v in values[:40]],
        },
        indent=1,
    )
    + "\n"
)
print(values[:12], values[:-1][:12] / values[1:][:12])
