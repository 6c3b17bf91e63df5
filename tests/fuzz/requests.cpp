// SPDX-License-Identifier: GPL-3.0-or-later
// What clients send, to providers of either dialect.
#include "tests/fuzz/target.h"

#include <map>
#include <vector>

#include "gateway/base/json.h"
#include "gateway/base/json_scan.h"
#include "gateway/dialects/dialect.h"

namespace portreeve::fuzz {

namespace {

// What policy read is what goes up: one model, and a stream where one was counted on.
void checkSent(std::string_view sent, const WriteOptions &options, const RequestFacts &facts)
{
    std::vector<JsonMember> members;
    require(!scanObject(sent, members), "what is sent is an object");
    bool streams = false;
    std::size_t models = 0;
    for (const JsonMember &member : members) {
        const std::string_view value = sent.substr(member.valueBegin, member.valueEnd - member.valueBegin);
        if (member.name == "stream")
            streams = jsonBool(value).value_or(false);
        if (member.name != "model")
            continue;
        ++models;
        require(jsonString(value) == std::string(options.model), "the upstream's own model is asked");
    }
    require(models <= 1, "one model is asked");
    require(streams == facts.stream, "a stream is asked for where the client asked for one");
}

void run(std::string_view client, std::string_view bytes)
{
    static constexpr Operation operations[] = {Operation::Chat, Operation::CountTokens, Operation::Embeddings};
    static constexpr const char *slugs[] = {"openai", "anthropic", "azure", "mistral", "deepseek", "groq"};
    Choices choices(bytes);
    const std::size_t choice = choices.below(256);
    const Dialect &dialect = *findDialect(client);
    RequestFacts facts;
    WriteOptions options;
    options.operation = client == "anthropic" && choice % 8 == 7 ? operations[1] : operations[0];
    if (const auto no = dialect.readFacts(options.operation, bytes, facts)) {
        require(no->status >= 400 && no->status < 500, "a bad request is the client's fault");
        require(checkJson(dialect.errorBody(*no, "0193"), nullptr).what == nullptr, "an error is JSON");
        return;
    }
    require(facts.inputBound >= 0 && facts.inputCount >= 0 && facts.choices >= 1 && facts.maxOutput.value_or(1) >= 1, "what is counted is no less than nothing");
    std::map<std::string, std::string> renamed;
    options.provider = ProviderTable::builtIn().find(slugs[choice % std::size(slugs)]);
    options.model = "the-model";
    options.dropParams = choice % 2 != 0;
    options.renamedTools = &renamed;
    if (choice % 3 == 0)
        options.maxOutput = 77;
    const auto sent = writeRequest(dialect, *findDialect(options.provider->dialect), facts, bytes, options);
    if (!sent) {
        require(sent.refusal().status >= 400 && !sent.refusal().message.empty(), "a refusal says what is wrong");
        return;
    }
    if (options.operation == Operation::Chat)
        checkSent(*sent, options, facts);
}

} // namespace

void openaiRequest(std::string_view bytes)
{
    run("openai", bytes);
}

void anthropicRequest(std::string_view bytes)
{
    run("anthropic", bytes);
}

} // namespace portreeve::fuzz
