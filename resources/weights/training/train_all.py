#!/usr/bin/env python3
"""Trains all networks pass by pass, so that each has a first usable checkpoint early. Start it again to go on.

Every network runs in a process of its own with one thread, two of them at a time: on a busy machine two threads of one
network would wait for each other at every layer. Processes get the lowest priority that Linux has (idle class).
"""
from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import recipe as recipes

HERE = Path(__file__).resolve().parent

# PyTorch frees and allocates hundreds of megabytes a step; by default glibc gives them back to the kernel each time and
# every step pays for fresh pages. Keeping them, on huge pages, made a step a third faster.
TUNABLES = ("glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=8589934592:glibc.malloc.trim_threshold=8589934592:"
            "glibc.malloc.top_pad=134217728")


def command(arguments: argparse.Namespace, network: str, name: str) -> list[str]:
    lowest = ["chrt", "-i", "0", "nice", "-n", "19"] if shutil.which("chrt") else ["nice", "-n", "19"]
    chosen = lowest if arguments.nice is None else ["nice", "-n", str(arguments.nice)]
    begin = ["--start-from", str(arguments.start_from / f"{network}.safetensors")] if arguments.start_from else []
    taught = ["--teacher", str(arguments.teacher)] if arguments.teacher else []
    return [*chosen, sys.executable, str(HERE / "train.py"), network, "--passes", name, *begin, *taught,
            "--data", str(arguments.data), "--cache", str(arguments.cache), "--state", str(arguments.state)]


def finished(state: Path, network: str, name: str) -> bool:
    return (state / network / f"{name}.done").exists()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--nice", type=int, help="this priority in place of the idle class, where others never rest")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--passes", nargs="+", default=[p.name for p in recipes.PASSES], help="of recipe.py, in this order")
    parser.add_argument("--start-from", type=Path, help="folder of NAME.safetensors to continue from in a new --state")
    parser.add_argument("--teacher", type=Path, help="what teach.py wrote, for the passes that learn from it")
    arguments = parser.parse_args()
    arguments.state.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "GLIBC_TUNABLES": TUNABLES}
    # A pass of a network needs the network's pass before it; with fewer jobs than networks this order ensures it.
    waiting = [(name, spec.name) for name in arguments.passes for spec in recipes.NETWORKS
               if not finished(arguments.state, spec.name, name)]
    running: list[tuple[subprocess.Popen, str, str]] = []
    failed: set[str] = set()
    while waiting or running:
        for job in list(running):
            process, name, network = job
            if process.poll() is None:
                continue
            running.remove(job)
            if process.returncode == 0:
                (arguments.state / network / f"{name}.done").touch()
            else:
                failed.add(network)
                print(f"{network}, pass {name}: ended with {process.returncode}; see its log", flush=True)
        busy = {network for _, _, network in running}
        for job in list(waiting):
            if len(running) >= arguments.jobs:
                break
            name, network = job
            if network in failed:
                waiting.remove(job)
            elif network not in busy:
                waiting.remove(job)
                busy.add(network)
                (arguments.state / network).mkdir(parents=True, exist_ok=True)
                with open(arguments.state / network / "output.txt", "a") as output:
                    running.append((subprocess.Popen(command(arguments, network, name), env=environment,
                                                     stdout=output, stderr=subprocess.STDOUT,
                                                     start_new_session=True), name, network))
        time.sleep(1)
    if failed:
        sys.exit(f"failed: {', '.join(sorted(failed))}")


if __name__ == "__main__":
    main()
