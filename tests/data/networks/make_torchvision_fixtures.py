#!/usr/bin/env python3
"""Writes what torchvision builds, as the oracle for tst_torchvision_networks: run with Debian's python3-torchvision.

torchvision_names.txt     every entry of the state dicts at width 1.0, with its shape
torchvision_channels.csv  output channels of every convolution and linear layer, and the parameters, over many widths
torchvision_macs.csv      multiply-adds of convolutions and linear layers by forward hooks, over sizes
"""
import pathlib

import torch
import torchvision
from torchvision.models import mobilenetv3, shufflenetv2

HERE = pathlib.Path(__file__).parent
WIDTHS = [0.1, 0.18, 0.25, 0.28, 0.35, 0.42, 0.5, 0.56, 0.6, 0.7, 0.75, 0.84, 0.9, 1.0, 1.12, 1.25, 1.3, 1.4, 1.49, 2.0, 2.6, 4.0]
STAGES = {0.5: [24, 48, 96, 192, 1024], 1.0: [24, 116, 232, 464, 1024], 1.5: [24, 176, 352, 704, 1024], 2.0: [24, 244, 488, 976, 2048]}


def v3(arch, width):
    setting, last = mobilenetv3._mobilenet_v3_conf(arch, width_mult=width)
    return mobilenetv3.MobileNetV3(setting, last)


def models():
    for width in WIDTHS:
        yield f"mobilenet_v2:width={width:g},rules=torchvision", torchvision.models.mobilenet_v2(width_mult=width)
        yield f"mobilenet_v3_large:width={width:g},rules=torchvision", v3("mobilenet_v3_large", width)
        yield f"mobilenet_v3_small:width={width:g},rules=torchvision", v3("mobilenet_v3_small", width)
    for width, stages in STAGES.items():
        yield f"shufflenet_v2:width={width:g},rules=torchvision", shufflenetv2.ShuffleNetV2([4, 8, 4], stages)


def layers(model):
    return [m for m in model.modules() if isinstance(m, (torch.nn.Conv2d, torch.nn.Linear))]


def macs(model, size):
    total = [0]

    def hook(module, _inputs, output):
        per_value = module.weight[0].numel()
        total[0] += output.numel() * per_value

    handles = [m.register_forward_hook(hook) for m in layers(model)]
    with torch.no_grad():
        model.eval()(torch.zeros(1, 3, size, size))
    for handle in handles:
        handle.remove()
    return total[0]


names, channels, counts = [], ["spec;params;out_channels"], ["spec;resolution;macs"]
for spec, model in models():
    params = sum(p.numel() for p in model.parameters())
    outs = " ".join(str(m.weight.shape[0]) for m in layers(model))
    channels.append(f"{spec};{params};{outs}")
    if "width=1," in spec:
        names.append(f"# {spec}")
        for key, value in model.state_dict().items():
            if not key.endswith("num_batches_tracked"):
                names.append(f"{key} {'x'.join(map(str, value.shape))}")
    if spec.split("width=")[1].split(",")[0] in ("0.5", "1", "1.4", "2"):
        for size in (224, 97, 32):
            counts.append(f"{spec};{size};{macs(model, size)}")
(HERE / "torchvision_names.txt").write_text("\n".join(names) + "\n")
(HERE / "torchvision_channels.csv").write_text("\n".join(channels) + "\n")
(HERE / "torchvision_macs.csv").write_text("\n".join(counts) + "\n")
