#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals L1, L2, L3 and L5 on the real clock: the whole limit at once, never more in a minute, and Retry-After tells the truth.
limits.py [--seconds N]: so long do sixteen greedy clients ask (0: not at all)."""
import argparse
import sys
import threading
import time

from harness import LiveTest, connect, read_answer, request_bytes, run_suite
from results import proof, record

ARGUMENTS = argparse.Namespace(seconds=0)


class Limits(LiveTest):
    def burst(self, key, count, model="gpt-priced", **fields):
        body = {"model": model, "messages": [{"role": "user", "content": "x"}], "max_tokens": 5, **fields}
        sockets = [connect(self.gateway.port) for _ in range(count)]
        for s in sockets:
            s.sendall(request_bytes("/v1/chat/completions", body, key))
        answers = [read_answer(s) for s in sockets]
        for s in sockets:
            s.close()
        return answers

    def test_requests(self):
        key = self.gateway.make_key(rpm_limit=40)
        began = time.monotonic()
        answers = self.burst(key, 100)
        statuses = [answer[0] for answer in answers]
        self.assertEqual((statuses.count(200), statuses.count(429)), (40, 60))
        refusals = [(headers, body) for status, headers, body in answers if status == 429]
        for headers, body in refusals:
            self.assertIn(b"Rate limit exceeded", body)
            self.assertIn(b"Limit type: requests", body)
            self.assertEqual(headers["rate_limit_type"], "requests")
            self.assertTrue(1 <= int(headers["retry-after"]) <= 61, headers["retry-after"])
            self.assertRegex(headers["reset_at"], r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$")
        self.assertEqual({headers.get("x-ratelimit-remaining-requests") for headers, _ in refusals} - {None, "0"}, set())
        wait = max(int(headers["retry-after"]) for headers, _ in refusals)
        told = [self.refused_once() for _ in range(50)]
        too_early = began + 59 - time.monotonic()
        time.sleep(max(0, min(too_early, wait - 3)))
        if time.monotonic() < began + 59.5:
            self.assertEqual(self.burst(key, 1)[0][0], 429, "the 41st within a minute")
        time.sleep(max(0, began + wait + 0.5 - time.monotonic()))
        self.assertEqual(self.burst(key, 1)[0][0], 200, "who waited as long as Retry-After said")
        for key, until in sorted(told, key=lambda pair: pair[1]):
            time.sleep(max(0, until - time.monotonic()))
            self.assertEqual(self.burst(key, 1)[0][0], 200, "who waited exactly as long as Retry-After said")
        record("L3", "pass", {"real": len(told), "admitted": len(told), "virtual": "quota_limit_test"})

    def refused_once(self):
        """A key whose one request is used, and the moment from which on it was told to be let in."""
        key = self.gateway.make_key(rpm_limit=1)
        self.assertEqual(self.burst(key, 1)[0][0], 200)
        status, headers, _ = self.burst(key, 1)[0]
        self.assertEqual(status, 429)
        return key, time.monotonic() + int(headers["retry-after"])

    def test_greedy(self):
        """L1 and L2: rpm 600, sixteen who never wait: 600 at once, and in no minute of faultd's log more."""
        if not ARGUMENTS.seconds:
            self.skipTest("takes a minute and a half: limits.py --seconds 90")
        with proof("L1", whole=ARGUMENTS.seconds >= 90) as counts:
            key, end, admitted = self.gateway.make_key(rpm_limit=600), time.monotonic() + ARGUMENTS.seconds, []
            self.upstream.new_rows()

            def client():
                s = connect(self.gateway.port)
                while time.monotonic() < end:
                    s.sendall(request_bytes("/v1/chat/completions", {"model": "gpt-priced", "messages": [{"role": "user", "content": "x"}], "max_tokens": 5}, key))
                    if read_answer(s)[0] == 200:
                        admitted.append(time.monotonic())
                    else:
                        time.sleep(0.01)
                s.close()
            threads = [threading.Thread(target=client) for _ in range(16)]
            began = time.monotonic()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(ARGUMENTS.seconds + 30)
            times = sorted(row["m"] / 1e6 for row in self.upstream.new_rows() if row["event"] == "request")
            self.assertEqual(len(times), len(admitted))
            most = max(sum(1 for other in times if t <= other < t + 59.9) for t in times[::20] + times[:1])
            self.assertLessEqual(most, 601)
            self.assertGreaterEqual(sum(1 for t in admitted if t < began + 30), 600, "the whole limit may be used at once")
            self.assertGreaterEqual(len(times), 600 * (1 + (ARGUMENTS.seconds - 5) // 60))
            counts.update(seconds=ARGUMENTS.seconds, admitted=len(times), most_in_a_minute=most)
            record("L2", "pass", {"admitted": len(times), "most_in_a_minute": most, "limit": 600})

    def test_tokens(self):
        """Answers of ten tokens, and a prompt that is bounded by its bytes: a limit lets some in and never more than it; what was
        reserved too much comes back, so that more get in after them."""
        limit = 2000
        key = self.gateway.make_key(tpm_limit=limit)
        answers = self.burst(key, 300, max_tokens=10)
        statuses = [answer[0] for answer in answers]
        first = statuses.count(200)
        self.assertTrue(first >= 1)
        self.assertEqual(first + statuses.count(429), 300)
        again = [answer[0] for answer in self.burst(key, 20, max_tokens=10)]
        self.assertGreaterEqual(again.count(200), 1, "nothing came back")
        rows = self.gateway.get("/spend/logs/v2", api_key=key, page_size=100, status_filter="success").json["data"]
        used = sum(row["total_tokens"] for row in rows)
        self.assertLessEqual(used, limit)
        record("L5", "pass", {"parallel": 300, "limit": limit, "used": used, "answered": len(rows), "overrun": 0})
        refusal = next(answer for answer in answers if answer[0] == 429)
        self.assertEqual(refusal[1]["rate_limit_type"], "tokens")

    def test_headers_tell_the_state(self):
        key = self.gateway.make_key(rpm_limit=10, tpm_limit=100_000, max_budget=5)
        seen = []
        for _ in range(3):
            reply = self.gateway.chat("gpt-priced", key)
            self.assertEqual(reply.headers["x-litellm-key-rpm-limit"], "10")
            self.assertEqual(reply.headers["x-litellm-key-tpm-limit"], "100000")
            self.assertEqual(float(reply.headers["x-litellm-key-max-budget"]), 5)
            seen.append(reply.headers.get("x-ratelimit-api_key-remaining-requests"))
        self.assertEqual(seen, ["9", "8", "7"])

    def test_limit_changes_at_once(self):
        key = self.gateway.make_key(rpm_limit=1)
        self.assertEqual([answer[0] for answer in self.burst(key, 2)].count(200), 1)
        self.assertEqual(self.gateway.post("/key/update", {"key": key, "rpm_limit": 5}).status, 200)
        self.assertEqual([answer[0] for answer in self.burst(key, 10)].count(200), 4)

    def test_two_keys_do_not_share(self):
        keys = [self.gateway.make_key(rpm_limit=5) for _ in range(4)]
        good = []
        threads = [threading.Thread(target=lambda k=key: good.append([a[0] for a in self.burst(k, 12)].count(200))) for key in keys]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(good, [5] * 4)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=0)
    ARGUMENTS, rest = parser.parse_known_args()
    run_suite(sys.argv[:1] + rest)
