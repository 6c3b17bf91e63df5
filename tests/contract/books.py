#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The books over HTTP: spend as LiteLLM Proxy 1.108 tells it, and what the desktop asks of requests. One class an area."""
import csv
import datetime
import io
import json

from contract import Contract, hashed
from harness import deployment, run_suite


class Spend(Contract):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.key = cls.gateway.make_key(key_alias="spender")
        cls.answers = [cls.gateway.chat("gpt-priced", cls.key, max_tokens=n) for n in range(1, 13)]
        cls.answers += [cls.gateway.chat("claude-priced", cls.key, max_tokens=3) for _ in range(3)]
        cls.failed = cls.gateway.chat("oa/fault:error:status=500", cls.key)
        cls.total = sum(float(reply.headers["x-litellm-response-cost"]) for reply in cls.answers)
        cls.today = datetime.datetime.now(datetime.timezone.utc).date()

    def days(self):
        return {"start_date": str(self.today - datetime.timedelta(days=1)), "end_date": str(self.today + datetime.timedelta(days=1))}

    def log(self, **query):
        return self.ok(self.gateway.get("/spend/logs/v2", **{"api_key": hashed(self.key), **query}))

    def test_key_spend(self):
        info = self.ok(self.gateway.ask("GET", f"/key/info?key={self.key}"))["info"]
        self.assertAlmostEqual(info["spend"], self.total, places=12)

    def test_pages(self):
        page = self.log(page_size=10)
        self.assertEqual((len(page["data"]), page["total"], page["page"], page["page_size"], page["total_pages"]), (10, 16, 1, 10, 2))
        rest = self.log(page_size=10, page=2)["data"]
        ids = [row["request_id"] for row in page["data"] + rest]
        self.assertEqual(len(set(ids)), 16)
        starts = [row["startTime"] for row in page["data"] + rest]
        self.assertEqual(starts, sorted(starts, reverse=True))
        self.assertEqual(set(ids), {reply.headers["x-litellm-call-id"] for reply in self.answers + [self.failed]})
        self.assertEqual(self.gateway.get("/spend/logs/v2", page_size=1000).status, 200)

    def test_row(self):
        reply = self.answers[4]
        (row,) = self.ok(self.gateway.get("/spend/logs/v2", request_id=reply.headers["x-litellm-call-id"]))["data"]
        usage = reply.json["usage"]
        self.assertEqual((row["prompt_tokens"], row["completion_tokens"], row["total_tokens"]), (usage["prompt_tokens"], 5, usage["prompt_tokens"] + 5))
        self.assertAlmostEqual(row["spend"], float(reply.headers["x-litellm-response-cost"]), places=12)
        self.assertEqual((row["model_group"], row["custom_llm_provider"], row["status"], row["api_key"]), ("gpt-priced", "openai", "success", hashed(self.key)))
        self.assertEqual(row["model_id"], reply.headers["x-litellm-model-id"])
        for name in ("startTime", "endTime", "request_duration_ms", "call_type", "metadata", "request_tags", "cache_hit", "user", "end_user", "team_id"):
            self.assertIn(name, row)
        for name in ("startTime", "endTime"):
            datetime.datetime.fromisoformat(row[name].replace("Z", "+00:00"))

    def test_providers_id_finds_the_row(self):
        reply = self.answers[2]
        rows = self.ok(self.gateway.get("/spend/logs/v2", request_id=reply.json["id"]))["data"]
        self.assertEqual([row["request_id"] for row in rows], [reply.headers["x-litellm-call-id"]])

    def test_constant_reply_id(self):
        """D4: a provider that repeats its ids loses nothing."""
        key = self.gateway.make_key()
        for _ in range(10):
            self.assertEqual(self.gateway.chat("oa/fault:ok:id=chatcmpl-always", key).status, 200)
        self.assertEqual(self.ok(self.gateway.get("/spend/logs/v2", api_key=hashed(key)))["total"], 10)
        self.assertEqual(self.ok(self.gateway.get("/spend/logs/v2", request_id="chatcmpl-always"))["total"], 10)

    def test_own_call_id(self):
        reply = self.gateway.ask("POST", "/v1/chat/completions", {"model": "gpt-priced", "messages": [{"role": "user", "content": "x"}]},
                                 headers={"x-litellm-call-id": "the-clients-own-id"})
        self.assertEqual(reply.headers["x-litellm-call-id"], "the-clients-own-id")
        self.assertEqual(self.ok(self.gateway.get("/spend/logs/v2", request_id="the-clients-own-id"))["total"], 1)

    def test_filters(self):
        self.assertEqual(self.log(model_group="claude-priced")["total"], 3)
        self.assertEqual(self.log(status_filter="failure")["total"], 1)
        self.assertEqual(self.log(status_filter="success")["total"], 15)
        self.assertEqual(self.log(key_alias="spender")["total"], 16)
        self.assertEqual(self.log(start_date="2001-01-01 00:00:00", end_date="2001-01-02 00:00:00")["total"], 0)
        dear = self.log(sort_by="spend", sort_order="desc")["data"]
        self.assertEqual([row["spend"] for row in dear], sorted((row["spend"] for row in dear), reverse=True))
        self.assertEqual(self.gateway.get("/spend/logs/v2", sort_by="colour").status, 400)
        self.assertEqual(self.gateway.get("/spend/logs/v2", sort_order="sideways").status, 400)

    def test_failure_row(self):
        (row,) = self.log(status_filter="failure")["data"]
        self.assertEqual(row["spend"], 0)
        information = row["metadata"]["error_information"]
        self.assertEqual(str(information["error_code"]), "500")
        self.assertTrue(information["error_message"])
        self.assertNotIn("traceback", str(information.get("error_message")).lower())

    def test_attempts_stand_beneath(self):
        """One row a request, the sum of its attempts, and they are beneath it."""
        self.upstream.control("models", {"flaky": "ok"})
        self.upstream.control("queue", ["error:status=500"])
        reply = self.gateway.ask("POST", "/v1/chat/completions", {"model": "oa/flaky", "messages": [{"role": "user", "content": "x"}]}, headers={"x-litellm-num-retries": "2"})
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(reply.headers["x-litellm-attempted-retries"], "1")
        (row,) = self.ok(self.gateway.get("/spend/logs/v2", request_id=reply.headers["x-litellm-call-id"]))["data"]
        self.assertEqual(len(row["metadata"]["attempts"]), 2)

    def test_old_log(self):
        rows = self.ok(self.gateway.get("/spend/logs", api_key=hashed(self.key)))
        self.assertEqual(len(rows), 16)
        rows = self.ok(self.gateway.get("/spend/logs", request_id=self.answers[0].headers["x-litellm-call-id"]))
        self.assertEqual(len(rows), 1)
        days = self.ok(self.gateway.get("/spend/logs", **self.days()))
        day = next(day for day in days if day["startTime"].startswith(str(self.today)))
        self.assertGreater(day["spend"], 0)
        self.assertIn("gpt-priced", str(day["models"]))
        self.assertAlmostEqual(day[hashed(self.key)], self.total, places=9)

    def test_sums(self):
        total = self.ok(self.gateway.get("/global/spend"))
        self.assertGreaterEqual(total["spend"], self.total - 1e-12)
        self.assertIn("max_budget", total)
        activity = self.ok(self.gateway.get("/global/activity", **self.days()))
        self.assertGreaterEqual(activity["sum_api_requests"], 16)
        self.assertEqual(activity["sum_api_requests"], sum(day["api_requests"] for day in activity["daily_data"]))
        self.assertEqual(activity["sum_total_tokens"], sum(day["total_tokens"] for day in activity["daily_data"]))
        providers = {row["provider"]: row["spend"] for row in self.ok(self.gateway.get("/global/spend/provider", **self.days()))}
        self.assertGreater(providers["openai"], 0)
        self.assertGreater(providers["anthropic"], 0)
        keys = self.ok(self.gateway.get("/global/spend/keys"))
        self.assertIn(hashed(self.key), json.dumps(keys))
        self.ok(self.gateway.get("/global/spend/models"))
        models = self.ok(self.gateway.get("/global/activity/model", **self.days()))
        self.assertTrue(any("gpt-priced" in str(model) for model in models))

    def test_calculate(self):
        answer = self.ok(self.gateway.post("/spend/calculate", {"model": "gpt-priced", "messages": [{"role": "user", "content": "hello there"}]}))
        self.assertGreater(answer["cost"], 0)
        self.assertEqual(self.gateway.post("/spend/calculate", {}).status, 400)

    def test_reads_its_own_writes(self):
        key = self.gateway.make_key()
        for _ in range(20):
            call = self.gateway.chat("gpt-priced", key, max_tokens=1).headers["x-litellm-call-id"]
            self.assertEqual(self.ok(self.gateway.get("/spend/logs/v2", request_id=call))["total"], 1)


