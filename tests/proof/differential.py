#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal H3: what Node's parser (llhttp) and nginx both refuse is never accepted here. Mutated requests, the same bytes to all
three; counted is how many requests of them each one took for whole and good. differential.py [--inputs N] [--seed N].
Wants node and nginx (Debian's nodejs and nginx-light)."""
import argparse
import asyncio
import base64
import json
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

from harness import MASTER, Gateway
from results import proof

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "bench"))
from processes import free_port, stop, wait_for_port  # noqa: E402

IN_FLIGHT = 48
PATIENCE = 20        # seconds for one connection to end: all of them are half-closed by us

# Answers each request once it is whole; bad bytes behind one end the connection before that answer, which is told then.
NODE = """
const server = require('http').createServer({maxHeaderSize: 65536}, (request, response) => {
    (request.socket.waiting ??= new Set()).add(request);
    request.resume().on('end', () => {
        request.socket.waiting.delete(request);
        response.writeHead(200, {'x-accepted': '1', 'content-length': 0}).end();
    });
});
server.on('clientError', (error, socket) => {
    const whole = [...socket.waiting ?? []].filter(request => request.complete).length;
    socket.end('\\r\\nx-accepted:'.repeat(whole), () => socket.destroy());
});
server.httpAllowHalfOpen = true;
server.listen(Number(process.argv[1]), '127.0.0.1');
"""
# A request is whole before it goes on, and what goes on is said to be accepted, whatever comes back.
NGINX = """
daemon off; worker_processes 1; pid @DIR@/nginx.pid; error_log @DIR@/nginx.log crit;
events { worker_connections 4096; }
http {
    access_log off; client_body_temp_path @DIR@/body; proxy_temp_path @DIR@/proxy; fastcgi_temp_path @DIR@/fastcgi;
    uwsgi_temp_path @DIR@/uwsgi; scgi_temp_path @DIR@/scgi;
    large_client_header_buffers 8 32k; client_body_buffer_size 256k; client_max_body_size 32m;
    server {
        listen 127.0.0.1:@PORT@;
        location / {
            proxy_pass http://127.0.0.1:@NODE@; proxy_http_version 1.1; proxy_ignore_client_abort on; proxy_hide_header x-accepted;
            add_header x-accepted "$upstream_status" always;
        }
    }
}
"""
# What stands in an answer to a request that was taken. No request here has a key, so those the gateway takes are its public
# routes, 401, 404 and 405; the other statuses are of bytes that are no request.
SIGNS = {"portreeve": re.compile(rb"HTTP/1\.1 (?!1..|400|408|413|414|417|431|501|505)\d{3}"), "node": re.compile(rb"\r\nx-accepted:"), "nginx": re.compile(rb"\r\nx-accepted:")}

LINES = [b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity", b"Transfer-Encoding : chunked", b"Transfer-Encoding: chunked, chunked", b"Transfer-Encoding: gzip, chunked",
         b"Transfer-Encoding:\x0bchunked", b"Transfer-Encoding: \"chunked\"", b"Content-Length: 5", b"Content-Length: 0", b"Content-Length: +5", b"Content-Length: 5, 5", b"Content-Length: 0x5",
         b"Content-Length: 5 5", b"Content-Length:", b"Content-Length: -1", b"Content-Length: 18446744073709551616", b"Content_Length: 5", b"Host: other", b"Host:", b"Host: a b", b"Host: a@b",
         b"Connection: close", b"Connection: keep-alive, x-x", b"Expect: 100-continue", b"Expect: 200-ok", b"Content-Encoding: gzip", b"Trailer: x",
         b": empty", b"no colon", b" folded", b"\tfolded", b"x\0y: z", b"x: a\0b", b"x: a\rb", b"x: a\nb", b"x: \x7f", b"x: \xff\xfe", b"x y: z", b"X(y): z", b"HTTP2-Settings: AAMAAABkAAQAAP__"]
