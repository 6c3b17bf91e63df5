// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/host.h"
#include "gateway/admin/model_view.h"
#include "gateway/admin/portreeve_try.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

AdminReply prices(AdminContext &, const AdminRequest &request)
{
    const std::string model = request.queryValue("model").value_or("");
    if (model.empty())
        return replyWith(badRequest("model is missing: name it as provider/model, for example ?model=openai/gpt-4o-mini", "model"));
    const ModelName name = readModelName(model);
    const auto card = name.provider ? PriceBook::builtIn().find(name.provider->slug, name.model) : std::nullopt;
    if (!card)
        return replyWith(refusedWith(404, "not_found_error", "The price list (" + PriceBook::builtIn().version() + ") does not know `" + shortened(model, 200)
                                     + "`" + (name.provider ? std::string() : ": " + name.unknown), "model"));
    return replyWith(costMapRow(*card));
}

} // namespace

std::span<const Endpoint> tryEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"POST", "/portreeve/test", Admin, nullptr, "Asks a model once and says how far it came", tryModel},
        {"POST", "/portreeve/discover", Admin, nullptr, "The models that a provider offers to a key", discoverModels},
        {"GET", "/portreeve/prices", Admin, prices, "What the price list knows of a model; ?model=provider/model"},
        {"GET", "/portreeve/local-servers", Admin, nullptr, "Model servers that answer on this machine", findLocalServers},
    };
    return endpoints;
}

} // namespace portreeve
