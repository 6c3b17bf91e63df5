#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The admin contract over HTTP, as LiteLLM Proxy 1.108 keeps it: keys, models, credentials, spend, health. Every check names
statuses, shapes and texts that scripts written for LiteLLM rely on. One class an area; the gateway is shared by a class."""
import csv
import datetime
import hashlib
import io
import json
import re
import unittest

from harness import LiveTest, MASTER, deployment, prices, run_suite, wait_until


def hashed(key):
    return hashlib.sha256(key.encode()).hexdigest()


class Contract(LiveTest):
    def ok(self, reply, status=200):
        self.assertEqual(reply.status, status, reply)
        return reply.json

    def error(self, reply, status, kind=None, says=None, param=...):
        """The error object: message, type, param, and the status as a string in code."""
        self.assertEqual(reply.status, status, reply)
        error = reply.json["error"]
        self.assertEqual(error["code"], str(status))
        self.assertEqual(set(error) - {"provider_specific_fields"}, {"message", "type", "param", "code"})
        if kind:
            self.assertEqual(error["type"], kind)
        if says:
            self.assertIn(says, error["message"])
        if param is not ...:
            self.assertEqual(error["param"], param)
        return error

    def schema_error(self, reply, *place):
        """FastAPI's: 422 {"detail": [{"type", "loc", "msg"}]}"""
        self.assertEqual(reply.status, 422, reply)
        first = reply.json["detail"][0]
        self.assertEqual(first["loc"], list(place))
        self.assertTrue(first["msg"] and first["type"])
        self.assertNotIn("input", first)

    def generate(self, **fields):
        return self.ok(self.gateway.post("/key/generate", fields))

    def info(self, key):
        return self.ok(self.gateway.ask("GET", f"/key/info?key={key}"))["info"]


