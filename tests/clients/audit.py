# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway's books, read by an outsider: rows, sums and holds must agree with each other, with faultd and with the clients."""
import pathlib
import sqlite3
import uuid

STATES = ["held", "settled", "void", "expired", "interrupted"]
MICROS_A_DAY, MICROS_A_QUARTER = 86_400_000_000, 900_000_000


class Attempt:
    """One call of one deployment, wherever the tables keep it."""

    def __init__(self, row):
        self.id = str(uuid.UUID(bytes=row["attempt_id"]))
        self.state = STATES[row["state"]]
        self.cost = row["cost"] or 0
        self.held = row["held"]
        self.held_sequence, self.settled_sequence = row["held_sequence"], row["settled_sequence"]
        self.output = row["output"] + row["reasoning"]


class Request:
    def __init__(self, row):
        self.id = str(uuid.UUID(bytes=row["call_id"]))
        self.state = STATES[row["state"]]
        self.owner = row["owner"]
        self.status, self.cost, self.flags = row["status"], row["cost"] or 0, row["flags"]
        self.attempts = []


class Books:
    """Everything of a data directory's database. The engine may run: SQLite shows what was committed."""

    def __init__(self, data):
        file = next(path for path in pathlib.Path(data).iterdir() if path.suffix in (".db", ".sqlite", ".sqlite3"))
        self.database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self.database.row_factory = sqlite3.Row
        self.requests, self.attempts = {}, []
        by_row = {}
        for row in self.database.execute("SELECT * FROM requests ORDER BY id"):
            request = Request(row)
            assert request.id not in self.requests, f"two rows of request {request.id}"
            self.requests[request.id] = by_row[row["id"]] = request
            if row["attempt_id"] is not None and not row["flags"] & 16:
                request.attempts.append(Attempt(row))
        for row in self.database.execute("SELECT * FROM attempts ORDER BY id"):
            by_row[row["request"]].attempts.append(Attempt(row))
        for request in self.requests.values():
            self.attempts += request.attempts

    def one(self, sql):
        return self.database.execute(sql).fetchone()[0] or 0

    def attempts_of(self, token):
        """Those that a key paid for; `token` is its hash."""
        owners = {row[0] for row in self.database.execute("SELECT id FROM owners WHERE token = ?", [token])}
        return [attempt for request in self.requests.values() if request.owner in owners for attempt in request.attempts]

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
    for part, column, micros in (("day", "day", MICROS_A_DAY), ("quarter", "quarter", MICROS_A_QUARTER)):
        sums = {tuple(row)[:3]: tuple(row)[3:] for row in books.database.execute(
            f"SELECT {column}, owner, provider, sum(requests), sum(cost), sum(input), sum(output + reasoning) FROM sums_{part} GROUP BY 1, 2, 3")}
        rows = {tuple(row)[:3]: tuple(row)[3:] for row in books.database.execute(
            f"SELECT started / {micros}, owner, provider, count(*), sum(coalesce(cost, 0)), sum(input), sum(output + reasoning) FROM requests GROUP BY 1, 2, 3")}
        test.assertEqual(sums, rows, f"sums_{part}")
    spends = {row[0]: row[1] for row in books.database.execute("SELECT scope, sum(spent) FROM spends WHERE window_start = 0 AND scope LIKE 'key/%' GROUP BY 1")}
    rows = {row[0]: row[1] for row in books.database.execute(
        "SELECT 'key/' || token, sum(coalesce(cost, 0)) FROM requests JOIN owners ON owners.id = owner GROUP BY 1 HAVING sum(coalesce(cost, 0)) > 0")}
    test.assertEqual({scope: spent for scope, spent in spends.items() if spent}, {scope: rows[scope] for scope in rows if scope in spends}, "spends")


def check_upstream(test, books, upstream_rows):
    """Every request that faultd accepted has exactly one row, and the other way round for what was paid."""
    accepted = [row["attempt"] for row in upstream_rows if row["event"] == "request"]
    test.assertEqual(len(accepted), len(set(accepted)), "an attempt was sent twice")
    known = {attempt.id: attempt for attempt in books.attempts}
    test.assertEqual([a for a in accepted if a not in known], [], "faultd was asked, and the books do not know")
    sent = set(accepted)
    test.assertEqual([a.id for a in books.attempts if a.cost and a.id not in sent and a.state != "interrupted"], [], "paid for what faultd never saw")


def check_bound(test, attempts, budget):
    """At no commit is settled + held beyond the budget: the frames again, in the order of the journal."""
    frames = []
    for attempt in attempts:
        frames.append((attempt.held_sequence, attempt.held))
        if attempt.settled_sequence:
            frames.append((attempt.settled_sequence, attempt.cost - attempt.held))
    total = peak = 0
    for _, change in sorted(frames):
        total += change
        peak = max(peak, total)
    test.assertLessEqual(peak, budget, "settled + held was beyond the budget")
    return total
