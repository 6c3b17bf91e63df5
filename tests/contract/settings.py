#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of config.yaml as a client sees them: one class a setting, each with a gateway of its own."""
import concurrent.futures
import http.client
import json
import subprocess
import tempfile
import time
import unittest

from harness import Gateway, LiveTest, MASTER, PORTREEVED, config_for, deployment, prices, run_suite, wait_until


class Settings(LiveTest):
    settings, arguments, environment = {}, (), None
    bodies = True

    @classmethod
    def start_gateway(cls):
        cls.gateway = Gateway(cls.directory, config_for(cls.upstream, *cls.more_deployments(), retries=cls.retries, **cls.settings), workers=cls.workers,
                              arguments=cls.arguments, env=cls.environment)

    def messages(self, model, **fields):
        return self.gateway.post("/v1/messages", {"model": model, "max_tokens": 50, "messages": [{"role": "user", "content": "Hello"}], **fields})


class WeakKey(Settings):
    settings = {"general_settings": {"master_key": "sk-1234", "dangerously_permit_weak_or_unset_master_key": True}}
    arguments = ("--host", "0.0.0.0")

    def test_it_starts(self):
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-1234").status, 200)
        self.assertEqual(self.gateway.chat("gpt-priced", None).status, 401)
        self.assertIn("server.weak_key", self.gateway.errors())

    def test_nor_does_it_reload_without_the_switch(self):
        before = config_for(self.upstream, retries=self.retries, **self.settings)
        weak = config_for(self.upstream, retries=self.retries, general_settings={"master_key": "sk-5678"})
        self.gateway.write_config(weak)
        refused = self.gateway.ask("POST", "/portreeve/server/reload", {}, key="sk-1234")
        self.assertEqual(refused.status, 400)
        self.assertIn("is weak", refused.json["error"]["message"])
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-1234").status, 200)
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-5678").status, 401)
        time.sleep(4)       # the file is looked at once a second; what was refused is not read again until it changes
        self.assertLessEqual(self.gateway.errors().count("config.rejected"), 2)
        self.gateway.write_config(before)

    def test_without_the_switch_it_does_not(self):
        with tempfile.TemporaryDirectory() as directory:
            config = config_for(self.upstream, general_settings={"master_key": "sk-1234"})
            with open(f"{directory}/config.yaml", "w") as file:
                json.dump(config, file)
            done = subprocess.run([PORTREEVED, "--port", "0", "--host", "0.0.0.0", "--data-dir", f"{directory}/data", "--config", f"{directory}/config.yaml"],
                                  capture_output=True, text=True, timeout=20)
            self.assertEqual(done.returncode, 3)
            self.assertIn("weak", done.stderr)


class LocalDays(Settings):
    """Budgets begin at a time of day in a place; Kathmandu is 5:45 ahead, all the year."""
    settings = {"litellm_settings": {"timezone": "Asia/Kathmandu", "budget_reset_time": "06:00"}, "general_settings": {"master_key": MASTER}}

    def test_keys_say_when(self):
        for duration, ends in (("1d", "T00:15:00"), ("7d", "T00:15:00"), ("1mo", "T00:15:00"), ("1h", ":15:00")):
            key = self.gateway.make_key(max_budget=1, budget_duration=duration)
            self.assertIn(ends, self.gateway.get("/key/info", key=key).json["info"]["budget_reset_at"])

    def test_they_are_charged(self):
        key = self.gateway.make_key(max_budget=1, budget_duration="1d")
        self.assertEqual(self.gateway.chat("gpt-priced", key).status, 200)
        self.assertGreater(self.gateway.get("/key/info", key=key).json["info"]["spend"], 0)
        self.assertGreater(self.gateway.get("/portreeve/live").json["spend_today_nanos"], 0)