class Requests(Contract):
    """The desktop's own view of the ledger, over HTTP."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.key = cls.gateway.make_key(key_alias="looked at, \"quoted\"", team_id="red")
        for _ in range(4):
            assert cls.gateway.chat("gpt-priced", cls.key).status == 200
        assert cls.gateway.chat("claude-priced", cls.key).status == 200
        assert cls.gateway.chat("oa/fault:error:status=500", cls.key).status == 500
        cls.gateway.chat("nobody-knows-it", cls.key)

    def rows(self, **query):
        return self.ok(self.gateway.get("/portreeve/requests", **query))["rows"]

    def test_list(self):
        answer = self.ok(self.gateway.get("/portreeve/requests", limit=3))
        rows = answer["rows"]
        self.assertEqual(len(rows), 3)
        self.assertEqual((answer["first"], answer["last"], answer["at"]), (rows[0]["cursor"], rows[-1]["cursor"], 0))
        self.assertGreater(answer["generation"], 0)
        for row in rows:
            self.assertEqual(set(row) - {"model_group", "type"},
                             {"id", "cursor", "time", "status", "ok", "stream", "model_asked", "model", "deployment", "provider", "key", "user", "team", "end_user", "session",
                              "route", "dialect", "input", "output", "cached", "cache_write", "reasoning", "cost_nanos", "dur_ms", "ttft_ms", "attempts", "retries", "fallbacks",
                              "road", "error_class", "error_code", "error_message", "tags"})
            self.assertTrue(row["cost_nanos"] is None or isinstance(row["cost_nanos"], int))
        more = self.rows(limit=2, before=answer["last"])
        self.assertNotIn(more[0]["id"], [row["id"] for row in rows])
        self.assertEqual(self.rows(limit=1, after=rows[1]["cursor"])[0]["id"], rows[0]["id"])

    def test_filters(self):
        key = hashed(self.key)
        self.assertEqual(len(self.rows(filter=f"key:{key} model:gpt-priced status:ok")), 4)
        self.assertEqual(len(self.rows(filter=f'key:"looked at, \\"quoted\\"" provider:anthropic')), 1)
        failed = self.rows(filter=f"key:{key} status:500")
        self.assertEqual([row["road"] for row in failed], ["x"])
        error = self.gateway.get("/portreeve/requests", filter="status:200 colour:red").json["error"]
        self.assertEqual((error["param"], error["from"], error["length"]), ("filter", 11, 6))

    def test_reads_its_own_writes(self):
        for _ in range(10):
            call = self.gateway.chat("gpt-priced", self.gateway.make_key(), max_tokens=1).headers["x-litellm-call-id"]
            self.assertEqual(self.rows(limit=1)[0]["id"], call)

    def test_one(self):
        row = self.rows(filter=f"key:{hashed(self.key)} model:gpt-priced status:ok", limit=1)[0]
        one = self.ok(self.gateway.get("/portreeve/requests/" + row["id"]))
        self.assertEqual(sum(line["amount_nanos"] for line in one["bill"]["lines"]), one["cost_nanos"])
        lines = {line["what"]: line for line in one["bill"]["lines"]}
        self.assertEqual(lines["input"]["unit_nanos_per_million"], 1_000_000_000)
        self.assertEqual(lines["output"]["unit_nanos_per_million"], 4_000_000_000)
        self.assertEqual(one["attempts"][0]["state"], "settled")
        self.assertEqual(self.ok(self.gateway.get("/portreeve/requests/" + one["reply_id"]))["id"], row["id"])
        self.error(self.gateway.get("/portreeve/requests/nobody"), 404, "not_found_error")

    def test_count_facets_strip(self):
        key = f"key:{hashed(self.key)}"
        count = self.ok(self.gateway.get("/portreeve/requests/count", filter=key))
        self.assertTrue(count["exact"])
        self.assertGreaterEqual(count["count"], 6)
        facets = {facet["field"]: facet for facet in self.ok(self.gateway.get("/portreeve/requests/facets", filter=key))["facets"]}
        self.assertEqual(list(facets), ["status", "model", "provider", "key", "error"])
        self.assertEqual(sum(value["count"] for value in facets["status"]["values"]), count["count"])
        strip = self.ok(self.gateway.get("/portreeve/requests/histogram", filter=key, buckets=60))
        self.assertEqual(sum(strip["ok"]) + sum(strip["failed"]), count["count"])
        self.assertEqual(sum(strip["failed"]), count["failed"])

    def test_sums(self):
        key = f"key:{hashed(self.key)}"
        count = self.ok(self.gateway.get("/portreeve/requests/count", filter=key))
        for by in ("none", "model", "key", "provider", "team", "status"):
            series = self.ok(self.gateway.get("/portreeve/series", by=by, filter=key))
            self.assertEqual(sum(group["total"]["requests"] for group in series["groups"]), count["count"], by)
            self.assertEqual(sum(group["total"]["cost_nanos"] for group in series["groups"]), count["cost_nanos"], by)
        self.error(self.gateway.get("/portreeve/series", filter="status:500"), 400, param="filter")
        top = self.ok(self.gateway.get("/portreeve/top", by="key"))["rows"]
        self.assertIn("looked at, \"quoted\"", [row["label"] for row in top])
        forecast = self.ok(self.gateway.get("/portreeve/forecast"))
        self.assertGreaterEqual(forecast["forecast_nanos"], forecast["spent_nanos"])
        self.assertGreater(forecast["spent_nanos"], 0)

    def test_grammar(self):
        fields = self.ok(self.gateway.get("/portreeve/requests/grammar"))["fields"]
        for field in fields:
            self.assertEqual(self.gateway.get("/portreeve/requests/count", filter=field["example"]).status, 200, field)

    def test_export(self):
        reply = self.gateway.get("/portreeve/requests/export", format="csv", filter=f"key:{hashed(self.key)}")
        self.assertEqual((reply.status, reply.headers["content-type"]), (200, "text/csv; charset=utf-8"))
        self.assertIn("attachment", reply.headers["content-disposition"])
        rows = list(csv.DictReader(io.StringIO(reply.body.decode(), newline="")))
        count = self.ok(self.gateway.get("/portreeve/requests/count", filter=f"key:{hashed(self.key)}"))
        self.assertEqual(len(rows), count["count"])
        self.assertEqual({row["key_alias"] for row in rows}, {"looked at, \"quoted\""})
        self.assertAlmostEqual(sum(float(row["cost_usd"] or 0) for row in rows), count["cost_nanos"] / 1e9, places=9)
        lines = self.gateway.get("/portreeve/requests/export", format="jsonl").body.decode().splitlines()
        self.assertGreaterEqual(len(lines), len(rows))
        self.assertTrue(all(json.loads(line)["id"] for line in lines))

    def test_admins_only(self):
        for path in ("requests", "requests/count", "requests/export", "series", "top", "forecast"):
            self.assertEqual(self.gateway.get("/portreeve/" + path, key=self.key).status, 401)


if __name__ == "__main__":
    run_suite()
