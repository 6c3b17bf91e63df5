#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Streams as their readers see them: nothing lost or out of order however slowly they are read (goal S3), comments are not
content (S5)."""
import concurrent.futures
import socket
import time

from harness import MASTER, CutOff, LiveTest, events_of, read_answer, request_bytes, run_suite
from results import proof

WORDS = 20_000
PAIRS = [(path, group) for path in ("/v1/chat/completions", "/v1/messages") for group in ("oa", "an")]
SAID = [{"role": "user", "content": "Count the carts."}]


def text_of(body):
    """What a stream said, whole or not."""
    said = []
    for event in events_of(body)[0]:
        said += [choice["delta"].get("content") or "" for choice in event.get("choices", [])]
        said.append(event.get("delta", {}).get("text", "") if event.get("type") == "content_block_delta" else "")
    return "".join(said)


class Slowly:
    """A socket whose reader rests: long at first, shortly after each of the next reads."""

    def __init__(self, s):
        self.s, self.reads = s, 0

    def recv(self, most):
        if self.reads < 60:
            time.sleep(0.5 if self.reads == 1 else 0.01)
        self.reads += 1
        return self.s.recv(min(most, 16_384))


class Streams(LiveTest):
    def ask(self, path, model, reader=lambda s: s, **fields):
        """(status, body, whether it came whole)"""
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
            s.settimeout(60)
            s.connect(("127.0.0.1", self.gateway.port))
            s.sendall(request_bytes(path, {"model": model, "messages": SAID, "max_tokens": WORDS, "stream": True, **fields}, MASTER))
            try:
                status, _, body = read_answer(reader(s))
            except CutOff as cut:
                return cut.status, cut.body, False
            return status, body, True

    def test_slow_readers_miss_nothing(self):
        with proof("S3") as counts, concurrent.futures.ThreadPoolExecutor(16) as pool:
            model = f"fault:counting:tokens={WORDS}"
            answers = [(cell, pool.submit(self.ask, cell[0], f"{cell[1]}/{model}", Slowly)) for cell in PAIRS * 4]
            for cell, answer in answers:
                with self.subTest(cell):
                    status, body, whole = answer.result()
                    self.assertEqual((status, whole, events_of(body)[1]), (200, True, True), body[-300:])
                    self.assertEqual(text_of(body), "".join(f"{i} " for i in range(WORDS)))
            counts.update(streams=len(answers), events=len(answers) * WORDS)
            self.check_subtests()

    def test_comments_are_not_content(self):
        """What breaks off behind comments only: another deployment answers, and its answer is all that is read."""
        with proof("S5") as counts:
            tried = [(path, group, cut) for path, group in PAIRS for cut in ("rst", "fin")]
            for path, group, cut in tried:
                with self.subTest(f"{path}, {group}, {cut}"):
                    status, body, whole = self.ask(path, f"{group}/fault:comments-first:for=300:cut={cut}", fallbacks=[f"{group}/fault:counting:tokens=50"])
                    self.assertEqual((status, whole), (200, True), body[-300:])
                    self.assertEqual(text_of(body), "".join(f"{i} " for i in range(50)))
            counts["streams"] = len(tried)
            self.check_subtests()


if __name__ == "__main__":
    run_suite()
