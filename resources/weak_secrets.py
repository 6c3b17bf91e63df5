#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes weak_secrets.bin of a list of published secrets, one a line:
    resources/weak_secrets.py tests/data/corpora/jwt.secrets.list > resources/weak_secrets.bin
Sorted, 5 bytes each: the first of a secret's SHA-256. Secrets of less than 12 characters are weak whatever they are and are
left out. Two in 10^8 that nobody published are called weak for it."""
import hashlib
import sys

LEAST = 12

secrets = set()
for line in open(sys.argv[1], "rb").read().split(b"\n"):
    line = line.strip(b"\r")
    if len(line) >= LEAST:
        secrets.add(hashlib.sha256(line).digest()[:5])
sys.stdout.buffer.write(b"".join(sorted(secrets)))
