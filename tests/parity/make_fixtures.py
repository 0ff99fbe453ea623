#!/usr/bin/env python3
"""Writes what PyTorch computes, as the oracle of tst_parity: one JSON file a family.

    tests/parity/make_fixtures.py [--out FOLDER] [--seed N]

Runs with Debian's python3-torch and python3-torchvision, in eager mode (torch 1.13's optimize_for_inference gives wrong
MobileNetV3 outputs). Weights and inputs come from the seed function, so the files hold outputs only: the logits, and of
every convolution, batch norm and fully connected layer the mean, the largest magnitude and a few values.
"""
import argparse
import json
import pathlib
import zlib

import numpy as np
import torch
from torch import fx, nn

import models
import seeded_weights

CASES = {
    "mobilenet_v1": [
        ("width=1,resolution=64", 1), ("width=0.5,resolution=97", 3), ("width=0.25,resolution=224", 1),
        ("width=0.75,resolution=97,rules=pytorchcv", 1)],
    "mobilenet_v2": [
        ("width=1,resolution=97,rules=torchvision", 1), ("width=0.5,resolution=64,rules=torchvision", 3),
        ("width=0.35,resolution=224,rules=torchvision", 1), ("width=1.4,resolution=33,rules=torchvision", 1)],
    "mobilenet_v3_large": [
        ("width=1,resolution=97,rules=torchvision", 1), ("width=0.5,resolution=64,rules=torchvision", 3),
        ("width=0.35,resolution=224,rules=torchvision", 1), ("width=1.25,resolution=33,rules=torchvision", 1)],
    "mobilenet_v3_small": [
        ("width=1,resolution=97,rules=torchvision", 3), ("width=0.5,resolution=64,rules=torchvision", 1),
        ("width=0.75,resolution=224,rules=torchvision", 1)],
    "shufflenet_v1": [
        ("width=1,resolution=97,groups=3", 1), ("width=0.5,resolution=64,groups=8", 3),
        ("width=0.5,resolution=224,groups=1", 1), ("width=1,resolution=64,groups=2", 1),
        ("width=0.5,resolution=33,groups=4", 1), ("width=2,resolution=33,groups=8", 1)],
    "shufflenet_v2": [
        ("width=1,resolution=97,rules=torchvision", 1), ("width=0.5,resolution=64,rules=torchvision", 3),
        ("width=1.5,resolution=33,rules=torchvision", 1), ("width=2,resolution=64,rules=torchvision", 1),
        ("width=0.5,resolution=224,rules=torchvision", 1)],
}
CLASSES = 12
SAMPLES = 4


def number(value):
    """Nine digits tell every float32 apart."""
    return float(f"{float(value):.9g}")


def places(count):
    """Scattered, and the same in tst_parity."""
    return [(i * 2654435761) % count for i in range(1, SAMPLES + 1)]


class Recorder(fx.Interpreter):
    """Notes a layer's output when it is made: in-place activations change it afterwards."""

    def __init__(self, module, our_name):
        super().__init__(module)
        self.our_name, self.layers = our_name, {}

    def run_node(self, node):
        result = super().run_node(node)
        if node.op == "call_module" and isinstance(self.module.get_submodule(node.target),
                                                   (nn.Conv2d, nn.BatchNorm2d, nn.Linear)):
            values = result.detach().flatten().numpy()
            self.layers[self.our_name(node.target)] = [
                number(values.mean(dtype=np.float64)), number(np.abs(values).max()),
                *(number(values[i]) for i in places(values.size))]
        return result


def case(family, keys, batch, seed):
    spec = f"{family}:{keys},classes={CLASSES}"
    model, our_name = models.build(spec)
    size = int(dict(pair.split("=") for pair in keys.split(","))["resolution"])
    shape = (batch, 3, size, size)
    values = seeded_weights.normals(seeded_weights.key(seed, "input"), int(np.prod(shape))).astype(np.float32)
    image = torch.from_numpy(values).reshape(shape)
    traced, weights = seeded_weights.fill(model, image, seed, our_name)
    epsilons = {m.eps for m in model.modules() if isinstance(m, nn.BatchNorm2d)}
    assert len(epsilons) == 1
    recorder = Recorder(traced, our_name)
    with torch.no_grad():
        logits = recorder.run(image)
        assert torch.equal(logits, model(image))  # what was traced is what the module computes
    checksum = 0
    for name in sorted(weights):
        checksum = zlib.crc32(weights[name].astype("<f4").tobytes(), checksum)
    return {"spec": spec, "batch": batch, "seed": seed, "epsilon": epsilons.pop(), "weights_crc32": checksum,
            "logits": [number(v) for v in logits.flatten()], "layers": recorder.layers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent / "fixtures")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    torch.manual_seed(0)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for family, cases in CASES.items():
        made = [case(family, keys, batch, arguments.seed) for keys, batch in cases]
        lines = []
        for entry in made:
            layers = ",\n   ".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in entry.pop("layers").items())
            head = json.dumps(entry)[:-1]
            lines.append(f'  {head}, "layers": {{\n   {layers}}}}}')
        text = ('{"oracle": ' + json.dumps(f"PyTorch {torch.__version__}, torchvision {models.torchvision.__version__}")
                + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n")
        (arguments.out / f"{family}.json").write_text(text)
        print(family, len(made), "cases,", len(text), "bytes")


if __name__ == "__main__":
    main()
