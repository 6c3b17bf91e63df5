#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions that a worker spends on a request, counted by callgrind and held against instructions.json beside this file.

Fails when a figure has grown by a tenth. When it had to, or when it has fallen: cost.py --write, and commit the file with the
reason. Figures are of a Release build with g++ 12 on x86-64 with AVX2; elsewhere there is nothing to compare (exit code 77)."""
import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

FIGURES = pathlib.Path(__file__).with_name("instructions.json")
MASTER = "sk-cost-master-key-0123456789abcdef"
GROWTH = 1.10
CHUNKS = 50
SKIPPED = 77
TEXT = "Tell me of the market town. "

CHAT, MESSAGES = "/v1/chat/completions", "/v1/messages"
CASES = [  # name, path, model, bytes of the request, streamed, requests that are counted
    ("1 KB", CHAT, "gpt", 1024, False, 80),
    ("50 KB", CHAT, "gpt", 50 * 1024, False, 30),
    (f"stream of {CHUNKS} chunks", CHAT, "gpt", 1024, True, 8),
    ("Anthropic's words to OpenAI's, 1 KB", MESSAGES, "gpt", 1024, False, 60),
    ("OpenAI's words to Anthropic's, 1 KB", CHAT, "claude", 1024, False, 60),
]

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\nx-request-id: req_0123456789\r\n"
OPENAI = {
    "id": "chatcmpl-0123456789abcdef0123456789", "object": "chat.completion", "created": 1763000000, "model": "gpt-4o-mini-2024-07-18",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "a" * 560, "refusal": None, "annotations": []}, "logprobs": None,
                 "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29, "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
              "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0}},
    "service_tier": "default", "system_fingerprint": "fp_0123456789",
}
ANTHROPIC = {
    "id": "msg_0123456789abcdef", "type": "message", "role": "assistant", "model": "claude-3-5-haiku-20241022",
    "content": [{"type": "text", "text": "a" * 560}], "stop_reason": "end_turn", "stop_sequence": None,
    "usage": {"input_tokens": 19, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0, "output_tokens": 10},
}


def packed(value):
    return json.dumps(value, separators=(",", ":")).encode()


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def events():
    """The pieces of a streamed answer, as one sees them on the wire."""
    head = {"id": OPENAI["id"], "object": "chat.completion.chunk", "created": OPENAI["created"], "model": OPENAI["model"]}
    word = {**head, "choices": [{"index": 0, "delta": {"content": " word"}, "logprobs": None, "finish_reason": None}]}
    last = {**head, "choices": [{"index": 0, "delta": {}, "logprobs": None, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 19, "completion_tokens": CHUNKS, "total_tokens": 19 + CHUNKS}}
    pieces = [chunk(b"data: " + packed(word) + b"\n\n")] * CHUNKS
    pieces[0] = HEAD % b"text/event-stream" + b"transfer-encoding: chunked\r\n\r\n" + pieces[0]
    return pieces + [chunk(b"data: " + packed(last) + b"\n\ndata: [DONE]\n\n") + b"0\r\n\r\n"]


def read_message(stream):
    """(first line, body) of a request or an answer with a length; None at the end of the connection."""
    first = stream.readline()
    if not first:
        return None
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return first, stream.read(length)


class Upstream:
    """A provider that always says the same. Of a stream, the next event is sent when the client has the one before: pieces never
    fall together."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.wanted = threading.Semaphore(0)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            threading.Thread(target=self.serve, args=(self.listener.accept()[0],), daemon=True).start()

    def serve(self, connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")
        while message := read_message(stream):
            first, body = message
            if json.loads(body).get("stream"):
                for piece in events():
                    self.wanted.acquire()
                    connection.sendall(piece)
                continue
            answer = packed(ANTHROPIC if b"/messages" in first else OPENAI)
            connection.sendall(HEAD % b"application/json" + b"content-length: %d\r\n\r\n" % len(answer) + answer)


class Client:
    """One connection, one request at a time."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.socket.makefile("rb")

    def post(self, path, key, body):
        self.socket.sendall(f"POST {path} HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer {key}\r\ncontent-type: application/json\r\n"
                            f"content-length: {len(body)}\r\n\r\n".encode() + body)

    def ask(self, path, key, body):
        self.post(path, key, body)
        first, answer = read_message(self.stream)
        if b" 200 " not in first:
            raise SystemExit(f"cost.py: {path} was answered {first.decode().strip()}: {answer[:500]}")
        return json.loads(answer)

    def stream_events(self, key, body, upstream):
        self.post(CHAT, key, body)
        seen = b""
        for i in range(CHUNKS + 1):
            upstream.wanted.release()
            while seen.count(b"\ndata: ") < i + 1 and b"\r\n0\r\n\r\n" not in seen:
                seen += self.socket.recv(65536)
        while b"\r\n0\r\n\r\n" not in seen:
            seen += self.socket.recv(65536)


class Gateway:
    """portreeved with one worker under callgrind, whose counters are off until they are asked for."""

    def __init__(self, program, directory, upstream):
        self.directory = directory
        prices = {"input_cost_per_token": 0.00000015, "output_cost_per_token": 0.0000006, "api_key": "sk-upstream"}
        models = [{"model_name": "gpt", "litellm_params": {"model": "openai/gpt-4o-mini", "api_base": upstream.url + "/v1", **prices}},
                  {"model_name": "claude", "litellm_params": {"model": "anthropic/claude-3-5-haiku-20241022", "api_base": upstream.url, **prices}}]
        config = directory / "config.yaml"
        config.write_text(json.dumps({"model_list": models, "general_settings": {"master_key": MASTER}}))
        self.log = directory / "portreeved.log"
        self.process = subprocess.Popen(
            ["valgrind", "--tool=callgrind", "--instr-atstart=no", "--separate-threads=yes", f"--callgrind-out-file={directory}/out",
             str(program), "--port", "0", "--workers", "1", "--data-dir", str(directory / "data"), "--config", str(config)],
            stdout=subprocess.PIPE, stderr=self.log.open("w"), text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening "):
            raise SystemExit(f"cost.py: portreeved did not start under valgrind:\n{self.log.read_text()[-3000:]}")
        self.port = int(line.split()[1].rsplit(":", 1)[1])

    def control(self, *words):
        run = subprocess.run(["callgrind_control", *words, str(self.process.pid)], capture_output=True, text=True, timeout=60)
        if run.returncode or "OK" not in run.stdout:
            raise SystemExit(f"cost.py: callgrind_control {' '.join(words)}: {run.stdout}{run.stderr}")

    def worker_instructions(self):
        """Of the last dump: what the thread with the loop of a worker has counted."""
        newest = max(int(re.search(r"out\.(\d+)", path.name).group(1)) for path in self.directory.glob("out.*-*"))
        for path in self.directory.glob(f"out.{newest}-*"):
            text = path.read_text()
            if "Poller::dispatch" in text:
                return int(re.search(r"^(?:totals|summary): (\d+)", text, re.MULTILINE).group(1))
        raise SystemExit("cost.py: callgrind saw no worker (has portreeve::Poller::dispatch another name now?)")

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def request_body(model, size, stream):
    body = {"model": model, "max_tokens": 64, "messages": [{"role": "user", "content": ""}]}
    if stream:
        body["stream"] = True
    room = size - len(packed(body))
    body["messages"][0]["content"] = (TEXT * (room // len(TEXT) + 1))[:room]
    return packed(body)


def measure(program):
    """{case: instructions a request}"""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-cost-"))
    upstream = Upstream()
    gateway = Gateway(program, directory, upstream)
    try:
        client = Client(gateway.port)
        limits = {"rpm_limit": 10**9, "tpm_limit": 10**13, "max_parallel_requests": 1000, "max_budget": 1_000_000}
        key = client.ask("/key/generate", MASTER, packed(limits))["key"]

        def run(case, count):
            _, path, model, size, stream, _ = case
            body = request_body(model, size, stream)
            for _ in range(count):
                client.stream_events(key, body, upstream) if stream else client.ask(path, key, body)

        for case in CASES:
            run(case, 3)
        gateway.control("-i", "on")
        figures = {}
        for case in CASES:
            run(case, 2)
            gateway.control("-z")
            run(case, case[-1])
            gateway.control("-d", "case")
            figures[case[0]] = round(gateway.worker_instructions() / case[-1])
        return figures
    finally:
        gateway.stop()
        shutil.rmtree(directory, True)


def compare(figures, known):
    """Prints a table; gives the names of what has grown."""
    grown = []
    for name, count in figures.items():
        was = known.get(name)
        change = f"{(count / was - 1) * 100:+6.1f} %" if was else "  new"
        print(f"{name:40}{count:12,}{was or 0:12,}  {change}")
        if not was or count > was * GROWTH:
            grown.append(name)
        elif count < was / GROWTH:
            print(f"    has fallen: keep it so with  {sys.argv[0]} --write")
    return grown


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--portreeved", type=pathlib.Path, default=pathlib.Path(os.environ.get("PORTREEVED", "build/bin/portreeved")))
    parser.add_argument("--write", action="store_true", help="write instructions.json anew")
    arguments = parser.parse_args()
    if platform.machine() != "x86_64" or " avx2 " not in pathlib.Path("/proc/cpuinfo").read_text() + " " or not shutil.which("valgrind"):
        print("cost.py: nothing to compare: this takes valgrind, on x86-64 with AVX2")
        return SKIPPED
    figures = measure(arguments.portreeved)
    known = json.loads(FIGURES.read_text())["instructions"] if FIGURES.exists() else {}
    grown = compare(figures, known)
    if arguments.write:
        note = "Of a worker, a request each, by tests/bench/cost.py, which fails when one grows by a tenth. Written by its --write."
        FIGURES.write_text(json.dumps({"about": note, "instructions": figures}, indent=2) + "\n")
        return 0
    if grown:
        print(f"\nDearer by a tenth or more: {', '.join(grown)}.\nFind out why (valgrind --tool=callgrind, callgrind_annotate). If it has to be so:"
              f"\n  {sys.argv[0]} --portreeved {arguments.portreeved} --write\nand commit {FIGURES.name} with the reason.")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
