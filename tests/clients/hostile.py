#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that mean harm: what is too much (goal H4), texts that break programs (H5), and what errors give away (H12)."""
import concurrent.futures
import gzip
import json
import pathlib
import unittest

from harness import MASTER, CutOff, LiveTest, connect, read_answer, request_bytes, run_suite
from results import proof

MIB = 1 << 20
SLACK = 2       # a machine whose caches others use
NAUGHTY = json.loads((pathlib.Path(__file__).parent.parent / "data/corpora/blns.json").read_text())
# Besides them: what is not UTF-8, and what JSON can only say by escapes.
RAW = [b"\xff", b"\xc3\x28", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xef\xbb\xbf", b"\x00", b"\x1f", b"\x7f", b"\\ud800", b"\\udc00\\ud800", b"\\u0000", b"\\ufeff", b"\\uffff"]


def head(method="POST", path="/v1/chat/completions", *lines, key=MASTER):
    return "\r\n".join([f"{method} {path} HTTP/1.1", "host: gateway", f"authorization: Bearer {key}", "content-type: application/json", *lines]).encode() + b"\r\n\r\n"


def posted(body, path="/v1/chat/completions", *lines):
    return head("POST", path, f"content-length: {len(body)}", *lines) + body


def chat(**members):
    return posted(json.dumps({"model": "oa/fault:ok", "messages": [{"role": "user", "content": "x"}], **members}).encode())


def around(inside, before=b'{"model":"oa/fault:ok","messages":[{"role":"user","content":"x"}],"x":', after=b"}"):
    return posted(before + inside + after)


def chunks(data, size):
    return head("POST", "/v1/chat/completions", "transfer-encoding: chunked") + b"".join(b"%x\r\n" % len(data[i:i + size]) + data[i:i + size] + b"\r\n" for i in range(0, len(data), size)) + b"0\r\n\r\n"


def hostile():
    """{name: (bytes, the statuses that are right)}"""
    plain = json.dumps({"model": "oa/fault:ok", "messages": [{"role": "user", "content": "x"}]}).encode()
    messages = lambda count: b"[" + b",".join([b'{"role":"user","content":""}'] * count) + b"]"
    bad, fine = (400,), (200, 400, 413, 422)
    inputs = {
        "target of 8 KiB": (head("GET", "/" + "a" * 8200), (414,)),
        "target of 1 MiB": (head("GET", "/" + "a" * MIB), (414,)),
        "query of 5 KiB": (head("GET", "/spend/logs/v2?search=" + "a" * 5000), (200, 400, 414)),
        "query of 8,000 parameters": (head("GET", "/spend/logs/v2?" + "&a=b" * 2000), (200, 400, 414)),
        "percents": (head("GET", "/spend/logs/v2?search=" + "%25" * 1000), (200, 400)),
        "bad percents": (head("GET", "/%zz%"), bad),
        "wildcards": (head("GET", "/key/list?key_alias=" + "%25_" * 400), (200, 400)),
        "stars": (head("GET", "/portreeve/requests?filter=model:" + "*a" * 1000), (200, 400)),
        "terms": (head("GET", "/portreeve/requests?filter=" + "model:a+" * 900), (200, 400)),
        "brackets in a filter": (head("GET", "/portreeve/requests?filter=model:" + "(" * 3000), bad),
        "values in a filter": (head("GET", "/portreeve/requests?filter=model:(" + "a+OR+" * 1200 + "a)"), (200, 400)),
        "page of the end": (head("GET", "/spend/logs/v2?page=999999999999&page_size=999999999999"), (200, 400, 422)),
        "a page before the first": (head("GET", "/key/list?page=-1&size=-1"), (200, 400, 422)),
        "dates": (head("GET", "/spend/logs/v2?start_date=0000-00-00&end_date=9999-99-99T99:99:99"), (200, 400, 422)),
        "head of 40 KiB": (head("GET", "/", "x: " + "a" * 40_000), (431,)),
        "head of 8 MiB": (head("GET", "/", "x: " + "a" * (8 * MIB)), (431,)),
        "101 headers": (head("GET", "/", *["x: y"] * 101), (431,)),
        "a million headers": (head("GET", "/", *["x: y"] * 1_000_000), (431,)),
        "headers without values": (head("GET", "/", *[f"x{i}:" for i in range(90)]), (200, 404, 401)),
        "a bearer of 30 KiB": (head("GET", "/v1/models", key="k" * 30_000), (401, 431)),
        "body of 40 MiB": (posted(b" " * (40 * MIB)), (413,)),
        "promised body": (head("POST", "/v1/chat/completions", "content-length: 999999999999"), (413,)),
        "length of 30 digits": (head("POST", "/v1/chat/completions", "content-length: " + "9" * 30), (400, 413)),
        "chunks of a byte": (chunks(plain + b" " * 200_000, 1), (200,)),
        "chunk extension": (head("POST", "/v1/chat/completions", "transfer-encoding: chunked") + b"5;" + b"a" * MIB, bad),
        "trailer": (head("POST", "/v1/chat/completions", "transfer-encoding: chunked") + b"%x\r\n" % len(plain) + plain + b"\r\n0\r\n" + b"x: y\r\n" * 100_000 + b"\r\n", (400, 431)),
        "chunks without end": (chunks(b" " * (40 * MIB), 65_536), (413,)),
        "gzip bomb": (posted(gzip.compress(b" " * (64 * MIB)), "/v1/chat/completions", "content-encoding: gzip"), (400, 415)),
        "deflate": (posted(b"x\x9c", "/v1/chat/completions", "content-encoding: deflate"), (400, 415)),
        "10 MiB of [": (posted(b"[" * (10 * MIB)), bad),
        "10 MiB of {": (posted(b'{"a":' * (2 * MIB)), bad),
        "10 MiB of quotes": (posted(b'"' * (10 * MIB)), bad),
        "10 MiB of backslashes": (around(b'"' + b"\\\\" * (5 * MIB) + b'"'), fine),
        "10 MiB of escapes": (around(b'"' + b"\\u0041" * (10 * MIB // 6) + b'"'), fine),
        "10 MiB of digits": (around(b"1" * (10 * MIB)), fine),
        "exponent": (around(b"1e" + b"9" * MIB), fine),
        "10 MiB of blanks": (around(b" " * (10 * MIB) + b"1"), fine),
        "10 MiB of text": (around(b'"' + b"x" * (10 * MIB) + b'"'), fine),
        "10 MiB of commas": (around(b"[" + b"1," * (5 * MIB) + b"1]"), fine),
        "10 MiB of lists": (around(b"[" + b"[]," * (3 * MIB) + b"1]"), fine),
        "depth 129": (around(b"[" * 129 + b"]" * 129), bad),
        "depth 100,000": (around(b"[" * 100_000 + b"]" * 100_000), bad),
        "100,000 members": (posted(b"{" + b",".join(b'"k%d":1' % i for i in range(100_000)) + b',"model":"oa/fault:ok","messages":[{"role":"user","content":"x"}]}'), fine),
        "100,000 times one member": (posted(b"{" + b'"x":1,' * 100_000 + b'"model":"oa/fault:ok","messages":[{"role":"user","content":"x"}]}'), fine),
        "members that collide": (posted(b"{" + b",".join(b'"%s":1' % (b"\0".join([b"%d" % i]) * 40) for i in range(5_000)) + b',"model":"oa/fault:ok","messages":[{"role":"user","content":"x"}]}'), fine),
        "a member of 5 MiB": (posted(b'{"' + b"k" * (5 * MIB) + b'":1,"model":"oa/fault:ok","messages":[{"role":"user","content":"x"}]}'), fine),
        "200,000 messages": (posted(b'{"model":"oa/fault:ok","messages":' + messages(200_000) + b"}"), fine),
        "100,000 messages, translated": (posted(b'{"model":"an/fault:ok","messages":' + messages(100_000) + b"}"), fine),
        "100,000 tools": (chat(tools=[{"type": "function", "function": {"name": "a"}}] * 100_000), fine),
        "100,000 stops": (chat(stop=["a"] * 100_000), fine),
        "100,000 tags": (chat(metadata={"tags": ["a"] * 100_000}), fine),
        "100,000 fallbacks": (chat(fallbacks=["oa/fault:ok"] * 100_000), fine),
        "a model of 1 MiB": (chat(model="m" * MIB), (400, 403, 404)),
        "a picture of 10 MiB": (chat(messages=[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64," + "A" * (10 * MIB)}}]}]), fine),
        "a user of 1 MiB": (chat(user="u" * MIB), fine),
        "n of a million": (chat(n=1_000_000), bad),
        "max_tokens of 2^62": (chat(max_tokens=2 ** 62), fine),
        "timeout of 1e308": (chat(timeout=1e308), fine),
        "a schema of depth 100": (chat(response_format={"type": "json_schema", "json_schema": {"name": "a", "schema": json.loads('{"a":' * 100 + "1" + "}" * 100)}}), fine),
        "key with 10,000 models": (posted(json.dumps({"models": [f"m{i}" for i in range(10_000)]}).encode(), "/key/generate"), (200, 400, 422)),
        "10,000 keys to update": (posted(json.dumps({"keys": [{"key": f"sk-{i}"} for i in range(10_000)]}).encode(), "/key/bulk_update"), (200, 400, 404, 422)),
        "a method of 8 KiB": (b"A" * 8192 + b" / HTTP/1.1\r\nhost: a\r\n\r\n", (400, 405, 414, 431, 501)),
        "line ends first": (b"\r\n" * 100_000 + plain, (400,)),
        "NULs": (b"\0" * 100_000, bad),
    }
    return inputs


class Hostile(LiveTest):
    bodies = True

    def cpu(self):
        """Seconds that all threads have run."""
        threads = pathlib.Path(f"/proc/{self.gateway.process.pid}/task")
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads.iterdir()) / 1e9

    def send(self, data):
        """(status, headers, body); (None, {}, b"") when the connection just ended."""
        s = connect(self.gateway.port)
        try:
            s.settimeout(10)
            s.sendall(data)
        except OSError:
            pass            # it has seen enough, and says so
        try:
            return read_answer(s)
        except (CutOff, TimeoutError):
            return None, {}, b""
        finally:
            s.close()

    def check_error(self, path, status, headers, body, said=""):
        """H12: an error in the client's own shape."""
        self.assertEqual(headers.get("content-type", "").split(";")[0], "application/json", body[:200])
        error = json.loads(body)
        told = error.get("error", error.get("detail"))      # LiteLLM's 404 and 405 have `detail`
        self.assertTrue(told["message"] if "error" in error and isinstance(told, dict) else told)
        if path == "/v1/messages":
            self.assertEqual(error["type"], "error")
        self.check_tells_nothing(body.decode("utf-8", "replace") + str(headers), said)

    def test_too_much(self):
        with proof("H4") as counts:
            worst, inputs = {}, hostile()
            self.gateway.chat("oa/fault:ok")
            for name, (data, statuses) in inputs.items():
                with self.subTest(name):
                    peaked, began = self.gateway.watch_memory(), self.cpu()
                    status, headers, body = self.send(data)
                    took, grown = self.cpu() - began, peaked()
                    worst[name] = (took, grown)
                    self.assertIn(status, statuses, body[:300])
                    if status and status >= 400:
                        self.check_error("", status, headers, body, data[-1000:].decode("latin-1"))
                    self.assertLess(took, max(0.1, 0.03 * len(data) / MIB) * SLACK)
                    self.assertLess(grown, (20 if "translated" in name else 6) * min(len(data), 32 * MIB) / MIB + 16)
                    self.check_alive(name)
            self.assertEqual(self.gateway.chat("oa/fault:ok").status, 200)
            slowest, largest = (max(worst, key=lambda name: worst[name][i]) for i in (0, 1))
            counts.update(inputs=len(inputs), most_cpu_ms=round(1000 * worst[slowest][0]), most_mib=round(worst[largest][1]))
            print(f"H4: {len(inputs)} inputs; CPU {1000 * worst[slowest][0]:.0f} ms ({slowest}), memory {worst[largest][1]:.0f} MiB ({largest})", flush=True)
            self.check_subtests()


class Naughty(Hostile):
    """H5: every text in every field of text."""

    def test_too_much(self):
        self.skipTest("once is enough")

    def ask(self, path, body):
        """Refused as the client's fault, or served; then what went up is what was said."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        status, headers, answer = self.send(posted(data, path))
        self.assertIsNotNone(status, data[:300])
        self.assertTrue(200 <= status < 500, f"{status} {answer[:300]} for {data[:300]}")
        if status >= 400:
            self.check_error(path, status, headers, answer, data.decode("utf-8", "replace"))
        return status, answer

    def members(self, text):
        """A chat request that has the text in all that is text."""
        return {"model": "oa/fault:ok", "user": text, "stop": [text[:50] or "x"], "metadata": {"note": text, "tags": [text]}, "x_unknown": text,
                "messages": [{"role": "system", "content": text}, {"role": "user", "name": "n", "content": [{"type": "text", "text": text}]},
                             {"role": "assistant", "content": text, "tool_calls": [{"id": "c", "type": "function", "function": {"name": "f", "arguments": json.dumps({"a": text})}}]},
                             {"role": "tool", "tool_call_id": "c", "content": text}, {"role": "user", "content": "and?"}],
                "tools": [{"type": "function", "function": {"name": "f", "description": text, "parameters": {"type": "object", "properties": {"a": {"type": "string", "description": text}}}}}]}

    def test_kept_in_chats(self):
        with proof("H5") as counts:
            self.upstream.new_rows()
            for number, text in enumerate(NAUGHTY):
                with self.subTest(text=text[:60]):
                    for group in ("oa", "an"):
                        body = {**self.members(text), "model": f"{group}/fault:ok"}
                        status, _ = self.ask("/v1/chat/completions", body)
                        rows = [row for row in self.upstream.new_rows() if row["event"] == "request"]
                        self.assertEqual(len(rows), int(status == 200))
                        if rows:
                            self.check_sent(text, group, json.loads(rows[0]["body"].encode("latin-1")))
            counts["texts"] = len(NAUGHTY)
            self.check_subtests()

    def check_sent(self, text, group, sent):
        if group == "oa":
            for i in (0, 2, 3):
                self.assertEqual(sent["messages"][i]["content"], text)
            self.assertEqual(json.loads(sent["messages"][2]["tool_calls"][0]["function"]["arguments"]), {"a": text})
            self.assertEqual(sent["tools"][0]["function"]["description"], text)
            return
        everything = json.dumps(sent, ensure_ascii=False)
        if text.strip():
            self.assertIn(json.dumps(text, ensure_ascii=False)[1:-1], everything)
            self.assertEqual(sent["tools"][0]["description"], text)

    def test_fields_one_by_one(self):
        """Where a text stands alone: a model's name, roles, headers, keys' fields and questions about them."""
        def one(text):
            for field in ("model", "role", "name", "tool_choice", "reasoning_effort", "service_tier", "response_format"):
                body = {"model": "oa/fault:ok", "messages": [{"role": "user", "content": "x"}]}
                if field in ("role", "name"):
                    body["messages"][0][field] = text
                else:
                    body[field] = text
                self.ask("/v1/chat/completions", body)
            self.ask("/v1/messages", {"model": "an/fault:ok", "max_tokens": 9, "system": text, "messages": [{"role": "user", "content": text or "x"}], "metadata": {"user_id": text}, "stop_sequences": [text or "x"]})
            self.ask("/v1/embeddings", {"model": "embedder", "input": text})
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(one, NAUGHTY[::3]))

    def test_kept_in_keys(self):
        for text in NAUGHTY:
            with self.subTest(text=text[:60]):
                status, answer = self.ask("/key/generate", {"key_alias": text, "user_id": text, "team_id": text, "metadata": {"note": text}, "models": ["m"], "tags": [text]})
                if status != 200:
                    continue
                token = json.loads(answer)["key"]
                info = self.gateway.get("/key/info", key=token).json["info"]
                self.assertEqual((info["user_id"], info["metadata"]["note"]), (text, text))
                self.assertEqual(info["key_alias"] or "", text.strip() and text)
        for text in NAUGHTY[::5]:
            for path, field in (("/key/list", "key_alias"), ("/spend/logs/v2", "search"), ("/spend/logs/v2", "model_group"), ("/portreeve/requests", "filter"), ("/v2/model/info", "search"),
                                ("/portreeve/top", "by"), ("/portreeve/series", "by"), ("/portreeve/log", "text")):
                with self.subTest(f"{path} {field}", text=text[:60]):
                    if text.encode("utf-8", "surrogatepass") == text.encode("utf-8", "ignore"):
                        reply = self.gateway.get(path, **{field: text[:400]})
                        self.assertLess(reply.status, 500, reply)
                        if reply.status >= 400:
                            self.check_error(path, reply.status, reply.headers, reply.body, text)

    def test_bytes(self):
        """Not UTF-8, or half of something: 400, or kept byte by byte."""
        for raw in RAW:
            for path, model in (("/v1/chat/completions", b"oa"), ("/v1/chat/completions", b"an"), ("/v1/messages", b"an"), ("/key/generate", b"oa")):
                with self.subTest(f"{raw}, {path}, {model}"):
                    self.upstream.new_rows()
                    body = b'{"model":"' + model + b'/fault:ok","key_alias":"' + raw + path[4:].encode() + model + b'","max_tokens":9,"messages":[{"role":"user","content":"a' + raw + b'b"}]}'
                    status, _ = self.ask(path, body)
                    rows = [row for row in self.upstream.new_rows() if row["event"] == "request"]
                    if status == 200 and rows:
                        sent = rows[0]["body"].encode("latin-1")
                        self.assertEqual(json.loads(sent)["messages"][0]["content"], json.loads(body)["messages"][0]["content"])

    def test_headers(self):
        for text in NAUGHTY[::2]:
            raw = text.encode("utf-8", "replace").replace(b"\r", b" ").replace(b"\n", b" ")
            for name in (b"x-litellm-session-id", b"user-agent", b"x-litellm-call-id", b"x-litellm-tags", b"x-stainless-lang", b"anthropic-version", b"anthropic-beta", b"x-litellm-timeout"):
                body = b'{"model":"an/fault:ok","max_tokens":9,"messages":[{"role":"user","content":"x"}]}'
                data = head("POST", "/v1/messages", f"content-length: {len(body)}")[:-2] + name + b": " + raw + b"\r\n\r\n" + body
                status, headers, answer = self.send(data)
                with self.subTest(f"{name}: {text[:60]}"):
                    self.assertTrue(status and status < 500, f"{status} {answer[:200]}")
                    if status >= 400:
                        self.check_error("", status, headers, answer, text)      # of a head that is none: nobody knows whose


if __name__ == "__main__":
    run_suite()
