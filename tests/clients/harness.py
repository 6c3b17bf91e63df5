# SPDX-License-Identifier: GPL-3.0-or-later
"""A running gateway and a running faultd for tests that use them as a client would."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import unittest
import urllib.parse

from results import record

PORTREEVED = os.environ.get("PORTREEVED", "build/bin/portreeved")
FAULTD = os.environ.get("FAULTD", "build/tests/faultd")
MASTER = "sk-master-of-the-tests-0123456789abcdef"
# What the tests' priced models cost, in dollars a token; in nano-dollars 1,000 and 4,000.
INPUT_COST, OUTPUT_COST = "0.000001", "0.000004"
INPUT_NANOS, OUTPUT_NANOS = 1000, 4000
QUICK = 0.4


# What no error may tell: paths, sources, statements, exceptions, addresses of upstreams, keys.
INSIDE = re.compile(r"/tmp/|/home/|/root/|/usr/|/var/|/proc/|\.cpp|\.hpp|\bstd::|boost|SQLITE|(?-i:SELECT |INSERT |UPDATE )|127\.0\.0\.1:\d|terminate|what\(\)|0x[0-9a-f]{8}|sk-upstream|" + re.escape(MASTER), re.I)


def wait_until(condition, seconds=10, what="it"):
    """The first true value of condition(); an AssertionError when none comes in time."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(0.005)


def port_of(url):
    return urllib.parse.urlsplit(url).port


class Reply:
    """An HTTP answer, whole."""

    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


class Program:
    """A program that says `listening URL` when it does."""

    def __init__(self, command, log, env=None):
        self.log_path = log
        self.began = time.monotonic()
        with open(log, "ab") as errors:
            self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
                                            env={**os.environ, **(env or {})})
        line = self.process.stdout.readline()
        if not line.startswith("listening "):
            self.process.wait(10)
            raise AssertionError(f"{command[0]} did not start (exit {self.process.returncode}): {line}{self.errors()[-3000:]}")
        self.started = time.monotonic() - self.began
        self.url = line.split()[1]
        self.port = port_of(self.url)

    def errors(self):
        return pathlib.Path(self.log_path).read_text(errors="replace")

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, seconds):
        code = self.process.wait(seconds)
        self.process.stdout.close()
        return code

    def stop(self, seconds=20):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.wait(10)
            return None

    def kill(self):
        self.process.kill()
        self.wait(10)


