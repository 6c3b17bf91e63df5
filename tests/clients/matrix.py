#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The upstream fault matrix (goals U and S1): every behaviour of faultd, for whole and streamed answers, for both dialects on
either side. What broke never looks finished; nothing waits longer than its time-out; every attempt has one row; all comes back.
matrix.py [--repeat N]: every cell that answers at once N times in a row, and what it leaves in memory (R6)."""
import argparse
import collections
import concurrent.futures
import contextlib
import json
import sys
import time
import unittest

from audit import Books, check_books, check_upstream
from behaviours import BROKEN, BROKEN_STREAM, BROKEN_WHOLE, DOUBTFUL, ODD, RIGHT, SILENT
from harness import MASTER, QUICK, CutOff, LiveTest, Upstream, connect, deployment, events_of, prices, read_answer, request_bytes, run_suite, wait_until
from results import proof

ARGUMENTS = argparse.Namespace(repeat=0)
SLACK = 0.2       # what a busy machine may add to a time-out

PAIRS = [(path, group) for path in ("/v1/chat/completions", "/v1/messages") for group in ("oa", "an")]
TOKENS = 12


def cells(behaviours, kinds=(False, True)):
    """(behaviour, client's path, upstream's dialect, streamed)"""
    return [(behaviour, path, group, stream) for behaviour in behaviours for path, group in PAIRS for stream in kinds]


class Asked(LiveTest):
    """What all cells share."""

    @classmethod
    def stop_gateway(cls):
        test = unittest.TestCase()
        wait_until(lambda: cls.gateway.details()["holds_outstanding"] == 0, 10, "the holds to end")
        wait_until(lambda: cls.upstream.counters()["in_flight"] == 0, 10, "the upstream to be let go")
        resident = cls.gateway.resident_mib()
        super().stop_gateway()
        books = Books(cls.gateway.data)
        check_books(test, books)
        rows = cls.upstream.rows()
        check_upstream(test, books, rows, lambda attempt: attempt.group.startswith(("oa", "an")))
        print(f"U: {len(books.attempts)} attempts in the books, all that faultd saw; RSS {resident:.0f} MiB", flush=True)
        books.close()
        test.assertLess(resident, 128)
        asked = collections.defaultdict(list)
        for row in rows:
            if row["event"] == "request":
                asked[row["connection"]].append(row["fault"])
        test.assertEqual([fault for faults in asked.values() for fault in faults[:-1] if fault in DOUBTFUL], [], "R5: used again after a doubt")

    def ask_cell(self, behaviour, path, group, stream, slow=""):
        return self.ask(path, f"{group}{slow}/fault:{behaviour}", stream)

    def ask(self, path, model, stream, **fields):
        """(status, body, came whole); the body of a stream that broke off is what came of it."""
        body = {"model": model, "messages": [{"role": "user", "content": "A toll, please."}], "max_tokens": TOKENS, "stream": stream, **fields}
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, body, MASTER))
        try:
            status, _, answer = read_answer(s)
            return status, answer, True
        except CutOff as cut:
            return cut.status, cut.body, False
        finally:
            s.close()

    def text(self, body, stream):
        """What the model said, in whatever dialect."""
        out = ""
        for answer in events_of(body)[0] if stream else [json.loads(body)]:
            for choice in answer.get("choices", []):
                out += (choice.get("delta") or choice.get("message") or {}).get("content") or ""
            for block in answer.get("content", []):
                out += block.get("text", "")
            out += answer.get("delta", {}).get("text", "")
        return out

    def check_right(self, body, whole, stream):
        self.assertTrue(whole)
        self.assertEqual(len(self.text(body, stream).replace("ü € 🚪", "").split()), TOKENS)
        if stream:
            self.assertTrue(events_of(body)[1])

    def check_broken(self, path, status, body, whole, stream):
        if status != 200:
            self.assertGreaterEqual(status, 400)
            error = json.loads(body)
            self.assertTrue(error["error"]["message"])
            self.assertEqual("type" in error, path == "/v1/messages")
            return self.check_tells_nothing(body.decode("utf-8", "replace"))
        self.assertTrue(stream, "a whole answer that is none came as 200")
        events, done = events_of(body)
        self.assertFalse(whole, "the body ended cleanly")
        self.assertFalse(done, "it looks finished")
        finishes = [c["finish_reason"] for e in events for c in e.get("choices", []) if c.get("finish_reason")]
        self.assertEqual(finishes, [], "it looks finished")
        self.assertFalse(any(e.get("type") == "message_delta" for e in events), "it looks finished")
        self.assertTrue(events[-1].get("error", {}).get("message"), f"no error in the client's words: {events[-1]}")
        self.check_tells_nothing(json.dumps(events[-1]))

    @contextlib.contextmanager
    def all_cells(self, *what):
        """Every cell that cell() tries in the block; its line in the results."""
        with proof("U", whole=False) as counts:
            self.tried = 0
            yield
            counts.update({"cells": self.tried}, **dict.fromkeys(what, 1))
            self.check_subtests()

    @contextlib.contextmanager
    def cell(self, behaviour, path, group, stream):
        self.tried += 1
        with self.subTest(f"{behaviour}, {path}, {group}, {'stream' if stream else 'whole'}"):
            yield
            self.check_alive(behaviour)


class Matrix(Asked):
    def test_right(self):
        with self.all_cells("right"):
            for cell in cells(RIGHT):
                with self.cell(*cell):
                    status, body, whole = self.ask_cell(*cell)
                    self.assertEqual(status, 200, body[:300])
                    self.check_right(body, whole, cell[-1])

    def test_broken(self):
        with self.all_cells("broken"):
            for cell in cells(BROKEN) + cells(BROKEN_STREAM, [True]) + cells(BROKEN_WHOLE, [False]):
                with self.cell(*cell):
                    began = time.monotonic()
                    self.check_broken(cell[1], *self.ask_cell(*cell), cell[-1])
                    self.assertLess(time.monotonic() - began, 3)
            self.assertEqual(self.ask("/v1/messages", "an/fault:ok", True)[0], 200)

    def test_silent(self):
        """R3. All at once: they only wait."""
        every = cells(SILENT)

        def timed(cell):
            began = time.monotonic()
            return self.ask_cell(*cell, slow="quick"), time.monotonic() - began
        with self.all_cells("silent"), concurrent.futures.ThreadPoolExecutor(12) as pool:
            for cell, (answer, took) in zip(every, pool.map(timed, every)):
                with self.cell(*cell):
                    self.check_broken(cell[1], *answer, cell[-1])
                    self.assertTrue(0.9 * QUICK < took < QUICK + 0.2 + SLACK, f"{took:.2f} s for a time-out of {QUICK}")

    def test_odd(self):
        with self.all_cells("odd"):
            for cell in cells(ODD):
                with self.cell(*cell):
                    began = time.monotonic()
                    status, body, whole = self.ask_cell(*cell)
                    self.assertIsNotNone(status, "no answer at all")
                    if status != 200:
                        self.check_broken(cell[1], status, body, whole, cell[-1])
                    self.assertLess(time.monotonic() - began, 5)

    def test_connections(self):
        """Nobody listens, or nobody stays: 5xx, and the next deployment is asked where there is one."""
        gone = Upstream(self.directory, "gone")
        gone.stop()
        bad = {"gone": gone.url}
        for how in ("rst", "fin"):
            upstream = Upstream(self.directory, "accept-" + how, accept=how)
            self.addCleanup(upstream.stop)
            bad[how] = upstream.url
        for name, url in bad.items():
            for model in ("openai/x", "anthropic/x"):
                body = {"model_name": f"{name}-{model[:2]}", "litellm_params": {"model": model, "api_base": url + ("/v1" if model[0] == "o" else ""), "api_key": "sk-x", **prices()},
                        "model_info": {}}
                self.assertEqual(self.gateway.post("/model/new", body).status, 200)
                for path in ("/v1/chat/completions", "/v1/messages"):
                    for stream in (False, True):
                        with self.subTest(f"{name}, {model}, {path}, {stream}"):
                            status, answer, whole = self.ask(path, f"{name}-{model[:2]}", stream)
                            self.check_broken(path, status, answer, whole, stream)
                            self.assertGreaterEqual(status, 500)


class Repeated(Asked):
    """R6: what a thousand of a cell leave in memory. By hand: --repeat 1000"""

    @unittest.skipUnless("--repeat" in sys.argv, "by hand")
    def test_memory(self):
        grown = {}
        with proof("U-R6", whole=ARGUMENTS.repeat >= 1000) as counts:
            for cell in cells(["ok"] + BROKEN, [True]) + cells(BROKEN_STREAM, [True]) + cells(BROKEN_WHOLE, [False]):
                if cell[1] != "/v1/chat/completions" or cell[0].startswith(("endless", "gzip-bomb", "huge", "many")):
                    continue        # these are slow to say, not to hear
                with self.subTest(f"{cell}"):
                    self.repeat(cell, ARGUMENTS.repeat // 10)      # the first fill pools and caches
                    before = self.gateway.resident_mib()
                    self.repeat(cell, ARGUMENTS.repeat)
                    grown[cell] = self.gateway.resident_mib() - before
                    self.assertLess(grown[cell], 2 * max(1, ARGUMENTS.repeat / 1000))
            counts.update(cells=len(grown), each=ARGUMENTS.repeat, most_kib=int(1024 * max(grown.values())))
            self.check_subtests()

    def repeat(self, cell, times):
        for _ in range(times):
            self.ask_cell(*cell)


class AskedAgain(Asked):
    """R1, R2: another deployment is asked before content has gone out, where that cannot be paid twice; and never after it."""
    RETRIED = ["error:status=408", "error:status=409", "error:status=429", "error:status=500", "error:status=502", "error:status=503", "error:status=504", "error:status=529",
               "error:status=401", "error:status=403"]
    NOT_RETRIED = ["error:status=400", "error:status=404", "error:status=413", "error:status=415", "error:status=422"]
    # The answer may have been made, and may be asked to be paid (N3).
    UNKNOWN = ["rst-before-head", "fin-before-head", "no-status-line", "two-cl"]

    @classmethod
    def more_deployments(cls):
        first = {"timeout": 1, "stream_timeout": 1, "order": 1, **prices()}
        return [entry for group, kind in (("oapair", "openai"), ("anpair", "anthropic")) for entry in (
            deployment(group + "/*", kind + "/*", cls.upstream.url, **first), deployment(group + "/*", "openai/another", cls.upstream.url, order=2, **prices()))]

    def attempts(self, behaviour, path, group, stream):
        """What came, and the models that faultd was asked for."""
        self.upstream.new_rows()
        answer = self.ask(path, f"{group}pair/fault:{behaviour}", stream, num_retries=2)
        wait_until(lambda: self.upstream.counters()["in_flight"] == 0, 5, "faultd to be done")
        return answer, [row["model"] for row in self.upstream.new_rows() if row["event"] == "request"]

    def test_before_content(self):
        with self.all_cells("retried"):
            for cell in cells(self.RETRIED):
                with self.cell(*cell):
                    (status, body, whole), asked = self.attempts(*cell)
                    self.assertEqual((status, whole), (200, True), body[:300])
                    self.assertEqual(asked, ["fault:" + cell[0], "another"])

    def test_not_at_all(self):
        with self.all_cells("not_retried"):
            for cell in cells(self.NOT_RETRIED + self.UNKNOWN):
                with self.cell(*cell):
                    answer, asked = self.attempts(*cell)
                    self.check_broken(cell[1], *answer, cell[-1])
                    self.assertEqual(asked, ["fault:" + cell[0]])

    def test_never_after_content(self):
        """All of the answer is the second one's, or none of it."""
        with self.all_cells("after_content"):
            for cell in cells(BROKEN_STREAM, [True]):
                with self.cell(*cell):
                    (status, body, whole), asked = self.attempts(*cell)
                    if len(asked) > 1:
                        self.check_right(body, whole, True)
                        self.assertEqual(asked, ["fault:" + cell[0], "another"])
                        continue
                    self.check_broken(cell[1], status, body, whole, True)
                    self.assertEqual(asked, ["fault:" + cell[0]])

    def test_retry_after(self):
        """Nobody is asked again before the time the provider named; the client is told of it."""
        for said in ("0", "1", "30", "-1", "1000000000", "past", "future", None):
            for path in ("/v1/chat/completions", "/v1/messages"):
                with self.subTest(f"retry-after {said}, {path}"):
                    self.check_retry_after(path, said)

    def check_retry_after(self, path, said):
        behaviour = "error:status=429" + (f":retry-after={said}" if said else "")
        headers = self.refused_headers(path, f"oa/fault:{behaviour}")
        if said and said.lstrip("-").isdigit():
            self.assertEqual(headers.get("retry-after"), said)
        if said in ("1", "1000000000"):
            self.upstream.new_rows()
            self.refused_headers(path, f"oa/fault:{behaviour}", num_retries=1)
            times = [row["t"] for row in self.upstream.new_rows() if row["event"] == "request"]
            self.assertEqual(len(times), 2 if said == "1" else 1, "it was asked again too early")
            self.assertTrue(len(times) == 1 or times[1] - times[0] >= 1_000_000)

    def refused_headers(self, path, model, **fields):
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, {"model": model, "messages": [{"role": "user", "content": "x"}], "max_tokens": 9, **fields}, MASTER))
        status, headers, _ = read_answer(s)
        s.close()
        self.assertEqual(status, 429)
        return headers

    def test_reset_headers(self):
        for said in ("1s", "250ms", "6m0s", "1795000000"):
            headers = self.refused_headers("/v1/chat/completions", f"oa/fault:error:status=429:reset={said}")
            self.assertIn(said, [value for name, value in headers.items() if name.endswith("x-ratelimit-reset-requests")], headers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=0)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
