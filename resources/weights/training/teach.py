#!/usr/bin/env python3
"""What several exported networks together say of each training photo, for the passes that learn from it.

The mean of their probabilities over the photo and its mirror image: [photos, classes], float16, in the order of
`data.load`. It is made once, so that a pass that learns from it costs what any other pass costs (knowledge
distillation: Hinton, Vinyals and Dean 2015, section 2). Only photos of the training set are looked at.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import data
import evaluate
import kernels
import kernels_bf16


def together(files: list[Path], photos: data.Photos) -> torch.Tensor:
    mirrored = data.Photos(photos.images.flip(3), photos.labels, photos.classes, photos.digest)
    total = torch.zeros(len(photos), len(photos.classes))
    for file in files:
        model, metadata = evaluate.load_exported(file)
        resolution = int(metadata["resolution"])
        for shown in (photos, mirrored):
            total += evaluate.scores(model, shown, resolution).softmax(1)
        print(f"{file.name} has spoken", flush=True)
    return total / (2 * len(files))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, help="exported .safetensors files of the same classes")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/CLASS")
    parser.add_argument("--cache", type=Path, required=True, help="folder for decoded photos")
    parser.add_argument("--out", type=Path, required=True, help="the .npy file to write")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    kernels.enable(arguments.cache)
    kernels_bf16.enable(arguments.cache)
    photos = data.load(arguments.data, "train", arguments.cache, side=32)
    said = together(arguments.files, photos)
    np.save(arguments.out, said.numpy().astype(np.float16))
    right = float((said.argmax(1) == photos.labels).float().mean())
    print(f"{arguments.out}: right in {100 * right:.1f} % of {len(photos)} training photos")


if __name__ == "__main__":
    main()