class Keys(Contract):
    def test_generate(self):
        made = self.generate()
        self.assertRegex(made["key"], r"^sk-[A-Za-z0-9_-]{22,}$")
        self.assertEqual(made["token"], hashed(made["key"]))
        self.assertEqual(made["token_id"], made["token"])
        self.assertEqual(made["key_name"], "sk-..." + made["key"][-4:])
        for name, value in {"models": [], "aliases": {}, "metadata": {}, "max_budget": None, "expires": None, "key_alias": None, "tpm_limit": None, "rpm_limit": None,
                            "max_parallel_requests": None, "budget_duration": None, "user_id": None, "team_id": None, "key_type": "default"}.items():
            self.assertIn(name, made)
            if name != "user_id":
                self.assertEqual(made[name], value, name)
        self.assertTrue(made["created_at"] and made["updated_at"])
        for name in ("auto_rotate", "rotation_interval", "send_invite_email"):
            self.assertNotIn(name, made)

    def test_secret_is_shown_once(self):
        key = self.generate()["key"]
        for reply in (self.gateway.get("/key/info", key=key), self.gateway.get("/key/list", return_full_object="true", size=100),
                      self.gateway.post("/key/block", {"key": key}), self.gateway.post("/key/update", {"key": key, "metadata": {"a": 1}})):
            said = reply.body.replace(f'"key":"{key}"'.encode(), b"")     # /key/update repeats the name it was given
            self.assertNotIn(key[3:].encode(), said)
        database = b"".join(path.read_bytes() for path in self.gateway.data.rglob("*") if path.is_file())
        self.assertNotIn(key.encode(), database)

    def test_fields_are_kept(self):
        fields = {"key_alias": "market-keeper", "models": ["gpt-priced"], "aliases": {"mine": "gpt-priced"}, "max_budget": 12.5, "soft_budget": 10, "budget_duration": "30d",
                  "tpm_limit": 1000, "rpm_limit": 100, "max_parallel_requests": 5, "metadata": {"who": "me", "n": [1, 2]}, "tags": ["a", "b"], "user_id": "u-1",
                  "allowed_routes": ["/v1/chat/completions", "/key/info"], "permissions": {}, "spend": 0}
        made = self.generate(**fields)
        info = self.info(made["key"])
        for name in ("key_alias", "models", "aliases", "max_budget", "budget_duration", "tpm_limit", "rpm_limit", "max_parallel_requests", "user_id", "allowed_routes"):
            self.assertEqual(info[name], fields[name], name)
            self.assertEqual(made[name], fields[name], name)
        self.assertEqual({name: info["metadata"][name] for name in fields["metadata"]}, fields["metadata"])
        self.assertTrue(info["budget_reset_at"])

    def test_custom_key(self):
        self.assertEqual(self.generate(key="sk-a-custom-key-0123456789")["key"], "sk-a-custom-key-0123456789")
        self.assertEqual(self.gateway.chat("gpt-priced", "sk-a-custom-key-0123456789").status, 200)
        self.error(self.gateway.post("/key/generate", {"key": "no-prefix-0123456789"}), 400)
        self.error(self.gateway.post("/key/generate", {"key": "sk-short"}), 400)

    def test_duplicate_alias(self):
        self.generate(key_alias="only-one")
        self.error(self.gateway.post("/key/generate", {"key_alias": "only-one"}), 400, "bad_request_error", param="key_alias")

    def test_bad_fields(self):
        self.schema_error(self.gateway.post("/key/generate", {"max_budget": "x"}), "body", "max_budget")
        self.assertEqual(self.gateway.post("/key/generate", {"max_budget": "x"}).json["detail"][0],
                         {"type": "float_parsing", "loc": ["body", "max_budget"], "msg": "Input should be a valid number, unable to parse string as a number"})
        self.schema_error(self.gateway.post("/key/generate", {"models": "gpt"}), "body", "models")
        self.schema_error(self.gateway.post("/key/generate", {"rpm_limit": "many"}), "body", "rpm_limit")
        self.error(self.gateway.post("/key/generate", {"max_budget": -1}), 400)

    def test_duration(self):
        made = self.generate(duration="30m")
        expires = datetime.datetime.fromisoformat(made["expires"].replace("Z", "+00:00"))
        left = (expires - datetime.datetime.now(datetime.timezone.utc)).total_seconds()
        self.assertTrue(1750 < left <= 1800, left)
        self.assertIn(self.gateway.post("/key/generate", {"duration": "soon"}).status, (400, 422))

    def test_expired(self):
        key = self.generate(duration="1s")["key"]
        self.assertEqual(self.gateway.chat("gpt-priced", key).status, 200)
        reply = wait_until(lambda: (lambda r: r if r.status != 200 else None)(self.gateway.chat("gpt-priced", key)), 5, "the key to expire")
        self.error(reply, 401, "expired_key", "Expired Key")
        self.assertNotIn(key, reply.body.decode())

    def test_info(self):
        made = self.generate(key_alias="informed")
        for name in (made["key"], made["token"]):
            answer = self.ok(self.gateway.ask("GET", f"/key/info?key={name}"))
            self.assertEqual(answer["info"]["key_alias"], "informed")
            self.assertNotIn("token", answer["info"])
            self.assertIn("litellm_budget_table", answer["info"])
            self.assertEqual(answer["info"]["spend"], 0)
        own = self.ok(self.gateway.ask("GET", "/key/info", key=made["key"]))
        self.assertEqual(own["info"]["key_alias"], "informed")
        self.error(self.gateway.ask("GET", "/key/info?key=sk-nobody-knows-this-key"), 404, "not_found_error", "Key not found in database")
        self.assertIn(self.gateway.ask("GET", f"/key/info?key={self.generate()['token']}", key=made["key"]).status, (403, 404))

    def test_infos(self):
        keys = [self.generate()["key"] for _ in range(3)]
        answer = self.ok(self.gateway.post("/v2/key/info", {"keys": keys}))
        self.assertEqual(len(answer["info"]), 3)
        self.assertEqual(len(answer["key"]), 3)

    def test_last_active(self):
        made = self.generate()
        self.assertIsNone(self.info(made["key"])["last_active"])
        before = datetime.datetime.now(datetime.timezone.utc)
        self.assertEqual(self.gateway.chat("gpt-priced", made["key"]).status, 200)
        used = self.info(made["key"])["last_active"]
        self.assertLess(abs((datetime.datetime.fromisoformat(used.replace("Z", "+00:00")) - before).total_seconds()), 5)
        rows = self.ok(self.gateway.ask("GET", f"/key/list?return_full_object=true&key_hash={made['token']}"))["keys"]
        self.assertEqual(rows[0]["last_active"], used)
        fresh = self.ok(self.gateway.post(f"/key/{made['token']}/regenerate", {}))
        self.assertEqual(self.info(fresh["key"])["last_active"], used)

    def test_grace_period(self):
        """Both secrets are the same key: one spend, one budget; the former ends at its time."""
        old = self.generate(max_budget=1000)["key"]
        self.assertEqual(self.gateway.chat("gpt-priced", old).status, 200)
        once = self.info(old)["spend"]
        new = self.ok(self.gateway.post(f"/key/{old}/regenerate", {"grace_period": "2s"}))["key"]
        self.assertEqual(self.gateway.chat("gpt-priced", old).status, 200)
        reply = self.gateway.chat("gpt-priced", new)
        self.assertEqual(reply.status, 200, reply)
        self.assertAlmostEqual(self.info(new)["spend"], 3 * once)
        wait_until(lambda: self.gateway.chat("gpt-priced", old).status == 401, 6, "the end of the grace period")
        self.assertEqual(self.gateway.chat("gpt-priced", new).status, 200)

    def test_hash_is_no_bearer(self):
        made = self.generate()
        self.assertEqual(self.gateway.chat("gpt-priced", made["token"]).status, 401)

    def test_list(self):
        for i in range(12):
            self.generate(user_id="lister", key_alias=f"listed-{i:02}")
        first = self.ok(self.gateway.get("/key/list", user_id="lister"))
        self.assertEqual((len(first["keys"]), first["total_count"], first["current_page"], first["total_pages"]), (10, 12, 1, 2))
        self.assertTrue(all(re.fullmatch("[0-9a-f]{64}", key) for key in first["keys"]))
        second = self.ok(self.gateway.get("/key/list", user_id="lister", page=2))
        self.assertEqual(len(set(first["keys"] + second["keys"])), 12)
        full = self.ok(self.gateway.get("/key/list", user_id="lister", return_full_object="true", size=100, sort_by="key_alias", sort_order="asc"))
        self.assertEqual([key["key_alias"] for key in full["keys"]], [f"listed-{i:02}" for i in range(12)])
        self.assertTrue(all(key["token"] for key in full["keys"]))
        self.assertEqual(self.ok(self.gateway.get("/key/list", key_alias="listed-03", return_full_object="true"))["total_count"], 1)
        self.assertEqual(self.gateway.get("/key/list", sort_by="colour").status, 400)
        for query in ({"size": 101}, {"size": 0}, {"page": 0}, {"page": "x"}):
            self.assertIn(self.gateway.get("/key/list", **query).status, (400, 422), query)
        aliases = self.ok(self.gateway.get("/key/aliases", search="listed-1"))
        self.assertEqual(sorted(aliases["aliases"]), ["listed-10", "listed-11"])

    def test_update(self):
        made = self.generate(models=["gpt-priced"], max_budget=5, metadata={"keep": 1})
        row = self.ok(self.gateway.post("/key/update", {"key": made["key"], "max_budget": 7, "rpm_limit": 9}))
        self.assertEqual((row["max_budget"], row["rpm_limit"]), (7, 9))
        info = self.info(made["key"])
        self.assertEqual((info["max_budget"], info["rpm_limit"], info["models"]), (7, 9, ["gpt-priced"]))
        self.ok(self.gateway.post("/key/update", {"key": made["token"], "max_budget": None}))
        self.assertIsNone(self.info(made["key"])["max_budget"])
        self.error(self.gateway.post("/key/update", {"key": "sk-nobody-knows-this-key"}), 404, says="Key not found")
        self.assertEqual(self.gateway.post("/key/update", {"max_budget": 1}).status, 400)

    def test_update_by_alias(self):
        made = self.generate(key_alias="renamed")
        self.ok(self.gateway.post("/key/update", {"key_alias": "renamed", "rpm_limit": 3}))
        self.assertEqual(self.info(made["key"])["rpm_limit"], 3)

    def test_models_bind_at_once(self):
        key = self.generate(models=["gpt-priced"])["key"]
        self.assertEqual(self.gateway.chat("gpt-priced", key).status, 200)
        self.error(self.gateway.chat("claude-priced", key), 403, "key_model_access_denied", "claude-priced", "model")
        self.ok(self.gateway.post("/key/update", {"key": key, "models": ["claude-priced"]}))
        self.assertEqual(self.gateway.chat("claude-priced", key).status, 200)
        self.assertEqual(self.gateway.chat("gpt-priced", key).status, 403)
        self.assertEqual({row["id"] for row in self.gateway.ask("GET", "/v1/models", key=key).json["data"]}, {"claude-priced"})

    def test_aliases(self):
        key = self.generate(aliases={"cheap": "gpt-priced"})["key"]
        reply = self.gateway.chat("cheap", key)
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(reply.headers["x-litellm-model-group"], "gpt-priced")

    def test_block(self):
        key = self.generate()["key"]
        self.assertIs(self.ok(self.gateway.post("/key/block", {"key": key}))["blocked"], True)
        self.error(self.gateway.chat("gpt-priced", key), 401, "auth_error", "Key is blocked")
        self.ok(self.gateway.post("/key/unblock", {"key": hashed(key)}))
        self.assertEqual(self.gateway.chat("gpt-priced", key).status, 200)
        self.assertEqual(self.gateway.post("/key/block", {"key": "sk-nobody-knows-this-key"}).status, 404)
        self.schema_error(self.gateway.post("/key/block", {}), "body", "key")

    def test_delete(self):
        by_key, by_hash, by_alias = self.generate(), self.generate(), self.generate(key_alias="doomed")
        gone = self.ok(self.gateway.post("/key/delete", {"keys": [by_key["key"], by_hash["token"]]}))
        self.assertEqual(len(gone["deleted_keys"]), 2)
        self.ok(self.gateway.post("/key/delete", {"key_aliases": ["doomed"]}))
        for made in (by_key, by_hash, by_alias):
            self.error(self.gateway.chat("gpt-priced", made["key"]), 401, "token_not_found_in_db")
            self.assertEqual(self.gateway.ask("GET", f"/key/info?key={made['key']}").status, 404)
        self.assertEqual(self.gateway.post("/key/delete", {"keys": [by_key["key"]]}).status, 404)
        self.assertIn(self.gateway.post("/key/delete", {}).status, (400, 422))

    def test_regenerate(self):
        made = self.generate(key_alias="phoenix", max_budget=3, models=["gpt-priced"])
        self.assertEqual(self.gateway.chat("gpt-priced", made["key"]).status, 200)
        again = self.ok(self.gateway.post(f"/key/{made['key']}/regenerate"))
        self.assertNotEqual(again["key"], made["key"])
        self.assertEqual((again["key_alias"], again["max_budget"], again["models"]), ("phoenix", 3, ["gpt-priced"]))
        self.assertEqual(self.gateway.chat("gpt-priced", made["key"]).status, 401)
        self.assertEqual(self.gateway.chat("gpt-priced", again["key"]).status, 200)
        third = self.ok(self.gateway.post(f"/key/regenerate?key={again['token']}", {"max_budget": 4}))
        self.assertEqual(third["max_budget"], 4)
        self.assertGreater(self.info(third["key"])["spend"], 0, "a new secret does not wash off what was spent")

    def test_reset_spend(self):
        key = self.generate(max_budget=1)["key"]
        self.gateway.chat("gpt-priced", key)
        spent = self.info(key)["spend"]
        self.assertGreater(spent, 0)
        answer = self.ok(self.gateway.post(f"/key/{key}/reset_spend", {"reset_to": 0}))
        self.assertEqual((answer["spend"], answer["previous_spend"], answer["key_hash"]), (0, spent, hashed(key)))
        self.assertEqual(self.info(key)["spend"], 0)
        self.assertEqual(self.gateway.post(f"/key/{key}/reset_spend", {"reset_to": -1}).status, 400)
        self.assertEqual(self.gateway.post(f"/key/{key}/reset_spend", {"reset_to": 5}).status, 400)

    def test_zero_budget(self):
        key = self.generate(max_budget=0, key_alias="broke")["key"]
        error = self.error(self.gateway.chat("gpt-priced", key), 422, "budget_exceeded", "Budget has been exceeded! Key=broke", None)
        self.assertRegex(error["message"], r"Current cost: [0-9.e-]+, Max budget: 0(\.0)?")

    def test_budget_window(self):
        key = self.generate(max_budget=1, budget_duration="1d")["key"]
        self.gateway.chat("gpt-priced", key)
        info = self.info(key)
        self.assertGreater(info["spend"], 0)
        midnight = datetime.datetime.fromisoformat(info["budget_reset_at"].replace("Z", "+00:00"))
        self.assertEqual((midnight.hour, midnight.minute), (0, 0))

    def test_roles(self):
        """Admin routes are the master key's alone."""
        key = self.generate()["key"]
        for method, path in (("POST", "/key/generate"), ("POST", "/key/update"), ("POST", "/key/delete"), ("POST", "/key/block"), ("GET", "/key/list"), ("POST", "/model/new"),
                             ("POST", "/model/delete"), ("GET", "/credentials"), ("POST", "/credentials"), ("GET", "/global/spend")):
            reply = self.gateway.ask(method, path, {} if method == "POST" else None, key=key)
            self.assertIn(reply.status, (401, 403), f"{method} {path}: {reply}")
            self.assertEqual(self.gateway.ask(method, path, {} if method == "POST" else None, key=None).status, 401)
            self.assertEqual(self.gateway.ask(method, path, {} if method == "POST" else None, key="sk-nobody-knows-this-key").status, 401)