class Upstream(Program):
    """faultd."""

    def __init__(self, directory, name="faultd", bodies=False, **options):
        self.books = pathlib.Path(directory, name + ".jsonl")
        command = [FAULTD, "--log", self.books]
        if bodies:
            command.append("--log-bodies")
        for option, value in options.items():
            command += [f"--{option}", value]
        self.read_to = 0
        super().__init__(command, pathlib.Path(directory, name + ".log"))

    def rows(self, event=None):
        if not self.books.exists():
            return []
        rows = [json.loads(line) for line in self.books.read_text().splitlines()]
        return [row for row in rows if event in (None, row["event"])]

    def new_rows(self):
        """What was written since the last call: whole lines only."""
        with open(self.books, "rb") as file:
            file.seek(self.read_to)
            text = file.read()
        end = text.rfind(b"\n") + 1
        self.read_to += end
        return [json.loads(line) for line in text[:end].splitlines()]

    def control(self, what, value=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("POST" if value is not None else "GET", f"/faultd/{what}", json.dumps(value) if value is not None else None)
        reply = Reply(connection.getresponse())
        connection.close()
        assert reply.status == 200, reply
        return reply.json

    def counters(self):
        return self.control("counters")


class Gateway(Program):
    """portreeved with a data directory and a config of its own."""

    def __init__(self, directory, config=None, arguments=(), workers=2, env=None, port=0):
        self.directory = pathlib.Path(directory)
        self.data = self.directory / "data"
        self.config = self.directory / "config.yaml"
        command = [PORTREEVED, "--port", port, "--workers", workers, "--data-dir", self.data]
        if config is not None:
            self.write_config(config)
            command += ["--config", self.config]
        super().__init__(command + list(arguments), self.directory / "portreeved.log", env)

    def write_config(self, config):
        """JSON is YAML, too. Replaced whole, as an editor does."""
        fresh = self.config.with_suffix(".new")
        fresh.write_text(config if isinstance(config, str) else json.dumps(config, indent=1))
        fresh.replace(self.config)

    def ask(self, method, path, body=None, key=MASTER, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = dict(headers or {})
        if key:
            headers.setdefault("authorization", f"Bearer {key}")
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if body is not None:
            headers.setdefault("content-type", "application/json")
        try:
            connection.request(method, path, body, headers)
            return Reply(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, key=MASTER, **query):
        return self.ask("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""), key=key)

    def post(self, path, body=None, key=MASTER, **options):
        return self.ask("POST", path, body if body is not None else {}, key=key, **options)

    def make_key(self, **fields):
        reply = self.post("/key/generate", fields)
        assert reply.status == 200, reply
        return reply.json["key"]

    def chat(self, model, key=MASTER, text="Tell me of the gate.", **fields):
        return self.post("/v1/chat/completions", {"model": model, "messages": [{"role": "user", "content": text}], **fields}, key=key)

    def details(self):
        return self.get("/health/readiness/details").json

    def resident_mib(self):
        return int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def open_files(self):
        """As it says itself: it hides its descriptors from all but root."""
        return self.get("/portreeve/server").json["open_files"]

    def peak_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def watch_memory(self):
        """A function that tells by how many MiB memory has peaked over what it is now. Only root may begin the kernel's count anew:
        for others it is 0 unless memory peaked higher than ever before."""
        before = self.resident_mib()
        with contextlib.suppress(PermissionError):
            pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")
        known = self.peak_mib()

        def grown():
            peak = self.peak_mib()
            return peak - before if peak > known else 0
        return grown


def deployment(name, model, upstream, **params):
    """One entry of model_list; `upstream` is a URL without the path."""
    info = params.pop("model_info", {})
    path = "" if model.startswith("anthropic/") else "/v1"
    return {"model_name": name, "litellm_params": {"model": model, "api_base": upstream + path, "api_key": "sk-upstream", **params}, "model_info": info}


def prices(**more):
    return {"input_cost_per_token": float(INPUT_COST), "output_cost_per_token": float(OUTPUT_COST), **more}


def config_for(upstream, *more, retries=0, **settings):
    """`oa/X` is faultd's model X in OpenAI's dialect, `an/X` in Anthropic's; `oaslow` and `anslow` give up after a second, `oaquick` and `anquick` after QUICK."""
    base = upstream.url
    slow, quick = {"timeout": 1, "stream_timeout": 1}, {"timeout": QUICK, "stream_timeout": QUICK}
    return {
        "model_list": [
            deployment("oa/*", "openai/*", base, **prices()),
            deployment("an/*", "anthropic/*", base, **prices()),
            deployment("oaslow/*", "openai/*", base, **slow, **prices()),
            deployment("anslow/*", "anthropic/*", base, **slow, **prices()),
            deployment("oaquick/*", "openai/*", base, **quick, **prices()),
            deployment("anquick/*", "anthropic/*", base, **quick, **prices()),
            deployment("gpt-priced", "openai/gpt-priced", base, **prices()),
            deployment("claude-priced", "anthropic/claude-priced", base, **prices()),
            deployment("embedder", "openai/embedder", base, model_info={"mode": "embedding"}, **prices()),
            *more,
        ],
        "router_settings": {"num_retries": retries},
        "general_settings": {"master_key": MASTER},
        **settings,
    }


class LiveTest(unittest.TestCase):
    """One gateway and one faultd for all tests of a class."""
    bodies = False
    retries = 0
    workers = 2
    environment = {}        # of the gateway
    gateway = None
    errors_read = errors_that_told = 0          # by told_by()

    @classmethod
    def more_deployments(cls):
        return []

    @classmethod
    def setUpClass(cls):
        cls.errors_read = cls.errors_that_told = 0      # not those of the class it comes from
        cls.directory = tempfile.mkdtemp(prefix="portreeve-test-")
        cls.addClassCleanup(shutil.rmtree, cls.directory, True)
        cls.upstream = Upstream(cls.directory, bodies=cls.bodies)
        cls.addClassCleanup(cls.upstream.stop)
        cls.start_gateway()
        cls.addClassCleanup(cls.stop_gateway)

    @classmethod
    def start_gateway(cls):
        port = cls.gateway.port if cls.gateway else 0
        cls.gateway = Gateway(cls.directory, config_for(cls.upstream, *cls.more_deployments(), retries=cls.retries), workers=cls.workers, env=cls.environment, port=port)

    def check_alive(self, what="this test"):
        code = self.gateway.process.poll()
        if code is not None:
            self.gateway.wait(1)
            type(self).start_gateway()      # the other tests still have something to say
            self.fail(f"the gateway died of {what}: {code}")

    def told_by(self, error, said=""):
        """H12: what an error has of the inside but what the client said itself."""
        found = [part for part in INSIDE.findall(error) if part not in said]
        type(self).errors_read += 1
        type(self).errors_that_told += bool(found)
        return found

    def check_tells_nothing(self, error, said=""):
        self.assertEqual(self.told_by(error, said), [], error[:600])

    def check_subtests(self):
        """Fails where a subtest has: what comes after counts on them."""
        if not self._outcome.success:
            self.fail("a subtest failed")

    def tearDown(self):
        self.check_alive()

    @classmethod
    def stop_gateway(cls):
        code = cls.gateway.stop()
        errors = cls.gateway.errors()
        for sign in ("AddressSanitizer", "ThreadSanitizer", "runtime error", "terminate called", "Assertion", "ledger.doubt"):
            if sign in errors:
                raise AssertionError(f"{sign} in the gateway's log:\n{errors[-4000:]}")
        for secret in (MASTER, "sk-upstream"):
            if secret in errors:
                raise AssertionError("a secret stands in the gateway's log")
        if code != 0:
            raise AssertionError(f"the gateway ended with {code}:\n{errors[-4000:]}")
        if cls.errors_read:
            record("H12", "fail" if cls.errors_that_told else "pass", {"suite": cls.__name__, "errors": cls.errors_read, "told": cls.errors_that_told})

    def last_body(self):
        """Of the last request that faultd accepted, read as JSON."""
        rows = self.upstream.rows("request")
        return json.loads(rows[-1]["body"].encode("latin-1"))


@contextlib.contextmanager
def must_throw(test, what):
    """The block has to end in an exception of the client's own (the list's one element); a failed assertion is none."""
    caught = []
    try:
        yield caught
    except AssertionError:
        raise
    except Exception as error:  # what it is differs: the SDK's error, a JSON error, a connection that broke
        caught.append(error)
        return
    test.fail(f"{what}: no exception, the answer looked whole")


def connect(port):
    s = socket.create_connection(("127.0.0.1", port), timeout=60)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


def request_bytes(path, body, key, **headers):
    """An HTTP/1.1 request as bytes."""
    data = json.dumps(body).encode()
    lines = [f"POST {path} HTTP/1.1", "host: gateway", f"authorization: Bearer {key}", "content-type: application/json", f"content-length: {len(data)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


class CutOff(ConnectionError):
    """An answer that broke off, with what came of it."""
    status, headers, body = None, {}, b""


def read_answer(s, buffer=b""):
    """(status, headers, body) of one answer on a socket; chunked bodies are put together. CutOff when it breaks off."""
    status, headers, body = None, {}, []

    def more():
        try:
            data = s.recv(1 << 16)
        except ConnectionError:
            data = b""
        if not data:
            cut = CutOff("the answer was cut off")
            cut.status, cut.headers, cut.body = status, headers, b"".join(body)
            raise cut
        return data
    while b"\r\n\r\n" not in buffer:
        buffer += more()
    head, buffer = buffer.split(b"\r\n\r\n", 1)
    lines = head.decode("latin-1").split("\r\n")
    for line in lines[1:]:
        name, value = line.split(":", 1)
        headers[name.lower()] = value.strip()
    status = int(lines[0].split()[1])
    if headers.get("transfer-encoding") != "chunked":
        length = int(headers.get("content-length", 0))
        while len(buffer) < length:
            buffer += more()
        return status, headers, buffer[:length]
    while True:
        while b"\r\n" not in buffer:
            buffer += more()
        size, buffer = buffer.split(b"\r\n", 1)
        size = int(size, 16)
        while len(buffer) < size + 2:
            buffer += more()
        body.append(buffer[:size])
        buffer = buffer[size + 2:]
        if size == 0:
            return status, headers, b"".join(body)


def events_of(body):
    """The JSON objects of an event stream, and whether it ended with [DONE] or message_stop."""
    events, done = [], False
    for line in body.decode().splitlines():
        if line == "data: [DONE]":
            done = True
        elif line.startswith("data: "):
            events.append(json.loads(line[6:]))
            done = done or events[-1].get("type") == "message_stop"
    return events, done


class ShortResult(unittest.TextTestResult):
    """Tracebacks without the SDKs' own frames."""

    def _exc_info_to_string(self, err, test):
        kind, value, trace = err
        own = [frame for frame in traceback.extract_tb(trace) if "/tests/" in frame.filename]
        text = "".join(traceback.format_list(own)) + "".join(traceback.format_exception_only(kind, value))
        return text[:6000]


def run_suite(arguments=None):
    unittest.main(module="__main__", argv=arguments, verbosity=2, testRunner=unittest.TextTestRunner(resultclass=ShortResult, verbosity=2, stream=sys.stdout))


SIGHUP, SIGTERM = signal.SIGHUP, signal.SIGTERM
