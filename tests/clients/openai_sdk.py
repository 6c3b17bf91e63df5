#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The official OpenAI SDK against a running gateway, with an upstream of OpenAI's dialect and one of Anthropic's."""
import base64
import json
import unittest

import openai
import pydantic

from behaviours import BROKEN, BROKEN_WHOLE, SILENT, TRUNCATED_STREAM
from harness import LiveTest, MASTER, must_throw, run_suite
from results import proof

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
WEATHER = {"type": "function", "function": {"name": "get_weather", "description": "The weather in a city", "parameters": {
    "type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}, "required": ["city", "days"], "additionalProperties": False}}}
CLOCK = {"type": "function", "function": {"name": "get_time", "parameters": {"type": "object", "properties": {"zone": {"type": "string"}}}}}
ASK = [{"role": "user", "content": "What is the weather in Paris?"}]

class City(pydantic.BaseModel):
    name: str
    people: int
    rivers: list[str]


def text_of(stream):
    return "".join(choice.delta.content or "" for chunk in stream for choice in chunk.choices if choice.index == 0)


class OpenaiUpstream(LiveTest):
    bodies = True
    group, slow, priced = "oa", "oaslow", "gpt-priced"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = cls.client_with(cls.gateway.make_key())

    @classmethod
    def client_with(cls, key):
        return openai.OpenAI(base_url=cls.gateway.url + "/v1", api_key=key, max_retries=0, timeout=30)

    def model(self, behaviour):
        return f"{self.group}/fault:{behaviour}"

    def create(self, behaviour="ok", **fields):
        return self.client.chat.completions.create(**{"model": self.model(behaviour), "messages": ASK, "max_tokens": 12, **fields})

    def test_whole(self):
        reply = self.create(model=self.priced)
        self.assertEqual(reply.object, "chat.completion")
        self.assertTrue(reply.id.startswith("chatcmpl-"), reply.id)
        self.assertEqual(reply.model, self.priced)
        self.assertEqual(len(reply.choices), 1)
        self.assertEqual(reply.choices[0].message.role, "assistant")
        self.assertEqual(len(reply.choices[0].message.content.split()), 12)
        self.assertEqual(reply.choices[0].finish_reason, "length")
        self.assertEqual(reply.usage.completion_tokens, 12)
        self.assertEqual(reply.usage.total_tokens, reply.usage.prompt_tokens + 12)

    def test_stops_by_itself(self):
        self.assertEqual(self.create("ok:tokens=3").choices[0].finish_reason, "stop")

    def test_headers(self):
        raw = self.client.chat.completions.with_raw_response.create(model=self.priced, messages=ASK, max_tokens=12)
        usage = raw.parse().usage
        cost = float(raw.headers["x-litellm-response-cost"])
        self.assertAlmostEqual(cost, usage.prompt_tokens * 1e-6 + usage.completion_tokens * 4e-6, places=12)
        self.assertRegex(raw.headers["x-litellm-call-id"], r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        self.assertEqual(raw.headers["x-litellm-model-group"], self.priced)
        self.assertEqual(raw.headers["x-litellm-attempted-retries"], "0")
        self.assertEqual(raw.headers["x-litellm-attempted-fallbacks"], "0")
        for name in ("x-litellm-model-id", "x-litellm-version", "x-litellm-response-duration-ms", "x-litellm-overhead-duration-ms", "x-litellm-key-spend"):
            self.assertIn(name, raw.headers)
        self.assertTrue(any(name.startswith("llm_provider-") for name in raw.headers))
        self.assertNotIn("server", raw.headers)
        self.assertEqual(raw.headers["x-content-type-options"], "nosniff")

    def test_stream(self):
        chunks = list(self.create(stream=True, model=self.priced))
        self.assertEqual(len(text_of(chunks).split()), 12)
        self.assertEqual({chunk.model for chunk in chunks}, {self.priced})
        self.assertEqual(len({chunk.id for chunk in chunks}), 1)
        self.assertTrue(all("finish_reason" in choice.model_fields_set for chunk in chunks for choice in chunk.choices))
        self.assertEqual([c.finish_reason for chunk in chunks for c in chunk.choices if c.finish_reason], ["length"])
        self.assertTrue(all(chunk.choices for chunk in chunks), "usage was not asked for")
        self.assertEqual(chunks[0].choices[0].delta.role, "assistant")

    def test_stream_with_usage(self):
        chunks = list(self.create(stream=True, stream_options={"include_usage": True}))
        self.assertEqual(chunks[-1].choices, [])
        self.assertEqual(chunks[-1].usage.completion_tokens, 12)
        self.assertTrue(all(chunk.usage is None for chunk in chunks[:-1]))

    def test_stream_is_the_whole(self):
        whole = self.create("ok:echo", messages=[{"role": "user", "content": "ünïcödé 🚪 \"quoted\" \\ and \n lines"}])
        streamed = text_of(self.create("ok:echo", stream=True, messages=[{"role": "user", "content": "ünïcödé 🚪 \"quoted\" \\ and \n lines"}]))
        self.assertEqual(whole.choices[0].message.content, streamed)
        self.assertEqual(streamed, "ünïcödé 🚪 \"quoted\" \\ and \n lines")

    def test_odd_but_right_streams(self):
        for behaviour in ("bytes", "crlf", "crlf-split", "bom", "comments:count=20", "comments-first:for=200", "no-data", "odd-fields", "tiny-chunks", "trailers", "usage-changing", "cr-only"):
            with self.subTest(behaviour):
                chunks = list(self.create(behaviour, stream=True))
                self.assertEqual(len(text_of(chunks).replace("ü € 🚪", "").split()), 12)
                self.assertEqual([c.finish_reason for chunk in chunks for c in chunk.choices if c.finish_reason], ["length"])

    def test_tool_call(self):
        reply = self.create("tools", tools=[WEATHER])
        call = reply.choices[0].message.tool_calls[0]
        self.assertEqual(reply.choices[0].finish_reason, "tool_calls")
        self.assertEqual((call.type, call.function.name), ("function", "get_weather"))
        self.assertEqual(json.loads(call.function.arguments), {"city": "Paris", "days": 7})
        self.assertTrue(call.id)

    def test_forced_tool(self):
        for choice in ("required", {"type": "function", "function": {"name": "get_time"}}):
            with self.subTest(choice):
                reply = self.create(tools=[CLOCK], tool_choice=choice)
                self.assertEqual(reply.choices[0].message.tool_calls[0].function.name, "get_time")

    def test_parallel_tool_calls(self):
        reply = self.create("tools:calls=2", tools=[WEATHER, CLOCK])
        self.assertEqual([call.function.name for call in reply.choices[0].message.tool_calls], ["get_weather", "get_time"])
        self.assertEqual(len({call.id for call in reply.choices[0].message.tool_calls}), 2)

    def test_streamed_tool_calls(self):
        with self.client.chat.completions.stream(model=self.model("tools:calls=2"), messages=ASK, tools=[WEATHER, CLOCK], max_tokens=99) as stream:
            for _ in stream:
                pass
            message = stream.get_final_completion().choices[0].message
        self.assertEqual([(call.function.name, json.loads(call.function.arguments)) for call in message.tool_calls],
                         [("get_weather", {"city": "Paris", "days": 7}), ("get_time", {"zone": "Paris"})])

    def test_tool_results(self):
        asked = self.create("tools:calls=2", tools=[WEATHER, CLOCK]).choices[0].message
        messages = ASK + [asked.model_dump(exclude_none=True)] + [
            {"role": "tool", "tool_call_id": call.id, "content": f"result of {call.function.name}"} for call in asked.tool_calls]
        self.assertTrue(self.create(messages=messages, tools=[WEATHER, CLOCK]).choices[0].message.content)
        sent = json.dumps(self.last_body())
        for call in asked.tool_calls:
            self.assertIn(call.id, sent)
            self.assertIn(f"result of {call.function.name}", sent)

    def test_structured_output(self):
        reply = self.client.chat.completions.parse(model=self.model("ok"), messages=ASK, response_format=City, max_tokens=200)
        self.assertEqual(reply.choices[0].message.parsed, City(name="Paris", people=7, rivers=["Paris"]))

    def test_structured_stream(self):
        with self.client.chat.completions.stream(model=self.model("ok"), messages=ASK, response_format=City, max_tokens=200) as stream:
            for _ in stream:
                pass
            self.assertEqual(stream.get_final_completion().choices[0].message.parsed, City(name="Paris", people=7, rivers=["Paris"]))

    def test_system_and_developer(self):
        self.create(messages=[{"role": "system", "content": "Be brief like Caesar."}, {"role": "developer", "content": "Answer in Latin."}] + ASK)
        sent = json.dumps(self.last_body())
        self.assertIn("Be brief like Caesar.", sent)
        self.assertIn("Answer in Latin.", sent)

    def test_image_data(self):
        self.create(messages=[{"role": "user", "content": [{"type": "text", "text": "What is it?"},
                                                          {"type": "image_url", "image_url": {"url": "data:image/png;base64," + PIXEL}}]}])
        self.assertIn(PIXEL, json.dumps(self.last_body()))

    def test_image_url(self):
        self.create(messages=[{"role": "user", "content": [{"type": "text", "text": "What is it?"},
                                                          {"type": "image_url", "image_url": {"url": "https://example.org/gate.png"}}]}])
        self.assertIn("https://example.org/gate.png", json.dumps(self.last_body()))

    def test_reasoning(self):
        reply = self.create("ok:reasoning=5")
        self.assertEqual(len(reply.choices[0].message.reasoning_content.split()), 5)
        parts = [choice.delta for chunk in self.create("ok:reasoning=5", stream=True) for choice in chunk.choices]
        self.assertEqual(len("".join(getattr(delta, "reasoning_content", None) or "" for delta in parts).split()), 5)

    def test_cached_tokens(self):
        usage = self.create("ok:prompt=100:cached=60").usage
        self.assertEqual((usage.prompt_tokens, usage.prompt_tokens_details.cached_tokens), (100, 60))

    def test_models(self):
        ids = [model.id for model in self.client.models.list()]
        self.assertIn(self.priced, ids)
        self.assertEqual(self.client.models.retrieve(self.priced).id, self.priced)
        with self.assertRaises(openai.NotFoundError):
            self.client.models.retrieve("nobody-knows-it")

    def refused(self, kind, status, client=None, behaviour="ok", **fields):
        with self.assertRaises(kind) as caught:
            (client or self.client).chat.completions.create(**{"model": self.model(behaviour), "messages": ASK, "max_tokens": 12, **fields})
        self.assertEqual(caught.exception.status_code, status)
        self.assertTrue(caught.exception.body["message"])
        self.assertIsInstance(caught.exception.body["type"], str)
        return caught.exception

    def test_wrong_key(self):
        error = self.refused(openai.AuthenticationError, 401, self.client_with("sk-nobody-has-this-key"))
        self.assertIn("Authentication Error", error.body["message"])
        self.assertNotIn("sk-nobody-has-this-key", str(error))

    def test_no_key(self):
        reply = self.gateway.chat(self.priced, key=None)
        self.assertEqual(reply.status, 401)
        self.assertEqual(reply.json, {"error": {"message": "Authentication Error, No api key passed in.", "type": "auth_error", "param": "None", "code": "401"}})

    def test_unknown_model(self):
        error = self.refused(openai.BadRequestError, 400, model="nobody-knows-it")
        self.assertIn("nobody-knows-it", error.body["message"])

    def test_model_not_allowed(self):
        self.refused(openai.PermissionDeniedError, 403, self.client_with(self.gateway.make_key(models=["embedder"])))

    def test_upstream_errors(self):
        for status, kind in ((400, openai.BadRequestError), (401, openai.AuthenticationError), (403, openai.PermissionDeniedError), (404, openai.NotFoundError),
                             (429, openai.RateLimitError), (500, openai.InternalServerError), (503, openai.InternalServerError)):
            for stream in (False, True):
                with self.subTest(status=status, stream=stream):
                    error = self.refused(kind, status, behaviour=f"error:status={status}:message=Broken-toll-bar", stream=stream)
                    self.assertIn("Broken-toll-bar", error.body["message"])

    def test_retry_after(self):
        error = self.refused(openai.RateLimitError, 429, behaviour="error:status=429:retry-after=17")
        self.assertEqual(error.response.headers["retry-after"], "17")

    def test_providers_code(self):
        if self.group == "oa":
            self.assertEqual(self.refused(openai.BadRequestError, 400, behaviour="error:status=400:code=string_too_long").body["code"], "string_too_long")

    def test_timeout(self):
        for behaviour in ("stall", "ok:head-delay=5000"):
            with self.subTest(behaviour), self.assertRaises(openai.APIStatusError) as caught:
                self.client.chat.completions.create(model=f"{self.slow}/fault:{behaviour}", messages=ASK)
            self.assertEqual(caught.exception.status_code, 408)

    def test_refused_members(self):
        for member, status in (("api_base", 401), ("api_key", 400), ("custom_llm_provider", 400), ("extra_headers", 400)):
            with self.subTest(member), self.assertRaises(openai.APIStatusError) as caught:
                self.create(extra_body={member: "http://127.0.0.1:9"})
            self.assertEqual(caught.exception.status_code, status)
            self.assertIn(member, caught.exception.body["message"])

    def test_broken_wholes(self):
        for behaviour in BROKEN + BROKEN_WHOLE + ["json-deep"] + ["choices-empty"] * (self.group == "oa"):     # Anthropic may lawfully say nothing
            with self.subTest(behaviour):
                with must_throw(self, behaviour) as caught:
                    self.create(behaviour)
                self.check_alive(behaviour)
                self.assertGreaterEqual(caught[0].status_code, 400 if behaviour.startswith(("error:status=4", "early-answer")) else 500)
        self.assertTrue(self.create().choices)

    def test_broken_streams(self):
        with proof("U", whole=False) as counts:
            truncated = TRUNCATED_STREAM
            for behaviour in truncated + SILENT:
                self.check_throws(behaviour, self.group + "quick" * (behaviour in SILENT))
            counts["sdk_throws"] = len(truncated + SILENT)
            self.check_subtests()
        self.assertTrue(text_of(self.create(stream=True)))

    def check_throws(self, behaviour, group):
        fields = {"tools": [WEATHER]} if behaviour.startswith("args-cut") else {}
        with self.subTest(behaviour), must_throw(self, behaviour):
            for chunk in self.create(behaviour, model=f"{group}/fault:{behaviour}", stream=True, **fields):
                self.assertTrue(all(choice.finish_reason is None for choice in chunk.choices), f"{behaviour}: {chunk}")
        self.check_alive(behaviour)


class AnthropicUpstream(OpenaiUpstream):
    """The same client and the same answers, though the upstream speaks Anthropic's dialect."""
    group, slow, priced = "an", "anslow", "claude-priced"

    def test_image_dialect(self):
        self.test_image_data()
        block = self.last_body()["messages"][0]["content"][1]
        self.assertEqual(block["source"], {"type": "base64", "media_type": "image/png", "data": PIXEL})


class OnlyOpenai(LiveTest):
    """What Anthropic has no word for."""
    bodies = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = openai.OpenAI(base_url=cls.gateway.url + "/v1", api_key=MASTER, max_retries=0, timeout=30)

    def test_embeddings(self):
        reply = self.client.embeddings.create(model="embedder", input=["one", "two", "three"], dimensions=4)
        self.assertEqual([len(row.embedding) for row in reply.data], [4, 4, 4])
        self.assertAlmostEqual(reply.data[1].embedding[0], 1.0, places=5)
        floats = self.client.embeddings.create(model="embedder", input="one", dimensions=4, encoding_format="float")
        self.assertAlmostEqual(floats.data[0].embedding[0], 0.5, places=5)
        self.assertGreater(floats.usage.prompt_tokens, 0)

    def test_embeddings_untouched(self):
        raw = self.client.embeddings.with_raw_response.create(model="embedder", input="one", dimensions=4, encoding_format="base64")
        self.assertEqual(len(base64.b64decode(json.loads(raw.text)["data"][0]["embedding"])), 16)

    def test_choices(self):
        reply = self.client.chat.completions.create(model="gpt-priced", messages=ASK, n=3, max_tokens=5)
        self.assertEqual([choice.index for choice in reply.choices], [0, 1, 2])
        chunks = list(self.client.chat.completions.create(model="gpt-priced", messages=ASK, n=2, max_tokens=5, stream=True))
        self.assertEqual(sorted(c.index for chunk in chunks for c in chunk.choices if c.finish_reason), [0, 1])

    def test_azure_path(self):
        client = openai.AzureOpenAI(azure_endpoint=self.gateway.url, api_key=MASTER, api_version="2024-10-21", max_retries=0)
        self.assertTrue(client.chat.completions.create(model="gpt-priced", messages=ASK).choices[0].message.content)

    def test_unknown_members_travel(self):
        self.client.chat.completions.create(model="gpt-priced", messages=ASK, extra_body={"a_new_member": {"deep": [1, 2.50, "x"]}}, seed=7, logit_bias={"50256": -100})
        body = self.last_body()
        self.assertEqual(body["a_new_member"], {"deep": [1, 2.5, "x"]})
        self.assertEqual((body["seed"], body["logit_bias"]), (7, {"50256": -100}))

    def test_credential(self):
        self.client.chat.completions.create(model="gpt-priced", messages=ASK)
        head = self.upstream.rows("request")[-1]["head"].lower()
        self.assertIn("authorization: bearer sk-upstream\r\n", head)
        self.assertNotIn(MASTER, head)

    def test_log_row(self):
        raw = self.client.chat.completions.with_raw_response.create(model="gpt-priced", messages=ASK, max_tokens=9)
        call_id = raw.headers["x-litellm-call-id"]
        rows = self.gateway.get("/spend/logs/v2", request_id=call_id).json["data"]
        self.assertEqual(len(rows), 1)
        self.assertEqual(rows[0]["request_id"], call_id)
        self.assertEqual((rows[0]["completion_tokens"], rows[0]["model_group"], rows[0]["status"]), (9, "gpt-priced", "success"))
        self.assertAlmostEqual(rows[0]["spend"], float(raw.headers["x-litellm-response-cost"]), places=12)


if __name__ == "__main__":
    run_suite()
