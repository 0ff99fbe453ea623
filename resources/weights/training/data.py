"""Labelled photographs as one array, and the cheap augmentation that two processor cores can afford.

A data set is a folder with `train` and `test`, each with one folder a class holding JPEG or PNG files. Reading tens of
thousands of small files takes longer than an epoch of a small network, so they are decoded once into NumPy files in a
cache folder outside the repository.
"""
from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

import kernels

EXTENSIONS = {".jpg", ".jpeg", ".png"}

# Inputs are (x / 255 - mean) / standard deviation, a channel each: the statistics that the field uses for photographs.
INPUT_MEAN = (0.485, 0.456, 0.406)
INPUT_STD = (0.229, 0.224, 0.225)


@dataclass(frozen=True)
class Photos:
    """`images` is uint8 [n, 3, side, side] and `labels` int64 [n]; `classes` are the folder names in sorted order."""
    images: torch.Tensor
    labels: torch.Tensor
    classes: tuple[str, ...]
    digest: str  # of the names and sizes of the files read

    def __len__(self) -> int:
        return len(self.labels)


def list_files(folder: Path) -> tuple[list[Path], list[int], tuple[str, ...]]:
    classes = tuple(sorted(p.name for p in folder.iterdir() if p.is_dir()))
    if len(classes) < 2:
        raise SystemExit(f"{folder}: needs at least two class folders, found {len(classes)}")
    files, labels = [], []
    for index, name in enumerate(classes):
        found = sorted(p for p in (folder / name).iterdir() if p.suffix.lower() in EXTENSIONS)
        if not found:
            raise SystemExit(f"{folder / name}: no JPEG or PNG file in it")
        files += found
        labels += [index] * len(found)
    return files, labels, classes


def load(folder: Path, part: str, cache: Path, side: int) -> Photos:
    """The photos of `folder`/`part`, scaled to side x side if they are not, from the cache or by decoding them."""
    folder = folder / part
    files, labels, classes = list_files(folder)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(folder)} {file.stat().st_size}\n".encode())
    digest.update(f"{side}".encode())
    key = digest.hexdigest()[:16]
    stored = cache / f"{part}-{side}-{key}.npy"
    if not stored.exists():
        cache.mkdir(parents=True, exist_ok=True)
        images = np.empty((len(files), 3, side, side), np.uint8)
        for i, file in enumerate(files):
            with Image.open(file) as photo:
                photo = photo.convert("RGB")
                if photo.size != (side, side):
                    photo = photo.resize((side, side), Image.BICUBIC)
                images[i] = np.asarray(photo).transpose(2, 0, 1)
        partial = stored.with_suffix(".partial.npy")
        np.save(partial, images)
        partial.rename(stored)
        stored.with_suffix(".json").write_text(json.dumps({"folder": str(folder), "classes": classes}))
    images = np.load(stored, mmap_mode="c")  # copy on write: PyTorch wants writable memory, the file stays as it is
    return Photos(torch.from_numpy(images), torch.tensor(labels), classes, key)


def normalise(images: torch.Tensor) -> torch.Tensor:
    """uint8 values 0..255 (any dtype) to network inputs."""
    mean = torch.tensor(INPUT_MEAN).view(1, 3, 1, 1)
    scale = torch.tensor(INPUT_STD).view(1, 3, 1, 1)
    return (images.float() / 255 - mean) / scale


def enlarge(images: torch.Tensor, resolution: int) -> torch.Tensor:
    """uint8 [n, 3, s, s] to uint8 [n, 3, resolution, resolution] by Pillow's bilinear filter, which Convlens follows to
    the last bit (PyTorch's keeps fractions between its two directions and rounds halves otherwise)."""
    if images.shape[-1] == resolution:
        return images
    out = np.empty((len(images), resolution, resolution, 3), np.uint8)
    for i, photo in enumerate(images.permute(0, 2, 3, 1).contiguous().numpy()):
        out[i] = np.asarray(Image.fromarray(photo).resize((resolution, resolution), Image.BILINEAR))
    return torch.from_numpy(out).permute(0, 3, 1, 2)


@dataclass(frozen=True)
class Augmentation:
    """How strongly training photos are varied; each photo gets its own draw."""
    shift: float = 0.125       # largest translation, as a share of the side
    zoom: float = 0.15         # the side of the cut-out varies by up to this share
    colour: float = 0.2        # brightness, contrast and saturation vary by up to this share
    erase: float = 0.25        # side of a square set to the mean colour, as a share; 0 for none
    erase_probability: float = 0.5

    def describe(self) -> str:
        used = {"shift": self.shift, "zoom": self.zoom, "colour": self.colour,
                "erasing": self.erase * self.erase_probability}
        return ", ".join(name for name, strength in used.items() if strength) + " a photo"


def augment(images: torch.Tensor, resolution: int, how: Augmentation, random: torch.Generator) -> torch.Tensor:
    """uint8 [n, 3, s, s] to float network inputs [n, 3, resolution, resolution] in channels_last format.

    Flip, shift and zoom are one affine resampling a photo, which is also the enlargement: one pass over the pixels.
    """
    n = len(images)

    def uniform(low: float, high: float) -> torch.Tensor:
        return torch.empty(n).uniform_(low, high, generator=random)

    flip = torch.where(torch.rand(n, generator=random) < 0.5, -1.0, 1.0)
    size = torch.exp(uniform(-how.zoom, how.zoom))
    shift_x, shift_y = uniform(-2 * how.shift, 2 * how.shift), uniform(-2 * how.shift, 2 * how.shift)
    zero = torch.zeros(n)
    theta = torch.stack((torch.stack((flip * size, zero, shift_x), 1), torch.stack((zero, size, shift_y), 1)), 1)

    # Colour is varied on the small photo, before enlarging.
    small = normalise(images)
    if how.colour:
        grey = small.mean(1, keepdim=True)
        level = small.mean((1, 2, 3), keepdim=True)
        saturation, contrast, brightness = (uniform(-how.colour, how.colour).view(n, 1, 1, 1) for _ in range(3))
        small = small + saturation * (small - grey) + contrast * (small - level) + brightness
    if how.erase and how.erase_probability:
        side = small.shape[-1]
        half = how.erase * side / 2
        centre_x, centre_y = uniform(0, side).view(n, 1, 1), uniform(0, side).view(n, 1, 1)
        erased = (torch.rand(n, generator=random) < how.erase_probability).view(n, 1, 1)
        along = torch.arange(side) + 0.5
        inside = ((along.view(1, 1, side) - centre_x).abs() < half) & ((along.view(1, side, 1) - centre_y).abs() < half)
        small = small.masked_fill((inside & erased).unsqueeze(1), 0.0)

    return kernels.resample(small, theta, resolution)


def epoch_order(count: int, seed: int, epoch: int) -> torch.Tensor:
    return torch.randperm(count, generator=torch.Generator().manual_seed(seed * 100003 + epoch))


def batches(count: int, batch: int) -> int:
    """Batches of one epoch; the incomplete last one is left out (its photos come in another epoch's order)."""
    return max(1, count // batch) if count >= batch else math.ceil(count / batch)
