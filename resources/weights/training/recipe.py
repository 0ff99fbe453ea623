"""What is trained and how: the six checkpoints, and the passes that every one of them goes through alike.

The learning rate rises in the first pass, stays at its peak, and falls to zero in the last one. The moving average of
the weights is usable after each pass, so how many passes at the peak there are can be decided while they run. Most epochs are cheap ones on small pictures: an
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
    batch: int = 128
    warm_up: float = 0.0                 # share of the pass in which the rate rises from zero
    falls: bool = False                  # the rate falls from the peak to zero, by a cosine; otherwise it stays
    momentum: float = 0.9
    weight_decay: float = 3e-4           # convolution and fully connected weights, depthwise filters excepted
    label_smoothing: float = 0.05
    average: float = 0.998               # of the moving average of the weights, a step
    taught: float = 0.0                  # share of the target that is what teach.py wrote; the rest is the label

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
        way = "falling from " if self.falls else "rising to " if self.warm_up else ""
        target = f", {100 * self.taught:g} % of the target what the networks of before said together" if self.taught else ""
        return f"{self.name}: {steps}, rate {way}{self.peak_rate:g}{target}"


# With few epochs a network never learns its photos by heart, so they are varied gently.
GENTLE = Augmentation(shift=0.1, zoom=0.1, colour=0.0, erase=0.0)

PASSES = (
    Pass("first", ((3, 48),), peak_rate=0.15, warm_up=0.25, augmentation=GENTLE),
    Pass("second", ((3, 48),), peak_rate=0.15, augmentation=GENTLE),
    Pass("last", ((4, 64),), peak_rate=0.15, falls=True, augmentation=GENTLE, average=0.997),
    Pass("more", ((2, 64),), peak_rate=0.08, falls=True, augmentation=GENTLE, average=0.995),
    Pass("again", ((8, 48),), peak_rate=0.15, warm_up=0.05, augmentation=GENTLE),
    Pass("larger", ((7, 64),), peak_rate=0.12, falls=True, augmentation=GENTLE, average=0.997),
    Pass("finish", ((4, 64),), peak_rate=0.06, warm_up=0.05, falls=True, augmentation=GENTLE, average=0.997),
    Pass("taught", ((12, 64),), peak_rate=0.12, warm_up=0.05, falls=True, augmentation=GENTLE, average=0.997,
         label_smoothing=0.0, taught=0.5),
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
