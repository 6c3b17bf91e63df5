#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The include rule: a file includes downwards only, and what sees what is the table below."""
import pathlib
import re
import sys

FLOOR = {"base": 1, "net": 2, "model": 2, "store": 3, "routing": 3, "policy": 3, "dialects": 3, "upstream": 4, "sinks": 4,
         "gate": 5, "admin": 6, "surfaces": 7, "engine": 8}
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)
HEAVY = re.compile(r"^boost/beast|^boost/asio/ssl")


def place(path):
    parts = path.split("/")
    return parts[0], parts[1] if parts[0] == "gateway" and len(parts) > 2 else None


def wrong(source, target):
    """Why the file `source` may not include `target`, or None."""
    top, folder = place(source)
    to_top, to_folder = place(target)
    if HEAVY.match(target):
        if not (folder == "net" and source.endswith(".cpp")):
            return "Beast and asio/ssl stay in the .cpp files of net/"
        return None
    if top == "gateway" and re.match(r"Q[A-Z]|Qt", target):
        return "the gateway never sees Qt"
    if to_top not in ("app", "ui", "gateway", "tests"):
        return None
    if to_top == "app":
        return None if top == "app" else "nobody includes app"
    if to_top == "tests":
        return None if top == "tests" else "only tests include tests"
    if top == "app":
        return None if to_top == "ui" or target == "gateway/engine/engine.h" else "app sees ui and gateway/engine/engine.h"
    if top == "ui":
        return "ui never sees the gateway" if to_top == "gateway" else None
    if top == "gateway":
        if to_top != "gateway":
            return "the gateway includes only itself"
        if folder not in FLOOR or to_folder not in FLOOR:
            return "a folder without a floor"
        if folder != to_folder and FLOOR[to_folder] >= FLOOR[folder]:
            return f"{folder} ({FLOOR[folder]}) may not see {to_folder} ({FLOOR[to_folder]})"
    return None


def main(root):
    bad = files = 0
    for top in ("app", "gateway", "ui", "tests"):
        for path in sorted(p for end in ("*.h", "*.cpp") for p in (root / top).rglob(end)):
            files += 1
            name = path.relative_to(root).as_posix()
            text = path.read_text(encoding="utf-8")
            if name.startswith("tests/"):
                continue
            for target in INCLUDE.findall(text):
                why = wrong(name, target)
                if why:
                    bad += 1
                    print(f"{name}: includes {target}: {why}")
            if len(text.splitlines()) > 600:
                bad += 1
                print(f"{name}: over 600 lines")
    print(f"{files} files, {bad} wrong edges")
    return 1 if bad or not files else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
