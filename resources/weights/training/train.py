#!/usr/bin/env python3
"""Trains one network through its passes; started again, it goes on after the last whole epoch.

State in --state: NAME/last.pt (everything to resume), NAME/best.pt (averaged weights of the best epoch so far),
NAME/log.jsonl (a line an epoch), export/NAME.safetensors (kept up to date with best.pt). While a file PAUSE exists in
--state nothing is calculated.

Which epoch is best is decided on 2,000 photos held out of the training set, never on the test photos; those are only
used to state the accuracy of an exported file.
"""
from __future__ import annotations

import argparse
import fcntl
import json
import math
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data
import evaluate
import export
import kernels
import kernels_bf16
import models
import recipe as recipes

HELD_OUT = 2000
SIDE = 32  # of the stored photos


class Pause:
    """Waits, sleeping, while the file exists; asked between batches."""

    def __init__(self, file: Path):
        self.file = file
        self.seconds = 0.0

    def __call__(self) -> None:
        while self.file.exists():
            time.sleep(1)
            self.seconds += 1


class Average:
    """Exponential moving average of all parameters and running statistics, shorter at the start so that it follows."""

    def __init__(self, model: nn.Module, decay: float):
        self.decay, self.steps = decay, 0
        self.values = {name: value.detach().clone() for name, value in model.state_dict().items()
                       if value.is_floating_point()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        current = [value for value in model.state_dict().values() if value.is_floating_point()]
        kept = list(self.values.values())
        torch._foreach_mul_(kept, decay)
        torch._foreach_add_(kept, current, alpha=1 - decay)


def make_optimizer(model: nn.Module, item: recipes.Pass) -> torch.optim.Optimizer:
    """Nesterov's SGD; norms, biases and depthwise filters are not decayed (they have few weights to hold in check)."""
    decayed, free = [], []
    for module in model.modules():
        for name, value in module.named_parameters(recurse=False):
            depthwise = isinstance(module, nn.Conv2d) and module.groups == module.in_channels
            plain = name == "bias" or isinstance(module, nn.BatchNorm2d) or depthwise
            (free if plain else decayed).append(value)
    groups = [{"params": decayed, "weight_decay": item.weight_decay}, {"params": free, "weight_decay": 0.0}]
    return torch.optim.SGD(groups, lr=0.0, momentum=item.momentum, nesterov=True, foreach=True)


def rate_at(item: recipes.Pass, progress: float) -> float:
    """Learning rate at `progress` in [0, 1] of the pass."""
    if progress < item.warm_up:
        return item.peak_rate * progress / item.warm_up
    if not item.falls:
        return item.peak_rate
    return item.peak_rate * 0.5 * (1 + math.cos(math.pi * (progress - item.warm_up) / (1 - item.warm_up)))


def load_teacher(file: Path, train: data.Photos) -> torch.Tensor:
    """What `teach.py` wrote for these photos: [photos, classes], each row adding up to one."""
    said = torch.from_numpy(np.load(file).astype(np.float32))
    if said.shape != (len(train), len(train.classes)):
        raise SystemExit(f"{file}: is {tuple(said.shape)}, the training photos need {(len(train), len(train.classes))}")
    return said / said.sum(1, keepdim=True)


def loss_of(item: recipes.Pass, scores: torch.Tensor, labels: torch.Tensor, said: torch.Tensor | None) -> torch.Tensor:
    """Cross entropy with the label, or with a mixture of the label and what the teacher `said`."""
    if not item.taught:
        return F.cross_entropy(scores, labels, label_smoothing=item.label_smoothing)
    target = item.taught * said + (1 - item.taught) * F.one_hot(labels, scores.shape[1])
    return F.cross_entropy(scores, target, label_smoothing=item.label_smoothing)


class Trainer:
    def __init__(self, spec: models.Spec, train: data.Photos, test: data.Photos, state: Path, seed: int,
                 data_name: str, start_from: Path | None = None, teacher: Path | None = None):
        self.spec, self.state, self.seed, self.data_name = spec, state, seed, data_name
        self.pause = Pause(state / "PAUSE")
        self.folder = state / spec.name
        self.folder.mkdir(parents=True, exist_ok=True)
        (state / "export").mkdir(exist_ok=True)
        order = torch.randperm(len(train), generator=torch.Generator().manual_seed(0))  # the same for all networks
        kept_back, used = order[:HELD_OUT], order[HELD_OUT:]
        self.images, self.labels = train.images[used], train.labels[used]
        self.teacher = load_teacher(teacher, train)[used] if teacher else None
        self.held_out = data.Photos(train.images[kept_back], train.labels[kept_back], train.classes, train.digest)
        self.test = test

        torch.manual_seed(seed)
        self.model = models.build(spec).to(memory_format=torch.channels_last)
        self.average = Average(self.model, recipes.PASSES[0].average)
        self.shadow = models.build(spec).to(memory_format=torch.channels_last)  # holds the average for evaluation
        self.done: dict[str, int] = {}  # epochs finished, a pass each
        self.momentum: dict | None = None
        self.best = {"accuracy": -1.0, "resolution": 0}
        self.started_from = ""  # what was done to the weights of --start-from
        if start_from and not (self.folder / "last.pt").exists():
            self.start_from(start_from)
        self.resume()

    def start_from(self, file: Path) -> None:
        """Begins with the weights of an exported file in place of random ones; its passes are then in its recipe."""
        given, metadata = evaluate.load_exported(file)
        if metadata["architecture"] != self.spec.family:
            raise SystemExit(f"{file} is {metadata['architecture']}, not {self.spec.family}")
        self.model.load_state_dict(given.state_dict())
        self.average = Average(self.model, self.average.decay)
        self.started_from = metadata.get("recipe", file.name)

    def resume(self) -> None:
        file = self.folder / "last.pt"
        if not file.exists():
            return
        stored = torch.load(file, map_location="cpu")
        self.model.load_state_dict(stored["model"])
        self.average.values = stored["average"]
        self.average.steps = stored["average_steps"]
        self.started_from = stored.get("started_from", "")
        self.done, self.momentum, self.best = stored["done"], stored["momentum"], stored["best"]

    def save(self, optimizer: torch.optim.Optimizer) -> None:
        file = self.folder / "last.pt"
        torch.save({"model": self.model.state_dict(), "average": self.average.values,
                    "average_steps": self.average.steps, "done": self.done, "momentum": optimizer.state_dict(),
                    "best": self.best, "started_from": self.started_from}, file.with_suffix(".partial"))
        os.replace(file.with_suffix(".partial"), file)

    def log(self, **entry) -> None:
        line = json.dumps({"time": time.strftime("%H:%M:%S"), "network": self.spec.name, **entry})
        with open(self.folder / "log.jsonl", "a") as file:
            file.write(line + "\n")
        print(line, flush=True)

    def run_pass(self, item: recipes.Pass) -> None:
        if self.done.get(item.name, 0) >= item.epochs:
            return
        if item.taught and self.teacher is None:
            raise SystemExit(f"pass {item.name} learns from other networks' answers: make them with teach.py, "
                             "and name the file with --teacher")
        optimizer = make_optimizer(self.model, item)
        if self.done.get(item.name, 0) and self.momentum:
            optimizer.load_state_dict(self.momentum)
        self.average.decay = item.average
        for epoch in range(self.done.get(item.name, 0), item.epochs):
            figures = self.run_epoch(item, epoch, optimizer)
            self.done[item.name] = epoch + 1
            self.judge(item, epoch, figures)
            self.save(optimizer)
        self.momentum = None

    def run_epoch(self, item: recipes.Pass, epoch: int, optimizer: torch.optim.Optimizer) -> dict[str, float]:
        """One walk over the training photos. What is drawn depends on seed, pass and epoch only, so that a resumed
        run draws as an uninterrupted one would."""
        number = recipes.PASSES.index(item) * 1000 + epoch
        random = torch.Generator().manual_seed(self.seed + number)
        torch.manual_seed(self.seed + number)  # dropout
        order = data.epoch_order(len(self.labels), self.seed, number)
        resolution = item.resolution(epoch)
        count = data.batches(len(self.labels), item.batch)
        began, calculated, paused = time.monotonic(), time.process_time(), self.pause.seconds
        self.model.train()
        loss_sum, right = 0.0, 0
        for index in range(count):
            self.pause()
            rate = rate_at(item, (epoch + (index + 0.5) / count) / item.epochs)
            for group in optimizer.param_groups:
                group["lr"] = rate
            chosen = order[index * item.batch:(index + 1) * item.batch]
            inputs = data.augment(self.images[chosen], resolution, item.augmentation, random)
            labels = self.labels[chosen]
            scores = self.model(inputs)
            loss = loss_of(item, scores, labels, self.teacher[chosen] if item.taught else None)
            if not torch.isfinite(loss):
                raise SystemExit(f"{self.spec.name}: the loss is {loss.item()} in epoch {epoch} of {item.name}")
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            self.average.update(self.model)
            loss_sum += loss.item()
            right += int((scores.argmax(1) == labels).sum())
            if index % 20 == 19:
                (self.folder / "progress").write_text(
                    f"{time.strftime('%H:%M:%S')} {item.name} epoch {epoch} batch {index + 1}/{count} "
                    f"{resolution} px loss {loss_sum / (index + 1):.3f} right {right / ((index + 1) * item.batch):.3f} "
                    f"{time.monotonic() - began:.0f} s, {time.process_time() - calculated:.0f} s of processor\n")
        return {"loss": round(loss_sum / count, 4), "train": round(right / (count * item.batch), 4),
                "seconds": round(time.monotonic() - began - (self.pause.seconds - paused), 1),
                "processor_seconds": round(time.process_time() - calculated, 1)}

    def judge(self, item: recipes.Pass, epoch: int, figures: dict[str, float]) -> None:
        """Measures the averaged weights on the held-out photos; exports them if they are the best so far."""
        resolution = item.resolution(epoch)
        self.shadow.load_state_dict(self.average.values, strict=False)
        held_out = evaluate.accuracy(self.shadow, self.held_out, resolution, between=self.pause)["top1"]
        entry = {"pass": item.name, "epoch": epoch + 1, "of": item.epochs, "resolution": resolution, **figures,
                 "held_out": held_out}
        stage_ends = epoch + 1 == item.epochs or item.resolution(epoch + 1) != resolution
        if stage_ends and held_out > self.best["accuracy"]:  # the test photos take as long as a quarter of an epoch
            self.best = {"accuracy": held_out, "resolution": resolution}
            entry["test"] = self.publish(item, epoch, resolution, held_out)
        self.log(**entry)

    def temperature(self, resolution: int) -> float:
        """Of the averaged weights, which `judge` has put into `shadow`, on the photos held out."""
        given = evaluate.scores(self.shadow, self.held_out, resolution, between=self.pause)
        return evaluate.fitted_temperature(given, self.held_out.labels)

    def publish(self, item: recipes.Pass, epoch: int, resolution: int, held_out: float) -> float:
        """Writes the export, measures the written file itself on the test photos, and states that in it."""
        file = self.state / "export" / f"{self.spec.name}.safetensors"
        candidate = self.folder / "candidate.safetensors"
        passed = [p.describe() for p in recipes.PASSES[:recipes.PASSES.index(item)] if self.done.get(p.name)]
        passed.append(f"{item.describe()}, stopped after epoch {epoch + 1}" if epoch + 1 < item.epochs
                      else item.describe())
        before = f"Continued from a file made so: {self.started_from}. Then " if self.started_from else ""
        text = (before + "; ".join(passed) + f". SGD with Nesterov momentum {item.momentum:g}, batch {item.batch}, "
                f"weight decay {item.weight_decay:g}, label smoothing {item.label_smoothing:g}, random flip, "
                f"{item.augmentation.describe()}, moving average {item.average:g} of the weights")

        temperature = self.temperature(resolution)
        tensors = export.tensors_of(export.calibrated(self.average.values, temperature))

        def write(target: Path, results: dict[str, str]) -> dict[str, str]:
            facts = export.metadata_of(self.spec, resolution, self.test.classes, text, self.seed, self.data_name,
                                       results, SIDE)
            export.safetensors_file.write(target, tensors, facts)
            return facts

        write(candidate, {})
        model, _ = evaluate.load_exported(candidate)
        result = evaluate.accuracy(model, self.test, resolution, between=self.pause)
        facts = write(file, {
            "accuracy": f"{result['top1']:.4f}", "accuracy_top5": f"{result['top5']:.4f}",
            "accuracy_note": f"top-1 share of right answers over the {result['count']} test photos at {resolution} "
                             f"pixels, measured with PyTorch {torch.__version__} on this file's values",
            "accuracy_photos": str(result["count"]),
            "accuracy_held_out": f"{held_out:.4f}",
            "calibration": f"the classifier's values are divided by {temperature:.3f}, fitted on {len(self.held_out)} "
                           f"photos held out of training; calibration error on the test photos "
                           f"{result['calibration_error']:.3f}"})
        candidate.unlink()
        torch.save({"average": self.average.values, "temperature": temperature, "metadata": facts}, self.folder / "best.pt")
        return result["top1"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("network", help="a name from recipe.py, such as mobilenet_v2_w0.5")
    parser.add_argument("--passes", nargs="+", default=[p.name for p in recipes.PASSES])
    parser.add_argument("--data", type=Path, required=True, help="folder with train/CLASS and test/CLASS")
    parser.add_argument("--data-name", default="CIFAR-10")
    parser.add_argument("--cache", type=Path, required=True, help="folder for decoded photos")
    parser.add_argument("--state", type=Path, required=True, help="folder for checkpoints, logs and exports")
    parser.add_argument("--seed", type=int, default=recipes.SEED)
    parser.add_argument("--start-from", type=Path, help="an exported .safetensors file whose weights to continue from")
    parser.add_argument("--teacher", type=Path, help="what teach.py wrote, for the passes that learn from it")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    kernels.enable(arguments.cache)
    kernels_bf16.enable(arguments.cache)
    spec = recipes.find_network(arguments.network)
    folder = arguments.state / spec.name
    folder.mkdir(parents=True, exist_ok=True)
    lock = open(folder / "lock", "w")  # until this process ends
    fcntl.flock(lock, fcntl.LOCK_EX)   # one that an interrupted train_all left behind finishes its pass first
    train = data.load(arguments.data, "train", arguments.cache, SIDE)
    test = data.load(arguments.data, "test", arguments.cache, SIDE)
    if train.classes != test.classes or len(train.classes) != spec.classes:
        sys.exit(f"{arguments.data}: {len(train.classes)} classes in train, {len(test.classes)} in test; "
                 f"{spec.name} is declared with {spec.classes}")
    trainer = Trainer(spec, train, test, arguments.state, arguments.seed, arguments.data_name,
                      arguments.start_from, arguments.teacher)
    for name in arguments.passes:
        trainer.run_pass(recipes.PASSES[recipes.find_pass(name)])


if __name__ == "__main__":
    main()
