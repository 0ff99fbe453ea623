"""The oracles of the parity test: torchvision's networks where it has them, else definitions of our own in PyTorch,
written from the papers' tables and not from the C++ sources. `build(spec)` gives a module and the map from its modules'
names to our layers' names."""
import re

import torch
import torchvision
from torch import nn
from torchvision.models import mobilenetv3, shufflenetv2


class ConvNorm(nn.Module):
    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1, act=None):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs)
        self.act = act

    def forward(self, x):
        x = self.bn(self.conv(x))
        return x if self.act is None else self.act(x)


class Head(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.fc(torch.flatten(self.pool(x), 1))


class SeparableBlock(nn.Module):
    def __init__(self, inputs, outputs, stride, act):
        super().__init__()
        self.depthwise = ConvNorm(inputs, inputs, 3, stride, inputs, act)
        self.pointwise = ConvNorm(inputs, outputs, act=act)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))


class MobileNetV1(nn.Module):
    """arXiv 1704.04861, table 1, its last stride corrected to 1; the fraction of scaled widths is cut off."""

    TABLE = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]

    def __init__(self, width, classes, act):
        super().__init__()
        scaled = lambda c: max(int(width * c), 8)
        channels = scaled(32)
        self.stem = ConvNorm(3, channels, 3, 2, act=act)
        for i, (out, stride) in enumerate(self.TABLE, 1):
            self.add_module(f"block{i}", SeparableBlock(channels, scaled(out), stride, act))
            channels = scaled(out)
        self.head = Head(channels, classes)

    def forward(self, x):
        x = self.stem(x)
        for i in range(1, len(self.TABLE) + 1):
            x = self.get_submodule(f"block{i}")(x)
        return self.head(x)


class ShuffleUnit(nn.Module):
    """arXiv 1707.01083, figure 2 (b) and (c)."""

    def __init__(self, inputs, outputs, stride, groups, group_first):
        super().__init__()
        middle = outputs // 4
        self.stride = stride
        self.reduce = ConvNorm(inputs, middle, groups=groups if group_first else 1, act=nn.ReLU())
        self.shuffle = nn.ChannelShuffle(groups)
        self.depthwise = ConvNorm(middle, middle, 3, stride, middle)
        self.expand = ConvNorm(middle, outputs - inputs if stride == 2 else outputs, groups=groups)
        self.shortcut = nn.AvgPool2d(3, 2, 1) if stride == 2 else nn.Identity()
        self.act = nn.ReLU()

    def forward(self, x):
        y = self.expand(self.depthwise(self.shuffle(self.reduce(x))))
        if self.stride == 2:
            return self.act(torch.cat([y, self.shortcut(x)], 1))
        return self.act(y + x)


class ShuffleStage(nn.Module):
    def __init__(self, units):
        super().__init__()
        self.count = len(units)
        for i, unit in enumerate(units, 1):
            self.add_module(f"unit{i}", unit)

    def forward(self, x):
        for i in range(1, self.count + 1):
            x = self.get_submodule(f"unit{i}")(x)
        return x


class ShuffleNetV1(nn.Module):
    """Table 1 of the paper. Stage 2 at scale s is the nearest multiple of 4 g to s times the table; the first convolution
    has 12, 24 or 48 channels, more where the rest of stage 2 would not divide (architectures.md, section 4)."""

    STAGE2 = {1: 144, 2: 200, 3: 240, 4: 272, 8: 384}

    def __init__(self, scale, groups, classes):
        super().__init__()
        step = 4 * groups
        stage2 = int(scale * self.STAGE2[groups] / step + 0.5) * step
        channels = 12 if scale < 0.75 else 24 if scale < 2 else 48
        while (stage2 - channels) % groups:
            channels += 1
        self.stem = ConvNorm(3, channels, 3, 2, act=nn.ReLU())
        self.pool = nn.MaxPool2d(3, 2, 1)
        for stage, count in ((2, 4), (3, 8), (4, 4)):
            out = stage2 << (stage - 2)
            units = []
            for i in range(count):
                units.append(ShuffleUnit(channels, out, 2 if i == 0 else 1, groups, not (stage == 2 and i == 0)))
                channels = out
            self.add_module(f"stage{stage}", ShuffleStage(units))
        self.head = Head(channels, classes)

    def forward(self, x):
        x = self.pool(self.stem(x))
        return self.head(self.stage4(self.stage3(self.stage2(x))))


