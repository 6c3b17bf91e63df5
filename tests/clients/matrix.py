#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The upstream fault matrix (goals U and S1): every behaviour of faultd, for whole and streamed answers, for both dialects on
either side. What broke never looks finished; nothing waits longer than its time-out; every attempt has one row; all comes back."""
import contextlib
import json
import time
import unittest

from audit import Books, check_books, check_upstream
from harness import MASTER, CutOff, LiveTest, Upstream, connect, events_of, prices, read_answer, request_bytes, run_suite, wait_until

# The answer is right, whatever it went through.
RIGHT = ["ok", "ok:chunk-delay=1", "tiny-chunks", "tiny-chunks:bytes=1", "trailers", "gzip", "bytes", "crlf", "crlf-split", "cr-only", "bom", "comments:count=50",
         "comments-first:for=100", "no-data", "odd-fields", "usage-changing", "after-done", "close-after", "endless-1xx:last=3", "long-line:mb=1", "nul-id", "close-delimited",
         "ok:usage=absent", "ok:usage=null", "ok:usage=negative", "ok:usage=huge", "ok:usage=string", "ok:usage=float", "ok:usage=overflow"]
# It broke off or was nonsense: the client has to be able to tell.
BROKEN_STREAM = ["rst-mid-stream", "rst-mid-stream:after=0", "rst-mid-stream:after=1", "rst-mid-stream:after=5", "fin-mid-stream", "fin-mid-stream:after=6", "end-mid-stream",
                 "end-mid-stream:after=6", "done-without-finish", "role-only", "empty-stream", "error-event", "error-event:status=429", "error-event:after=0", "error-in-data",
                 "error-in-data:done", "error-in-data:after=0", "chunk-truncated", "chunk-size:value=0x10", "chunk-size:value=+5", "chunk-size:value=-1",
                 "chunk-size:value=11111111111111111", "json-malformed", "json-truncated", "close-delimited:after=3"]
BROKEN_WHOLE = ["rst-mid-body", "fin-mid-body", "cl-long", "chunk-truncated", "chunk-no-end", "chunk-size:value=0x10", "chunk-size:value=11111111111111111", "gzip-truncated",
                "gzip-bomb:mb=1024", "json-malformed", "json-truncated", "json-empty", "json-null", "json-list", "json-shape", "error-in-body", "html", "html:status=200"]
BROKEN = ["rst-before-head", "fin-before-head", "rst-mid-request", "no-status-line", "http09", "http3", "bad-status", "huge-header", "many-headers", "obs-fold", "nul-header",
          "bare-lf", "two-cl", "cl-te", "te-identity", "redirect", "redirect:status=301:to=metadata", "redirect:status=308:to=other", "error:status=400", "error:status=401",
          "error:status=404", "error:status=429", "error:status=500", "error:status=503", "error:status=529", "early-answer", "endless-1xx", "wrong-encoding:label=br"]
# Silence, which a time-out of one second ends.
SILENT = ["stall", "stall-mid-request", "stall-mid-stream", "stall-mid-body", "dribble-head:every=400"]
# Lawful either way, as long as nothing else suffers.
ODD = ["no-done", "two-finishes", "json-utf8", "json-surrogate", "json-nan", "json-1e400", "json-duplicate", "json-case", "json-deep", "json-huge:mb=20", "gzip-twice",
       "chunk-extra", "chunk-no-end", "cl-short", "wrong-kind", "args-cut", "body-of-none", "body-of-none:status=304", "long-line:mb=10", "choices-empty",
       "keeps-sending:tokens=500", "ok:ignore-max:tokens=200"]
PAIRS = [(path, group) for path in ("/v1/chat/completions", "/v1/messages") for group in ("oa", "an")]
TOKENS = 12


def cells(behaviours, kinds=(False, True)):
    """(behaviour, client's path, upstream's dialect, streamed)"""
    return [(behaviour, path, group, stream) for behaviour in behaviours for path, group in PAIRS for stream in kinds]


class Matrix(LiveTest):
    def ask_cell(self, behaviour, path, group, stream, slow=""):
        return self.ask(path, f"{group}{slow}/fault:{behaviour}", stream)

    def ask(self, path, model, stream):
        """(status, body, came whole); the body of a stream that broke off is what came of it."""
        body = {"model": model, "messages": [{"role": "user", "content": "A toll, please."}], "max_tokens": TOKENS, "stream": stream}
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
            return
        self.assertTrue(stream, "a whole answer that is none came as 200")
        events, done = events_of(body)
        self.assertFalse(whole, "the body ended cleanly")
        self.assertFalse(done, "it looks finished")
        finishes = [c["finish_reason"] for e in events for c in e.get("choices", []) if c.get("finish_reason")]
        self.assertEqual(finishes, [], "it looks finished")
        self.assertFalse(any(e.get("type") == "message_delta" for e in events), "it looks finished")
        self.assertTrue(events[-1].get("error", {}).get("message"), f"no error in the client's words: {events[-1]}")

    @contextlib.contextmanager
    def cell(self, behaviour, path, group, stream):
        with self.subTest(f"{behaviour}, {path}, {group}, {'stream' if stream else 'whole'}"):
            yield
            self.check_alive(behaviour)

    def test_right(self):
        for cell in cells(RIGHT):
            with self.cell(*cell):
                status, body, whole = self.ask_cell(*cell)
                self.assertEqual(status, 200, body[:300])
                self.check_right(body, whole, cell[-1])

    def test_broken(self):
        for cell in cells(BROKEN) + cells(BROKEN_STREAM, [True]) + cells(BROKEN_WHOLE, [False]):
            with self.cell(*cell):
                began = time.monotonic()
                self.check_broken(cell[1], *self.ask_cell(*cell), cell[-1])
                self.assertLess(time.monotonic() - began, 3)
        self.assertEqual(self.ask("/v1/messages", "an/fault:ok", True)[0], 200)

    def test_silent(self):
        for cell in cells(SILENT):
            with self.cell(*cell):
                began = time.monotonic()
                self.check_broken(cell[1], *self.ask_cell(*cell, slow="slow"), cell[-1])
                took = time.monotonic() - began
                self.assertTrue(0.9 < took < 2, f"{took:.2f} s for a time-out of one")

    def test_odd(self):
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

    @classmethod
    def stop_gateway(cls):
        test = unittest.TestCase()
        wait_until(lambda: cls.gateway.details()["holds_outstanding"] == 0, 10, "the holds to end")
        wait_until(lambda: cls.upstream.counters()["in_flight"] == 0, 10, "the upstream to be let go")
        resident = cls.gateway.resident_mib()
        super().stop_gateway()
        books = Books(cls.gateway.data)
        check_books(test, books)
        check_upstream(test, books, cls.upstream.rows(), lambda attempt: attempt.group.startswith(("oa", "an")))
        print(f"U: {len(books.attempts)} attempts in the books, all that faultd saw; RSS {resident:.0f} MiB", flush=True)
        books.close()
        test.assertLess(resident, 128)


if __name__ == "__main__":
    run_suite()