class Tiers(Settings):
    """A price that is a list reaches the bill, and not the provider."""
    settings = {"general_settings": {"master_key": MASTER}}

    @classmethod
    def more_deployments(cls):
        tiers = [{"range": [0, 3], "input_cost_per_token": 1e-6, "output_cost_per_token": 0}, {"range": [3, 9], "input_cost_per_token": 5e-6, "output_cost_per_token": 0}]
        return [deployment("tiered", "openai/gpt-priced", cls.upstream.url, tiered_pricing=tiers, input_dbu_cost_per_token=0.5)]

    def test_cost(self):
        reply = self.gateway.chat("tiered")
        self.assertEqual(reply.status, 200)
        tokens = reply.json["usage"]["prompt_tokens"]
        self.assertAlmostEqual(float(reply.headers["x-litellm-response-cost"]), tokens * 5e-6, 12)
        self.assertNotIn("tiered_pricing", self.last_body())
        self.assertIn("input_dbu_cost_per_token: a price in DBUs", self.gateway.errors())


class NoKey(Settings):
    """Everybody is an administrator, because somebody said so; keys go on to be keys."""
    settings = {"general_settings": {"dangerously_permit_weak_or_unset_master_key": True}}

    def test_open(self):
        self.assertEqual(self.gateway.chat("gpt-priced", None).status, 200)
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-anything-at-all-0123").status, 200)
        self.assertEqual(self.gateway.ask("GET", "/key/list", key=None).status, 200)
        made = self.gateway.ask("POST", "/key/generate", {"models": ["other"]}, key=None).json
        self.assertEqual(self.gateway.chat("gpt-priced", made["key"]).status, 403)
        self.assertEqual(self.gateway.ask("GET", "/key/list", key=made["key"]).status, 401)
        self.assertFalse((self.gateway.data / "master_key").exists())
        self.assertIn("server.open", self.gateway.errors())

    def test_open_ends_with_the_switch(self):
        """A reload asks the same question as the start: without the switch there is a key, made if need be."""
        open_config = config_for(self.upstream, retries=self.retries, **self.settings)
        closed = config_for(self.upstream, retries=self.retries, general_settings={"max_request_size_mb": 5})
        for config in (open_config, closed):
            config["general_settings"].pop("master_key", None)
        self.gateway.write_config(closed)
        self.assertTrue(self.gateway.ask("POST", "/portreeve/server/reload", {}, key=None).json["ok"])
        self.assertEqual(self.gateway.chat("gpt-priced", None).status, 401)
        master = (self.gateway.data / "master_key").read_text().strip()
        self.assertEqual(self.gateway.ask("GET", "/key/list", key=master).status, 200)
        self.gateway.write_config(open_config)
        self.assertTrue(self.gateway.ask("POST", "/portreeve/server/reload", {}, key=master).json["ok"])
        self.assertEqual(self.gateway.chat("gpt-priced", None).status, 200)
        (self.gateway.data / "master_key").unlink()


class Unpriced(Settings):
    settings = {"litellm_settings": {"block_requests_for_models_without_pricing": True}}

    @classmethod
    def more_deployments(cls):
        return [deployment("unpriced", "openai/nobody-knows-its-price", cls.upstream.url), deployment("mixed", "openai/nobody-knows-its-price", cls.upstream.url),
                deployment("mixed", "openai/gpt-priced", cls.upstream.url, **prices()), deployment("free", "openai/free", cls.upstream.url, input_cost_per_token=0, output_cost_per_token=0)]

    def test_blocked(self):
        count = len(self.upstream.rows("request"))
        reply = self.gateway.chat("unpriced")
        self.assertEqual((reply.status, reply.json["error"]["type"], reply.json["error"]["param"]), (403, "model_cost_map_missing", "model"), reply)
        self.assertEqual(self.messages("unpriced").status, 403)
        self.assertEqual(len(self.upstream.rows("request")), count)
        for _ in range(10):
            self.assertEqual(self.gateway.chat("mixed").status, 200)
        self.assertEqual(self.gateway.chat("free").status, 200)
        self.assertEqual(self.gateway.chat("gpt-priced").status, 200)


