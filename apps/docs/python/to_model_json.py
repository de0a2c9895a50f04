import json

from torch import nn


def to_model_json(model: nn.Sequential, **inputs: int) -> str:
    """The model.json of an nn.Sequential; inputs: size=10, or channels=3, height=8, width=8, or channels=2, length=16."""
    options = "stride padding dilation groups padding_mode kernel_size ceil_mode count_include_pad output_size "
    options += "eps negative_slope approximate"
    layers = []
    for path, module in model.named_modules():
        if isinstance(module, nn.Sequential):
            continue
        arrays = [*module.named_parameters(recurse=False), *module.named_buffers(recurse=False)]
        names = {name: f"{path}.{name}" for name, _ in arrays if name != "num_batches_tracked"}
        chosen = {name: getattr(module, name) for name in options.split() if getattr(module, name, None) is not None}
        layers.append({"kind": type(module).__name__, **names, **chosen})
    return json.dumps({"inputs": inputs, "layers": layers}, indent=2)
