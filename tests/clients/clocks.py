#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals X10 and K5 on a running daemon: a process that was stopped for a while, a wall clock that jumps (libfaketime, where it is
installed), and a seal key that cannot be had. Windows and limits under odd clocks are in quota_window_test and quota_limit_test."""
import glob
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest

from audit import Books, check_books
from harness import MASTER, PORTREEVED, Gateway, Upstream, config_for, connect, events_of, read_answer, request_bytes, run_suite
from results import proof, record


class Daemon(unittest.TestCase):
    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-clocks-"))
        self.addCleanup(shutil.rmtree, self.directory, True)
        self.upstream = Upstream(self.directory)
        self.addCleanup(self.upstream.stop)

    def start(self, **options):
        gateway = Gateway(self.directory, config_for(self.upstream), **options)
        self.addCleanup(lambda: gateway.process.poll() is None and gateway.kill())
        return gateway


class Clocks(Daemon):
    def test_suspended(self):
        """SIGSTOP for some seconds under load: what was under way ends, no limit is wider, nothing is lost."""
        with proof("X10", whole=False) as counts:
            gateway = self.start()
            key = gateway.make_key(rpm_limit=20, max_budget=100)
            streams = []
            for _ in range(5):
                s = connect(gateway.port)
                s.sendall(request_bytes("/v1/chat/completions", {"model": "oa/fault:ok:tokens=30:chunk-delay=30", "messages": [{"role": "user", "content": "x"}], "stream": True}, key))
                streams.append((s, s.recv(2000)))
            self.assertEqual([gateway.chat("gpt-priced", key).status for _ in range(20)].count(200), 15)
            gateway.signal(signal.SIGSTOP)
            time.sleep(3)
            gateway.signal(signal.SIGCONT)
            for s, first in streams:
                self.assertTrue(events_of(read_answer(s, first)[2])[1], "a stream did not outlive the pause")
                s.close()
            self.assertEqual(gateway.chat("gpt-priced", key).status, 429, "the limit forgot its minute")
            self.assertEqual(gateway.chat("gpt-priced").status, 200)
            self.assertEqual(gateway.stop(), 0)
            books = Books(gateway.data)
            check_books(self, books)
            books.close()
            counts.update(suspended_seconds=3, streams=5, error=0)

    def test_wall_clock_jumps_between_starts(self):
        """A start an hour, a day and years before and after: spend stays, no budget is refunded but by a window's end, order is by sequence."""
        library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
        if not library:
            self.skipTest("libfaketime is not installed: jumps of the clock were tried on virtual clocks only")
        gateway = self.start()
        key, daily = gateway.make_key(max_budget=1), gateway.make_key(max_budget=1, budget_duration="1d")
        spent, asked = {key: 0, daily: 0}, 0
        for jump in ("+0", "-3600", "+3600", "-86400", "+86400", "@1971-01-01 00:00:00", "@2037-12-31 23:59:50", "+0"):
            gateway.stop()
            gateway = self.start(env={"LD_PRELOAD": library, "FAKETIME": jump, "DONT_FAKE_MONOTONIC": "1"})
            for each in (key, daily):
                reply = gateway.chat("gpt-priced", each)
                self.assertEqual(reply.status, 200, (jump, reply))
                asked += 1
                now = gateway.get("/key/info", key=each).json["info"]["spend"]
                if each == key:
                    self.assertGreater(now, spent[key], f"spend went back at {jump}")
                    spent[key] = now
        self.assertEqual(gateway.stop(), 0)
        books = Books(gateway.data)
        check_books(self, books)
        self.assertEqual(len(books.requests), asked)
        books.close()
        record("X10", "part", {"jumps": 8, "requests": asked, "refunded": 0})


class SealKey(Daemon):
    def refused(self, why):
        done = subprocess.run([PORTREEVED, "--port", "0", "--data-dir", str(self.directory / "data"), "--config", str(self.directory / "config.yaml")], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=20, env={**os.environ, "LITELLM_MASTER_KEY": MASTER})
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(why, done.stderr)
        return done.stderr

    def test_key_file(self):
        """K5 without a screen: a key file that others can read, that is empty or gone, is refused or told of, and nothing is in clear."""
        with proof("K5", whole=False) as counts:          # the keychain's states are in the desktop's tests
            gateway = self.start()
            self.assertEqual(gateway.post("/credentials", {"credential_name": "sealed", "credential_values": {"api_key": "sk-of-a-provider-0123456789"}, "credential_info": {}}).status, 200)
            self.assertEqual(gateway.stop(), 0)
            (key_file,) = [path for path in (self.directory / "data").iterdir() if "seal" in path.name or path.name.endswith("_key") and path.name != "master_key"]
            self.assertEqual(stat.S_IMODE(key_file.stat().st_mode), 0o600)
            good = key_file.read_bytes()
            for mode in (0o640, 0o604, 0o644, 0o666, 0o660):
                key_file.chmod(mode)
                self.assertIn("chmod 600", self.refused(key_file.name))
            key_file.chmod(0o600)
            key_file.write_bytes(b"")
            self.refused(key_file.name)
            key_file.write_bytes(b"not a key\n")
            self.refused(key_file.name)
            # another key: what it cannot open is not lost, nor taken for something else, and the rest is served
            key_file.write_bytes(good)
            key_file.rename(key_file.with_suffix(".away"))
            gateway = self.start()
            self.assertEqual(gateway.chat("gpt-priced").status, 200, "the file's models need no seal")
            self.assertIn("sealed", gateway.errors())
            self.assertEqual(gateway.stop(), 0)
            key_file.unlink()
            key_file.with_suffix(".away").rename(key_file)
            gateway = self.start()
            self.assertEqual([row["credential_name"] for row in gateway.get("/credentials").json["credentials"]], ["sealed"])
            for path in (self.directory / "data").rglob("*"):
                if path.is_file():
                    self.assertNotIn(b"sk-of-a-provider-0123456789", path.read_bytes())
            counts.update(modes_refused=5, damaged_keys_refused=2, other_key="told")


if __name__ == "__main__":
    run_suite()
