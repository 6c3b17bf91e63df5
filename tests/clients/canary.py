#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals K1 and K4: unique secrets are planted wherever a secret can be, everything is used and broken, and then they are looked
for in all that was written or answered. canary.py [--seed N]"""
import argparse
import hashlib
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

from canaries import Canaries, check_search
from harness import PORTREEVED, Gateway, Upstream, connect, deployment, prices, run_suite, wait_until
from results import proof

ARGUMENTS = argparse.Namespace(seed=None)
FAULTS = ["ok", "error:status=400", "error:status=401", "error:status=429", "error:status=500", "html", "html:status=200", "rst-before-head", "rst-mid-body", "json-malformed",
          "error-in-body", "redirect", "bad-status", "gzip-truncated", "two-cl", "stall"]
STREAM_FAULTS = ["ok", "rst-mid-stream", "error-event", "error-in-data", "end-mid-stream", "json-malformed", "role-only", "error:status=503"]


class Secrets(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-secrets-"))
        self.addCleanup(shutil.rmtree, self.directory, True)
        self.upstream = Upstream(self.directory, bodies=True)
        self.addCleanup(self.upstream.stop)
        self.seed = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(1_000_000)
        self.canaries = Canaries(self.seed)
        self.answers = []       # (what was asked, all bytes of the answer)
        self.echo = {}          # model: the behaviour that repeats its provider's key

    def config(self):
        plant = self.canaries.plant
        base, port = self.upstream.url, self.upstream.port
        quick = {"timeout": 1, "stream_timeout": 1}
        keys = {"openai": plant("provider key of OpenAI", "sk-proj-"), "plain": plant("provider key without a shape"), "google": plant("provider key of Google", "AIza"),
                "groq": plant("provider key of Groq", "gsk_")}
        models = []
        for name, key in keys.items():
            self.echo[name] = key
            models.append(deployment(name + "/*", "openai/*", base, api_key=key, **quick, **prices()))
        ant = self.echo["ant"] = plant("provider key of Anthropic", "sk-ant-api03-")
        models.append(deployment("ant/*", "anthropic/*", base, api_key=ant, **quick, **prices()))
        models += [
            deployment("header/*", "openai/*", base, api_key="none", extra_headers={"x-team-token": plant("extra header"), "authorization": "Bearer " + plant("extra authorization")}, **quick),
            deployment("user/*", "openai/*", f"http://gate:{plant('password in an address')}@127.0.0.1:{port}", **quick),
            {"model_name": "query/*", "litellm_params": {"model": "openai/*", "api_base": f"{base}/v1?api-key={plant('key in an address')}", "api_key": "none", **quick}},
            deployment("env/*", "openai/*", base, api_key="os.environ/CANARY_KEY", **quick, **prices()),
            deployment("named/*", "openai/*", base, litellm_credential_name="of-the-file", api_key=None, **quick, **prices()),
        ]
        return {
            "model_list": models,
            "credential_list": [{"credential_name": "of-the-file", "credential_values": {"api_key": plant("credential of the file", "sk-")}, "credential_info": {}}],
            "general_settings": {"master_key": self.master, "database_url": f"postgresql://u:{plant('database password')}@127.0.0.1/x", "alerting": ["slack"],
                                 "alert_webhook": "https://hooks.example/" + plant("webhook")},
            "litellm_settings": {"cache": True, "cache_params": {"type": "redis", "host": "127.0.0.1", "password": plant("Redis password")}, "callbacks": ["langfuse"], "num_retries": 0},
            "environment_variables": {"LANGFUSE_SECRET_KEY": plant("secret of a callback", "sk-lf-")},
        }

    def start(self, config):
        return Gateway(self.directory, config, ["--log-level", "debug"], env={"CANARY_KEY": self.environment_key})

    # -- everything is asked

    def ask(self, method, path, body=None, key=None, **headers):
        s = connect(self.gateway.port)
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", "host: gateway", "connection: close", f"content-length: {len(data)}"]
        if key:
            lines.append(f"authorization: Bearer {key}")
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        s.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        answer = b""
        try:
            while piece := s.recv(1 << 16):
                answer += piece
        except ConnectionError:
            pass
        s.close()
        self.answers.append((f"{method} {path.split('?')[0]}", answer))
        return answer

    def said(self, answer):
        """The JSON of an answer of a known length."""
        return json.loads(answer.split(b"\r\n\r\n", 1)[1])

    def chat(self, model, key, stream=False, path="/v1/chat/completions", text="A toll.", **more):
        return self.ask("POST", path, {"model": model, "messages": [{"role": "user", "content": text}], "max_tokens": 8, "stream": stream, **more}, key)

    def use_models(self):
        groups = ["openai", "plain", "google", "groq", "ant", "header", "user", "query", "env", "named"]
        prompt = self.canaries.plant("a prompt")
        cells = [(group, fault, stream) for group in groups for stream, faults in ((False, FAULTS), (True, STREAM_FAULTS)) for fault in faults]
        cells = [cell for cell in cells if cell[1] != "stall" or cell[0] in ("openai", "query")]

        def work(mine):
            for i, (group, fault, stream) in enumerate(mine):
                path = "/v1/messages" if i % 2 else "/v1/chat/completions"
                self.chat(f"{group}/fault:{fault}", self.virtual, stream, path, text=prompt)
        threads = [threading.Thread(target=work, args=[cells[n::16]]) for n in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        return len(cells)

    def repeat_keys(self):
        """Providers whose errors repeat the key that they were sent, whole and in a stream, as words and as a code."""
        for group, key in self.echo.items():
            for fault in (f"error:status=401:message=Incorrect-key-{key}", f"error:status=400:code={key}", f"error:status=500:message={key}", f"error-event:message={key}",
                          f"error-in-data:message={key}"):
                for path in ("/v1/chat/completions", "/v1/messages"):
                    for stream in (False, True):
                        model = f"{group}-echo-{len(self.answers)}"
                        self.upstream.control("models", {model: fault})
                        self.chat(f"{group}/{model}", self.virtual, stream, path)

    def knock(self):
        """Callers who are not let in, with their secrets wherever clients put them."""
        plant = self.canaries.plant
        wrong = plant("a wrong key", "sk-")
        self.chat("openai/x", wrong)
        self.chat("openai/x", wrong, path="/v1/messages")
        self.chat("openai/x", plant("a wrong key without a shape"))
        self.ask("GET", "/key/info?key=" + plant("a key in a query", "sk-"), key=self.master)
        self.ask("GET", "/v1/models?key=" + plant("a key in Google's query", "AIza"))
        self.ask("GET", "/v1/models", authorization="Basic " + plant("basic credentials"))
        self.ask("GET", "/v1/models", authorization=plant("a bare key", "sk-"))
        self.ask("GET", "/v1/models", x_api_key=plant("x-api-key", "sk-ant-"), cookie="session=" + plant("a cookie"), api_key=plant("api-key"))
        self.chat("openai/x", self.virtual, api_key=plant("api_key of a body", "sk-"))
        self.chat("openai/x", self.virtual, extra_headers={"authorization": plant("extra_headers of a body")})
        self.chat("openai/x", self.virtual, api_base="https://u:" + plant("api_base of a body") + "@example.com")
        self.ask("POST", "/v1/chat/completions", b'{"model": "openai/x", "messages": [' + plant("broken JSON").encode(), self.virtual)
        self.ask("POST", "/key/generate", {"key": plant("a key that is refused"), "duration": "soon"}, self.master)
        self.ask("POST", "/model/new", {"model_name": "x", "litellm_params": {"api_key": plant("key of a model that is refused", "sk-"), "model": ["not a text"]}}, self.master)
        self.ask("POST", "/credentials", {"credential_values": {"api_key": plant("key of a credential that is refused", "sk-")}}, self.master)
        self.ask("POST", "/portreeve/discover", {"provider": "openai", "api_base": self.upstream.url + "/v1", "api_key": plant("key to look around with", "sk-")}, self.master)
        self.ask("POST", "/portreeve/test", {"litellm_params": {"model": "openai/fault:error:status=401", "api_base": self.upstream.url + "/v1", "api_key": plant("key on trial", "sk-")}}, self.master)

    def administer(self):
        """Records that hold secrets, made, changed, read and removed."""
        plant = self.canaries.plant
        values = {"api_key": plant("stored credential"), "api_base": self.upstream.url + "/v1"}
        self.ask("POST", "/credentials", {"credential_name": "stored", "credential_values": values, "credential_info": {"custom_llm_provider": "openai"}}, self.master)
        self.ask("PATCH", "/credentials/stored", {"credential_values": {"api_key": plant("changed credential")}}, self.master)
        made = self.ask("POST", "/model/new", {"model_name": "stored", "litellm_params": {"model": "openai/x", "api_base": self.upstream.url + "/v1", "api_key": plant("stored model", "sk-")}},
                        self.master)
        model = self.said(made)["model_id"]
        self.ask("PATCH", f"/model/{model}/update", {"litellm_params": {"api_key": plant("changed model")}}, self.master)
        self.chat("stored", self.virtual)
        self.make("/key/generate", "a virtual key of our own", {"key": plant("a virtual key of our own", "sk-"), "models": ["stored"]})
        doomed = self.make("/key/generate", "a key to replace", {})
        self.make("/key/regenerate", "a new secret", {"key": doomed})
        self.ask("POST", "/key/update", {"key": self.virtual, "metadata": {"note": "none"}}, self.master)
        self.ask("POST", "/key/delete", {"keys": [hashlib.sha256(doomed.encode()).hexdigest()]}, self.master)

    def make(self, path, name, body):
        """A key, whose secret stands in this one answer and nowhere else."""
        s = self.gateway.post(path, body, key=self.master)
        self.assertEqual(s.status, 200, s)
        self.canaries.cores[name] = s.json["key"][3:]
        return s.json["key"]

    def read_everything(self):
        """Every GET of the registry, as an admin, as a key and as nobody."""
        routes = self.said(self.ask("GET", "/routes", key=self.master))["routes"]
        log = self.said(self.ask("GET", "/spend/logs/v2?page_size=100", key=self.master))["data"]
        self.assertGreater(len(log), 50)
        token = hashlib.sha256(self.virtual.encode()).hexdigest()
        fills = {"{request_id}": log[0]["request_id"], "{id:path}": log[0]["request_id"], "{credential_name:path}": "stored", "{model_id:path}": "x", "{record}": "key", "{model...}": "plain/x",
                 "{key:path}": token}
        for path, methods in sorted({(route["path"], tuple(route["methods"])) for route in routes}):
            if "GET" not in methods:
                continue
            for name, value in fills.items():
                path = path.replace(name, urllib.parse.quote(value))
            for key in (self.master, self.virtual, None):
                self.ask("GET", path, key=key)
        for path in ("/portreeve/requests/export?format=csv", "/portreeve/requests/export?format=jsonl", "/portreeve/log?limit=20000", "/portreeve/refusals?limit=500", "/key/info?key=" + token,
                     "/key/list?return_full_object=true", "/health/readiness/details"):
            self.ask("GET", path, key=self.master)
        for row in log[:60]:
            self.ask("GET", "/portreeve/requests/" + row["request_id"], key=self.master)
            self.ask("GET", "/spend/logs/ui/" + row["request_id"], key=self.virtual)
        self.ask("POST", "/portreeve/server/check", {}, self.master)
        self.ask("POST", "/portreeve/server/backup", {}, self.master)

    # -- everything is searched

    def outside(self, *arguments):
        done = subprocess.run([PORTREEVED, "--data-dir", str(self.gateway.data), "--config", str(self.gateway.config), *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                              env={"CANARY_KEY": self.environment_key, "PATH": "/usr/bin:/bin"})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.answers.append(("portreeved " + arguments[0], done.stdout + done.stderr))

    def check_answers(self):
        leaks = sorted({(what, name) for what, answer in self.answers for name in self.canaries.found_in(answer)})
        self.assertEqual(leaks, [], "secrets in answers")

    def check_files(self, when):
        self.assertEqual(self.canaries.found_in_files(self.gateway.data), [], f"secrets in files, {when}")
        self.assertEqual(self.canaries.found_in(self.gateway.errors().encode()), set(), f"secrets in the log, {when}")

    def check_process(self):
        self.assertEqual(self.canaries.found_in(pathlib.Path(f"/proc/{self.gateway.process.pid}/cmdline").read_bytes()), set(), "secrets in the command line")

    def check_upstream(self):
        """What opens the gateway is never sent on."""
        ours = Canaries(0)
        theirs = ("provider", "extra", "password in", "key in an address", "credential of", "stored", "changed", "environment", "a prompt", "key to look", "key on trial")
        ours.cores = {name: core for name, core in self.canaries.cores.items() if not name.startswith(theirs)}
        ours.cores["the master key"] = self.master[3:]
        self.assertEqual(ours.found_in(self.upstream.books.read_bytes()), set(), "a caller's secret was sent upstream")

    def test_search_finds(self):
        check_search(self)

    def test_no_secret_anywhere(self):
        with proof("K4", self.seed) as counts, proof("K1", self.seed) as sealed:
            self.master = self.canaries.plant("the master key", "sk-")
            self.environment_key = self.canaries.plant("environment's provider key", "sk-")
            config = self.config()
            self.gateway = self.start(config)
            self.addCleanup(lambda: self.gateway.process.poll() is None and self.gateway.kill())
            self.virtual = self.make("/key/generate", "a virtual key", {"key_alias": "traveller", "max_budget": 1000})
            cells = self.use_models()
            self.repeat_keys()
            self.knock()
            self.administer()
            self.check_process()
            wait_until(lambda: self.gateway.get("/health/readiness/details", key=self.master).json["holds_outstanding"] == 0, 10, "holds to end")
            self.check_files("while it runs")
            self.chat("openai/fault:stall-mid-stream", self.virtual, True)
            self.gateway.kill()
            self.check_files("after it was killed")
            self.gateway = self.start(config)
            self.read_everything()
            self.outside("--print-config")
            self.assertEqual(self.gateway.stop(), 0)
            self.outside("--dump-ledger")
            self.check_files("at the end")
            self.check_answers()
            self.check_upstream()
            self.assertEqual([p for p in self.directory.rglob("core*")], [], "a core file")
            counts.update(canaries=len(self.canaries.cores), cells=cells, answers=len(self.answers), hits=0)
            sealed.update(canaries=len(self.canaries.cores), files=len([p for p in self.gateway.data.rglob("*") if p.is_file()]), hits=0)
            print(f"K4: seed {self.seed}, {counts['canaries']} secrets, {counts['answers']} answers, {sealed['files']} files: none found", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
