# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes of the bench: started on a core, measured by what the kernel says of them and their children."""
import os
import pathlib
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


def on_core(core, command, **options):
    if core is not None:
        command = ["taskset", "-c", str(core)] + command
    return subprocess.Popen(command, **options)


def tree(pid):
    """The process and all its descendants."""
    pids = [pid]
    for each in pids:
        try:
            for task in pathlib.Path(f"/proc/{each}/task").iterdir():
                pids += [int(child) for child in (task / "children").read_text().split()]
        except FileNotFoundError:
            pass
    return pids


def cpu_seconds(pid):
    """User and system time of the tree, all threads, in seconds."""
    total = 0
    for each in tree(pid):
        try:
            fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        except FileNotFoundError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def pss_mib(pid):
    """Proportional set size of the tree, in MiB; None when not root, from whom the gateway hides its memory."""
    if os.geteuid() != 0:
        return None
    total = 0
    for each in tree(pid):
        for line in pathlib.Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def wait_for_port(port, seconds=10):
    import socket
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nobody listens on {port}")


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def stop(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