BYTES = [b"\r\n", b"\r", b"\n", b"\n\r", b" ", b"\t", b"\0", b"\x0b", b"\x0c", b"\x7f", b"\x80", b"\xff", b":", b";", b",", b"=", b"\"", b"\\", b"/", b"//", b"..", b"%", b"%00", b"%2f", b"?",
         b"#", b"@", b"*", b"0", b"1", b"f", b"g", b"-", b"+", b"0x", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/0.9", b"HTTP/2.0", b"HTTP/1.10", b"http/1.1", b"0\r\n\r\n", b"\r\n\r\n", b"5\r\nhello\r\n"]
METHODS = [b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"CONNECT", b"TRACE", b"PRI", b"get", b"GE T", b"G\0T", b"SOURCE", b"M-SEARCH", b"PROPFIND", b"A" * 40, b"<>", b""]


def seeds():
    """Good requests of every shape, and what broke other parsers. No upgrade: Node reads nothing behind one."""
    def request(line, *lines, body=b""):
        return b"\r\n".join([line, *lines, b"", body])
    chat, host, json_type = b"POST /v1/chat/completions HTTP/1.1", b"Host: gateway", b"Content-Type: application/json"
    chunked = b"Transfer-Encoding: chunked"
    get = request(b"GET /health/liveliness HTTP/1.1", host)
    own = [
        get, get + get, get + request(chat, host, b"Content-Length: 2", body=b"{}") + get,
        request(b"GET /v1/models?a=b HTTP/1.1", host, b"Accept: */*", b"User-Agent: a", b"Connection: keep-alive"),
        request(b"GET http://gateway/v1/models HTTP/1.1", host), request(b"OPTIONS * HTTP/1.1", host), request(b"HEAD /v1/models HTTP/1.1", host),
        request(b"GET /health/liveliness HTTP/1.0"), request(b"GET /health/liveliness HTTP/1.0", b"Connection: keep-alive") + get,
        request(chat, host, json_type, b"Content-Length: 13", body=b'{"model":"a"}'), request(chat, host, b"Connection: close", b"Content-Length: 2", body=b"{}") + get,
        request(chat, host, json_type, chunked, body=b'd\r\n{"model":"a"}\r\n0\r\n\r\n') + get,
        request(chat, host, chunked, body=b'5;a=b;c="d"\r\n{"mod\r\n8\r\nel":"a"}\r\n0\r\nx: y\r\n\r\n') + get,
        request(chat, host, chunked, b"Trailer: x", body=b"0A\r\n0123456789\r\n00\r\nx: y\r\nz:\r\n\r\n"),
        request(chat, host, b"Expect: 100-continue", b"Content-Length: 2", body=b"{}"), request(b"DELETE /key/x HTTP/1.1", host, b"Content-Length: 0"),
        request(b"POST /v1/messages HTTP/1.1", host, b"x-api-key: a", b"anthropic-version: 2023-06-01", b"Content-Length: 2", body=b"{}"),
        b"\r\n" + get,
    ]
    rows = map(json.loads, (HERE.parent / "data/corpora/http1.jsonl").read_text().splitlines())
    others = [base64.b64decode(row["bytes_base64"]) for row in rows if row["kind"] == "request"]
    return own * 16 + [data for data in others if b"upgrade:" not in data.lower()]


def mutated(rng, seed, others):
    data = seed
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5))):
        lines = data.split(b"\r\n")
        at, line = rng.randrange(len(data) + 1), rng.randrange(len(lines))
        end = min(len(data), at + rng.choice((1, 1, 2, 4, 16)))
        kind = rng.randrange(13)
        if kind == 0:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1:]
        elif kind in (1, 2):
            data = data[:at] + rng.choice(BYTES) + data[at:]
        elif kind == 3:
            data = data[:at] + rng.choice(BYTES) + data[end:]
        elif kind == 4:
            data = data[:at] + data[end:]
        elif kind in (5, 6):
            lines.insert(rng.randrange(1, max(2, len(lines) - 1)), rng.choice(LINES))
            data = b"\r\n".join(lines)
        elif kind == 7:
            lines.insert(rng.randrange(len(lines)), lines[line])
            data = b"\r\n".join(lines)
        elif kind == 8:
            del lines[line]
            data = b"\r\n".join(lines)
        elif kind == 9:
            data = rng.choice(METHODS) + data[data.find(b" "):] if b" " in data else data
        elif kind == 10:
            break_ = rng.choice((b"\n", b"\r", b"\r\r\n", b" \r\n", b"\r\n "))
            data = b"\r\n".join(lines[:line]) + break_ + b"\r\n".join(lines[line:])
        elif kind == 11:
            letters = bytearray(data)
            for i in range(at, end):
                letters[i] ^= 0x20
            data = bytes(letters)
        else:
            other = rng.choice(others)
            data = data[:at] + other[rng.randrange(len(other) + 1):]
    return data


