#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals X1 and X3 with real files: a disk that is full, and a database that another program holds. disk.py [--locked SECONDS]"""
import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import kill9
from audit import Books, check_books, check_upstream
from harness import PORTREEVED, Gateway, Upstream, config_for, connect, events_of, read_answer, request_bytes, run_suite, wait_until
from results import proof, record

ARGUMENTS = argparse.Namespace(locked=6)
MEGABYTES = 12


class Client(kill9.Client):
    """One that goes on when it is refused, and keeps what it was told."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.refusals = {}

    def turned_away(self, status, answer):
        error = json.loads(answer)["error"]
        self.refusals.setdefault((status, error.get("type")), []).append(error["message"])
        time.sleep(0.005)


class Troubles(unittest.TestCase):
    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-disk-"))
        self.addCleanup(shutil.rmtree, self.directory, True)
        self.upstream = Upstream(self.directory)
        self.addCleanup(self.upstream.stop)
        self.acks, self.clients = [], []

    def start(self):
        gateway = Gateway(self.directory, config_for(self.upstream, retries=1), ["--log-level", "info"])
        self.addCleanup(lambda: gateway.process.poll() is None and gateway.kill())
        return gateway

    def load(self, gateway, clients=16):
        self.stop = threading.Event()
        self.clients = [Client(i, 7, gateway.port, self.keys, self.acks, self.stop) for i in range(clients)]
        for client in self.clients:
            client.start()

    def end_load(self):
        self.stop.set()
        for client in self.clients:
            client.join(20)
            self.assertFalse(client.is_alive(), "a client hangs")

    def refusals(self):
        every = {}
        for client in self.clients:
            for kind, messages in list(client.refusals.items()):
                every.setdefault(kind, []).extend(messages)
        return every

    def check_all(self, data):
        """D1: what was acknowledged is in the books, once, at its price; what was sent has a row; sums agree."""
        books = Books(data)
        self.addCleanup(books.close)
        check_books(self, books)
        check_upstream(self, books, self.upstream.rows())
        lost = [ack.call_id for ack in self.acks if ack.call_id not in books.requests]
        self.assertEqual(lost, [], "acknowledged, and not in the books")
        for ack in self.acks:
            self.assertEqual((books.requests[ack.call_id].state, books.requests[ack.call_id].cost), ("settled", ack.nanos))
        return books


class Full(Troubles):
    def mount(self):
        place = self.directory / "data"
        place.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0700", "portreeve-test", str(place)], capture_output=True, text=True) if os.geteuid() == 0 else None
        if not done or done.returncode != 0:
            record("X1", "part", {"real_disk": 0})
            self.skipTest("a small file system cannot be mounted here (" + (done.stderr.strip() if done else "it takes root") + "): a full disk was tried at the seam only")
        self.addCleanup(subprocess.run, ["umount", "-l", str(place)])
        return place

    @staticmethod
    def fill(place):
        """To the last byte that the file system gives."""
        with open(place / "ballast", "ab", buffering=0) as file:
            for size in (1 << 16, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def slow_streams(self, gateway, count=10):
        """Streams that hold their money now and end when the disk is full."""
        sockets = []
        for _ in range(count):
            s = connect(gateway.port)
            s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:ok:tokens=40:chunk-delay=60", "messages": [{"role": "user", "content": "x"}], "stream": True, "max_tokens": 40,
                                                             "stream_options": {"include_usage": True}}, self.keys[0]))
            sockets.append((s, s.recv(4096)))
        return sockets

    def end_streams(self, sockets):
        for s, first in sockets:
            status, headers, body = read_answer(s, first)
            self.assertEqual(status, 200)
            self.assertTrue(events_of(body)[1], "a stream that was let in was cut by the full disk")
            self.acks.append(kill9.Client.ack(headers, body, True, self.keys[0]))

    def check_well(self, gateway, within=20):
        """Healthy again by itself."""
        began = time.monotonic()
        wait_until(lambda: gateway.get("/health/readiness").status == 200, within, "readiness after space came back")
        for key in self.keys:
            reply = gateway.chat("gpt-priced", key, max_tokens=2)
            self.assertEqual(reply.status, 200, reply)
            usage = reply.json["usage"]
            self.acks.append(kill9.Ack(reply.headers["x-litellm-call-id"], key, usage["prompt_tokens"], usage["completion_tokens"], None))
        return time.monotonic() - began

    def test_full_disk(self):
        place = self.mount()
        with proof("X1") as counts:
            gateway = self.start()
            self.keys = [gateway.make_key(max_budget=1000) for _ in range(4)]
            slowest = 0
            for round_ in range(2):
                streams = self.slow_streams(gateway)
                self.load(gateway)
                time.sleep(0.4)
                self.fill(place)
                wait_until(lambda: (503, "ledger_unavailable") in self.refusals() or (503, "api_error") in self.refusals(), 20, "paid requests to be refused")
                self.fill(place)
                self.end_streams(streams)
                # each worker has room of its own set aside, and serves while that lasts
                wait_until(lambda: {gateway.chat("gpt-priced", self.keys[0]).status for _ in range(6)} == {503}, 20, "every worker to refuse")
                self.assertEqual(gateway.get("/health/readiness").status, 503)
                self.assertEqual(gateway.get("/health/liveliness").status, 200)
                self.assertEqual(gateway.post("/key/generate", {"key_alias": f"on a full disk {round_}"}).status, 503)
                self.end_load()
                refusals = self.refusals()
                self.assertEqual({status for status, _ in refusals} - {400, 500, 502, 503}, set(), {kind: messages[0] for kind, messages in refusals.items()})
                for message in refusals[503, "ledger_unavailable"]:
                    self.assertRegex(message, "ledger.*(No space left|disk is full)")
                (place / "ballast").unlink()
                slowest = max(slowest, self.check_well(gateway))
                self.assertEqual(gateway.details()["holds_outstanding"], 0)
            refused = sum(len(messages) for (status, _), messages in refusals.items() if status == 503)
            # once more, and this time it is killed while nothing can be written
            self.load(gateway)
            time.sleep(0.3)
            self.fill(place)
            time.sleep(1)
            gateway.kill()
            self.stop.set()
            code, said = self.start_on_a_full_disk()
            (place / "ballast").unlink()
            gateway = self.start()
            self.check_well(gateway)
            wait_until(lambda: gateway.details()["holds_outstanding"] == 0, 5, "holds of the killed process to end")
            self.assertEqual(gateway.stop(), 0, gateway.errors()[-2000:])
            self.check_all(place)
            counts.update(part=slowest > 5, real_disk=1, megabytes=MEGABYTES, rounds=3, acknowledged=len(self.acks), refused_in_the_last=refused, lost=0, slowest_recovery_ms=int(slowest * 1000))
            print(f"X1: {len(self.acks)} acknowledged on a disk that was full three times, 0 lost; well again after {slowest:.2f} s at most; a start on it: {code} {said}", flush=True)

    def start_on_a_full_disk(self):
        """Either it serves, or it says why not and what to do; it never starts with less than it had."""
        try:
            gateway = self.start()
        except AssertionError as fault:
            said = str(fault)
            self.assertRegex(said, "the disk is full.*make room|No space left")
            self.assertNotIn("terminate called", said)
            return "refused", said.strip().splitlines()[-1][:200]
        gateway.kill()
        return "served", ""


class Locked(Troubles):
    def test_locked_database(self):
        """X3: another program holds the database. Calls go on; what has to write to it waits its limit and is refused; nothing is lost."""
        with proof("X3", whole=ARGUMENTS.locked >= 30) as counts:
            gateway = self.start()
            self.keys = [gateway.make_key(max_budget=1000) for _ in range(4)]
            self.load(gateway, 4)
            time.sleep(0.3)
            other = sqlite3.connect(gateway.data / "portreeve.db", isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            began, before = time.monotonic(), len(self.acks)
            refused = []
            while time.monotonic() - began < ARGUMENTS.locked:
                asked = time.monotonic()
                reply = gateway.post("/key/generate", {"key_alias": f"while locked {asked}"})
                refused.append((reply.status, time.monotonic() - asked))
                self.assertEqual(reply.status, 503, reply)
                self.assertTrue(reply.json["error"]["message"])
                self.assertEqual(gateway.chat("gpt-priced", self.keys[0], max_tokens=2).status, 200, "a call was refused though the journal can be written")
                behind = gateway.get("/key/info", key=self.keys[0])
                self.assertEqual((behind.status, behind.json["error"]["type"]), (503, "ledger_unavailable"), behind)
            self.assertLess(max(seconds for _, seconds in refused), 15)      # five seconds, and a machine that is busy
            while_locked = len(self.acks) - before
            self.assertGreater(while_locked, 50)
            other.execute("ROLLBACK")
            other.close()
            wait_until(lambda: gateway.get("/health/readiness").status == 200, 20, "the writer to recover")
            self.assertEqual(gateway.post("/key/generate", {}).status, 200)
            self.end_load()
            self.assertEqual(self.second_engine(gateway), 5)
            self.assertEqual(gateway.stop(), 0, gateway.errors()[-2000:])
            self.check_all(gateway.data)
            counts.update(locked_seconds=ARGUMENTS.locked, acknowledged=len(self.acks), while_locked=while_locked, admin_writes_refused=len(refused), lost=0)
            print(f"X3: {while_locked} calls acknowledged in {ARGUMENTS.locked} s of a locked database, 0 lost; writes refused after {max(s for _, s in refused):.1f} s", flush=True)

    def second_engine(self, gateway):
        """The same data directory: it says who has it."""
        done = subprocess.run([PORTREEVED, "--port", "0", "--data-dir", str(gateway.data), "--model", "openai/x"],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
        self.assertIn(str(gateway.process.pid), done.stderr)
        return done.returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--locked", type=float, default=6)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
