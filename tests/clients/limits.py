#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals L1, L3 and L5 on the real clock: the whole limit at once, never more in a minute, and Retry-After tells the truth."""
import threading
import time
import unittest

from harness import LiveTest, connect, read_answer, request_bytes, run_suite


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
        too_early = began + 59 - time.monotonic()
        time.sleep(max(0, min(too_early, wait - 3)))
        if time.monotonic() < began + 59.5:
            self.assertEqual(self.burst(key, 1)[0][0], 429, "the 41st within a minute")
        time.sleep(max(0, began + wait + 0.5 - time.monotonic()))
        self.assertEqual(self.burst(key, 1)[0][0], 200, "who waited as long as Retry-After said")

    def test_tokens(self):
        """Ten answers of ten tokens, and a prompt that is priced in words: a limit of 200 lets some in and never more than 200."""
        key = self.gateway.make_key(tpm_limit=200)
        answers = self.burst(key, 60, max_tokens=10)
        statuses = [answer[0] for answer in answers]
        self.assertTrue(statuses.count(200) >= 1)
        self.assertEqual(statuses.count(200) + statuses.count(429), 60)
        rows = self.gateway.get("/spend/logs/v2", api_key=key, page_size=100).json["data"]
        self.assertLessEqual(sum(row["total_tokens"] for row in rows), 200)
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
    run_suite()
