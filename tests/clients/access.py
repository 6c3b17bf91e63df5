#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who gets in: goals A3 (one path for authorisation and dispatch), A5 (revocation), A8 (what is open) and K3 (virtual keys).
Generated from the list of routes that the gateway itself serves. access.py [--targets N] [--wrong-keys N] [--seed N]"""
import argparse
import hashlib
import json
import random
import sys
import threading
import time
import urllib.parse

from harness import MASTER, CutOff, LiveTest, connect, read_answer, request_bytes, run_suite, wait_until
from results import proof, record

ARGUMENTS = argparse.Namespace(targets=20_000, wrong_keys=10_000, seed=None)
# Answered without a key, each with a body that tells nothing of anybody: what LiteLLM leaves open.
OPEN = {("GET", "/"), ("GET", "/routes"), ("GET", "/health/license"), ("GET", "/public/providers"), ("GET", "/public/providers/fields")} | {
    (method, "/health/" + name) for method in ("GET", "OPTIONS") for name in ("liveliness", "liveness", "readiness")}
MODEL_PREFIXES = ("/v1/chat/", "/chat/", "/v1/messages", "/v1/embeddings", "/embeddings", "/openai/", "/engines/", "/v1/models", "/models")


class Access(LiveTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.routes = [(route["methods"][0], route["path"]) for route in cls.gateway.get("/routes").json["routes"]]

    def state(self):
        """What must be as it was when somebody was turned away."""
        return (self.gateway.get("/key/list", page_size=100).json["total_count"], len(self.gateway.get("/model/info").json["data"]),
                self.gateway.get("/credentials").json, self.upstream.counters()["requests"], self.gateway.get("/portreeve/live").json["state"])

    @staticmethod
    def filled(path):
        while "{" in path:
            begin, end = path.index("{"), path.index("}")
            path = path[:begin] + "x" + path[end + 1:]
        return path

    def test_every_route_without_credentials(self):
        with proof("A8") as counts:
            before, answers, wrong = self.state(), 0, []
            token = hashlib.sha256(MASTER.encode()).hexdigest()
            bodies = {}
            for method, path in self.routes:
                for headers in ({}, {"authorization": "Bearer "}, {"authorization": "Bearer sk-1234"}, {"authorization": "Bearer " + token}, {"authorization": "Basic YWRtaW46YWRtaW4="},
                                {"x-api-key": ""}, {"x-litellm-api-key": "null"}, {"cookie": "token=" + MASTER}):
                    reply = self.gateway.ask(method, self.filled(path), {} if method != "GET" else None, key=None, headers=headers)
                    answers += 1
                    if (method, path) in OPEN:
                        bodies.setdefault(path, set()).add(reply.body)
                    if (reply.status == 200) != ((method, path) in OPEN) or (reply.status != 200 and reply.status != 401):
                        wrong.append((method, path, headers, reply))
                    if reply.status != 200:
                        self.check_tells_nothing(reply.body.decode())
            self.assertEqual(wrong, [])
            self.assertEqual({path: len(texts) for path, texts in bodies.items() if len(texts) > 1}, {}, "an open answer depends on who asks")
            self.assertEqual(self.state(), before)
            self.assertEqual({(m, p) for m, p in OPEN} - set(self.routes), set())
            counts.update(routes=len(self.routes), answers=answers, let_in=0)

    def test_keys_stay_below_admin(self):
        """A key gets what its row of the table says; a denied call changes nothing."""
        keys = {name: self.gateway.make_key(**fields) for name, fields in
                {"plain": {}, "llm": {"key_type": "llm_api"}, "read": {"key_type": "read_only"}, "one route": {"allowed_routes": ["/v1/chat/completions"]}}.items()}
        before, refused = self.state(), 0
        for method, path in self.routes:
            admin = method != "GET" and not path.startswith(MODEL_PREFIXES) and path not in ("/spend/calculate", "/cost/estimate", "/key/health") and method != "OPTIONS"
            admin = admin or path.startswith(("/credentials", "/portreeve/")) and "/records/" not in path
            if not admin:
                continue
            for name, key in keys.items():
                reply = self.gateway.ask(method, self.filled(path), {} if method != "GET" else None, key=key)
                self.assertIn(reply.status, (401, 403), f"{name}: {method} {path}: {reply}")
                self.check_tells_nothing(reply.body.decode())
                refused += 1
        self.assertGreater(refused, 100)
        self.assertEqual(self.state(), before)

    # -- A3

    def mutated(self, chances, target):
        for _ in range(chances.choice((1, 1, 2, 3))):
            at = chances.randrange(len(target) + 1)
            slash = chances.choice([i for i, c in enumerate(target) if c == "/"] or [0])
            target = chances.choice([
                lambda: target[:slash] + "//" + target[slash + 1:], lambda: target[:slash] + "/./" + target[slash + 1:], lambda: target[:slash] + "/x/../" + target[slash + 1:],
                lambda: target[:at] + chances.choice(["%2f", "%2F", "%5c", "\\", "%2e", "%00", "%25", "%252f", "%c0%af", ";x", ";a=b", ".", "/", "%20", "%09", "?", "#", "@", ":80", "%3f", "%23"])
                + target[at:], lambda: target[:at] + "%%%02x" % ord(target[at % len(target)]) + target[at + 1:], lambda: target + chances.choice(["/", ".", "/.", "/..", "%2f", ".json", ";", "?x=1"]),
                lambda: target.swapcase(), lambda: target.title(), lambda: "/v1" + target, lambda: "/openai/deployments/x" + target, lambda: "/health/liveliness/.." + target,
                lambda: "http://gateway" + target, lambda: "http://127.0.0.1:1" + target, lambda: "https://else.example" + target, lambda: target[1:] or "*", lambda: target + "/chat/completions",
                lambda: "/public/providers" + target, lambda: target.replace("/", "/%2e%2e/", 1), lambda: target.encode().hex()])()
        return target

    def head(self, chances, method, target, key):
        lines = [f"{method} {target} HTTP/1.1"]
        lines.append(chances.choice(["host: gateway", "host: gateway", "host: 127.0.0.1", "host: /health/liveliness", "host: gateway/health/liveliness?", "host: gateway:1@else", "host:", "host: %2f"]))
        for header in chances.sample(["x-original-url: /health/liveliness", "x-rewrite-url: /health/liveliness", "x-forwarded-prefix: /public", "x-forwarded-path: /", "x-http-method-override: GET",
                                      "x-forwarded-for: 127.0.0.1", "x-forwarded-host: localhost", "forwarded: for=127.0.0.1", "x-forwarded-uri: /"], chances.choice((0, 0, 1, 3))):
            lines.append(header)
        if key:
            lines.append("authorization: Bearer " + key)
        return "\r\n".join([*lines, "content-length: 0", "", ""]).encode("latin-1", "replace")

    def meaning(self, target):
        """The path that a target names to an outsider's eye, or None when it should have been refused."""
        if target.lower().startswith(("http://", "https://")):
            rest = target.split("//", 1)[1]
            target = "/" + rest.split("/", 1)[1] if "/" in rest.split("?")[0] else "/" + ("?" + rest.split("?", 1)[1] if "?" in rest else "")
        return urllib.parse.unquote(target.split("?", 1)[0], encoding="latin-1")

    def test_one_path(self):
        """Whatever a target is made to look like: nobody gets an answer but the open ones, and a key none of the admin's."""
        seed = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(1_000_000)
        with proof("A3", seed, whole=ARGUMENTS.targets >= 100_000) as counts:
            key, state = self.gateway.make_key(key_type="llm_api"), self.state
            before, tally, lock, wrong = state(), {}, threading.Lock(), []
            threads = [threading.Thread(target=self.knock, args=[seed * 8 + n, ARGUMENTS.targets // 4, key, tally, lock, wrong]) for n in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(600)
            self.assertEqual(wrong[:5], [])
            self.assertEqual(state(), before)
            self.assertGreater(tally[None, 200], 20, "no open route was ever met")
            self.assertGreater(tally[key, 200], 20, "no model route was ever met")
            counts.update(targets=ARGUMENTS.targets, refused_as_malformed=sum(n for (_, status), n in tally.items() if status == 400), wrongly_answered=0)
            print(f"A3: seed {seed}, {ARGUMENTS.targets} targets: {sorted((str(k)[:2], s, n) for (k, s), n in tally.items())}", flush=True)

    def knock(self, seed, times, key, tally, lock, wrong):
        chances = random.Random(seed)
        open_paths = {path for _, path in OPEN}
        s = None
        for _ in range(times):
            method, path = chances.choice(self.routes)
            if chances.random() < 0.3:
                method = chances.choice(["GET", "POST", "DELETE", "PATCH", "PUT", "HEAD", "OPTIONS", "TRACE", "get"])
            target, asking = self.mutated(chances, self.filled(path)), chances.choice((None, key))
            if method == "HEAD":
                method = "GET"      # its answers have no body to read
            s = s or connect(self.gateway.port)
            s.sendall(self.head(chances, method, target, asking))
            try:
                status, headers, body = read_answer(s)
            except (CutOff, ConnectionError):
                status, headers = 0, {"connection": "close"}
            if headers.get("connection") == "close":
                s.close()
                s = None
            with lock:
                tally[asking, status] = tally.get((asking, status), 0) + 1
                if status >= 400 and (told := self.told_by(body.decode("utf-8", "replace"), target)):
                    wrong.append((method, target, told, status))
            meant = self.meaning(target)
            fine = status in (0, 400, 401, 403, 404, 405, 413, 414, 421, 431, 501)
            fine = fine or status == 200 and meant in open_paths or asking and meant.startswith(MODEL_PREFIXES)
            if not fine:
                wrong.append((method, target, bool(asking), status))

    # -- A5

    def ask_on(self, s, key, model="gpt-priced", stream=False):
        s.sendall(request_bytes("/v1/chat/completions", {"model": model, "messages": [{"role": "user", "content": "x"}], "stream": stream, "max_tokens": 5}, key))
        return read_answer(s)[0]

    def test_revocation(self):
        """What an admin took back is refused at once, on connections in use too, on every worker."""
        ways = {
            "block": lambda key: self.gateway.post("/key/block", {"key": key}),
            "delete": lambda key: self.gateway.post("/key/delete", {"keys": [key]}),
            "regenerate": lambda key: self.gateway.post("/key/regenerate", {"key": key}),
            "expire": lambda key: self.gateway.post("/key/update", {"key": key, "duration": "0s"}),
            "models": lambda key: self.gateway.post("/key/update", {"key": key, "models": ["nothing-of-it"]}),
            "routes": lambda key: self.gateway.post("/key/update", {"key": key, "allowed_routes": ["/key/info"]}),
            "budget": lambda key: self.gateway.post("/key/update", {"key": key, "max_budget": 0}),
        }
        with proof("A5") as counts:
            tried = 0
            for name, take_back in ways.items():
                for _ in range(5):
                    key = self.gateway.make_key()
                    sockets = [connect(self.gateway.port) for _ in range(8)]
                    self.assertEqual({self.ask_on(s, key) for s in sockets}, {200})
                    done = take_back(key)
                    if name == "expire" and done.status != 200:     # no time at all is refused: a second then
                        self.assertEqual(self.gateway.post("/key/update", {"key": key, "duration": "1s"}).status, 200)
                        time.sleep(1.05)
                    else:
                        self.assertEqual(done.status, 200, (name, done))
                    statuses = {self.ask_on(s, key) for s in sockets}
                    self.assertTrue(statuses and all(status >= 400 for status in statuses), (name, statuses))
                    tried += len(sockets)
                    for s in sockets:
                        s.close()
            counts.update(ways=len(ways), connections=tried, let_in=0)

    def test_streams_of_a_revoked_key_are_cut(self):
        """A5: what is under way for a key ends within two seconds of its being blocked, deleted or replaced, with an error and no end; others go on."""
        other = self.gateway.make_key()
        bystander = self.open_stream(other, "/v1/chat/completions", "oa")
        for way in ("/key/block", "/key/delete", "/key/regenerate"):
            key = self.gateway.make_key(max_budget=10)
            streams = [self.open_stream(key, path, group) for path in ("/v1/chat/completions", "/v1/messages") for group in ("oa", "an")]
            began = time.monotonic()
            self.assertEqual(self.gateway.post(way, {"keys": [key]} if way == "/key/delete" else {"key": key}).status, 200)
            for s, first in streams:
                with self.assertRaises(CutOff) as cut:
                    read_answer(s, first)
                self.assertLess(time.monotonic() - began, 2, way)
                self.assertIn(b"Authentication Error", cut.exception.body)
                for terminator in (b"[DONE]", b"message_stop", b'"finish_reason":"stop"'):
                    self.assertNotIn(terminator, cut.exception.body)
                s.close()
        self.assertTrue(bystander[0].recv(65536), "another key's stream was cut")
        bystander[0].close()
        wait_until(lambda: self.gateway.details()["holds_outstanding"] == 0, 5, "holds to end")
        rows = [row for row in self.gateway.get("/spend/logs/v2", page_size=20, status_filter="failure").json["data"] if row["model_group"] == "oa/fault:keeps-sending:every=20"]
        self.assertTrue(rows and all(row["spend"] > 0 for row in rows), "what was produced is paid")
        record("A5", "pass", {"streams": 12, "cut_within_s": 2})

    def open_stream(self, key, path, group):
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, {"model": f"{group}/fault:keeps-sending:every=20", "messages": [{"role": "user", "content": "x"}], "stream": True, "max_tokens": 100_000}, key))
        first = b""
        while first.count(b"data: ") < 3:
            first += s.recv(4096)
        return s, first

    # -- L7

    def test_wrong_keys_cost_little(self):
        """Wrong keys by the thousand: no row of the database, no memory, and good keys are served beside them."""
        with proof("L7", whole=False) as counts:         # failures are not limited by address: they cost a hash and a look-up
            good, body = self.gateway.make_key(), {"model": "gpt-priced", "messages": [{"role": "user", "content": "x"}], "max_tokens": 5}
            self.gateway.chat("gpt-priced", good)
            total = lambda: self.gateway.get("/spend/logs/v2", page_size=1).json["total"]
            rows, resident, each = total(), self.gateway.resident_mib(), ARGUMENTS.wrong_keys // 4

            def knock(number):
                s = connect(self.gateway.port)
                for i in range(0, each, 50):
                    s.sendall(b"".join(request_bytes("/v1/chat/completions", body, f"sk-wrong-{number}-{i + n}-{'x' * 20}") for n in range(50)))
                    buffer = b""
                    while buffer.count(b"HTTP/1.1 401") < 50:
                        piece = s.recv(1 << 16)
                        self.assertTrue(piece, "the connection was closed")
                        buffer += piece
                s.close()
            threads = [threading.Thread(target=knock, args=[n]) for n in range(4)]
            for thread in threads:
                thread.start()
            served = 0
            while any(thread.is_alive() for thread in threads):
                self.assertEqual(self.gateway.chat("gpt-priced", good).status, 200)
                served += 1
            self.assertEqual(total() - rows, served, "a wrong key has a row in the database")
            self.assertLess(self.gateway.resident_mib() - resident, 16)
            self.assertLessEqual(len(self.gateway.get("/portreeve/refusals", limit=500).json["refusals"]), 500)
            counts.update(wrong_keys=each * 4, rows=0, good_beside_them=served)

    # -- K3

    def test_virtual_keys(self):
        with proof("K3") as counts:
            keys = [self.gateway.make_key() for _ in range(200)]
            self.assertEqual(len(set(keys)), 200)
            for key in keys:
                self.assertRegex(key, r"^sk-[A-Za-z0-9_-]{32}$")      # 24 bytes
            columns = list(zip(*[key[3:] for key in keys]))
            self.assertTrue(all(len(set(column)) > 30 for column in columns), "a place of the keys hardly changes")
            key = keys[0]
            token = hashlib.sha256(key.encode()).hexdigest()
            for bearer in (token, "sk-" + token, token.upper(), key[:-1], key + "x", key.lower() if key != key.lower() else key.upper(), " " + key[3:]):
                self.assertEqual(self.gateway.chat("gpt-priced", bearer).status, 401, bearer)
            shown = [self.gateway.ask("GET", "/key/info?key=" + token), self.gateway.get("/key/list", return_full_object="true"), self.gateway.ask("GET", "/key/info", key=key),
                     self.gateway.post("/v2/key/info", {"keys": [token]})]
            for reply in shown:
                self.assertEqual(reply.status, 200, reply)
                self.assertNotIn(key.encode(), reply.body)
            counts.update(keys=200, bits=192)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--targets", type=int, default=20_000)
    parser.add_argument("--wrong-keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
