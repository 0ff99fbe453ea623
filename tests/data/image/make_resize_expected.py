#!/usr/bin/env python3
"""Writes resize_expected.json: what Pillow and torchvision make of small pictures, the oracle of tst_preprocess.

Run by hand where Pillow and torchvision are installed (Debian: python3-pil, python3-torchvision). The pictures follow a
formula, so that the test can make them too.
"""
import json
import pathlib

from PIL import Image
from torchvision.transforms import CenterCrop, InterpolationMode, Resize

FILTERS = {"bilinear": (InterpolationMode.BILINEAR, Image.BILINEAR), "bicubic": (InterpolationMode.BICUBIC, Image.BICUBIC)}


def picture(width, height):
    image = Image.new("RGB", (width, height))
    image.putdata([tuple((x * 37 + y * 59 + c * 83 + x * y * 7) % 256 for c in range(3))
                   for y in range(height) for x in range(width)])
    return image


def flat(image):
    return [value for pixel in image.getdata() for value in pixel]


cases = []
for name, (mode, pil) in FILTERS.items():
    # Shorter side to `resize`, then the centre: sizes with odd and even differences, landscape and portrait, up and down.
    for width, height, resize, side in [(60, 40, 10, 8), (41, 57, 11, 8), (9, 7, 16, 13), (200, 33, 12, 12), (1, 1, 4, 3)]:
        out = CenterCrop(side)(Resize(resize, mode)(picture(width, height)))
        cases.append(dict(fit="shorter-side", filter=name, width=width, height=height, resize=resize, side=side,
                          rgb=flat(out)))
    for width, height, side in [(31, 17, 9), (5, 3, 8), (1, 40, 6)]:
        cases.append(dict(fit="stretch", filter=name, width=width, height=height, resize=side, side=side,
                          rgb=flat(picture(width, height).resize((side, side), pil))))
    # TensorFlow's central_crop keeps a fraction (here 7/8), with the margin cut down to whole pixels.
    for width, height, side in [(64, 48, 10), (37, 29, 7)]:
        left, top = int((width - width * 0.875) / 2), int((height - height * 0.875) / 2)
        box = (left, top, width - left, height - top)
        cases.append(dict(fit="centre-crop", filter=name, width=width, height=height, resize=side, side=side,
                          rgb=flat(picture(width, height).crop(box).resize((side, side), pil))))

target = pathlib.Path(__file__).with_name("resize_expected.json")
target.write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
