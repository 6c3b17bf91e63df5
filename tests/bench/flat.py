#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a request costs the same however much there is: keys, deployments, rows in the ledger, open connections. Of each pair
two gateways run side by side and are asked in turn; CPU is user and system time of the process. Also the memory of an idle
connection and of a stream, and the time of a translation. Prints a table, writes JSON; by hand, as root (for the memory)."""
import argparse
import http.client
import json
import pathlib
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from bench import GATEWAY_CORE, LOAD_CORE, MASTER, request_body
from processes import cpu_seconds, free_port, on_core, pss_mib, stop, wait_for_port

LIMITS = {"rpm_limit": 10**9, "tpm_limit": 10**13, "max_parallel_requests": 100_000, "max_budget": 1_000_000}
FLAT = 1.10                  # what counts as the same
IDLE_GOAL, STREAM_GOAL, TRANSLATION_GOAL = 16, 20, 10      # KiB, KiB, microseconds


def config(mock, groups=1, each=1):
    """`groups` models of `each` deployments; the first is m0."""
    rows = [{"model_name": f"m{i}", "litellm_params": {"model": f"openai/up{j}", "api_base": f"http://127.0.0.1:{mock}/v1", "api_key": "sk-upstream",
                                                      "input_cost_per_token": 1.5e-7, "output_cost_per_token": 6e-7}}
            for i in range(groups) for j in range(each)]
    return json.dumps({"model_list": rows, "general_settings": {"master_key": MASTER}})


class Gateway:
    """One portreeved with one worker on its core."""

    def __init__(self, build, text, data=None, workers=1):
        self.build = build
        self.directory = tempfile.TemporaryDirectory(prefix="portreeve-flat-")
        place = pathlib.Path(self.directory.name)
        (place / "config.yaml").write_text(text)
        began = time.monotonic()
        self.process = on_core(GATEWAY_CORE, [str(build / "bin" / "portreeved"), "--port", "0", "--workers", str(workers), "--data-dir", str(data or place / "data"),
                                              "--config", str(place / "config.yaml")], stdout=subprocess.PIPE, stderr=(place / "log").open("w"), text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening "):
            raise RuntimeError(f"portreeved did not start: {(place / 'log').read_text()[-2000:]}")
        self.started = time.monotonic() - began
        self.port = int(line.split()[1].rsplit(":", 1)[1])
        self.headers = [f"authorization: Bearer {self.keys(1)[0]}"]

    def keys(self, count):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        made = []
        for _ in range(count):
            connection.request("POST", "/key/generate", json.dumps(LIMITS), {"authorization": f"Bearer {MASTER}"})
            made.append(json.load(connection.getresponse())["key"])
        return made

    def load(self, seconds, body, connections=32):
        return on_core(LOAD_CORE, [str(self.build / "bench" / "load"), str(self.port), str(connections), str(seconds), str(body)] + self.headers,
                       stdout=subprocess.PIPE, text=True)

    def cost(self, seconds, body):
        """Microseconds of CPU a request."""
        before = cpu_seconds(self.process.pid)
        answer = json.loads(self.load(seconds, body).communicate()[0])
        if answer["bad"] or not answer["good"]:
            raise RuntimeError(f"{answer['bad']} bad answers of {answer['answers']}")
        return (cpu_seconds(self.process.pid) - before) * 1e6 / answer["good"]

    def close(self):
        stop(self.process)
        self.directory.cleanup()


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.build = arguments.build
        self.place = tempfile.TemporaryDirectory(prefix="portreeve-flat-")
        self.body = pathlib.Path(self.place.name, "body")
        self.body.write_text(request_body(1024, False).replace("gpt-4o-mini", "m0"))
        self.mock = free_port()
        self.mock_process = on_core(LOAD_CORE, [str(self.build / "bench" / "mock"), str(self.mock), "50", "20"])
        wait_for_port(self.mock)
        self.results = {}

    def close(self):
        stop(self.mock_process)
        self.place.cleanup()

    def gateway(self, data=None, **shape):
        return Gateway(self.build, config(self.mock, **shape), data)

    def pair(self, name, few, many):
        """Both are asked in turn; the median of the ratios counts."""
        rounds = []
        for number in range(self.arguments.rounds + 1):
            costs = [gateway.cost(self.arguments.seconds, self.body) for gateway in (few, many)]
            if number:
                rounds.append(costs)
        few_us, many_us = (statistics.median(column) for column in zip(*rounds))
        ratio = statistics.median(b / a for a, b in rounds)
        self.results[name] = {"few_us": few_us, "many_us": many_us, "ratio": ratio, "flat": ratio <= FLAT}
        print(f"{name:44}{few_us:9.1f}{many_us:9.1f}{ratio:8.2f}  {'flat' if ratio <= FLAT else 'NOT FLAT'}", flush=True)

    def figure(self, name, value, goal, unit):
        self.results[name] = {"value": value, "goal": goal, "unit": unit, "kept": value is not None and value <= goal}
        shown = "for root to read" if value is None else f"{value:9.1f} {unit}"
        print(f"{name:44}{shown}  (goal {goal})  {'kept' if self.results[name]['kept'] else 'NOT KEPT'}", flush=True)

    def keys(self):
        few, many = self.gateway(), self.gateway()
        try:
            lines = pathlib.Path(self.place.name, "keys")
            lines.write_text("".join(f"authorization: Bearer {key}\n" for key in many.keys(self.arguments.keys)))
            many.headers = [f"@{lines}"]
            self.pair(f"keys: 1, {self.arguments.keys:,} asked in turn", few, many)
        finally:
            few.close(), many.close()

    def deployments(self):
        few, names, one_name = self.gateway(), self.gateway(groups=1000), self.gateway(each=1000)
        try:
            self.pair("deployments: 1, 1,000 of as many models", few, names)
            self.pair("deployments: 1, 1,000 of one model", few, one_name)
        finally:
            few.close(), names.close(), one_name.close()

    def rows(self):
        data = pathlib.Path(self.place.name, "books")
        subprocess.run([str(self.build / "bin" / "make_ledger"), "--data-dir", str(data), "--rows", str(self.arguments.rows)], check=True, stdout=subprocess.DEVNULL)
        few, many = self.gateway(), self.gateway(data=data)
        try:
            self.pair(f"rows in the ledger: 0, {self.arguments.rows:,}", few, many)
            self.figure(f"start to listening at {self.arguments.rows:,} rows", many.started * 1000, 1000, "ms")
        finally:
            few.close(), many.close()

    def connections(self):
        count = self.arguments.connections
        few, many = self.gateway(), self.gateway()
        try:
            few.cost(1, self.body), many.cost(1, self.body)      # what is made once is there
            before = pss_mib(many.process.pid)
            idle = []
            for _ in range(count):
                s = socket.create_connection(("127.0.0.1", many.port), 10)
                s.sendall(b"GET /health/liveliness HTTP/1.1\r\nhost: gateway\r\n\r\n")
                idle.append(s)
            for s in idle:
                s.recv(4096)
            time.sleep(1)
            after = pss_mib(many.process.pid)
            self.figure("memory of an idle connection", before and (after - before) * 1024 / count, IDLE_GOAL, "KiB")
            self.pair(f"open connections: 0, {count:,}", few, many)
        finally:
            few.close(), many.close()

    def streams(self):
        """So many streams at once, each between two events that are seconds apart."""
        count, slow = self.arguments.streams, free_port()
        process = on_core(LOAD_CORE, [str(self.build / "bench" / "mock"), str(slow), "50", "4000"])
        wait_for_port(slow)
        gateway = Gateway(self.build, config(slow))
        body = pathlib.Path(self.place.name, "stream")
        body.write_text(request_body(1024, True).replace("gpt-4o-mini", "m0"))
        try:
            gateway.cost(2, self.body)       # what is made once is there
            time.sleep(1)
            before = pss_mib(gateway.process.pid)
            load = gateway.load(12, body, count)
            time.sleep(7)
            after = pss_mib(gateway.process.pid)
            load.wait()
            self.figure("memory of an open stream", before and (after - before) * 1024 / count, STREAM_GOAL, "KiB")
        finally:
            gateway.close()
            stop(process)

    def translation(self):
        runs = [json.loads(subprocess.run([str(self.build / "bench" / "translate")], check=True, capture_output=True, text=True).stdout) for _ in range(5)]
        for name, words in (("anthropic_to_openai_us", "Anthropic's words to OpenAI's and back"), ("openai_to_anthropic_us", "OpenAI's words to Anthropic's and back")):
            self.figure(f"{words}, 1 KB", min(run[name] for run in runs), TRANSLATION_GOAL, "us")


PARTS = ("translation", "keys", "deployments", "rows", "connections", "streams")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=lambda text: pathlib.Path(text).resolve(), default=pathlib.Path("build").resolve())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3, help="length of a turn")
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--streams", type=int, default=1_000)
    parser.add_argument("--only", choices=PARTS, action="append", help="these parts only")
    parser.add_argument("--json", type=pathlib.Path, help="where to write the result (default: BUILD/flat.json)")
    arguments = parser.parse_args()
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    if files < arguments.connections + 100:
        arguments.connections = files - 100
        print(f"no more than {files} open files are allowed here: {arguments.connections:,} connections")
    bench = Bench(arguments)
    print(f"{'us of CPU a request at 1 KB':44}{'few':>9}{'many':>9}{'ratio':>8}")
    try:
        for part in PARTS:
            if not arguments.only or part in arguments.only:
                getattr(bench, part)()
    finally:
        bench.close()
    target = arguments.json or arguments.build / "flat.json"
    target.write_text(json.dumps(bench.results, indent=1) + "\n")
    print(f"written to {target}")
    return 0 if all(row.get("flat", row.get("kept")) for row in bench.results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
