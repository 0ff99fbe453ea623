#!/usr/bin/env python3
"""Writes torchvision_outlines.txt: names and shapes of torchvision's own state dicts, the oracle of tst_recognise_weights.

Run by hand where torchvision is installed (Debian: python3-torchvision). No values, no downloads.
"""
import pathlib

from torchvision import models

NETWORKS = {
    "mobilenet_v2": lambda: models.mobilenet_v2(),
    "mobilenet_v2:width=0.75,classes=37": lambda: models.mobilenet_v2(width_mult=0.75, num_classes=37),
    "mobilenet_v3_large": lambda: models.mobilenet_v3_large(),
    "mobilenet_v3_small:width=0.75": lambda: models.mobilenet_v3_small(width_mult=0.75),
    "shufflenet_v2:width=0.5": lambda: models.shufflenet_v2_x0_5(),
    "shufflenet_v2:width=1.5": lambda: models.shufflenet_v2_x1_5(),
}

lines = []
for spec, make in NETWORKS.items():
    lines.append("# " + spec)
    lines += [name + " " + ",".join(map(str, value.shape)) for name, value in make().state_dict().items()]
pathlib.Path(__file__).with_name("torchvision_outlines.txt").write_text("\n".join(lines) + "\n")
