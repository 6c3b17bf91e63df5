// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <utility>

#include "gateway/model/tariff.h"

namespace portreeve {

// A price that is a tariff: of the built-in list, or made of custom fields.
class RulePrice final : public Price {
public:
    // `owner` keeps what the tariff reads; null: that lives as long as the program.
    RulePrice(Tariff tariff, std::shared_ptr<const void> owner = {}) : m_tariff(tariff), m_owner(std::move(owner)) {}

    Cost cost(const Usage &usage, const PriceContext &context) const override;
    Nanos cost(std::span<const Quantity> used, const CallContext &context) const;
    Picos mostInput(const PriceContext &context) const override;
    Picos mostOutput(const PriceContext &context) const override;
    Picos perRequest() const override;
    Picos perSearch(const PriceContext &context) const override;
    std::vector<std::pair<std::string, std::string>> fields() const override;
    bool isFree() const override;

    const Tariff &tariff() const { return m_tariff; }

private:
    Tariff m_tariff;
    std::shared_ptr<const void> m_owner;
};

// Rules with tables of their own.
std::shared_ptr<const RulePrice> makePrice(const PriceRules &rules);

// Where a price has a meter of its own name; NoMeter: nowhere.
Meter meterNamed(Unit unit, std::string_view name);

} // namespace portreeve
