#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The upstream fault matrix where it begins (goal U: connect and TLS): nobody there, nobody who answers, the wrong one. Refused in
time and in the client's words, nothing of the request sent, nothing paid; and the next deployment is asked where there is one."""
import contextlib
import datetime
import json
import pathlib
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import time
import unittest
import warnings

from audit import Books, check_books
from harness import MASTER, CutOff, LiveTest, Upstream, connect, deployment, prices, read_answer, request_bytes, run_suite
from results import proof

TEXT = {"openai": b'{"id":"a","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Pass."},'
                  b'"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}'}
EVENTS = [b'data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Pass."},"finish_reason":null}]}\n\n',
          b'data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n']
SECONDS, SLACK = 0.5, 0.2       # the deployments' time-out; what a busy machine may add
CELLS = [(path, stream) for path in ("/v1/chat/completions", "/v1/messages") for stream in (False, True)]


def chunk(data):
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


class Listener:
    """A port whose every connection is given to play(socket); `heard` are the bytes of requests that came in clear or decrypted."""

    def __init__(self, play=None, backlog=64):
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=backlog)
        self.port = self.socket.getsockname()[1]
        self.heard, self.dials, self.kept = b"", 0, []
        if play:
            threading.Thread(target=self.serve, args=[play], daemon=True).start()

    def serve(self, play):
        while True:
            try:
                peer, _ = self.socket.accept()
            except OSError:
                return
            self.dials += 1
            threading.Thread(target=self.one, args=[play, peer], daemon=True).start()

    def one(self, play, peer):
        with contextlib.suppress(OSError, ValueError):
            play(self, peer)

    def hear(self, peer):
        """One request."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = peer.recv(65536)
            if not more:
                return data
            data += more
            self.heard += more
        head, body = data.split(b"\r\n\r\n", 1)
        length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")).split(b":")[1])
        while len(body) < length:
            body += peer.recv(65536)
        return body

    def close(self):
        self.socket.close()
        for peer in self.kept:
            peer.close()


def reset(peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


class Certificates:
    """An authority of this run, and what it signed."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.now = datetime.datetime.now(datetime.timezone.utc)
        self.authority("ca")
        self.authority("stranger")
        names = "DNS:localhost,IP:127.0.0.1"
        self.make("good", names)
        self.make("other", "DNS:example.com")
        self.make("expired", names, begins=-48, ends=-24)
        self.make("early", names, begins=24, ends=48)
        self.make("unknown", names, issuer="stranger")
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "self.key", "-out", "self.pem", "-subj", "/CN=self", "-days", "2", "-addext", "subjectAltName=" + names)

    def run(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.directory, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def authority(self, name):
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-subj", f"/CN=Test {name}", "-days", "2",
                 "-addext", "basicConstraints=critical,CA:TRUE")
        for file, text in ((".db", ""), (".serial", "01\n")):
            (self.directory / (name + file)).write_text(text)
        (self.directory / (name + ".cnf")).write_text(f"""[ca]\ndefault_ca = it\n[it]\ndatabase = {name}.db\nserial = {name}.serial\nnew_certs_dir = .\ncertificate = {name}.pem
private_key = {name}.key\ndefault_md = sha256\npolicy = any\nunique_subject = no\ncopy_extensions = copy\n[any]\ncommonName = supplied\n""")

    def make(self, name, names, issuer="ca", begins=-24, ends=24):
        self.run("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name, "-addext", "subjectAltName=" + names)
        moment = lambda hours: (self.now + datetime.timedelta(hours=hours)).strftime("%Y%m%d%H%M%SZ")
        self.run("ca", "-batch", "-notext", "-config", issuer + ".cnf", "-in", name + ".csr", "-out", name + ".pem", "-startdate", moment(begins), "-enddate", moment(ends))

    def context(self, name, old=False):
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(self.directory / (name + ".pem"), self.directory / (name + ".key"))
        if old:
            made.set_ciphers("ALL:@SECLEVEL=0")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                made.minimum_version, made.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1
        return made


class Reaching(LiveTest):
    listeners = {}

    @classmethod
    def setUpClass(cls):
        cls.listeners, cls.calls = {}, 0
        super().setUpClass()

    @classmethod
    def listen(cls, name, play=None, backlog=64):
        listener = cls.listeners[name] = Listener(play, backlog)
        cls.addClassCleanup(listener.close)
        return listener

    @classmethod
    def begin_listening(cls):
        """{name: base URL}"""
        raise NotImplementedError

    @classmethod
    def more_deployments(cls):
        """Each alone, and each beside one that answers, which is asked last."""
        more = []
        for name, url in cls.begin_listening().items():
            quick = {"timeout": SECONDS, "stream_timeout": SECONDS, **prices()}
            more.append(deployment(name, "openai/m", url, **quick))
            more.append(deployment(name + "+", "openai/m", url, order=1, **quick))
            more.append(deployment(name + "+", "openai/fault:ok", cls.upstream.url, order=2, **{**quick, "timeout": 30, "stream_timeout": 30}))
        return more

    def ask(self, path, model, stream, **fields):
        """(status, body, came whole, seconds)"""
        body = {"model": model, "messages": [{"role": "user", "content": "A toll, please."}], "max_tokens": 9, "stream": stream, **fields}
        type(self).calls += 1
        began = time.monotonic()
        s = connect(self.gateway.port)
        s.sendall(request_bytes(path, body, MASTER))
        try:
            status, _, answer = read_answer(s)
            return status, answer, True, time.monotonic() - began
        except CutOff as cut:
            return cut.status, cut.body, False, time.monotonic() - began
        finally:
            s.close()

    def check_refused(self, path, status, body, whole, took):
        self.assertTrue(whole)
        self.assertGreaterEqual(status, 408)
        error = json.loads(body)
        self.assertTrue(error["error"]["message"])
        self.assertEqual("type" in error, path == "/v1/messages")
        for part in (str(self.directory), "/tmp", "sk-upstream", "errno"):
            self.assertNotIn(part, body.decode())
        self.assertLess(took, SECONDS + 0.2 + SLACK, "R3: the time-out and 200 ms")

    @contextlib.contextmanager
    def cell(self, name, path, stream):
        with self.subTest(f"{name}, {path}, {'stream' if stream else 'whole'}"):
            yield
            self.check_alive(name)

    def next_is_asked(self, name):
        """R1: before anything was sent, the other deployment may be asked."""
        for path, stream in CELLS:
            with self.cell(name + " and another", path, stream):
                status, body, whole, _ = self.ask(path, name + "+", stream, num_retries=1)
                self.assertEqual((status, whole), (200, True), body[:300])

    @classmethod
    def stop_gateway(cls):
        super().stop_gateway()
        test = unittest.TestCase()
        books = Books(cls.gateway.data)
        check_books(test, books)
        test.assertEqual(len(books.requests), cls.calls)
        for request in books.requests.values():
            states = [attempt.state for attempt in request.attempts]
            test.assertTrue(1 <= len(states) <= 2, states)
        unsent = [a for a in books.attempts if a.group.rstrip("+") in cls.unsent and a.cost and a.state != "void" and "+" not in a.group]
        test.assertEqual([(a.group, a.state, a.cost) for a in unsent], [], "paid for what was never sent")
        books.close()


class Connect(Reaching):
    unsent = ("gone", "full")

    @classmethod
    def begin_listening(cls):
        gone = cls.listen("gone")
        gone.close()
        full = cls.listen("full", backlog=0)
        full.kept = [socket.socket() for _ in range(3)]
        for peer in full.kept:      # they fill the queue; what comes after is dropped without a word
            peer.setblocking(False)
            peer.connect_ex(("127.0.0.1", full.port))
        cls.listen("mute", lambda _, peer: time.sleep(30))
        for how in ("rst", "fin"):
            upstream = Upstream(cls.directory, "accept-" + how, accept=how)
            cls.addClassCleanup(upstream.stop)
            cls.listeners[how] = upstream
        return {name: f"http://127.0.0.1:{listener.port}" for name, listener in cls.listeners.items()}

    def test_nobody_there(self):
        with proof("U", whole=False) as counts:
            for name in self.listeners:
                for path, stream in CELLS:
                    with self.cell(name, path, stream):
                        self.check_refused(path, *self.ask(path, name, stream))
            counts["connect"] = len(self.listeners) * len(CELLS)
            self.check_subtests()

    def test_the_next_is_asked(self):
        for name in ("gone", "full"):
            self.next_is_asked(name)


@unittest.skipUnless(shutil.which("openssl"), "openssl makes the certificates")
class Tls(Reaching):
    NEVER = ("expired", "early", "other", "self", "unknown", "old", "stall", "rst", "fin", "plain")
    CUT = ("cut-length", "cut-chunks", "cut-stream")
    unsent = NEVER

    @classmethod
    def start_gateway(cls):
        cls.certificates = Certificates(cls.directory)
        cls.environment = {"SSL_CERT_FILE": str(cls.certificates.directory / "ca.pem")}
        super().start_gateway()

    @classmethod
    def secured(cls, name, then, old=False):
        context = cls.certificates.context(name, old)

        def play(listener, peer):
            with context.wrap_socket(peer, server_side=True) as secure:
                then(listener, secure)
        return play

    @classmethod
    def begin_listening(cls):
        def answer(listener, secure):
            while asked := listener.hear(secure):
                if json.loads(asked).get("stream"):
                    secure.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n" + b"".join(map(chunk, EVENTS)) + b"0\r\n\r\n")
                else:
                    secure.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(TEXT["openai"]) + TEXT["openai"])

        def cut(head, data):
            def then(listener, secure):
                listener.hear(secure)
                secure.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + data)
                time.sleep(0.05)
                secure.shutdown(socket.SHUT_RDWR)      # the connection ends, and TLS was not told
            return then

        def stall(_, peer):
            time.sleep(30)

        def refuse(_, peer):
            peer.recv(100)
            reset(peer)

        def leave(_, peer):
            peer.recv(100)
            peer.close()
        for name in ("good", "expired", "early", "other", "self", "unknown"):
            cls.listen(name, cls.secured(name, answer))
        cls.listen("old", cls.secured("good", answer, old=True))
        cls.listen("stall", stall)
        cls.listen("rst", refuse)
        cls.listen("fin", leave)
        cls.listen("plain", lambda listener, peer: peer.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"))
        half = TEXT["openai"][:80]
        cls.listen("cut-length", cls.secured("good", cut(b"content-type: application/json\r\ncontent-length: 400", half)))
        cls.listen("cut-chunks", cls.secured("good", cut(b"content-type: application/json\r\ntransfer-encoding: chunked", chunk(half))))
        cls.listen("cut-stream", cls.secured("good", cut(b"content-type: text/event-stream\r\ntransfer-encoding: chunked", chunk(EVENTS[0]))))
        return {name: f"https://127.0.0.1:{listener.port}" for name, listener in cls.listeners.items()}

    def test_wrong_one(self):
        with proof("U", whole=False) as counts:
            for name in self.NEVER:
                for path, stream in CELLS:
                    with self.cell(name, path, stream):
                        self.check_refused(path, *self.ask(path, name, stream))
                        self.assertEqual(self.listeners[name].heard, b"", "it was told something")
            counts["tls"] = len(self.NEVER) * len(CELLS)
            self.check_subtests()

    def test_the_next_is_asked(self):
        for name in ("expired", "rst", "old"):
            self.next_is_asked(name)

    def test_right_one(self):
        for path, stream in CELLS:
            with self.cell("good", path, stream):
                status, body, whole, _ = self.ask(path, "good", stream)
                self.assertEqual((status, whole), (200, True), body[:300])
                self.assertIn(b"Pass.", body)

    def test_ends_without_a_word(self):
        for name in self.CUT:
            for path in ("/v1/chat/completions", "/v1/messages"):
                self.check_cut(name, path, name == "cut-stream")

    def check_cut(self, name, path, stream):
        with self.cell(name, path, stream):
            status, body, whole, _ = self.ask(path, name, stream)
            if not stream:
                self.assertGreaterEqual(status, 500)
                return
            self.assertEqual((status, whole), (200, False), "a stream that was cut looks whole")
            for end in (b"[DONE]", b"message_stop", b'finish_reason":"stop'):
                self.assertNotIn(end, body)
            self.assertIn(b'"error"', body)


if __name__ == "__main__":
    run_suite()
