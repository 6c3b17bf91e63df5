#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal X11: config files of every shape, good, damaged and hostile, while the gateway runs: all of one is taken or nothing, it
never dies, and nothing of the environment or of files is read for a caller of the API. imports.py [--mutants N] [--seed N]"""
import argparse
import json
import os
import pathlib
import random
import sys

from harness import MASTER, LiveTest, config_for, run_suite
from results import proof

ARGUMENTS = argparse.Namespace(mutants=200, seed=None)
SHAPES = pathlib.Path(__file__).parent.parent / "data" / "configs"
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{c}: &{c} [{','.join('*' + b for _ in range(9))}]\n" for b, c in zip("abcdefgh", "bcdefghi"))
HOSTILE = [LAUGHS, "[" * 20_000, "{" * 20_000, "- " * 20_000, "&a [*a]", "a: " + "x" * (10 << 20), "model_list:\n" + "  - model_name: x\n" * 50_000, "\x00\x01\x02", "%YAML 9.9\n---\n",
           "!!python/object/apply:os.system ['true']", "model_list: !!binary aGFsbG8=", "? [a]: b", "<<: *nothing", "include: ['/etc/passwd']", "include: ['../../../../etc/shadow']",
           "include: ['config.yaml']", "include: [/dev/zero]", "include: [/proc/self/environ]", "model_list: null\ngeneral_settings: 7", "general_settings: {master_key: [1]}", "\ufeff\ufeff{}",
           "model_list: [{model_name: x, litellm_params: {model: openai/x, api_base: {}}}]", "litellm_settings: {num_retries: 1e400}", "litellm_settings: {num_retries: -1}", "a: b: c", "\t- x", "{]"]


class Imports(LiveTest):
    def state(self):
        return [self.gateway.get(path).body for path in ("/model/info", "/v1/models", "/credentials", "/key/list")]

    def reload(self, text):
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        self.gateway.config.write_bytes(data)
        reply = self.gateway.post("/portreeve/server/reload")
        self.check_alive(f"a config of {len(data)} bytes: {data[:300]!r}")
        self.assertIn(reply.status, (200, 400, 422, 409), reply)
        return reply.json.get("ok", reply.status == 200)

    def mutant(self, chances, texts):
        text = chances.choice(texts)
        for _ in range(chances.randrange(1, 4)):
            at, other = chances.randrange(len(text)), chances.choice(texts)
            text = chances.choice([
                lambda: text[:at], lambda: text[:at] + chances.choice("{}[]:-&*!|>'\"#%@`\t\n,?~") + text[at:], lambda: text[:at] + text[at + chances.randrange(1, 40):],
                lambda: text[:at] + other[chances.randrange(len(other)):], lambda: text.replace(": ", ":\n", 1), lambda: text.replace("  ", "\t", 1),
                lambda: text.replace("model_name", chances.choice(["model-name", "modle_name", "model_name: x\n    model_name"]), 1), lambda: text + text,
                lambda: "\n".join(chances.sample(text.splitlines(), len(text.splitlines())))])() or "x"
        return text

    def test_all_or_nothing(self):
        seed = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(1_000_000)
        good = json.dumps(config_for(self.upstream))
        texts = [path.read_text() for path in sorted(SHAPES.glob("*.yaml"))] + [json.dumps(config_for(self.upstream), indent=2)]
        with proof("X11", seed) as counts:
            chances, taken, refused = random.Random(seed), 0, 0
            self.assertTrue(self.reload(good))
            for text in [*HOSTILE, *(self.mutant(chances, texts) for _ in range(ARGUMENTS.mutants))]:
                before = self.state()
                # who may ask must not change under the test: the master key stays
                if self.reload(text + f"\ngeneral_settings:\n  master_key: {MASTER}\n" if "master_key" not in text and "general_settings" not in text and text[:1] not in "{[" else text):
                    taken += 1
                    if self.gateway.get("/key/list").status != 200:      # its own master key is in force: back by the file
                        self.restart(good)
                    self.assertTrue(self.reload(good))
                else:
                    refused += 1
                    self.assertEqual(self.state(), before, f"seed {seed}: a refused file changed something")
            self.assertEqual(self.gateway.chat("gpt-priced").status, 200)
            self.assertGreater(refused, 20)
            counts.update(files=taken + refused, taken=taken, refused=refused, changed_by_a_refused_one=0)
            print(f"X11: seed {seed}, {taken} files taken, {refused} refused, none in part", flush=True)

    def restart(self, good):
        self.gateway.config.write_text(good)
        self.gateway.stop()
        type(self).start_gateway()

    def test_nothing_is_read_for_a_caller(self):
        """References in a body are texts and no more; those of config.yaml are refused, with nothing of what they name."""
        for params in ({"api_key": "os.environ/PATH"}, {"extra_headers": {"x": "os.environ/PATH"}}, {"api_base": "os.environ/PATH"}):
            before = self.state()
            no = self.gateway.post("/model/new", {"model_name": "by-api", "litellm_params": {"model": "openai/x", "api_base": self.upstream.url + "/v1", **params}})
            self.assertEqual((no.status, no.json["error"]["param"]), (400, f"litellm_params.{next(iter(params))}"))
            self.assertNotIn(os.environ["PATH"].encode(), no.body)
            self.assertEqual(self.state(), before)
        for secret in ("file:///etc/hostname", "/etc/hostname", "${HOME}", "$(hostname)"):
            made = self.gateway.post("/model/new", {"model_name": "by-api", "litellm_params": {"model": "openai/x", "api_base": self.upstream.url + "/v1", "api_key": secret}})
            self.assertEqual(made.status, 200, made)
            self.upstream.new_rows()
            self.gateway.chat("by-api")
            heads = [row["head"] for row in self.upstream.new_rows() if row["event"] == "request"]
            self.assertTrue(heads and all(secret in head for head in heads), (secret, heads))
            self.assertEqual(self.gateway.post("/model/delete", {"id": made.json["model_id"]}).status, 200)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
