#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's figures over a ledger of a million requests, each the median of several runs, beside what they should be.
Figures that others on the machine spoil (waiting for a core) have the time that the desktop itself computed beside them."""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TARGETS = {  # goal: (what to show where the program's own words are not it, most)
    "N1": ("portreeve: start to first paint", 300), "N3": (None, 800), "N5": (None, 100), "N5 CPU": (None, 100), "N5 p99": (None, 16), "N5 p99.9": (None, 50), "N6": (None, 50),
    "N7 again": (None, 100), "N7 first": (None, 300), "N8": (None, 300), "N9 cached": (None, 16), "N9": (None, 50), "N10 indexed": (None, 50), "N10 other": (None, 250),
    "N10 text": (None, 50), "N11": (None, 1000), "N13": (None, 25), "N13 lost": (None, 0), "N13 twice": (None, 0), "N15": (None, 150), "N16": (None, 8), "N16 resize": (None, 8),
    "N19": (None, 180), "N19 bare": ("memory at rest, without a gateway", 120), "N20": (None, 220), "N22 visible": (None, 0.5), "N22 hidden": (None, 0.1),
    "N22 hidden wake-ups": (None, 5), "N23": (None, 0.5), "N26": ("asked to quit until the process has ended", 500), "N27 theme": (None, 200), "N27 language": (None, 300),
}
MEASURES = {"paint": [], "start": [], "pages": [], "stalls": ["90"], "price": ["12"], "tail": ["60"], "idle": ["20"], "bare": ["20"]}


class Bench:
    def __init__(self, arguments):
        self.arguments, self.found = arguments, {}
        self.data = arguments.data or arguments.build / "bench" / f"ledger-{arguments.rows}"

    def prepare(self):
        if not (self.data / "portreeve.db").exists():
            self.data.mkdir(parents=True, exist_ok=True)
            subprocess.run([self.arguments.build / "bin" / "make_ledger", "--data-dir", self.data, "--rows", str(self.arguments.rows), "--days", "90", "--seed", "1"], check=True)

    def keep(self, name, what, value, unit):
        self.found.setdefault((name, what if name in ("page", "filter", "count", "stall") else None), {"what": what, "unit": unit, "values": []})["values"].append(value)

    def run(self, measure):
        """Over a copy: what is measured writes to it."""
        with tempfile.TemporaryDirectory(dir=self.data.parent) as directory:
            copy = pathlib.Path(directory, "data")
            shutil.copytree(self.data, copy)
            self.paint(copy) if measure == "paint" else self.program(measure, copy)

    def program(self, measure, data):
        command = [self.arguments.build / "bench" / "desktop", measure, data] + MEASURES[measure]
        done = subprocess.run(command, env=dict(os.environ, QT_QPA_PLATFORM="xcb"), stdout=subprocess.PIPE, stderr=None if self.arguments.verbose else subprocess.DEVNULL, text=True, timeout=1800)
        ended = time.monotonic() * 1000
        if done.returncode:
            print(f"desktop {measure} ended with {done.returncode}", file=sys.stderr)
        for line in done.stdout.splitlines():
            if not line.startswith("{"):
                continue
            row = json.loads(line)
            if row["id"] == "quit":
                row = dict(row, id="N26", value=ended - row["value"])
            if measure == "bare":
                row["id"] = {"N19": "N19 bare"}.get(row["id"], "bare " + row["id"])
            self.keep(row["id"], row["what"], row["value"], row["unit"])

    def paint(self, data):
        """The program itself, which says when it has painted."""
        with tempfile.TemporaryDirectory() as profile:
            command = [self.arguments.build / "bin" / "portreeve", "--profile", profile, "--data-dir", data, "--no-wizard", "--page", "home", "--port", "0"]
            process = subprocess.Popen(command, env=dict(os.environ, QT_QPA_PLATFORM="xcb"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for line in process.stderr:
                if said := re.search(r"first paint after (\d+) ms", line):
                    self.keep("N1", "", float(said[1]), "ms")
                    break
            process.terminate()
            process.communicate(timeout=30)

    def results(self):
        rows = []
        for (name, _), each in self.found.items():
            said, most = TARGETS.get(name, (None, None))
            value = statistics.median(each["values"])
            rows.append({"goal": name, "what": said or each["what"], "measured": round(value, 2), "unit": each["unit"], "target": most, "runs": len(each["values"]),
                         "least": round(min(each["values"]), 2), "most": round(max(each["values"]), 2), "met": None if most is None else value <= most})
        return rows


def table(rows, all_of_them):
    print(f"\n{'goal':20}{'what':66}{'measured':>11}{'target':>9}  {'':6}{'least':>9}{'most':>9}{'runs':>5}")
    for row in sorted(rows, key=lambda row: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", row["goal"])]):
        if row["target"] is None and not all_of_them:
            continue
        target, mark = ("", "") if row["target"] is None else (f"{row['target']:g}", "" if row["met"] else "MISSED")
        print(f"{row['goal']:20}{row['what'][:64]:66}{row['measured']:11.2f}{target:>9}  {mark:6}{row['least']:9.2f}{row['most']:9.2f}{row['runs']:5}  {row['unit']}")


def screen():
    """A display of our own, whose number it chooses."""
    receive, send = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(send), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], pass_fds=[send], stderr=subprocess.DEVNULL)
    os.close(send)
    with os.fdopen(receive) as number:
        os.environ["DISPLAY"] = ":" + number.readline().strip()
    return process


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=lambda text: pathlib.Path(text).resolve(), default=pathlib.Path("build").resolve())
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--data", type=lambda text: pathlib.Path(text).resolve(), help="a data directory to copy (default: made once, BUILD/bench/ledger-ROWS)")
    parser.add_argument("--runs", type=int, default=3, help="the median counts")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="these only; may be given several times")
    parser.add_argument("--tail-seconds", type=int, default=60, help="length of the live list's run; the goal says 600")
    parser.add_argument("--all", action="store_true", help="also figures that no goal is set for: every page, filter and stall")
    parser.add_argument("--verbose", action="store_true", help="let the programs speak")
    parser.add_argument("--json", type=pathlib.Path, help="where to write the result (default: BUILD/desktop.json)")
    arguments = parser.parse_args()
    MEASURES["tail"] = [str(arguments.tail_seconds)]
    bench = Bench(arguments)
    bench.prepare()
    display = screen()
    began, load = time.monotonic(), os.getloadavg()[0]
    try:
        for measure in arguments.only or MEASURES:
            for _ in range(arguments.runs * (3 if measure in ("paint", "start") else 1)):
                bench.run(measure)
    finally:
        display.terminate()
        display.wait()
    rows = bench.results()
    table(rows, arguments.all)
    print(f"\n{os.cpu_count()} cores, load {load:.1f} at the start and {os.getloadavg()[0]:.1f} at the end; {time.monotonic() - began:.0f} s")
    target = arguments.json or arguments.build / "desktop.json"
    target.write_text(json.dumps({"rows": arguments.rows, "load": [load, os.getloadavg()[0]], "figures": rows}, indent=1) + "\n")
    print(f"written to {target}")


if __name__ == "__main__":
    main()
