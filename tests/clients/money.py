#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals B3, B5, B8, B9 and B12: no false refusal, no free first call, no credit for a lie, the price of the admission, and what
a broken call is billed by. money.py [--rounds N] [--seed N]"""
import argparse
import json
import os
import random
import socket
import struct
import subprocess
import sys
import threading
import unittest

from audit import Books, check_books, check_upstream
from budget import all_at_once
from harness import PORTREEVED, SIGHUP, CutOff, LiveTest, connect, config_for, deployment, events_of, read_answer, request_bytes, run_suite, wait_until
from results import proof

ARGUMENTS = argparse.Namespace(rounds=8, seed=None)
TOKENS = 10
BOUND = TOKENS * 1000            # nano-dollars that a request on `out/*` can cost at most
LIES = ["absent", "null", "negative", "huge", "string", "float", "overflow"]
FAILURES = ["ok", "ok", "ok", "ok:tokens=3", "ok:chunk-delay=2", "error:status=429", "error:status=500", "error:status=400", "rst-before-head", "rst-mid-body", "rst-mid-stream", "abort",
            "abort-late", "stall"]


class Money(LiveTest):
    workers = 4

    @classmethod
    def more_deployments(cls):
        price = {"input_cost_per_token": 0, "output_cost_per_token": 0.000001, "timeout": 20, "stream_timeout": 20}
        return [deployment("out/*", "openai/*", cls.upstream.url, **price), deployment("outan/*", "anthropic/*", cls.upstream.url, **price),
                deployment("changing", "openai/fault:ok:chunk-delay=60:tokens=10", cls.upstream.url, **{**price, "output_cost_per_token": cls.changing_price})]
    changing_price = 0.000001

    def spend(self, key):
        return round(self.gateway.get("/key/info", key=key).json["info"]["spend"] * 1e9)

    def rest(self):
        wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0, 10, "holds to end")

    def body(self, model, stream, tokens=TOKENS):
        body = {"model": model, "messages": [{"role": "user", "content": "A toll."}], "max_tokens": tokens, "stream": stream}
        return {**body, "stream_options": {"include_usage": True}} if stream else body

    def one(self, behaviour, stream, key, seen):
        s = connect(self.gateway.port)
        how = "ok:tokens=10:chunk-delay=5" if behaviour.startswith("abort") else behaviour
        body = self.body("out/fault:" + how, stream or behaviour == "abort-late")
        s.sendall(request_bytes("/v1/chat/completions", {**body, "timeout": 1} if behaviour == "stall" else body, key))
        if behaviour.startswith("abort"):
            if behaviour == "abort-late":
                s.recv(10)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            try:
                status, _, body = read_answer(s)
            except CutOff as cut:
                status, body = cut.status, b""
            seen.append((behaviour, status, body))
        s.close()

    def test_no_false_refusal(self):
        """B3: the budget is what is spent plus exactly the bounds of what is asked at once. A nano-dollar held too long refuses one."""
        seed = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(1_000_000)
        with proof("B3", seed, whole=ARGUMENTS.rounds >= 60) as counts:
            chances, key, asked, failed = random.Random(seed), self.gateway.make_key(max_budget=1), 0, 0
            for round_ in range(ARGUMENTS.rounds):
                before = self.spend(key)
                count = chances.randrange(8, 48)
                budget = before + count * BOUND
                self.assertEqual(self.gateway.post("/key/update", {"key": key, "max_budget": budget / 1e9}).status, 200)
                seen, threads = [], []
                for _ in range(count):
                    threads.append(threading.Thread(target=self.one, args=[chances.choice(FAILURES), chances.random() < 0.5, key, seen]))
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join(30)
                self.assertEqual([row for row in seen if row[1] == 422], [], f"seed {seed}, round {round_}: refused within the budget")
                self.rest()
                self.assertLessEqual(self.spend(key), budget, "overspent")
                asked, failed = asked + count, failed + sum(row[1] != 200 for row in seen)
            # and not one more than fits
            spent = self.spend(key)
            self.gateway.post("/key/update", {"key": key, "max_budget": (spent + BOUND - 1) / 1e9})
            self.assertEqual(self.gateway.post("/v1/chat/completions", self.body("out/fault:ok", False), key=key).status, 422)
            counts.update(rounds=ARGUMENTS.rounds, requests=asked, failed=failed, false_refusals=0, overspent=0)
            print(f"B3: seed {seed}, {asked} requests at the edge of the budget, {failed} failed upstream, 0 refused falsely", flush=True)

    def test_first_seen(self):
        """B5: a hundred first requests of a new key with a budget for one."""
        with proof("B5") as counts:
            for fields in ({}, {"budget_duration": "1d"}, {"user_id": "new"}, {"budget_duration": "30d", "models": ["out/*"]}) * 3:
                before = self.upstream.counters()["requests"]
                key = self.gateway.make_key(max_budget=BOUND / 1e9, **fields)
                answers = all_at_once(self.gateway.port, [request_bytes("/v1/chat/completions", self.body("out/fault:ok", i % 2 == 1), key) for i in range(100)])
                self.assertEqual([answer[0] for answer in answers].count(200), 1)
                self.assertEqual(self.upstream.counters()["requests"] - before, 1)
                self.assertEqual(self.spend(key), BOUND)
            counts.update(keys=12, requests=1200, upstream_calls=12)

    def test_lies(self):
        """B8: whatever an upstream says of its usage, no money comes back, and what cannot be true is flagged."""
        with proof("B8") as counts:
            cases = 0
            more = ["ok:prompt=5000", "ok:completion=0", "usage-changing", "ok:cached=99999", "ok:reasoning=99999"]
            for fault in [f"ok:usage={lie}" for lie in LIES] + more:
                for group in ("out", "outan"):
                    for path in ("/v1/chat/completions", "/v1/messages"):
                        for stream in (False, True):
                            self.one_lie(fault, group, path, stream)
                            cases += 1
            counts.update(cases=cases, credited=0)

    def one_lie(self, fault, group, path, stream):
        what = f"{fault}, {group}, {path}, {'stream' if stream else 'whole'}"
        key = self.gateway.make_key(max_budget=2 * BOUND / 1e9)
        body = self.body(f"{group}/fault:{fault}", stream)
        if path == "/v1/messages":
            body.pop("stream_options", None)
        spent = 0
        for _ in range(2):
            s = connect(self.gateway.port)
            s.sendall(request_bytes(path, body, key))
            try:
                status, headers, _ = read_answer(s)
            except CutOff as cut:
                status, headers = cut.status, cut.headers
            s.close()
            self.rest()
            now = self.spend(key)
            self.assertGreaterEqual(now, spent, what + ": it gave money back")
            spent = now
            if spent >= 2 * BOUND:
                self.assertEqual(self.gateway.post("/v1/chat/completions", self.body("out/fault:ok", False), key=key).status, 422, what + ": overrun, and the next was let in")
        if fault not in ("ok:completion=0",):
            self.assertGreater(spent, 0, what + ": what was produced is paid")
        for row in self.gateway.get("/spend/logs/v2", key=key, page_size=10).json["data"]:
            self.assertGreaterEqual(row["spend"], 0)
            self.assertTrue(0 <= row["prompt_tokens"] < 2**53 and 0 <= row["completion_tokens"] < 2**53)
            flags = row["metadata"]["usage_suspect"], row["metadata"]["provider_overrun"]
            if row["status"] == "success" and fault.split("=")[-1] in ("negative", "string", "float", "overflow", "huge"):
                self.assertIn(True, flags, what + ": an impossible usage is not flagged")

    def test_price_of_the_admission(self):
        """B9: a price that changes while a stream runs holds for the next one."""
        with proof("B9") as counts:
            for dearer in (0.000002, 0.000007):
                key, before = self.gateway.make_key(max_budget=1), type(self).changing_price
                s = connect(self.gateway.port)
                s.sendall(request_bytes("/v1/chat/completions", self.body("changing", True), key))
                first = s.recv(200)
                type(self).changing_price = dearer
                self.gateway.write_config(config_for(self.upstream, *self.more_deployments()))
                self.gateway.signal(SIGHUP)
                wait_until(lambda: any(row["model_name"] == "changing" and float(row["litellm_params"]["output_cost_per_token"]) == dearer
                                       for row in self.gateway.get("/model/info").json["data"]), 5, "the new price")
                self.assertTrue(events_of(read_answer(s, first)[2])[1])
                s.close()
                self.rest()
                self.assertEqual(self.spend(key), round(before * 1e9) * TOKENS, "the price of the admission")
                self.assertEqual(self.gateway.post("/v1/chat/completions", self.body("changing", False), key=key).status, 200)
                self.assertEqual(self.spend(key), round((before + dearer) * 1e9) * TOKENS)
            counts.update(changes=2, golden_rows="prices_test")

    # How a call ended: the state of its attempt and what it was billed by.
    ENDS = {"error:status=400": ("void",), "error:status=401": ("void",), "error:status=429": ("void",), "error:status=500": ("void",), "error:status=503": ("void",),
            "ok": ("settled", "provider_usage"), "ok:usage=absent": ("settled", "counted"), "rst-before-head": ("settled", "counted"), "stall": ("settled", "counted"),
            "rst-mid-body": ("settled", "counted"), "rst-mid-stream": ("settled", "counted"), "fin-mid-stream": ("settled", "counted"), "json-truncated": ("settled", "counted")}

    BROKEN_LATE = ("rst-mid-body", "rst-mid-stream", "fin-mid-stream")

    @classmethod
    def stop_gateway(cls):
        super().stop_gateway()
        test = unittest.TestCase()
        books = Books(cls.gateway.data)
        check_books(test, books)
        check_upstream(test, books, cls.upstream.rows())
        books.close()
        if cls.billed:
            cls.check_billed(test)

    billed = []

    def test_every_end_is_billed_by_a_rule(self):
        """B12; the books are read when the gateway has stopped."""
        for behaviour in self.ENDS:
            for group in ("oa", "an"):
                for stream in (False, True):
                    key = self.gateway.make_key(max_budget=1)
                    model = f"{group}{'slow' if behaviour == 'stall' else ''}/fault:{behaviour}"
                    s = connect(self.gateway.port)
                    s.sendall(request_bytes("/v1/chat/completions", self.body(model, stream), key))
                    try:
                        read_answer(s)
                    except CutOff:
                        pass
                    s.close()
                    self.billed.append((behaviour, model, stream))
        self.rest()

    @classmethod
    def check_billed(cls, test):
        dump = subprocess.run([PORTREEVED, "--dump-ledger", "--data-dir", str(cls.gateway.data)], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=os.environ)
        lines = [json.loads(line) for line in dump.stdout.splitlines()]
        with proof("B12") as counts:
            for behaviour, model, stream in cls.billed:
                rows = [line for line in lines if line["model_group"] == model]
                test.assertEqual(len(rows), 2, model)
                for row in rows:
                    want = cls.ENDS[behaviour]
                    basis = row["billing_basis"]
                    if behaviour in cls.BROKEN_LATE and basis == "provider_usage":     # it had said what it counted before it broke
                        basis = "counted"
                    test.assertEqual((row["state"], basis)[:len(want)], want, (behaviour, model, row))
                    test.assertEqual((row["cost_nanos"] or 0) == 0, want[0] == "void", (behaviour, row))
            counts.update(ends=len(cls.billed), by_a_rule=len(cls.billed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
