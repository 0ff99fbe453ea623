"""The six network families as PyTorch modules whose parameter names are Convlens's own.

A module's path is the name of the layer in Convlens's graph, so `state_dict()` keys need no mapping
("block3.expand.conv.weight", "head.fc.bias"). Topologies follow the papers (rules=paper) with PyTorch's symmetric
padding (k - 1) / 2; only the width multiplier, the groups and the number of classes vary. Activations and the other
operators without parameters are called in `forward` and have no module.

Sources, table by table: MobileNetV1 arXiv 1704.04861 (Table 1), MobileNetV2 1801.04381 (Table 2), MobileNetV3
1905.02244 (Tables 1 and 2), ShuffleNetV1 1707.01083 (Table 1), ShuffleNetV2 1807.11164 (Table 5).
"""
from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

import kernels
import kernels_bf16 as fast

BATCH_NORM_EPSILON = 1e-5

RELU, RELU6, HSWISH, LINEAR = "relu", "relu6", "h-swish", None


def make_divisible(value: float, divisor: int = 8) -> int:
    """The nearest multiple of `divisor`, at least one of it, that does not lose more than 10 % of `value`."""
    rounded = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * value else rounded


def activate(x: torch.Tensor, kind: str | None) -> torch.Tensor:
    """In place: batch norm keeps its input and not its output for the backward pass, so nothing is lost."""
    if kind == RELU:
        return F.relu(x, inplace=True)
    if kind == RELU6:
        return F.relu6(x, inplace=True)
    if kind == HSWISH:
        return F.hardswish(x)  # its backward pass needs the input
    return x


class ConvNorm(nn.Module):
    """Convolution without bias, batch norm, and an activation or none: "<path>.conv" and "<path>.bn"."""

    def __init__(self, c_in: int, c_out: int, kernel: int = 1, stride: int = 1, groups: int = 1,
                 act: str | None = LINEAR):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(c_out, eps=BATCH_NORM_EPSILON)
        self.act = act

    def forward(self, x, beside=None):
        """`beside` is added behind the activation."""
        if self.training and fast.enabled():
            return fast.conv_norm(x, self.conv, self.bn, self.act, beside)
        if self.training and kernels.enabled():
            depthwise = self.conv.groups == self.conv.in_channels == self.conv.out_channels
            y = kernels.norm_act(kernels.depthwise(x, self.conv) if depthwise else self.conv(x), self.bn, self.act)
        else:
            y = activate(self.bn(self.conv(x)), self.act)
        return y if beside is None else beside + y


class Classifier(nn.Linear):
    """A fully connected layer on a pooled map [n, c, 1, 1], computed as a 1x1 convolution: Debian's PyTorch has no
    optimised BLAS, while its convolutions go through oneDNN. The weight stays [out, in]."""

    def forward(self, x):
        if self.training and fast.enabled():
            return fast.linear(x.flatten(1), self.weight, self.bias)[:, :, None, None]
        return F.conv2d(x, self.weight[:, :, None, None], self.bias)


def mean(x: torch.Tensor, training: bool) -> torch.Tensor:
    """Global average pool to float32 [n, c, 1, 1]."""
    if training and fast.enabled():
        return fast.mean(x)[:, :, None, None]
    return x.mean((2, 3), keepdim=True)


class Head(nn.Module):
    """Global average pool, an optional hidden layer with h-swish (MobileNetV3), dropout while training, classes."""

    def __init__(self, c_in: int, classes: int, hidden: int = 0, dropout: float = 0.0):
        super().__init__()
        if hidden:
            self.hidden = Classifier(c_in, hidden)
        self.dropout = dropout
        self.fc = Classifier(hidden or c_in, classes)

    def forward(self, x):
        x = mean(x, self.training)
        if hasattr(self, "hidden"):
            x = F.hardswish(self.hidden(x))
        x = F.dropout(x, self.dropout, self.training)
        return self.fc(x).flatten(1)


