#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals M1, M2, M3, M5 and M7: what long use, nothing but faults, too much load and hostile bodies do to the process; S6: how long
an event is on its way. soak.py [M1 M3 M5 M7 S6] [--requests N] [--seconds N] [--faults N]. Wants bench/load, bench/mock and tests/faultd of the build."""
import argparse
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import subprocess
import tempfile
import threading
import time

from harness import FAULTD, Gateway, Upstream, config_for, connect, deployment, prices, request_bytes, wait_until
from results import proof

BENCH = pathlib.Path(FAULTD).resolve().parent.parent / "bench"
SAID = [{"role": "user", "content": "Tell me of the gate. " * 8}]
WARM_UP = 450_000                # requests that fill pools and caches: memory is flat from there on


def slope(points):
    """Least squares: how much y grows for one x."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    below = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / below if below else 0


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


class Place:
    """A gateway, a faultd, and a mock for volume."""

    def __init__(self, **settings):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-soak-"))
        self.upstream = Upstream(self.directory)
        self.mock_port = free_port()
        self.mock = subprocess.Popen([str(BENCH / "mock"), str(self.mock_port), "8", "0"], stdin=subprocess.DEVNULL)
        volume = deployment("volume", "openai/volume", f"http://127.0.0.1:{self.mock_port}", **prices())
        self.gateway = Gateway(self.directory, config_for(self.upstream, volume, **settings), ["--log-level", "error"])
        self.key = self.gateway.make_key(max_budget=10**6)
        for stream in (False, True):
            self.body_file(stream).write_text(json.dumps({"model": "volume", "messages": SAID, "max_tokens": 20, "stream": stream}))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.mock.terminate()
        self.mock.wait(10)
        self.gateway.stop()
        self.upstream.stop()
        shutil.rmtree(self.directory, True)

    def body_file(self, stream):
        return self.directory / ("stream.json" if stream else "whole.json")

    def load(self, stream, connections, seconds, key=None, body=None):
        command = [str(BENCH / "load"), str(self.gateway.port), str(connections), str(seconds), str(body or self.body_file(stream)), f"Authorization: Bearer {key or self.key}"]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)

    def figures(self):
        """What must come back to where it was."""
        pid = self.gateway.process.pid
        wal = self.gateway.data / "portreeve.db-wal"
        details = self.gateway.details()
        return {"rss_kib": int(self.gateway.resident_mib() * 1024), "fds": self.gateway.open_files(), "threads": len(os.listdir(f"/proc/{pid}/task")),
                "wal_kib": wal.stat().st_size // 1024 if wal.exists() else 0, "holds": details["holds_outstanding"], "in_flight": details["in_flight_requests"],
                "journal_lag": details["journal_lag_bytes"]}

    def rest(self):
        """Figures once all is quiet; the caller's own connection is one in flight."""
        wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0 and self.gateway.details()["journal_lag_bytes"] < 4096, 60, "holds and journal to come to rest")
        time.sleep(1)
        return self.figures()

    def cpu(self):
        words = pathlib.Path(f"/proc/{self.gateway.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def reset(s):
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    s.close()


def abort_and_fail(place, stop, tally):
    """Beside the volume: clients that go, and upstreams that fail."""
    while not stop.is_set():
        for behaviour, stream in (("ok:tokens=40:chunk-delay=1", True), ("error:status=500", False), ("rst-before-head", False), ("rst-mid-stream", True), ("ok:head-delay=20", False)):
            s = connect(place.gateway.port)
            s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:" + behaviour, "messages": SAID, "stream": stream}, place.key))
            if behaviour.startswith("ok"):
                if stream:
                    s.recv(1)
                reset(s)
                tally["aborted"] += 1
            else:
                s.recv(1 << 16)
                s.close()
                tally["failed"] += 1


def soak(place, arguments):
    """M1 and M2: mixed load until so many requests or so many seconds; RSS by regression, all else back to where it was."""
    with proof("M1") as counts, proof("M2", whole=False) as back:
        stop, tally = threading.Event(), {"aborted": 0, "failed": 0}
        side = [threading.Thread(target=abort_and_fail, args=[place, stop, tally]) for _ in range(2)]
        for thread in side:
            thread.start()
        began, points, done, bad, p99, base = time.monotonic(), [], 0, 0, [], None
        while done < arguments.requests and time.monotonic() - began < arguments.seconds:
            loads = [place.load(False, 24, 5), place.load(True, 16, 5)]
            answers = [json.loads(load.communicate()[0]) for load in loads]
            done += sum(answer["answers"] for answer in answers)
            bad += sum(answer["bad"] for answer in answers)
            p99.append(answers[0]["p99_us"])
            if done > WARM_UP or time.monotonic() - began > arguments.seconds / 2:
                base = base or place.figures()
                points.append((done / 1e6, place.gateway.resident_mib()))
        stop.set()
        for thread in side:
            thread.join(60)
        done += tally["aborted"] + tally["failed"]
        end = place.rest()
        growth = slope(points)
        fitted = growth * (points[-1][0] - points[0][0])
        counts.update(part=points[-1][0] - points[0][0] < 0.95, requests=done, aborted=tally["aborted"], upstream_errors=tally["failed"], unexplained_failures=bad, samples=len(points), rss_mib_per_million=round(growth, 2),
                      rss_first_kib=base["rss_kib"], rss_last_kib=end["rss_kib"], grown_mib=round(fitted, 2))
        back.update({name: end[name] for name in end}, fds_before=base["fds"], threads_before=base["threads"], p99_us_first=p99[0], p99_us_last=p99[-1])
        print("M1", counts, "\nM2", back, "\nMiB by million:", " ".join(f"{x:.2f}:{y:.1f}" for x, y in points), flush=True)
        assert bad == 0, f"{bad} requests failed without a reason"
        # a slope over a short run is that of an allocator's noise: it counts once it is more than 4 MiB in all
        assert growth <= 8 or fitted <= 4, f"RSS grows by {growth:.1f} MiB a million"
        assert end["threads"] == base["threads"] and end["holds"] == 0 and end["wal_kib"] <= 80 * 1024, end
        assert end["fds"] <= base["fds"] + 8, (base, end)


def many(count, threads, work):
    """work(i) for i below count, on so many threads."""
    left, lock = iter(range(count)), threading.Lock()

    def run():
        while True:
            with lock:
                i = next(left, None)
            if i is None:
                return
            work(i)
    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join(600)


def faults(place, arguments):
    """M3: nothing but aborted streams, hanging upstreams, wrong keys and bad bodies."""
    n = arguments.faults
    with proof("M3", whole=n >= 100_000) as counts:
        def aborted(_):
            s = connect(place.gateway.port)
            s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:keeps-sending:every=5", "messages": SAID, "max_tokens": 32, "stream": True}, place.key))
            s.recv(1)
            reset(s)

        def hanging(_):
            s = connect(place.gateway.port)
            s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:stall", "messages": SAID, "max_tokens": 32, "timeout": 0.2}, place.key))
            while s.recv(1 << 16):
                break
            s.close()
        bad_body = place.directory / "bad.json"
        bad_body.write_text('{"model": "volume", "messages": [' + "x" * 200)
        for kind, run in (("aborted streams", lambda: many(n, 16, aborted)), ("hanging upstreams", lambda: many(n, 256, hanging)),
                          ("wrong keys", lambda: place.load(False, 32, n / 8000, key="sk-wrong-wrong-wrong").communicate()),
                          ("bad bodies", lambda: place.load(False, 32, n / 8000, body=bad_body).communicate())):
            many(200, 8, aborted) if kind == "aborted streams" else None
            run()
            before = place.rest()
            run()
            after = place.rest()
            counts[kind] = {"rss_kib": [before["rss_kib"], after["rss_kib"]], "fds": [before["fds"], after["fds"]], "holds": after["holds"]}
            print("M3", kind, counts[kind], flush=True)
            assert after["rss_kib"] - before["rss_kib"] <= max(8 * 1024 * n / 1e6, 4096), (kind, before, after)
            assert after["fds"] <= before["fds"] + 8 and after["threads"] == before["threads"], (kind, before, after)
        counts["each"] = n


def health_times(place, stop, times):
    while not stop.is_set():
        began = time.monotonic()
        assert place.gateway.get("/health/readiness/details").status == 200
        times.append(time.monotonic() - began)
        time.sleep(0.02)


def overload(place, _):
    """M5: four times and sixty times as many clients as keep it busy, none of which ever pauses: what is answered stays, memory stays bounded,
    administration is heard, it recovers. How much is answered counts at four times: at sixty the load's own programs and cold caches
    take more of the machine than the gateway (nginx falls to a third there)."""
    with proof("M5", whole=False) as counts:
        rate = lambda answer: answer["good"] / answer["seconds"]
        both = lambda connections, seconds: [json.loads(load.communicate()[0]) for load in [place.load(False, connections // 2, seconds) for _ in range(2)]]
        usual = json.loads(place.load(False, 32, 6).communicate()[0])
        goodput = sum(rate(answer) for answer in both(128, 20))
        stop, times = threading.Event(), []
        thread = threading.Thread(target=health_times, args=[place, stop, times])
        thread.start()
        over = both(2000, 20)
        peak = place.figures()
        stop.set()
        thread.join(30)
        after = json.loads(place.load(False, 32, 5).communicate()[0])
        health = sorted(times)[int(len(times) * 0.99)]
        counts.update(usual_per_s=int(rate(usual)), overloaded_per_s=int(goodput), flooded_per_s=int(sum(rate(answer) for answer in over)), connections=2000, refused=sum(answer["bad"] for answer in over), rss_kib=peak["rss_kib"],
                      health_p99_ms=round(health * 1000, 1), p99_us_usual=usual["p99_us"], p99_us_overloaded=max(answer["p99_us"] for answer in over), p99_us_after=after["p99_us"])
        print("M5", counts, flush=True)
        assert goodput >= 0.9 * rate(usual) and peak["rss_kib"] <= 512 * 1024, counts
        assert health < 0.05, counts
        assert rate(after) >= 0.8 * rate(usual), counts


HOSTILE = {
    "brackets": lambda n: b'{"model":"volume","messages":' + b"[" * n,
    "objects": lambda n: b'{"model":"volume","messages":[' + b'{"a":' * (n // 5),
    "empty members": lambda n: b'{"model":"volume","messages":[],' + b'"":0,' * (n // 5) + b'"z":1}',
    "same members": lambda n: b'{"model":"volume","messages":[],' + b'"metadata":1,' * (n // 13) + b'"z":1}',
    "escapes": lambda n: b'{"model":"volume","messages":[{"role":"user","content":"' + b"\\u00e4" * (n // 6) + b'"}]}',
    "escaped names": lambda n: b'{"model":"volume","messages":[],' + b'"\\u006dodel":1,' * (n // 15) + b'"z":1}',
    "blanks": lambda n: b'{"model":"volume",' + b" " * n + b'"messages":[]}',
    "numbers": lambda n: b'{"model":"volume","messages":[' + b"1e9," * (n // 4) + b"0]}",
    "digits": lambda n: b'{"model":"volume","messages":[],"max_tokens":' + b"9" * n + b"}",
    "messages": lambda n: b'{"model":"volume","messages":[' + b'{"role":"user","content":""},' * (n // 29) + b'{"role":"user","content":"x"}]}',
    "backslashes": lambda n: b'{"model":"volume","messages":[{"role":"user","content":"' + b"\\\\" * (n // 2) + b'"}]}',
    "tags": lambda n: b'{"model":"volume","messages":[{"role":"user","content":"x"}],"metadata":{"tags":[' + b'"t",' * (n // 4) + b'"u"]}}',
    "tools": lambda n: b'{"model":"volume","messages":[{"role":"user","content":"x"}],"tools":[' + b'{"type":"function","function":{"name":"f"}},' * (n // 44) + b"{}]}",
    "invalid UTF-8": lambda n: b'{"model":"volume","messages":[{"role":"user","content":"' + b"\xff" * n + b'"}]}',
}


def amplify(place, _):
    """M7: CPU at most 20 times that of a plain request of the size, memory of the process at most 10 times its bytes."""
    size, times = 1 << 20, 30

    def ask(path, body):
        head = f"POST {path} HTTP/1.1\r\nhost: g\r\nauthorization: Bearer {place.key}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
        before, peaked = place.cpu(), place.gateway.watch_memory()
        for _ in range(times):
            s = connect(place.gateway.port)
            try:
                s.sendall(head + body)
                while s.recv(1 << 16):
                    pass
            except ConnectionError:
                pass
            s.close()
        return (place.cpu() - before) / times * 1000, peaked() * 2**20 / len(body)
    with proof("M7", whole=False) as counts:
        plain = b'{"model":"volume","max_tokens":9,"messages":[{"role":"user","content":"' + b"word " * (size // 5) + b'"}]}'
        ask("/v1/chat/completions", plain)
        usual, _ = ask("/v1/chat/completions", plain)
        rows = []
        for name, make in HOSTILE.items():
            for path in ("/v1/chat/completions", "/v1/messages", "/key/generate"):
                cpu, held = ask(path, make(size))
                rows.append((cpu / max(usual, 0.5), held, f"{name} {path}"))
        rows.sort(reverse=True)
        worst = max(held for _, held, _ in rows)
        counts.update(inputs=len(rows), plain_ms=round(usual, 2), worst_cpu_times=round(rows[0][0], 1), worst_of=rows[0][2], worst_memory_times=round(worst, 1))
        print("M7", counts, [f"{cpu:.1f}x {held:.1f}x {name}" for cpu, held, name in rows[:5]], flush=True)
        assert rows[0][0] <= 20, rows[:3]
        # its body, the index of its structure (4 bytes for each of its characters at worst), and what a worker keeps of both
        assert worst <= 10, sorted((held, name) for _, held, name in rows)[-3:]


def delays(place, _):
    """S6: what the gateway adds to the time an event of 200 streams is on its way, beside the same streams without it."""
    port, rounds = free_port(), []
    mock = subprocess.Popen([str(BENCH / "mock"), str(port), "100", "20", "stamp"], stdin=subprocess.DEVNULL)
    try:
        assert place.gateway.post("/model/new", deployment("paced", "openai/paced", f"http://127.0.0.1:{port}", **prices())).status == 200
        body = place.directory / "paced.json"
        body.write_text(json.dumps({"model": "paced", "stream": True, "messages": SAID}, separators=(",", ":")))
        with proof("S6") as counts:
            for _ in range(5):
                took = []
                for to in (port, place.gateway.port):       # 100 begin in a second, spread evenly, and last two
                    command = [BENCH / "load", "--rate", "100", to, 260, 8, body, f"Authorization: Bearer {place.key}"]
                    said = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True, timeout=60)
                    took.append(json.loads(said.stdout))
                    assert took[-1]["bad"] == 0 and took[-1]["chunks"] > 50_000, took[-1]
                rounds.append([took[1][name] - took[0][name] for name in ("event_p50_us", "event_p99_us")])
            p50, p99 = (statistics.median(column) for column in zip(*rounds))
            counts.update(streams=200, events=took[1]["chunks"] * 5, added_p50_us=p50, added_p99_us=p99)
            print("S6", counts, rounds, flush=True)
            assert p99 <= 1000, rounds
    finally:
        mock.terminate()
        mock.wait(10)


RUNS = {"M1": soak, "M3": faults, "M5": overload, "M7": amplify, "S6": delays}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("goals", nargs="*", default=list(RUNS))
    parser.add_argument("--requests", type=int, default=1_000_000 + WARM_UP)
    parser.add_argument("--seconds", type=int, default=360)
    parser.add_argument("--faults", type=int, default=20_000)
    ARGUMENTS = parser.parse_args()
    failed = 0
    for goal in ARGUMENTS.goals:
        with Place() as place:
            try:
                RUNS[goal](place, ARGUMENTS)
            except AssertionError as fault:
                failed += 1
                print(f"{goal} failed: {fault}", flush=True)
    raise SystemExit(1 if failed else 0)
