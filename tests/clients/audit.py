# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway's books, read by an outsider: rows, sums and holds must agree with each other, with faultd and with the clients."""
import json
import os
import pathlib
import sqlite3
import subprocess
import uuid

MICROS_A_DAY, MICROS_A_QUARTER = 86_400_000_000, 900_000_000


class Attempt:
    """A line of --dump-ledger: one call of one deployment."""

    def __init__(self, line):
        self.id, self.request, self.state, self.key = line["attempt_id"], line["request_id"], line["state"], line["key"]
        self.cost, self.held, self.completion = line["cost_nanos"] or 0, line["held_nanos"], line["completion_tokens"]
        self.settled_sequence, self.group = line["settled_sequence"], line["model_group"]
        self.holds = line["raises"] or [[line["held_sequence"], line["held_nanos"]]]    # [sequence, nanos held from then on]


class Request:
    """A row of the table requests."""

    def __init__(self, row):
        self.id = str(uuid.UUID(bytes=row["call_id"]))
        self.status, self.cost, self.flags = row["status"], row["cost"] or 0, row["flags"]
        self.attempts = []

    @property
    def state(self):
        return self.attempts[-1].state if self.attempts else None


class Books:
    """Everything of a data directory. The engine has to be stopped, or what it has not yet committed is missing."""

    def __init__(self, data):
        dump = subprocess.run([os.environ.get("PORTREEVED", "build/bin/portreeved"), "--dump-ledger", "--data-dir", str(data)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120)
        assert dump.returncode == 0, dump.stderr
        self.attempts = [Attempt(json.loads(line)) for line in dump.stdout.splitlines()]
        file = next(path for path in pathlib.Path(data).iterdir() if path.suffix in (".db", ".sqlite", ".sqlite3"))
        self.database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self.requests = {}
        self.database.row_factory = sqlite3.Row
        for row in self.database.execute("SELECT call_id, status, cost, flags FROM requests ORDER BY id"):
            request = Request(row)
            assert request.id not in self.requests, f"two rows of request {request.id}"
            self.requests[request.id] = request
        self.database.row_factory = None
        for attempt in self.attempts:
            self.requests[attempt.request].attempts.append(attempt)

    def one(self, sql, *values):
        return self.database.execute(sql, values).fetchone()[0] or 0

    def sums(self, sql):
        """{first three columns: the rest}"""
        return {row[:3]: row[3:] for row in self.database.execute(sql)}

    def spent_by(self, token):
        return self.one("SELECT sum(cost) FROM requests JOIN owners ON owners.id = owner WHERE token = ?", token)

    def attempts_of(self, token):
        """Those that a key paid for; `token` is its hash."""
        return [attempt for attempt in self.attempts if attempt.key == token]

    def close(self):
        self.database.close()


def check_books(test, books):
    """Rows and sums say the same; nothing is held; the file is sound."""
    test.assertEqual(books.one("PRAGMA integrity_check"), "ok")
    ids = [attempt.id for attempt in books.attempts]
    test.assertEqual(len(ids), len(set(ids)), "an attempt has two rows")
    test.assertEqual([a.id for a in books.attempts if a.state == "held"], [], "holds that never ended")
    test.assertEqual(books.one("SELECT count(*) FROM open_exchanges"), 0)
    for request in books.requests.values():
        test.assertEqual(request.cost, sum(attempt.cost for attempt in request.attempts), request.id)
    sequences = [attempt.settled_sequence for attempt in books.attempts]
    test.assertEqual(sequences, sorted(sequences), "the dump is not in commit order")
    kinds = {"day": "input + cache_read + cache_write + output", "quarter": "input + cache_read + cache_write + media_input + output + reasoning + media_output"}
    for part, micros in (("day", MICROS_A_DAY), ("quarter", MICROS_A_QUARTER)):
        sums = books.sums(f"SELECT {part}, owner, provider, sum(requests), sum(cost), sum({kinds[part]}) FROM sums_{part} GROUP BY 1, 2, 3")
        rows = books.sums(f"SELECT started / {micros}, owner, provider, count(*), sum(coalesce(cost, 0)), sum(prompt + completion) FROM requests GROUP BY 1, 2, 3")
        test.assertEqual(sums, rows, f"sums_{part}")
    for token, in books.database.execute("SELECT DISTINCT token FROM owners WHERE token <> ''").fetchall():
        charged = books.database.execute("SELECT sum(spent) FROM spends WHERE scope = ?", ["key/" + token]).fetchone()[0]
        if charged is not None:
            test.assertEqual(charged, books.spent_by(token), "spends of key " + token)


def check_upstream(test, books, upstream_rows, is_theirs=lambda attempt: True):
    """Every request that faultd accepted has exactly one row, and the other way round for what was paid for `is_theirs`."""
    accepted = [row["attempt"] for row in upstream_rows if row["event"] == "request"]
    test.assertEqual(len(accepted), len(set(accepted)), "an attempt was sent twice")
    known = {attempt.id for attempt in books.attempts}
    test.assertEqual([a for a in accepted if a not in known], [], "faultd was asked, and the books do not know")
    sent = set(accepted)
    test.assertEqual([a.id for a in books.attempts if a.cost and a.id not in sent and a.state != "interrupted" and is_theirs(a)], [], "paid for what faultd never saw")


def check_bound(test, attempts, budget):
    """At no commit is settled + held beyond the budget: the frames again, in the order of the journal. The sum at the end."""
    frames = []
    for attempt in attempts:
        before = 0
        for sequence, held in attempt.holds:
            frames.append((sequence, held - before))
            before = held
        frames.append((attempt.settled_sequence, attempt.cost - before))
    total = peak = 0
    for _, change in sorted(frames):
        total += change
        peak = max(peak, total)
    test.assertLessEqual(peak, budget, "settled + held was beyond the budget")
    return total