def shuffle(x: torch.Tensor, groups: int) -> torch.Tensor:
    """Channel a n + b moves to b g + a. Keeps the memory format of `x`."""
    if x.dtype == torch.bfloat16:
        return fast.shuffle(x, groups)
    n, c, h, w = x.shape
    if x.is_contiguous(memory_format=torch.channels_last) and not x.is_contiguous():
        rows = x.permute(0, 2, 3, 1).view(n, h, w, groups, c // groups)
        return rows.transpose(3, 4).reshape(n, h, w, c).permute(0, 3, 1, 2)
    return x.view(n, groups, c // groups, h, w).transpose(1, 2).reshape(n, c, h, w)


# ---------------------------------------------------------------------------------------------------- MobileNetV1

class SeparableBlock(nn.Module):
    def __init__(self, c_in: int, c_out: int, stride: int):
        super().__init__()
        self.depthwise = ConvNorm(c_in, c_in, 3, stride, c_in, act=RELU6)
        self.pointwise = ConvNorm(c_in, c_out, act=RELU6)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))


class MobileNetV1(nn.Module):
    # Output channels and stride of the separable blocks 1 to 13.
    BLOCKS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1),
              (512, 1), (1024, 2), (1024, 1))

    def __init__(self, classes: int, width: float):
        super().__init__()

        def scaled(channels: int) -> int:
            return max(8, int(channels * width))

        c = scaled(32)
        self.stem = ConvNorm(3, c, 3, 2, act=RELU6)
        for i, (c_out, stride) in enumerate(self.BLOCKS, 1):
            self.add_module(f"block{i}", SeparableBlock(c, scaled(c_out), stride))
            c = scaled(c_out)
        self.head = Head(c, classes)

    def forward(self, x):
        x = self.stem(x)
        for i in range(1, len(self.BLOCKS) + 1):
            x = getattr(self, f"block{i}")(x)
        return self.head(x)


# ------------------------------------------------------------------------------------------- MobileNetV2 and V3

class SqueezeExcitation(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        squeezed = make_divisible(channels / 4)
        self.reduce = nn.Conv2d(channels, squeezed, 1)
        self.expand = nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        if self.training and fast.enabled():
            gate = F.relu(fast.linear(fast.mean(x), self.reduce.weight.flatten(1), self.reduce.bias))
            gate = fast.linear(gate, self.expand.weight.flatten(1), self.expand.bias)
            return fast.gated(x, F.hardsigmoid(gate))
        gate = F.relu(self.reduce(x.mean((2, 3), keepdim=True)))
        return x * F.hardsigmoid(self.expand(gate))


class InvertedResidual(nn.Module):
    """Expand (left out where it would not widen), depthwise, squeeze-and-excitation if asked, linear projection;
    the input is added where shapes allow."""

    def __init__(self, c_in: int, hidden: int, c_out: int, kernel: int, stride: int, act: str, squeeze: bool = False):
        super().__init__()
        if hidden != c_in:
            self.expand = ConvNorm(c_in, hidden, act=act)
        self.depthwise = ConvNorm(hidden, hidden, kernel, stride, hidden, act=act)
        if squeeze:
            self.se = SqueezeExcitation(hidden)
        self.project = ConvNorm(hidden, c_out)
        self.residual = stride == 1 and c_in == c_out

    def forward(self, x):
        y = self.expand(x) if hasattr(self, "expand") else x
        y = self.depthwise(y)
        if hasattr(self, "se"):
            y = self.se(y)
        return self.project(y, x if self.residual else None)


class MobileNetV2(nn.Module):
    # Expansion, channels, repeats, stride of the first.
    STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))

    def __init__(self, classes: int, width: float):
        super().__init__()
        c = make_divisible(32 * width)
        self.stem = ConvNorm(3, c, 3, 2, act=RELU6)
        self.count = 0
        for expansion, channels, repeats, stride in self.STAGES:
            c_out = make_divisible(channels * width)
            for repeat in range(repeats):
                self.count += 1
                self.add_module(f"block{self.count}", InvertedResidual(
                    c, c * expansion, c_out, 3, stride if repeat == 0 else 1, RELU6))
                c = c_out
        last = make_divisible(1280 * max(1.0, width))
        self.last = ConvNorm(c, last, act=RELU6)
        self.head = Head(last, classes, dropout=0.1)

    def forward(self, x):
        x = self.stem(x)
        for i in range(1, self.count + 1):
            x = getattr(self, f"block{i}")(x)
        return self.head(self.last(x))


