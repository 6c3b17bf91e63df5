// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/record_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {
namespace {

// As the gateway's table of a deployment's fields has them; a gateway of another version may say others, which stay English.
const char *const words[] = {
    WORDS("Model name"),
    WORDS("What clients ask for. Deployments of one name share its load; a * stands for any text."),
    WORDS("Provider's model"),
    WORDS("provider/model, for instance anthropic/claude-sonnet-4-5."),
    WORDS("Provider"),
    WORDS("Names the provider when the model does not."),
    WORDS("API key"),
    WORDS("The provider's key. Empty: the credential's, else the provider's environment variable."),
    WORDS("Credential"),
    WORDS("A stored credential to use: at the address it has itself, or the provider's."),
    WORDS("Address"),
    WORDS("The provider's base URL. Empty: its usual one."),
    WORDS("API version"),
    WORDS("The version of the API, where the provider wants one."),
    WORDS("Provider's organisation"),
    WORDS("Your organisation's id at the provider."),
    WORDS("Region"),
    WORDS("Where the provider should serve it."),
    WORDS("Requests per minute"),
    WORDS("What the provider allows. Guides how load is spread."),
    WORDS("Tokens per minute"),
    WORDS("Parallel requests"),
    WORDS("Most calls of this deployment at the same time."),
    WORDS("Weight"),
    WORDS("Its share of the load beside others of the same name: 3 and 1, or 0.75 and 0.25."),
    WORDS("Order"),
    WORDS("Lower numbers are used first; others wait until those fail."),
    WORDS("Retries"),
    WORDS("How often a failed call is tried again here."),
    WORDS("Time limit"),
    WORDS("Seconds a whole answer may take."),
    WORDS("Stream time limit"),
    WORDS("Seconds a stream may be silent."),
    WORDS("Further headers"),
    WORDS("Headers sent with every call: name to value."),
    WORDS("Further members"),
    WORDS("Members added to every request body."),
    WORDS("Made-up answer"),
    WORDS("Answer with this text; the provider is not called."),
    WORDS("Drop unknown parameters"),
    WORDS("Leave out what the provider does not know, instead of refusing."),
    WORDS("Parameters to drop"),
    WORDS("Parameters never sent to this deployment."),
    WORDS("Parameters to let through"),
    WORDS("Sent even though the provider is not known to take them."),
    WORDS("Tags"),
    WORDS("Requests with one of these tags are sent here."),
    WORDS("Facts"),
    WORDS("What you state of the model: mode, base_model, access_groups and anything else."),
};

} // namespace

QString recordWords(const QString &said)
{
    return QCoreApplication::translate("portreeve::ui", said.toUtf8().constData());
}

bool areRecordWordsKnown(const QString &said)
{
    return std::any_of(std::begin(words), std::end(words), [&said](const char *each) { return said == QLatin1String(each); });
}

} // namespace portreeve::ui
