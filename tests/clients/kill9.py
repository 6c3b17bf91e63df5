#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal D1: kill -9 under load loses nothing that was acknowledged. kill9.py [--cycles N] [--acknowledged N] [--seed N]"""
import argparse
import hashlib
import json
import random
import re
import shutil
import sys
import tempfile
import threading
import time
import unittest

from audit import Books, check_books, check_upstream
from harness import INPUT_NANOS, OUTPUT_NANOS, CutOff, Gateway, Upstream, config_for, connect, events_of, read_answer, request_bytes, run_suite, wait_until
from results import proof

CLIENTS = 64
ARGUMENTS = argparse.Namespace(cycles=5, acknowledged=0, seed=None)


class Ack:
    """An answer whose last byte or terminal event a client has seen."""

    def __init__(self, call_id, key, prompt, completion, cost_header):
        self.call_id, self.key, self.cost_header = call_id, key, cost_header
        self.nanos = prompt * INPUT_NANOS + completion * OUTPUT_NANOS


class Client(threading.Thread):
    def __init__(self, number, seed, port, keys, acks, stop):
        super().__init__(daemon=True)
        self.random = random.Random(seed * 1000 + number)
        self.port, self.keys, self.acks, self.stop = port, keys, acks, stop

    def run(self):
        try:
            s = connect(self.port)
            while not self.stop.is_set():
                self.ask(s)
        except OSError:
            return      # the gateway was killed

    def ask(self, s):
        key = self.random.choice(self.keys)
        kind = self.random.choices(["chat", "messages", "embeddings", "fails"], [60, 25, 10, 5])[0]
        stream = kind in ("chat", "messages") and self.random.random() < 0.5
        model = self.random.choice(["gpt-priced", "claude-priced"])
        slow = self.random.choice(["ok", "ok", "ok:head-delay=4", "ok:chunk-delay=2"])
        said = [{"role": "user", "content": "word " * self.random.randint(1, 9)}]
        body = {"model": model if slow == "ok" else f"{'oa' if model[0] == 'g' else 'an'}/fault:{slow}", "messages": said,
                "max_tokens": self.random.randint(1, 8), "stream": stream}
        if kind == "embeddings":
            body = {"model": "embedder", "input": "word " * 5}
        elif kind == "fails":
            body["model"] = self.random.choice(["oa/fault:error:status=500", "oa/fault:rst-before-head", "an/fault:error:status=400"])
        elif kind == "chat" and stream:
            body["stream_options"] = {"include_usage": True}
        path = {"messages": "/v1/messages", "embeddings": "/v1/embeddings"}.get(kind, "/v1/chat/completions")
        s.sendall(request_bytes(path, body, key))
        try:
            status, headers, answer = read_answer(s)
        except CutOff as cut:
            status, headers, answer = cut.status, cut.headers, cut.body
            if not (status == 200 and stream and events_of(answer)[1]):
                raise       # not acknowledged
        if status == 200:
            self.acks.append(self.ack(headers, answer, stream, key))
        else:
            self.turned_away(status, answer)

    def turned_away(self, status, answer):
        pass

    @staticmethod
    def ack(headers, answer, stream, key):
        if not stream:
            usage = json.loads(answer)["usage"]
        else:
            events, done = events_of(answer)
            assert done, "a stream without its end came as if it were whole"
            usage = {}
            for event in events:
                usage.update(event.get("message", {}).get("usage") or {})
                usage.update({name: value for name, value in (event.get("usage") or {}).items() if value is not None})
        prompt = usage.get("prompt_tokens", usage.get("input_tokens"))
        completion = usage.get("completion_tokens", usage.get("output_tokens", 0))
        return Ack(headers["x-litellm-call-id"], key, prompt, completion, headers.get("x-litellm-response-cost"))