class MobileNetV3(nn.Module):
    # Kernel, expanded width and output width at 1.0, squeeze-and-excitation, activation, stride.
    LARGE = ((3, 16, 16, 0, RELU, 1), (3, 64, 24, 0, RELU, 2), (3, 72, 24, 0, RELU, 1), (5, 72, 40, 1, RELU, 2),
             (5, 120, 40, 1, RELU, 1), (5, 120, 40, 1, RELU, 1), (3, 240, 80, 0, HSWISH, 2), (3, 200, 80, 0, HSWISH, 1),
             (3, 184, 80, 0, HSWISH, 1), (3, 184, 80, 0, HSWISH, 1), (3, 480, 112, 1, HSWISH, 1),
             (3, 672, 112, 1, HSWISH, 1), (5, 672, 160, 1, HSWISH, 2), (5, 960, 160, 1, HSWISH, 1),
             (5, 960, 160, 1, HSWISH, 1))
    SMALL = ((3, 16, 16, 1, RELU, 2), (3, 72, 24, 0, RELU, 2), (3, 88, 24, 0, RELU, 1), (5, 96, 40, 1, HSWISH, 2),
             (5, 240, 40, 1, HSWISH, 1), (5, 240, 40, 1, HSWISH, 1), (5, 120, 48, 1, HSWISH, 1),
             (5, 144, 48, 1, HSWISH, 1), (5, 288, 96, 1, HSWISH, 2), (5, 576, 96, 1, HSWISH, 1),
             (5, 576, 96, 1, HSWISH, 1))

    def __init__(self, classes: int, width: float, large: bool):
        super().__init__()
        rows, last, hidden = (self.LARGE, 960, 1280) if large else (self.SMALL, 576, 1024)
        c = make_divisible(16 * width)
        base = 16  # the input width of a row at 1.0
        self.count = len(rows)
        self.stem = ConvNorm(3, c, 3, 2, act=HSWISH)
        for i, (kernel, expanded, channels, squeeze, act, stride) in enumerate(rows, 1):
            c_out = make_divisible(channels * width)
            # The expansion is a ratio to the rounded input width, as in the authors' code.
            wide = c if expanded == base else make_divisible(expanded / base * c)
            self.add_module(f"block{i}", InvertedResidual(c, wide, c_out, kernel, stride, act, bool(squeeze)))
            c, base = c_out, channels
        self.last = ConvNorm(c, make_divisible(last * width), act=HSWISH)
        self.head = Head(make_divisible(last * width), classes, hidden, dropout=0.1)

    def forward(self, x):
        x = self.stem(x)
        for i in range(1, self.count + 1):
            x = getattr(self, f"block{i}")(x)
        return self.head(self.last(x))


# --------------------------------------------------------------------------------------------------- ShuffleNetV1

def max_pool(x: torch.Tensor) -> torch.Tensor:
    return fast.max_pool(x) if x.dtype == torch.bfloat16 else F.max_pool2d(x, 3, 2, 1)


