#!/usr/bin/env python3
"""Prints how long each engine that is found takes for the six networks, as a Markdown table.

All engines of a row are measured interleaved in one run of convlens-cli. With two threads each run is bracketed by the
time in which a cache line goes between two processors; where that changed, the run is made again, and a row that never
held still is marked. ONNX Runtime is found as convlens-cli finds it (CONVLENS_ONNXRUNTIME can name its library).

    tests/bench/compare_engines.py [--build build/release] [--seconds 1.5] [--repeats 3] [NETWORK...]
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

NETWORKS = ["mobilenet_v1", "mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small", "shufflenet_v1", "shufflenet_v2"]
CHANGED = 1.3  # a ping-pong that grew or shrank by more than this is another placement of the processors
TRIES = 4


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr.strip() or f"{command[0]} failed")
    return json.loads(done.stdout)


def measure(cli, network, engines, threads, seconds):
    results = run(cli, "bench", network, "--engine", ",".join(engines), "--plan", "optimised", "--threads", threads,
                  "--min-time", seconds, "--json")["results"]
    return {result["engine"]: result["median_ms"] for result in results}, results[0]["macs"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("networks", nargs="*", default=NETWORKS)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--seconds", type=float, default=1.5)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    cli = options.build / "bin" / "convlens-cli"
    bracket = options.build / "tests" / "bench" / "convlens-bench-machine"
    for program in (cli, bracket):
        if not program.exists():
            sys.exit(f"{program} is missing: configure with -DCONVLENS_BENCHMARKS=ON and build")

    listed = run(cli, "list", "--json")
    engines = [e for e in listed["engines"] if "optimised" in e["plans"]]
    print("; ".join(f"{e['name']} {e['version']}" for e in engines))
    for missing in listed["missing_engines"]:
        print(f"not found: {missing['id']}")
    cpu = run(cli, "machine", "--json")
    print(f"{cpu.get('cpu', '?')}, {cpu.get('cores', '?')} processors, load {cpu.get('load', '?')}\n")

    ids = [e["id"] for e in engines]
    peers = [i for i in ids if i != "native"]
    heads = ["network", "threads"] + [f"{i} ms" for i in ids] + [f"native / {i}" for i in peers]
    print("| " + " | ".join(heads + ["arithmetic limit ms", "ping-pong ns"]) + " |")
    print("|" + "---|" * (len(heads) + 2))
    for network in options.networks:
        for threads in (1, 2):
            able = [e["id"] for e in engines if e["max_threads"] >= threads]
            if "native" not in able:
                continue
            times, ratios, pings, peak, steady, macs = {}, {}, [], 0.0, True, 0
            for _ in range(options.repeats):
                for attempt in range(TRIES):
                    before = run(bracket)
                    medians, macs = measure(cli, network, able, threads, options.seconds)
                    after = run(bracket)
                    low, high = sorted((before["ping_pong_ns"], after["ping_pong_ns"]))
                    same = threads == 1 or high <= CHANGED * low
                    if same:
                        break
                steady = steady and same
                pings += [low, high]
                peak = max(peak, before["core_gflops"], after["core_gflops"])
                for engine, ms in medians.items():
                    times.setdefault(engine, []).append(ms)
                    ratios.setdefault(engine, []).append(medians["native"] / ms)
            middle = statistics.median
            row = [network, str(threads)]
            row += [f"{middle(times[i]):.2f}" if i in times else "" for i in ids]
            row += [f"{middle(ratios[i]):.2f}" if i in ratios else "" for i in peers]
            row.append(f"{2e-6 * macs / peak / threads:.2f}" if peak > 0 else "")
            row.append("" if threads == 1 else f"{min(pings):.0f} to {max(pings):.0f}" + ("" if steady else ", changing"))
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
