#!/usr/bin/env python3
"""Prints how a network's time grows with its resolution and its width, as Markdown tables: milliseconds, and the
GFLOP/s that they come to (a multiply-add is two). A step in the last column between neighbours is a cliff.

    tests/bench/curves.py [--build build/release] [--seconds 0.2] [--threads 1] [FAMILY...]
"""
import argparse
import json
import pathlib
import subprocess
import sys

RESOLUTIONS = [96, 112, 128, 160, 192, 224, 256, 288, 320, 384, 448, 512, 640, 768, 1024]
WIDTHS = [0.25, 0.35, 0.5, 0.75, 1.0, 1.25, 1.4, 1.5, 1.75, 2.0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("families", nargs="*", default=["mobilenet_v1", "mobilenet_v2", "shufflenet_v2"])
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--seconds", type=float, default=0.2)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    for family in options.families:
        for key, values in (("resolution", RESOLUTIONS), ("width", WIDTHS)):
            print(f"\n| {family}, {key} | ms | multiply-adds, millions | GFLOP/s |\n|---|---|---|---|")
            for value in values:
                command = [str(options.build / "bin" / "convlens-cli"), "bench", f"{family}:{key}={value}", "--engine",
                           "native", "--plan", "optimised", "--threads", str(options.threads), "--min-time",
                           str(options.seconds), "--json"]
                done = subprocess.run(command, capture_output=True, text=True)
                if done.returncode != 0:  # not every family takes every width
                    print(f"| {value} | {done.stderr.strip().splitlines()[-1]} | | |")
                    continue
                result = json.loads(done.stdout)["results"][0]
                ms, macs = result["median_ms"], result["macs"]
                print(f"| {value} | {ms:.3g} | {macs / 1e6:.0f} | {2e-6 * macs / ms:.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
