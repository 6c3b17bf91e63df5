#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The admin contract over HTTP, as LiteLLM Proxy 1.108 keeps it: keys, models, credentials, health. Every check names
statuses, shapes and texts that scripts written for LiteLLM rely on. One class an area; the gateway is shared by a class."""
import datetime
import json
import re

from contract import Contract, hashed
from harness import MASTER, deployment, prices, run_suite, wait_until


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
