"""Training of the one-layer transformer on modular addition in PyTorch, on one thread.

    python transformer_torch.py

Says which version it is, then answers every line of its input, a number of epochs, with the processor milliseconds of one step.
"""

import json
import math
import random
import sys
import time

import torch

torch.set_num_threads(1)
torch.manual_seed(0)
p, width, heads, hidden = 29, 64, 4, 256
size = width // heads


def weight(*shape):
    return torch.nn.Parameter(torch.randn(*shape) / math.sqrt(shape[-1]))


E, P, W_in, W_out, W_U, W_O = (
    weight(*shape) for shape in ((p + 1, width), (3, width), (width, hidden), (hidden, width), (width, p + 1), (width, width))
)
W_Q, W_K, W_V = (weight(heads, size, width) for _ in range(3))
optimiser = torch.optim.AdamW([E, P, W_Q, W_K, W_V, W_O, W_in, W_out, W_U], lr=3e-4, weight_decay=1.0)


def logits(tokens):
    """At the last position; what no other position needs is computed there alone, as entk does."""
    x = E[tokens] + P
    q = torch.einsum("hid,bd->bhi", W_Q, x[:, -1])
    k, v = (torch.einsum("hid,btd->bhti", matrix, x) for matrix in (W_K, W_V))
    a = torch.softmax(torch.einsum("bhi,bhti->bht", q, k) / math.sqrt(size), -1)
    z = torch.einsum("bht,bhti->bhi", a, v).reshape(len(tokens), width)
    x = x[:, -1] + z @ W_O.T
    return (x + torch.relu(x @ W_in) @ W_out) @ W_U


random.seed(0)
pairs = [(a, b) for a in range(p) for b in range(p)]
random.shuffle(pairs)
tokens = torch.tensor([[a, b, p] for a, b in pairs[:420]])
sums = (tokens[:, 0] + tokens[:, 1]) % p


def epoch():
    order = torch.randperm(len(tokens))
    for start in range(0, len(tokens), 64):
        rows = order[start : start + 64]
        loss = torch.nn.functional.cross_entropy(logits(tokens[rows])[:, :p], sums[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


for _ in range(10):
    epoch()
print(json.dumps({"library": f"PyTorch {torch.__version__.split('+')[0]}"}), flush=True)
for line in sys.stdin:
    epochs = int(line)
    before = time.process_time()
    for _ in range(epochs):
        epoch()
    print(json.dumps((time.process_time() - before) * 1e3 / epochs / 7), flush=True)
