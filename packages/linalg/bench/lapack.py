"""Times LAPACK's counterpart of one case at a time, in seconds of the processor: a JSON command per line in,
{"seconds": t} per line out."""
import json
import sys
import time

import numpy as np

try:
    import scipy.linalg as sl
except ImportError:
    sl = None

matrices = {}


def load(path, shape):
    if path not in matrices:
        matrices[path] = np.fromfile(path).reshape(shape)
    return matrices[path]


def run(command):
    a = load(command["path"], command["shape"])
    n = a.shape[0]
    operation = command["operation"]
    if operation == "subset" and sl is None:
        return None
    start = time.process_time()
    if operation == "multiply":
        a @ a
    elif operation == "gram":
        a @ a.T
    elif operation == "eigh":
        np.linalg.eigh(a)
    elif operation == "values":
        np.linalg.eigvalsh(a)
    elif operation == "subset":
        sl.eigh(a, subset_by_index=(n - command["count"], n - 1), driver="evr")
    elif operation == "qr":
        np.linalg.qr(a)
    elif operation == "cholesky":
        np.linalg.cholesky(a)
    elif operation == "svd":
        np.linalg.svd(a, full_matrices=False)
    elif operation == "singular values":
        np.linalg.svd(a, compute_uv=False)
    return time.process_time() - start


print(json.dumps({"numpy": np.__version__, "scipy": sl is not None}), flush=True)
for line in sys.stdin:
    print(json.dumps({"seconds": run(json.loads(line))}), flush=True)
