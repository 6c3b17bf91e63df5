// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/field_json.h"

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/model/member_json.h"
#include "gateway/model/records/records.h"

namespace portreeve {

namespace {

void keep(json::value &rest, const KeptField &field, const json::value &value)
{
    if (!rest.is_object())
        rest.emplace_object();
    if (value.is_null())
        rest.get_object().stable_erase(field.name);
    else
        rest.get_object()[field.name] = value;
}

const char *kindName(JsonKind kind)
{
    static const char *const names[] = {"text", "boolean", "integer", "number", "list", "object"};
    return names[std::size_t(kind)];
}

// What a form needs to know of a member's type, in the order of Field::Member.
constexpr const char *memberNames[] = {"text", "text", "boolean", "boolean", "integer", "integer", "money",
                                       "money", "time", "time", "list", "object", "secret"};

json::array flagNames(unsigned flags)
{
    static constexpr std::pair<unsigned, const char *> names[] = {{ReadOnly, "read_only"}, {Identity, "identity"}, {Sealed, "sealed"},
                                                                  {Advanced, "advanced"}, {NotEnforced, "not_enforced"}};
    json::array out;
    for (const auto &[flag, name] : names) {
        if (flags & flag)
            out.emplace_back(name);
    }
    return out;
}

} // namespace

Refusal schemaRefusal(const std::vector<FieldFault> &faults)
{
    json::array detail;
    for (const auto &fault : faults) {
        json::array place{"body"};
        for (const auto &step : fault.place) {
            const auto position = toInteger(step);
            place.push_back(position ? json::value(*position) : json::value(step));
        }
        detail.push_back(json::object{{"type", fault.type}, {"loc", std::move(place)}, {"msg", fault.message}});
    }
    Refusal refusal;
    refusal.status = 422;
    refusal.type = "invalid_request_error";
    refusal.message = faults.empty() ? std::string() : faults.front().message;
    refusal.body = jsonText(json::object{{"detail", std::move(detail)}});
    return refusal;
}

template <class R>
const Field<R> *findField(std::string_view name)
{
    for (const auto &field : fieldsOf<R>()) {
        if (name == field.name)
            return &field;
    }
    return nullptr;
}

template <class R>
const Field<R> &identityField()
{
    const auto fields = fieldsOf<R>();
    for (const auto &field : fields) {
        if (field.flags & Identity)
            return field;
    }
    return fields.front();
}

template <class R>
std::optional<FieldFault> setField(R &record, const Field<R> &field, const json::value &value)
{
    Fault bad = std::visit([&](auto member) -> Fault {
        auto &to = record.*member;
        if constexpr (std::is_same_v<std::decay_t<decltype(to)>, OptionalText>) {
            if (field.flags & Decimal)
                return takeDecimal(to, value);
        }
        return take(to, value);
    }, field.member);
    if (bad)
        bad->place.insert(bad->place.begin(), field.name);
    return bad;
}

template <class R>
json::value fieldValue(const R &record, const Field<R> &field)
{
    return std::visit([&](auto member) -> json::value {
        const auto &from = record.*member;
        if constexpr (std::is_same_v<std::decay_t<decltype(from)>, OptionalText>) {
            if (field.flags & Decimal)
                return showDecimal(from);
        }
        return field.flags & Sealed ? maskedValue(show(from)) : show(from);
    }, field.member);
}

template <class R>
bool setMember(R &record, std::string_view name, const json::value &value, std::vector<FieldFault> &faults)
{
    if (const auto *field = findField<R>(name)) {
        if (field->flags & (ReadOnly | Hidden))
            return false;
        if (auto bad = setField(record, *field, value))
            faults.push_back(std::move(*bad));
        return true;
    }
    if constexpr (requires { record.rest; }) {
        for (const auto &kept : keptFieldsOf<R>()) {
            if (name != kept.name)
                continue;
            auto bad = checkKept(kept, value);
            if (!bad) {
                keep(record.rest, kept, value);
                return true;
            }
            bad->place.insert(bad->place.begin(), kept.name);
            faults.push_back(std::move(*bad));
            return true;
        }
    }
    return false;
}

template <class R>
json::object recordObject(const R &record)
{
    json::object out;
    for (const auto &field : fieldsOf<R>()) {
        if (!(field.flags & Hidden))
            out[field.name] = fieldValue(record, field);
    }
    if constexpr (requires { record.rest; }) {
        for (const auto &kept : keptFieldsOf<R>()) {
            const json::value *given = record.rest.is_object() ? record.rest.get_object().if_contains(kept.name) : nullptr;
            out[kept.name] = given ? *given : json::parse(kept.absent);
        }
    }
    return out;
}

template <class R>
std::vector<std::string> writableNames()
{
    std::vector<std::string> names;
    for (const auto &field : fieldsOf<R>()) {
        if (!(field.flags & (ReadOnly | Hidden)))
            names.emplace_back(field.name);
    }
    for (const auto &kept : keptFieldsOf<R>())
        names.emplace_back(kept.name);
    return names;
}

template <class R>
json::array fieldSchema()
{
    json::array out;
    for (const auto &field : fieldsOf<R>()) {
        if (field.flags & Hidden)
            continue;
        const char *type = field.flags & Decimal ? "number" : memberNames[field.member.index()];
        out.push_back(json::object{{"name", field.name}, {"type", type}, {"label", field.label}, {"help", field.help},
                                   {"flags", flagNames(field.flags)}, {"choices", json::array()}});
    }
    for (const auto &kept : keptFieldsOf<R>()) {
        json::array choices;
        if (*kept.choices) {
            for (const auto choice : split(kept.choices, '|'))
                choices.emplace_back(choice);
        }
        out.push_back(json::object{{"name", kept.name}, {"type", kindName(kept.kind)}, {"label", kept.label}, {"help", kept.help},
                                   {"flags", flagNames(Advanced | NotEnforced)}, {"choices", std::move(choices)}});
    }
    return out;
}

#define PORTREEVE_RECORD(R, word, table)                                                                                       \
    template const Field<R> *findField<R>(std::string_view);                                                                   \
    template const Field<R> &identityField<R>();                                                                               \
    template std::optional<FieldFault> setField<R>(R &, const Field<R> &, const json::value &);                                \
    template json::value fieldValue<R>(const R &, const Field<R> &);                                                           \
    template bool setMember<R>(R &, std::string_view, const json::value &, std::vector<FieldFault> &);                         \
    template json::object recordObject<R>(const R &);                                                                          \
    template std::vector<std::string> writableNames<R>();                                                                      \
    template json::array fieldSchema<R>();
PORTREEVE_RECORDS(PORTREEVE_RECORD)
#undef PORTREEVE_RECORD

} // namespace portreeve
