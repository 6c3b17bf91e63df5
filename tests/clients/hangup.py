#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that go and clients that do not read: goals H7, H8, H9 and L6. hangup.py [--aborts N]; the goal H7 asks for 2,000."""
import argparse
import json
import socket
import struct
import sys
import threading
import time

from harness import MASTER, LiveTest, connect, deployment, prices, read_answer, request_bytes, run_suite, wait_until
from results import proof

ARGUMENTS = argparse.Namespace(aborts=50)


def reset(s):
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    s.close()


def quantile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


class Gone(LiveTest):
    """H7: the client goes, and the upstream's connection is closed within 100 ms (p99), 250 ms at most."""

    def abort(self, path, model, stream, how, before_end):
        """One client that goes once faultd has its request; milliseconds until faultd saw its end."""
        body = {"model": model, "messages": [{"role": "user", "content": "x"}], "stream": stream, "max_tokens": 100_000}
        self.upstream.new_rows()
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, body, MASTER))
        accepted = wait_until(lambda: next((row for row in self.upstream.new_rows() if row["event"] == "request"), None), 10, "faultd to be asked")
        if before_end:
            data = b""
            while data.count(b"data: ") < before_end:
                data += s.recv(65536)
        went = time.time()
        (reset if how == "rst" else socket.socket.close)(s)
        gone = wait_until(lambda: next((row for row in self.upstream.new_rows() if row["event"] == "gone" and row["n"] == accepted["n"]), None), 5,
                          "the upstream to be let go")
        return gone["t"] / 1000 - went * 1000

    @classmethod
    def more_deployments(cls):
        """`back-off` fails and is asked again after half a second; `dial` is a port that answers nobody, asked after one that fails."""
        cls.full = socket.create_server(("127.0.0.1", 0), backlog=0)
        cls.addClassCleanup(cls.full.close)
        cls.waiting = [socket.socket() for _ in range(3)]
        for s in cls.waiting:
            s.setblocking(False)
            s.connect_ex(cls.full.getsockname())
            cls.addClassCleanup(s.close)
        failing = {"order": 1, **prices()}
        return [deployment("back-off", "openai/fault:error:status=500", cls.upstream.url, **failing),
                deployment("dial", "openai/fault:error:status=500", cls.upstream.url, **failing),
                deployment("dial", "openai/x", f"http://127.0.0.1:{cls.full.getsockname()[1]}", order=2, **prices())]

    def abort_between(self, path, model, stream, how):
        """One client that goes while nobody upstream has its request; milliseconds until its place is free."""
        self.upstream.new_rows()
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, {"model": model, "messages": [{"role": "user", "content": "x"}], "stream": stream, "max_tokens": 9, "num_retries": 3}, MASTER))
        wait_until(lambda: any(row["event"] == "request" for row in self.upstream.new_rows()), 10, "faultd to be asked")
        time.sleep(0.03)        # it has failed, and the next has not begun
        self.assertEqual(self.gateway.details()["in_flight_requests"], 2, "this one and the question")
        went = time.monotonic()
        (reset if how == "rst" else socket.socket.close)(s)
        wait_until(lambda: self.gateway.details()["in_flight_requests"] <= 1, 5, "its place")
        return 1000 * (time.monotonic() - went)

    def test_gone(self):
        cells = {
            "whole": ("stall", False, 0),
            "first token": ("stall", True, 0),
            "mid-stream": ("keeps-sending:every=10", True, 3),
            "silence in a stream": ("stall-mid-stream:after=6", True, 3),
        }
        everything = []
        with proof("H7", whole=ARGUMENTS.aborts >= 2000) as counts:
            each = max(1, ARGUMENTS.aborts // 40)
            for path in ("/v1/chat/completions", "/v1/messages"):
                for how in ("fin", "rst"):
                    for cell, (behaviour, stream, events) in cells.items():
                        for group in ("oa", "an"):
                            with self.subTest(f"{cell}, {path}, {group}, {how}"):
                                times = [self.abort(path, f"{group}/fault:{behaviour}", stream, how, events) for _ in range(each)]
                                everything += times
                                self.assertLess(max(times), 250)
                    for model in ("back-off", "dial"):
                        with self.subTest(f"{model}, {path}, {how}"):
                            times = [self.abort_between(path, model, i % 2 == 1, how) for i in range(each)]
                            everything += times
                            self.assertLess(max(times), 250)
            counts.update(aborts=len(everything), p99_ms=round(quantile(everything, 0.99), 1), most_ms=round(max(everything), 1))
            print(f"H7: {len(everything)} aborts, p99 {quantile(everything, 0.99):.1f} ms, most {max(everything):.1f} ms", flush=True)
            self.assertLess(quantile(everything, 0.99), 100)
            self.check_subtests()
        wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0, 5, "the holds to end")
        rows = self.gateway.get("/spend/logs/v2", status_filter="failure", page_size=100).json["data"]
        self.assertTrue(rows, "requests whose clients went are in the log")
        rows = self.gateway.get("/spend/logs/v2", page_size=100, model_group="oa/fault:keeps-sending:every=10").json["data"]
        self.assertTrue(rows)
        for row in rows:
            self.assertGreater(row["completion_tokens"], 0, "what was produced is paid")
            self.assertGreater(row["spend"], 0)

    def test_slots_come_back(self):
        """L6: never more at once than max_parallel_requests, and after any end of a call its place is free again."""
        key = self.gateway.make_key(max_parallel_requests=4)
        self.upstream.control("forget", {})
        refused, rounds = [0], max(60, ARGUMENTS.aborts // 2)
        with proof("L6", whole=rounds * 12 >= 10_000) as counts:
            self.fill_places(key, refused, rounds // 2, False)
            peak = self.upstream.counters()["peak_in_flight"]
            self.assertLessEqual(peak, 4)
            self.fill_places(key, refused, rounds // 2, True)       # faultd sees later than the gateway that a call was dropped
            counts.update(calls=rounds * 12, refused=refused[0], limit=4, peak=peak, places_lost=0)

    def fill_places(self, key, refused, rounds, aborts):
        def client(number):
            for i in range(rounds):
                kind = (number + i) % 4
                behaviour = ["ok:head-delay=5", "error:status=500", "rst-before-head:pause=3", "ok:chunk-delay=3:tokens=20"][kind]
                s = connect(self.gateway.port)
                s.sendall(request_bytes("/v1/chat/completions", {"model": f"oa/fault:{behaviour}", "messages": [{"role": "user", "content": "x"}], "stream": kind == 3}, key))
                if aborts and kind == 3 and i % 2:
                    s.recv(10)
                    reset(s)
                    continue
                status, headers, _ = read_answer(s)
                if status == 429:
                    refused[0] += 1
                    self.assertEqual(headers["rate_limit_type"], "max_parallel_requests")
                s.close()
        threads = [threading.Thread(target=client, args=[n]) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(600)
        wait_until(lambda: self.gateway.details()["in_flight_requests"] <= 1, 5, "the last requests to end")
        self.assertGreater(refused[0], 0, "the limit was never reached")
        sockets = []
        for _ in range(4):
            s = connect(self.gateway.port)
            s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:ok:head-delay=300", "messages": [{"role": "user", "content": "x"}]}, key))
            sockets.append(s)
        self.assertEqual([read_answer(s)[0] for s in sockets], [200] * 4, "a place was lost")

    def test_answers_belong_to_their_requests(self):
        """H8: over reused connections with mixed outcomes every answer carries its own request's marker."""
        wrong, reset = [], []

        def client(number):
            s = connect(self.gateway.port)
            for i in range(150):
                marker = f"marker {number} {i}"
                behaviour = ["ok:echo", "error:status=400:message=no", "ok:echo:head-delay=1", "ok:echo:chunk-delay=1", "close-after:echo"][(number + i) % 5]
                stream = "chunk" in behaviour
                s.sendall(request_bytes("/v1/chat/completions", {"model": f"oa/fault:{behaviour}", "messages": [{"role": "user", "content": marker}], "stream": stream}, MASTER))
                status, _, body = read_answer(s)
                if status == 200:
                    text = body.decode() if not stream else "".join(
                        c["delta"].get("content") or "" for line in body.decode().splitlines() if line.startswith("data: {") for c in json.loads(line[6:])["choices"])
                    if marker not in text:
                        wrong.append((marker, text))
                elif b"the connection was reset" in body:
                    reset.append(marker)      # the upstream closed behind its last answer with this request on its way: never sent twice
                elif "error" not in behaviour:
                    wrong.append((marker, status, body))
            s.close()
        threads = [threading.Thread(target=client, args=[n]) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        self.assertEqual(wrong, [])
        self.assertLess(len(reset), 30, "of 3,000, 600 of which the upstream closes after")


class SlowReaders(LiveTest):
    """H9: clients that stop reading cost little memory, hold their upstream back, and disturb nobody."""
    COUNT = 200

    def test_bounded(self):
        with proof("H9") as counts:
            for _ in range(50):
                self.gateway.chat("gpt-priced")
            before, files = self.gateway.resident_mib(), self.gateway.open_files()
            sockets = []
            for i in range(self.COUNT):
                s = socket.socket()
                s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
                s.connect(("127.0.0.1", self.gateway.port))
                path, model = (("/v1/chat/completions", "oa"), ("/v1/messages", "oa"), ("/v1/chat/completions", "an"), ("/v1/messages", "an"))[i % 4]
                s.sendall(request_bytes(path, {"model": f"{model}/fault:flood:mb=100", "messages": [{"role": "user", "content": "x"}], "stream": True, "max_tokens": 99}, MASTER))
                self.assertTrue(s.recv(1024).startswith(b"HTTP/1.1 200"))
                sockets.append(s)
            resident = self.settled(self.gateway.resident_mib)
            growth = resident - before
            print(f"H9: {self.COUNT} slow readers, RSS {before:.0f} -> {resident:.0f} MiB", flush=True)
            counts.update(readers=self.COUNT, growth_mib=round(growth))
            self.assertLess(growth, self.COUNT * 0.5 + 32)
            times = []
            for _ in range(100):
                began = time.monotonic()
                self.assertEqual(self.gateway.chat("gpt-priced").status, 200)
                times.append(time.monotonic() - began)
            self.assertLess(quantile(times, 0.99), 0.25, "others are disturbed")
            for s in sockets:
                s.close()
            wait_until(lambda: self.upstream.counters()["in_flight"] == 0, 10, "the upstream to be let go")
            wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0, 10, "the holds to end")
            wait_until(lambda: self.gateway.open_files() <= files + 20, 10, "descriptors to come back")

    def settled(self, figure):
        """A figure once it has not grown for a second: the upstream is held back."""
        most, since = figure(), time.monotonic()
        end = time.monotonic() + 20
        while time.monotonic() - since < 1:
            self.assertLess(time.monotonic(), end, "it never stops growing")
            now = figure()
            if now > most + 1:
                most, since = now, time.monotonic()
            time.sleep(0.05)
        return most


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--aborts", type=int, default=64)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
