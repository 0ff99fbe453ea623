#!/usr/bin/env python3
"""What a network is taught with: the label, the teacher's answers, and the two mixed."""
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

import data
import recipe
import teach
import train

PLAIN = recipe.Pass("plain", ((1, 32),), peak_rate=0.05, augmentation=recipe.GENTLE, label_smoothing=0.0)
TAUGHT = recipe.Pass("taught", ((1, 32),), peak_rate=0.05, augmentation=recipe.GENTLE, label_smoothing=0.0, taught=0.25)


class Says(torch.nn.Module):
    """Scores each photo by its left half's mean and the whole's, so that a mirrored photo is answered otherwise."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.stack((x[..., : x.shape[-1] // 2].mean((1, 2, 3)), x.mean((1, 2, 3))), 1)


class Teach(unittest.TestCase):
    def test_loss_is_the_cross_entropy_with_the_mixture(self):
        scores = torch.tensor([[2.0, 0.0], [0.0, 1.0]])
        labels, said = torch.tensor([0, 0]), torch.tensor([[0.6, 0.4], [0.2, 0.8]])
        logs = scores.log_softmax(1)
        plain = -(logs[0, 0] + logs[1, 0]) / 2
        self.assertAlmostEqual(float(train.loss_of(PLAIN, scores, labels, None)), float(plain), places=6)
        # 0.75 of the label and 0.25 of what was said: 0.9 and 0.1, 0.8 and 0.2.
        mixed = -(0.9 * logs[0, 0] + 0.1 * logs[0, 1] + 0.8 * logs[1, 0] + 0.2 * logs[1, 1]) / 2
        self.assertAlmostEqual(float(train.loss_of(TAUGHT, scores, labels, said)), float(mixed), places=6)

    def test_answer_is_the_mean_over_networks_and_mirror_images(self):
        random = torch.Generator().manual_seed(3)
        images = torch.randint(0, 256, (5, 3, 32, 32), dtype=torch.uint8, generator=random)
        photos = data.Photos(images, torch.zeros(5, dtype=torch.int64), ("a", "b"), "noise")
        given, teach.evaluate.load_exported = teach.evaluate.load_exported, lambda file: (Says(), {"resolution": "32"})
        try:
            said = teach.together([Path("one"), Path("two")], photos)
        finally:
            teach.evaluate.load_exported = given
        x = data.normalise(images)
        expected = (Says()(x).softmax(1) + Says()(x.flip(3)).softmax(1)) / 2
        self.assertLess(float((said - expected).abs().max()), 1e-6)
        self.assertGreater(float((Says()(x) - Says()(x.flip(3))).abs().max()), 1e-4)  # or mirroring would not be seen

    def test_answers_about_other_photos_are_refused(self):
        photos = data.Photos(torch.zeros(4, 3, 32, 32, dtype=torch.uint8), torch.zeros(4), ("a", "b"), "noise")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "said.npy"
            np.save(file, np.full((3, 2), 0.5, np.float16))
            with self.assertRaises(SystemExit):
                train.load_teacher(file, photos)
            np.save(file, np.array([[0.2, 0.2]] * 4, np.float16))
            self.assertTrue(torch.allclose(train.load_teacher(file, photos), torch.full((4, 2), 0.5)))


if __name__ == "__main__":
    unittest.main()