class ShuffleUnitV1(nn.Module):
    def __init__(self, c_in: int, c_out: int, stride: int, groups: int, grouped_reduce: bool):
        super().__init__()
        middle = c_out // 4
        self.groups, self.stride = groups, stride
        self.reduce = ConvNorm(c_in, middle, groups=groups if grouped_reduce else 1, act=RELU)
        self.depthwise = ConvNorm(middle, middle, 3, stride, middle)
        self.expand = ConvNorm(middle, c_out - c_in if stride == 2 else c_out, groups=groups)

    def forward(self, x):
        y = self.depthwise(shuffle(self.reduce(x), self.groups))
        if self.stride == 2:
            pooled = fast.average_pool(x) if x.dtype == torch.bfloat16 else F.avg_pool2d(x, 3, 2, 1)
            return F.relu(torch.cat((self.expand(y), pooled), 1), inplace=True)
        return F.relu(self.expand(y, x))


class ShuffleNetV1(nn.Module):
    WIDTHS = {1: 144, 2: 200, 3: 240, 4: 272, 8: 384}  # stage 2; each further stage doubles
    UNITS = (4, 8, 4)

    def __init__(self, classes: int, width: float, groups: int):
        super().__init__()
        stage2 = max(1, math.floor(self.WIDTHS[groups] * width / (4 * groups) + 0.5)) * 4 * groups
        # The official code's first convolution: 12 at half the width, 24, and 48 at twice the width.
        c = min(12 if width < 0.75 else 24 if width < 2 else 48, stage2 - groups)
        while (stage2 - c) % groups:
            c += 1
        self.stem = ConvNorm(3, c, 3, 2, act=RELU)
        self.paths = []
        for stage, units in enumerate(self.UNITS):
            c_out = stage2 * 2 ** stage
            module = nn.Module()
            for unit in range(1, units + 1):
                module.add_module(f"unit{unit}", ShuffleUnitV1(
                    c, c_out, 2 if unit == 1 else 1, groups, grouped_reduce=(stage, unit) != (0, 1)))
                c = c_out
                self.paths.append((f"stage{stage + 2}", f"unit{unit}"))
            self.add_module(f"stage{stage + 2}", module)
        self.head = Head(c, classes)

    def forward(self, x):
        x = max_pool(self.stem(x))
        for stage, unit in self.paths:
            x = getattr(getattr(self, stage), unit)(x)
        return self.head(x)


# --------------------------------------------------------------------------------------------------- ShuffleNetV2

class Branch(nn.Module):
    """A holder of named parts, so that paths read "left.depthwise", "right.reduce"."""

    def __init__(self, **parts: nn.Module):
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)

    def forward(self, x):
        for part in self.children():
            x = part(x)
        return x


