#!/usr/bin/env python3
"""kernels.c against PyTorch's own operators, values and gradients."""
import tempfile
import unittest
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

import kernels


def gradients(output: torch.Tensor, inputs, upstream: torch.Tensor):
    return torch.autograd.grad(output, inputs, upstream)


class Kernels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        if not kernels.enable(Path(cls.folder.name)):
            raise unittest.SkipTest("no C compiler")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def close(self, a, b, tolerance=2e-4):
        scale = max(1.0, float(b.abs().max()))
        self.assertLess(float((a - b).abs().max()) / scale, tolerance)

    def test_norm_and_activation(self):
        for act in kernels.KINDS:
            for shape, offset in (((4, 24, 7, 5), 0.0), ((2, 3, 1, 1), 0.0), ((8, 58, 6, 6), 50.0), ((3, 1, 9, 9), 1.0)):
                with self.subTest(act=act, shape=shape, offset=offset):
                    torch.manual_seed(3)
                    x = (torch.randn(shape) * 2 + offset).contiguous(memory_format=torch.channels_last)
                    ours, theirs = nn.BatchNorm2d(shape[1]), nn.BatchNorm2d(shape[1])
                    with torch.no_grad():
                        ours.weight.uniform_(0.5, 4)
                        ours.bias.uniform_(-1, 3)
                    theirs.load_state_dict(ours.state_dict())
                    a, b = x.clone().requires_grad_(), x.clone().requires_grad_()
                    y = kernels.norm_act(a, ours, act)
                    z = kernels.reference_norm_act(b, theirs, act)
                    self.close(y, z)
                    upstream = torch.randn(shape)
                    for ga, gb in zip(gradients(y, (a, ours.weight, ours.bias), upstream),
                                      gradients(z, (b, theirs.weight, theirs.bias), upstream)):
                        self.close(ga, gb, 2e-3 if shape[0] * shape[2] < 4 else 5e-4)
                    self.close(ours.running_mean, theirs.running_mean)
                    self.close(ours.running_var, theirs.running_var)

    def test_depthwise(self):
        for k in (3, 5):
            for stride in (1, 2):
                for shape in ((2, 16, 8, 8), (3, 45, 7, 5), (2, 58, 1, 1), (2, 8, 2, 3), (1, 40, 3, 2), (2, 33, 6, 9)):
                    with self.subTest(k=k, stride=stride, shape=shape):
                        torch.manual_seed(4)
                        c = shape[1]
                        conv = nn.Conv2d(c, c, k, stride, (k - 1) // 2, groups=c, bias=False)
                        x = torch.randn(shape).contiguous(memory_format=torch.channels_last)
                        a, b = x.clone().requires_grad_(), x.clone().requires_grad_()
                        y, z = kernels.depthwise(a, conv), conv(b)
                        self.assertEqual(y.shape, z.shape)
                        self.close(y, z, 1e-5)
                        upstream = torch.randn(z.shape)
                        for ga, gb in zip(gradients(y, (a, conv.weight), upstream),
                                          gradients(z, (b, conv.weight), upstream)):
                            self.close(ga, gb, 1e-5)

    def test_resample(self):
        torch.manual_seed(5)
        for size in (32, 48, 20):
            photos, theta = torch.randn(6, 3, 32, 32), torch.zeros(6, 2, 3)
            theta[:, 0, 0], theta[:, 1, 1] = torch.empty(6).uniform_(-1.4, 1.4), torch.empty(6).uniform_(0.7, 1.4)
            theta[:, :, 2].uniform_(-0.5, 0.5)
            ours = kernels.resample(photos, theta, size)
            grid = F.affine_grid(theta, (6, 3, size, size), align_corners=False)
            theirs = F.grid_sample(photos, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
            self.assertTrue(ours.is_contiguous(memory_format=torch.channels_last))
            self.close(ours, theirs, 1e-4)


if __name__ == "__main__":
    unittest.main()
