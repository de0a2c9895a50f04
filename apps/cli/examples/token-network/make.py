"""Makes the files of this example: a small network on tokens, trained in PyTorch, and what its eNTK is there.

    python make.py            # needs torch and numpy

Writes beside itself:
    weights.safetensors       the state_dict, in the few lines below instead of a package
    inputs.npy                [120, 4] tokens
    targets.npy               [120] classes
    features.npy              [120, 11] how often each token stands in a row
    expected.json             eigenvalues by torch.func and NumPy in float64, with their provenance
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
tokens, positions, width, hidden, classes = 11, 4, 6, 10, 5


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)

    def forward(self, x):
        return x + self.down(nn.functional.gelu(self.up(self.norm(x))))


class TokenNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(tokens, width)
        self.position = nn.Parameter(0.3 * torch.randn(positions, width))
        self.block = Block()
        self.head = nn.Linear(width, classes)

    def forward(self, ids):
        return self.head(self.block(self.embed(ids) + self.position).mean(dim=-2))


def write_safetensors(path, state):
    """Eight bytes of header length, a JSON header, the numbers: the whole format."""
    header, data = {}, b""
    for name, tensor in state.items():
        array = tensor.detach().cpu().to(torch.float32).contiguous().numpy().astype("<f4")
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def train(network, ids, labels):
    # Squared error on ones in zeros: eq. 1 is regression, and predicts networks trained by it.
    targets = nn.functional.one_hot(labels, classes).to(torch.float32)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    for _ in range(600):
        optimiser.zero_grad()
        nn.functional.mse_loss(network(ids), targets).backward()
        optimiser.step()


def jacobian(network, ids):
    """∂f_c(x_n)/∂θ of every parameter, axes [N, C, P]."""
    parameters = {name: value.detach() for name, value in network.named_parameters()}
    one = lambda p, x: functional_call(network, p, (x[None],))[0]
    rows = vmap(jacrev(one), in_dims=(None, 0))(parameters, ids)
    return {name: value.reshape(len(ids), classes, -1).numpy() for name, value in rows.items()}


def descending(matrix):
    return np.linalg.eigvalsh(matrix)[::-1]


ids = torch.randint(0, tokens, (120, positions))
labels = ids.sum(dim=1) // 9
network = TokenNetwork()
train(network, ids, labels)
write_safetensors(here / "weights.safetensors", network.state_dict())
np.save(here / "inputs.npy", ids.numpy().astype(np.int32))
np.save(here / "targets.npy", labels.numpy().astype(np.int64))
counts = np.stack([(ids.numpy() == token).sum(axis=1) for token in range(tokens)], axis=1)
np.save(here / "features.npy", counts.astype(np.float32))

double = network.double()
parts = jacobian(double, ids)
whole = np.concatenate(list(parts.values()), axis=2)
class_mean = lambda j: np.einsum("ncp,mcp->nm", j, j) / classes
flat = whole.transpose(1, 0, 2).reshape(classes * len(ids), -1)
groups = {
    "embed.weight": ["embed.weight"],
    "position": ["position"],
    "block.norm": ["block.norm.weight", "block.norm.bias"],
    "block.up": ["block.up.weight", "block.up.bias"],
    "block.down": ["block.down.weight", "block.down.bias"],
    "head": ["head.weight", "head.bias"],
}
layer = lambda names: class_mean(np.concatenate([parts[name] for name in names], axis=2))
expected = {
    "source": "torch.func.jacrev in float64, numpy.linalg.eigvalsh",
    "script": "make.py",
    "versions": {"torch": torch.__version__.split("+")[0], "numpy": np.__version__},
    "accuracy": float((double(ids).argmax(dim=1) == labels).double().mean()),
    "outputs": double(ids).detach().numpy()[:3].tolist(),
    "trace": float(np.trace(class_mean(whole))),
    "eigenvalues": descending(class_mean(whole)).tolist()[:40],
    "flattened": descending(flat @ flat.T).tolist()[:40],
    "layers": {label: descending(layer(names)).tolist()[:10] for label, names in groups.items()},
}
(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
