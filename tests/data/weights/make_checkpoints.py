#!/usr/bin/env python3
"""Writes the small checkpoints of tst_pytorch: the same eight tensors in every form that torch.save has.

Run by hand where PyTorch is installed (Debian: python3-torch). Values follow formulas that the test repeats.
"""
import pathlib
from collections import OrderedDict

import torch

here = pathlib.Path(__file__).parent


def tensors():
    return OrderedDict([
        ("conv.weight", torch.arange(24, dtype=torch.float32).reshape(2, 3, 2, 2) / 8),
        ("half", torch.tensor([1.5, -2.0]).half()),
        ("brain", torch.tensor([1.5, -3.0]).bfloat16()),
        ("double", torch.tensor([0.5, 0.25], dtype=torch.float64)),
        ("transposed", torch.arange(6, dtype=torch.float32).reshape(2, 3).t()),
        ("slice", torch.arange(10, dtype=torch.float32)[3:9:2]),
        ("scalar", torch.tensor(7.0)),
        ("bn.num_batches_tracked", torch.tensor(12)),
    ])


torch.save(tensors(), here / "plain.pth")
torch.save(tensors(), here / "old.pth", _use_new_zipfile_serialization=False)
wrapped = {"epoch": 3, "best": 0.5, "state_dict": {"module." + k: v for k, v in tensors().items()},
           "optimizer": {"state": {}, "param_groups": [{"lr": 0.1, "params": [0, 1]}]}, "arch": "x", "none": None}
torch.save(wrapped, here / "wrapped.pth.tar")
torch.save(wrapped, here / "wrapped_old.pth.tar", _use_new_zipfile_serialization=False)
torch.save({"model": torch.nn.ParameterDict({"w": torch.nn.Parameter(torch.ones(2))}).state_dict(),
            "p": torch.nn.Parameter(torch.ones(2))}, here / "parameter.pt")
