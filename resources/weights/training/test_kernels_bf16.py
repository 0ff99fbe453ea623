#!/usr/bin/env python3
"""The bfloat16 operators against PyTorch's float32 ones on the same inputs, values and gradients, within the rounding of
bfloat16 (eight binary digits)."""
import tempfile
import unittest
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

import kernels
import kernels_bf16 as fast

ACTIVATE = {None: lambda v: v, "relu": F.relu, "relu6": F.relu6, "h-swish": F.hardswish}


def rounded(*shape: int) -> torch.Tensor:
    """Random numbers that bfloat16 holds exactly, in channels-last memory."""
    x = torch.randn(shape).bfloat16().float()
    return x.contiguous(memory_format=torch.channels_last) if len(shape) == 4 else x


class Bfloat16(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        if not fast.enable(Path(cls.folder.name)):
            cls.folder.cleanup()
            raise unittest.SkipTest("no bfloat16 processor or no C compiler")

    @classmethod
    def tearDownClass(cls):
        fast.disable()
        cls.folder.cleanup()

    def alike(self, ours, theirs, tolerance=0.012):
        """Root mean square of the difference, as a share of that of the value."""
        ours, theirs = ours.detach().float(), theirs.detach().float()
        self.assertEqual(ours.shape, theirs.shape)
        apart = (ours - theirs).square().mean().sqrt() / theirs.square().mean().sqrt().clamp_min(1e-6)
        self.assertLess(float(apart), tolerance)

    def compare(self, ours, theirs, inputs, weights=()):
        """`ours` and `theirs` are functions of the inputs; gradients to inputs and to weights must agree as well."""
        a = [x.clone().requires_grad_() for x in inputs]
        b = [x.clone().requires_grad_() for x in inputs]
        y, z = ours(*a), theirs(*b)
        self.alike(y, z)
        upstream = rounded(*z.shape)
        for ga, gb in zip(torch.autograd.grad(y, [*a, *(w for w, _ in weights)], upstream.to(y.dtype)),
                          torch.autograd.grad(z, [*b, *(w for _, w in weights)], upstream)):
            self.alike(ga, gb, 0.06)  # a value near a corner of the activation may fall on its other side

    def conv_norm(self, conv, shape, act, beside=False):
        torch.manual_seed(5)
        with torch.no_grad():
            conv.weight.copy_(conv.weight.bfloat16())
        ours, theirs = nn.BatchNorm2d(conv.out_channels), nn.BatchNorm2d(conv.out_channels)
        with torch.no_grad():
            ours.weight.uniform_(0.5, 2)
            # Off the corners of the activations, where a rounded value may fall on the other side.
            ours.bias.uniform_(-1, 3)
            ours.running_mean.uniform_(-1, 1)
        theirs.load_state_dict(ours.state_dict())
        first = rounded(*shape)
        inputs = [first] + ([rounded(*conv(first).shape)] if beside else [])
        self.compare(lambda x, *b: fast.conv_norm(x, conv, ours, act, *b),
                     lambda x, *b: ACTIVATE[act](theirs(conv(x))) + (b[0] if b else 0), inputs,
                     [(conv.weight, conv.weight), (ours.weight, theirs.weight), (ours.bias, theirs.bias)])
        self.alike(ours.running_mean, theirs.running_mean)
        self.alike(ours.running_var, theirs.running_var)

    def test_pointwise(self):
        for act in (None, "relu6", "h-swish"):
            for c_in, c_out, groups, shape in ((16, 96, 1, (9, 7)), (40, 24, 1, (5, 5)), (96, 200, 1, (1, 1)),
                                               (45, 180, 3, (6, 6)), (58, 58, 1, (8, 8)), (480, 8, 1, (3, 4))):
                for beside in (False, True):
                    with self.subTest(act=act, c_in=c_in, c_out=c_out, beside=beside):
                        torch.manual_seed(6)
                        self.conv_norm(nn.Conv2d(c_in, c_out, 1, groups=groups, bias=False), (24, c_in, *shape), act,
                                       beside)

    def test_depthwise(self):
        for act in (None, "relu", "h-swish"):
            for k in (3, 5):
                for stride in (1, 2):
                    for c, shape in ((16, (8, 8)), (45, (7, 5)), (8, (2, 3)), (232, (1, 1)), (40, (3, 2))):
                        with self.subTest(act=act, k=k, stride=stride, c=c, shape=shape):
                            torch.manual_seed(7)
                            conv = nn.Conv2d(c, c, k, stride, (k - 1) // 2, groups=c, bias=False)
                            self.conv_norm(conv, (24, c, *shape), act)

    def test_first(self):
        for size in ((16, 16), (9, 12)):
            torch.manual_seed(8)
            conv, bn, picture = nn.Conv2d(3, 24, 3, 2, 1, bias=False), nn.BatchNorm2d(24), rounded(4, 3, *size)
            with torch.no_grad():
                conv.weight.copy_(conv.weight.bfloat16())
            y, z = fast.conv_norm(picture, conv, bn, "relu"), F.relu(bn(conv(picture)))
            self.alike(y, z)
            upstream = rounded(*z.shape)
            self.alike(torch.autograd.grad(y, conv.weight, upstream.bfloat16())[0],
                       torch.autograd.grad(z, conv.weight, upstream)[0], 0.02)

    def test_others(self):
        for c, size in ((48, (8, 8)), (45, (7, 5)), (8, (1, 1))):
            with self.subTest(c=c, size=size):
                torch.manual_seed(9)
                x, gate, weight, bias = rounded(6, c, *size), rounded(6, c), rounded(30, c), rounded(30)
                self.compare(fast.max_pool, lambda v: F.max_pool2d(v, 3, 2, 1), [x])
                self.compare(fast.average_pool, lambda v: F.avg_pool2d(v, 3, 2, 1), [x])
                self.compare(fast.mean, lambda v: v.mean((2, 3)), [x])
                self.compare(fast.gated, lambda v, g: v * g[:, :, None, None], [x, gate])
                self.compare(fast.linear, F.linear, [rounded(6, c), weight, bias])
                self.compare(fast.joined_and_shuffled,
                             lambda a, b: torch.stack((a, b), 2).flatten(1, 2), [x, rounded(6, c, *size)])
                if c % 3 == 0:
                    self.compare(lambda v: fast.shuffle(v, 3),
                                 lambda v: v.view(6, 3, c // 3, *size).transpose(1, 2).flatten(1, 2), [x])


if __name__ == "__main__":
    unittest.main()
