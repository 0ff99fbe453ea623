"""What is trained and how: the six checkpoints, and the passes that every one of them goes through alike.

A pass is a complete learning-rate cycle (warm-up, then cosine to zero), so a network is usable after each of them; the
next pass starts from the last one's weights at a higher resolution. Most epochs are cheap ones on small pictures: an
epoch's price grows with the square of the resolution, while the photos of CIFAR-10 have only 32 x 32 pixels to show.
"""
from __future__ import annotations

from dataclasses import dataclass

from data import Augmentation
from models import Spec

# The multiply-adds at 128 pixels lie within a factor of four of each other, and the six files in 12 MB.
NETWORKS = (
    Spec("mobilenet_v1", 0.5),
    Spec("mobilenet_v2", 0.5),
    Spec("shufflenet_v2", 1.0),
    Spec("mobilenet_v3_large", 0.5),
    Spec("mobilenet_v3_small", 0.75),
    Spec("shufflenet_v1", 0.75, groups=3),
)

SEED = 20261122


@dataclass(frozen=True)
class Pass:
    name: str
    stages: tuple[tuple[int, int], ...]  # (epochs, resolution) in order
    peak_rate: float                     # learning rate for a batch of `batch`
    augmentation: Augmentation
    batch: int = 64
    warm_up: float = 0.15                # share of the pass in which the rate rises from zero
    momentum: float = 0.9
    weight_decay: float = 3e-4           # convolution and fully connected weights, depthwise filters excepted
    label_smoothing: float = 0.05
    average: float = 0.998               # of the moving average of the weights, a step

    @property
    def epochs(self) -> int:
        return sum(count for count, _ in self.stages)

    def resolution(self, epoch: int) -> int:
        for count, resolution in self.stages:
            if epoch < count:
                return resolution
            epoch -= count
        return self.stages[-1][1]

    def describe(self) -> str:
        steps = " + ".join(f"{count} x {resolution} px" for count, resolution in self.stages)
        return f"{self.name}: {steps}, rate {self.peak_rate:g}"


GENTLE = Augmentation(shift=0.1, zoom=0.1, colour=0.0, erase=0.0)
LIVELY = Augmentation(shift=0.12, zoom=0.12, colour=0.1, erase=0.3, erase_probability=0.35)

PASSES = (
    Pass("small", ((3, 48),), peak_rate=0.08, augmentation=GENTLE),
    Pass("final", ((12, 48), (6, 64), (3, 96), (1, 128)), peak_rate=0.08, augmentation=LIVELY),
)


def find_network(name: str) -> Spec:
    for spec in NETWORKS:
        if spec.name == name:
            return spec
    raise SystemExit(f"unknown network {name!r}; known: {', '.join(spec.name for spec in NETWORKS)}")


def find_pass(name: str) -> int:
    for index, item in enumerate(PASSES):
        if item.name == name:
            return index
    raise SystemExit(f"unknown pass {name!r}; known: {', '.join(item.name for item in PASSES)}")
