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
def scores(model: nn.Module, photos: data.Photos, resolution: int, batch: int = 100,
           between=lambda: None) -> torch.Tensor:
    """What the network says of each photo, before softmax; `between` is called before each batch."""
    model.eval()
    parts = []
    for begin in range(0, len(photos), batch):
        between()
        inputs = data.normalise(data.enlarge(photos.images[begin:begin + batch], resolution))
        parts.append(model(inputs.contiguous(memory_format=torch.channels_last)))
    return torch.cat(parts)


def accuracy(model: nn.Module, photos: data.Photos, resolution: int, between=lambda: None) -> dict[str, object]:
    """Shares of photos whose label is the first, or among the first five, and how far confidence is from the truth."""
    given = scores(model, photos, resolution, between=between)
    best = given.topk(min(5, given.shape[1]), 1).indices
    hit = best[:, 0] == photos.labels
    among = (best == photos.labels[:, None]).any(1)
    totals = torch.bincount(photos.labels, minlength=len(photos.classes))
    per_class = torch.bincount(photos.labels[hit], minlength=len(photos.classes)) / totals
    return {"count": len(photos), "top1": int(hit.sum()) / len(photos), "top5": int(among.sum()) / len(photos),
            "calibration_error": round(calibration_error(given, photos.labels), 4),
            "per_class": {name: round(float(per_class[i]), 4) for i, name in enumerate(photos.classes)}}


def calibration_error(given: torch.Tensor, labels: torch.Tensor, bins: int = 15) -> float:
    """The mean distance between confidence and share of right answers, photos gathered by confidence."""
    confidence, answer = given.softmax(1).max(1)
    right = (answer == labels).float()
    place = (confidence * bins).long().clamp(max=bins - 1)
    apart = torch.zeros(bins).index_add_(0, place, confidence - right)
    return float(apart.abs().sum()) / len(labels)


def fitted_temperature(given: torch.Tensor, labels: torch.Tensor) -> float:
    """The number that scores are to be divided by, so that probabilities say how often the answer is right."""
    tried = torch.logspace(-1, 1, 401, base=4)  # 0.25 to 4 in steps of 0.7 %
    losses = [float(torch.nn.functional.cross_entropy(given / t, labels)) for t in tried]
    return float(tried[losses.index(min(losses))])


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
