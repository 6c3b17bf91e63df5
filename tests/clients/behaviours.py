# SPDX-License-Identifier: GPL-3.0-or-later
"""The behaviours of faultd (`faultd --list`) by what a client of the gateway may expect of them: the cells of goal U."""

# The answer is right, whatever it went through.
RIGHT = ["ok", "ok:chunk-delay=1", "tiny-chunks", "tiny-chunks:bytes=1", "trailers", "gzip", "bytes", "crlf", "crlf-split", "cr-only", "bom", "comments:count=50",
         "comments-first:for=100", "no-data", "odd-fields", "usage-changing", "after-done", "close-after", "endless-1xx:last=3", "long-line:mb=1", "nul-id", "close-delimited",
         "ok:usage=absent", "ok:usage=null", "ok:usage=negative", "ok:usage=huge", "ok:usage=string", "ok:usage=float", "ok:usage=overflow"]
# It broke off or was nonsense: the client has to be able to tell.
BROKEN_STREAM = ["rst-mid-stream", "rst-mid-stream:after=0", "rst-mid-stream:after=1", "rst-mid-stream:after=5", "fin-mid-stream", "fin-mid-stream:after=6", "end-mid-stream",
                 "end-mid-stream:after=6", "done-without-finish", "role-only", "empty-stream", "error-event", "error-event:status=429", "error-event:after=0", "error-in-data",
                 "error-in-data:done", "error-in-data:after=0", "chunk-truncated", "chunk-size:value=0x10", "chunk-size:value=+5", "chunk-size:value=-1",
                 "chunk-size:value=11111111111111111", "json-malformed", "json-truncated", "close-delimited:after=3"]
BROKEN_WHOLE = ["rst-mid-body", "fin-mid-body", "cl-long", "chunk-truncated", "chunk-no-end", "chunk-size:value=0x10", "chunk-size:value=11111111111111111", "gzip-truncated",
                "json-malformed", "json-truncated", "json-empty", "json-null", "json-list", "json-shape", "error-in-body", "chunk-size:value=+5", "chunk-size:value=-1"]
BROKEN = ["rst-before-head", "fin-before-head", "rst-mid-request", "no-status-line", "http09", "http3", "bad-status", "huge-header", "many-headers", "obs-fold", "nul-header",
          "bare-lf", "two-cl", "cl-te", "te-identity", "early-answer", "endless-1xx", "wrong-encoding:label=br", "wrong-encoding:label=zstd",
          "wrong-encoding:label=deflate", "wrong-encoding:label=gzip", "gzip-bomb:mb=10240", "html", "html:status=200", "html:status=502", "body-of-none", "body-of-none:status=304"]
BROKEN += [f"error:status={status}" for status in (400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504, 529)]
BROKEN += [f"redirect:status={status}:to={to}" for status in (301, 302, 307, 308) for to in ("loopback", "metadata", "other")]
# Silence, which a time-out ends.
SILENT = ["stall", "stall-mid-request", "stall-mid-stream", "stall-mid-body", "dribble-head:every=200", "dribble:every=1500"]
# Lawful either way, as long as nothing else suffers.
ODD = ["no-done", "two-finishes", "json-utf8", "json-surrogate", "json-nan", "json-1e400", "json-duplicate", "json-case", "json-deep", "json-huge:mb=20", "gzip-twice",
       "chunk-extra", "chunk-no-end", "cl-short", "wrong-kind", "args-cut", "long-line:mb=10", "choices-empty",
       "keeps-sending:tokens=500", "ok:ignore-max:tokens=200"]
# Whatever came before, a client of a stream is told by an exception.
TRUNCATED_STREAM = BROKEN + BROKEN_STREAM + ["html", "args-cut:cut=end", "args-cut:cut=fin", "args-cut:cut=rst"]
# The connection is not used again: nobody knows where the next answer begins, or whether one comes (R5).
DOUBTFUL = {"no-status-line", "http09", "http3", "bad-status", "huge-header", "many-headers", "obs-fold", "nul-header", "bare-lf", "two-cl", "cl-te", "te-identity", "early-answer",
            "body-of-none", "stall", "stall-mid-request", "stall-mid-stream", "stall-mid-body", "dribble-head", "dribble", "cl-long", "cl-short", "chunk-truncated", "chunk-no-end",
            "chunk-size", "chunk-extra", "gzip-bomb", "rst-before-head", "fin-before-head", "rst-mid-stream", "fin-mid-stream", "rst-mid-body", "fin-mid-body"}
