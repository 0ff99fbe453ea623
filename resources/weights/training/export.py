#!/usr/bin/env python3
"""Writes a checkpoint's averaged weights as the safetensors file that Convlens embeds.

Everything is F16. A small running variance loses precision among F16's subnormal numbers, but at most 3e-8, which is
nothing beside the epsilon of 1e-5 that is added to it; a tensor too large for F16 stays F32.
"""
from __future__ import annotations

import argparse
import datetime
from pathlib import Path

import numpy as np
import torch

import data
import models
import safetensors_file


def tensors_of(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    out = {}
    for name, values in state.items():
        if name.endswith("num_batches_tracked"):  # inference does not need it
            continue
        values = values.detach().contiguous().numpy()
        out[name] = values.astype(np.float16 if np.abs(values).max() < np.finfo(np.float16).max else np.float32)
    return out


def calibrated(state: dict[str, torch.Tensor], temperature: float) -> dict[str, torch.Tensor]:
    """The same network with its classifier's values divided, so that its softmax is calibrated wherever it runs."""
    return {name: values / temperature if name.startswith("head.fc.") else values for name, values in state.items()}


def numbers(values) -> str:
    return ",".join(f"{value:g}" for value in values)


def metadata_of(spec: models.Spec, resolution: int, classes: tuple[str, ...], recipe: str, seed: int, data_name: str,
                results: dict[str, str], photo_side: int) -> dict[str, str]:
    out = {
        "architecture": spec.family,
        "width_multiplier": f"{spec.width:g}",
        "resolution": str(resolution),
        "padding": "symmetric",
        "rules": "paper",
        "batch_norm": "separate",
        "batch_norm_epsilon": f"{models.BATCH_NORM_EPSILON:g}",
        "input_mean": numbers(data.INPUT_MEAN),
        "input_std": numbers(data.INPUT_STD),
        "resize": "shorter-side:1",  # the shorter side becomes the whole resolution: a square photo is not cut
        "interpolation": "bilinear",
        "num_classes": str(len(classes)),
        "labels": "cifar-10" if data_name == "CIFAR-10" else data_name,
        "class_names": ",".join(classes),
        "photo_pixels": str(photo_side),  # of the training photos: what is finer than that it has never seen
        "origin": "trained from scratch by the Convlens project with resources/weights/training",
        "license": "GPL-3.0-or-later",
        "data": "CIFAR-10 (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009)"
                if data_name == "CIFAR-10" else data_name,
        "recipe": recipe,
        "seed": str(seed),
        "date": datetime.date.today().isoformat(),
        **results,
    }
    if spec.family == "shufflenet_v1":
        out["groups"] = str(spec.groups)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path, help="the best.pt that train.py keeps")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    stored = torch.load(arguments.checkpoint, map_location="cpu")
    tensors = tensors_of(calibrated(stored["average"], stored["temperature"]))
    safetensors_file.write(arguments.output, tensors, stored["metadata"])


if __name__ == "__main__":
    main()