class Authentication(Contract):
    """Where a key may stand, and what is said to the wrong ones."""

    def ask_with(self, **headers):
        return self.gateway.ask("GET", "/v1/models", key=None, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def test_places(self):
        key = self.generate()["key"]
        for headers in ({"authorization": f"Bearer {key}"}, {"x_api_key": key}, {"api_key": key}, {"x_litellm_api_key": key}, {"x_litellm_api_key": f"Bearer {key}"},
                        {"x_goog_api_key": key}, {"Ocp_Apim_Subscription_Key": key}, {"authorization": "Bearer sk-wrong-wrong-wrong", "x_litellm_api_key": key}):
            with self.subTest(list(headers)):
                self.assertEqual(self.ask_with(**headers).status, 200)

    def test_refusals(self):
        self.error(self.ask_with(), 401, "auth_error", "No api key passed in", "None")
        self.error(self.ask_with(authorization="sk-without-bearer-0123"), 401, "auth_error", "Malformed API Key")
        self.error(self.ask_with(authorization="Bearer sk-nobody-knows-this-key"), 401, "token_not_found_in_db", "Invalid API key provided", "key")
        error = self.error(self.ask_with(authorization="Bearer pk-not-one-of-ours-0123"), 401, "auth_error", "LiteLLM Virtual Key expected")
        self.assertNotIn("pk-not-one-of-ours-0123", error["message"])

    def test_security_headers(self):
        for reply in (self.ask_with(), self.gateway.get("/health/liveliness"), self.gateway.get("/nowhere"), self.gateway.chat("gpt-priced")):
            self.assertEqual(reply.headers["x-frame-options"], "DENY")
            self.assertEqual(reply.headers["content-security-policy"], "frame-ancestors 'none'")
            self.assertEqual(reply.headers["x-content-type-options"], "nosniff")
            self.assertEqual(reply.headers["vary"], "Origin")
            self.assertNotIn("server", reply.headers)

    def test_unknown_path_and_method(self):
        reply = self.gateway.get("/nowhere")
        self.assertEqual((reply.status, reply.json), (404, {"detail": "Not Found"}))
        reply = self.gateway.get("/v1/chat/completions")
        self.assertEqual((reply.status, reply.json, reply.headers["allow"]), (405, {"detail": "Method Not Allowed"}, "POST"))

    def test_request_errors(self):
        self.error(self.gateway.post("/v1/chat/completions", b'{"model": '), 400, "invalid_request_error", "Invalid JSON payload", "request_body")
        self.error(self.gateway.post("/v1/chat/completions", {"model": "gpt-priced"}), 400, "invalid_request_error", "Missing required parameter: 'messages'", "messages")
        self.error(self.gateway.post("/v1/chat/completions", {"messages": []}), 400, "invalid_request_error")
        self.error(self.gateway.chat("nope"), 400, "invalid_request_error", "model=nope", None)
        self.error(self.gateway.post("/v1/embeddings", {"model": "nope", "input": "x"}), 400, "invalid_request_error", "model=nope")
        self.assertEqual(self.gateway.post("/v1/chat/completions", b"[1]").status, 400)

    def test_duplicate_members(self):
        """H6: what was checked is what is sent."""
        before = self.upstream.counters()["requests"]
        for text in ('{"model":"gpt-priced","model":"claude-priced","messages":[{"role":"user","content":"x"}]}',
                     '{"mod\\u0065l":"claude-priced","model":"gpt-priced","messages":[{"role":"user","content":"x"}]}',
                     '{"model":"gpt-priced","max_tokens":1,"max_tokens":100000,"messages":[{"role":"user","content":"x"}]}',
                     '{"model":"gpt-priced","stream":false,"stream":true,"messages":[{"role":"user","content":"x"}]}'):
            self.assertEqual(self.gateway.post("/v1/chat/completions", text).status, 400, text)
        self.assertEqual(self.upstream.counters()["requests"], before)


class Models(Contract):
    @classmethod
    def more_deployments(cls):
        return [deployment("with-id", "openai/gpt-4o-mini", cls.upstream.url, model_info={"id": "my-own-id", "note": "kept"})]

    def new(self, name, **params):
        body = {"model_name": name, "litellm_params": {"model": "openai/made", "api_base": self.upstream.url + "/v1", "api_key": "sk-of-a-provider", **params}, "model_info": {}}
        return self.ok(self.gateway.post("/model/new", body))

    def rows(self, name):
        return [row for row in self.ok(self.gateway.get("/model/info"))["data"] if row["model_name"] == name]

    def test_info(self):
        (row,) = self.rows("with-id")
        self.assertEqual((row["model_info"]["id"], row["model_info"]["note"], row["model_info"]["db_model"]), ("my-own-id", "kept", False))
        self.assertEqual(row["litellm_params"]["model"], "openai/gpt-4o-mini")
        self.assertNotIn("api_key", row["litellm_params"])
        self.assertGreater(row["model_info"]["max_input_tokens"], 1000)
        self.assertEqual(row["model_info"]["litellm_provider"], "openai")
        self.assertGreater(row["model_info"]["input_cost_per_token"], 0)
        self.assertEqual(self.ok(self.gateway.get("/v1/model/info", litellm_model_id="my-own-id"))["data"][0]["model_name"], "with-id")
        reply = self.gateway.get("/v1/model/info", litellm_model_id="x")
        self.assertEqual((reply.status, reply.json), (400, {"detail": {"error": "Model id = x not found on litellm proxy"}}))
        (priced,) = self.rows("gpt-priced")
        self.assertEqual((priced["model_info"]["input_cost_per_token"], priced["model_info"]["output_cost_per_token"]), (0.000001, 0.000004))

    def test_no_secrets(self):
        self.new("secretive")
        for path in ("/model/info", "/v1/model/info", "/v2/model/info", "/v1/models", "/model_group/info"):
            reply = self.gateway.get(path)
            self.assertEqual(reply.status, 200, path)
            for secret in (b"sk-of-a-provider", b"sk-upstream"):
                self.assertNotIn(secret, reply.body, path)
        data = b"".join(path.read_bytes() for path in self.gateway.data.rglob("*") if path.is_file())
        self.assertNotIn(b"sk-of-a-provider", data, "a provider's key lies open on the disk")

    def test_life_of_a_model(self):
        row = self.new("newborn", **prices())
        self.assertEqual(row["model_name"], "newborn")
        for name in ("model_id", "litellm_params", "model_info", "created_at", "created_by", "updated_at", "updated_by"):
            self.assertIn(name, row)
        self.assertEqual(self.gateway.chat("newborn").status, 200)
        self.assertIs(self.rows("newborn")[0]["model_info"]["db_model"], True)
        head = self.upstream.rows("request")[-1]["head"].lower()
        self.assertIn("authorization: bearer sk-of-a-provider", head)
        self.ok(self.gateway.post("/model/update", {"model_info": {"id": row["model_id"]}, "litellm_params": {"model": "openai/changed"}}))
        self.assertEqual(self.gateway.chat("newborn").status, 200)
        last = self.upstream.rows("request")[-1]
        self.assertEqual(last["model"], "changed")
        self.assertIn("authorization: bearer sk-of-a-provider", last["head"].lower(), "an update keeps what it does not name")
        self.ok(self.gateway.ask("PATCH", f"/model/{row['model_id']}/update", {"model_name": "renamed"}))
        self.assertEqual(self.gateway.chat("renamed").status, 200)
        self.assertEqual(self.gateway.chat("newborn").status, 400)
        gone = self.ok(self.gateway.post("/model/delete", {"id": row["model_id"]}))
        self.assertEqual(gone["message"], f"Model: {row['model_id']} deleted successfully")
        self.assertEqual(self.gateway.chat("renamed").status, 400)
        reply = self.gateway.post("/model/delete", {"id": row["model_id"]})
        self.assertEqual(reply.status, 400)
        self.assertIn("not found in db", reply.body.decode())

    def test_file_models_are_read_only(self):
        self.assertEqual(self.gateway.post("/model/delete", {"id": "my-own-id"}).status, 400)
        self.assertEqual(self.gateway.chat("with-id").status, 200)

    def test_two_of_a_name(self):
        self.new("group", **prices())
        self.new("group", **prices())
        self.assertEqual(len(self.rows("group")), 2)
        self.assertEqual([row["id"] for row in self.ok(self.gateway.get("/v1/models"))["data"]].count("group"), 1)
        served = {self.gateway.chat("group").headers["x-litellm-model-id"] for _ in range(40)}
        self.assertEqual(len(served), 2, "both serve")

    def test_block_model(self):
        row = self.new("blockable")
        self.ok(self.gateway.post("/model/block", {"model_id": row["model_id"]}))
        self.assertGreaterEqual(self.gateway.chat("blockable").status, 400)
        self.ok(self.gateway.post("/model/unblock", {"model_id": row["model_id"]}))
        self.assertEqual(self.gateway.chat("blockable").status, 200)

    def test_pages(self):
        page = self.ok(self.gateway.get("/v2/model/info", page=1, size=3))
        self.assertEqual((len(page["data"]), page["current_page"], page["size"]), (3, 1, 3))
        self.assertEqual(page["total_pages"], -(-page["total_count"] // 3))
        found = self.ok(self.gateway.get("/v2/model/info", search="gpt-pri"))
        self.assertEqual({row["model_name"] for row in found["data"]}, {"gpt-priced"})

    def test_group_info(self):
        groups = {row["model_group"]: row for row in self.ok(self.gateway.get("/model_group/info"))["data"]}
        self.assertEqual(groups["gpt-priced"]["providers"], ["openai"])
        self.assertEqual(groups["gpt-priced"]["input_cost_per_token"], 0.000001)

    def test_new_needs(self):
        self.schema_error(self.gateway.post("/model/new", {"litellm_params": {"model": "x"}, "model_info": {}}), "body", "model_name")
        self.schema_error(self.gateway.post("/model/new", {"model_name": "x", "model_info": {}}), "body", "litellm_params")

    def test_openai_list(self):
        answer = self.ok(self.gateway.get("/v1/models"))
        self.assertEqual(answer["object"], "list")
        row = next(row for row in answer["data"] if row["id"] == "with-id")
        self.assertEqual((row["object"], row["created"], row["owned_by"]), ("model", 1677610602, "openai"))
        reply = self.gateway.get("/v1/models/nope")
        self.assertEqual((reply.status, reply.json), (404, {"detail": "The model `nope` does not exist or is not accessible"}))
        self.assertEqual(self.gateway.get("/models").json, answer)


class Credentials(Contract):
    def test_life(self):
        made = self.ok(self.gateway.post("/credentials", {"credential_name": "mine", "credential_info": {"custom_llm_provider": "openai"},
                                                          "credential_values": {"api_key": "sk-a-sealed-secret", "api_base": self.upstream.url + "/v1"}}))
        self.assertEqual(made, {"success": True, "message": "Credential created successfully"})
        answer = self.ok(self.gateway.get("/credentials"))
        self.assertIs(answer["success"], True)
        (row,) = [row for row in answer["credentials"] if row["credential_name"] == "mine"]
        self.assertEqual((row["source"], row["credential_info"]), ("db", {"custom_llm_provider": "openai"}))
        self.assertNotIn("sk-a-sealed-secret", json.dumps(answer))
        self.assertIn("api_key", row["credential_values"])
        self.ok(self.gateway.post("/model/new", {"model_name": "by-credential", "litellm_params": {"model": "openai/c", "litellm_credential_name": "mine"}, "model_info": {}}))
        self.assertEqual(self.gateway.chat("by-credential").status, 200)
        self.assertIn("authorization: bearer sk-a-sealed-secret", self.upstream.rows("request")[-1]["head"].lower())
        self.ok(self.gateway.ask("PATCH", "/credentials/mine", {"credential_values": {"api_key": "sk-another-secret"}, "credential_info": {}}))
        self.assertEqual(self.gateway.chat("by-credential").status, 200)
        self.assertIn("authorization: bearer sk-another-secret", self.upstream.rows("request")[-1]["head"].lower())
        data = b"".join(path.read_bytes() for path in self.gateway.data.rglob("*") if path.is_file())
        for secret in (b"sk-a-sealed-secret", b"sk-another-secret"):
            self.assertNotIn(secret, data)
        self.assertEqual(self.ok(self.gateway.get("/credentials/by_name/mine"))["credential_name"], "mine")
        self.ok(self.gateway.ask("DELETE", "/credentials/mine"))
        self.assertEqual([row for row in self.ok(self.gateway.get("/credentials"))["credentials"] if row["credential_name"] == "mine"], [])
        self.assertEqual(self.gateway.ask("DELETE", "/credentials/mine").status, 404)
        self.assertEqual(self.gateway.get("/credentials/by_name/mine").status, 404)

    def test_needs_a_name(self):
        self.assertIn(self.gateway.post("/credentials", {"credential_values": {"api_key": "x"}, "credential_info": {}}).status, (400, 422))


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


class Health(Contract):
    def test_open(self):
        for path in ("/health/liveliness", "/health/liveness"):
            reply = self.gateway.ask("GET", path, key=None)
            self.assertEqual((reply.status, reply.json), (200, "I'm alive!"))
        reply = self.gateway.ask("GET", "/health/readiness", key=None)
        self.assertEqual((reply.status, reply.json), (200, {"status": "healthy", "db": "connected"}))
        self.assertEqual(self.gateway.ask("GET", "/routes", key=None).status, 200)
        self.assertEqual(self.gateway.ask("GET", "/health/license", key=None).json["has_license"], False)

    def test_details_need_a_key(self):
        self.assertEqual(self.gateway.ask("GET", "/health/readiness/details", key=None).status, 401)
        details = self.ok(self.gateway.get("/health/readiness/details"))
        for name in ("status", "db", "cache", "litellm_version", "success_callbacks", "holds_outstanding", "journal_lag_bytes"):
            self.assertIn(name, details)
        self.assertEqual(details["holds_outstanding"], 0)

    def test_health(self):
        answer = self.ok(self.gateway.get("/health", model="gpt-priced"))
        self.assertEqual((answer["healthy_count"], answer["unhealthy_count"], len(answer["healthy_endpoints"])), (1, 0, 1))
        self.assertIn("model", answer["healthy_endpoints"][0])
        self.assertEqual(self.gateway.get("/health", model="nobody-knows-it").status, 503)

    def test_metrics(self):
        self.assertEqual(self.gateway.ask("GET", "/metrics", key=None).status, 401)
        self.gateway.chat("gpt-priced")
        self.gateway.chat("oa/fault:error:status=500")
        reply = self.gateway.get("/metrics")
        self.assertEqual(reply.status, 200)
        text = reply.body.decode()
        for name in ("litellm_proxy_total_requests_metric_total", "litellm_proxy_failed_requests_metric_total", "litellm_spend_metric_total", "litellm_total_tokens_metric_total",
                     "litellm_input_tokens_metric_total", "litellm_output_tokens_metric_total", "litellm_request_total_latency_metric_bucket",
                     "litellm_llm_api_latency_metric_bucket", "litellm_in_flight_requests"):
            self.assertRegex(text, rf"(?m)^{name}[ {{]")
        self.assertNotIn(MASTER, text)
        for line in text.splitlines():
            self.assertRegex(line, r"^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? [-+0-9.eInfNa]+)$")

    def test_backlog(self):
        answer = self.ok(self.gateway.get("/health/backlog"))
        self.assertEqual(set(answer), {"in_flight_requests", "admitted_requests", "queued_requests", "rejected_requests"})

    def test_open_surface(self):
        """A8: without a credential only what LiteLLM leaves open answers."""
        open_paths = {"/", "/routes", "/test", "/health/liveliness", "/health/liveness", "/health/readiness", "/health/license"}
        for row in self.gateway.get("/routes").json["routes"]:
            for method in row["methods"] or []:
                if row["path"] in open_paths or row["path"].startswith(("/public/", "/.well-known/", "/litellm/.well-known/")) or method == "OPTIONS":
                    continue
                path = re.sub(r"\{[^}]*\}", "x", row["path"])
                reply = self.gateway.ask(method, path, {} if method in ("POST", "PATCH", "PUT") else None, key=None)
                self.assertEqual(reply.status, 401, f"{method} {path}: {reply}")


if __name__ == "__main__":
    run_suite()
