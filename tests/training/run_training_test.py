#!/usr/bin/env python3
"""Runs one of the training tool's tests: run_training_test.py FOLDER NAME. Ends with 77, and says why, where a module that
the tool needs is not installed or the test has nothing to run on."""
import importlib
import sys
import unittest

SKIPPED = 77


def main() -> int:
    folder, name = sys.argv[1:]
    for module in ("torch", "numpy", "PIL"):
        try:
            importlib.import_module(module)
        except ImportError as error:
            print(f"skipped: {error} (Debian: python3-torch, python3-numpy, python3-pil)")
            return SKIPPED
    sys.dont_write_bytecode = True  # the source tree stays as it is
    sys.path.insert(0, folder)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromName(name))
    if not result.wasSuccessful():
        return 1
    if result.testsRun == 0 or len(result.skipped) == result.testsRun:
        print("skipped:", "; ".join(reason for _, reason in result.skipped) or "no test was found")
        return SKIPPED if result.skipped else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