def v2_name(name):
    """torchvision's MobileNetV2."""
    fixed = {"features.0.0": "stem.conv", "features.0.1": "stem.bn", "features.18.0": "last.conv",
             "features.18.1": "last.bn", "classifier.1": "head.fc"}
    if name in fixed:
        return fixed[name]
    block, rest = re.fullmatch(r"features\.(\d+)\.conv\.(.*)", name).groups()
    parts = {"0.0": "depthwise.conv", "0.1": "depthwise.bn", "1": "project.conv", "2": "project.bn"} if block == "1" else \
            {"0.0": "expand.conv", "0.1": "expand.bn", "1.0": "depthwise.conv", "1.1": "depthwise.bn",
             "2": "project.conv", "3": "project.bn"}
    return f"block{block}.{parts[rest]}"


def v3_name(model):
    """torchvision's MobileNetV3: which parts a block has decides what its numbers mean."""
    last = len(model.features) - 1

    def name_of(name):
        if name.startswith("classifier."):
            return {"classifier.0": "head.hidden", "classifier.3": "head.fc"}[name]
        place, rest = re.fullmatch(r"features\.(\d+)\.(.*)", name).groups()
        if int(place) in (0, last):
            return ("stem." if place == "0" else "last.") + {"0": "conv", "1": "bn"}[rest]
        parts = list(model.features[int(place)].block)
        kinds = []
        for part in parts:
            if isinstance(part, torchvision.ops.misc.SqueezeExcitation):
                kinds.append("se")
            elif part[0].groups > 1:
                kinds.append("depthwise")
            else:
                kinds.append("project" if part is parts[-1] else "expand")
        index, inner = re.fullmatch(r"block\.(\d+)\.(.*)", rest).groups()
        inner = {"0": "conv", "1": "bn", "fc1": "reduce", "fc2": "expand"}[inner]
        return f"block{place}.{kinds[int(index)]}.{inner}"

    return name_of


def shuffle_v2_name(name):
    """torchvision's ShuffleNetV2."""
    fixed = {"conv1.0": "stem.conv", "conv1.1": "stem.bn", "conv5.0": "last.conv", "conv5.1": "last.bn", "fc": "head.fc"}
    if name in fixed:
        return fixed[name]
    stage, unit, branch, index = re.fullmatch(r"stage(\d)\.(\d)\.branch(\d)\.(\d)", name).groups()
    left = {"0": "depthwise.conv", "1": "depthwise.bn", "2": "pointwise.conv", "3": "pointwise.bn"}
    right = {"0": "reduce.conv", "1": "reduce.bn", "3": "depthwise.conv", "4": "depthwise.bn", "5": "expand.conv",
             "6": "expand.bn"}
    side, parts = ("left", left) if branch == "1" else ("right", right)
    return f"stage{stage}.unit{int(unit) + 1}.{side}.{parts[index]}"


def v3(arch, width, classes):
    setting, last = mobilenetv3._mobilenet_v3_conf(arch, width_mult=width)
    return mobilenetv3.MobileNetV3(setting, last, num_classes=classes)


SHUFFLE_V2 = {0.5: [24, 48, 96, 192, 1024], 1.0: [24, 116, 232, 464, 1024], 1.5: [24, 176, 352, 704, 1024],
              2.0: [24, 244, 488, 976, 2048]}


def build(spec):
    """`spec` as the command line takes it, with width, classes and groups spelled out."""
    family, _, rest = spec.partition(":")
    keys = dict(pair.split("=") for pair in rest.split(","))
    width, classes = float(keys["width"]), int(keys["classes"])
    same = lambda name: name
    if family == "mobilenet_v1":
        act = nn.ReLU() if keys.get("rules") == "pytorchcv" else nn.ReLU6()
        return MobileNetV1(width, classes, act), same
    if family == "mobilenet_v2":
        return torchvision.models.mobilenet_v2(width_mult=width, num_classes=classes), v2_name
    if family in ("mobilenet_v3_large", "mobilenet_v3_small"):
        model = v3(family, width, classes)
        return model, v3_name(model)
    if family == "shufflenet_v1":
        return ShuffleNetV1(width, int(keys["groups"]), classes), same
    if family == "shufflenet_v2":
        return shufflenetv2.ShuffleNetV2([4, 8, 4], SHUFFLE_V2[width], num_classes=classes), shuffle_v2_name
    raise ValueError(spec)
