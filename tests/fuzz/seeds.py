#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py DIRECTORY: the seed corpus, a folder and a dictionary a target: the test data of the tree, and what fuzzing found and real frames (tests/fuzz/seeds)."""
import base64
import hashlib
import json
import pathlib
import re
import shutil
import sys

TESTS = pathlib.Path(__file__).parent.parent
DATA, KEPT = TESTS / "data", TESTS / "fuzz" / "seeds"
# Where the first byte chooses (target.h): some of its values.
CHOICES = bytes([0, 1, 6, 64, 65, 129, 193])


def rows(name):
    with open(DATA / "corpora" / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def files(folder, pattern):
    return [path.read_bytes() for path in sorted((DATA / folder).glob(pattern))]


def bodies(client):
    with open(DATA / "requests.jsonl", encoding="utf-8") as file:
        return [row["body"].encode() for row in map(json.loads, file) if row["client"] == client]


def chosen(seeds, choices=CHOICES):
    """Each seed with a few first bytes."""
    return [bytes([choices[i % len(choices)]]) + seed for i, seed in enumerate(seeds)]


def chunked():
    body = b"5\r\nhello\r\n6;a=\"b\\\"\";c\r\n world\r\n0\r\nX-Trailer: 1\r\n\r\n"
    return [body, b"0\r\n\r\n", b"fffffffffffffff0\r\nx", b"00000005\r\nhello\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"]


def corpus():
    http, texts, yaml = rows("http1.jsonl"), rows("json_test_suite.jsonl"), rows("yaml_test_suite.jsonl")
    requests = [base64.b64decode(row["bytes_base64"]) for row in http if row["kind"] == "request"]
    responses = [base64.b64decode(row["bytes_base64"]) for row in http if row["kind"] == "response"]
    responses += [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n14\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x35\x03\r\n0\r\n\r\n"]
    tapes = {name: files("tapes", name + "*.sse") for name in ("", "anthropic")}
    wholes = {name: files("tapes", name + "*.json") for name in ("", "anthropic")}
    return {
        "http_request": chosen(requests),
        "http_response": chosen(responses),
        "chunked_body": chosen(chunked()),
        "url": [b"http://127.0.0.1:4000/v1?x=1", b"https://[::1]/", b"https://api.example.com:443/a%20b", b"HTTP://user@host/", b"https://[::ffff:10.0.0.1%25eth0]:1/#f"],
        "json_text": [text for row in texts if len(text := base64.b64decode(row["base64"])) < 5000],
        "sse": chosen([event for row in rows("sse.jsonl") if len(event := base64.b64decode(row["bytes_base64"])) < 5000]),
        "config_yaml": files("configs", "*.yaml") + [base64.b64decode(row["base64"]) for row in yaml],
        "request_filter": [b"model:gpt-4* -status:4xx", b'key:"web app" cost:>0.05 dur:>=2s tokens:<8k', b"status:(429 OR 5xx) stream:yes has:error tag.env:prod \"two words\"",
                           b"status:500..599 cost:0.1..2"],
        "openai_request": chosen(bodies("openai")),
        "anthropic_request": chosen(bodies("anthropic")),
        "openai_reply": chosen(wholes[""]),
        "anthropic_reply": chosen(wholes["anthropic"]),
        "openai_stream": [bytes([i * 37 & 255]) + seed for i, seed in enumerate(chosen(tapes[""]))],
        "anthropic_stream": [bytes([i * 64 & 255]) + seed for i, seed in enumerate(chosen(tapes["anthropic"]))],
        "journal": [b"\x01\x01\x01" + bytes(60), b"\x01\x04\x02" + bytes(range(200)), b"\x01\x02\x03" + bytes(16) * 3],
    }


def words(seeds):
    """Names and short texts of the seeds: what a fuzzer would be long in guessing."""
    found = set()
    for seed in seeds:
        found.update(re.findall(rb'[A-Za-z_][\w./-]{2,30}', seed))
        found.update(re.findall(rb'"[\w-]{1,30}" ?:', seed))
    return sorted(found)[:1500]


def quoted(word):
    return '"' + "".join(chr(c) if chr(c).isalnum() or chr(c) in " _-./:" else f"\\x{c:02x}" for c in word) + '"'


def main(directory):
    shutil.rmtree(directory, ignore_errors=True)
    for target, seeds in corpus().items():
        folder = pathlib.Path(directory, target)
        folder.mkdir(parents=True)
        if (KEPT / target).is_dir():
            seeds += [path.read_bytes() for path in sorted((KEPT / target).iterdir())]
        for seed in seeds:
            (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        pathlib.Path(directory, target + ".dict").write_text("".join(quoted(word) + "\n" for word in words(seeds)))


if __name__ == "__main__":
    main(sys.argv[1])
