# SPDX-License-Identifier: GPL-3.0-or-later
"""What the suites of the contract ask of an answer."""
import hashlib

from harness import LiveTest


def hashed(key):
    return hashlib.sha256(key.encode()).hexdigest()


class Contract(LiveTest):
    def ok(self, reply, status=200):
        self.assertEqual(reply.status, status, reply)
        return reply.json

    def error(self, reply, status, kind=None, says=None, param=...):
        """The error object: message, type, param, and the status as a string in code."""
        self.assertEqual(reply.status, status, reply)
        error = reply.json["error"]
        self.assertEqual(error["code"], str(status))
        self.assertEqual(set(error) - {"provider_specific_fields"}, {"message", "type", "param", "code"})
        if kind:
            self.assertEqual(error["type"], kind)
        if says:
            self.assertIn(says, error["message"])
        if param is not ...:
            self.assertEqual(error["param"], param)
        return error

    def schema_error(self, reply, *place):
        """FastAPI's: 422 {"detail": [{"type", "loc", "msg"}]}"""
        self.assertEqual(reply.status, 422, reply)
        first = reply.json["detail"][0]
        self.assertEqual(first["loc"], list(place))
        self.assertTrue(first["msg"] and first["type"])
        self.assertNotIn("input", first)

    def generate(self, **fields):
        return self.ok(self.gateway.post("/key/generate", fields))

    def info(self, key):
        return self.ok(self.gateway.ask("GET", f"/key/info?key={key}"))["info"]
