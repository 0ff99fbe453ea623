#!/usr/bin/env python3
"""Top-1 and top-5 accuracy of an exported safetensors file over the test photos, as Convlens prepares them."""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import nn

import data
import models
import safetensors_file


@torch.no_grad()
def accuracy(model: nn.Module, photos: data.Photos, resolution: int, batch: int = 100,
             between=lambda: None) -> dict[str, object]:
    """Shares of photos whose label is the first, or among the first five; `between` is called before each batch."""
    model.eval()
    right, among, per_class = 0, 0, torch.zeros(len(photos.classes))
    for begin in range(0, len(photos), batch):
        between()
        inputs = data.normalise(data.enlarge(photos.images[begin:begin + batch], resolution))
        scores = model(inputs.contiguous(memory_format=torch.channels_last))
        labels = photos.labels[begin:begin + batch]
        best = scores.topk(min(5, scores.shape[1]), 1).indices
        hit = best[:, 0] == labels
        right += int(hit.sum())
        among += int((best == labels[:, None]).any(1).sum())
        per_class += torch.bincount(labels[hit], minlength=len(photos.classes))
    totals = torch.bincount(photos.labels, minlength=len(photos.classes))
    return {"count": len(photos), "top1": right / len(photos), "top5": among / len(photos),
            "per_class": {name: round(float(per_class[i] / totals[i]), 4) for i, name in enumerate(photos.classes)}}


def load_exported(path: Path) -> tuple[nn.Module, dict[str, str]]:
    """The network of an exported file; every name and shape must fit."""
    tensors, metadata = safetensors_file.read(path)
    spec = models.Spec(metadata["architecture"], float(metadata["width_multiplier"]),
                       int(metadata.get("groups", 3)), int(metadata["num_classes"]))
    model = models.build(spec)
    state = {name: torch.from_numpy(values) for name, values in tensors.items()}
    missing = set(model.state_dict()) - set(state)
    unexpected = set(state) - set(model.state_dict())
    missing = {name for name in missing if not name.endswith("num_batches_tracked")}
    if missing or unexpected:
        raise SystemExit(f"{path}: missing {sorted(missing)[:3]}, unexpected {sorted(unexpected)[:3]}")
    model.load_state_dict(state, strict=False)
    return model.to(memory_format=torch.channels_last), metadata


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder with train/CLASS and test/CLASS")
    parser.add_argument("--cache", type=Path, required=True, help="folder for decoded photos")
    parser.add_argument("--part", default="test")
    parser.add_argument("--resolution", type=int, help="instead of the file's own")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    photos = data.load(arguments.data, arguments.part, arguments.cache, side=32)
    for file in arguments.files:
        model, metadata = load_exported(file)
        resolution = arguments.resolution or int(metadata["resolution"])
        result = accuracy(model, photos, resolution)
        print(json.dumps({"file": str(file), "resolution": resolution, **result}))


if __name__ == "__main__":
    main()
