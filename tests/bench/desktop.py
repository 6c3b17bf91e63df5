#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's figures over a ledger of a million requests, each the median of several runs, beside what they should be.
Figures that others on the machine spoil (waiting for a core) have the time that the desktop itself computed beside them.
Ends with 1 when a goal is missed or could not be measured."""
import argparse
import json
import os
import pathlib
import re
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

GOALS = {  # name: (measure, most, what to show where the program's own words are not it)
    "N1": ("paint", 300, "portreeve: start to first paint"),
    "N3": ("start", 800, None),
    "N5": ("stalls", 100, None),
    "N5 p99": ("stalls", 16, None),
    "N5 p99.9": ("stalls", 50, None),
    "N6": ("pages", 50, None),
    "N7 first": ("pages", 300, None),
    "N7 again": ("pages", 100, None),
    "N8": ("pages", 300, None),
    "N9": ("pages", 50, None),
    "N9 cached": ("pages", 16, None),
    "N10 indexed": ("pages", 50, None),
    "N10 other": ("pages", 250, None),
    "N10 text": ("pages", 50, None),
    "N11": ("pages", 1000, None),
    "N13": ("tail", 25, None),
    "N13 lost": ("tail", 0, None),
    "N13 twice": ("tail", 0, None),
    "N13 stall": ("tail", 100, None),
    "N15": ("pages", 150, None),
    "N16": ("pages", 8, None),
    "N16 resize": ("pages", 8, None),
    "N16 lines": ("pages", 8, None),
    "N16 lines resize": ("pages", 8, None),
    "N19": ("idle", 180, None),
    "N19 bare": ("bare", 120, "memory at rest, without a gateway"),
    "N20": ("stalls", 220, None),
    "N22 visible": ("idle", 0.5, None),
    "N22 hidden": ("idle", 0.1, None),
    "N22 hidden wake-ups": ("idle", 5, None),
    "N23": ("price", 0.5, None),
    "N23 answers": ("price", 1, None),
    "N26": ("start", 500, "asked to quit until the process has ended"),
    "N27 theme": ("pages", 200, None),
    "N27 language": ("pages", 300, None),
}
MEASURES = {"paint": [], "start": [], "pages": [], "stalls": ["90"], "price": ["12"], "tail": ["60"], "idle": ["20"], "bare": ["20"]}
QUICK = ("paint", "start")  # these are run three times as often
SEVERAL = ("page", "filter", "count", "stall")  # figures of which there are many of one name
MOST_SECONDS = 600  # of a run beyond its own length, which is then given up


class Bench:
    def __init__(self, arguments):
        self.arguments, self.found, self.failed = arguments, {}, []
        self.data = arguments.data or arguments.build / "bench" / f"ledger-{arguments.rows}"

    def prepare(self):
        if not (self.data / "portreeve.db").exists():
            self.data.mkdir(parents=True, exist_ok=True)
            subprocess.run([self.arguments.build / "bin" / "make_ledger", "--data-dir", self.data, "--rows", str(self.arguments.rows), "--days", "90", "--seed", "1"], check=True)

    def keep(self, name, what, value, unit):
        self.found.setdefault((name, what if name in SEVERAL else None), {"what": what, "unit": unit, "values": []})["values"].append(value)

    def run(self, measure):
        """Over a copy: what is measured writes to it."""
        with tempfile.TemporaryDirectory(dir=self.data.parent) as directory:
            copy = pathlib.Path(directory, "data")
            shutil.copytree(self.data, copy)
            subprocess.run(["sync", "-f", copy])  # the copy's own writing is no part of what is measured
            fault = self.paint(copy) if measure == "paint" else self.program(measure, copy)
        if fault:
            self.failed.append(f"{measure}: {fault}")
            print(f"{measure}: {fault}", file=sys.stderr)

    def program(self, measure, data):
        command = [self.arguments.build / "bench" / "desktop", measure, data] + MEASURES[measure]
        process = start(command, stdout=subprocess.PIPE, stderr=None if self.arguments.verbose else subprocess.DEVNULL)
        fault = None
        try:
            said, _ = process.communicate(timeout=MOST_SECONDS + float((MEASURES[measure] or [0])[0]))
        except subprocess.TimeoutExpired:
            stop(process)
            said, _ = process.communicate()
            fault = "did not end in time and was stopped"
        ended = time.monotonic() * 1000
        if process.returncode and not fault:
            fault = f"ended with {process.returncode} (--verbose shows what it said)"
        for line in said.splitlines():
            if line.startswith("{"):
                self.take(measure, json.loads(line), ended)
        return fault

    def take(self, measure, row, ended):
        name, value = row["id"], row["value"]
        if name == "quit":
            name, value = "N26", ended - value
        if measure == "bare":
            name = {"N19": "N19 bare"}.get(name, "bare " + name)
        self.keep(name, row["what"], value, row["unit"])

    def paint(self, data):
        """The program itself, which says when it has painted."""
        with tempfile.TemporaryDirectory() as profile:
            command = [self.arguments.build / "bin" / "portreeve", "--profile", profile, "--data-dir", data, "--no-wizard", "--page", "home", "--port", "0"]
            process = start(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            text, said, end = "", None, time.monotonic() + 60
            while not said and select.select([process.stderr], [], [], max(0, end - time.monotonic()))[0]:
                piece = os.read(process.stderr.fileno(), 65536)
                if not piece:
                    break
                text += piece.decode(errors="replace")
                said = re.search(r"first paint after (\d+) ms", text)
            stop(process)
            process.communicate()
        if not said:
            return "never said that it had painted"
        self.keep("N1", "", float(said[1]), "ms")
        return None

    def results(self):
        rows = []
        for (name, _), each in self.found.items():
            _, most, said = GOALS.get(name, (None, None, None))
            value = statistics.median(each["values"])
            rows.append({"goal": name, "what": said or each["what"], "measured": round(value, 2), "unit": each["unit"], "target": most, "runs": len(each["values"]),
                         "least": round(min(each["values"]), 2), "most": round(max(each["values"]), 2), "met": None if most is None else value <= most})
        there = {row["goal"] for row in rows}
        for name, (measure, most, said) in GOALS.items():
            if name not in there and measure in (self.arguments.only or MEASURES):
                rows.append({"goal": name, "what": said or "", "measured": None, "unit": "", "target": most, "runs": 0, "least": None, "most": None, "met": False})
        return sorted(rows, key=lambda row: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", row["goal"])])


def start(command, **streams):
    """With what it starts in a group of its own, so that all of it can be ended."""
    return subprocess.Popen(command, env=dict(os.environ, QT_QPA_PLATFORM="xcb"), text=True, start_new_session=True, **streams)


def stop(process):
    for each in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, each)
            process.wait(timeout=15)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            pass


def figure(value):
    return "" if value is None else f"{value:.2f}"


def table(rows, all_of_them):
    print(f"\n{'goal':20}{'what':70}{'measured':>10}{'goal':>8}  {'verdict':14}{'least':>9}{'most':>9}{'runs':>5}")
    for row in rows:
        if row["target"] is None and not all_of_them:
            continue
        verdict = "" if row["target"] is None else "not measured" if row["measured"] is None else "met" if row["met"] else "MISSED"
        target = "" if row["target"] is None else f"{row['target']:g}"
        print(f"{row['goal']:20}{row['what'][:68]:70}{figure(row['measured']):>10}{target:>8}  {verdict:14}{figure(row['least']):>9}{figure(row['most']):>9}{row['runs']:5}  {row['unit']}")


def screen():
    """A display of our own, whose number it chooses."""
    receive, send = os.pipe()
    try:
        process = subprocess.Popen(["Xvfb", "-displayfd", str(send), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], pass_fds=[send], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        sys.exit("desktop.py: there is no Xvfb to show the window on: apt-get install xvfb")
    os.close(send)
    with os.fdopen(receive) as number:
        said = number.readline().strip()
    if not said:
        sys.exit(f"desktop.py: Xvfb did not come up (it ended with {process.wait()}): start it by hand to see why")
    os.environ["DISPLAY"] = ":" + said
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
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    display = screen()
    began, load = time.monotonic(), os.getloadavg()[0]
    try:
        for measure in arguments.only or MEASURES:
            for _ in range(arguments.runs * (3 if measure in QUICK else 1)):
                bench.run(measure)
    finally:
        display.terminate()
        display.wait()
    rows = bench.results()
    table(rows, arguments.all)
    print(f"\n{os.cpu_count()} cores, load {load:.1f} at the start and {os.getloadavg()[0]:.1f} at the end; {time.monotonic() - began:.0f} s")
    target = arguments.json or arguments.build / "desktop.json"
    target.write_text(json.dumps({"rows": arguments.rows, "load": [load, os.getloadavg()[0]], "failed": bench.failed, "figures": rows}, indent=1) + "\n")
    print(f"written to {target}")
    missed = [row["goal"] for row in rows if row["met"] is False]
    print(f"missed: {', '.join(missed)}" if missed else "all goals are met")
    return 1 if missed or bench.failed else 0


if __name__ == "__main__":
    sys.exit(main())