class ShuffleUnitV2(nn.Module):
    def __init__(self, c_in: int, c_out: int, stride: int):
        super().__init__()
        self.stride = stride
        # Stride 1 splits the channels in halves. Stride 2 gives the whole input to both branches; the left one keeps
        # its width and the right one, out / 2 wide inside, brings the rest: the unit whose counts are the paper's.
        middle = c_out // 2
        right_in, right_out = (c_in // 2, middle) if stride == 1 else (c_in, c_out - c_in)
        if stride == 2:
            self.left = Branch(depthwise=ConvNorm(c_in, c_in, 3, 2, c_in), pointwise=ConvNorm(c_in, c_in, act=RELU))
        self.right = Branch(reduce=ConvNorm(right_in, middle, act=RELU),
                            depthwise=ConvNorm(middle, middle, 3, stride, middle),
                            expand=ConvNorm(middle, right_out, act=RELU))

    def forward(self, x):
        if self.stride == 1:
            left, right = x.chunk(2, 1)
            right = self.right(right.contiguous(memory_format=torch.channels_last))
        else:
            left, right = self.left(x), self.right(x)
        if right.dtype == torch.bfloat16:
            return fast.joined_and_shuffled(left, right)
        return shuffle(torch.cat((left, right), 1), 2)


class ShuffleNetV2(nn.Module):
    WIDTHS = {0.5: (48, 96, 192, 1024), 1.0: (116, 232, 464, 1024), 1.5: (176, 352, 704, 1024),
              2.0: (244, 488, 976, 2048)}
    UNITS = (4, 8, 4)

    def __init__(self, classes: int, width: float):
        super().__init__()
        if width not in self.WIDTHS:
            raise ValueError(f"ShuffleNetV2 is trained at the paper's widths {sorted(self.WIDTHS)}, not at {width}")
        *stages, last = self.WIDTHS[width]
        c = 24
        self.stem = ConvNorm(3, c, 3, 2, act=RELU)
        self.paths = []
        for stage, c_out in enumerate(stages, 2):
            module = nn.Module()
            for unit in range(1, self.UNITS[stage - 2] + 1):
                module.add_module(f"unit{unit}", ShuffleUnitV2(c, c_out, 2 if unit == 1 else 1))
                c = c_out
                self.paths.append((f"stage{stage}", f"unit{unit}"))
            self.add_module(f"stage{stage}", module)
        self.last = ConvNorm(c, last, act=RELU)
        self.head = Head(last, classes)

    def forward(self, x):
        x = max_pool(self.stem(x))
        for stage, unit in self.paths:
            x = getattr(getattr(self, stage), unit)(x)
        return self.head(self.last(x))


# ---------------------------------------------------------------------------------------------------------- making

FAMILIES = ("mobilenet_v1", "mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small", "shufflenet_v1",
            "shufflenet_v2")


@dataclass(frozen=True)
class Spec:
    """What Convlens's specification string says, as far as it decides parameters."""
    family: str
    width: float = 1.0
    groups: int = 3  # ShuffleNetV1 only
    classes: int = 10

    @property
    def name(self) -> str:
        groups = f"_g{self.groups}" if self.family == "shufflenet_v1" else ""
        return f"{self.family}_w{self.width:g}{groups}"


def build(spec: Spec) -> nn.Module:
    """The module of a specification, initialised for training (see `initialise`)."""
    if spec.family == "mobilenet_v1":
        model = MobileNetV1(spec.classes, spec.width)
    elif spec.family == "mobilenet_v2":
        model = MobileNetV2(spec.classes, spec.width)
    elif spec.family in ("mobilenet_v3_large", "mobilenet_v3_small"):
        model = MobileNetV3(spec.classes, spec.width, spec.family.endswith("large"))
    elif spec.family == "shufflenet_v1":
        model = ShuffleNetV1(spec.classes, spec.width, spec.groups)
    elif spec.family == "shufflenet_v2":
        model = ShuffleNetV2(spec.classes, spec.width)
    else:
        raise ValueError(f"unknown family {spec.family!r}; known: {', '.join(FAMILIES)}")
    initialise(model)
    return model


def initialise(model: nn.Module) -> None:
    """Convolutions by He's rule over the outputs (a depthwise filter counts its own 9 or 25 taps), small classifiers,
    and residual branches that start at nothing, so that a deep network starts as a shallow one."""
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            fan_out = module.kernel_size[0] ** 2 * module.out_channels // module.groups
            nn.init.normal_(module.weight, 0, math.sqrt(2.0 / fan_out))
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, 0, 0.01)
            nn.init.zeros_(module.bias)
    for module in model.modules():
        if isinstance(module, InvertedResidual) and module.residual:
            nn.init.zeros_(module.project.bn.weight)
        elif isinstance(module, ShuffleUnitV1) and module.stride == 1:
            nn.init.zeros_(module.expand.bn.weight)


def count_macs(model: nn.Module, resolution: int) -> int:
    """Multiply-adds of all convolutions and fully connected layers for one image, the papers' convention."""
    total = 0

    def hook(module, _inputs, output):
        nonlocal total
        weights = module.weight.numel() // module.weight.shape[0]
        total += output.numel() * weights

    handles = [m.register_forward_hook(hook) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    training = model.training
    model.eval()
    with torch.no_grad():
        model(torch.zeros(1, 3, resolution, resolution))
    model.train(training)
    for handle in handles:
        handle.remove()
    return total
