# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets that exist once in the world, and a search for them in whatever a program wrote or said, in any usual encoding."""
import base64
import gzip
import pathlib
import random
import re
import string
import urllib.parse
import zlib


class Canaries:
    """Planted secrets by name. `core` is what is looked for: 28 letters and digits that nothing else contains."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.cores = {}

    def plant(self, name, before="", after=""):
        core = "".join(self.random.choices(string.ascii_letters + string.digits, k=28))
        self.cores[name] = core
        return before + core + after

    def forget(self, name):
        del self.cores[name]

    def found_in(self, data):
        """Names of the secrets that stand in these bytes: as they are, in base64, hex, UTF-16, or inside what is packed there."""
        names = set()
        for piece in [data, *unpacked(data)]:
            lowered = piece.lower()
            for name, core in self.cores.items():
                if any(form in piece for form in forms(core)) or core.encode().hex().encode() in lowered:
                    names.add(name)
        return names

    def found_in_files(self, directory, skip=()):
        """[(file, name)] below a directory."""
        hits = []
        for path in sorted(pathlib.Path(directory).rglob("*")):
            if path.is_file() and path.name not in skip:
                hits += [(str(path.relative_to(directory)), name) for name in sorted(self.found_in(path.read_bytes()))]
        return hits


def forms(core):
    raw = core.encode()
    yield raw
    yield core.encode("utf-16-le")
    yield raw[::-1]
    yield "".join(f"%{byte:02x}" for byte in raw).encode()
    for shift in range(3):      # wherever in a longer text it stands, the middle of its base64 is one of three
        text = base64.b64encode(b"\0" * shift + raw)
        yield text[4 if shift else 0:-4]


def unpacked(data):
    """What gzip or zlib streams in these bytes hold."""
    for match in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj(47).decompress(data[match.start():match.start() + (4 << 20)], 8 << 20)
        except zlib.error:
            continue


def check_search(test):
    """The control: a leak in each encoding is caught, and what is clean is not accused."""
    canaries = Canaries(1)
    secret = canaries.plant("a secret", "sk-")
    core = canaries.cores["a secret"]
    leaks = [secret.encode(), b"\0\1" + secret.encode("utf-16-le"), secret.encode().hex().upper().encode(), urllib.parse.quote(secret).encode(), gzip.compress(b"x" * 99 + secret.encode()),
             zlib.compress(secret.encode()), "".join(f"%{ord(c):02x}" for c in core).encode()] + [base64.b64encode(b"x" * n + secret.encode() + b"y" * n) for n in range(6)]
    for leak in leaks:
        test.assertEqual(canaries.found_in(b"before " + leak + b" after"), {"a secret"}, leak)
    test.assertEqual(canaries.found_in(b"nothing " * 1000 + core[:-1].encode()), set())