async def taken(data, port, sign):
    """How many requests in these bytes were accepted; None when the connection did not end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = b""
    try:
        writer.write(data)
        writer.write_eof()
        async with asyncio.timeout(PATIENCE):
            while more := await reader.read(1 << 16):
                answers += more
    except TimeoutError:
        return None
    except ConnectionError:
        pass        # what it had said stays said
    finally:
        writer.transport.abort()
    return len(sign.findall(answers))


async def compare(inputs, ports):
    """[{name: requests taken}], one for each input."""
    free = asyncio.Semaphore(IN_FLIGHT)

    async def one(data):
        async with free:
            return {name: await taken(data, port, SIGNS[name]) for name, port in ports.items()}
    return await asyncio.gather(*map(one, inputs))


def is_wrong(counts):
    return counts["portreeve"] is None or counts["portreeve"] > max(counts["node"] or 0, counts["nginx"] or 0)


def prove(inputs, ports, counts):
    answers = asyncio.run(compare(inputs, ports))
    suspects = [data for data, found in zip(inputs, answers) if is_wrong(found)]
    wrong = []
    for data in suspects:       # by itself: a busy machine may have cut one of the others short
        found = asyncio.run(compare([data], ports))[0]
        if is_wrong(found):
            wrong.append((data, found))
    counts.update(inputs=len(inputs), refused_by_both=sum(not found["node"] and not found["nginx"] for found in answers),
                  **{f"taken_by_{name}": sum(bool(found[name]) for found in answers) for name in ports}, wrong=len(wrong))
    print(f"H3: {json.dumps(counts)}", flush=True)
    for data, found in wrong[:40]:
        print(found, data)
    assert not wrong, f"{len(wrong)} inputs were accepted that node and nginx refuse, or left the connection open"
    assert counts["taken_by_portreeve"] > len(inputs) // 20 and counts["refused_by_both"] > len(inputs) // 20, "the mutations prove nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=20261122)
    arguments = parser.parse_args()
    missing = [program for program in ("node", "nginx") if not shutil.which(program)]
    if missing:
        sys.exit(f"differential.py: {' and '.join(missing)} not found: apt-get install nodejs nginx-light")
    rng, good = random.Random(arguments.seed), seeds()
    inputs = list(dict.fromkeys(good)) + [mutated(rng, rng.choice(good), good) for _ in range(arguments.inputs)]
    directory = pathlib.Path(tempfile.mkdtemp(prefix="portreeve-differential-"))
    node_port, nginx_port = free_port(), free_port()
    conf = directory / "nginx.conf"
    text = NGINX
    for name, value in {"DIR": directory, "PORT": nginx_port, "NODE": node_port}.items():
        text = text.replace(f"@{name}@", str(value))
    conf.write_text(text)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    programs = [subprocess.Popen(["node", "-e", NODE, str(node_port)], **quiet), subprocess.Popen(["nginx", "-p", directory, "-c", conf], **quiet)]
    gateway = Gateway(directory, {"model_list": [], "general_settings": {"master_key": MASTER}}, ["--log-level", "error"])
    try:
        wait_for_port(node_port)
        wait_for_port(nginx_port)
        with proof("H3", seed=arguments.seed, whole=arguments.inputs >= 50_000) as counts:
            prove(inputs, {"portreeve": gateway.port, "node": node_port, "nginx": nginx_port}, counts)
            assert gateway.stop() == 0, gateway.errors()[-2000:]
    finally:
        gateway.stop()
        for program in programs:
            stop(program)
        shutil.rmtree(directory, True)


if __name__ == "__main__":
    main()
