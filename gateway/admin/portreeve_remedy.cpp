// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/portreeve_try.h"
#include "gateway/base/address.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

std::string keyPlace(const Target &target)
{
    const Deployment &record = *target.record;
    if (!record.apiKey.isEmpty())
        return "the api_key of this model";
    if (record.credentialName)
        return "the credential `" + *record.credentialName + "`";
    if (!target.provider->keyVariables.empty())
        return "the variable " + join(target.provider->keyVariables, " or ");
    return "its api_key";
}

std::string hostOf(const Target &target)
{
    const auto url = parseUrl(target.apiBase);
    return url ? url->origin.text() : shownAddress(target.apiBase);
}

std::string ofBreak(const Target &target, Break broken)
{
    const std::string host = hostOf(target);
    switch (broken) {
    case Break::Refused:
        return "Nothing listens at " + host + ". Start the server there, or correct the address (api_base).";
    case Break::Unreachable:
        return host + " cannot be reached from this machine. Check its network and firewall, or the address (api_base).";
    case Break::Dns:
        return "The host name in " + host + " is not known. Check it for a slip of the pen, and that this machine can look names up.";
    case Break::Tls:
        return "The encrypted connection to " + host + " could not be made. A server with a certificate of its own: name its authority with "
               "litellm_settings.ssl_verify: /path/to/ca.pem. A server without TLS: write http:// in the address.";
    case Break::TimedOut:
        return host + " did not answer in time. Try again; a local server may still be loading the model.";
    case Break::BadFraming:
        return "What answers at " + host + " does not speak this API. Check the address: port, path, and http or https.";
    case Break::TooLarge:
        return "The answer was larger than is kept. Check that the address is the API's and not a file's.";
    case Break::Reset:
    case Break::Truncated:
        return host + " closed the connection before the answer was complete. Try again; if it stays so, look into the server's log.";
    case Break::Cancelled:
        break;
    }
    return {};
}

} // namespace

std::string remedyFor(const Target &target, int status, const std::string &errorClass, Break broken, bool isBroken)
{
    const std::string &name = target.provider->name;
    if (isBroken)
        return ofBreak(target, broken);
    if (status == 401)
        return name + " does not accept the key. Make a new one there and put it into " + keyPlace(target) + ".";
    if (status == 403)
        return name + " knows the key, but does not let it use this model. Check what the key, its project or its region may use.";
    if (status == 402)
        return "The account at " + name + " has no credit left. Add some there.";
    if (status == 404)
        return name + " does not know `" + target.upstreamModel + "` at " + target.apiBase + ". Check the model's name against the list that it offers, and the "
               "address: that of an OpenAI-like server mostly ends in /v1.";
    if (status == 429)
        return "The key works, but its limit at " + name + " is used up. Wait a little, or raise the limit or the credit there.";
    if (status == 408)
        return ofBreak(target, Break::TimedOut);
    if (errorClass == "ContextWindowExceededError")
        return "The question is longer than the model takes. Ask a shorter one.";
    if (status == 400 || status == 422)
        return "A parameter does not suit this model: the words above say which. Take it out, or set drop_params: true on the model.";
    if (status >= 500)
        return name + " has a fault of its own. Try again in a minute; its status page may say more.";
    return {};
}

} // namespace portreeve
