<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccessKey</name>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per month</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>per %n months</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>per %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n seconds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>The server did not understand the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept the key of this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this connection may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed this meanwhile. Load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is larger than the server takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes no more requests just now. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something between here and the gateway answered instead of it: the gateway itself may be down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not ready. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server failed (%1). Its log says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside a sandbox programs cannot put themselves into the login; add Portreeve in the settings of your desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Axis</name>
    <message>
        <source>d MMM</source>
        <extracomment>A day on an axis</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Capability</name>
    <message>
        <source>This server serves models and has no administration, so there is nothing to show here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not tell how it is doing at this moment. A Portreeve gateway does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM keeps no log of requests that can be searched this way. A Portreeve gateway does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM keeps no series of times and errors that could be drawn. Spend shows what it has counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM makes no forecast of the month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test with its steps is something that only a Portreeve gateway offers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not ask a provider which models it has. Type the model&apos;s name instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not tell its price of a single model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a LiteLLM server runs (process, database, log) is known on its own computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LiteLLM server is paused, reloaded and backed up on its own computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LiteLLM server writes its log on its own computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not keep which requests it refused before a model was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not look for model servers on its computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartTip</name>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A day in the head of a chart&apos;s tooltip</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>a stretch of time in the head of a chart&apos;s tooltip: day, from, to</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deployments</name>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set, ends …%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what clients ask for, e.g. gpt-*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. openai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored key it is called with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat, embedding, image_generation ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the word in the column State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here, file or default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpriced, unused, blocked, demo or wildcard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields: name, provider, credential, mode, state, origin, is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After is: comes unpriced, unused, blocked, demo or wildcard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallbacks could not be looked up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys could not be looked up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every model → %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway itself did not run the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered 429 in the last 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last 15 minutes failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in this span. Test it to see whether it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not called until it is unblocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made-up answers, without a provider and without cost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its cost is not known. Set a price of your own; budgets refuse what they cannot count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be asked of it yet. Fetch its models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its models are blocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailTabs</name>
    <message>
        <source>%1 in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>admit and route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before the next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× %1 / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price is known for this model, so nothing was charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server tells the total only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger&apos;s row says %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equals the ledger&apos;s row; failed attempts cost %1 of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equals the ledger&apos;s row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No provider was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price book %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>the first, second ... attempt, and at which deployment</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No provider was called: the gate refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attempts are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterGrammar</name>
    <message>
        <source>There is no field “%1”. Is it “%2”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”. Down lists all fields; quotes search for the text itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter looks for this text in ids, names and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, e.g. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text, * for any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was spent this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely %1 to %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Glyphs</name>
    <message>
        <source>%1 spent, no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, forecast %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running, failed attempts: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused at the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, attempts: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served at the first try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served after one retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served after %1 retries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>nothing to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded by this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no request was served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of input cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the 15 min before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the hour before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the 4 h before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the 30 d before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the 90 d before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the span before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in the last five minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95, right axis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeRows</name>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyFilter</name>
    <message>
        <source>active, soon, over, expired or blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose key it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model it may call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days from now, e.g. &lt;30d, or never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days without a request, e.g. &gt;30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dollars in this window, e.g. &gt;5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget, expiry, owner, models, rpm, tpm or tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “%1” here. Known: state, owner, team, model, tag, expires, unused, spend, has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyTrial</name>
    <message>
        <source>Refused with %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The key is let in and may call %n models.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The key is let in, but there is no model yet that it may call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It works: %n models, and %1 answered in %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (development)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (staging)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (production)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelForm</name>
    <message>
        <source>Input, per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dollars a million tokens, in place of the price list&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output, per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached input, per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache write, per million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON object: names and values in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No JSON yet: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What clients ask for. Deployments of one name share its load; a * stands for any text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider&apos;s model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provider/model, for instance anthropic/claude-sonnet-4-5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored credential to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s key. Empty: the credential&apos;s, else the provider&apos;s environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s base URL. Empty: its usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the provider allows. Guides how load is spread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds a whole answer may take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version of the API, where the provider wants one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower numbers are used first; others wait until those fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests with one of these tags are sent here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you state of the model: mode, base_model, access_groups and anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dollars, for instance 0.15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not belong here: there are model_name, litellm_params and model_info.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds names and values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model_name is a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is expected before the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with values are expected: model_name, litellm_params, model_info.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model calls get status 503 until it is resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests under way are finished, new ones are refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database falls behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests wait in the journal; none is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, resets %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is over its soft budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 has used up its budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is at %2 of its budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 expired %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 expires %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apps that use it are refused from %1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 keys are watched here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that spent most; budgets and expiry of the others are on Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 requests in %3 min, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n models have no price</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What it costs is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: what they cost is not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note on the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n settings have no effect here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budgets, expiry, providers, prices and configuration are in order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Providers</name>
    <message>
        <source>An address begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON object: names and values in braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models refer to it by this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a credential of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be asked without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key has no spaces: was more copied than the key?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not accept the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request itself is wrong: look at the member that the message names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the provider said so, its key on the Providers page is wrong or expired; else the client&apos;s own key is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow the model on the key&apos;s page, or use a key that may call it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not know the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name on the Models page; the provider may have retired the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the model&apos;s time-out, or give it a fallback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found the request too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not take the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A budget is used up: raise it on the Keys page, or wait until it resets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a second deployment or a fallback for the model, or raise the limit that was met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was left by the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client hung up before the end; what was produced until then is charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the provider on its page: it could not be reached, or its answer broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deployment of the model could answer: look at Health, or give it a fallback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is overloaded: give the model a fallback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>the last of several things that went wrong</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered from the cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused at the gate; no provider was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused at the gate: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by %1 after %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Served by %1 after %n more attempt(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Served at the first attempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by %1 at the first attempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesCharts</name>
    <message>
        <source>No request in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per %1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per %1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No failure in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was spent in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95, right axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Lists and forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peek at the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendLogs</name>
    <message>
        <source>LiteLLM filters by one status: ok, failed or a number such as status:429.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cost is written in dollars: cost:&gt;0.05, cost:&lt;=1 or cost:0.01..0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM cannot leave rows out. Take the “-” away, or filter by what should stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM looks for plain text only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”. LiteLLM filters by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM cannot filter by “%1”. It filters by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM compares with one exact value: no lists, stars or ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM knows has:error only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not count values. Filter by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM does not count requests over time here. Dashboards shows its sums by day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM has no export. Select rows and copy them; a Portreeve gateway exports any number of rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM tells no attempts and no bill of a request; Raw shows all it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LiteLLM takes one value for a field, and another term gives “%1” already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The gateway is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model of a provider or of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a key for an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Create key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a key a budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the first request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateWindow</name>
    <message>
        <source>Listening on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master key in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>d MMM</source>
        <extracomment>A date without its year, in the letters of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date with its year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 is &quot;5 min&quot; or &quot;3 h&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 days</source>
        <extracomment>%1 is two or more</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui</name>
    <message>
        <source>Search and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find pages, actions, settings and objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add, change and remove connections to gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it is on nothing can be changed over this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what happens as it happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the span of time that all pages show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range: one step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range: one step forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range: as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow the navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call that this window made to the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the gateway&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Portreeve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base URL, key and samples for an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model calls get status 503 until it is resumed; those under way go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a key for an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tray and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, numbers and dates; changes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a new window shows first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For connections where you have not chosen otherwise in the time range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High: one text color, strong edges, no soft fills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts and heights grow together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the gateway with Portreeve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: this program only administers gateways that run elsewhere. Takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>127.0.0.1 serves this computer only; 0.0.0.0 serves your network too. Takes effect at the next start; an address on the command line wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 takes any free one. Takes effect at the next start; a port on the command line wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the tray icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its shape says how the gateway is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window keeps Portreeve running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway goes on serving; the tray icon brings the window back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start without a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the tray icon is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Bell</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message in this session.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Bill</name>
    <message>
        <source>What it cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BulkSheet</name>
    <message numerus="yes">
        <source>Block %n keys?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n keys in again?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend %n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the budget of %n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n keys?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Apps that use them are refused at once. Nothing is lost: unblock lets them in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apps that use them are let in at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from each key&apos;s own end; from now where that has passed. A key that never expires stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from the next request. What was spent in a window stays counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apps that use them are refused at once. Their history stays. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Block %n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n budgets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. 45d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never: for its whole life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is blocked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is refused from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is let in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is deleted; %1 spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CallModel</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CallsPanel</name>
    <message>
        <source>Close calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls to the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that this desktop asks of a gateway stands here, with secrets masked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a call to see what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set PORTREEVE_KEY to a key before you run it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Chart</name>
    <message>
        <source>%1: %2; from %3 to %4</source>
        <extracomment>A chart for a screen reader: its title, what it shows, from when, until when</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Chip</name>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete removes it, Enter edits it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Client</name>
    <message>
        <source>%1 is open for reading only, so nothing was sent. Switch that off in the connection&apos;s settings to change something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CodeView</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CommandField</name>
    <message>
        <source>Search, or type &gt; for commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CommandPalette</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open in new window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionButton</name>
    <message>
        <source>Connection: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DeploymentTable</name>
    <message>
        <source>%1 req/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tok/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defined in %1. Change it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DeploymentOrigin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Desktop</name>
    <message>
        <source>No gateway yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portreeve goes on running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway serves apps. The icon brings the window back; Quit in its menu ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at login was not changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DetailPane</name>
    <message>
        <source>Open in a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, served by %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DetailView</name>
    <message>
        <source>Loading this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details could not be loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FacetPanel</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>served</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Facets</name>
    <message>
        <source>Facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Facts</name>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Field</name>
    <message>
        <source>was: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FilterBar</name>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FilterLine</name>
    <message>
        <source>Filter: %1</source>
        <extracomment>Examples of filters are the same in every language</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FoundModels</name>
    <message>
        <source>no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HeatMap</name>
    <message>
        <source>nothing known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HeatScale</name>
    <message>
        <source>From %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Histogram</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests over time: %1, of which %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range of time in a pill: from, to</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HomeBoard</name>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forecast is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n matters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Span of the traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HomePage</name>
    <message>
        <source>%1 keeps no figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days are counted in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model calls get status 503 while it is paused; those under way go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is paused already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway was not paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway was not resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model calls get status 503 until it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway serves again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see these figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not tell its figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not load the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyForm</name>
    <message>
        <source>Never: for its whole life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>e.g. 12h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. 45d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one model, or choose all models.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyLimits</name>
    <message>
        <source>team %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spent, no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyModel</name>
    <message>
        <source>Being deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models, also those that are added later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spent of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spent, no budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend and budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resets in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyPane</name>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tightest, and whose it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway keeps only a hash of this key, so a test needs the key itself. It is used for this call and kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key as the API shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the API shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused with every request until it is unblocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused since it ended %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: its budget is spent. It starts anew %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: its budget is spent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in. It ends %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in, with %1 left %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in, without a budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its hash is not the one of %1. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the gateway with this key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyRequests</name>
    <message>
        <source>All requests of this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests could not be loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request has come with this key yet. Connect an app, or test it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The latest %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeySheet</name>
    <message>
        <source>%1: was %2, is %3 now, you want %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n fields changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed this key meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed this key meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, but without effect here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server keeps it otherwise: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyUsage</name>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in this range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests, %2 failed · %3 tokens · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage could not be loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeysPage</name>
    <message>
        <source>Select a key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one key only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is blocked already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is let in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apps that use it are refused from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It is deleted in %n s.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stays blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not deleted; it stays blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 a new secret?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret that ends in %1 is refused from that moment, so every app that uses it needs the new one. Limits, spend and history stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps its secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key was used in the last 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key has an expiry, a list of models or a budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked through %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stale key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No risky key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key lets an app in without your providers&apos; secrets, says which models it may call, and what it may spend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apps will find the gateway at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys could not be loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered: %2 Use a connection with the master key or an administrator&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server has no keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not know /key/list. Portreeve and LiteLLM with a database do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: state:active  expires:&lt;30d  unused:&gt;30d  -has:budget</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LinkBanner</name>
    <message>
        <source>No connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is looked for again by itself; what you see is from before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: nothing can be changed on %1 from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ListFaces</name>
    <message>
        <source>No request has come through yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point an app at the gateway, or send one from here. It shows up in this list as it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on %1, waiting for the first request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has none. The newest one came %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 match without “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in “%1” fits all of the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants an administrator&apos;s key for this. It said: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server has no log of requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 %3) does not keep one that can be read here. A Portreeve gateway does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not load requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::MainWindow</name>
    <message>
        <source>This page has no time range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time range has not been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this page is live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow changes on %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you change from then on takes effect at once for everybody who uses this gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelBulkSheet</name>
    <message numerus="yes">
        <source>Block %n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the weight of %n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>defined in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name. 0: used only when nothing else is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 done, %2 failed, %3 waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n will be changed, the others are left as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelDeleteSheet</name>
    <message>
        <source>Delete %1 on %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployment(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up who uses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is blocked at once and deleted after ten seconds. Its history stays. This cannot be undone then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other deployment(s) of this name stay and take its load. It is blocked at once and deleted after ten seconds; its history stays.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else serves this name: apps that ask for it are refused. It is blocked at once and deleted after ten seconds; its history stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key and no fallback names %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is named by %2 and %3:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallback(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) may use every model.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelForm</name>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: as in the price list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPane</name>
    <message>
        <source>Price per million tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits and load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A demo model: its answers are made up and cost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a provider to reach a real one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests / min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens / min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests, %2 failed, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests in %2, %3 failed, %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is defined in %1 and can be changed there only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not added here and cannot be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this server does not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests over time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request failed here in this span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not tell which requests failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up who asks for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key and no fallback names %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) may use every model, this one too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that are added later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find, or type a name or a pattern such as openai/* and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models this key may call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelSheet</name>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price is known for it: its cost counts as unknown until you set your own below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price list: %1 in, %2 out per million tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the credential&apos;s: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the provider&apos;s models? For instance openai/gpt-4o-mini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should clients ask for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some fields are not right yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by somebody else at %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save again to keep what you wrote, or cancel to keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server keeps something else than was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says the name is “%1”. Look at it again before you save.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelsPage</name>
    <message>
        <source>%1 can be asked for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy has no key: the server does not tell it. Choose a credential or type the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not unblocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is called again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It is deleted in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: provider:openai  state:failing  mode:chat  is:unpriced  origin:file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected model</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>price book %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only demo models answer: what they say is made up and costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a provider to reach real ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server does not tell its models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers no question about deployments. A Portreeve or LiteLLM gateway does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not load models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is a name that apps ask for, and the provider&apos;s model that serves it. Add a provider first; its models can be fetched then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s) in all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No model matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one model only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defined in %1: change it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not added here and cannot be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wildcard has no model of its own to test. Test what it leads to in the playground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server keeps no log of requests that can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PageHeader</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PageStack</name>
    <message>
        <source>%1 has no page “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PaletteSource</name>
    <message>
        <source>development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>@ key or team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/ page</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find keys with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find models with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find requests with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open request %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Probe</name>
    <message>
        <source>It answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted, with all rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the master key or a key of an administrator: this one may only call models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the master key again, without spaces; the gateway&apos;s Server page says where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path of the address: the part before /v1 belongs into it, for example https://host/llm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers here, but it is no gateway (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a key of this server. The one given is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>accepted; %n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>may administer keys and models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the master key or a key of a proxy administrator to change anything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderForm</name>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models refer to the credential by this name; it cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models refer to it, so it cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title, for people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON object of other litellm_params that every model of this credential gets, for instance {&quot;aws_region_name&quot;: &quot;eu-central-1&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Quitting</name>
    <message numerus="yes">
        <source>%n request(s) are running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Portreeve serves apps on this computer. You may wait until what runs is done, at most %1 s; new requests are refused meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, then quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What is not done in %1 s is cut.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Rail</name>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RailFeed</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RangeMenu</name>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time ranges that slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“From” has to be before “To”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This span lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ReachPanel</name>
    <message>
        <source>call every model, also those added later</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>call all %n models, also those added later</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>call %n models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>call %1 of %n models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>send %1 requests a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send any number of requests a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use %1 tokens a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have %1 requests under way at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>be used after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spend more than %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>call the other %n models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>see or change keys, models and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by its limits per minute at the dearest price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by its budget of %1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither a budget nor a limit per minute bounds it. A budget does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At worst, in one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not bounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key can: %1. It cannot: %2. At worst in one day: %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestList</name>
    <message>
        <source>%1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new requests, show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestsModel</name>
    <message>
        <source>The server does not sort by this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RevealSheet</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the only time the key is shown. The gateway keeps a hash, not the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to .env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have stored this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key to a .env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1, readable by you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the gateway with this key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SecretView</name>
    <message>
        <source>Hide the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared in %1 s if it still holds the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard no longer holds the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a copy, the clipboard is cleared in %1 s if it still holds the key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Settings</name>
    <message>
        <source>The folder %1 cannot be made, so nothing that you set is kept. Choose another with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read, and the defaults hold. Check who owns it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was damaged and was set aside as %2. The defaults hold.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StartFace</name>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on %1, waiting for the first request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request has come through yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point an app at the gateway, or send a request from here. This page comes alive with the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A first request to copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatTile</name>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatusBar</name>
    <message>
        <source>PRODUCTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatusFeed</name>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be changed over this connection. Click to allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1, copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records of requests that could not be kept. This must be 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing newer has come since the connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TableHeader</name>
    <message>
        <source>Column heads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TestSheet</name>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Test %n deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A short request is really sent. It is logged and costs what the model costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TestView</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer, status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TextField</name>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TimeRange</name>
    <message>
        <source>Last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 4 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TimeStrip</name>
    <message>
        <source>Drag to narrow the time range; Esc takes it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Timeline</name>
    <message>
        <source>Gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ToastCard</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TopBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are new messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Tray</name>
    <message>
        <source>This desktop shows no tray icons, so a closed window could not be brought back. Closing the last window minimizes it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gateway on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 today, %2 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Portreeve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway was not changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portreeve::ui::WizardPanel</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <extracomment>A step of the wizard for a screen reader: number, name, how it stands</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
