#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that are slow on purpose, and those that only keep their connection (goal H10). By hand: slow.py [--connections 4000]
[--seconds 30] [--idle 10000]; it needs slowhttptest (Debian) and as many open files (ulimit -n)."""
import argparse
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
import unittest

from harness import MASTER, LiveTest, connect, read_answer, request_bytes, run_suite
from results import proof

ARGUMENTS = argparse.Namespace(connections=4000, seconds=30, idle=10_000)
MODES = {"head": ["-H", "-i", "5", "-x", "24"], "body": ["-B", "-i", "5", "-s", "8192", "-x", "10"], "read": ["-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3"]}


def quantile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


@unittest.skipUnless(shutil.which("slowhttptest"), "needs slowhttptest")
class Slow(LiveTest):
    def good_traffic(self, until, times, failures):
        """About 50 requests a second on one connection."""
        s = connect(self.gateway.port)
        body = {"model": "gpt-priced", "messages": [{"role": "user", "content": "x"}]}
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                s.sendall(request_bytes("/v1/chat/completions", body, MASTER))
                if read_answer(s)[0] != 200:
                    failures.append("status")
            except OSError as error:
                failures.append(repr(error))
                s = connect(self.gateway.port)
            times.append(time.monotonic() - began)
            time.sleep(max(0, 0.02 - times[-1]))
        s.close()

    def measured(self, seconds, beside=None):
        """(p99 in seconds, failures, how many) of 200 requests a second, while `beside` runs."""
        times, failures, until = [], [], time.monotonic() + seconds
        threads = [threading.Thread(target=self.good_traffic, args=[until, times, failures]) for _ in range(4)]
        for thread in threads:
            thread.start()
        other = subprocess.Popen(beside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) if beside else None
        for thread in threads:
            thread.join()
        if other:
            other.terminate()
            other.wait(30)
        return quantile(times, 0.99), failures, len(times)

    def test_slow_clients(self):
        with proof("H10", whole=ARGUMENTS.connections >= 4000) as counts:
            base, failures, _ = self.measured(10)
            self.assertEqual(failures, [])
            for mode, options in MODES.items():
                with self.subTest(mode):
                    command = ["slowhttptest", *options, "-c", str(ARGUMENTS.connections), "-r", "1000", "-l", str(ARGUMENTS.seconds), "-u", self.gateway.url + "/v1/models", "-p", "3"]
                    p99, failures, asked = self.measured(ARGUMENTS.seconds, command)
                    print(f"H10: {mode}, {ARGUMENTS.connections} connections: {asked} good requests, p99 {1000 * p99:.1f} ms beside {1000 * base:.1f} ms", flush=True)
                    counts[mode + "_p99_us"] = int(1e6 * p99)
                    self.assertEqual(failures, [])
                    self.assertLess(p99, max(2 * base, 0.02))
            counts["base_p99_us"] = int(1e6 * base)
            self.check_subtests()

    def test_idle(self):
        """A kept connection that nothing happens on costs at most 16 KiB."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        count = min(ARGUMENTS.idle, hard - 500)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 500), hard))
        sockets = []
        with proof("H10-idle", whole=count >= 10_000) as counts:
            for _ in range(200):
                self.gateway.get("/health/liveliness")
            before = self.gateway.resident_mib()
            for i in range(count):
                s = socket.create_connection(("127.0.0.1", self.gateway.port))
                s.sendall(b"GET /health/liveliness HTTP/1.1\r\nhost: a\r\n\r\n")
                self.assertEqual(read_answer(s)[0], 200)
                sockets.append(s)
            each = (self.gateway.resident_mib() - before) * 1024 / count
            print(f"H10: {count} idle connections, {each:.1f} KiB each", flush=True)
            counts.update(connections=count, bytes_each=int(1024 * each))
            self.assertLess(each, 16)
        for s in sockets:
            s.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name, value in vars(ARGUMENTS).items():
        parser.add_argument("--" + name, type=int, default=value)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
