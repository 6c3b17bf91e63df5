#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop asks about a running gateway: live counts, log, refusals, server facts, and trials of models and providers."""
import concurrent.futures
import http.server
import json
import pathlib
import sqlite3
import threading
import time
import unittest

from harness import INPUT_NANOS, LiveTest, MASTER, OUTPUT_NANOS, deployment, prices, run_suite, wait_until


class Server(LiveTest):
    @classmethod
    def more_deployments(cls):
        return [deployment("no-key", "openai/x", cls.upstream.url, api_key=None), deployment("slow", "openai/slow", cls.upstream.url + "/fault:ok:head-delay=400", **prices())]

    def ask(self, method, path, body=None, status=200, **more):
        reply = self.gateway.ask(method, path, body, **more)
        self.assertEqual(reply.status, status, reply)
        return reply.json

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.ask("POST", path, body if body is not None else {}, **more)

    def steps(self, answer):
        return [(step["name"], step["ok"]) for step in answer["steps"]]


class Live(Server):
    def test_counts(self):
        before = self.get("/portreeve/live")
        self.assertEqual(self.gateway.chat("gpt-priced").status, 200)
        self.assertEqual(self.gateway.chat("oa/fault:error:status=500").status, 500)
        after = self.get("/portreeve/live")
        self.assertEqual(after["requests_total"] - before["requests_total"], 2)
        self.assertEqual(after["failed_total"] - before["failed_total"], 1)
        self.assertEqual(after["requests_today"] - before["requests_today"], 2)
        self.assertGreater(after["spend_today_nanos"], before["spend_today_nanos"])
        self.assertGreater(after["tokens_today"], before["tokens_today"])
        self.assertEqual((after["state"], after["in_flight"], after["held_nanos"], after["dropped"]), ("running", 0, 0, 0))
        self.assertEqual(after["url"], self.gateway.url)
        self.assertGreater(after["memory_bytes"], 1 << 20)
        self.assertLess(abs(after["time"] - time.time() * 1000), 5000)
        for name in ("requests", "failed", "in_flight", "p95_ms"):
            self.assertEqual(len(after["seconds"][name]), 300, name)
        self.assertEqual(after["seconds"]["from"] % 1000, 0)

    def test_seconds_and_flight(self):
        pool = concurrent.futures.ThreadPoolExecutor(4)
        calls = [pool.submit(self.gateway.chat, "slow") for _ in range(4)]
        seen = wait_until(lambda: (lambda v: v if v["in_flight"] == 4 else None)(self.get("/portreeve/live")), 5, "four in flight")
        self.assertGreater(seen["held_nanos"], 0)
        for call in calls:
            self.assertEqual(call.result().status, 200)
        time.sleep(1.1)          # the second has to be over
        seconds = self.get("/portreeve/live")["seconds"]
        self.assertGreaterEqual(max(seconds["in_flight"]), 4)
        self.assertGreaterEqual(sum(seconds["requests"]), 4)
        self.assertGreaterEqual(max(value or 0 for value in seconds["p95_ms"]), 350)

    def test_day_survives_restart(self):
        self.assertEqual(self.gateway.chat("gpt-priced").status, 200)
        before = self.get("/portreeve/live")
        self.stop_gateway()
        self.start_gateway()
        after = self.get("/portreeve/live")
        for name in ("spend_today_nanos", "requests_today", "tokens_today", "failed_today"):
            self.assertEqual(after[name], before[name], name)
        self.assertEqual(after["requests_total"], 0)

    def test_log(self):
        first = self.get("/portreeve/log")
        self.assertIn("server.listening", [line["event"] for line in first["lines"]])
        line = next(line for line in first["lines"] if line["event"] == "server.listening")
        self.assertEqual(line["fields"]["url"], self.gateway.url)
        self.assertIn("url=" + self.gateway.url, line["text"])
        self.post("/portreeve/server/pause")
        self.post("/portreeve/server/resume")
        more = self.get(f"/portreeve/log?after={first['last']}")
        self.assertEqual([line["event"] for line in more["lines"]], ["server.paused", "server.resumed"])
        self.assertEqual([line["event"] for line in self.get(f"/portreeve/log?after={first['last']}&level=warning")["lines"]], ["server.paused"])
        self.assertEqual(len(self.get(f"/portreeve/log?after={first['last']}&text=RESUMED")["lines"]), 1)
        self.assertEqual(len(self.get(f"/portreeve/log?after={first['last']}&limit=1")["lines"]), 1)
        self.assertEqual(self.get(f"/portreeve/log?after={more['last']}")["lines"], [])
        self.assertEqual(self.get("/portreeve/log?level=loud", status=400)["error"]["param"], "level")
        self.get("/portreeve/log?after=x", status=422)

    def test_refusals(self):
        last = self.get("/portreeve/refusals")["last"]
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-wrong-0123456789abcdWXYZ").status, 401)
        self.assertEqual(self.gateway.chat("nobody").status, 400)
        self.assertEqual(self.gateway.chat("oa/fault:error:status=500").status, 500)       # the provider's, and no refusal
        self.assertEqual(self.gateway.ask("POST", "/v1/v1/chat/completions", {}).status, 404)
        self.assertEqual(self.gateway.ask("GET", "/v1/chat/completions").status, 405)
        self.assertEqual(self.gateway.ask("GET", "/key/list", key="sk-other-0123456789abcdABCD").status, 401)
        notes = self.get(f"/portreeve/refusals?after={last}")["refusals"]
        self.assertEqual([note["status"] for note in notes], [401, 400, 404, 405, 401])
        self.assertEqual((notes[0]["code"], notes[0]["key_hint"], notes[0]["model"], notes[0]["path"]),
                         ("token_not_found_in_db", "sk-…WXYZ", "gpt-priced", "POST /v1/chat/completions"))
        self.assertIn("nobody", notes[1]["message"])
        self.assertIn("/v1", notes[2]["message"])
        self.assertIn("POST", notes[3]["message"])
        self.assertEqual(notes[4]["key_hint"], "sk-…ABCD")
        self.assertTrue(all(note["address"] == "127.0.0.1" for note in notes))
        self.assertNotIn("sk-wrong-0123", json.dumps(notes))


