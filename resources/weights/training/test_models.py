#!/usr/bin/env python3
"""Counts of the definitions against the papers' and other frameworks' published figures, and parameter names."""
import re
import unittest

import torch

import models
import recipe

# family, width, groups, parameters at 1000 classes, multiply-adds at 224 pixels in millions and how far they may be off.
# Parameters: torchvision's num_params (MobileNetV2 and V3), pytorchcv's tables (MobileNetV1, ShuffleNetV1, ShuffleNetV2b
# up to 1.0). Multiply-adds: the papers (ShuffleNetV1 g=8: megvii's 138) to the digits they print, where theirs fit.
PUBLISHED = (
    ("mobilenet_v1", 1.0, 3, 4_231_976, 569, 0.5),
    ("mobilenet_v1", 0.75, 3, 2_585_560, None, 0),
    ("mobilenet_v1", 0.5, 3, 1_331_592, 149, 0.5),
    ("mobilenet_v1", 0.25, 3, 470_072, None, 0),
    ("mobilenet_v2", 1.0, 3, 3_504_872, 300, 1.0),
    ("mobilenet_v2", 0.5, 3, None, 97, 0.5),
    ("mobilenet_v3_large", 1.0, 3, 5_483_032, 217, 0.5),
    ("mobilenet_v3_large", 0.75, 3, None, 155, 0.5),
    ("mobilenet_v3_small", 1.0, 3, 2_542_856, 56.5, 0.1),
    ("shufflenet_v1", 1.0, 1, 1_531_936, 143, 0.5),
    ("shufflenet_v1", 1.0, 2, 1_733_848, None, 0),
    ("shufflenet_v1", 1.0, 3, 1_865_728, 137, 0.5),
    ("shufflenet_v1", 1.0, 4, 1_968_344, None, 0),
    ("shufflenet_v1", 1.0, 8, 2_434_768, 138, 0.5),
    ("shufflenet_v1", 0.5, 3, None, 38, 0.5),
    ("shufflenet_v1", 1.5, 3, None, 292, 0.5),
    ("shufflenet_v1", 2.0, 3, None, 524, 0.5),
    ("shufflenet_v2", 0.5, 3, 1_366_792, 41, 0.55),
    ("shufflenet_v2", 1.0, 3, 2_279_760, 146, 0.5),
    ("shufflenet_v2", 1.5, 3, None, 299, 0.5),
    ("shufflenet_v2", 2.0, 3, None, 591, 0.5),
)

# One parameter a family that only a right name and shape explain, at the width in recipe.py.
EXAMPLES = {
    "mobilenet_v1": ("block12.depthwise.conv.weight", (256, 1, 3, 3)),
    "mobilenet_v2": ("block3.expand.conv.weight", (96, 16, 1, 1)),
    "mobilenet_v3_large": ("block4.se.reduce.bias", (16,)),
    "mobilenet_v3_small": ("head.hidden.weight", (1024, 432)),
    "shufflenet_v1": ("stage2.unit1.expand.conv.weight", (156, 15, 1, 1)),
    "shufflenet_v2": ("stage2.unit1.right.expand.conv.weight", (92, 58, 1, 1)),
}

NAME = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)*\.(weight|bias|running_mean|running_var)$")


class Models(unittest.TestCase):
    def test_counts_are_the_published_ones(self):
        for family, width, groups, parameters, millions, tolerance in PUBLISHED:
            with self.subTest(family=family, width=width, groups=groups):
                model = models.build(models.Spec(family, width, groups, 1000))
                if parameters:
                    self.assertEqual(sum(p.numel() for p in model.parameters()), parameters)
                if millions:
                    self.assertAlmostEqual(models.count_macs(model, 224) / 1e6, millions, delta=tolerance)

    def test_names_and_shapes(self):
        for spec in recipe.NETWORKS:
            with self.subTest(spec=spec.name):
                state = models.build(spec).state_dict()
                names = [name for name in state if not name.endswith("num_batches_tracked")]
                self.assertEqual([name for name in names if not NAME.match(name)], [])
                name, shape = EXAMPLES[spec.family]
                self.assertEqual(tuple(state[name].shape), shape)
                self.assertEqual(tuple(state["head.fc.weight"].shape)[0], 10)

    def test_shuffle_moves_channel_a_n_plus_b_to_b_g_plus_a(self):
        groups, each = 3, 4
        x = torch.arange(groups * each, dtype=torch.float32).view(1, -1, 1, 1).expand(2, -1, 5, 5)
        for memory_format in (torch.contiguous_format, torch.channels_last):
            y = models.shuffle(x.contiguous(memory_format=memory_format), groups)
            for a in range(groups):
                for b in range(each):
                    self.assertEqual(float(y[1, b * groups + a, 2, 3]), a * each + b)

    def test_output_does_not_depend_on_the_memory_format(self):
        for spec in recipe.NETWORKS:
            with self.subTest(spec=spec.name), torch.no_grad():
                torch.manual_seed(1)
                model = models.build(spec).eval()
                x = torch.randn(2, 3, 64, 64)
                plain = model(x)
                last = model.to(memory_format=torch.channels_last)(x.contiguous(memory_format=torch.channels_last))
                self.assertTrue(torch.allclose(plain, last, rtol=1e-3, atol=1e-4))


if __name__ == "__main__":
    unittest.main()
