# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence: one JSON line a goal, appended to the file that PORTREEVE_RESULTS names; without it nothing is written."""
import contextlib
import json
import os
import pathlib
import subprocess
import time


def commit():
    """The commit under test: PORTREEVE_COMMIT, else that of this tree, with "+" where the tree differs from it."""
    named = os.environ.get("PORTREEVE_COMMIT")
    if named:
        return named
    try:
        said = subprocess.run(["git", "-C", str(pathlib.Path(__file__).parent), "describe", "--always", "--dirty=+"], capture_output=True, text=True, timeout=20)
    except OSError:
        return "unknown"
    return said.stdout.strip() or "unknown"


def record(goal, verdict, counts, seed=None, seconds=0.0):
    """`verdict`: pass, fail, or part (what ran passed, and was less than the goal asks for)."""
    file = os.environ.get("PORTREEVE_RESULTS")
    if not file:
        return
    line = {"goal": goal, "commit": commit(), "seed": seed, "counts": counts, "verdict": verdict, "seconds": round(seconds, 2)}
    with open(file, "a", encoding="utf-8") as results:      # one write: suites that run side by side do not mix
        results.write(json.dumps(line) + "\n")


@contextlib.contextmanager
def proof(goal, seed=None, whole=True):
    """Runs the block as the proof of a goal; what the block puts into the dict is counted in the line. `whole`: all that the goal
    asks for; a block that knows better only at its end sets "part"."""
    counts, began = {}, time.monotonic()
    try:
        yield counts
    except BaseException:
        record(goal, "fail", counts, seed, time.monotonic() - began)
        raise
    is_part = counts.pop("part", not whole)
    record(goal, "part" if is_part else "pass", counts, seed, time.monotonic() - began)
