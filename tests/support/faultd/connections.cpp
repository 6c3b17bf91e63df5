// SPDX-License-Identifier: GPL-3.0-or-later
// What goes right, and what goes wrong with the connection as a whole.
#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

namespace {

void ok(Session &s)
{
    s.play(s.rightParts());
}

// error:status=429:retry-after=7:code=rate_limit_exceeded:message=...
void error(Session &s)
{
    const int status = int(s.spec.number("status", 500));
    std::string headers;
    if (s.spec.text("retry-after") == "past")
        headers += "retry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\n";
    else if (s.spec.text("retry-after") == "future")
        headers += "retry-after: Fri, 31 Dec 2100 23:59:59 GMT\r\n";
    else if (s.spec.has("retry-after"))
        headers += "retry-after: " + s.spec.text("retry-after") + "\r\n";
    if (s.spec.has("reset"))
        headers += "x-ratelimit-reset-requests: " + s.spec.text("reset") + "\r\n";
    if (s.spec.has("retry-after-ms"))
        headers += "retry-after-ms: " + s.spec.text("retry-after-ms") + "\r\n";
    const std::string message = s.spec.text("message", "The upstream was told to fail.");
    s.play(s.wholeParts(errorText(s.answer.anthropic, status, message, s.spec.text("code")), status, headers));
}

// A proxy's page instead of an answer; status=502 by default.
void html(Session &s)
{
    Parts parts = s.wholeParts("<html><body><h1>It works, but not as you hoped</h1></body></html>", int(s.spec.number("status", 502)));
    const std::string json = "application/json";
    parts.head.replace(parts.head.find(json), json.size(), "text/html");
    s.play(parts);
}

// redirect:status=307:to=loopback|metadata|other
void redirect(Session &s)
{
    const std::string to = s.spec.text("to", "loopback");
    const std::string target = to == "metadata" ? "http://169.254.169.254/latest/meta-data/"
        : to == "other" ? "http://192.0.2.1/v1/chat/completions" : "http://127.0.0.1:9/v1/chat/completions";
    s.play(s.wholeParts("", int(s.spec.number("status", 307)), "location: " + target + "\r\n"));
}

void stall(Session &s)
{
    s.hang();
}

void resetBeforeHead(Session &s)
{
    s.pause("head-delay");
    s.end(Ending::Reset);
}

void finBeforeHead(Session &s)
{
    s.pause("head-delay");
    s.end(Ending::Fin);
}

// A right answer, and then the kept connection is dead: what a pooled connection looks like that timed out.
void closeAfter(Session &s)
{
    s.play(s.rightParts());
    s.pause("after");
    s.keep = false;
    s.spec.has("rst") ? s.wire.reset() : s.wire.finish();
}

// An answer before the request has been read whole.
void earlyAnswer(Session &s)
{
    s.play(s.wholeParts(errorText(s.answer.anthropic, 413, "Too much.", ""), 413, "connection: close\r\n"));
    s.end(Ending::Fin);
}

constexpr Fault table[] = {
    {"ok", "a right answer; options head-delay, body-delay, chunk-delay (ms), tokens, ignore-max, echo, prompt, cached, reasoning, completion, id, usage", ok},
    {"tools", "calls the tools offered; option calls", ok},
    {"error", "an error in the dialect's own words; options status, message, code, retry-after, retry-after-ms, reset", error},
    {"html", "a page of HTML; option status", html},
    {"redirect", "3xx; options status, to (loopback, metadata, other)", redirect},
    {"stall", "reads the request and says nothing", stall},
    {"rst-before-head", "RST instead of an answer; option head-delay", resetBeforeHead},
    {"fin-before-head", "FIN instead of an answer; option head-delay", finBeforeHead},
    {"rst-mid-request", "RST when the head of the request has come", resetBeforeHead, true},
    {"stall-mid-request", "reads no body", stall, true},
    {"early-answer", "413 before the body has been read", earlyAnswer, true},
    {"close-after", "a right answer, then the kept connection ends; options after (ms), rst", closeAfter},
};

} // namespace

std::span<const Fault> connectionFaults()
{
    return table;
}

} // namespace portreeve::fault