class Kill9(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.mkdtemp(prefix="portreeve-kill9-")
        self.addCleanup(shutil.rmtree, self.directory, True)
        self.upstream = Upstream(self.directory)
        self.addCleanup(self.upstream.stop)
        self.config = config_for(self.upstream, retries=1)
        self.acks = []

    def start(self):
        return Gateway(self.directory, self.config, ["--log-level", "error"])

    def load_and_kill(self, gateway, seed):
        stop = threading.Event()
        clients = [Client(i, seed, gateway.port, self.keys, self.acks, stop) for i in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(random.Random(seed).uniform(0.3, 3))
        gateway.kill()
        stop.set()
        for client in clients:
            client.join(20)
            self.assertFalse(client.is_alive(), "a client hangs though the gateway is dead")

    def check_start(self, gateway):
        """(d) nothing is held 5 s after the start, (f) no phantom hold refuses the next request on each key."""
        wait_until(lambda: gateway.details()["holds_outstanding"] == 0, 5, "holds of the killed process to end")
        for key in self.keys:
            reply = gateway.chat("gpt-priced", key, max_tokens=2)
            self.assertEqual(reply.status, 200, reply)
            usage = reply.json["usage"]
            self.acks.append(Ack(reply.headers["x-litellm-call-id"], key, usage["prompt_tokens"], usage["completion_tokens"], None))

    def test_kill9(self):
        seed = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(1_000_000)
        with proof("D1", seed, whole=ARGUMENTS.cycles >= 100 and ARGUMENTS.acknowledged >= 200_000) as counts:
            self.kill_often(seed, counts)

    def kill_often(self, seed, counts):
        print(f"D1: seed {seed}", flush=True)
        gateway = self.start()
        self.keys = [gateway.make_key(max_budget=1000, rpm_limit=10**9, tpm_limit=10**12, max_parallel_requests=10**6) for _ in range(3)] + [gateway.make_key()]
        starts = []
        while len(starts) < ARGUMENTS.cycles or (len(self.acks) < ARGUMENTS.acknowledged and len(starts) < 4 * ARGUMENTS.cycles):
            self.load_and_kill(gateway, seed + len(starts))
            gateway = self.start()
            starts.append(gateway.started)
            self.check_start(gateway)
        spends = {key: gateway.get("/key/info", key=key).json["info"]["spend"] for key in self.keys}
        self.assertEqual(gateway.stop(), 0, gateway.errors()[-2000:])
        self.assertNotIn("ledger.doubt", gateway.errors())
        self.check(spends)
        counts.update(cycles=len(starts), acknowledged=len(self.acks), upstream_calls=len(self.upstream.rows("request")), lost=0, twice=0, slowest_start_ms=int(max(starts) * 1000))
        print(f"D1: {len(starts)} cycles, {len(self.acks)} acknowledged, {len(self.upstream.rows('request'))} calls upstream, "
              f"slowest start {max(starts):.2f} s: 0 lost, 0 twice", flush=True)

    def check(self, spends):
        books = Books(self.directory + "/data")
        self.addCleanup(books.close)
        check_books(self, books)
        check_upstream(self, books, self.upstream.rows())
        self.assertGreater(len(self.acks), 100 * ARGUMENTS.cycles, "too little load to prove anything")
        ids = [ack.call_id for ack in self.acks]
        self.assertEqual(len(ids), len(set(ids)))
        lost = [ack.call_id for ack in self.acks if ack.call_id not in books.requests]
        self.assertEqual(lost, [], "acknowledged, and not in the books")
        for ack in self.acks:
            row = books.requests[ack.call_id]
            self.assertEqual((row.state, row.cost), ("settled", ack.nanos), ack.call_id)
            if ack.cost_header:
                self.assertRegex(ack.cost_header, re.compile(r"^[0-9.e+-]+$"))
                self.assertEqual(round(float(ack.cost_header) * 1e9), ack.nanos)
        for key, spend in spends.items():
            self.check_spend(books, key, spend)

    def check_spend(self, books, key, spend):
        token = hashlib.sha256(key.encode()).hexdigest()
        self.assertEqual(round(spend * 1e9), books.spent_by(token), "/key/info and the rows differ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cycles", type=int, default=5)
    parser.add_argument("--acknowledged", type=int, default=0)
    parser.add_argument("--seed", type=int)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
