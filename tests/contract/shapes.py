#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten shapes of config.yaml as LiteLLM's users write them: each starts, serves what is served, and says what is not."""
import pathlib
import re
import unittest

from harness import Gateway, LiveTest, run_suite

CONFIGS = pathlib.Path(__file__).resolve().parent.parent / "data" / "configs"
# Files of a machine that this one is not.
FOREIGN = re.compile(r"^.*(ssl_certfile_path|ssl_keyfile_path|ssl_verify): /.*\n", re.MULTILINE)
# Names of these files that go to OpenAI or Anthropic at their usual address: here that is the fault upstream.
SERVED = {"01_several_providers": ["gpt-4o", "claude"], "06_callbacks": ["m"], "08_include": ["first"]}


class Shape:
    """What a file says of itself: "# set A=b", "# deployments 3", "# notice LINE:COLUMN text"."""

    def __init__(self, path):
        self.text = path.read_text()
        self.variables = dict(pair.split("=", 1) for line in re.findall(r"^# set (.*)$", self.text, re.MULTILINE) for pair in line.split())
        self.notices = [text.split(" ", 1)[1] for text in re.findall(r"^# notice (?:\S+\.yaml )?(.*)$", self.text, re.MULTILINE)]
        self.names = [name.strip("\"'") for name in re.findall(r"model_name: ([^,\s}]+)", self.text)]
        key = re.search(r"^  master_key: (\S+)", self.text, re.MULTILINE)
        self.master = key and (self.variables.get(key[1].removeprefix("os.environ/")) or key[1].strip("\"'"))


class Shapes(LiveTest):
    def variables_for(self, shape):
        url = self.upstream.url
        return {**shape.variables, "OPENAI_API_BASE": url + "/v1", "OPENAI_BASE_URL": url + "/v1", "ANTHROPIC_API_BASE": url, "ANTHROPIC_BASE_URL": url}

    def start(self, path, shape):
        home = pathlib.Path(self.directory) / path.stem
        home.mkdir()
        for other in CONFIGS.glob("included/*"):
            (home / "included").mkdir(exist_ok=True)
            (home / "included" / other.name).write_text(other.read_text())
        text = FOREIGN.sub("", shape.text)
        return Gateway(home, text, env=self.variables_for(shape))

    def test_each_starts_and_says_what_is_not_served(self):
        paths = sorted(CONFIGS.glob("*.yaml"))
        self.assertGreaterEqual(len(paths), 10)
        for path in paths:
            with self.subTest(path.name):
                shape = Shape(path)
                gateway = self.start(path, shape)
                try:
                    self.look_at(gateway, shape, SERVED.get(path.stem, []))
                finally:
                    gateway.stop()

    def look_at(self, gateway, shape, served):
        key = shape.master or (gateway.data / "master_key").read_text().strip()
        said = gateway.errors().replace(f"{gateway.directory}/", "")
        for notice in shape.notices:
            self.assertIn(notice.replace('"', '\\"'), said)
        listed = gateway.get("/v1/models", key=key)
        self.assertEqual(listed.status, 200, listed)
        names = {model["id"] for model in listed.json["data"]}
        for name in shape.names:
            self.assertTrue("*" in name or name in names, f"{name} is not among {names}")
        self.assertEqual(gateway.get("/v1/models", key="sk-nobodys").status, 401)
        for name in served:
            reply = gateway.chat(name, key)
            self.assertEqual(reply.status, 200, reply)
            self.assertTrue(reply.json["choices"][0]["message"]["content"])


if __name__ == "__main__":
    run_suite()