class Care(Server):
    def test_facts(self):
        facts = self.get("/portreeve/server")
        self.assertEqual((facts["pid"], facts["mode"], facts["state"], facts["tls"]), (self.gateway.process.pid, "daemon", "running", False))
        self.assertEqual((facts["port"], facts["workers"]), (self.gateway.port, self.workers))
        self.assertEqual(pathlib.Path(facts["data_dir"]), pathlib.Path(self.gateway.data))
        self.assertTrue(facts["config_file"].startswith("/"))
        self.assertGreater(facts["threads"], self.workers)
        self.assertGreater(facts["open_files"], 5)
        self.assertGreaterEqual(facts["connections"], 1)
        self.assertEqual(facts["settings_not_served"], [])
        self.assertGreater(facts["price_count"], 1000)
        self.assertNotIn(MASTER, json.dumps(facts))
        before = facts["database"]["requests"]
        self.gateway.chat("gpt-priced")
        wait_until(lambda: self.get("/portreeve/server")["database"]["requests"] == before + 1, 5, "the row")

    def test_pause(self):
        self.assertTrue(self.post("/portreeve/server/pause")["ok"])
        try:
            reply = self.gateway.chat("gpt-priced")
            self.assertEqual((reply.status, reply.json["error"]["type"], reply.headers["retry-after"]), (503, "gateway_paused", "10"))
            self.assertEqual(self.get("/portreeve/live")["state"], "paused")
            self.assertTrue(self.post("/portreeve/test", {"model_name": "gpt-priced"})["ok"])       # who paused it may still look
        finally:
            self.assertTrue(self.post("/portreeve/server/resume")["ok"])
        self.assertEqual(self.gateway.chat("gpt-priced").status, 200)

    def test_reload(self):
        self.assertTrue(self.post("/portreeve/server/reload")["ok"])
        file = pathlib.Path(self.get("/portreeve/server")["config_file"])
        good = file.read_text()
        try:
            file.write_text("model_list: 3\n")
            error = self.post("/portreeve/server/reload", status=400)["error"]
            self.assertEqual(error["type"], "config_rejected")
            self.assertIn("model_list", error["message"])
            self.assertEqual(self.gateway.chat("gpt-priced").status, 200)
        finally:
            file.write_text(good)
        self.assertTrue(self.post("/portreeve/server/reload")["ok"])

    def test_check_and_backup(self):
        self.gateway.chat("gpt-priced")
        check = self.post("/portreeve/server/check")
        self.assertTrue(check["ok"], check)
        saved = self.post("/portreeve/server/backup", {"file": "before.db"})
        copy = pathlib.Path(saved["file"])
        self.assertEqual(copy.stat().st_mode & 0o777, 0o600)
        self.assertEqual(copy.stat().st_size, saved["bytes"])
        with sqlite3.connect(copy) as books:
            self.assertGreaterEqual(books.execute("SELECT count(*) FROM requests").fetchone()[0], 1)
            self.assertEqual(books.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.assertEqual(self.post("/portreeve/server/backup", {"file": "before.db"}, status=409)["error"]["param"], "file")
        for bad in ("../x.db", "/tmp/x.db", ".x", "", "a b", 3):
            self.post("/portreeve/server/backup", {"file": bad}, status=400)
        self.assertTrue(self.post("/portreeve/server/backup")["ok"])

    def test_check_finds_wrong_sums(self):
        self.gateway.chat("gpt-priced")
        self.assertTrue(self.post("/portreeve/server/check")["ok"])
        books = sqlite3.connect(pathlib.Path(self.gateway.data, "portreeve.db"), timeout=5)
        books.execute("UPDATE sums_day SET cost = cost + 1")
        books.commit()
        answer = self.post("/portreeve/server/check")
        books.execute("UPDATE sums_day SET cost = cost - 1")
        books.commit()
        books.close()
        self.assertFalse(answer["ok"])
        self.assertIn("the sums of", answer["text"])
        self.assertTrue(self.post("/portreeve/server/check")["ok"])


class Trials(Server):
    bodies = True

    def params(self, fault="", model="openai/gpt-new", **more):
        path = f"/fault:{fault}" if fault else ""
        return {"litellm_params": {"model": model, "api_base": self.upstream.url + path + ("/v1" if model.startswith("openai") else ""), "api_key": "sk-upstream-new-0123", **more}}

    def test_good(self):
        answer = self.post("/portreeve/test", {"model_name": "gpt-priced"})
        self.assertTrue(answer["ok"], answer)
        self.assertEqual(self.steps(answer), [(name, True) for name in ("resolve", "connect", "authenticate", "answer")])
        self.assertEqual(answer["status"], 200)
        usage = answer["usage"]
        self.assertGreater(usage["input"], 0)
        self.assertEqual(answer["cost_nanos"], usage["input"] * INPUT_NANOS + usage["output"] * OUTPUT_NANOS)
        self.assertTrue(0 < answer["first_token_ms"] <= answer["latency_ms"])
        self.assertTrue(0 < len(answer["reply"]) <= 210)
        rows = self.get("/spend/logs/v2?start_date=2020-01-01&end_date=2100-01-01&page_size=5")["data"]
        self.assertEqual((rows[0]["model_group"], rows[0]["api_key"] != "", rows[0]["call_type"] != ""), ("gpt-priced", True, True))

    def test_not_saved_yet(self):
        count = len(self.get("/v1/models")["data"])
        answer = self.post("/portreeve/test", {**self.params(), "prompt": "Who are you?"})
        self.assertTrue(answer["ok"], answer)
        self.assertEqual(self.last_body()["messages"][-1]["content"], "Who are you?")
        self.assertEqual(len(self.get("/v1/models")["data"]), count)
        self.assertTrue(self.post("/portreeve/test", self.params(model="anthropic/claude-new"))["ok"])
        answer = self.post("/portreeve/test", {**self.params(model="openai/text-embedding-3-small"), "mode": "embedding"})
        self.assertTrue(answer["ok"], answer)
        self.assertTrue(self.upstream.rows("request")[-1]["target"].endswith("/embeddings"))

    def test_stored_credential(self):
        self.ask("POST", "/credentials", {"credential_name": "mine", "credential_values": {"api_key": "sk-upstream-stored", "api_base": self.upstream.url + "/v1"}, "credential_info": {}})
        answer = self.post("/portreeve/test", {"litellm_params": {"model": "openai/gpt-new", "litellm_credential_name": "mine"}})
        self.assertTrue(answer["ok"], answer)
        self.assertTrue(self.post("/portreeve/discover", {"provider": "openai", "litellm_credential_name": "mine"})["models"])

    def test_refused_key(self):
        answer = self.post("/portreeve/test", self.params("error:status=401"))
        self.assertFalse(answer["ok"])
        self.assertEqual(self.steps(answer), [("resolve", True), ("connect", True), ("authenticate", False)])
        self.assertEqual(answer["status"], 401)
        self.assertTrue(answer["message"] and "litellm." not in answer["message"], answer)
        self.assertIn("OpenAI does not accept the key", answer["remedy"])

    def test_faults(self):
        for fault, status, words in (("error:status=429", 429, "limit"), ("error:status=500", 500, "fault of its own"), ("error:status=404", 404, "gpt-new")):
            answer = self.post("/portreeve/test", self.params(fault))
            self.assertEqual((answer["ok"], answer["status"]), (False, status), answer)
            self.assertEqual(self.steps(answer)[-1], ("answer", False))
            self.assertIn(words, answer["remedy"])
        answer = self.post("/portreeve/test", self.params("rst-mid-stream:after=1"))
        self.assertFalse(answer["ok"], answer)
        self.assertEqual(self.steps(answer)[-1], ("answer", False))

    def test_nobody_there(self):
        answer = self.post("/portreeve/test", {"litellm_params": {"model": "openai/x", "api_key": "sk-upstream", "api_base": "http://127.0.0.1:1/v1"}})
        self.assertEqual(self.steps(answer), [("resolve", True), ("connect", False)])
        self.assertIn("Nothing listens at http://127.0.0.1:1", answer["remedy"])
        self.assertIsNone(answer["status"])
        answer = self.post("/portreeve/test", {"litellm_params": {"model": "openai/x", "api_key": "sk-upstream", "api_base": "http://host.invalid/v1"}})
        self.assertEqual(self.steps(answer), [("resolve", False)])
        answer = self.post("/portreeve/test", {"litellm_params": {"model": "openai/x", "api_key": "sk-upstream", "api_base": self.upstream.url.replace("http:", "https:") + "/v1"}})
        self.assertEqual(self.steps(answer), [("resolve", True), ("connect", False)])
        self.assertIn("http://", answer["remedy"])

    def test_not_complete(self):
        answer = self.post("/portreeve/test", {"litellm_params": {"model": "openai/x"}})
        self.assertEqual((answer["ok"], self.steps(answer)), (False, [("resolve", False)]))
        self.assertIn("OPENAI_API_KEY", answer["message"])

    def test_bad_bodies(self):
        self.assertEqual(self.post("/portreeve/test", {}, status=400)["error"]["param"], "model_name")
        self.post("/portreeve/test", {"model_name": "nobody"}, status=404)
        self.post("/portreeve/test", {"model_id": "nobody"}, status=404)
        self.post("/portreeve/test", {"litellm_params": 3}, status=422)
        self.assertIn("did you mean", self.post("/portreeve/test", {"litellm_params": {"model": "opnai/x"}}, status=400)["error"]["message"])
        self.post("/portreeve/test", {"model_name": "gpt-priced", "mode": "image_generation"}, status=400)
        self.post("/portreeve/discover", {}, status=422)
        self.assertIn("`openai`", self.post("/portreeve/discover", {"provider": "opnai"}, status=400)["error"]["message"])

    def test_slow_trials_starve_nobody(self):
        """More of them at once than there are readers: other endpoints answer meanwhile."""
        pool = concurrent.futures.ThreadPoolExecutor(8)
        began = time.monotonic()
        trials = [pool.submit(self.post, "/portreeve/test", self.params("ok:head-delay=1500")) for _ in range(6)]
        wait_until(lambda: self.get("/portreeve/live")["in_flight"] == 6, 5, "six in flight")
        at = time.monotonic()
        self.get("/key/list")
        self.get("/portreeve/server")
        self.assertLess(time.monotonic() - at, 1)
        for trial in trials:
            self.assertTrue(trial.result()["ok"])
        self.assertLess(time.monotonic() - began, 4)        # together, not one after the other

    def test_discover(self):
        answer = self.post("/portreeve/discover", {"provider": "openai", "api_key": "sk-upstream", "api_base": self.upstream.url + "/v1"})
        self.assertTrue(answer["models"])
        for row in answer["models"]:
            self.assertEqual(set(row), {"id", "mode", "known", "input_cost_per_token", "output_cost_per_token", "max_input_tokens", "max_output_tokens", "is_added"})
        self.assertEqual([row["id"] for row in answer["models"]], sorted(row["id"] for row in answer["models"]))
        self.assertTrue(self.post("/portreeve/discover", {"provider": "anthropic", "api_key": "sk-upstream", "api_base": self.upstream.url})["models"])

    def test_discover_without_a_list(self):
        base = self.upstream.url
        answer = self.post("/portreeve/discover", {"provider": "openai", "api_key": "sk-upstream", "api_base": base + "/fault:error:status=404/v1"})
        known = {row["id"]: row for row in answer["models"]}
        self.assertEqual((known["gpt-4o-mini"]["known"], known["gpt-4o-mini"]["input_cost_per_token"], known["gpt-4o-mini"]["output_cost_per_token"]), (True, "0.00000015", "0.0000006"))
        self.assertIn("does not list", answer["message"])
        answer = self.post("/portreeve/discover", {"provider": "openai", "api_key": "sk-upstream", "api_base": base + "/fault:error:status=401/v1"})
        self.assertEqual(answer["models"], [])
        self.assertTrue(answer["message"].startswith("401"))
        self.assertIn("key", answer["remedy"])
        answer = self.post("/portreeve/discover", {"provider": "openai", "api_key": "sk-upstream", "api_base": "http://127.0.0.1:1/v1"})
        self.assertIn("Nothing listens", answer["remedy"])

    def test_prices(self):
        row = self.get("/portreeve/prices?model=openai/gpt-4o-mini")
        self.assertEqual((row["input_cost_per_token"], row["output_cost_per_token"], row["mode"], row["litellm_provider"]), (1.5e-07, 6e-07, "chat", "openai"))
        self.get("/portreeve/prices?model=openai/no-such-model", status=404)
        self.get("/portreeve/prices?model=nobody/x", status=404)
        self.get("/portreeve/prices", status=400)

    def test_local_servers(self):
        """Whatever runs on this machine: the list has its shape, and one that we start is found when its port is free."""
        class Models(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps({"object": "list", "data": [{"id": "qwen", "owned_by": "llamacpp"}]}).encode()
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass
        server = None
        for port in (1337, 1234, 8080, 8000, 11434):
            try:
                server = http.server.HTTPServer(("127.0.0.1", port), Models)
                break
            except OSError:
                continue
        if not server:
            self.skipTest("all the ports are taken")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            found = self.get("/portreeve/local-servers")["servers"]
        finally:
            server.shutdown()
            server.server_close()
        row = next(row for row in found if f":{port}" in row["api_base"])
        self.assertEqual((row["name"], row["provider"], row["models"]), ("llama.cpp", "llamafile", ["qwen"]))

    def test_keys_may_not(self):
        key = self.ask("POST", "/key/generate", {})["key"]
        for method, path in (("GET", "/portreeve/live"), ("GET", "/portreeve/server"), ("GET", "/portreeve/log"), ("GET", "/portreeve/refusals"), ("POST", "/portreeve/test"),
                             ("POST", "/portreeve/discover"), ("POST", "/portreeve/server/pause"), ("GET", "/portreeve/local-servers")):
            self.assertEqual(self.gateway.ask(method, path, {} if method == "POST" else None, key=key).status, 401, path)


if __name__ == "__main__":
    run_suite()
