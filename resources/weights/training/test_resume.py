#!/usr/bin/env python3
"""A training that is interrupted and started again ends with the weights of one that was not."""
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import torch

import data
import models
import recipe
import train

PASS = recipe.Pass("tiny", ((2, 32),), peak_rate=0.05, augmentation=recipe.GENTLE, batch=8, falls=True)
CLASSES = tuple(f"class{number}" for number in range(10))


def noise(count: int, seed: int) -> data.Photos:
    random = torch.Generator().manual_seed(seed)
    images = torch.randint(0, 256, (count, 3, 32, 32), dtype=torch.uint8, generator=random)
    return data.Photos(images, torch.arange(count) % len(CLASSES), CLASSES, "noise")


class Interrupted(Exception):
    pass


class Resume(unittest.TestCase):
    def setUp(self):
        self.kept = recipe.PASSES, train.HELD_OUT
        recipe.PASSES, train.HELD_OUT = (PASS,), 10
        torch.set_num_threads(1)
        self.photos, self.test = noise(34, 1), noise(10, 2)

    def tearDown(self):
        recipe.PASSES, train.HELD_OUT = self.kept

    def trainer(self, folder: str) -> train.Trainer:
        spec = models.Spec("mobilenet_v3_small", 0.5)  # has dropout, which draws too
        return train.Trainer(spec, self.photos, self.test, Path(folder), 7, "noise")

    def test_goes_on_as_if_it_had_not_been_interrupted(self):
        with tempfile.TemporaryDirectory() as whole, tempfile.TemporaryDirectory() as parts, \
                contextlib.redirect_stdout(io.StringIO()):
            uninterrupted = self.trainer(whole)
            uninterrupted.run_pass(PASS)

            first = self.trainer(parts)
            calls = [0]

            def interrupt() -> None:  # asked for before each batch: in the middle of the second epoch
                calls[0] += first.done.get(PASS.name, 0) == 1
                if calls[0] == 2:
                    raise Interrupted

            first.pause = interrupt
            first.pause.seconds = 0.0
            with self.assertRaises(Interrupted):
                first.run_pass(PASS)
            second = self.trainer(parts)
            self.assertEqual(second.done, {PASS.name: 1})
            second.run_pass(PASS)

            self.assertEqual(second.done, uninterrupted.done)
            for name, value in uninterrupted.model.state_dict().items():
                self.assertTrue(torch.equal(value, second.model.state_dict()[name]), name)
            for name, value in uninterrupted.average.values.items():
                self.assertTrue(torch.equal(value, second.average.values[name]), name)
            # What was finished is not begun again.
            third = self.trainer(parts)
            third.run_pass(PASS)
            self.assertTrue(torch.equal(third.model.state_dict()["stem.conv.weight"],
                                        second.model.state_dict()["stem.conv.weight"]))


if __name__ == "__main__":
    unittest.main()
