#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The official Anthropic SDK against a running gateway, with an upstream of Anthropic's dialect and one of OpenAI's."""
import json
import unittest

import anthropic
import pydantic

from behaviours import BROKEN, BROKEN_WHOLE, SILENT, TRUNCATED_STREAM
from harness import LiveTest, MASTER, must_throw, run_suite
from openai_sdk import PIXEL
from results import proof

WEATHER = {"name": "get_weather", "description": "The weather in a city", "input_schema": {
    "type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}, "required": ["city", "days"]}}
CLOCK = {"name": "get_time", "input_schema": {"type": "object", "properties": {"zone": {"type": "string"}}}}
ASK = [{"role": "user", "content": "What is the weather in Paris?"}]


class City(pydantic.BaseModel):
    name: str
    people: int


class AnthropicUpstream(LiveTest):
    bodies = True
    group, slow, priced = "an", "anslow", "claude-priced"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = cls.client_with(cls.gateway.make_key())

    @classmethod
    def client_with(cls, key):
        return anthropic.Anthropic(base_url=cls.gateway.url, api_key=key, max_retries=0, timeout=30)

    def model(self, behaviour):
        return f"{self.group}/fault:{behaviour}"

    def create(self, behaviour="ok", **fields):
        return self.client.messages.create(**{"model": self.model(behaviour), "messages": ASK, "max_tokens": 12, **fields})

    def events(self, behaviour="ok", **fields):
        return list(self.create(behaviour, stream=True, **fields))

    def test_whole(self):
        reply = self.create(model=self.priced)
        self.assertEqual((reply.type, reply.role), ("message", "assistant"))
        self.assertTrue(reply.id.startswith("msg_"), reply.id)
        self.assertEqual(reply.model, self.priced)
        self.assertEqual([block.type for block in reply.content], ["text"])
        self.assertEqual(len(reply.content[0].text.split()), 12)
        self.assertEqual(reply.stop_reason, "max_tokens")
        self.assertEqual(reply.usage.output_tokens, 12)
        self.assertGreater(reply.usage.input_tokens, 0)

    def test_stops_by_itself(self):
        self.assertEqual(self.create("ok:tokens=3").stop_reason, "end_turn")

    def test_headers(self):
        raw = self.client.messages.with_raw_response.create(model=self.priced, messages=ASK, max_tokens=12)
        usage = raw.parse().usage
        self.assertAlmostEqual(float(raw.headers["x-litellm-response-cost"]), usage.input_tokens * 1e-6 + usage.output_tokens * 4e-6, places=12)
        self.assertIn("x-litellm-call-id", raw.headers)

    def test_stream(self):
        events = self.events()
        kinds = [event.type for event in events if event.type != "ping"]
        self.assertEqual(kinds[:2], ["message_start", "content_block_start"])
        self.assertEqual(kinds[-3:], ["content_block_stop", "message_delta", "message_stop"])
        self.assertEqual(kinds.count("message_start"), 1)
        text = "".join(event.delta.text for event in events if event.type == "content_block_delta")
        self.assertEqual(len(text.split()), 12)
        last = next(event for event in events if event.type == "message_delta")
        self.assertEqual((last.delta.stop_reason, last.usage.output_tokens), ("max_tokens", 12))

    def test_stream_is_the_whole(self):
        said = [{"role": "user", "content": "ünïcödé 🚪 \"quoted\" \\ and \n lines"}]
        with self.client.messages.stream(model=self.model("ok:echo"), messages=said, max_tokens=12) as stream:
            self.assertEqual(stream.get_final_text(), said[0]["content"])
        self.assertEqual(self.create("ok:echo", messages=said).content[0].text, said[0]["content"])

    def test_odd_but_right_streams(self):
        for behaviour in ("bytes", "crlf", "crlf-split", "bom", "comments:count=20", "comments-first:for=200", "no-data", "odd-fields", "tiny-chunks", "trailers", "cr-only"):
            with self.subTest(behaviour):
                events = self.events(behaviour)
                self.assertEqual(events[-1].type, "message_stop")
                text = "".join(event.delta.text for event in events if event.type == "content_block_delta")
                self.assertEqual(len(text.replace("ü € 🚪", "").split()), 12)

    def test_tool_call(self):
        reply = self.create("tools", tools=[WEATHER])
        block = reply.content[-1]
        self.assertEqual((reply.stop_reason, block.type, block.name, block.input), ("tool_use", "tool_use", "get_weather", {"city": "Paris", "days": 7}))

    def test_forced_tool(self):
        for choice in ({"type": "any"}, {"type": "tool", "name": "get_time"}):
            with self.subTest(choice):
                self.assertEqual(self.create(tools=[CLOCK], tool_choice=choice).content[-1].name, "get_time")

    def test_streamed_parallel_tools(self):
        with self.client.messages.stream(model=self.model("tools:calls=2"), messages=ASK, tools=[WEATHER, CLOCK], max_tokens=99) as stream:
            message = stream.get_final_message()
        calls = [(block.name, block.input) for block in message.content if block.type == "tool_use"]
        self.assertEqual(calls, [("get_weather", {"city": "Paris", "days": 7}), ("get_time", {"zone": "Paris"})])
        self.assertEqual(message.stop_reason, "tool_use")

    def test_tool_results(self):
        asked = self.create("tools:calls=2", tools=[WEATHER, CLOCK])
        calls = [block for block in asked.content if block.type == "tool_use"]
        messages = ASK + [{"role": "assistant", "content": [block.model_dump(exclude_none=True) for block in asked.content]},
                          {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": f"result of {call.name}"} for call in calls]}]
        self.assertTrue(self.create(messages=messages, tools=[WEATHER, CLOCK]).content)
        sent = json.dumps(self.last_body())
        for call in calls:
            self.assertIn(call.id, sent)
            self.assertIn(f"result of {call.name}", sent)

    def test_structured_output(self):
        reply = self.client.messages.parse(model=self.model("ok"), messages=ASK, max_tokens=200, output_format=City)
        self.assertEqual(reply.parsed_output, City(name="Paris", people=7))

    def test_system_and_image(self):
        self.create(system="Be brief like Caesar.", messages=[{"role": "user", "content": [
            {"type": "text", "text": "What is it?"}, {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PIXEL}}]}])
        sent = json.dumps(self.last_body())
        self.assertIn("Be brief like Caesar.", sent)
        self.assertIn(PIXEL, sent)

    def test_thinking(self):
        reply = self.create("ok:reasoning=5")
        self.assertEqual([block.type for block in reply.content], ["thinking", "text"])
        self.assertEqual(len(reply.content[0].thinking.split()), 5)
        text = "".join(event.delta.thinking for event in self.events("ok:reasoning=5") if event.type == "content_block_delta" and event.delta.type == "thinking_delta")
        self.assertEqual(len(text.split()), 5)

    def test_cached_tokens(self):
        usage = self.create("ok:prompt=100:cached=60").usage
        self.assertEqual((usage.input_tokens, usage.cache_read_input_tokens), (40, 60))

    def test_count_tokens(self):
        self.assertGreater(self.client.messages.count_tokens(model=self.priced, messages=ASK).input_tokens, 0)

    def test_models(self):
        ids = [model.id for model in self.client.models.list()]
        self.assertIn(self.priced, ids)
        self.assertEqual(self.client.models.retrieve(self.priced).id, self.priced)

    def refused(self, kind, status, client=None, behaviour="ok", **fields):
        with self.assertRaises(kind) as caught:
            (client or self.client).messages.create(**{"model": self.model(behaviour), "messages": ASK, "max_tokens": 12, **fields})
        self.assertEqual(caught.exception.status_code, status)
        self.assertEqual(caught.exception.body["type"], "error")
        self.assertTrue(caught.exception.body["error"]["type"])
        self.assertTrue(caught.exception.body["error"]["message"])
        return caught.exception

    def test_wrong_key(self):
        error = self.refused(anthropic.AuthenticationError, 401, self.client_with("sk-nobody-has-this-key"))
        self.assertEqual(error.body["error"]["type"], "authentication_error")

    def test_unknown_model(self):
        error = self.refused(anthropic.BadRequestError, 400, model="nobody-knows-it")
        self.assertIn("nobody-knows-it", error.body["error"]["message"])
        self.assertEqual(error.body["error"]["type"], "invalid_request_error")

    def test_bad_json(self):
        reply = self.gateway.post("/v1/messages", b'{"model": ', key=MASTER)
        self.assertEqual((reply.status, reply.json["type"], reply.json["error"]["type"]), (400, "error", "invalid_request_error"))

    def test_upstream_errors(self):
        for status, kind in ((400, anthropic.BadRequestError), (401, anthropic.AuthenticationError), (403, anthropic.PermissionDeniedError),
                             (404, anthropic.NotFoundError), (429, anthropic.RateLimitError), (500, anthropic.InternalServerError)):
            for stream in (False, True):
                with self.subTest(status=status, stream=stream):
                    error = self.refused(kind, status, behaviour=f"error:status={status}:message=Broken-toll-bar", stream=stream)
                    self.assertIn("Broken-toll-bar", error.body["error"]["message"])

    def test_retry_after(self):
        error = self.refused(anthropic.RateLimitError, 429, behaviour="error:status=429:retry-after=17")
        self.assertEqual(error.response.headers["retry-after"], "17")
        self.assertEqual(error.body["error"]["type"], "rate_limit_error")

    def test_timeout(self):
        with self.assertRaises(anthropic.APIStatusError) as caught:
            self.client.messages.create(model=f"{self.slow}/fault:stall", messages=ASK, max_tokens=12)
        self.assertEqual(caught.exception.status_code, 408)

    def test_broken_wholes(self):
        for behaviour in BROKEN + BROKEN_WHOLE + ["json-deep"] + ["choices-empty"] * (self.group == "oa"):     # Anthropic may lawfully say nothing
            with self.subTest(behaviour):
                with must_throw(self, behaviour) as caught:
                    self.create(behaviour)
                self.check_alive(behaviour)
                self.assertGreaterEqual(caught[0].status_code, 400 if behaviour.startswith(("error:status=4", "early-answer")) else 500)
        self.assertTrue(self.create().content)

    def test_broken_streams(self):
        with proof("U", whole=False) as counts:
            truncated = TRUNCATED_STREAM + ["no-done"] * (self.group == "an")
            for behaviour in truncated + SILENT:
                self.check_throws(behaviour, self.group + "quick" * (behaviour in SILENT))
            counts["sdk_throws"] = len(truncated + SILENT)
            self.check_subtests()
        self.assertTrue(self.events())

    def check_throws(self, behaviour, group):
        fields = {"tools": [WEATHER]} if behaviour.startswith("args-cut") else {}
        with self.subTest(behaviour), must_throw(self, behaviour):
            for event in self.create(behaviour, model=f"{group}/fault:{behaviour}", stream=True, **fields):
                self.assertNotEqual(event.type, "message_stop", behaviour)
        self.check_alive(behaviour)


class OpenaiUpstream(AnthropicUpstream):
    """The same client and the same answers, though the upstream speaks OpenAI's dialect."""
    group, slow, priced = "oa", "oaslow", "gpt-priced"

    def test_image_dialect(self):
        self.test_system_and_image()
        body = self.last_body()
        self.assertEqual(body["messages"][0]["role"], "system")
        self.assertEqual(body["messages"][1]["content"][1]["image_url"]["url"], "data:image/png;base64," + PIXEL)


if __name__ == "__main__":
    run_suite()
