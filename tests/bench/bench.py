#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPU microseconds a request and a streamed chunk, requests a second, memory and time to start: Portreeve and nginx as a
reverse proxy, measured in turn over the same upstream. The gateway has core 0, the load and the upstream share core 1."""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from processes import cpu_seconds, free_port, on_core, pss_mib, stop, wait_for_port

HERE = pathlib.Path(__file__).parent
MASTER = "sk-bench-master-key-0123456789abcdef"
GATEWAY_CORE, LOAD_CORE = 0, 1
CASES = [  # name, bytes of the request, connections, streamed
    ("1 KB", 1024, 32, False),
    ("50 KB", 50 * 1024, 32, False),
    ("32 streams", 1024, 32, True),
    ("256 streams", 1024, 256, True),
]


def request_body(size, stream):
    body = {"model": "gpt-4o-mini", "stream": stream, "max_tokens": 64, "messages": [{"role": "user", "content": ""}]}
    if not stream:
        del body["stream"]
    text = json.dumps(body, separators=(",", ":"))
    return text.replace('"content":""', '"content":"' + ("Tell me of the market town. " * size)[:size - len(text)] + '"')


class Nginx:
    name = "nginx"

    def __init__(self, mock, directory, _arguments):
        self.whole, self.stream = free_port(), free_port()
        text = (HERE / "nginx.conf.in").read_text()
        for name, value in {"DIR": directory, "MOCK": mock, "WHOLE": self.whole, "STREAM": self.stream}.items():
            text = text.replace(f"@{name}@", str(value))
        conf = pathlib.Path(directory, "nginx.conf")
        conf.write_text(text)
        self.process = on_core(GATEWAY_CORE, ["nginx", "-p", str(directory), "-c", str(conf)])
        wait_for_port(self.stream)
        self.headers = []

    def port(self, streamed):
        return self.stream if streamed else self.whole


class Portreeve:
    name = "portreeve"

    def __init__(self, mock, directory, arguments, core=GATEWAY_CORE, workers=1):
        config = pathlib.Path(directory, "config.yaml")
        config.write_text(f"""
model_list:
  - model_name: gpt-4o-mini
    litellm_params:
      model: openai/gpt-4o-mini
      api_base: http://127.0.0.1:{mock}/v1
      api_key: sk-upstream
general_settings:
  master_key: {MASTER}