class FixedModel(Settings):
    settings = {"general_settings": {"master_key": MASTER, "completion_model": "gpt-priced"}}

    def test_every_chat_asks_it(self):
        for reply in (self.gateway.chat("whatever"), self.gateway.chat("oa/other"), self.messages("claude-nobody"), self.gateway.chat("x", stream=True),
                      self.gateway.post("/v1/chat/completions", {"messages": [{"role": "user", "content": "x"}]}),
                      self.gateway.post("/openai/deployments/whatever/chat/completions", {"messages": [{"role": "user", "content": "x"}]})):
            self.assertEqual(reply.status, 200, reply)
            self.assertEqual(self.last_body()["model"], "gpt-priced")
        reply = self.gateway.post("/v1/embeddings", {"model": "embedder", "input": "x"})
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(self.last_body()["model"], "embedder")

    def test_keys_need_it(self):
        key = self.gateway.make_key(models=["oa/*"])
        self.assertEqual(self.gateway.chat("oa/x", key).status, 403)


class ModelInPath(Settings):
    """What the path names is asked, whatever the body says: what the key may, what is dialled, what is booked."""
    PATHS = ("/openai/deployments/{}/chat/completions", "/engines/{}/chat/completions")

    def ask(self, path, model, body, key=MASTER):
        return self.gateway.post(path.format(model), {"messages": [{"role": "user", "content": "x"}], **body}, key=key)

    def test_it_wins(self):
        for path in self.PATHS:
            for body in ({}, {"model": "oa/other"}, {"model": "gpt-priced"}, {"model": None}, {"model": 5}):
                reply = self.ask(path, "gpt-priced", body)
                self.assertEqual(reply.status, 200, reply)
                self.assertEqual(self.last_body()["model"], "gpt-priced", (path, body))
                self.assertEqual(self.ask(path, "oa/some/model", body).status, 200)
                self.assertEqual(self.last_body()["model"], "some/model", (path, body))
        for path in ("/openai/deployments/embedder/embeddings", "/engines/embedder/embeddings"):
            self.assertEqual(self.gateway.post(path, {"model": "oa/other", "input": "x"}).status, 200)
            self.assertEqual(self.last_body()["model"], "embedder")

    def test_keys_need_it(self):
        key = self.gateway.make_key(models=["gpt-priced"])
        count = len(self.upstream.rows("request"))
        for path in self.PATHS:
            self.assertEqual(self.ask(path, "oa/other", {"model": "gpt-priced"}, key).status, 403)
            self.assertEqual(len(self.upstream.rows("request")), count)
            self.assertEqual(self.ask(path, "gpt-priced", {"model": "oa/other"}, key).status, 200)
            self.assertEqual(self.last_body()["model"], "gpt-priced")
            count += 1

    def test_a_body_that_hides_one_is_refused(self):
        messages = '"messages": [{"role": "user", "content": "x"}]'
        for hidden in ('"model": "gpt-priced", "model": "oa/other"', '"m\\u006fdel": "oa/other"'):
            reply = self.gateway.ask("POST", self.PATHS[0].format("gpt-priced"), "{%s, %s}" % (hidden, messages))
            self.assertEqual(reply.status, 400, reply)


