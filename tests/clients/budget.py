#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals B1, B2 and B4: budgets are exact under concurrency. budget.py [--repeat N]"""
import argparse
import hashlib
import json
import random
import sys
import threading
import time
import unittest

from audit import Books, check_books, check_bound, check_upstream
from harness import CutOff, LiveTest, connect, deployment, events_of, read_answer, request_bytes, run_suite, wait_until
from results import proof, record

ARGUMENTS = argparse.Namespace(repeat=5)
TOKENS = 10                      # of every answer, and max_tokens: the bound is the truth
NANOS = TOKENS * 1000            # of a request on the model `exact`
BUDGET = 100 * NANOS


def all_at_once(port, requests):
    """Opens a connection for each, then asks on all of them, then reads all answers."""
    sockets = [connect(port) for _ in requests]
    for s, request in zip(sockets, requests):
        s.sendall(request)
    answers = []
    for s in sockets:
        answers.append(read_answer(s))
        s.close()
    return answers


class Exact(LiveTest):
    workers = 8

    @classmethod
    def more_deployments(cls):
        only_output = {"input_cost_per_token": 0, "output_cost_per_token": 0.000001}
        return [deployment("exact", "openai/fault:ok", cls.upstream.url, **only_output),
                deployment("exact-slow", "openai/fault:ok:head-delay=100", cls.upstream.url, **only_output),
                deployment("exact-claude", "anthropic/fault:ok", cls.upstream.url, **only_output),
                deployment("oab/*", "openai/*", cls.upstream.url, **only_output),
                deployment("unpriced", "openai/nobody-knows-its-price", cls.upstream.url),
                deployment("endless", "openai/fault:keeps-sending:every=1", cls.upstream.url, **only_output)]

    def body(self, model, stream):
        body = {"model": model, "messages": [{"role": "user", "content": "A toll, please."}], "max_tokens": TOKENS, "stream": stream}
        if stream and model != "exact-claude":
            body["stream_options"] = {"include_usage": True}
        return body

    def check_one(self, model, kind):
        key = self.gateway.make_key(max_budget=BUDGET / 1e9)
        before = self.upstream.counters()["requests"]
        streams = [kind == "stream" or (kind == "mixed" and i % 2 == 1) for i in range(1000)]
        path = "/v1/messages" if model == "exact-claude" else "/v1/chat/completions"
        answers = all_at_once(self.gateway.port, [request_bytes(path, self.body(model, stream), key) for stream in streams])
        statuses = {status: sum(1 for answer in answers if answer[0] == status) for status in {answer[0] for answer in answers}}
        self.assertEqual(statuses, {200: 100, 422: 900}, f"{model}, {kind}")
        for (status, _, body), stream in zip(answers, streams):
            if status == 200 and stream:
                self.assertTrue(events_of(body)[1])
            elif status == 422:
                error = json.loads(body)["error"]
                self.assertIn("Budget has been exceeded", error["message"])
        self.assertEqual(self.upstream.counters()["requests"] - before, 100)
        self.assertEqual(self.gateway.get("/key/info", key=key).json["info"]["spend"], BUDGET / 1e9)
        self.keys.append(key)

    def test_exactly_100_of_1000(self):
        for _ in range(ARGUMENTS.repeat):
            for kind in ("whole", "stream", "mixed"):
                for model in ("exact", "exact-slow"):
                    self.check_one(model, kind)
            self.check_one("exact-claude", "mixed")

    keys = []

    @classmethod
    def stop_gateway(cls):
        super().stop_gateway()
        test = unittest.TestCase()
        with proof("B4") as rest, proof("B1", whole=len(cls.keys) >= 50 * 3) as counts:
            books = Books(cls.gateway.data)
            check_books(test, books)
            check_upstream(test, books, cls.upstream.rows())
            for key in cls.keys:
                token = hashlib.sha256(key.encode()).hexdigest()
                test.assertEqual(check_bound(test, books.attempts_of(token), BUDGET), BUDGET)
            books.close()
            counts.update(repetitions=len(cls.keys), requests=1000 * len(cls.keys), answered=100 * len(cls.keys), overspent_nanos=0)
            rest.update(keys=len(cls.keys), attempts=len(books.attempts), held=0, difference_nanos=0)
        print(f"B1: {len(cls.keys)} times 1,000 requests on a budget for 100: 100 answered, 0 overspent", flush=True)

    def test_larger_holds_all_get_in(self):
        """B2: a hold four times the truth refuses some at first; who tries again gets in, until the budget is spent."""
        key = self.gateway.make_key(max_budget=BUDGET / 1e9)
        left, lock = [100], threading.Lock()
        body = {**self.body("exact", False), "max_tokens": 4 * TOKENS, "model": f"oab/fault:ok:tokens={TOKENS}"}
        refused = [0]

        def client():
            s = connect(self.gateway.port)
            while True:
                with lock:
                    if left[0] == 0:
                        return
                    left[0] -= 1
                while True:
                    s.sendall(request_bytes("/v1/chat/completions", body, key))
                    status, _, answer = read_answer(s)
                    if status == 200:
                        break
                    self.assertEqual(status, 422, answer)
                    refused[0] += 1
                    spent = self.gateway.get("/key/info", key=key).json["info"]["spend"]
                    if round(spent * 1e9) + 4 * NANOS > BUDGET:
                        return      # less than one hold is left: that is the end
                    time.sleep(0.01)
        threads = [threading.Thread(target=client) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        spent = round(self.gateway.get("/key/info", key=key).json["info"]["spend"] * 1e9)
        self.assertLessEqual(spent, BUDGET)
        self.assertLess(BUDGET - spent, 4 * NANOS, f"{refused[0]} refusals")
        record("B2", "pass", {"unspent_nanos": BUDGET - spent, "refused_for_now": refused[0], "overspent_nanos": 0})

    def test_failures_return_their_holds(self):
        """B3, in small: failures cost nothing and hold nothing, so that exactly the budget's worth is answered."""
        key = self.gateway.make_key(max_budget=BUDGET / 1e9)
        good = 0
        chances = random.Random(7)
        while good < 100:
            behaviour = chances.choice(["ok", "ok", "error:status=500", "error:status=429", "rst-before-head:pause=1", "rst-before-head:pause=3"])
            reply = self.gateway.chat(f"oab/fault:{behaviour}", key, max_tokens=TOKENS)
            if behaviour == "ok":
                self.assertEqual(reply.status, 200, f"{good} answered, then {reply}")
                good += 1
            else:
                self.assertNotIn(reply.status, (200, 422))
        self.assertEqual(self.gateway.chat("oab/fault:ok", key, max_tokens=TOKENS).status, 422)
        self.assertEqual(self.gateway.details()["holds_outstanding"], 0)

    def test_stream_never_runs_on_unheld(self):
        """An upstream that ignores max_tokens is stopped with the length reason; nothing beyond the budget is spent by it."""
        key = self.gateway.make_key(max_budget=BUDGET / 1e9)
        s = connect(self.gateway.port)
        s.sendall(request_bytes("/v1/chat/completions", {**self.body("endless", True)}, key))
        began = time.monotonic()
        try:
            status, _, body = read_answer(s)
            events, done = events_of(body)
            self.assertEqual(status, 200)
            finishes = [c["finish_reason"] for e in events for c in e.get("choices", []) if c.get("finish_reason")]
            self.assertEqual(finishes, ["length"])
            self.assertTrue(done)
        except CutOff as cut:
            self.assertEqual(cut.status, 200)
        self.assertLess(time.monotonic() - began, 30)
        s.close()
        wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0, 5, "the hold to end")
        wait_until(lambda: self.upstream.counters()["in_flight"] == 0, 5, "the upstream to be let go")
        self.assertLessEqual(self.gateway.get("/key/info", key=key).json["info"]["spend"], BUDGET / 1e9)

    def test_unknown_price(self):
        """B9: where a budget binds, a model without a price is refused, and without one its cost is null."""
        bound, free = self.gateway.make_key(max_budget=1), self.gateway.make_key()
        before = self.upstream.counters()["requests"]
        reply = self.gateway.chat("unpriced", bound)
        self.assertGreaterEqual(reply.status, 400)
        self.assertEqual(self.upstream.counters()["requests"], before)
        reply = self.gateway.chat("unpriced", free)
        self.assertEqual(reply.status, 200, reply)
        self.assertNotIn("x-litellm-response-cost", reply.headers)

    def test_lying_upstream(self):
        """B8: no usage that an upstream claims gives money back."""
        for lie in ("absent", "null", "negative", "huge", "string", "float", "overflow"):
            with self.subTest(lie):
                key = self.gateway.make_key(max_budget=BUDGET / 1e9)
                reply = self.gateway.chat(f"oab/fault:ok:usage={lie}", key, max_tokens=TOKENS)
                self.assertEqual(reply.status, 200, reply)
                spent = self.gateway.get("/key/info", key=key).json["info"]["spend"]
                self.assertGreaterEqual(spent, 0)
                self.assertIsInstance(spent, float)
                if lie == "huge":
                    self.assertGreater(spent, BUDGET / 1e9)
                    self.assertEqual(self.gateway.chat("oab/fault:ok", key, max_tokens=TOKENS).status, 422)
                else:
                    self.assertGreater(spent, 0, "what was produced is paid")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=5)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