""")
        began = time.monotonic()
        self.process = on_core(core, [str(arguments.build / "bin" / "portreeved"), "--port", "0", "--workers", str(workers), "--data-dir",
                                      str(pathlib.Path(directory, "data")), "--config", str(config)],
                               stdout=subprocess.PIPE, stderr=open(pathlib.Path(directory, "portreeved.log"), "w"), text=True)
        line = self.process.stdout.readline()
        self.started = time.monotonic() - began
        if not line.startswith("listening "):
            raise RuntimeError(f"portreeved did not start: {pathlib.Path(directory, 'portreeved.log').read_text()[-2000:]}")
        self.url = line.split()[1]
        self.headers = [f"authorization: Bearer {self.make_key()}"]

    def make_key(self):
        """A key with every limit and a budget, so that all of it is counted."""
        limits = {"rpm_limit": 10**9, "tpm_limit": 10**13, "max_parallel_requests": 100_000, "max_budget": 1_000_000, "models": ["gpt-4o-mini"]}
        request = urllib.request.Request(self.url + "/key/generate", json.dumps(limits).encode(),
                                         {"authorization": f"Bearer {MASTER}", "content-type": "application/json"})
        return json.load(urllib.request.urlopen(request, timeout=10))["key"]

    def port(self, _streamed):
        return int(self.url.rsplit(":", 1)[1])


class Direct:
    """No gateway: what load and upstream can do by themselves."""
    name = "direct"

    def __init__(self, mock, _directory, _arguments):
        self.mock, self.process, self.headers = mock, None, []

    def port(self, _streamed):
        return self.mock


def measure(gateway, case, seconds, arguments, directory):
    name, size, connections, streamed = case
    body = pathlib.Path(directory, "body")
    body.write_text(request_body(size, streamed))
    command = [str(arguments.build / "bench" / "load"), str(gateway.port(streamed)), str(connections), str(seconds), str(body)] + gateway.headers
    before = cpu_seconds(gateway.process.pid) if gateway.process else 0
    load = on_core(LOAD_CORE, command, stdout=subprocess.PIPE, text=True)
    answer = json.loads(load.communicate()[0])
    cpu = (cpu_seconds(gateway.process.pid) if gateway.process else 0) - before
    units = answer["chunks"] if streamed else answer["good"]
    if answer["bad"] or not units:
        print(f"{gateway.name}, {name}: {answer['bad']} bad answers of {answer['answers']}", file=sys.stderr)
    return {"us": cpu * 1e6 / max(units, 1), "rate": units / answer["seconds"], "p50_us": answer["p50_us"], "p99_us": answer["p99_us"],
            "bad": answer["bad"], "busy": cpu / answer["seconds"]}


def median(rows):
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def measure_memory(mock, arguments):
    """PSS with two workers, idle and after load, and the time from exec to the line that says it listens."""
    with tempfile.TemporaryDirectory() as directory:
        gateway = Portreeve(mock, directory, arguments, core=None, workers=2)
        try:
            time.sleep(1)
            idle = pss_mib(gateway.process.pid)
            for case in (CASES[0], CASES[1], CASES[3]):
                measure(gateway, case, arguments.seconds, arguments, directory)
            time.sleep(3)       # a worker gives memory back after a quiet second
            after = pss_mib(gateway.process.pid)
        finally:
            stop(gateway.process)
        starts = [gateway.started]
        for _ in range(4):
            again = Portreeve(mock, directory, arguments, core=None, workers=2)
            starts.append(again.started)
            stop(again.process)
    return {"idle_pss_mib": idle, "loaded_pss_mib": after, "start_seconds": statistics.median(starts)}


def profile(gateway, arguments, directory):
    """Where the time of a plain request goes, by perf: shares of the threads and programs, then of the functions."""
    record = subprocess.Popen(["perf", "record", "-q", "-o", f"{directory}/perf.data", "-p", str(gateway.process.pid), "--", "sleep", "4"])
    measure(gateway, CASES[0], 5, arguments, directory)
    record.wait()
    for sort, lines in (("comm,dso", 12), ("comm,dso,symbol", 40)):
        report = subprocess.run(["perf", "report", "-i", f"{directory}/perf.data", "--stdio", "--no-children", "--percent-limit", "0.3", "--sort", sort],
                                capture_output=True, text=True).stdout
        rows = [" ".join(line.split()) for line in report.splitlines() if line.strip() and not line.startswith("#")]
        print("\n" + "\n".join(row[:140] for row in rows[:lines]))


def table(results, memory):
    print(f"\n{'':14}{'':14}{'us CPU':>10}{'per second':>12}{'p50 us':>10}{'p99 us':>10}{'CPU x':>8}{'rate x':>8}")
    for case in results:
        yardstick = results[case].get("nginx")
        for name, row in results[case].items():
            ratio = f"{row['us'] / yardstick['us']:8.2f}{row['rate'] / yardstick['rate']:8.2f}" if yardstick and row["us"] else ""
            print(f"{case:14}{name:14}{row['us']:10.2f}{row['rate']:12.0f}{row['p50_us']:10.0f}{row['p99_us']:10.0f}{ratio}")
    if memory:
        pss = f"{memory['idle_pss_mib']:.1f} MiB PSS idle, {memory['loaded_pss_mib']:.1f} after load" if memory["idle_pss_mib"] else "PSS is for root to read"
        print(f"\nportreeved, 2 workers: {pss}; listens after {memory['start_seconds'] * 1000:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=lambda text: pathlib.Path(text).resolve(), default=pathlib.Path("build").resolve())
    parser.add_argument("--rounds", type=int, default=5, help="turns of every case; the median counts")
    parser.add_argument("--seconds", type=float, default=4, help="length of a turn")
    parser.add_argument("--only", choices=["nginx", "portreeve", "direct"], help="one of them, all cases")
    parser.add_argument("--case", action="append", help="these cases only, by name")
    parser.add_argument("--profile", action="store_true", help="also show where portreeve's time goes (needs perf)")
    parser.add_argument("--json", type=pathlib.Path, help="where to write the result (default: BUILD/bench.json)")
    arguments = parser.parse_args()
    kinds = [kind for kind in (Direct, Nginx, Portreeve) if arguments.only in (None, kind.name)]
    cases = [case for case in CASES if not arguments.case or case[0] in arguments.case]
    mock_port = free_port()
    mock = on_core(LOAD_CORE, [str(arguments.build / "bench" / "mock"), str(mock_port), "50", "20"])
    gateways, directories = [], []
    try:
        wait_for_port(mock_port)
        for kind in kinds:
            directories.append(tempfile.TemporaryDirectory())
            gateways.append(kind(mock_port, directories[-1].name, arguments))
        rows = {case[0]: {gateway.name: [] for gateway in gateways} for case in cases}
        for round_number in range(arguments.rounds + 1):
            for case in cases:
                for gateway, directory in zip(gateways, directories):
                    row = measure(gateway, case, arguments.seconds if round_number else 1, arguments, directory.name)
                    if round_number:    # the first turn warms up
                        rows[case[0]][gateway.name].append(row)
        results = {case: {name: median(each) for name, each in of.items()} for case, of in rows.items()}
        if arguments.profile and gateways[-1].name == "portreeve":
            profile(gateways[-1], arguments, directories[-1].name)
        for gateway in gateways:
            if gateway.process:
                stop(gateway.process)
        memory = measure_memory(mock_port, arguments) if Portreeve in kinds else None
    finally:
        for gateway in gateways:
            if gateway.process:
                stop(gateway.process)
        stop(mock)
        for directory in directories:
            directory.cleanup()
    table(results, memory)
    target = arguments.json or arguments.build / "bench.json"
    target.write_text(json.dumps({"cases": results, "memory": memory, "rounds": arguments.rounds, "seconds": arguments.seconds}, indent=1) + "\n")
    print(f"written to {target}")


if __name__ == "__main__":
    main()
