#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The upstream fault matrix where names are looked up (goal U: DNS): a name server of the test's own that says no, says nothing, says it
late, or says too much. It runs in a network of its own (unshare); where that is not allowed it is skipped (77)."""
import fcntl
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

from harness import Upstream, run_suite
from reaching import CELLS, SECONDS, Reaching
from results import proof

NXDOMAIN, SERVFAIL = 3, 2


class NameServer:
    """On 127.0.0.1:53, UDP and IPv4 addresses only. answers: {name: (code, [address], seconds until it is said, or None for never)}"""

    def __init__(self, answers):
        self.answers, self.asked = answers, []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            question, sender = self.socket.recvfrom(2048)
            threading.Thread(target=self.answer, args=[question, sender], daemon=True).start()

    def answer(self, question, sender):
        at, labels = 12, []
        while question[at]:
            labels.append(question[at + 1:at + 1 + question[at]].decode())
            at += 1 + question[at]
        name, kind = ".".join(labels).lower(), struct.unpack_from(">H", question, at + 1)[0]
        self.asked.append((name, kind))
        code, addresses, after = self.answers.get(name, (NXDOMAIN, [], 0))
        if after is None:
            return
        time.sleep(after)
        given = addresses if kind == 1 else []
        head = question[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, len(given), 0, 0)
        records = b"".join(struct.pack(">HHHIH", 0xC00C, 1, 1, 0, 4) + socket.inet_aton(address) for address in given)
        self.socket.sendto(head + question[12:at + 5] + records, sender)


class Names(Reaching):
    NEVER = ("nx", "fail", "mute", "slow", "empty")
    unsent = NEVER

    @classmethod
    def begin_listening(cls):
        many = [f"127.0.1.{i}" for i in range(1, 50)] + ["127.0.0.1"]
        cls.names = NameServer({"nx.test": (NXDOMAIN, [], 0), "fail.test": (SERVFAIL, [], 0), "mute.test": (0, [], None), "slow.test": (0, ["127.0.0.1"], 5),
                                "empty.test": (0, [], 0), "many.test": (0, many, 0), "moves.test": (0, ["127.0.0.2"], 0)})
        cls.before = Upstream(cls.directory, "before", host="127.0.0.2")
        cls.after = Upstream(cls.directory, "after", host="127.0.0.3", port=cls.before.port)
        for upstream in (cls.before, cls.after):
            cls.addClassCleanup(upstream.stop)
        return {name: f"http://{name}.test:{(cls.before if name == 'moves' else cls.upstream).port}/v1" for name in (*cls.NEVER, "many", "moves")}

    def test_no_such_name(self):
        with proof("U", whole=False) as counts:
            for name in self.NEVER:
                for path, stream in CELLS:
                    with self.cell(name, path, stream):
                        self.check_refused(path, *self.ask(path, name, stream))
            counts["dns"] = len(self.NEVER) * len(CELLS)
            self.check_subtests()
        self.assertEqual(self.upstream.rows("request"), [])

    def test_the_next_is_asked(self):
        for name in ("nx", "mute"):
            self.next_is_asked(name)

    def test_one_of_fifty(self):
        """49 of its addresses refuse, and the last one serves."""
        for path, stream in CELLS:
            with self.cell("many", path, stream):
                status, body, whole, took = self.ask(path, "many", stream)
                self.assertEqual((status, whole), (200, True), body[:300])
                self.assertLess(took, SECONDS)

    def test_the_name_moves(self):
        """An address that is dead is not dialled for as long as a good one is kept."""
        path = "/v1/chat/completions"
        self.assertEqual(self.ask(path, "moves", False)[0], 200)
        self.names.answers["moves.test"] = (0, ["127.0.0.3"], 0)
        self.before.stop()
        time.sleep(1.1)         # a dead address is kept for a second
        seen = [self.ask(path, "moves", False)[0] for _ in range(12)]
        self.assertEqual(seen[-4:], [200] * 4, seen)
        self.assertLessEqual(seen.count(500), 2, "more than once a worker")
        self.assertEqual(len(self.after.rows("request")), seen.count(200))


def enter():
    """In the new network: its loopback comes up, and its name server is the test's."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh22x", b"lo", 0x1 | 0x40))      # SIOCSIFFLAGS: up, running
    with tempfile.TemporaryDirectory() as directory:
        for file, text in (("/etc/resolv.conf", "nameserver 127.0.0.1\noptions attempts:1 timeout:20\n"), ("/etc/nsswitch.conf", "hosts: files dns\n")):
            own = pathlib.Path(directory, pathlib.Path(file).name)
            own.write_text(text)
            subprocess.run(["mount", "--bind", own, os.path.realpath(file)], check=True)
        run_suite(sys.argv[:1])


if __name__ == "__main__":
    if "--inside" in sys.argv:
        enter()
    apart = ["unshare", "--user", "--map-root-user", "--mount", "--net"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode != 0:
        print("skipped: no network of its own can be made here")
        sys.exit(77)
    os.execvp(apart[0], [*apart, sys.executable, os.path.abspath(__file__), "--inside"])