class Prompts(Settings):
    settings = {"general_settings": {"master_key": MASTER, "store_prompts_in_spend_logs": True}}

    def body(self, call_id):
        """Bodies are kept right after the last byte has gone out, so the first look may come too early."""
        for _ in range(50):
            reply = self.gateway.get(f"/spend/logs/ui/{call_id}")
            self.assertEqual(reply.status, 200, reply)
            if reply.json["messages"]:
                break
            time.sleep(0.05)
        return reply.json

    def test_whole_and_streamed(self):
        for model, stream in (("gpt-priced", False), ("gpt-priced", True), ("an/x", True)):
            reply = self.gateway.chat(model, text="Remember me.", stream=stream)
            self.assertEqual(reply.status, 200, reply)
            row = self.body(reply.headers["x-litellm-call-id"])
            self.assertEqual(row["messages"], [{"role": "user", "content": "Remember me."}])
            self.assertEqual(row["proxy_server_request"]["model"], model)
            said = row["response"]["choices"][0]["message"]["content"]
            self.assertTrue(said)
            if stream:
                events = [json.loads(line[6:]) for line in reply.body.decode().splitlines() if line.startswith("data: {")]
                self.assertEqual(said, "".join(choice["delta"].get("content") or "" for event in events for choice in event["choices"]))
            else:
                self.assertEqual(row["response"], reply.json)
        reply = self.messages("claude-priced", stream=True)
        row = self.body(reply.headers["x-litellm-call-id"])
        self.assertTrue(row["response"]["content"][0]["text"])

    def test_failures_keep_the_question(self):
        reply = self.gateway.chat("oa/fault:error:status=500", text="Remember me, too.")
        row = self.body(reply.headers["x-litellm-call-id"])
        self.assertEqual((row["messages"][0]["content"], row["response"]), ("Remember me, too.", {}))

    def test_lists_have_none(self):
        self.gateway.chat("gpt-priced", text="A secret of the list.")
        reply = self.gateway.get("/spend/logs/v2", start_date="2020-01-01", end_date="2100-01-01")
        self.assertNotIn(b"A secret of the list.", reply.body)

    def test_large_ones_are_shortened(self):
        reply = self.gateway.chat("gpt-priced", text="x" * 400_000)
        self.assertEqual(reply.status, 200)
        content = self.body(reply.headers["x-litellm-call-id"])["messages"][0]["content"]
        self.assertLess(len(content), 3000)
        self.assertIn("left out", content)


class NoPrompts(Settings):
    def test_nothing_is_kept(self):
        reply = self.gateway.chat("gpt-priced", text="Forget me.")
        row = self.gateway.get(f"/spend/logs/ui/{reply.headers['x-litellm-call-id']}").json
        self.assertEqual((row["messages"], row["response"], row["proxy_server_request"]), ({}, {}, {}))
        self.gateway.stop()
        kept = b"".join(path.read_bytes() for path in self.gateway.data.rglob("*") if path.is_file())
        self.assertNotIn(b"Forget me.", kept)
        self.start_gateway()


class LongAnswers(Settings):
    """Beyond 8 MiB an answer streams through, whole and metered, without the cost's header."""

    def test_they_go_through(self):
        before = self.gateway.resident_mib()
        reply = self.gateway.chat("oa/fault:json-huge:mb=40")
        self.assertEqual(reply.status, 200, repr(reply)[:300])
        self.assertGreater(len(reply.body), 40 << 20)
        self.assertEqual(reply.json["model"], "oa/fault:json-huge:mb=40")
        self.assertNotIn("x-litellm-response-cost", reply.headers)
        self.assertIn("x-litellm-call-id", reply.headers)
        row = self.gateway.get(f"/spend/logs/ui/{reply.headers['x-litellm-call-id']}").json
        self.assertEqual(row["prompt_tokens"], reply.json["usage"]["prompt_tokens"])
        self.assertGreater(row["spend"], 0)
        self.assertLess(self.gateway.resident_mib() - before, 60)
        self.assertEqual(self.gateway.details()["holds_outstanding"], 0)

    def test_short_ones_have_their_cost(self):
        self.assertIn("x-litellm-response-cost", self.gateway.chat("oa/fault:json-huge:mb=2").headers)


class Pings(Settings):
    settings = {"litellm_settings": {"anthropic_sse_ping_interval_seconds": 1}}

    def events(self, model):
        reply = self.messages(model, stream=True)
        self.assertEqual(reply.status, 200, reply)
        return [line[7:] for line in reply.body.decode().splitlines() if line.startswith("event: ")]

    def test_silent_streams(self):
        for model in ("oa/fault:ok:chunk-delay=1600:tokens=2", "an/fault:ok:chunk-delay=1600:tokens=2"):
            events = self.events(model)
            self.assertIn("ping", events, model)
            self.assertEqual((events[0], events[-1]), ("message_start", "message_stop"))
        self.assertNotIn("ping", [event for event in self.events("oa/fault:ok:tokens=2")])

    def test_not_for_openai_clients(self):
        reply = self.gateway.chat("oa/fault:ok:chunk-delay=1600:tokens=2", stream=True)
        self.assertNotIn(b"ping", reply.body)


if __name__ == "__main__":
    run_suite()
