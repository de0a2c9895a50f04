"""Makes held-out.json: spectra of 90 small classifiers that no setting of the detector was chosen by. NumPy, float64.

Multilayer perceptrons on Gaussian clusters, cross-entropy or squared error, Adam; the class-mean kernel of all parameters and
that of the last layer, whose Jacobians are products of activations and of what is handed back. Kept are the spectra whose drop
after C values is plain, or nearly.

python3 held-out.py > held-out.json   (some minutes)
"""
import json

import numpy as np


def activation(kind, z):
    """Value and derivative."""
    if kind == 'tanh':
        a = np.tanh(z)
        return a, 1 - a * a
    if kind == 'relu':
        return np.maximum(z, 0), (z > 0) * 1.0
    c = np.sqrt(2 / np.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * z * (1 + t), 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * c * (1 + 3 * 0.044715 * z * z)


def forward(weights, biases, x, kind):
    activations, slopes = [x], []
    for layer, (w, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ w.T + b
        if layer == len(weights) - 1:
            return z, activations, slopes
        a, slope = activation(kind, z)
        activations.append(a)
        slopes.append(slope)


def class_mean_kernels(weights, biases, x, kind, classes):
    """(1/C) Σ_c J_c J_cᵀ of all parameters, and of those of the last layer."""
    _, activations, slopes = forward(weights, biases, x, kind)
    total, last = 0, None
    deltas = [np.repeat(np.eye(classes)[c][None], len(x), 0) for c in range(classes)]
    for layer in range(len(weights) - 1, -1, -1):
        term = (activations[layer] @ activations[layer].T + 1) * (sum(d @ d.T for d in deltas) / classes)
        last = term if last is None else last
        total = total + term
        if layer > 0:
            deltas = [(d @ weights[layer]) * slopes[layer - 1] for d in deltas]
    return total, last


def classifier(seed, steps, clusters):
    r = np.random.default_rng(seed)
    classes = int(r.choice([2, 3, 4, 5, 6, 8, 10, 12, 16]))
    rows = int(r.choice([200, 300, 400, 600]))
    inputs = int(r.choice([5, 10, 20, 40]))
    loss = str(r.choice(['ce', 'mse']))
    kind = str(r.choice(['tanh', 'relu', 'gelu']))
    hidden = [int(r.choice([16, 32, 64]))] * int(r.choice([1, 2]))
    separation = float(r.choice([0.6, 1.0, 1.5, 2.5]))
    steps = int(r.choice(steps))
    per_class = int(r.choice(clusters)) if len(clusters) > 1 else clusters[0]
    means = r.normal(size=(classes * per_class, inputs)) * separation
    labels = np.arange(rows) % classes
    x = means[labels + classes * r.integers(0, per_class, rows)] + r.normal(size=(rows, inputs))
    x = (x - x.mean(0)) / x.std(0)
    sizes = [inputs, *hidden, classes]
    weights = [r.normal(size=(o, i)) * np.sqrt((1 if kind == 'tanh' else 2) / i) for i, o in zip(sizes, sizes[1:])]
    biases = [np.zeros(o) for o in sizes[1:]]
    targets = np.eye(classes)[labels]
    decay = float(r.choice([0, 1e-2]))
    parameters = weights + biases
    m = [0 * p for p in parameters]
    v = [0 * p for p in parameters]
    for t in range(1, steps + 1):
        out, activations, slopes = forward(weights, biases, x, kind)
        if loss == 'ce':
            e = np.exp(out - out.max(1, keepdims=True))
            g = (e / e.sum(1, keepdims=True) - targets) / rows
        else:
            g = 2 * (out - targets) / (rows * classes)
        weight_gradients, bias_gradients = [], []
        for layer in range(len(weights) - 1, -1, -1):
            weight_gradients.insert(0, g.T @ activations[layer])
            bias_gradients.insert(0, g.sum(0))
            if layer > 0:
                g = (g @ weights[layer]) * slopes[layer - 1]
        for i, (p, gradient) in enumerate(zip(parameters, weight_gradients + bias_gradients)):
            m[i] = 0.9 * m[i] + 0.1 * gradient
            v[i] = 0.999 * v[i] + 0.001 * gradient * gradient
            p -= 3e-3 * ((m[i] / (1 - 0.9**t)) / (np.sqrt(v[i] / (1 - 0.999**t)) + 1e-8) + decay * p)
    for name, kernel in zip(('all', 'last layer'), class_mean_kernels(weights, biases, x, kind, classes)):
        values = np.linalg.eigvalsh(kernel)[::-1]
        ratios = values[:-1] / np.maximum(values[1:], 1e-300)
        other = max(ratios[k] for k in range(1, 4 * classes) if k != classes - 1)
        kept = [float(f'{max(x, 0):.7g}') for x in values[:200]]
        kept = np.minimum.accumulate(kept).tolist()
        if ratios[classes - 1] > 2.4 and ratios[classes - 1] > 1.5 * other:
            yield {'classes': classes, 'rows': rows, 'loss': loss, 'kernel': name, 'seed': seed, 'largestOther': float(f'{other:.6g}'), 'values': kept}


cases = [c for seed in range(2000, 2040) for c in classifier(seed, [300, 1000, 2500], [1, 1, 2])]
cases += [c for seed in range(3000, 3050) for c in classifier(seed, [1000, 2500], [1])]
source = 'held-out.py, NumPy float64; of 90 classifiers the spectra whose drop after C values is plain, or nearly'
print('{"source":%s,"cases":[\n%s\n]}' % (json.dumps(source), ',\n'.join(json.dumps(c, separators=(',', ':')) for c in cases)))
