<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>In a file that only you can read, encrypted with your passphrase</source>
        <translation>In einer Datei, die nur Sie lesen können, verschlüsselt mit Ihrer Passphrase</translation>
    </message>
    <message>
        <source>Read from environment variables, kept nowhere</source>
        <translation>Aus Umgebungsvariablen gelesen, nirgends gespeichert</translation>
    </message>
    <message>
        <source>In memory, until the program ends</source>
        <translation>Im Arbeitsspeicher, bis das Programm endet</translation>
    </message>
    <message>
        <source>In the keychain of your desktop</source>
        <translation>Im Schlüsselbund Ihres Desktops</translation>
    </message>
    <message>
        <source>There is no telemetry. Portreeve sends nothing anywhere but to the gateways and providers that you set up, and asks nobody for updates.</source>
        <translation>Es gibt keine Telemetrie. Portreeve sendet nichts außer an die Gateways und Anbieter, die Sie eingerichtet haben, und fragt niemanden nach Updates.</translation>
    </message>
    <message>
        <source>Choices and window</source>
        <translation>Einstellungen und Fenster</translation>
    </message>
    <message>
        <source>Keys of connections</source>
        <translation>Schlüssel der Verbindungen</translation>
    </message>
    <message>
        <source>Calls panel</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>The last 1,000 calls with secrets masked, in memory until the program ends</source>
        <translation>Die letzten 1.000 Aufrufe mit verdeckten Geheimnissen, im Arbeitsspeicher, bis das Programm endet</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>A key that you copied is taken out again after 30 s</source>
        <translation>Ein kopierter Schlüssel wird nach 30 s wieder entfernt</translation>
    </message>
    <message>
        <source>Requests and money</source>
        <translation>Anfragen und Kosten</translation>
    </message>
    <message>
        <source>In the data directory of the gateway, see Server</source>
        <translation>Im Datenverzeichnis des Gateways, siehe Server</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Connected to</source>
        <translation>Verbunden mit</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Free software: you may use, study, share and change it under the GNU General Public License. It comes without any warranty. It is made with:</source>
        <translation>Freie Software: Sie dürfen sie unter der GNU General Public License benutzen, untersuchen, weitergeben und verändern. Sie kommt ohne jede Gewährleistung. Sie enthält:</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Conversations of the playground</source>
        <translation>Gespräche der Spielwiese</translation>
    </message>
    <message>
        <source>In the same folder, only readable by you</source>
        <translation>Im selben Ordner, nur für Sie lesbar</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Nicht aufgehoben</translation>
    </message>
    <message>
        <source>Saved prompts of the playground</source>
        <translation>Gespeicherte Prompts der Spielwiese</translation>
    </message>
</context>
<context>
    <name>AccessKey</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation>Über dem Budget</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rpm</source>
        <translation>%1 Anfragen/min</translation>
    </message>
    <message>
        <source>%1 tpm</source>
        <translation>%1 Token/min</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>pro Monat</translation>
    </message>
    <message numerus="yes">
        <source>per %n months</source>
        <translation>
            <numerusform>pro %n Monat</numerusform>
            <numerusform>alle %n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>pro Woche</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>pro Stunde</translation>
    </message>
    <message numerus="yes">
        <source>per %n days</source>
        <translation>
            <numerusform>pro %n Tag</numerusform>
            <numerusform>alle %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n hours</source>
        <translation>
            <numerusform>pro %n Stunde</numerusform>
            <numerusform>alle %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n seconds</source>
        <translation>
            <numerusform>pro %n Sekunde</numerusform>
            <numerusform>alle %n Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>The server did not understand the request.</source>
        <translation>Der Server hat die Anfrage nicht verstanden.</translation>
    </message>
    <message>
        <source>The server does not accept the key of this connection.</source>
        <translation>Der Server akzeptiert den Schlüssel dieser Verbindung nicht.</translation>
    </message>
    <message>
        <source>The key of this connection may not do this.</source>
        <translation>Der Schlüssel dieser Verbindung darf das nicht.</translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation>Der Server kennt diese Anfrage nicht.</translation>
    </message>
    <message>
        <source>Somebody changed this meanwhile. Load it again.</source>
        <translation>Das wurde inzwischen von jemandem geändert. Laden Sie es neu.</translation>
    </message>
    <message>
        <source>The request is larger than the server takes.</source>
        <translation>Die Anfrage ist größer, als der Server annimmt.</translation>
    </message>
    <message>
        <source>The server takes no more requests just now. Try again in a minute.</source>
        <translation>Der Server nimmt gerade keine Anfragen mehr an. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>Something between here and the gateway answered instead of it: the gateway itself may be down.</source>
        <translation>Statt des Gateways hat etwas dazwischen geantwortet: Das Gateway selbst ist vielleicht ausgefallen.</translation>
    </message>
    <message>
        <source>The server is not ready. Try again in a moment.</source>
        <translation>Der Server ist noch nicht bereit. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server failed (%1). Its log says why.</source>
        <translation>Der Server ist gescheitert (%1). Sein Protokoll sagt, warum.</translation>
    </message>
    <message>
        <source>The server answered %1.</source>
        <translation>Der Server antwortete %1.</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 could not be removed.</source>
        <translation>%1 konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Inside a sandbox programs cannot put themselves into the login; add Portreeve in the settings of your desktop.</source>
        <translation>In einer Sandbox können sich Programme nicht selbst in die Anmeldung eintragen; fügen Sie Portreeve in den Einstellungen Ihres Desktops hinzu.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>Axis</name>
    <message>
        <source>d MMM</source>
        <extracomment>A day on an axis</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
</context>
<context>
    <name>Capability</name>
    <message>
        <source>This server serves models and has no administration, so there is nothing to show here.</source>
        <translation>Dieser Server bedient Modelle und hat keine Verwaltung; hier gibt es daher nichts zu zeigen.</translation>
    </message>
    <message>
        <source>LiteLLM does not tell how it is doing at this moment. A Portreeve gateway does.</source>
        <translation>LiteLLM sagt nicht, wie es ihm in diesem Augenblick geht. Ein Portreeve-Gateway tut das.</translation>
    </message>
    <message>
        <source>LiteLLM keeps no log of requests that can be searched this way. A Portreeve gateway does.</source>
        <translation>LiteLLM führt kein Protokoll der Anfragen, das sich so durchsuchen ließe. Ein Portreeve-Gateway tut das.</translation>
    </message>
    <message>
        <source>LiteLLM keeps no series of times and errors that could be drawn. Spend shows what it has counted.</source>
        <translation>LiteLLM führt keine Reihen von Zeiten und Fehlern, die sich zeichnen ließen. Unter Ausgaben steht, was es gezählt hat.</translation>
    </message>
    <message>
        <source>LiteLLM makes no forecast of the month.</source>
        <translation>LiteLLM macht keine Prognose für den Monat.</translation>
    </message>
    <message>
        <source>A test with its steps is something that only a Portreeve gateway offers.</source>
        <translation>Einen Test mit seinen Schritten bietet nur ein Portreeve-Gateway.</translation>
    </message>
    <message>
        <source>LiteLLM does not ask a provider which models it has. Type the model&apos;s name instead.</source>
        <translation>LiteLLM fragt einen Anbieter nicht nach seinen Modellen. Geben Sie stattdessen den Namen des Modells ein.</translation>
    </message>
    <message>
        <source>LiteLLM does not tell its price of a single model.</source>
        <translation>LiteLLM nennt seinen Preis für ein einzelnes Modell nicht.</translation>
    </message>
    <message>
        <source>How a LiteLLM server runs (process, database, log) is known on its own computer only.</source>
        <translation>Wie ein LiteLLM-Server läuft (Prozess, Datenbank, Protokoll), ist nur auf seinem eigenen Rechner bekannt.</translation>
    </message>
    <message>
        <source>A LiteLLM server is paused, reloaded and backed up on its own computer only.</source>
        <translation>Ein LiteLLM-Server wird nur auf seinem eigenen Rechner angehalten, neu geladen und gesichert.</translation>
    </message>
    <message>
        <source>A LiteLLM server writes its log on its own computer only.</source>
        <translation>Ein LiteLLM-Server schreibt sein Protokoll nur auf seinem eigenen Rechner.</translation>
    </message>
    <message>
        <source>LiteLLM does not keep which requests it refused before a model was called.</source>
        <translation>LiteLLM merkt sich nicht, welche Anfragen es vor dem Aufruf eines Modells abgelehnt hat.</translation>
    </message>
    <message>
        <source>LiteLLM does not look for model servers on its computer.</source>
        <translation>LiteLLM sucht auf seinem Rechner nicht nach Modellservern.</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI-kompatibel</translation>
    </message>
</context>
<context>
    <name>ChartTip</name>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A day in the head of a chart&apos;s tooltip</extracomment>
        <translation>ddd, d. MMM</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>a stretch of time in the head of a chart&apos;s tooltip: day, from, to</extracomment>
        <translation>%1, %2 bis %3</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>nothing to compare with</source>
        <translation>nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>on the span before</source>
        <translation>gegenüber dem Zeitraum davor</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>Pro Tag</translation>
    </message>
    <message>
        <source>%1 in 30 days at this pace</source>
        <translation>%1 in 30 Tagen bei diesem Tempo</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Token</translation>
    </message>
    <message>
        <source>Per request</source>
        <translation>Pro Anfrage</translation>
    </message>
    <message>
        <source>Per 1 M tokens</source>
        <translation>Pro 1 Mio. Token</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
</context>
<context>
    <name>Deployments</name>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>set, ends …%1</source>
        <translation>gesetzt, endet auf …%1</translation>
    </message>
    <message>
        <source>what clients ask for, e.g. gpt-*</source>
        <translation>wonach Clients fragen, z. B. gpt-*</translation>
    </message>
    <message>
        <source>e.g. openai</source>
        <translation>z. B. openai</translation>
    </message>
    <message>
        <source>the stored key it is called with</source>
        <translation>die gespeicherten Zugangsdaten, mit denen es aufgerufen wird</translation>
    </message>
    <message>
        <source>chat, embedding, image_generation ...</source>
        <translation>chat, embedding, image_generation ...</translation>
    </message>
    <message>
        <source>the word in the column State</source>
        <translation>das Wort in der Spalte Zustand</translation>
    </message>
    <message>
        <source>here, file or default</source>
        <translation>here, file oder default</translation>
    </message>
    <message>
        <source>unpriced, unused, blocked, demo or wildcard</source>
        <translation>unpriced, unused, blocked, demo oder wildcard</translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields: name, provider, credential, mode, state, origin, is.</source>
        <translation>Ein Feld „%1“ gibt es nicht. Felder: name, provider, credential, mode, state, origin, is.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Es fehlt ein Wert.</translation>
    </message>
    <message>
        <source>After is: comes unpriced, unused, blocked, demo or wildcard.</source>
        <translation>Nach is: steht unpriced, unused, blocked, demo oder wildcard.</translation>
    </message>
    <message>
        <source>Fallbacks could not be looked up here.</source>
        <translation>Fallbacks konnten hier nicht nachgesehen werden.</translation>
    </message>
    <message>
        <source>Keys could not be looked up: %1</source>
        <translation>Schlüssel konnten nicht nachgesehen werden: %1</translation>
    </message>
    <message>
        <source>every model → %1</source>
        <translation>jedes Modell → %1</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>diesen Monat</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>letzten Monat</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>T</translation>
    </message>
    <message>
        <source>The gateway itself did not run the test.</source>
        <translation>Das Gateway selbst hat den Test nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Find the address</source>
        <translation>Adresse finden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Get an answer</source>
        <translation>Antwort erhalten</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>Gedrosselt</translation>
    </message>
    <message>
        <source>The provider answered 429 in the last 15 minutes.</source>
        <translation>Der Anbieter hat in den letzten 15 Minuten mit 429 geantwortet.</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>No request in this span. Test it to see whether it works.</source>
        <translation>Keine Anfrage in diesem Zeitraum. Ein Test zeigt, ob es funktioniert.</translation>
    </message>
    <message>
        <source>Cannot be called</source>
        <translation>Nicht aufrufbar</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>It is not called until it is unblocked.</source>
        <translation>Es wird nicht aufgerufen, bis es entsperrt ist.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Made-up answers, without a provider and without cost.</source>
        <translation>Erfundene Antworten, ohne Anbieter und ohne Kosten.</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>Its cost is not known. Set a price of your own; budgets refuse what they cannot count.</source>
        <translation>Seine Kosten sind nicht bekannt. Legen Sie einen eigenen Preis fest; Budgets lehnen ab, was sie nicht zählen können.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Benutzung</translation>
    </message>
    <message>
        <source>No models</source>
        <translation>Keine Modelle</translation>
    </message>
    <message>
        <source>Nothing can be asked of it yet. Fetch its models.</source>
        <translation>Noch kann nichts von ihm verlangt werden. Rufen Sie seine Modelle ab.</translation>
    </message>
    <message>
        <source>All its models are blocked.</source>
        <translation>Alle seine Modelle sind gesperrt.</translation>
    </message>
    <message>
        <source>%1 of the requests of the last 15 minutes failed.</source>
        <translation>%1 der Anfragen der letzten 15 Minuten sind fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>DetailTabs</name>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>erstes Token %1</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>admit and route %1</source>
        <translation>Zulassen und Weg wählen %1</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>%1 before the next attempt</source>
        <translation>%1 bis zum nächsten Versuch</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation>nach %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>Tok/s</translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>Strom %1</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>× %1 / M</source>
        <translation>× %1 / Mio.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>No price is known for this model, so nothing was charged.</source>
        <translation>Für dieses Modell ist kein Preis bekannt, daher wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>The server tells the total only.</source>
        <translation>Der Server nennt nur die Summe.</translation>
    </message>
    <message>
        <source>The ledger&apos;s row says %1.</source>
        <translation>Die Zeile im Hauptbuch sagt %1.</translation>
    </message>
    <message>
        <source>Equals the ledger&apos;s row; failed attempts cost %1 of it.</source>
        <translation>Stimmt mit der Zeile im Hauptbuch überein; fehlgeschlagene Versuche kosteten davon %1.</translation>
    </message>
    <message>
        <source>Equals the ledger&apos;s row.</source>
        <translation>Stimmt mit der Zeile im Hauptbuch überein.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>No provider was called.</source>
        <translation>Es wurde kein Anbieter aufgerufen.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Price book %1</source>
        <translation>Preisliste %1</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Provider&apos;s id</source>
        <translation>ID des Anbieters</translation>
    </message>
    <message>
        <source>Client&apos;s id</source>
        <translation>ID des Clients</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Price version</source>
        <translation>Preisversion</translation>
    </message>
    <message>
        <source>Usage is</source>
        <translation>Verbrauch ist</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>In den Cache</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation>Wie gezählt wurde</translation>
    </message>
    <message>
        <source>served</source>
        <translation>bedient</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>the first, second ... attempt, and at which deployment</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Began after</source>
        <translation>Begann nach</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Held before</source>
        <translation>Zuvor zurückgelegt</translation>
    </message>
    <message>
        <source>Booked as</source>
        <translation>Gebucht als</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No provider was called: the gate refused the request.</source>
        <translation>Kein Anbieter wurde aufgerufen: Das Tor hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The attempts are on their way.</source>
        <translation>Die Versuche sind unterwegs.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>× %1 / 1 k</source>
        <translation>× %1 / 1.000</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
</context>
<context>
    <name>FilterGrammar</name>
    <message>
        <source>There is no field “%1”. Is it “%2”?</source>
        <translation>Ein Feld „%1“ gibt es nicht. Ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>There is no field “%1”. Down lists all fields; quotes search for the text itself.</source>
        <translation>Ein Feld „%1“ gibt es nicht. Pfeil nach unten zeigt alle Felder; in Anführungszeichen wird nach dem Text selbst gesucht.</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>z. B. %1</translation>
    </message>
    <message>
        <source>Enter looks for this text in ids, names and errors</source>
        <translation>Eingabe sucht diesen Text in IDs, Namen und Fehlern</translation>
    </message>
    <message>
        <source>%1, e.g. %2</source>
        <translation>%1, z. B. %2</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>dollars</source>
        <translation>Dollar</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>text, * for any</source>
        <translation>Text, * steht für alles</translation>
    </message>
</context>
<context>
    <name>FirstRequest</name>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation>Ausgaben in diesem Monat</translation>
    </message>
    <message>
        <source>Nothing was spent this month</source>
        <translation>In diesem Monat wurde nichts ausgegeben</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>likely %1 to %2 by %3</source>
        <translation>wahrscheinlich %1 bis %2 bis zum %3</translation>
    </message>
    <message>
        <source>%1 by %2 at the pace so far</source>
        <translation>%1 bis zum %2 beim bisherigen Tempo</translation>
    </message>
</context>
<context>
    <name>Glyphs</name>
    <message>
        <source>%1 spent, no limit</source>
        <translation>%1 ausgegeben, ohne Grenze</translation>
    </message>
    <message>
        <source>%1 of %2 spent</source>
        <translation>%1 von %2 ausgegeben</translation>
    </message>
    <message>
        <source>, %1 held</source>
        <translation>, %1 zurückgelegt</translation>
    </message>
    <message>
        <source>, forecast %1</source>
        <translation>, Prognose %1</translation>
    </message>
    <message>
        <source>from cache</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>running, failed attempts: %1</source>
        <translation>läuft, fehlgeschlagene Versuche: %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>refused at the gate</source>
        <translation>am Tor abgelehnt</translation>
    </message>
    <message>
        <source>failed, attempts: %1</source>
        <translation>fehlgeschlagen, Versuche: %1</translation>
    </message>
    <message>
        <source>served at the first try</source>
        <translation>beim ersten Versuch bedient</translation>
    </message>
    <message>
        <source>served after one retry</source>
        <translation>nach einer Wiederholung bedient</translation>
    </message>
    <message>
        <source>served after %1 retries</source>
        <translation>nach %1 Wiederholungen bedient</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>nothing to compare with</source>
        <translation>nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests, %1</source>
        <translation>Anfragen, %1</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>none failed</source>
        <translation>keine fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>p95 latency</source>
        <translation>p95-Latenz</translation>
    </message>
    <message>
        <source>not recorded by this server</source>
        <translation>von diesem Server nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>no request was served</source>
        <translation>es wurde keine Anfrage bedient</translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation>p50 %1</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens, %1</source>
        <translation>Token, %1</translation>
    </message>
    <message>
        <source>%1 of input cached</source>
        <translation>%1 der Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Spend, %1</source>
        <translation>Ausgaben, %1</translation>
    </message>
    <message>
        <source>Spend today</source>
        <translation>Ausgaben heute</translation>
    </message>
    <message>
        <source>%1 more is held</source>
        <translation>%1 weitere zurückgelegt</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>on the 15 min before</source>
        <translation>gegenüber den 15 min davor</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>on the hour before</source>
        <translation>gegenüber der Stunde davor</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>on the 4 h before</source>
        <translation>gegenüber den 4 h davor</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>on the day before</source>
        <translation>gegenüber dem Vortag</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>on the week before</source>
        <translation>gegenüber der Vorwoche</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 T</translation>
    </message>
    <message>
        <source>on the 30 d before</source>
        <translation>gegenüber den 30 T davor</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 T</translation>
    </message>
    <message>
        <source>on the 90 d before</source>
        <translation>gegenüber den 90 T davor</translation>
    </message>
    <message>
        <source>on the span before</source>
        <translation>gegenüber dem Zeitraum davor</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>No request in the last five minutes</source>
        <translation>Keine Anfrage in den letzten fünf Minuten</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>p95, right axis</source>
        <translation>p95, rechte Achse</translation>
    </message>
</context>
<context>
    <name>HomeRows</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>KeyFilter</name>
    <message>
        <source>active, soon, over, expired or blocked</source>
        <translation>active, soon, over, expired oder blocked</translation>
    </message>
    <message>
        <source>whose key it is</source>
        <translation>wem der Schlüssel gehört</translation>
    </message>
    <message>
        <source>its team</source>
        <translation>sein Team</translation>
    </message>
    <message>
        <source>a model it may call</source>
        <translation>ein Modell, das er aufrufen darf</translation>
    </message>
    <message>
        <source>one of its tags</source>
        <translation>eines seiner Tags</translation>
    </message>
    <message>
        <source>days from now, e.g. &lt;30d, or never</source>
        <translation>Tage ab jetzt, z. B. &lt;30d, oder never</translation>
    </message>
    <message>
        <source>days without a request, e.g. &gt;30d</source>
        <translation>Tage ohne Anfrage, z. B. &gt;30d</translation>
    </message>
    <message>
        <source>dollars in this window, e.g. &gt;5</source>
        <translation>Dollar in diesem Zeitfenster, z. B. &gt;5</translation>
    </message>
    <message>
        <source>budget, expiry, owner, models, rpm, tpm or tags</source>
        <translation>budget, expiry, owner, models, rpm, tpm oder tags</translation>
    </message>
    <message>
        <source>There is no “%1” here. Known: state, owner, team, model, tag, expires, unused, spend, has.</source>
        <translation>„%1“ gibt es hier nicht. Bekannt: state, owner, team, model, tag, expires, unused, spend, has.</translation>
    </message>
    <message>
        <source>%1 wants %2.</source>
        <translation>%1 verlangt %2.</translation>
    </message>
</context>
<context>
    <name>KeyTrial</name>
    <message>
        <source>Refused with %1: %2</source>
        <translation>Abgelehnt mit %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>The key is let in and may call %n models.</source>
        <translation>
            <numerusform>Der Schlüssel wird eingelassen und darf %n Modell aufrufen.</numerusform>
            <numerusform>Der Schlüssel wird eingelassen und darf %n Modelle aufrufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key is let in, but there is no model yet that it may call.</source>
        <translation>Der Schlüssel wird eingelassen, aber es gibt noch kein Modell, das er aufrufen darf.</translation>
    </message>
    <message numerus="yes">
        <source>It works: %n models, and %1 answered in %2.</source>
        <translation>
            <numerusform>Es funktioniert: %n Modell, und %1 antwortete in %2.</numerusform>
            <numerusform>Es funktioniert: %n Modelle, und %1 antwortete in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>%1 (development)</source>
        <translation>%1 (Entwicklung)</translation>
    </message>
    <message>
        <source>%1 (staging)</source>
        <translation>%1 (Staging)</translation>
    </message>
    <message>
        <source>%1 (production)</source>
        <translation>%1 (Produktion)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>ModelForm</name>
    <message>
        <source>Input, per million</source>
        <translation>Eingabe, pro Million</translation>
    </message>
    <message>
        <source>Dollars a million tokens, in place of the price list&apos;s.</source>
        <translation>Dollar pro Million Token, anstelle der Preisliste.</translation>
    </message>
    <message>
        <source>Output, per million</source>
        <translation>Ausgabe, pro Million</translation>
    </message>
    <message>
        <source>Cached input, per million</source>
        <translation>Eingabe aus dem Cache, pro Million</translation>
    </message>
    <message>
        <source>Cache write, per million</source>
        <translation>Schreiben in den Cache, pro Million</translation>
    </message>
    <message>
        <source>A whole number, 0 or more.</source>
        <translation>Eine ganze Zahl, 0 oder mehr.</translation>
    </message>
    <message>
        <source>A number, 0 or more.</source>
        <translation>Eine Zahl, 0 oder mehr.</translation>
    </message>
    <message>
        <source>A JSON object: names and values in braces.</source>
        <translation>Ein JSON-Objekt: Namen und Werte in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>No JSON yet: %1.</source>
        <translation>Noch kein JSON: %1.</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>Modellname</translation>
    </message>
    <message>
        <source>What clients ask for. Deployments of one name share its load; a * stands for any text.</source>
        <translation>Wonach Clients fragen. Deployments mit demselben Namen teilen sich seine Last; ein * steht für beliebigen Text.</translation>
    </message>
    <message>
        <source>Provider&apos;s model</source>
        <translation>Modell des Anbieters</translation>
    </message>
    <message>
        <source>provider/model, for instance anthropic/claude-sonnet-4-5.</source>
        <translation>Anbieter/Modell, zum Beispiel anthropic/claude-sonnet-4-5.</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>A stored credential to use: at the address it has itself, or the provider&apos;s.</source>
        <translation>Gespeicherte Zugangsdaten, die benutzt werden: an ihrer eigenen Adresse oder der des Anbieters.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>The provider&apos;s key. Empty: the credential&apos;s, else the provider&apos;s environment variable.</source>
        <translation>Der Schlüssel des Anbieters. Leer: der aus den Zugangsdaten, sonst aus der Umgebungsvariable des Anbieters.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The provider&apos;s base URL. Empty: its usual one.</source>
        <translation>Die Basis-URL des Anbieters. Leer: seine übliche.</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>What the provider allows. Guides how load is spread.</source>
        <translation>Was der Anbieter erlaubt. Danach wird die Last verteilt.</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Token pro Minute</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name.</source>
        <translation>Sein Anteil an der Last neben anderen desselben Namens.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Seconds a whole answer may take.</source>
        <translation>So viele Sekunden darf eine ganze Antwort dauern.</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>The version of the API, where the provider wants one.</source>
        <translation>Die Version der API, wo der Anbieter eine verlangt.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Lower numbers are used first; others wait until those fail.</source>
        <translation>Kleinere Zahlen werden zuerst benutzt; die anderen warten, bis jene scheitern.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Requests with one of these tags are sent here.</source>
        <translation>Anfragen mit einem dieser Tags werden hierher geschickt.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>What you state of the model: mode, base_model, access_groups and anything else.</source>
        <translation>Was Sie über das Modell angeben: mode, base_model, access_groups und alles Übrige.</translation>
    </message>
    <message>
        <source>Dollars, for instance 0.15.</source>
        <translation>Dollar, zum Beispiel 0.15.</translation>
    </message>
    <message>
        <source>“%1” does not belong here: there are model_name, litellm_params and model_info.</source>
        <translation>„%1“ gehört nicht hierher: Es gibt model_name, litellm_params und model_info.</translation>
    </message>
    <message>
        <source>%1 holds names and values.</source>
        <translation>%1 enthält Namen und Werte.</translation>
    </message>
    <message>
        <source>model_name is a text.</source>
        <translation>model_name ist ein Text.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation>Zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>A name is expected before the colon.</source>
        <translation>Vor dem Doppelpunkt wird ein Name erwartet.</translation>
    </message>
    <message>
        <source>“%1” stands there twice.</source>
        <translation>„%1“ steht dort zweimal.</translation>
    </message>
    <message>
        <source>Names with values are expected: model_name, litellm_params, model_info.</source>
        <translation>Erwartet werden Namen mit Werten: model_name, litellm_params, model_info.</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway is paused</source>
        <translation>Das Gateway ist angehalten</translation>
    </message>
    <message>
        <source>Model calls get status 503 until it is resumed</source>
        <translation>Modellaufrufe erhalten Status 503, bis es fortgesetzt wird</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The gateway is stopping</source>
        <translation>Das Gateway hält an</translation>
    </message>
    <message>
        <source>Requests under way are finished, new ones are refused</source>
        <translation>Laufende Anfragen werden beendet, neue abgelehnt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The database falls behind</source>
        <translation>Die Datenbank kommt nicht nach</translation>
    </message>
    <message>
        <source>%1 requests wait in the journal; none is lost</source>
        <translation>%1 Anfragen warten im Journal; keine geht verloren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, resets %2</source>
        <translation>%1, beginnt neu %2</translation>
    </message>
    <message>
        <source>Key %1 is over its soft budget</source>
        <translation>Schlüssel %1 ist über seinem weichen Budget</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Key %1 has used up its budget</source>
        <translation>Schlüssel %1 hat sein Budget aufgebraucht</translation>
    </message>
    <message>
        <source>Key %1 is at %2 of its budget</source>
        <translation>Schlüssel %1 ist bei %2 seines Budgets</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Erhöhen</translation>
    </message>
    <message>
        <source>Key %1 expired %2</source>
        <translation>Schlüssel %1 ist %2 abgelaufen</translation>
    </message>
    <message>
        <source>Key %1 expires %2</source>
        <translation>Schlüssel %1 läuft %2 ab</translation>
    </message>
    <message>
        <source>Refused since %1</source>
        <translation>Abgelehnt seit %1</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>%1 of %2 keys are watched here</source>
        <translation>%1 von %2 Schlüsseln werden hier beobachtet</translation>
    </message>
    <message>
        <source>Those that spent most; budgets and expiry of the others are on Keys</source>
        <translation>Die mit den höchsten Ausgaben; Budgets und Ablauf der anderen stehen unter Schlüssel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>%1 fails</source>
        <translation>%1 scheitert</translation>
    </message>
    <message>
        <source>%1 of %2 attempts in %3 min, %4</source>
        <translation>%1 von %2 Versuchen in %3 min, %4</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>%1 has no price</source>
        <translation>%1 hat keinen Preis</translation>
    </message>
    <message numerus="yes">
        <source>%n models have no price</source>
        <translation>
            <numerusform>%n Modell hat keinen Preis</numerusform>
            <numerusform>%n Modelle haben keinen Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>Set price</source>
        <translation>Preis festlegen</translation>
    </message>
    <message>
        <source>A note on the configuration</source>
        <translation>Ein Hinweis zur Konfiguration</translation>
    </message>
    <message>
        <source>A note on %1</source>
        <translation>Ein Hinweis zu %1</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n settings have no effect here</source>
        <translation>
            <numerusform>%n Einstellung hat hier keine Wirkung</numerusform>
            <numerusform>%n Einstellungen haben hier keine Wirkung</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nichts braucht Sie</translation>
    </message>
    <message>
        <source>Budgets, expiry, providers, prices and configuration are in order</source>
        <translation>Budgets, Ablauf, Anbieter, Preise und Konfiguration sind in Ordnung</translation>
    </message>
    <message>
        <source>Refused from %1 on</source>
        <translation>Wird ab %1 abgelehnt</translation>
    </message>
    <message>
        <source>Its cost is not counted</source>
        <translation>Seine Kosten werden nicht gezählt</translation>
    </message>
    <message>
        <source>The cost of %1 is not counted</source>
        <translation>Die Kosten von %1 werden nicht gezählt</translation>
    </message>
</context>
<context>
    <name>NetworkFault</name>
    <message>
        <source>%1 does not speak TLS. If the gateway serves plain HTTP there, write http:// instead of https://.</source>
        <translation>%1 spricht kein TLS. Wenn das Gateway dort einfaches HTTP bedient, schreiben Sie http:// statt https://.</translation>
    </message>
    <message>
        <source>The certificate of %1 ended on %2. Whoever runs the gateway has to renew it.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen. Wer das Gateway betreibt, muss es erneuern.</translation>
    </message>
    <message>
        <source>The certificate of %1 begins on %2. Check the clock of this computer.</source>
        <translation>Das Zertifikat von %1 beginnt am %2. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate is for %1, not for %2. Use that name in the address.</source>
        <translation>Das Zertifikat ist für %1, nicht für %2. Benutzen Sie diesen Namen in der Adresse.</translation>
    </message>
    <message>
        <source>The certificate of %1 was revoked. Do not send a key there; ask whoever runs the gateway.</source>
        <translation>Das Zertifikat von %1 wurde widerrufen. Senden Sie keinen Schlüssel dorthin; fragen Sie, wer das Gateway betreibt.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody whom this computer trusts. If the gateway has a certificate authority of its own, name its PEM file in the connection.</source>
        <translation>Das Zertifikat von %1 hat niemand unterschrieben, dem dieser Rechner vertraut. Wenn das Gateway eine eigene Zertifizierungsstelle hat, nennen Sie deren PEM-Datei in der Verbindung.</translation>
    </message>
    <message>
        <source>Nothing listens at %1. Is the gateway running, and is the port right?</source>
        <translation>An %1 hört niemand zu. Läuft das Gateway, und stimmt der Port?</translation>
    </message>
    <message>
        <source>The name %1 is not known. Check its spelling, and whether the network or VPN it belongs to is on.</source>
        <translation>Der Name %1 ist nicht bekannt. Prüfen Sie die Schreibweise und ob das Netz oder VPN, zu dem er gehört, eingeschaltet ist.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s. It may be overloaded, or a firewall drops what is sent to it.</source>
        <translation>%1 hat innerhalb von %2 s nicht geantwortet. Vielleicht ist es überlastet, oder eine Firewall verwirft, was dorthin geht.</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2</source>
        <translation>Keine sichere Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>%1 closed the connection before it had answered. If it serves TLS, write https:// instead of http://.</source>
        <translation>%1 hat die Verbindung geschlossen, bevor es geantwortet hat. Wenn es TLS bedient, schreiben Sie https:// statt http://.</translation>
    </message>
    <message>
        <source>This computer has no network just now.</source>
        <translation>Dieser Rechner hat gerade kein Netz.</translation>
    </message>
    <message>
        <source>The proxy of this computer cannot be reached. Check the system&apos;s proxy settings.</source>
        <translation>Der Proxy dieses Rechners ist nicht erreichbar. Prüfen Sie die Proxy-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The proxy of this computer asks for a password. Put it into the system&apos;s proxy settings.</source>
        <translation>Der Proxy dieses Rechners verlangt ein Passwort. Tragen Sie es in die Proxy-Einstellungen des Systems ein.</translation>
    </message>
    <message>
        <source>The address has to begin with http:// or https://.</source>
        <translation>Die Adresse muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>Something answers at %1, but not in HTTP. Is the port right?</source>
        <translation>An %1 antwortet etwas, aber nicht in HTTP. Stimmt der Port?</translation>
    </message>
    <message>
        <source>%1 cannot be reached from this network. Is a VPN needed?</source>
        <translation>%1 ist aus diesem Netz nicht erreichbar. Wird ein VPN gebraucht?</translation>
    </message>
    <message>
        <source>No answer from %1: %2</source>
        <translation>Keine Antwort von %1: %2</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>M</source>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <translation>Tsd.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>T</translation>
    </message>
    <message>
        <source>G</source>
        <translation>Mrd.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>PP</translation>
    </message>
</context>
<context>
    <name>Providers</name>
    <message>
        <source>An address begins with http:// or https://.</source>
        <translation>Eine Adresse beginnt mit http:// oder https://.</translation>
    </message>
    <message>
        <source>This is no address: %1</source>
        <translation>Das ist keine Adresse: %1</translation>
    </message>
    <message>
        <source>the host is missing.</source>
        <translation>der Host fehlt.</translation>
    </message>
    <message>
        <source>A JSON object: names and values in braces.</source>
        <translation>Ein JSON-Objekt: Namen und Werte in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>Models refer to it by this name.</source>
        <translation>Modelle beziehen sich mit diesem Namen darauf.</translation>
    </message>
    <message>
        <source>There is a credential of this name already.</source>
        <translation>Zugangsdaten dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>%1 cannot be asked without it.</source>
        <translation>Ohne dies kann %1 nicht gefragt werden.</translation>
    </message>
    <message>
        <source>A key has no spaces: was more copied than the key?</source>
        <translation>Ein Schlüssel hat keine Leerzeichen: Wurde mehr als der Schlüssel kopiert?</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>bad</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>did not accept the request</source>
        <translation>hat die Anfrage nicht angenommen</translation>
    </message>
    <message>
        <source>The request itself is wrong: look at the member that the message names.</source>
        <translation>Die Anfrage selbst ist falsch: Sehen Sie sich das Element an, das die Meldung nennt.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>refused its key</source>
        <translation>hat seinen Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Where the provider said so, its key on the Providers page is wrong or expired; else the client&apos;s own key is.</source>
        <translation>Wenn der Anbieter das sagte, ist sein Schlüssel auf der Seite Anbieter falsch oder abgelaufen, sonst der des Clients.</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>denied access</source>
        <translation>hat den Zugriff verweigert</translation>
    </message>
    <message>
        <source>Allow the model on the key&apos;s page, or use a key that may call it.</source>
        <translation>Erlauben Sie das Modell auf der Seite des Schlüssels oder benutzen Sie einen Schlüssel, der es aufrufen darf.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>did not know the model</source>
        <translation>kannte das Modell nicht</translation>
    </message>
    <message>
        <source>Check the name on the Models page; the provider may have retired the model.</source>
        <translation>Prüfen Sie den Namen auf der Seite Modelle; vielleicht bietet der Anbieter das Modell nicht mehr an.</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>hat zu lange gebraucht</translation>
    </message>
    <message>
        <source>Raise the model&apos;s time-out, or give it a fallback.</source>
        <translation>Erhöhen Sie die Zeitgrenze des Modells oder geben Sie ihm einen Fallback.</translation>
    </message>
    <message>
        <source>large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>found the request too large</source>
        <translation>fand die Anfrage zu groß</translation>
    </message>
    <message>
        <source>funds</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>could not take the request</source>
        <translation>konnte die Anfrage nicht annehmen</translation>
    </message>
    <message>
        <source>A budget is used up: raise it on the Keys page, or wait until it resets.</source>
        <translation>Ein Budget ist aufgebraucht: Erhöhen Sie es auf der Seite Schlüssel oder warten Sie, bis es neu beginnt.</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>was rate limited</source>
        <translation>wurde gedrosselt</translation>
    </message>
    <message>
        <source>Add a second deployment or a fallback for the model, or raise the limit that was met.</source>
        <translation>Fügen Sie ein zweites Deployment oder einen Fallback für das Modell hinzu oder erhöhen Sie die erreichte Grenze.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>verlassen</translation>
    </message>
    <message>
        <source>was left by the client</source>
        <translation>wurde vom Client verlassen</translation>
    </message>
    <message>
        <source>The client hung up before the end; what was produced until then is charged.</source>
        <translation>Der Client hat vor dem Ende aufgelegt; was bis dahin erzeugt war, wird berechnet.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation>war nicht erreichbar</translation>
    </message>
    <message>
        <source>Test the provider on its page: it could not be reached, or its answer broke off.</source>
        <translation>Testen Sie den Anbieter auf seiner Seite: Er war nicht erreichbar, oder seine Antwort brach ab.</translation>
    </message>
    <message>
        <source>was down</source>
        <translation>war ausgefallen</translation>
    </message>
    <message>
        <source>No deployment of the model could answer: look at Health, or give it a fallback.</source>
        <translation>Kein Deployment des Modells konnte antworten: Sehen Sie unter Zustand nach oder geben Sie ihm einen Fallback.</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>Überlast</translation>
    </message>
    <message>
        <source>was overloaded</source>
        <translation>war überlastet</translation>
    </message>
    <message>
        <source>The provider is overloaded: give the model a fallback.</source>
        <translation>Der Anbieter ist überlastet: Geben Sie dem Modell einen Fallback.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>the last of several things that went wrong</extracomment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>brach ab</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>antwortete %1</translation>
    </message>
    <message>
        <source>Still running.</source>
        <translation>Läuft noch.</translation>
    </message>
    <message>
        <source>Answered from the cache.</source>
        <translation>Aus dem Cache beantwortet.</translation>
    </message>
    <message>
        <source>Refused at the gate; no provider was called.</source>
        <translation>Am Tor abgelehnt; kein Anbieter wurde aufgerufen.</translation>
    </message>
    <message>
        <source>Refused at the gate: %1</source>
        <translation>Am Tor abgelehnt: %1</translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation>Fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Failed with status %1.</source>
        <translation>Fehlgeschlagen mit Status %1.</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Served by %1 after %2.</source>
        <translation>Von %1 bedient, nachdem %2.</translation>
    </message>
    <message>
        <source>Served at the first attempt.</source>
        <translation>Beim ersten Versuch bedient.</translation>
    </message>
    <message>
        <source>Served by %1 at the first attempt.</source>
        <translation>Von %1 beim ersten Versuch bedient.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached read</source>
        <translation>Lesen aus dem Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>In den Cache</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>Websuche</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Served by %1 after another attempt.</source>
        <translation>Von %1 nach einem weiteren Versuch bedient.</translation>
    </message>
    <message>
        <source>Served by %1 after %2 more attempts.</source>
        <translation>Von %1 nach %2 weiteren Versuchen bedient.</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>Keychain of this session</source>
        <translation>Schlüsselbund dieser Sitzung</translation>
    </message>
    <message>
        <source>File sealed with a passphrase</source>
        <translation>Datei, versiegelt mit einer Passphrase</translation>
    </message>
    <message>
        <source>Environment only</source>
        <translation>Nur die Umgebung</translation>
    </message>
    <message>
        <source>Nowhere: until Portreeve is closed</source>
        <translation>Nirgends: bis Portreeve geschlossen wird</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keines)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesCharts</name>
    <message>
        <source>No request in this range</source>
        <translation>Keine Anfrage in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>pro Woche</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>pro Stunde</translation>
    </message>
    <message>
        <source>per %1 days</source>
        <translation>pro %1 Tage</translation>
    </message>
    <message>
        <source>per %1 h</source>
        <translation>pro %1 h</translation>
    </message>
    <message>
        <source>per %1 min</source>
        <translation>pro %1 min</translation>
    </message>
    <message>
        <source>per %1 s</source>
        <translation>pro %1 s</translation>
    </message>
    <message>
        <source>No failure in this range</source>
        <translation>Kein Fehlschlag in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Nothing was spent in this range</source>
        <translation>In diesem Zeitraum wurde nichts ausgegeben</translation>
    </message>
    <message>
        <source>Span before</source>
        <translation>Zeitraum davor</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>p95, right axis</source>
        <translation>p95, rechte Achse</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day on an axis</extracomment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Lists and forms</source>
        <translation>Listen und Formulare</translation>
    </message>
    <message>
        <source>Peek at the row</source>
        <translation>Zeile ansehen</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Zeile öffnen</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>Offenes schließen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SpendLogs</name>
    <message>
        <source>LiteLLM filters by one status: ok, failed or a number such as status:429.</source>
        <translation>LiteLLM filtert nach einem Status: ok, failed oder eine Zahl wie status:429.</translation>
    </message>
    <message>
        <source>A cost is written in dollars: cost:&gt;0.05, cost:&lt;=1 or cost:0.01..0.05.</source>
        <translation>Kosten werden in Dollar geschrieben: cost:&gt;0.05, cost:&lt;=1 oder cost:0.01..0.05.</translation>
    </message>
    <message>
        <source>LiteLLM cannot leave rows out. Take the “-” away, or filter by what should stay.</source>
        <translation>LiteLLM kann Zeilen nicht weglassen. Nehmen Sie das „-“ weg oder filtern Sie nach dem, was bleiben soll.</translation>
    </message>
    <message>
        <source>LiteLLM looks for plain text only.</source>
        <translation>LiteLLM sucht nur nach einfachem Text.</translation>
    </message>
    <message>
        <source>There is no field “%1”. LiteLLM filters by %2.</source>
        <translation>Ein Feld „%1“ gibt es nicht. LiteLLM filtert nach %2.</translation>
    </message>
    <message>
        <source>LiteLLM cannot filter by “%1”. It filters by %2.</source>
        <translation>LiteLLM kann nicht nach „%1“ filtern. Es filtert nach %2.</translation>
    </message>
    <message>
        <source>LiteLLM compares with one exact value: no lists, stars or ranges.</source>
        <translation>LiteLLM vergleicht mit genau einem Wert: keine Listen, Sterne oder Bereiche.</translation>
    </message>
    <message>
        <source>LiteLLM knows has:error only.</source>
        <translation>LiteLLM kennt nur has:error.</translation>
    </message>
    <message>
        <source>LiteLLM does not count values. Filter by %1.</source>
        <translation>LiteLLM zählt keine Werte. Filtern Sie nach %1.</translation>
    </message>
    <message>
        <source>LiteLLM does not count requests over time here. Dashboards shows its sums by day.</source>
        <translation>LiteLLM zählt Anfragen hier nicht über die Zeit. Unter Übersichten stehen seine Tagessummen.</translation>
    </message>
    <message>
        <source>LiteLLM has no export. Select rows and copy them; a Portreeve gateway exports any number of rows.</source>
        <translation>LiteLLM hat keinen Export. Wählen Sie Zeilen und kopieren Sie sie; ein Portreeve-Gateway exportiert beliebig viele.</translation>
    </message>
    <message>
        <source>LiteLLM tells no attempts and no bill of a request; Raw shows all it has.</source>
        <translation>LiteLLM nennt weder Versuche noch Rechnung einer Anfrage; Rohdaten zeigt alles, was es hat.</translation>
    </message>
    <message>
        <source>LiteLLM takes one value for a field, and another term gives “%1” already.</source>
        <translation>LiteLLM nimmt für ein Feld nur einen Wert, und ein anderer Begriff gibt „%1“ schon an.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>the names of fields, and the last of them</extracomment>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The gateway is running</source>
        <translation>Das Gateway läuft</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Add a model of a provider or of this computer</source>
        <translation>Modell eines Anbieters oder dieses Rechners hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Create a key for an app</source>
        <translation>Schlüssel für eine App anlegen</translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Give a key a budget</source>
        <translation>Einem Schlüssel ein Budget geben</translation>
    </message>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Send the first request</source>
        <translation>Die erste Anfrage senden</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>d MMM</source>
        <extracomment>A date without its year, in the letters of QLocale::toString</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date with its year</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 is &quot;5 min&quot; or &quot;3 h&quot;</extracomment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>in %1 days</source>
        <extracomment>%1 is two or more</extracomment>
        <translation>in %1 Tagen</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::EngineHost</name>
    <message>
        <source>The gateway of this computer is off. Start it to see something here.</source>
        <translation>Das Gateway dieses Rechners ist aus. Starten Sie es, um hier etwas zu sehen.</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::LocalTransport</name>
    <message>
        <source>The gateway was stopped before it had answered.</source>
        <translation>Das Gateway wurde angehalten, bevor es geantwortet hatte.</translation>
    </message>
    <message>
        <source>Portreeve is closing.</source>
        <translation>Portreeve wird beendet.</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::Program</name>
    <message>
        <source>Your connections could not be read</source>
        <translation>Ihre Verbindungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The configuration was not reloaded</source>
        <translation>Die Konfiguration wurde nicht neu geladen</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::SealKey</name>
    <message>
        <source>In the environment: PORTREEVE_SEAL_KEY.</source>
        <translation>In der Umgebung: PORTREEVE_SEAL_KEY.</translation>
    </message>
    <message>
        <source>In the file %1, which only you can read.</source>
        <translation>In der Datei %1, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>The key that opens the stored provider keys lies in the keychain, and the gateway does not start without it.</source>
        <translation>Der Schlüssel, der die gespeicherten Anbieterschlüssel öffnet, liegt im Schlüsselbund; ohne ihn startet das Gateway nicht.</translation>
    </message>
    <message>
        <source>There is no keychain here.</source>
        <translation>Es gibt hier keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>In the keychain of this session.</source>
        <translation>Im Schlüsselbund dieser Sitzung.</translation>
    </message>
    <message>
        <source>The keychain does not have it (any more). Restore the keychain; or remove %1 to begin with a new one, and enter the provider keys again.</source>
        <translation>Der Schlüsselbund hat ihn nicht (mehr). Stellen Sie den Schlüsselbund wieder her, oder entfernen Sie %1, um mit einem neuen zu beginnen, und geben Sie die Anbieterschlüssel erneut ein.</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::SealedFile</name>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>Die Passphrase braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>There is not enough memory to make a key of the passphrase.</source>
        <translation>Der Speicher reicht nicht, um aus der Passphrase einen Schlüssel zu machen.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is damaged. Restore it from a backup, or move it away and enter the keys again.</source>
        <translation>%1 ist beschädigt. Stellen Sie die Datei aus einer Sicherung wieder her, oder verschieben Sie sie und geben Sie die Schlüssel erneut ein.</translation>
    </message>
    <message>
        <source>This is not the passphrase of %1.</source>
        <translation>Das ist nicht die Passphrase von %1.</translation>
    </message>
    <message>
        <source>The file with the keys is locked. Enter its passphrase.</source>
        <translation>Die Datei mit den Schlüsseln ist verschlossen. Geben Sie ihre Passphrase ein.</translation>
    </message>
    <message>
        <source>Choose a passphrase first; the keys are sealed with it.</source>
        <translation>Wählen Sie zuerst eine Passphrase; die Schlüssel werden damit versiegelt.</translation>
    </message>
    <message>
        <source>The file has no such key. Enter it again.</source>
        <translation>Die Datei hat diesen Schlüssel nicht. Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::SingleInstance</name>
    <message>
        <source>The profile %1 cannot be written.</source>
        <translation>Das Profil %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Portreeve (process %1) already uses the profile %2 and does not answer. End that process, or start with another --profile.</source>
        <translation>Portreeve (Prozess %1) benutzt das Profil %2 bereits und antwortet nicht. Beenden Sie diesen Prozess, oder starten Sie mit einem anderen --profile.</translation>
    </message>
    <message>
        <source>A second start will not find this window: %1</source>
        <translation>Ein zweiter Start wird dieses Fenster nicht finden: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::desktop::StartTrouble</name>
    <message>
        <source>The configuration is not right, so the gateway did not start</source>
        <translation>Die Konfiguration stimmt nicht, daher ist das Gateway nicht gestartet</translation>
    </message>
    <message>
        <source>The gateway cannot listen on its port</source>
        <translation>Das Gateway kann an seinem Port nicht zuhören</translation>
    </message>
    <message>
        <source>The gateway cannot use its data</source>
        <translation>Das Gateway kann seine Daten nicht benutzen</translation>
    </message>
    <message>
        <source>The gateway did not start</source>
        <translation>Das Gateway ist nicht gestartet</translation>
    </message>
    <message>
        <source>Apps cannot call models through this computer until it runs. Everything else here can be used.</source>
        <translation>Apps können über diesen Rechner keine Modelle aufrufen, bis es läuft. Alles andere hier lässt sich benutzen.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 benutzen</translation>
    </message>
    <message>
        <source>Administer that one</source>
        <translation>Jenes verwalten</translation>
    </message>
</context>
<context>
    <name>portreeve::ui</name>
    <message>
        <source>Search and commands</source>
        <translation>Suchen und Befehle</translation>
    </message>
    <message>
        <source>Find pages, actions, settings and objects</source>
        <translation>Seiten, Aktionen, Einstellungen und Objekte finden</translation>
    </message>
    <message>
        <source>Switch connection</source>
        <translation>Verbindung wechseln</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Add, change and remove connections to gateways</source>
        <translation>Verbindungen zu Gateways hinzufügen, ändern und entfernen</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>While it is on nothing can be changed over this connection</source>
        <translation>Solange es an ist, kann über diese Verbindung nichts geändert werden</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Show what happens as it happens</source>
        <translation>Zeigen, was geschieht, während es geschieht</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Choose the span of time that all pages show</source>
        <translation>Den Zeitraum wählen, den alle Seiten zeigen</translation>
    </message>
    <message>
        <source>Time range: one step back</source>
        <translation>Zeitraum: einen Schritt zurück</translation>
    </message>
    <message>
        <source>Time range: one step forward</source>
        <translation>Zeitraum: einen Schritt vor</translation>
    </message>
    <message>
        <source>Time range: as before</source>
        <translation>Zeitraum: wie zuvor</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Narrow the navigation</source>
        <translation>Navigation schmal</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Every call that this window made to the gateway</source>
        <translation>Jeder Aufruf, den dieses Fenster an das Gateway gerichtet hat</translation>
    </message>
    <message>
        <source>Copy the gateway&apos;s address</source>
        <translation>Adresse des Gateways kopieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit Portreeve</source>
        <translation>Portreeve beenden</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Base URL, key and samples for an app</source>
        <translation>Basis-URL, Schlüssel und Beispiele für eine App</translation>
    </message>
    <message>
        <source>Pause gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>New model calls get status 503 until it is resumed; those under way go on</source>
        <translation>Neue Modellaufrufe erhalten Status 503, bis es fortgesetzt wird; die laufenden gehen weiter</translation>
    </message>
    <message>
        <source>Resume gateway</source>
        <translation>Gateway fortsetzen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Create a key for an app</source>
        <translation>Schlüssel für eine App anlegen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Tray and start</source>
        <translation>Infobereich und Start</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Words, numbers and dates; changes at once.</source>
        <translation>Wörter, Zahlen und Datumsangaben; wechselt sofort.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>What a new window shows first.</source>
        <translation>Was ein neues Fenster zuerst zeigt.</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>For connections where you have not chosen otherwise in the time range.</source>
        <translation>Für Verbindungen, bei denen Sie im Zeitraum nichts anderes gewählt haben.</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High: one text color, strong edges, no soft fills.</source>
        <translation>Hoch: eine Textfarbe, kräftige Kanten, keine weichen Flächen.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>Zeilen in Listen</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Texts and heights grow together.</source>
        <translation>Texte und Höhen wachsen gemeinsam.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Start the gateway with Portreeve</source>
        <translation>Gateway mit Portreeve starten</translation>
    </message>
    <message>
        <source>Off: this program only administers gateways that run elsewhere. Takes effect at the next start.</source>
        <translation>Aus: Dieses Programm verwaltet nur Gateways, die anderswo laufen. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>127.0.0.1 serves this computer only; 0.0.0.0 serves your network too. Takes effect at the next start; an address on the command line wins.</source>
        <translation>127.0.0.1 bedient nur diesen Rechner, 0.0.0.0 auch Ihr Netz. Gilt ab dem nächsten Start; eine Adresse auf der Kommandozeile geht vor.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>0 takes any free one. Takes effect at the next start; a port on the command line wins.</source>
        <translation>0 nimmt einen beliebigen freien. Gilt ab dem nächsten Start; ein Port auf der Kommandozeile geht vor.</translation>
    </message>
    <message>
        <source>Show the tray icon</source>
        <translation>Symbol im Infobereich zeigen</translation>
    </message>
    <message>
        <source>Its shape says how the gateway is.</source>
        <translation>Seine Form sagt, wie es dem Gateway geht.</translation>
    </message>
    <message>
        <source>Closing the window keeps Portreeve running</source>
        <translation>Portreeve läuft weiter, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>The gateway goes on serving; the tray icon brings the window back.</source>
        <translation>Das Gateway bedient weiter; das Symbol im Infobereich bringt das Fenster zurück.</translation>
    </message>
    <message>
        <source>Start without a window</source>
        <translation>Ohne Fenster starten</translation>
    </message>
    <message>
        <source>Only the tray icon is there.</source>
        <translation>Nur das Symbol im Infobereich ist da.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Tool %1 has no name: {&quot;name&quot;: …, &quot;description&quot;: …, &quot;parameters&quot;: {…}}</source>
        <translation>Werkzeug %1 hat keinen Namen: {&quot;name&quot;: …, &quot;description&quot;: …, &quot;parameters&quot;: {…}}</translation>
    </message>
    <message>
        <source>A schema is a JSON object.</source>
        <translation>Ein Schema ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>in this desktop&apos;s process</source>
        <translation>im Prozess dieses Desktops</translation>
    </message>
    <message>
        <source>portreeved</source>
        <translation>portreeved</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Config file</source>
        <translation>Konfigurationsdatei</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Rows not yet in the database</source>
        <translation>Zeilen noch nicht in der Datenbank</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Hauptschlüssel</translation>
    </message>
    <message>
        <source>Sealing key</source>
        <translation>Siegelschlüssel</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Figures as CSV or JSON, or a picture</source>
        <translation>Zahlen als CSV oder JSON, oder ein Bild</translation>
    </message>
    <message>
        <source>Group by the next one</source>
        <translation>Nach dem nächsten gruppieren</translation>
    </message>
    <message>
        <source>Compare with the span before</source>
        <translation>Mit dem Zeitraum davor vergleichen</translation>
    </message>
    <message>
        <source>Charts as tables</source>
        <translation>Diagramme als Tabellen</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>Failed requests only</source>
        <translation>Nur fehlgeschlagene Anfragen</translation>
    </message>
    <message>
        <source>Show new requests</source>
        <translation>Neue Anfragen zeigen</translation>
    </message>
    <message>
        <source>To the top, where new rows come in</source>
        <translation>Nach oben, wo neue Zeilen hereinkommen</translation>
    </message>
    <message>
        <source>Show beside the list</source>
        <translation>Neben der Liste zeigen</translation>
    </message>
    <message>
        <source>The same as Space in the list</source>
        <translation>Dasselbe wie die Leertaste in der Liste</translation>
    </message>
    <message>
        <source>Open in a window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>The same as Enter in the list</source>
        <translation>Dasselbe wie Eingabe in der Liste</translation>
    </message>
    <message>
        <source>Only this value</source>
        <translation>Nur dieser Wert</translation>
    </message>
    <message>
        <source>Filters by the value under the pointer</source>
        <translation>Filtert nach dem Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Without this value</source>
        <translation>Ohne diesen Wert</translation>
    </message>
    <message>
        <source>Leaves out what has the value under the pointer</source>
        <translation>Lässt weg, was den Wert unter dem Zeiger hat</translation>
    </message>
    <message>
        <source>Open key</source>
        <translation>Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Ask the same model in the playground</source>
        <translation>Dasselbe Modell in der Spielwiese fragen</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Anfrage-ID kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>With heads, for spreadsheets; the same as Ctrl+C in the list</source>
        <translation>Mit Köpfen, für Tabellenkalkulationen; dasselbe wie Strg+C in der Liste</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>The call that gives this request to a script</source>
        <translation>Der Aufruf, der einem Skript diese Anfrage liefert</translation>
    </message>
    <message>
        <source>Copy filter</source>
        <translation>Filter kopieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>Wählen, welche Spalten zu sehen sind</translation>
    </message>
    <message>
        <source>All rows that match, as CSV or JSON lines</source>
        <translation>Alle passenden Zeilen, als CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Saved filters with their time range, order and columns</source>
        <translation>Gespeicherte Filter mit Zeitraum, Reihenfolge und Spalten</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>A name that apps ask for, and the provider&apos;s model that serves it</source>
        <translation>Ein Name, nach dem Apps fragen, und das Modell des Anbieters, das ihn bedient</translation>
    </message>
    <message>
        <source>Edit model</source>
        <translation>Modell bearbeiten</translation>
    </message>
    <message>
        <source>Duplicate model</source>
        <translation>Modell duplizieren</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Send one short request; it costs what the model costs</source>
        <translation>Sendet eine kurze Anfrage; sie kostet, was das Modell kostet</translation>
    </message>
    <message>
        <source>Block or unblock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>A blocked deployment is not called</source>
        <translation>Ein gesperrtes Deployment wird nicht aufgerufen</translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation>Gewicht festlegen</translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name</source>
        <translation>Sein Anteil an der Last neben anderen desselben Namens</translation>
    </message>
    <message>
        <source>Requests of this model</source>
        <translation>Anfragen dieses Modells</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Modell löschen</translation>
    </message>
    <message>
        <source>Blocked now, gone after ten seconds</source>
        <translation>Jetzt gesperrt, nach zehn Sekunden gelöscht</translation>
    </message>
    <message>
        <source>Filter models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Choose one, give its key, tick its models</source>
        <translation>Einen wählen, seinen Schlüssel angeben, seine Modelle ankreuzen</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Find Ollama, LM Studio, Jan, vLLM and llama.cpp on the gateway&apos;s computer</source>
        <translation>Findet Ollama, LM Studio, Jan, vLLM und llama.cpp auf dem Rechner des Gateways</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>Alle testen</translation>
    </message>
    <message>
        <source>One short request to each provider; they cost what the models cost</source>
        <translation>Eine kurze Anfrage an jeden Anbieter; sie kosten, was die Modelle kosten</translation>
    </message>
    <message>
        <source>Test provider</source>
        <translation>Anbieter testen</translation>
    </message>
    <message>
        <source>One short request with each of its credentials</source>
        <translation>Eine kurze Anfrage mit allen seinen Zugangsdaten</translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation>Modelle abrufen</translation>
    </message>
    <message>
        <source>Ask the provider which models it has</source>
        <translation>Den Anbieter fragen, welche Modelle er hat</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel wechseln</translation>
    </message>
    <message>
        <source>Try a new key, then put it in place of the old one</source>
        <translation>Einen neuen Schlüssel probieren und ihn dann an die Stelle des alten setzen</translation>
    </message>
    <message>
        <source>Models of this provider</source>
        <translation>Modelle dieses Anbieters</translation>
    </message>
    <message>
        <source>Requests of this provider</source>
        <translation>Anfragen dieses Anbieters</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>A key lets an app in, with its own models, budget and limits</source>
        <translation>Ein Schlüssel lässt eine App herein, mit eigenen Modellen, eigenem Budget und eigenen Grenzen</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Refuse the key from now on; it can be let in again</source>
        <translation>Den Schlüssel ab jetzt ablehnen; er kann wieder zugelassen werden</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Let the key live longer</source>
        <translation>Den Schlüssel länger gelten lassen</translation>
    </message>
    <message>
        <source>Set budget</source>
        <translation>Budget festlegen</translation>
    </message>
    <message>
        <source>Test key</source>
        <translation>Schlüssel testen</translation>
    </message>
    <message>
        <source>Call the gateway with this key</source>
        <translation>Das Gateway mit diesem Schlüssel aufrufen</translation>
    </message>
    <message>
        <source>What to type where, and a look whether it works</source>
        <translation>Was wohin gehört, und ein Blick, ob es funktioniert</translation>
    </message>
    <message>
        <source>Requests of this key</source>
        <translation>Anfragen dieses Schlüssels</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>Replace the secret and keep everything else</source>
        <translation>Das Geheimnis ersetzen und alles andere behalten</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>Hash kopieren</translation>
    </message>
    <message>
        <source>The name that admin calls know the key by</source>
        <translation>Der Name, unter dem Verwaltungsaufrufe den Schlüssel kennen</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Ask all models at once</source>
        <translation>Alle Modelle zugleich fragen</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Ends the answers; the gateway stops the providers too</source>
        <translation>Beendet die Antworten; das Gateway hält auch die Anbieter an</translation>
    </message>
    <message>
        <source>One more model beside the others, up to eight</source>
        <translation>Ein weiteres Modell neben den anderen, bis zu acht</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show as code</source>
        <translation>Als Code zeigen</translation>
    </message>
    <message>
        <source>The same call with curl, Python or JavaScript</source>
        <translation>Derselbe Aufruf mit curl, Python oder JavaScript</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Operate</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>Reload configuration</source>
        <translation>Konfiguration neu laden</translation>
    </message>
    <message>
        <source>Reads the config file anew; a bad one changes nothing</source>
        <translation>Liest die Konfigurationsdatei neu; eine fehlerhafte ändert nichts</translation>
    </message>
    <message>
        <source>Check ledger</source>
        <translation>Hauptbuch prüfen</translation>
    </message>
    <message>
        <source>Is the database whole, and do the sums equal the rows?</source>
        <translation>Ist die Datenbank heil, und stimmen die Summen mit den Zeilen überein?</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>A whole copy of the database, made while it runs</source>
        <translation>Eine ganze Kopie der Datenbank, im laufenden Betrieb</translation>
    </message>
    <message>
        <source>Start gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Stop gateway</source>
        <translation>Gateway stoppen</translation>
    </message>
    <message>
        <source>Answers under way are waited for</source>
        <translation>Auf laufende Antworten wird gewartet</translation>
    </message>
    <message>
        <source>Restart gateway</source>
        <translation>Gateway neu starten</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Übersichten</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>The questions of the first run again</source>
        <translation>Die Fragen des ersten Starts noch einmal</translation>
    </message>
    <message>
        <source>The address ends in /v1. Without it the app asks for /chat/completions and gets 404.</source>
        <translation>Die Adresse endet auf /v1. Ohne das fragt die App nach /chat/completions und bekommt 404.</translation>
    </message>
    <message>
        <source>The address has no /v1 at its end: the app adds /v1/messages itself.</source>
        <translation>Die Adresse hat kein /v1 am Ende: Die App hängt /v1/messages selbst an.</translation>
    </message>
    <message>
        <source>The file holds the key as plain text: keep it out of anything you commit.</source>
        <translation>Die Datei enthält den Schlüssel im Klartext: Halten Sie sie aus allem heraus, was Sie einchecken.</translation>
    </message>
    <message>
        <source>From a shell</source>
        <translation>Aus einer Shell</translation>
    </message>
    <message>
        <source>pip install openai</source>
        <translation>pip install openai</translation>
    </message>
    <message>
        <source>OPENAI_BASE_URL and OPENAI_API_KEY do the same without a change of code.</source>
        <translation>OPENAI_BASE_URL und OPENAI_API_KEY bewirken dasselbe ohne Änderung am Programm.</translation>
    </message>
    <message>
        <source>npm install openai</source>
        <translation>npm install openai</translation>
    </message>
    <message>
        <source>Python and JavaScript</source>
        <translation>Python und JavaScript</translation>
    </message>
    <message>
        <source>Any model of this gateway can be named, not only Claude.</source>
        <translation>Jedes Modell dieses Gateways kann genannt werden, nicht nur Claude.</translation>
    </message>
    <message>
        <source>Python needs langchain-openai, JavaScript @langchain/openai.</source>
        <translation>Python braucht langchain-openai, JavaScript @langchain/openai.</translation>
    </message>
    <message>
        <source>In a terminal</source>
        <translation>In einem Terminal</translation>
    </message>
    <message>
        <source>ANTHROPIC_API_KEY must not be set: it would go out beside the token and be read first.</source>
        <translation>ANTHROPIC_API_KEY darf nicht gesetzt sein: Es ginge neben dem Token hinaus und würde zuerst gelesen.</translation>
    </message>
    <message>
        <source>In the project&apos;s own .claude/settings.json the key would be committed; use the one in your home.</source>
        <translation>In der .claude/settings.json des Projekts würde der Schlüssel eingecheckt; nehmen Sie die in Ihrem Home-Verzeichnis.</translation>
    </message>
    <message>
        <source>/status inside Claude Code shows which address and token are in use.</source>
        <translation>/status in Claude Code zeigt, welche Adresse und welches Token benutzt werden.</translation>
    </message>
    <message>
        <source>env_key names the variable that holds the key; the key itself does not go into the file.</source>
        <translation>env_key nennt die Variable, die den Schlüssel enthält; der Schlüssel selbst kommt nicht in die Datei.</translation>
    </message>
    <message>
        <source>Codex reads the file at its start and speaks the Responses API only.</source>
        <translation>Codex liest die Datei beim Start und spricht nur die Responses-API.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Cursor Settings &gt; Models &gt; API Keys</source>
        <translation>Cursor Settings &gt; Models &gt; API Keys</translation>
    </message>
    <message>
        <source>Cursor&apos;s own servers make the call, not your computer: 127.0.0.1 and addresses of a private network are refused. Give the gateway a public https address.</source>
        <translation>Cursors eigene Server rufen an, nicht Ihr Rechner: 127.0.0.1 und Adressen eines privaten Netzes werden abgelehnt. Geben Sie dem Gateway eine öffentliche https-Adresse.</translation>
    </message>
    <message>
        <source>A model with the name of one of Cursor&apos;s own is not sent here: add it under another name (an alias of the key).</source>
        <translation>Ein Modell mit dem Namen eines von Cursors eigenen wird nicht hierher geschickt: Fügen Sie es unter einem anderen Namen hinzu (einem Alias des Schlüssels).</translation>
    </message>
    <message>
        <source>VS Code and JetBrains</source>
        <translation>VS Code und JetBrains</translation>
    </message>
    <message>
        <source>Cline &gt; Settings (gear)</source>
        <translation>Cline &gt; Settings (Zahnrad)</translation>
    </message>
    <message>
        <source>Agent panel &gt; Settings &gt; LLM Providers &gt; Add Provider &gt; OpenAI</source>
        <translation>Agent panel &gt; Settings &gt; LLM Providers &gt; Add Provider &gt; OpenAI</translation>
    </message>
    <message>
        <source>The key does not go into settings.json: Zed keeps it in the keychain, or reads PORTREEVE_API_KEY.</source>
        <translation>Der Schlüssel kommt nicht in settings.json: Zed bewahrt ihn im Schlüsselbund auf oder liest PORTREEVE_API_KEY.</translation>
    </message>
    <message>
        <source>Zed lists only the models that are named there; max_tokens is the context window.</source>
        <translation>Zed zeigt nur die Modelle, die dort genannt sind; max_tokens ist das Kontextfenster.</translation>
    </message>
    <message>
        <source>Chat in the browser</source>
        <translation>Chat im Browser</translation>
    </message>
    <message>
        <source>Admin Panel &gt; Settings &gt; Connections &gt; OpenAI API &gt; +</source>
        <translation>Admin Panel &gt; Settings &gt; Connections &gt; OpenAI API &gt; +</translation>
    </message>
    <message>
        <source>The two variables are read at the first start only; later the values of the Admin Panel hold.</source>
        <translation>Die beiden Variablen werden nur beim ersten Start gelesen; später gelten die Werte des Admin Panels.</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>Credentials &gt; Create &gt; OpenAI</source>
        <translation>Credentials &gt; Create &gt; OpenAI</translation>
    </message>
    <message>
        <source>In the node OpenAI Chat Model choose the model by its name: {model}.</source>
        <translation>Wählen Sie im Knoten OpenAI Chat Model das Modell beim Namen: {model}.</translation>
    </message>
    <message>
        <source>Voice and automation</source>
        <translation>Sprache und Hausautomation</translation>
    </message>
    <message>
        <source>Settings &gt; Devices &amp; Services &gt; Add Integration &gt; Extended OpenAI Conversation</source>
        <translation>Settings &gt; Devices &amp; Services &gt; Add Integration &gt; Extended OpenAI Conversation</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s own OpenAI integration cannot be pointed elsewhere; this one comes from HACS.</source>
        <translation>Die OpenAI-Integration von Home Assistant selbst lässt sich nicht umlenken; diese kommt aus HACS.</translation>
    </message>
    <message>
        <source>Then Settings &gt; Voice Assistants: choose it as conversation agent, and the model {model} in its options.</source>
        <translation>Dann Settings &gt; Voice Assistants: Wählen Sie sie als Gesprächsagent und in ihren Optionen das Modell {model}.</translation>
    </message>
    <message>
        <source>OpenAI or Anthropic compatible</source>
        <translation>Zu OpenAI oder Anthropic kompatibel</translation>
    </message>
    <message>
        <source>Where the app asks for an OpenAI-compatible provider</source>
        <translation>Wo die App nach einem OpenAI-kompatiblen Anbieter fragt</translation>
    </message>
    <message>
        <source>An app that speaks to Anthropic takes the address without /v1: {root}.</source>
        <translation>Eine App, die mit Anthropic spricht, nimmt die Adresse ohne /v1: {root}.</translation>
    </message>
    <message>
        <source>If it shows 404, try the address with and without /v1.</source>
        <translation>Wenn 404 erscheint, versuchen Sie die Adresse mit und ohne /v1.</translation>
    </message>
    <message>
        <source>An amount in dollars, for instance 25 or 0.50.</source>
        <translation>Ein Betrag in Dollar, zum Beispiel 25 oder 0,50.</translation>
    </message>
    <message>
        <source>A budget cannot be negative.</source>
        <translation>Ein Budget kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A whole number, for instance 600 or 100 k.</source>
        <translation>Eine ganze Zahl, zum Beispiel 600 oder 100 k.</translation>
    </message>
    <message>
        <source>A number and s, m, h, d, w or mo, for instance 12h, 30d or 1mo.</source>
        <translation>Eine Zahl und s, m, h, d, w oder mo, zum Beispiel 12h, 30d oder 1mo.</translation>
    </message>
    <message>
        <source>No JSON: %1 at character %2.</source>
        <translation>Kein JSON: %1 bei Zeichen %2.</translation>
    </message>
    <message>
        <source>A JSON object is wanted, for instance {&quot;purpose&quot;: &quot;reports&quot;}.</source>
        <translation>Gebraucht wird ein JSON-Objekt, zum Beispiel {&quot;purpose&quot;: &quot;reports&quot;}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What people call it. No two keys share a name.</source>
        <translation>Wie Menschen ihn nennen. Keine zwei Schlüssel haben denselben Namen.</translation>
    </message>
    <message>
        <source>support-triage</source>
        <translation>support-triage</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Whose key it is. Spend is reported by owner.</source>
        <translation>Wessen Schlüssel es ist. Ausgaben werden je Inhaber gezeigt.</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>Starts anew</source>
        <translation>Beginnt neu</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>Warnen bei</translation>
    </message>
    <message>
        <source>Nothing is refused, the bar turns amber.</source>
        <translation>Abgelehnt wird nichts, der Balken wird gelb.</translation>
    </message>
    <message>
        <source>80 % of the budget</source>
        <translation>80 % des Budgets</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Token pro Minute</translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation>Anfragen zur selben Zeit</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>prod, b2b</source>
        <translation>prod, b2b</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Anything you want to keep with the key, as a JSON object.</source>
        <translation>Was immer Sie bei dem Schlüssel aufheben wollen, als JSON-Objekt.</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>alle Modelle</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>For you: $20 a month, every model.</source>
        <translation>Für Sie: 20 $ im Monat, jedes Modell.</translation>
    </message>
    <message>
        <source>CI job</source>
        <translation>CI-Auftrag</translation>
    </message>
    <message>
        <source>$5 a day, 60 requests a minute, ends in 90 days.</source>
        <translation>5 $ am Tag, 60 Anfragen pro Minute, endet nach 90 Tagen.</translation>
    </message>
    <message>
        <source>App in production</source>
        <translation>App im Betrieb</translation>
    </message>
    <message>
        <source>$100 a month, warns at $80, 600 requests a minute.</source>
        <translation>100 $ im Monat, warnt bei 80 $, 600 Anfragen pro Minute.</translation>
    </message>
    <message>
        <source>Trial, 7 days</source>
        <translation>Probe, 7 Tage</translation>
    </message>
    <message>
        <source>$5 in all, 20 requests a minute, ends by itself.</source>
        <translation>5 $ insgesamt, 20 Anfragen pro Minute, endet von selbst.</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>Modellname</translation>
    </message>
    <message>
        <source>What clients ask for. Deployments of one name share its load; a * stands for any text.</source>
        <translation>Wonach Clients fragen. Deployments eines Namens teilen sich seine Last; ein * steht für beliebigen Text.</translation>
    </message>
    <message>
        <source>Provider&apos;s model</source>
        <translation>Modell des Anbieters</translation>
    </message>
    <message>
        <source>provider/model, for instance anthropic/claude-sonnet-4-5.</source>
        <translation>Anbieter/Modell, zum Beispiel anthropic/claude-sonnet-4-5.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Names the provider when the model does not.</source>
        <translation>Nennt den Anbieter, wenn das Modell es nicht tut.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>The provider&apos;s key. Empty: the credential&apos;s, else the provider&apos;s environment variable.</source>
        <translation>Der Schlüssel des Anbieters. Leer: der der Zugangsdaten, sonst die Umgebungsvariable des Anbieters.</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>A stored credential to use: at the address it has itself, or the provider&apos;s.</source>
        <translation>Gespeicherte Zugangsdaten, die benutzt werden: an ihrer eigenen Adresse oder der des Anbieters.</translation>
    </message>
    <message>
        <source>The provider&apos;s base URL. Empty: its usual one.</source>
        <translation>Die Basisadresse des Anbieters. Leer: seine übliche.</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>The version of the API, where the provider wants one.</source>
        <translation>Die Version der API, wo der Anbieter eine verlangt.</translation>
    </message>
    <message>
        <source>Provider&apos;s organisation</source>
        <translation>Organisation beim Anbieter</translation>
    </message>
    <message>
        <source>Your organisation&apos;s id at the provider.</source>
        <translation>Die Kennung Ihrer Organisation beim Anbieter.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Where the provider should serve it.</source>
        <translation>Wo der Anbieter sie bedienen soll.</translation>
    </message>
    <message>
        <source>What the provider allows. Guides how load is spread.</source>
        <translation>Was der Anbieter erlaubt. Danach richtet sich die Verteilung der Last.</translation>
    </message>
    <message>
        <source>Parallel requests</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>Most calls of this deployment at the same time.</source>
        <translation>Höchstzahl gleichzeitiger Aufrufe dieses Deployments.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name: 3 and 1, or 0.75 and 0.25.</source>
        <translation>Sein Anteil an der Last neben anderen desselben Namens: 3 und 1, oder 0.75 und 0.25.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Lower numbers are used first; others wait until those fail.</source>
        <translation>Kleinere Zahlen kommen zuerst; andere warten, bis jene versagen.</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>How often a failed call is tried again here.</source>
        <translation>Wie oft ein misslungener Aufruf hier wiederholt wird.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Seconds a whole answer may take.</source>
        <translation>Sekunden, die eine ganze Antwort dauern darf.</translation>
    </message>
    <message>
        <source>Stream time limit</source>
        <translation>Zeitgrenze für Ströme</translation>
    </message>
    <message>
        <source>Seconds a stream may be silent.</source>
        <translation>Sekunden, die ein Strom schweigen darf.</translation>
    </message>
    <message>
        <source>Further headers</source>
        <translation>Weitere Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers sent with every call: name to value.</source>
        <translation>Kopfzeilen, die mit jedem Aufruf gehen: Name zu Wert.</translation>
    </message>
    <message>
        <source>Further members</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Members added to every request body.</source>
        <translation>Angaben, die jedem Anfragekörper hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Made-up answer</source>
        <translation>Ausgedachte Antwort</translation>
    </message>
    <message>
        <source>Answer with this text; the provider is not called.</source>
        <translation>Mit diesem Text antworten; der Anbieter wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Drop unknown parameters</source>
        <translation>Unbekannte Parameter weglassen</translation>
    </message>
    <message>
        <source>Leave out what the provider does not know, instead of refusing.</source>
        <translation>Lässt weg, was der Anbieter nicht kennt, statt abzulehnen.</translation>
    </message>
    <message>
        <source>Parameters to drop</source>
        <translation>Wegzulassende Parameter</translation>
    </message>
    <message>
        <source>Parameters never sent to this deployment.</source>
        <translation>Parameter, die nie an dieses Deployment gehen.</translation>
    </message>
    <message>
        <source>Parameters to let through</source>
        <translation>Durchzulassende Parameter</translation>
    </message>
    <message>
        <source>Sent even though the provider is not known to take them.</source>
        <translation>Werden gesendet, obwohl nicht bekannt ist, ob der Anbieter sie nimmt.</translation>
    </message>
    <message>
        <source>Requests with one of these tags are sent here.</source>
        <translation>Anfragen mit einem dieser Tags gehen hierher.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben zum Modell</translation>
    </message>
    <message>
        <source>What you state of the model: mode, base_model, access_groups and anything else.</source>
        <translation>Was Sie vom Modell angeben: mode, base_model, access_groups und anderes.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 has %2; up to %3 can go with a question.</source>
        <translation>%1 hat %2; bis zu %3 können mit einer Frage mitgehen.</translation>
    </message>
    <message>
        <source>%1 is %2 of text; up to %3 can go with a question.</source>
        <translation>%1 ist %2 Text; bis zu %3 können mit einer Frage mitgehen.</translation>
    </message>
    <message>
        <source>%1 is neither a picture (PNG, JPEG, WebP, GIF) nor a PDF nor text, so no model can read it.</source>
        <translation>%1 ist weder ein Bild (PNG, JPEG, WebP, GIF) noch ein PDF noch Text; kein Modell kann das lesen.</translation>
    </message>
    <message>
        <source>%1 is not a picture that can be read.</source>
        <translation>%1 ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>%1 is a folder; choose the files in it.</source>
        <translation>%1 ist ein Ordner; wählen Sie die Dateien darin.</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>(The file %1 is no longer kept.)</source>
        <translation>(Die Datei %1 ist nicht mehr vorhanden.)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Pictures, PDF and text that go with the question; they can be dropped and pasted too</source>
        <translation>Bilder, PDF und Text, die mit der Frage mitgehen; auch durch Ziehen oder Einfügen</translation>
    </message>
    <message>
        <source>The key that %1 gave you.</source>
        <translation>Der Schlüssel, den Sie von %1 haben.</translation>
    </message>
    <message>
        <source>The base URL of the API.</source>
        <translation>Die Basisadresse der API.</translation>
    </message>
    <message>
        <source>The version of the API.</source>
        <translation>Die Version der API.</translation>
    </message>
    <message>
        <source>The key that %1 gave you. Empty: the variable %2.</source>
        <translation>Der Schlüssel, den Sie von %1 haben. Leer: die Variable %2.</translation>
    </message>
    <message>
        <source>The base URL of the API. Empty: the variable %1.</source>
        <translation>Die Basisadresse der API. Leer: die Variable %1.</translation>
    </message>
    <message>
        <source>The version of the API. Empty: the variable %1.</source>
        <translation>Die Version der API. Leer: die Variable %1.</translation>
    </message>
    <message>
        <source>sent as %1</source>
        <translation>gesendet als %1</translation>
    </message>
    <message>
        <source>sent as %1, always needed</source>
        <translation>gesendet als %1, immer nötig</translation>
    </message>
    <message>
        <source>sent as Authorization: Bearer</source>
        <translation>gesendet als Authorization: Bearer</translation>
    </message>
    <message>
        <source>ready bearer token</source>
        <translation>fertiges Bearer-Token</translation>
    </message>
    <message>
        <source>ECS</source>
        <translation>ECS</translation>
    </message>
    <message>
        <source>EKS pod identity</source>
        <translation>Pod-Identität in EKS</translation>
    </message>
    <message>
        <source>auth.json</source>
        <translation>auth.json</translation>
    </message>
    <message>
        <source>originator header</source>
        <translation>Header originator</translation>
    </message>
    <message>
        <source>account id in the path</source>
        <translation>Konto-Id im Pfad</translation>
    </message>
    <message>
        <source>account identifier in the host name</source>
        <translation>Kontokennung im Hostnamen</translation>
    </message>
    <message>
        <source>OAuth machine-to-machine id</source>
        <translation>Id für OAuth zwischen Maschinen</translation>
    </message>
    <message>
        <source>OAuth secret</source>
        <translation>Geheimnis für OAuth</translation>
    </message>
    <message>
        <source>for listing account models</source>
        <translation>zum Auflisten der Modelle des Kontos</translation>
    </message>
    <message>
        <source>project id</source>
        <translation>Projekt-Id</translation>
    </message>
    <message>
        <source>project (or %1)</source>
        <translation>Projekt (oder %1)</translation>
    </message>
    <message>
        <source>space (or %1)</source>
        <translation>Space (oder %1)</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>where tokens are kept</source>
        <translation>wo die Token liegen</translation>
    </message>
    <message>
        <source>an agent&apos;s own host; then /api/v1/chat/completions</source>
        <translation>eigener Host eines Agenten; dann /api/v1/chat/completions</translation>
    </message>
    <message>
        <source>key of an Azure-hosted Mistral</source>
        <translation>Schlüssel eines Mistral auf Azure</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between names of variables</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>Add connection…</source>
        <translation>Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>To another Portreeve or a LiteLLM server, by address and key</source>
        <translation>Zu einem anderen Portreeve oder einem LiteLLM-Server, mit Adresse und Schlüssel</translation>
    </message>
    <message>
        <source>Compare words</source>
        <translation>Wörter vergleichen</translation>
    </message>
    <message>
        <source>Marks the words that the answers do not share</source>
        <translation>Markiert die Wörter, die die Antworten nicht gemeinsam haben</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>Konfigurationsdatei</translation>
    </message>
    <message>
        <source>A LiteLLM config.yaml; empty: none. Takes effect at the next start; a file on the command line wins.</source>
        <translation>Eine config.yaml von LiteLLM; leer: keine. Gilt ab dem nächsten Start; eine Datei auf der Befehlszeile geht vor.</translation>
    </message>
    <message>
        <source>Ask before a question that may cost more than</source>
        <translation>Nachfragen, bevor eine Frage mehr kosten kann als</translation>
    </message>
    <message>
        <source>The most that all models together may cost, as far as prices are known. Empty: never ask.</source>
        <translation>Das Höchste, was alle Modelle zusammen kosten können, soweit Preise bekannt sind. Leer: nie nachfragen.</translation>
    </message>
    <message>
        <source>Keep conversations</source>
        <translation>Gespräche aufheben</translation>
    </message>
    <message>
        <source>The last 200 with their files, on this computer only. The history of the playground deletes them.</source>
        <translation>Die letzten 200 mit ihren Dateien, nur auf diesem Computer. Der Verlauf der Spielwiese löscht sie.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Temperature, length, format: for all models that have none of their own</source>
        <translation>Temperatur, Länge, Format: für alle Modelle ohne eigene</translation>
    </message>
    <message>
        <source>Functions that the models may call</source>
        <translation>Funktionen, die die Modelle aufrufen dürfen</translation>
    </message>
    <message>
        <source>Ask as a key</source>
        <translation>Mit einem Schlüssel fragen</translation>
    </message>
    <message>
        <source>With that key&apos;s models, budget and limits</source>
        <translation>Mit den Modellen, dem Budget und den Grenzen dieses Schlüssels</translation>
    </message>
    <message>
        <source>Message %1 has no role.</source>
        <translation>Nachricht %1 hat keine Rolle.</translation>
    </message>
    <message>
        <source>Message %1 has the role %2, which the playground does not know.</source>
        <translation>Nachricht %1 hat die Rolle %2, die die Spielwiese nicht kennt.</translation>
    </message>
    <message>
        <source>This is no curl command.</source>
        <translation>Das ist kein curl-Befehl.</translation>
    </message>
    <message>
        <source>The body is not JSON. Line %1: %2</source>
        <translation>Der Inhalt ist kein JSON. Zeile %1: %2</translation>
    </message>
    <message>
        <source>The body is not a JSON object.</source>
        <translation>Der Inhalt ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1 is no address of models: what is sent to …/chat/completions or …/messages can be taken over.</source>
        <translation>%1 ist keine Adresse von Modellen: Übernommen wird, was an …/chat/completions oder …/messages geht.</translation>
    </message>
    <message>
        <source>The body has no messages.</source>
        <translation>Der Inhalt hat keine Nachrichten.</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>document %1</source>
        <translation>Dokument %1</translation>
    </message>
    <message>
        <source>Paste as request</source>
        <translation>Als Anfrage einfügen</translation>
    </message>
    <message>
        <source>A curl command becomes messages, model, parameters and tools</source>
        <translation>Aus einem curl-Befehl werden Nachrichten, Modell, Parameter und Werkzeuge</translation>
    </message>
    <message>
        <source>There is a prompt %1 already.</source>
        <translation>Es gibt schon einen Prompt %1.</translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation>Gespeicherte Prompts</translation>
    </message>
    <message>
        <source>Open, rename or delete what was saved, in any version</source>
        <translation>Öffnen, umbenennen oder löschen, was gespeichert wurde, in jeder Version</translation>
    </message>
    <message>
        <source>Save prompt</source>
        <translation>Prompt speichern</translation>
    </message>
    <message>
        <source>System prompt, messages, tools and parameters under a name; the same name again is a new version</source>
        <translation>Systemanweisung, Nachrichten, Werkzeuge und Parameter unter einem Namen; derselbe Name nochmals ist eine neue Version</translation>
    </message>
    <message>
        <source>Average of several runs</source>
        <translation>Mittel aus mehreren Läufen</translation>
    </message>
    <message>
        <source>Asks each model up to 20 times: mean, median and range of time, speed, tokens and cost</source>
        <translation>Fragt jedes Modell bis zu 20-mal: Mittel, Median und Spanne von Zeit, Tempo, Token und Kosten</translation>
    </message>
    <message>
        <source>Mark the better answer</source>
        <translation>Bessere Antwort markieren</translation>
    </message>
    <message>
        <source>Of several answers to the same question; counted by model</source>
        <translation>Von mehreren Antworten auf dieselbe Frage; nach Modell gezählt</translation>
    </message>
    <message>
        <source>Run with a table of values</source>
        <translation>Mit einer Wertetabelle ausführen</translation>
    </message>
    <message>
        <source>Each row of a CSV fills the {{variables}} of the prompt; one column of answers for each model</source>
        <translation>Jede Zeile einer CSV füllt die {{Variablen}} der Anweisung; eine Spalte mit Antworten für jedes Modell</translation>
    </message>
    <message>
        <source>Failed or repeated attempts</source>
        <translation>Fehlversuche und Wiederholungen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AddSheet</name>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save without models</source>
        <translation>Ohne Modelle speichern</translation>
    </message>
    <message numerus="yes">
        <source>Add provider and %n models</source>
        <translation>
            <numerusform>Anbieter und %n Modell hinzufügen</numerusform>
            <numerusform>Anbieter und %n Modelle hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Check and fetch models</source>
        <translation>Prüfen und Modelle abrufen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 told no models.</source>
        <translation>%1 hat keine Modelle genannt.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Es gibt noch nichts zu speichern.</translation>
    </message>
    <message>
        <source>Type a key or an address; a key from the environment needs no credential, only models.</source>
        <translation>Geben Sie einen Schlüssel oder eine Adresse ein; ein Schlüssel aus der Umgebung braucht keine Zugangsdaten, nur Modelle.</translation>
    </message>
    <message>
        <source>The provider was not saved.</source>
        <translation>Der Anbieter wurde nicht gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n models were not added.</source>
        <translation>
            <numerusform>%n Modell wurde nicht hinzugefügt.</numerusform>
            <numerusform>%n Modelle wurden nicht hinzugefügt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AnswerCard</name>
    <message>
        <source>Cut: max tokens reached</source>
        <translation>Abgeschnitten: Höchstzahl der Token erreicht</translation>
    </message>
    <message>
        <source>Wants a tool</source>
        <translation>Will ein Werkzeug</translation>
    </message>
    <message>
        <source>Stopped by a filter</source>
        <translation>Von einem Filter angehalten</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Parameters of this model</source>
        <translation>Parameter dieses Modells</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Dieses Modell entfernen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Strömt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Run %1 of %2, %3 failed</source>
        <translation>Lauf %1 von %2, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 runs answered</source>
        <translation>Angehalten: %1 von %2 Läufen beantwortet</translation>
    </message>
    <message>
        <source>%1 of %2 runs failed</source>
        <translation>%1 von %2 Läufen fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>The answer of %1 is the better one</source>
        <translation>Die Antwort von %1 ist die bessere</translation>
    </message>
    <message>
        <source>This is the better answer to the question</source>
        <translation>Dies ist die bessere Antwort auf die Frage</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AppGuide</name>
    <message>
        <source>%1 cannot reach %2</source>
        <translation>%1 kann %2 nicht erreichen</translation>
    </message>
    <message>
        <source>It needs an https address that the internet can see, for instance through a tunnel or a reverse proxy.</source>
        <translation>Es braucht eine https-Adresse, die aus dem Internet zu sehen ist, zum Beispiel durch einen Tunnel oder einen Reverse-Proxy.</translation>
    </message>
    <message>
        <source>In a container, %1 is the container itself</source>
        <translation>In einem Container ist %1 der Container selbst</translation>
    </message>
    <message>
        <source>Let the gateway listen on 0.0.0.0 and use %1 there.</source>
        <translation>Lassen Sie das Gateway an 0.0.0.0 zuhören und benutzen Sie dort %1.</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Sample for %1</source>
        <translation>Beispiel für %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AskParameters</name>
    <message>
        <source>temperature %1</source>
        <translation>Temperatur %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>top p %1</source>
        <translation>top p %1</translation>
    </message>
    <message>
        <source>effort %1</source>
        <translation>Aufwand %1</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AttachmentStrip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BatchRun</name>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>No words: %1</source>
        <translation>Keine Worte: %1</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BatchSheet</name>
    <message>
        <source>Open CSV</source>
        <translation>CSV öffnen</translation>
    </message>
    <message>
        <source>Change values</source>
        <translation>Werte ändern</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Words in {{double braces}} in the prompt and the system prompt are variables. Each row below is one question to each model; the first line names the columns.</source>
        <translation>Wörter in {{doppelten Klammern}} in Frage und Systemanweisung sind Variablen. Jede Zeile unten ist eine Frage an jedes Modell; die erste Zeile benennt die Spalten.</translation>
    </message>
    <message>
        <source>Values as CSV</source>
        <translation>Werte als CSV</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>The chosen cell</source>
        <translation>Die gewählte Zelle</translation>
    </message>
    <message>
        <source>There is no {{variable}} in the prompt or the system prompt.</source>
        <translation>In Frage und Systemanweisung steht keine {{Variable}}.</translation>
    </message>
    <message>
        <source>The prompt has {{%1}}, and no column is called so. There are: %2.</source>
        <translation>Die Frage enthält {{%1}}, und keine Spalte heißt so. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There are %1 rows; %2 can be asked at once.</source>
        <translation>Es sind %1 Zeilen; auf einmal können %2 gefragt werden.</translation>
    </message>
    <message>
        <source>No row yet.</source>
        <translation>Noch keine Zeile.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>up to %1 for all</source>
        <translation>bis zu %1 für alle</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 von %2 beantwortet</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>Zeile %1, %2</translation>
    </message>
    <message>
        <source>CSV (*.csv *.tsv *.txt)</source>
        <translation>CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 has more than %2.</source>
        <translation>%1 hat mehr als %2.</translation>
    </message>
    <message>
        <source>%1 is not in UTF-8. Save it anew as “CSV UTF-8”.</source>
        <translation>%1 ist nicht in UTF-8. Neu als „CSV UTF-8“ speichern.</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Answers saved</source>
        <translation>Antworten gespeichert</translation>
    </message>
    <message>
        <source>The answers could not be saved</source>
        <translation>Die Antworten konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Run with a table of values</source>
        <translation>Mit einer Wertetabelle ausführen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Bell</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>No message in this session.</source>
        <translation>Keine Meldung in dieser Sitzung.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Bill</name>
    <message>
        <source>What it cost</source>
        <translation>Was es gekostet hat</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BoardCard</name>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Width of the bars</source>
        <translation>Breite der Balken</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1, days of UTC</source>
        <translation>%1, Tage in UTC</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BulkSheet</name>
    <message>
        <source>Apps that use them are refused at once. Nothing is lost: unblock lets them in again.</source>
        <translation>Apps, die sie benutzen, werden sofort abgelehnt. Nichts geht verloren: Entsperren lässt sie wieder herein.</translation>
    </message>
    <message>
        <source>Apps that use them are let in at once.</source>
        <translation>Apps, die sie benutzen, werden sofort zugelassen.</translation>
    </message>
    <message>
        <source>Counted from each key&apos;s own end; from now where that has passed. A key that never expires stays so.</source>
        <translation>Gezählt vom eigenen Ende jedes Schlüssels, oder von jetzt an, wo das vorbei ist. Ein Schlüssel, der nie abläuft, bleibt so.</translation>
    </message>
    <message>
        <source>Holds from the next request. What was spent in a window stays counted.</source>
        <translation>Gilt ab der nächsten Anfrage. Was in einem Zeitfenster ausgegeben wurde, bleibt gezählt.</translation>
    </message>
    <message>
        <source>Apps that use them are refused at once. Their history stays. This cannot be undone.</source>
        <translation>Apps, die sie benutzen, werden sofort abgelehnt. Ihre Geschichte bleibt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>e.g. 45d</source>
        <translation>z. B. 45d</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>365 days</source>
        <translation>365 Tage</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Never: for its whole life</source>
        <translation>Nie: für sein ganzes Leben</translation>
    </message>
    <message>
        <source>Other span</source>
        <translation>Andere Spanne</translation>
    </message>
    <message>
        <source>Starts anew</source>
        <translation>Beginnt neu</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Geben Sie %1 ein, um fortzufahren</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Keys and results</source>
        <translation>Schlüssel und Ergebnisse</translation>
    </message>
    <message>
        <source>is blocked already</source>
        <translation>ist schon gesperrt</translation>
    </message>
    <message>
        <source>is refused from now on</source>
        <translation>wird ab jetzt abgelehnt</translation>
    </message>
    <message>
        <source>is let in again</source>
        <translation>wird wieder zugelassen</translation>
    </message>
    <message>
        <source>is not blocked</source>
        <translation>ist nicht gesperrt</translation>
    </message>
    <message>
        <source>is deleted; %1 spent</source>
        <translation>wird gelöscht; %1 ausgegeben</translation>
    </message>
    <message>
        <source>never expires</source>
        <translation>läuft nie ab</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>Gelassen, wie es ist</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Im Gang</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>%1 von %2 fertig, %3 gescheitert</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln keys?</source>
        <translation>
            <numerusform>%Ln Schlüssel sperren?</numerusform>
            <numerusform>%Ln Schlüssel sperren?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln keys in again?</source>
        <translation>
            <numerusform>%Ln Schlüssel wieder zulassen?</numerusform>
            <numerusform>%Ln Schlüssel wieder zulassen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel verlängern</numerusform>
            <numerusform>%Ln Schlüssel verlängern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the budget of %Ln keys</source>
        <translation>
            <numerusform>Budget von %Ln Schlüssel festlegen</numerusform>
            <numerusform>Budget von %Ln Schlüsseln festlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln keys?</source>
        <translation>
            <numerusform>%Ln Schlüssel löschen?</numerusform>
            <numerusform>%Ln Schlüssel löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel sperren</numerusform>
            <numerusform>%Ln Schlüssel sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel entsperren</numerusform>
            <numerusform>%Ln Schlüssel entsperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln budgets</source>
        <translation>
            <numerusform>%Ln Budget festlegen</numerusform>
            <numerusform>%Ln Budgets festlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel löschen</numerusform>
            <numerusform>%Ln Schlüssel löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again</source>
        <translation>
            <numerusform>%Ln erneut versuchen</numerusform>
            <numerusform>%Ln erneut versuchen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CallModel</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CallsPanel</name>
    <message>
        <source>Close calls</source>
        <translation>Aufrufe schließen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Calls to the gateway</source>
        <translation>Aufrufe des Gateways</translation>
    </message>
    <message>
        <source>The chosen call</source>
        <translation>Der gewählte Aufruf</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch kein Aufruf</translation>
    </message>
    <message>
        <source>Everything that this desktop asks of a gateway stands here, with secrets masked.</source>
        <translation>Hier steht alles, was dieser Desktop von einem Gateway verlangt, mit verdeckten Geheimnissen.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Choose a call to see what was sent.</source>
        <translation>Wählen Sie einen Aufruf, um zu sehen, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Copied as curl</source>
        <translation>Als curl kopiert</translation>
    </message>
    <message>
        <source>Set PORTREEVE_KEY to a key before you run it.</source>
        <translation>Setzen Sie PORTREEVE_KEY auf einen Schlüssel, bevor Sie es ausführen.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Chart</name>
    <message>
        <source>%1: %2; from %3 to %4</source>
        <extracomment>A chart for a screen reader: its title, what it shows, from when, until when</extracomment>
        <translation>%1: %2; von %3 bis %4</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ChatStream</name>
    <message>
        <source>The answer broke off: its end never came.</source>
        <translation>Die Antwort brach ab: Ihr Ende kam nie.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Chip</name>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>Delete removes it, Enter edits it</source>
        <translation>Entf entfernt ihn, Eingabe bearbeitet ihn</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ChosenSecrets</name>
    <message>
        <source>There is no such place on this computer.</source>
        <translation>Diesen Ort gibt es auf diesem Rechner nicht.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Client</name>
    <message>
        <source>%1 is open for reading only, so nothing was sent. Switch that off in the connection&apos;s settings to change something.</source>
        <translation>%1 ist nur zum Lesen geöffnet, daher wurde nichts gesendet. Schalten Sie das in den Einstellungen der Verbindung ab, um etwas zu ändern.</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CodeView</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CommandField</name>
    <message>
        <source>Search, or type &gt; for commands</source>
        <translation>Suchen, oder &gt; für Befehle</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CommandPalette</name>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>move</source>
        <translation>bewegen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Eingabe</translation>
    </message>
    <message>
        <source>open in new window</source>
        <translation>in neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectPage</name>
    <message>
        <source>%1 is copied</source>
        <translation>%1 ist kopiert</translation>
    </message>
    <message>
        <source>Keys could not be loaded</source>
        <translation>Schlüssel konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>The gateway has no model that this key may call.</source>
        <translation>Das Gateway hat kein Modell, das dieser Schlüssel aufrufen darf.</translation>
    </message>
    <message>
        <source>No key yet. A key lets the app in without your providers&apos; secrets.</source>
        <translation>Noch kein Schlüssel. Ein Schlüssel lässt die App ohne die Geheimnisse Ihrer Anbieter herein.</translation>
    </message>
    <message>
        <source>%1. The gateway keeps no secret: put the key you stored where YOUR_KEY stands.</source>
        <translation>%1. Das Gateway behält kein Geheimnis: Setzen Sie den aufbewahrten Schlüssel an die Stelle von YOUR_KEY.</translation>
    </message>
    <message>
        <source>%1: requests with it are refused.</source>
        <translation>%1: Anfragen damit werden abgelehnt.</translation>
    </message>
    <message>
        <source>The newest %1 of %2. For another, choose it in Keys and then Connect an app.</source>
        <translation>Die neuesten %1 von %2. Einen anderen wählen Sie unter Schlüssel, dann „App anbinden“.</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Nothing listens yet</source>
        <translation>Noch hört niemand zu</translation>
    </message>
    <message numerus="yes">
        <source>%n apps</source>
        <translation>
            <numerusform>%n App</numerusform>
            <numerusform>%n Apps</numerusform>
        </translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Apps</translation>
    </message>
    <message>
        <source>Key and model</source>
        <translation>Schlüssel und Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Model in the samples</source>
        <translation>Modell in den Beispielen</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Models this key may call</source>
        <translation>Modelle, die dieser Schlüssel aufrufen darf</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Modell finden</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionButton</name>
    <message>
        <source>Connection: %1, %2</source>
        <translation>Verbindung: %1, %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionForm</name>
    <message>
        <source>Add connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As you call it: eu-gateway</source>
        <translation>Wie Sie es nennen: eu-gateway</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Of a Portreeve or LiteLLM gateway, or of any server with OpenAI&apos;s API. A path is allowed: https://host/llm</source>
        <translation>Eines Portreeve- oder LiteLLM-Gateways oder eines Servers mit der API von OpenAI. Ein Pfad ist erlaubt: https://host/llm</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Colors the edge of the window, so that production is not taken for something else.</source>
        <translation>Färbt den Rand des Fensters, damit Produktion nicht mit anderem verwechselt wird.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Read-only: nothing can be changed over this connection</source>
        <translation>Nur lesen: Über diese Verbindung kann nichts geändert werden</translation>
    </message>
    <message>
        <source>Header for the key</source>
        <translation>Header für den Schlüssel</translation>
    </message>
    <message>
        <source>Only where a proxy needs Authorization for itself. Empty: Authorization: Bearer.</source>
        <translation>Nur wo ein Proxy Authorization für sich braucht. Leer: Authorization: Bearer.</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>A PEM file, if the gateway&apos;s certificate is signed by an authority of your own. Only that one is trusted then.</source>
        <translation>Eine PEM-Datei, wenn das Zertifikat des Gateways von einer eigenen Stelle unterschrieben ist. Dann wird nur dieser vertraut.</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>More: header, certificate authority</source>
        <translation>Mehr: Header, Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Wird getestet</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Kept in: %1.</source>
        <translation>Aufbewahrt in: %1.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>No gateway was found.</source>
        <translation>Es wurde kein Gateway gefunden.</translation>
    </message>
    <message>
        <source>%1 is there, but does not accept the key.</source>
        <translation>%1 ist da, akzeptiert aber den Schlüssel nicht.</translation>
    </message>
    <message>
        <source>All is well: %1 can be used.</source>
        <translation>Alles in Ordnung: %1 kann benutzt werden.</translation>
    </message>
    <message>
        <source>%1 can be used, but not administered with this key.</source>
        <translation>%1 kann mit diesem Schlüssel benutzt, aber nicht verwaltet werden.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie einen Namen an.</translation>
    </message>
    <message>
        <source>The key could not be kept. %1</source>
        <translation>Der Schlüssel konnte nicht aufbewahrt werden. %1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionList</name>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>runs in this program</source>
        <translation>läuft in diesem Programm</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dieses Fenster</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>noch nicht erreicht</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionTest</name>
    <message>
        <source>The port is open</source>
        <translation>Der Port ist offen</translation>
    </message>
    <message>
        <source>The name is known</source>
        <translation>Der Name ist bekannt</translation>
    </message>
    <message>
        <source>The certificate is good</source>
        <translation>Das Zertifikat ist gut</translation>
    </message>
    <message>
        <source>by %1, until %2</source>
        <translation>von %1, bis %2</translation>
    </message>
    <message numerus="yes">
        <source>It ends in %n day(s): have it renewed.</source>
        <translation>
            <numerusform>Es endet in %n Tag: Lassen Sie es erneuern.</numerusform>
            <numerusform>Es endet in %n Tagen: Lassen Sie es erneuern.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Connections</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>%1 cannot be opened, so connections are kept until Portreeve is closed: %2</source>
        <translation>%1 kann nicht geöffnet werden, daher werden Verbindungen nur behalten, bis Portreeve geschlossen wird: %2</translation>
    </message>
    <message>
        <source>The list of connections is damaged: %1. It is left as it is; move %2 away to begin a new one.</source>
        <translation>Die Liste der Verbindungen ist beschädigt: %1. Sie wird gelassen, wie sie ist; verschieben Sie %2, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>The list of connections was written by a newer Portreeve and is left as it is. Start that one, or another profile (--profile).</source>
        <translation>Die Liste der Verbindungen wurde von einem neueren Portreeve geschrieben und wird gelassen, wie sie ist. Starten Sie jenes oder ein anderes Profil (--profile).</translation>
    </message>
    <message>
        <source>The list of connections cannot be written: %1</source>
        <translation>Die Liste der Verbindungen kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>There is a connection of this name already.</source>
        <translation>Eine Verbindung dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Portreeve is closing.</source>
        <translation>Portreeve wird beendet.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionsSheet</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Where keys are kept</source>
        <translation>Wo Schlüssel aufbewahrt werden</translation>
    </message>
    <message>
        <source>Keys are kept in: %1.</source>
        <translation>Schlüssel werden aufbewahrt in: %1.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Delete the connection %1?</source>
        <translation>Verbindung %1 löschen?</translation>
    </message>
    <message>
        <source>Its address and key are forgotten here. The gateway itself, its keys and its models stay as they are.</source>
        <translation>Ihre Adresse und ihr Schlüssel werden hier vergessen. Das Gateway selbst, seine Schlüssel und seine Modelle bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation>Verbindung löschen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CostBoard</name>
    <message>
        <source>Costs by %1</source>
        <translation>Kosten nach %1</translation>
    </message>
    <message numerus="yes">
        <source>the %n with the largest spend</source>
        <translation>
            <numerusform>das %n mit den größten Ausgaben</numerusform>
            <numerusform>die %n mit den größten Ausgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CredentialSheet</name>
    <message>
        <source>Edit credential %1</source>
        <translation>Zugangsdaten %1 bearbeiten</translation>
    </message>
    <message>
        <source>Add a credential for %1</source>
        <translation>Zugangsdaten für %1 hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add credential</source>
        <translation>Zugangsdaten hinzufügen</translation>
    </message>
    <message>
        <source>The credential was not saved.</source>
        <translation>Die Zugangsdaten wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>Delete credential %1?</source>
        <translation>Zugangsdaten %1 löschen?</translation>
    </message>
    <message>
        <source>Nothing is called with it. Its key cannot be read back afterwards.</source>
        <translation>Damit wird nichts aufgerufen. Der Schlüssel kann danach nicht mehr gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n models are called with it and fail from then on. Its key cannot be read back afterwards:</source>
        <translation>
            <numerusform>%n Modell wird damit aufgerufen und scheitert von da an. Der Schlüssel kann danach nicht mehr gelesen werden:</numerusform>
            <numerusform>%n Modelle werden damit aufgerufen und scheitern von da an. Der Schlüssel kann danach nicht mehr gelesen werden:</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete credential</source>
        <translation>Zugangsdaten löschen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DashboardsPage</name>
    <message>
        <source>%1 keeps no figures</source>
        <translation>%1 führt keine Zahlen</translation>
    </message>
    <message>
        <source>Figures as CSV…</source>
        <translation>Zahlen als CSV …</translation>
    </message>
    <message>
        <source>Figures as JSON…</source>
        <translation>Zahlen als JSON …</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 is written</source>
        <translation>%1 ist geschrieben</translation>
    </message>
    <message>
        <source>%1 was not written</source>
        <translation>%1 wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>%1 more than the %2 before</source>
        <translation>%1 mehr als in den %2 davor</translation>
    </message>
    <message>
        <source>%1 less than the %2 before</source>
        <translation>%1 weniger als in den %2 davor</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>LiteLLM counts by day, in UTC</source>
        <translation>LiteLLM zählt tageweise, in UTC</translation>
    </message>
    <message>
        <source>The figures are as of %1</source>
        <translation>Die Zahlen sind vom Stand %1</translation>
    </message>
    <message>
        <source>There was none in the span before either.</source>
        <translation>Auch im Zeitraum davor gab es keine.</translation>
    </message>
    <message>
        <source>There was one in the span before.</source>
        <translation>Im Zeitraum davor gab es eine.</translation>
    </message>
    <message>
        <source>There were %1 in the span before.</source>
        <translation>Im Zeitraum davor gab es %1.</translation>
    </message>
    <message>
        <source>With the filter %1.</source>
        <translation>Mit dem Filter %1.</translation>
    </message>
    <message>
        <source>Drop the filter</source>
        <translation>Filter weglassen</translation>
    </message>
    <message>
        <source>Show the last 90 days</source>
        <translation>Die letzten 90 Tage zeigen</translation>
    </message>
    <message>
        <source>Range as before</source>
        <translation>Zeitraum wie zuvor</translation>
    </message>
    <message>
        <source>No request in this range</source>
        <translation>Keine Anfrage in diesem Zeitraum</translation>
    </message>
    <message>
        <source>You may not see these figures</source>
        <translation>Sie dürfen diese Zahlen nicht sehen</translation>
    </message>
    <message>
        <source>This server does not tell its figures</source>
        <translation>Dieser Server nennt seine Zahlen nicht</translation>
    </message>
    <message>
        <source>Could not load the figures</source>
        <translation>Die Zahlen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>There is nothing to export</source>
        <translation>Es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Übersichten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>With the span of equal length before</source>
        <translation>Mit dem gleich langen Zeitraum davor</translation>
    </message>
    <message>
        <source>No traffic yet</source>
        <translation>Noch kein Verkehr</translation>
    </message>
    <message>
        <source>Charts start with the first request.</source>
        <translation>Diagramme beginnen mit der ersten Anfrage.</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation>Spielwiese öffnen</translation>
    </message>
    <message>
        <source>A first request to copy</source>
        <translation>Eine erste Anfrage zum Kopieren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DeploymentTable</name>
    <message>
        <source>%1 req/min</source>
        <translation>%1 Anfr./min</translation>
    </message>
    <message>
        <source>%1 tok/min</source>
        <translation>%1 Tok/min</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 zugleich</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>Hier bearbeitet</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Defined in %1. Change it there.</source>
        <translation>Definiert in %1. Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Max out</source>
        <translation>Höchstausgabe</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Input / M</source>
        <translation>Ein / Mio.</translation>
    </message>
    <message>
        <source>Cached / M</source>
        <translation>Cache / Mio.</translation>
    </message>
    <message>
        <source>Output / M</source>
        <translation>Aus / Mio.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Desktop</name>
    <message>
        <source>No gateway yet</source>
        <translation>Noch kein Gateway</translation>
    </message>
    <message>
        <source>Your settings could not be read</source>
        <translation>Ihre Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Portreeve goes on running</source>
        <translation>Portreeve läuft weiter</translation>
    </message>
    <message>
        <source>The gateway serves apps. The icon brings the window back; Quit in its menu ends it.</source>
        <translation>Das Gateway bedient Apps. Das Symbol bringt das Fenster zurück; „Beenden“ in seinem Menü beendet es.</translation>
    </message>
    <message>
        <source>Start at login was not changed</source>
        <translation>Der Start bei der Anmeldung wurde nicht geändert</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DetailPane</name>
    <message>
        <source>Open in a window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1, served by %2</source>
        <translation>%1, bedient von %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DetailView</name>
    <message>
        <source>Loading this request.</source>
        <translation>Diese Anfrage wird geladen.</translation>
    </message>
    <message>
        <source>The details could not be loaded: %1</source>
        <translation>Die Einzelheiten konnten nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DiscoverView</name>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Models of the provider</source>
        <translation>Modelle des Anbieters</translation>
    </message>
    <message>
        <source>Apps will ask for</source>
        <translation>Apps werden fragen nach</translation>
    </message>
    <message>
        <source>the provider&apos;s name</source>
        <translation>dem Namen des Anbieters</translation>
    </message>
    <message>
        <source>provider/name</source>
        <translation>Anbieter/Name</translation>
    </message>
    <message>
        <source>Asking the provider</source>
        <translation>Der Anbieter wird gefragt</translation>
    </message>
    <message>
        <source>No models came back.</source>
        <translation>Es kamen keine Modelle zurück.</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>%1 von %2 angekreuzt</translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n ohne Preis</numerusform>
            <numerusform>%n ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::EnvironmentSecrets</name>
    <message>
        <source>Start Portreeve with the key in the variable %1.</source>
        <translation>Starten Sie Portreeve mit dem Schlüssel in der Variable %1.</translation>
    </message>
    <message>
        <source>Keys come from the environment only. Set %1 and start Portreeve again.</source>
        <translation>Schlüssel kommen nur aus der Umgebung. Setzen Sie %1 und starten Sie Portreeve neu.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ExportBar</name>
    <message>
        <source>Export requests</source>
        <translation>Anfragen exportieren</translation>
    </message>
    <message>
        <source>%1 requests, all columns, in the order they came.</source>
        <translation>%1 Anfragen, alle Spalten, in der Reihenfolge ihres Eingangs.</translation>
    </message>
    <message>
        <source>All requests that match, all columns, in the order they came.</source>
        <translation>Alle passenden Anfragen, alle Spalten, in der Reihenfolge ihres Eingangs.</translation>
    </message>
    <message>
        <source>For spreadsheets. Text that one would take for a formula gets a quote before it.</source>
        <translation>Für Tabellenkalkulationen. Text, den man für eine Formel halten könnte, bekommt ein Hochkomma davor.</translation>
    </message>
    <message>
        <source>For programs: one JSON object a line, exactly as the API gives it.</source>
        <translation>Für Programme: ein JSON-Objekt je Zeile, genau wie die API es liefert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Es wurde nichts exportiert</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>Export nach %1: %2 von %3</translation>
    </message>
    <message>
        <source>Exporting to %1: %2</source>
        <translation>Export nach %1: %2</translation>
    </message>
    <message>
        <source>%1 requests exported</source>
        <translation>%1 Anfragen exportiert</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>The export failed, no file was left</source>
        <translation>Der Export ist gescheitert, es blieb keine Datei</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ExportJob</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The connection broke: %1</source>
        <translation>Die Verbindung brach ab: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FacetPanel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>served</source>
        <translation>bedient</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Facets</name>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Facts</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FetchSheet</name>
    <message>
        <source>Models of %1</source>
        <translation>Modelle von %1</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>Modelle hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n models</source>
        <translation>
            <numerusform>%n Modell hinzufügen</numerusform>
            <numerusform>%n Modelle hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models were not added.</source>
        <translation>
            <numerusform>%n Modell wurde nicht hinzugefügt.</numerusform>
            <numerusform>%n Modelle wurden nicht hinzugefügt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Field</name>
    <message>
        <source>was: %1</source>
        <translation>vorher: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FiguresView</name>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>Tok/s</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>(best)</source>
        <translation>(bester Wert)</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FilterBar</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FilterLine</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FoundModels</name>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>added already</source>
        <translation>schon hinzugefügt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Max out</source>
        <translation>Höchstausgabe</translation>
    </message>
    <message>
        <source>Input / M</source>
        <translation>Ein / Mio.</translation>
    </message>
    <message>
        <source>Output / M</source>
        <translation>Aus / Mio.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HeatMap</name>
    <message>
        <source>nothing known</source>
        <translation>nichts bekannt</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HeatScale</name>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Histogram</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Requests over time: %1, of which %2 failed</source>
        <translation>Anfragen im Verlauf: %1, davon %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Chosen: %1 to %2</source>
        <translation>Gewählt: %1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A range of time in a pill: from, to</extracomment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HistorySheet</name>
    <message>
        <source>better: %1</source>
        <translation>besser: %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Es wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Keep history on this computer</source>
        <translation>Verlauf auf diesem Rechner behalten</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Better answers in these conversations: %1</source>
        <translation>Bessere Antworten in diesen Gesprächen: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HomeBoard</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Spend this month</source>
        <translation>Ausgaben in diesem Monat</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Top spend</source>
        <translation>Höchste Ausgaben</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Latest failures</source>
        <translation>Letzte Fehlschläge</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>requests %1</source>
        <translation>Anfragen %1</translation>
    </message>
    <message>
        <source>The forecast is not there</source>
        <translation>Die Prognose ist nicht da</translation>
    </message>
    <message>
        <source>Most requests</source>
        <translation>Meiste Anfragen</translation>
    </message>
    <message>
        <source>No request in this range</source>
        <translation>Keine Anfrage in diesem Zeitraum</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>None in this range</source>
        <translation>Keine in diesem Zeitraum</translation>
    </message>
    <message numerus="yes">
        <source>%n matters</source>
        <translation>
            <numerusform>%n Sache</numerusform>
            <numerusform>%n Sachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Span of the traffic</source>
        <translation>Zeitraum des Verkehrs</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HomePage</name>
    <message>
        <source>%1 keeps no figures</source>
        <translation>%1 führt keine Zahlen</translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation>Spielwiese öffnen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>days are counted in UTC</source>
        <translation>Tage werden in UTC gezählt</translation>
    </message>
    <message>
        <source>This connection is read-only</source>
        <translation>Diese Verbindung ist nur zum Lesen</translation>
    </message>
    <message>
        <source>New model calls get status 503 while it is paused; those under way go on</source>
        <translation>Neue Modellaufrufe erhalten Status 503, solange es angehalten ist; die laufenden gehen weiter</translation>
    </message>
    <message>
        <source>The gateway is paused already</source>
        <translation>Das Gateway ist schon angehalten</translation>
    </message>
    <message>
        <source>The gateway is not paused</source>
        <translation>Das Gateway ist nicht angehalten</translation>
    </message>
    <message>
        <source>The gateway was not paused</source>
        <translation>Das Gateway wurde nicht angehalten</translation>
    </message>
    <message>
        <source>The gateway was not resumed</source>
        <translation>Das Gateway wurde nicht fortgesetzt</translation>
    </message>
    <message>
        <source>The gateway is paused</source>
        <translation>Das Gateway ist angehalten</translation>
    </message>
    <message>
        <source>New model calls get status 503 until it is resumed.</source>
        <translation>Neue Modellaufrufe erhalten Status 503, bis es fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The gateway serves again</source>
        <translation>Das Gateway bedient wieder</translation>
    </message>
    <message>
        <source>You may not see these figures</source>
        <translation>Sie dürfen diese Zahlen nicht sehen</translation>
    </message>
    <message>
        <source>This server does not tell its figures</source>
        <translation>Dieser Server nennt seine Zahlen nicht</translation>
    </message>
    <message>
        <source>Could not load the figures</source>
        <translation>Die Zahlen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>The figures are as of %1</source>
        <translation>Die Zahlen sind vom Stand %1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HttpTransport</name>
    <message>
        <source>No address is known yet. Add a connection to a gateway.</source>
        <translation>Noch ist keine Adresse bekannt. Fügen Sie eine Verbindung zu einem Gateway hinzu.</translation>
    </message>
    <message>
        <source>The address leads on to %1. If that is the gateway, enter it as the address.</source>
        <translation>Die Adresse führt weiter zu %1. Wenn das das Gateway ist, geben Sie es als Adresse ein.</translation>
    </message>
    <message>
        <source>A web page came instead of an answer: the address is not that of a gateway, or a sign-in page stands before it.</source>
        <translation>Statt einer Antwort kam eine Webseite: Die Adresse ist nicht die eines Gateways, oder eine Anmeldeseite steht davor.</translation>
    </message>
    <message>
        <source>Enter the address of the gateway, for example https://gateway.example.com.</source>
        <translation>Geben Sie die Adresse des Gateways ein, zum Beispiel https://gateway.example.com.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://gateway.example.com or http://10.0.0.5:4000.</source>
        <translation>Das ist keine Adresse. Sie sieht so aus: https://gateway.example.com oder http://10.0.0.5:4000.</translation>
    </message>
    <message>
        <source>The address has to begin with http:// or https://.</source>
        <translation>Die Adresse muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>Leave name and password out of the address; the key has a field of its own.</source>
        <translation>Lassen Sie Name und Passwort aus der Adresse weg; der Schlüssel hat ein eigenes Feld.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HttpWorker</name>
    <message>
        <source>%1 holds no certificate that could be read. Choose a PEM file in the connection&apos;s settings.</source>
        <translation>%1 enthält kein lesbares Zertifikat. Wählen Sie in den Einstellungen der Verbindung eine PEM-Datei.</translation>
    </message>
    <message>
        <source>The answer is larger than 64 MiB. Ask for less of it at once.</source>
        <translation>Die Antwort ist größer als 64 MiB. Verlangen Sie weniger auf einmal.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyForm</name>
    <message>
        <source>Never: for its whole life</source>
        <translation>Nie: für sein ganzes Leben</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Every 30 days</source>
        <translation>Alle 30 Tage</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>As it is: %1</source>
        <translation>Wie bisher: %1</translation>
    </message>
    <message>
        <source>As it is: never</source>
        <translation>Wie bisher: nie</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>In %n Tag</numerusform>
            <numerusform>In %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>e.g. 12h</source>
        <translation>z. B. 12h</translation>
    </message>
    <message>
        <source>e.g. 45d</source>
        <translation>z. B. 45d</translation>
    </message>
    <message>
        <source>Other span</source>
        <translation>Andere Spanne</translation>
    </message>
    <message>
        <source>Other time</source>
        <translation>Andere Zeit</translation>
    </message>
    <message>
        <source>Tick at least one model, or choose all models.</source>
        <translation>Kreuzen Sie mindestens ein Modell an oder wählen Sie alle.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyLimits</name>
    <message>
        <source>team %1</source>
        <translation>Team %1</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>%1 spent, no limit</source>
        <translation>%1 ausgegeben, ohne Grenze</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>this key</source>
        <translation>diesen Schlüssel</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Token pro Minute</translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation>Anfragen zugleich</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyModel</name>
    <message>
        <source>Being deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>All models, also those that are added later</source>
        <translation>Alle Modelle, auch später hinzugefügte</translation>
    </message>
    <message>
        <source>%1 spent of %2 %3</source>
        <translation>%1 von %2 %3 ausgegeben</translation>
    </message>
    <message>
        <source>%1 spent, no budget</source>
        <translation>%1 ausgegeben, kein Budget</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Spend and budget</source>
        <translation>Ausgaben und Budget</translation>
    </message>
    <message>
        <source>Resets in</source>
        <translation>Neu in</translation>
    </message>
    <message>
        <source>Rate limits</source>
        <translation>Ratengrenzen</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyPane</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>the tightest, and whose it is</source>
        <translation>die engste, und wessen sie ist</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>The gateway keeps only a hash of this key, so a test needs the key itself. It is used for this call and kept nowhere.</source>
        <translation>Das Gateway behält nur einen Hash dieses Schlüssels, daher braucht ein Test den Schlüssel selbst. Er wird für diesen Aufruf benutzt und nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Test this key</source>
        <translation>Diesen Schlüssel testen</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The key as the API shows it</source>
        <translation>Der Schlüssel, wie die API ihn zeigt</translation>
    </message>
    <message>
        <source>As the API shows it</source>
        <translation>Wie die API ihn zeigt</translation>
    </message>
    <message>
        <source>Refused with every request until it is unblocked.</source>
        <translation>Mit jeder Anfrage abgelehnt, bis er entsperrt ist.</translation>
    </message>
    <message>
        <source>Refused since it ended %1.</source>
        <translation>Abgelehnt, seit er %1 endete.</translation>
    </message>
    <message>
        <source>Refused: its budget is spent. It starts anew %1.</source>
        <translation>Abgelehnt: Sein Budget ist ausgegeben. Es beginnt %1 neu.</translation>
    </message>
    <message>
        <source>Refused: its budget is spent.</source>
        <translation>Abgelehnt: Sein Budget ist ausgegeben.</translation>
    </message>
    <message>
        <source>Let in. It ends %1.</source>
        <translation>Zugelassen. Er endet %1.</translation>
    </message>
    <message>
        <source>Let in, with %1 left %2.</source>
        <translation>Zugelassen, mit noch %1 %2.</translation>
    </message>
    <message>
        <source>Let in, without a budget.</source>
        <translation>Zugelassen, ohne Budget.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>That is another key</source>
        <translation>Das ist ein anderer Schlüssel</translation>
    </message>
    <message>
        <source>Its hash is not the one of %1. Nothing was sent.</source>
        <translation>Sein Hash ist nicht der von %1. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Asking the gateway with this key…</source>
        <translation>Das Gateway wird mit diesem Schlüssel gefragt …</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyRequests</name>
    <message>
        <source>All requests of this key</source>
        <translation>Alle Anfragen dieses Schlüssels</translation>
    </message>
    <message>
        <source>Requests could not be loaded: %1</source>
        <translation>Anfragen konnten nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>No request has come with this key yet. Connect an app, or test it.</source>
        <translation>Mit diesem Schlüssel kam noch keine Anfrage. Binden Sie eine App an oder testen Sie ihn.</translation>
    </message>
    <message numerus="yes">
        <source>The latest %n</source>
        <translation>
            <numerusform>Die letzte</numerusform>
            <numerusform>Die letzten %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeySheet</name>
    <message>
        <source>%1: was %2, is %3 now, you want %4</source>
        <translation>%1: war %2, ist jetzt %3, Sie wollen %4</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n fields changed</source>
        <translation>
            <numerusform>%n Feld geändert</numerusform>
            <numerusform>%n Felder geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation>Noch ist nichts geändert</translation>
    </message>
    <message>
        <source>The key was not saved</source>
        <translation>Der Schlüssel wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The key was not created</source>
        <translation>Der Schlüssel wurde nicht angelegt</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird angelegt …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Save mine</source>
        <translation>Meines speichern</translation>
    </message>
    <message>
        <source>Somebody changed this key meanwhile</source>
        <translation>Jemand hat diesen Schlüssel inzwischen geändert</translation>
    </message>
    <message>
        <source>%1 changed this key meanwhile</source>
        <translation>%1 hat diesen Schlüssel inzwischen geändert</translation>
    </message>
    <message>
        <source>Kept, but without effect here: %1.</source>
        <translation>Gespeichert, aber hier ohne Wirkung: %1.</translation>
    </message>
    <message>
        <source>The server keeps it otherwise: %1.</source>
        <translation>Der Server speichert es anders: %1.</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere Fassung nehmen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyUsage</name>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>No request in this range.</source>
        <translation>Keine Anfrage in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>%1 requests, %2 failed · %3 tokens · %4</source>
        <translation>%1 Anfragen, %2 fehlgeschlagen · %3 Token · %4</translation>
    </message>
    <message>
        <source>%1 of this key</source>
        <translation>%1 dieses Schlüssels</translation>
    </message>
    <message>
        <source>Usage could not be loaded: %1</source>
        <translation>Der Verbrauch konnte nicht geladen werden: %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Keychain</name>
    <message>
        <source>The keychain has not answered. It may be waiting for its password in another window.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet. Vielleicht wartet er in einem anderen Fenster auf sein Passwort.</translation>
    </message>
    <message>
        <source>Access to the keychain was refused. Allow it for Portreeve, or choose another place for keys.</source>
        <translation>Der Zugriff auf den Schlüsselbund wurde verweigert. Erlauben Sie ihn für Portreeve oder wählen Sie einen anderen Ort für Schlüssel.</translation>
    </message>
    <message>
        <source>The keychain has no such key. Enter it again.</source>
        <translation>Der Schlüsselbund hat diesen Schlüssel nicht. Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Der Schlüsselbund ist gescheitert: %1</translation>
    </message>
    <message>
        <source>This session has no keychain. Install one (for example gnome-keyring or KWallet), or choose another place for keys.</source>
        <translation>Diese Sitzung hat keinen Schlüsselbund. Installieren Sie einen (zum Beispiel gnome-keyring oder KWallet) oder wählen Sie einen anderen Ort für Schlüssel.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it with your password, then try again.</source>
        <translation>Der Schlüsselbund ist verschlossen. Öffnen Sie ihn mit Ihrem Passwort und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The keychain failed without saying why. Try again, or choose another place for keys.</source>
        <translation>Der Schlüsselbund ist gescheitert, ohne zu sagen, warum. Versuchen Sie es erneut oder wählen Sie einen anderen Ort für Schlüssel.</translation>
    </message>
    <message>
        <source>There is no session bus here, so no keychain can be asked. Choose another place for keys.</source>
        <translation>Es gibt hier keinen Sitzungsbus, daher kann kein Schlüsselbund gefragt werden. Wählen Sie einen anderen Ort für Schlüssel.</translation>
    </message>
    <message>
        <source>The keychain does not answer. Restart it, or choose another place for keys.</source>
        <translation>Der Schlüsselbund antwortet nicht. Starten Sie ihn neu, oder wählen Sie einen anderen Platz für Schlüssel.</translation>
    </message>
    <message>
        <source>The keychain has no default keyring. Make one with your desktop&apos;s keyring program, or choose another place for keys.</source>
        <translation>Der Schlüsselbund hat keinen Standardbund. Legen Sie einen mit dem Schlüsselbundprogramm Ihrer Arbeitsumgebung an, oder wählen Sie einen anderen Platz für Schlüssel.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeysPage</name>
    <message>
        <source>Select a key first.</source>
        <translation>Wählen Sie zuerst einen Schlüssel.</translation>
    </message>
    <message>
        <source>Select one key only.</source>
        <translation>Wählen Sie nur einen Schlüssel.</translation>
    </message>
    <message>
        <source>This connection is for reading only.</source>
        <translation>Diese Verbindung ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>It is blocked already.</source>
        <translation>Er ist schon gesperrt.</translation>
    </message>
    <message>
        <source>It is not blocked.</source>
        <translation>Er ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 ausgegeben</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 ist gespeichert</translation>
    </message>
    <message>
        <source>%1 was not blocked</source>
        <translation>%1 wurde nicht gesperrt</translation>
    </message>
    <message>
        <source>%1 was not unblocked</source>
        <translation>%1 wurde nicht entsperrt</translation>
    </message>
    <message>
        <source>Key %1 is blocked</source>
        <translation>Schlüssel %1 ist gesperrt</translation>
    </message>
    <message>
        <source>Key %1 is let in again</source>
        <translation>Schlüssel %1 ist wieder zugelassen</translation>
    </message>
    <message>
        <source>Apps that use it are refused from now on.</source>
        <translation>Apps, die ihn benutzen, werden ab jetzt abgelehnt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>It is deleted in %n s.</source>
        <translation>
            <numerusform>Er wird in %n s gelöscht.</numerusform>
            <numerusform>Er wird in %n s gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stays blocked</source>
        <translation>%1 bleibt gesperrt</translation>
    </message>
    <message>
        <source>%1 was not deleted; it stays blocked</source>
        <translation>%1 wurde nicht gelöscht; er bleibt gesperrt</translation>
    </message>
    <message>
        <source>Give %1 a new secret?</source>
        <translation>%1 ein neues Geheimnis geben?</translation>
    </message>
    <message>
        <source>The secret that ends in %1 is refused from that moment, so every app that uses it needs the new one. Limits, spend and history stay.</source>
        <translation>Das Geheimnis, das auf %1 endet, wird von da an abgelehnt; jede App, die es benutzt, braucht das neue. Grenzen, Ausgaben und Geschichte bleiben.</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>%1 keeps its secret</source>
        <translation>%1 behält sein Geheimnis</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>%1 ohne „%2“</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Schlüssel zeigen</translation>
    </message>
    <message>
        <source>%1 match.</source>
        <translation>%1 passen.</translation>
    </message>
    <message>
        <source>Every key was used in the last 30 days.</source>
        <translation>Jeder Schlüssel wurde in den letzten 30 Tagen benutzt.</translation>
    </message>
    <message>
        <source>Every key has an expiry, a list of models or a budget.</source>
        <translation>Jeder Schlüssel hat einen Ablauf, eine Liste von Modellen oder ein Budget.</translation>
    </message>
    <message>
        <source>Looked through %1 of %2.</source>
        <translation>%1 von %2 durchgesehen.</translation>
    </message>
    <message>
        <source>No key matches</source>
        <translation>Kein Schlüssel passt</translation>
    </message>
    <message>
        <source>No stale key</source>
        <translation>Kein ungenutzter Schlüssel</translation>
    </message>
    <message>
        <source>No risky key</source>
        <translation>Kein riskanter Schlüssel</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>Apps will find the gateway at %1</source>
        <translation>Apps finden das Gateway an %1</translation>
    </message>
    <message>
        <source>Keys could not be loaded: %1</source>
        <translation>Schlüssel konnten nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You may not see keys</source>
        <translation>Sie dürfen keine Schlüssel sehen</translation>
    </message>
    <message>
        <source>%1 answered: %2 Use a connection with the master key or an administrator&apos;s key.</source>
        <translation>%1 antwortete: %2 Benutzen Sie eine Verbindung mit dem Hauptschlüssel oder dem Schlüssel eines Administrators.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>This server has no keys</source>
        <translation>Dieser Server hat keine Schlüssel</translation>
    </message>
    <message>
        <source>%1 does not know /key/list. Portreeve and LiteLLM with a database do.</source>
        <translation>%1 kennt /key/list nicht. Portreeve und LiteLLM mit einer Datenbank kennen es.</translation>
    </message>
    <message>
        <source>Keys could not be loaded</source>
        <translation>Schlüssel konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 geladen</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>%1 over budget</source>
        <translation>%1 über dem Budget</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Ungenutzt</translation>
    </message>
    <message>
        <source>Risky</source>
        <translation>Riskant</translation>
    </message>
    <message>
        <source>Which keys</source>
        <translation>Welche Schlüssel</translation>
    </message>
    <message>
        <source>Filter: state:active  expires:&lt;30d  unused:&gt;30d  -has:budget</source>
        <translation>Filter: state:active  expires:&lt;30d  unused:&gt;30d  -has:budget</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>A key lets an app in, says which models it may call and what it may spend.</source>
        <translation>Ein Schlüssel lässt eine App herein, sagt, welche Modelle sie aufrufen und was sie ausgeben darf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln Schlüssel</numerusform>
            <numerusform>%Ln Schlüssel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LinkBanner</name>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>%1 It is looked for again by itself; what you see is from before.</source>
        <translation>%1 Es wird von selbst erneut versucht; was Sie sehen, ist von vorher.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Read-only: nothing can be changed on %1 from here.</source>
        <translation>Nur lesen: Auf %1 kann von hier aus nichts geändert werden.</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ListFaces</name>
    <message>
        <source>No request has come through yet</source>
        <translation>Noch keine Anfrage ist durchgekommen</translation>
    </message>
    <message>
        <source>Point an app at the gateway, or send one from here. It shows up in this list as it runs.</source>
        <translation>Richten Sie eine App auf das Gateway oder senden Sie eine von hier. Sie erscheint in dieser Liste, während sie läuft.</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation>Spielwiese öffnen</translation>
    </message>
    <message>
        <source>Listening on %1, waiting for the first request</source>
        <translation>Hört an %1 zu, wartet auf die erste Anfrage</translation>
    </message>
    <message>
        <source>No request in this range</source>
        <translation>Keine Anfrage in diesem Zeitraum</translation>
    </message>
    <message>
        <source>%1 has none. The newest one came %2.</source>
        <translation>%1 hat keine. Die neueste kam %2.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>%1 match without “%2”</source>
        <translation>%1 passen ohne „%2“</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>%1 ohne „%2“</translation>
    </message>
    <message>
        <source>Nothing in “%1” fits all of the filter.</source>
        <translation>Nichts in „%1“ passt auf den ganzen Filter.</translation>
    </message>
    <message>
        <source>No request matches</source>
        <translation>Keine Anfrage passt</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles leeren</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You may not see requests</source>
        <translation>Sie dürfen keine Anfragen sehen</translation>
    </message>
    <message>
        <source>%1 wants an administrator&apos;s key for this. It said: %2</source>
        <translation>%1 verlangt dafür den Schlüssel eines Administrators. Es sagte: %2</translation>
    </message>
    <message>
        <source>This server has no log of requests</source>
        <translation>Dieser Server hat kein Protokoll der Anfragen</translation>
    </message>
    <message>
        <source>%1 (%2 %3) does not keep one that can be read here. A Portreeve gateway does.</source>
        <translation>%1 (%2 %3) führt keines, das sich hier lesen ließe. Ein Portreeve-Gateway tut das.</translation>
    </message>
    <message>
        <source>Could not load requests</source>
        <translation>Anfragen konnten nicht geladen werden</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ListenCard</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Zuhören beenden</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>Zuhören</translation>
    </message>
    <message>
        <source>Edit the key</source>
        <translation>Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Anfrage öffnen</translation>
    </message>
    <message>
        <source>Start listening, then let %1 ask something. The first request with this key shows here, also if it is refused.</source>
        <translation>Hören Sie zu und lassen Sie %1 dann etwas fragen. Die erste Anfrage mit diesem Schlüssel erscheint hier, auch wenn sie abgelehnt wird.</translation>
    </message>
    <message>
        <source>Start listening, then let %1 ask something. LiteLLM writes its log with a delay of up to a minute and does not tell what it refused.</source>
        <translation>Hören Sie zu und lassen Sie %1 dann etwas fragen. LiteLLM schreibt sein Protokoll mit bis zu einer Minute Verzug und sagt nicht, was es abgelehnt hat.</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>Wählen Sie zuerst einen Schlüssel.</translation>
    </message>
    <message>
        <source>The gateway was not reached: %1</source>
        <translation>Das Gateway wurde nicht erreicht: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n heard</source>
        <translation>
            <numerusform>%n gehört</numerusform>
            <numerusform>%n gehört</numerusform>
        </translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Start your app now. Listening on %1, with %2</source>
        <translation>Starten Sie jetzt Ihre App. Hört an %1 zu, mit %2</translation>
    </message>
    <message numerus="yes">
        <source>%n heard since %1</source>
        <translation>
            <numerusform>%n gehört seit %1</numerusform>
            <numerusform>%n gehört seit %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ListenStep</name>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Zuhören</translation>
    </message>
    <message>
        <source>Where should it listen?</source>
        <translation>Wo soll es zuhören?</translation>
    </message>
    <message>
        <source>Apps reach the gateway under this address. Every app needs a key, also on this computer.</source>
        <translation>Apps erreichen das Gateway unter dieser Adresse. Jede App braucht einen Schlüssel, auch auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Listen on port %1</source>
        <translation>An Port %1 zuhören</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Hört an %1 zu</translation>
    </message>
    <message>
        <source>The gateway is starting…</source>
        <translation>Das Gateway startet …</translation>
    </message>
    <message>
        <source>The gateway does not listen</source>
        <translation>Das Gateway hört nicht zu</translation>
    </message>
    <message>
        <source>Only programs on this computer</source>
        <translation>Nur Programme auf diesem Rechner</translation>
    </message>
    <message>
        <source>Listens on 127.0.0.1. The usual choice.</source>
        <translation>Hört an 127.0.0.1 zu. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>Other computers too</source>
        <translation>Auch andere Rechner</translation>
    </message>
    <message>
        <source>Listens on all addresses. Traffic is not encrypted unless you set a certificate in the configuration.</source>
        <translation>Hört an allen Adressen zu. Der Verkehr ist nicht verschlüsselt, wenn Sie in der Konfiguration kein Zertifikat angeben.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>4000 is what LiteLLM uses, so its users&apos; apps find it.</source>
        <translation>4000 benutzt auch LiteLLM, so finden Apps seiner Benutzer es.</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Symbol im Infobereich zeigen</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Listener</name>
    <message>
        <source>The app adds /v1 itself: leave it out of the address.</source>
        <translation>Die App fügt /v1 selbst an: Lassen Sie es aus der Adresse weg.</translation>
    </message>
    <message>
        <source>The app asked for %1. Put /v1 at the end of its address.</source>
        <translation>Die App fragte nach %1. Setzen Sie /v1 ans Ende ihrer Adresse.</translation>
    </message>
    <message>
        <source>The app asked for %1, which this gateway does not serve.</source>
        <translation>Die App fragte nach %1, das dieses Gateway nicht bedient.</translation>
    </message>
    <message>
        <source>Let the key call that model, or choose another one in the app.</source>
        <translation>Lassen Sie den Schlüssel dieses Modell aufrufen oder wählen Sie in der App ein anderes.</translation>
    </message>
    <message>
        <source>The key has ended. Give it a later end, or make another.</source>
        <translation>Der Schlüssel ist abgelaufen. Geben Sie ihm ein späteres Ende oder legen Sie einen anderen an.</translation>
    </message>
    <message>
        <source>The key&apos;s budget is spent. Raise it, or wait until it starts anew.</source>
        <translation>Das Budget des Schlüssels ist ausgegeben. Erhöhen Sie es oder warten Sie, bis es neu beginnt.</translation>
    </message>
    <message>
        <source>The key&apos;s limit per minute is reached. Raise it, or let the app wait.</source>
        <translation>Die Grenze des Schlüssels pro Minute ist erreicht. Erhöhen Sie sie oder lassen Sie die App warten.</translation>
    </message>
    <message>
        <source>The gateway knows this key and does not let it in: look at its state.</source>
        <translation>Das Gateway kennt diesen Schlüssel und lässt ihn nicht herein: Sehen Sie sich seinen Zustand an.</translation>
    </message>
    <message>
        <source>The app sent something that the gateway cannot read. Its words above say what.</source>
        <translation>Die App hat etwas gesendet, das das Gateway nicht lesen kann. Die Worte oben sagen, was.</translation>
    </message>
    <message>
        <source>It reached the gateway, but %1 did not answer</source>
        <translation>Es hat das Gateway erreicht, aber %1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>It works: %1 answered in %2</source>
        <translation>Es funktioniert: %1 antwortete in %2</translation>
    </message>
    <message>
        <source>It works: %1 answered</source>
        <translation>Es funktioniert: %1 antwortete</translation>
    </message>
    <message>
        <source>The app is set up rightly. What failed lies behind the gateway: open the request to see where.</source>
        <translation>Die App ist richtig eingerichtet. Was scheiterte, liegt hinter dem Gateway: Öffnen Sie die Anfrage, um zu sehen, wo.</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1 (von %2)</translation>
    </message>
    <message>
        <source>A request came without a key and was refused</source>
        <translation>Eine Anfrage kam ohne Schlüssel und wurde abgelehnt</translation>
    </message>
    <message>
        <source>Put the key into the app&apos;s field for the API key. If it is there, the app may have to be started anew to see the variable.</source>
        <translation>Tragen Sie den Schlüssel in das Feld der App für den API-Schlüssel ein. Wenn er dort steht, muss die App vielleicht neu gestartet werden, um die Variable zu sehen.</translation>
    </message>
    <message>
        <source>A request came with another key and was refused</source>
        <translation>Eine Anfrage kam mit einem anderen Schlüssel und wurde abgelehnt</translation>
    </message>
    <message>
        <source>The app sent %1; the key chosen here is %2. Put that one into the app.</source>
        <translation>Die App sandte %1; hier ist der Schlüssel %2 gewählt. Tragen Sie diesen in die App ein.</translation>
    </message>
    <message>
        <source>It reached the gateway and was refused with %1</source>
        <translation>Es hat das Gateway erreicht und wurde mit %1 abgelehnt</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LocalSheet</name>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking for model servers on the gateway&apos;s computer: Ollama, LM Studio, Jan, vLLM and llama.cpp.</source>
        <translation>Sucht auf dem Rechner des Gateways nach Modellservern: Ollama, LM Studio, Jan, vLLM und llama.cpp.</translation>
    </message>
    <message>
        <source>The gateway could not look: %1</source>
        <translation>Das Gateway konnte nicht suchen: %1</translation>
    </message>
    <message>
        <source>Nothing answers at the usual ports: Ollama 11434, LM Studio 1234, Jan 1337, vLLM 8000, llama.cpp 8080. Start the server, or add the provider with its own address.</source>
        <translation>An den üblichen Ports antwortet nichts: Ollama 11434, LM Studio 1234, Jan 1337, vLLM 8000, llama.cpp 8080. Starten Sie den Server oder fügen Sie den Anbieter mit seiner eigenen Adresse hinzu.</translation>
    </message>
    <message>
        <source>Found on the gateway&apos;s computer. Choose one to add it with its address.</source>
        <translation>Auf dem Rechner des Gateways gefunden. Wählen Sie einen, um ihn mit seiner Adresse hinzuzufügen.</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LogView</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Info und darüber</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>Take a lower level, or search for something else.</source>
        <translation>Nehmen Sie eine niedrigere Stufe oder suchen Sie nach etwas anderem.</translation>
    </message>
    <message>
        <source>%1 older lines are gone</source>
        <translation>%1 ältere Zeilen sind verschwunden</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::MainWindow</name>
    <message>
        <source>This page has no time range.</source>
        <translation>Diese Seite hat keinen Zeitraum.</translation>
    </message>
    <message>
        <source>The time range has not been changed.</source>
        <translation>Der Zeitraum wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Nothing on this page is live.</source>
        <translation>Auf dieser Seite ist nichts live.</translation>
    </message>
    <message>
        <source>The gateway is connected.</source>
        <translation>Das Gateway ist verbunden.</translation>
    </message>
    <message>
        <source>This is the first page.</source>
        <translation>Das ist die erste Seite.</translation>
    </message>
    <message>
        <source>This is the last page.</source>
        <translation>Das ist die letzte Seite.</translation>
    </message>
    <message>
        <source>Allow changes on %1?</source>
        <translation>Änderungen auf %1 erlauben?</translation>
    </message>
    <message>
        <source>What you change from then on takes effect at once for everybody who uses this gateway.</source>
        <translation>Was Sie von da an ändern, gilt sofort für alle, die dieses Gateway benutzen.</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Adresse kopiert</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelBulkSheet</name>
    <message>
        <source>defined in %1</source>
        <translation>definiert in %1</translation>
    </message>
    <message>
        <source>cannot be changed here</source>
        <translation>kann hier nicht geändert werden</translation>
    </message>
    <message>
        <source>blocked already</source>
        <translation>schon gesperrt</translation>
    </message>
    <message>
        <source>not blocked</source>
        <translation>nicht gesperrt</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Its share of the load beside others of the same name. 0: used only when nothing else is left.</source>
        <translation>Sein Anteil an der Last neben anderen desselben Namens. 0: nur benutzt, wenn nichts anderes bleibt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation>Gewicht festlegen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 done, %2 failed, %3 waiting.</source>
        <translation>%1 fertig, %2 gescheitert, %3 warten.</translation>
    </message>
    <message numerus="yes">
        <source>%n will be changed, the others are left as they are.</source>
        <translation>
            <numerusform>%n wird geändert, die anderen bleiben, wie sie sind.</numerusform>
            <numerusform>%n werden geändert, die anderen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>%n erneut versuchen</numerusform>
            <numerusform>%n erneut versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Block %n deployments</source>
        <translation>
            <numerusform>%n Deployment sperren</numerusform>
            <numerusform>%n Deployments sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n deployments</source>
        <translation>
            <numerusform>%n Deployment entsperren</numerusform>
            <numerusform>%n Deployments entsperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the weight of %n deployments</source>
        <translation>
            <numerusform>Gewicht von %n Deployment festlegen</numerusform>
            <numerusform>Gewicht von %n Deployments festlegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelDeleteSheet</name>
    <message>
        <source>Delete %1 on %2?</source>
        <translation>%1 auf %2 löschen?</translation>
    </message>
    <message>
        <source>Looking up who uses it</source>
        <translation>Es wird nachgesehen, wer es benutzt</translation>
    </message>
    <message>
        <source>It is blocked at once and deleted after ten seconds. Its history stays. This cannot be undone then.</source>
        <translation>Es wird sofort gesperrt und nach zehn Sekunden gelöscht. Seine Geschichte bleibt. Das lässt sich dann nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Nothing else serves this name: apps that ask for it are refused. It is blocked at once and deleted after ten seconds; its history stays.</source>
        <translation>Nichts sonst bedient diesen Namen: Apps, die danach fragen, werden abgelehnt. Es wird sofort gesperrt und nach zehn Sekunden gelöscht; seine Geschichte bleibt.</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Geben Sie %1 ein, um fortzufahren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete deployment</source>
        <translation>Deployment löschen</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>No key and no fallback names %1.</source>
        <translation>Kein Schlüssel und kein Fallback nennt %1.</translation>
    </message>
    <message>
        <source>%1 is named by %2 and %3:</source>
        <translation>%1 wird genannt von %2 und %3:</translation>
    </message>
    <message numerus="yes">
        <source>%n other deployments of this name stay and take its load. It is blocked at once and deleted after ten seconds; its history stays.</source>
        <translation>
            <numerusform>%n anderes Deployment dieses Namens bleibt und übernimmt seine Last. Es wird sofort gesperrt und nach zehn Sekunden gelöscht; seine Geschichte bleibt.</numerusform>
            <numerusform>%n andere Deployments dieses Namens bleiben und übernehmen seine Last. Es wird sofort gesperrt und nach zehn Sekunden gelöscht; seine Geschichte bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployments</source>
        <translation>
            <numerusform>%n Deployment löschen</numerusform>
            <numerusform>%n Deployments löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallbacks</source>
        <translation>
            <numerusform>%n Fallback</numerusform>
            <numerusform>%n Fallbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys may use every model.</source>
        <translation>
            <numerusform>%n Schlüssel darf jedes Modell benutzen.</numerusform>
            <numerusform>%n Schlüssel dürfen jedes Modell benutzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployments?</source>
        <translation>
            <numerusform>%n Deployment löschen?</numerusform>
            <numerusform>%n Deployments löschen?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelForm</name>
    <message>
        <source>More fields</source>
        <translation>Mehr Felder</translation>
    </message>
    <message>
        <source>Own prices</source>
        <translation>Eigene Preise</translation>
    </message>
    <message>
        <source>empty: as in the price list</source>
        <translation>leer: wie in der Preisliste</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Felder</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPane</name>
    <message>
        <source>Price per million tokens</source>
        <translation>Preis pro Million Token</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Limits and load</source>
        <translation>Grenzen und Last</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>A demo model: its answers are made up and cost nothing.</source>
        <translation>Ein Demo-Modell: Seine Antworten sind erfunden und kosten nichts.</translation>
    </message>
    <message>
        <source>Add a provider to reach a real one.</source>
        <translation>Fügen Sie einen Anbieter hinzu, um ein echtes zu erreichen.</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Max out</source>
        <translation>Höchstausgabe</translation>
    </message>
    <message>
        <source>Requests / min</source>
        <translation>Anfragen / min</translation>
    </message>
    <message>
        <source>Tokens / min</source>
        <translation>Token / min</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>%1 requests, %2 failed, %3.</source>
        <translation>%1 Anfragen, %2 fehlgeschlagen, %3.</translation>
    </message>
    <message>
        <source>%1 requests in %2, %3 failed, %4.</source>
        <translation>%1 Anfragen in %2, %3 fehlgeschlagen, %4.</translation>
    </message>
    <message>
        <source>It is defined in %1 and can be changed there only.</source>
        <translation>Es ist in %1 definiert und kann nur dort geändert werden.</translation>
    </message>
    <message>
        <source>It was not added here and cannot be changed here.</source>
        <translation>Es wurde nicht hier hinzugefügt und kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>hier festgelegt</translation>
    </message>
    <message>
        <source>price list</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>In den Cache</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>this server does not tell</source>
        <translation>dieser Server sagt es nicht</translation>
    </message>
    <message>
        <source>Requests over time: %1</source>
        <translation>Anfragen im Verlauf: %1</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>No request failed here in this span.</source>
        <translation>In diesem Zeitraum ist hier keine Anfrage fehlgeschlagen.</translation>
    </message>
    <message>
        <source>This server does not tell which requests failed.</source>
        <translation>Dieser Server sagt nicht, welche Anfragen fehlgeschlagen sind.</translation>
    </message>
    <message>
        <source>Looking up who asks for %1</source>
        <translation>Es wird nachgesehen, wer nach %1 fragt</translation>
    </message>
    <message>
        <source>No key and no fallback names %1.</source>
        <translation>Kein Schlüssel und kein Fallback nennt %1.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>Show its requests</source>
        <translation>Seine Anfragen zeigen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>Hier bearbeitet</translation>
    </message>
    <message numerus="yes">
        <source>%n keys may use every model, this one too.</source>
        <translation>
            <numerusform>%n Schlüssel darf jedes Modell benutzen, auch dieses.</numerusform>
            <numerusform>%n Schlüssel dürfen jedes Modell benutzen, auch dieses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that are added later</source>
        <translation>Auch später hinzugefügte</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Find, or type a name or a pattern such as openai/* and press Enter</source>
        <translation>Suchen, oder einen Namen oder ein Muster wie openai/* eingeben und Eingabe drücken</translation>
    </message>
    <message>
        <source>Find or add a model</source>
        <translation>Modell finden oder hinzufügen</translation>
    </message>
    <message>
        <source>Models this key may call</source>
        <translation>Modelle, die dieser Schlüssel aufrufen darf</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelSheet</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Form of the text</source>
        <translation>Form des Textes</translation>
    </message>
    <message>
        <source>The deployment as text</source>
        <translation>Das Deployment als Text</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>Noch nichts geändert</translation>
    </message>
    <message>
        <source>No price is known for it: its cost counts as unknown until you set your own below.</source>
        <translation>Dafür ist kein Preis bekannt: Die Kosten gelten als unbekannt, bis Sie unten einen eigenen festlegen.</translation>
    </message>
    <message>
        <source>Price list: %1 in, %2 out per million tokens.</source>
        <translation>Preisliste: %1 hinein, %2 heraus pro Million Token.</translation>
    </message>
    <message>
        <source>Context %1.</source>
        <translation>Kontext %1.</translation>
    </message>
    <message>
        <source>the credential&apos;s: %1</source>
        <translation>wie die Zugangsdaten: %1</translation>
    </message>
    <message>
        <source>Which of the provider&apos;s models? For instance openai/gpt-4o-mini.</source>
        <translation>Welches Modell des Anbieters? Zum Beispiel openai/gpt-4o-mini.</translation>
    </message>
    <message>
        <source>What should clients ask for?</source>
        <translation>Wonach sollen Clients fragen?</translation>
    </message>
    <message>
        <source>Some fields are not right yet.</source>
        <translation>Einige Felder stimmen noch nicht.</translation>
    </message>
    <message>
        <source>Changed by somebody else at %1: %2.</source>
        <translation>Um %1 von jemand anderem geändert: %2.</translation>
    </message>
    <message>
        <source>Save again to keep what you wrote, or cancel to keep theirs.</source>
        <translation>Speichern Sie noch einmal, um Ihre Fassung zu behalten, oder brechen Sie ab, um die andere zu behalten.</translation>
    </message>
    <message>
        <source>The model was not added.</source>
        <translation>Das Modell wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>The model was not saved.</source>
        <translation>Das Modell wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The server keeps something else than was sent.</source>
        <translation>Der Server behält etwas anderes, als gesendet wurde.</translation>
    </message>
    <message>
        <source>It says the name is “%1”. Look at it again before you save.</source>
        <translation>Er sagt, der Name sei „%1“. Sehen Sie noch einmal hin, bevor Sie speichern.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelsPage</name>
    <message>
        <source>%1 can be asked for now</source>
        <translation>Nach %1 kann jetzt gefragt werden</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 ist gespeichert</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>The copy has no key: the server does not tell it. Choose a credential or type the key.</source>
        <translation>Die Kopie hat keinen Schlüssel: Der Server nennt ihn nicht. Wählen Sie Zugangsdaten oder geben Sie den Schlüssel ein.</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Kopie von %1</translation>
    </message>
    <message>
        <source>%1 was not blocked</source>
        <translation>%1 wurde nicht gesperrt</translation>
    </message>
    <message>
        <source>%1 was not unblocked</source>
        <translation>%1 wurde nicht entsperrt</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 is called again</source>
        <translation>%1 wird wieder aufgerufen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Filter: provider:openai  state:failing  mode:chat  is:unpriced  origin:file</source>
        <translation>Filter: provider:openai  state:failing  mode:chat  is:unpriced  origin:file</translation>
    </message>
    <message>
        <source>The selected model</source>
        <translation>Das gewählte Modell</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>%1 on the server</source>
        <translation>%1 auf dem Server</translation>
    </message>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n ohne Preis</numerusform>
            <numerusform>%n ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>price book %1</source>
        <translation>Preisliste %1</translation>
    </message>
    <message>
        <source>As of %1. %2</source>
        <translation>Stand %1. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Only demo models answer: what they say is made up, and nobody charges for it.</source>
        <translation>Es antworten nur Demomodelle: Was sie sagen, ist ausgedacht, und niemand berechnet etwas dafür.</translation>
    </message>
    <message>
        <source>Add a provider to reach real ones.</source>
        <translation>Fügen Sie einen Anbieter hinzu, um echte zu erreichen.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>You may not see models</source>
        <translation>Sie dürfen keine Modelle sehen</translation>
    </message>
    <message>
        <source>This server does not tell its models</source>
        <translation>Dieser Server nennt seine Modelle nicht</translation>
    </message>
    <message>
        <source>%1 answers no question about deployments. A Portreeve or LiteLLM gateway does.</source>
        <translation>%1 beantwortet keine Frage nach Deployments. Ein Portreeve- oder LiteLLM-Gateway tut das.</translation>
    </message>
    <message>
        <source>Could not load models</source>
        <translation>Modelle konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Noch kein Modell</translation>
    </message>
    <message>
        <source>A model is a name that apps ask for, and the provider&apos;s model that serves it. Add a provider first; its models can be fetched then.</source>
        <translation>Ein Modell ist ein Name, nach dem Apps fragen, und das Modell des Anbieters, das ihn bedient. Fügen Sie zuerst einen Anbieter hinzu; dann lassen sich seine Modelle abrufen.</translation>
    </message>
    <message>
        <source>Add model by hand</source>
        <translation>Modell von Hand hinzufügen</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>%1 ohne „%2“</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>No model matches</source>
        <translation>Kein Modell passt</translation>
    </message>
    <message>
        <source>%1 match.</source>
        <translation>%1 passen.</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles leeren</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>Select a model first.</source>
        <translation>Wählen Sie zuerst ein Modell.</translation>
    </message>
    <message>
        <source>Select one model only.</source>
        <translation>Wählen Sie nur ein Modell.</translation>
    </message>
    <message>
        <source>Defined in %1: change it there.</source>
        <translation>Definiert in %1: Ändern Sie es dort.</translation>
    </message>
    <message>
        <source>It was not added here and cannot be changed here.</source>
        <translation>Es wurde nicht hier hinzugefügt und kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>A wildcard has no model of its own to test. Test what it leads to in the playground.</source>
        <translation>Ein Platzhalter hat kein eigenes Modell zum Testen. Testen Sie in der Spielwiese, wohin er führt.</translation>
    </message>
    <message>
        <source>This server keeps no log of requests that can be shown.</source>
        <translation>Dieser Server führt kein Protokoll der Anfragen, das sich zeigen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>It is deleted in %n seconds.</source>
        <translation>
            <numerusform>Es wird in %n Sekunde gelöscht.</numerusform>
            <numerusform>Es wird in %n Sekunden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n Deployment</numerusform>
            <numerusform>%n Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments in all.</source>
        <translation>
            <numerusform>%n Deployment insgesamt.</numerusform>
            <numerusform>%n Deployments insgesamt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::OverviewBoard</name>
    <message>
        <source>LiteLLM does not record latencies</source>
        <translation>LiteLLM zeichnet keine Latenzen auf</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>Failures by status</source>
        <translation>Fehlschläge nach Status</translation>
    </message>
    <message>
        <source>No failure in this range</source>
        <translation>Kein Fehlschlag in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>%1 by hour and %2</source>
        <translation>%1 nach Stunde und %2</translation>
    </message>
    <message>
        <source>%1 by weekday and %2</source>
        <translation>%1 nach Wochentag und %2</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PageHeader</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PageStack</name>
    <message>
        <source>%1 has no page “%2”</source>
        <translation>%1 hat keine Seite „%2“</translation>
    </message>
    <message>
        <source>Switch connection</source>
        <translation>Verbindung wechseln</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PaletteSource</name>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>&gt; actions</source>
        <translation>&gt; Aktionen</translation>
    </message>
    <message>
        <source># request</source>
        <translation># Anfrage</translation>
    </message>
    <message>
        <source>@ key or team</source>
        <translation>@ Schlüssel, Team</translation>
    </message>
    <message>
        <source>/ page</source>
        <translation>/ Seite</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Bester Treffer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>not on this server</source>
        <translation>nicht auf diesem Server</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Find keys with “%1”</source>
        <translation>Schlüssel mit „%1“ finden</translation>
    </message>
    <message>
        <source>Find models with “%1”</source>
        <translation>Modelle mit „%1“ finden</translation>
    </message>
    <message>
        <source>Find requests with “%1”</source>
        <translation>Anfragen mit „%1“ finden</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Open request %1</source>
        <translation>Anfrage %1 öffnen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) in %1 ms</source>
        <translation>
            <numerusform>%n Treffer in %1 ms</numerusform>
            <numerusform>%n Treffer in %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ParameterForm</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>0 to 2</source>
        <translation>0 bis 2</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Höchstzahl Token</translation>
    </message>
    <message>
        <source>of the answer</source>
        <translation>der Antwort</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>Wie das Modell</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Any JSON</source>
        <translation>Beliebiges JSON</translation>
    </message>
    <message>
        <source>JSON schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>eines je Zeile</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>Denkaufwand</translation>
    </message>
    <message>
        <source>Answer as</source>
        <translation>Antworten als</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>A number from 0 to 2.</source>
        <translation>Eine Zahl von 0 bis 2.</translation>
    </message>
    <message>
        <source>A whole number from 1 on.</source>
        <translation>Eine ganze Zahl ab 1.</translation>
    </message>
    <message>
        <source>A number from 0 to 1.</source>
        <translation>Eine Zahl von 0 bis 1.</translation>
    </message>
    <message>
        <source>A whole number.</source>
        <translation>Eine ganze Zahl.</translation>
    </message>
    <message>
        <source>A JSON schema is needed.</source>
        <translation>Ein JSON-Schema wird gebraucht.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PassphraseSheet</name>
    <message>
        <source>Unlock your keys</source>
        <translation>Schlüssel entsperren</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The keys of your connections lie in a file that is sealed with your passphrase.</source>
        <translation>Die Schlüssel Ihrer Verbindungen liegen in einer Datei, die mit Ihrer Passphrase versiegelt ist.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PlaygroundPage</name>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>%1 fragen</translation>
    </message>
    <message>
        <source>The list of models could not be loaded</source>
        <translation>Die Liste der Modelle konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>A model can still be typed by its name.</source>
        <translation>Ein Modell kann trotzdem mit seinem Namen eingegeben werden.</translation>
    </message>
    <message>
        <source>Send this for up to %1?</source>
        <translation>Das für bis zu %1 senden?</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) may answer as long as their limit allows. Set max tokens to lower the bound.</source>
        <translation>
            <numerusform>%n Modell darf so lange antworten, wie seine Grenze erlaubt. Eine Höchstzahl Token senkt die Schranke.</numerusform>
            <numerusform>%n Modelle dürfen so lange antworten, wie ihre Grenze erlaubt. Eine Höchstzahl Token senkt die Schranke.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>about %1 tokens in</source>
        <translation>etwa %1 Token hinein</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>up to %1 for all</source>
        <translation>bis zu %1 für alle</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>Type something to ask first</source>
        <translation>Geben Sie zuerst etwas ein</translation>
    </message>
    <message>
        <source>All models are answering</source>
        <translation>Alle Modelle antworten gerade</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Eight models are the most</source>
        <translation>Acht Modelle sind das Höchste</translation>
    </message>
    <message>
        <source>What the tool answers</source>
        <translation>Was das Werkzeug antwortet</translation>
    </message>
    <message>
        <source>Ask something. %1 sends it.</source>
        <translation>Fragen Sie etwas. %1 sendet es.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n Werkzeug</numerusform>
            <numerusform>%n Werkzeuge</numerusform>
        </translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>this connection&apos;s key</source>
        <translation>dem Schlüssel dieser Verbindung</translation>
    </message>
    <message numerus="yes">
        <source>%n models side by side</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle nebeneinander</numerusform>
        </translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>What the model should be and do, if anything</source>
        <translation>Was das Modell sein und tun soll, wenn überhaupt</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemanweisung</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>as</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>Ask as key</source>
        <translation>Mit Schlüssel fragen</translation>
    </message>
    <message>
        <source>There is no model to ask yet</source>
        <translation>Es gibt noch kein Modell zu fragen</translation>
    </message>
    <message>
        <source>Add a provider with its key, or a model, and it can be asked from here.</source>
        <translation>Fügen Sie einen Anbieter mit seinem Schlüssel oder ein Modell hinzu, dann kann es von hier gefragt werden.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Own parameters for this model</source>
        <translation>Eigene Parameter für dieses Modell</translation>
    </message>
    <message>
        <source>Functions that the model may call, as JSON: one, or a list. Calls are shown; what you type next is sent as their result.</source>
        <translation>Funktionen, die das Modell aufrufen darf, als JSON: eine oder eine Liste. Aufrufe werden gezeigt; was Sie als Nächstes eingeben, wird als ihr Ergebnis gesendet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use these tools</source>
        <translation>Diese Werkzeuge benutzen</translation>
    </message>
    <message>
        <source>Ask as a key</source>
        <translation>Mit einem Schlüssel fragen</translation>
    </message>
    <message>
        <source>The key&apos;s own models, budget and limits hold, and the requests are booked on it. Its secret is kept until the program ends and nowhere written.</source>
        <translation>Es gelten die Modelle, das Budget und die Grenzen des Schlüssels, und die Anfragen werden auf ihn gebucht. Sein Geheimnis wird bis zum Ende des Programms behalten und nirgends geschrieben.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Use this connection&apos;s key</source>
        <translation>Schlüssel dieser Verbindung benutzen</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diesen Schlüssel benutzen</translation>
    </message>
    <message>
        <source>The same call from a script</source>
        <translation>Derselbe Aufruf aus einem Skript</translation>
    </message>
    <message>
        <source>The key is read from the variable PORTREEVE_KEY.</source>
        <translation>Der Schlüssel wird aus der Variable PORTREEVE_KEY gelesen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show as curl, Python, JavaScript</source>
        <translation>Als curl, Python, JavaScript zeigen</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Open request</source>
        <translation>Anfrage öffnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Clear this answer</source>
        <translation>Diese Antwort leeren</translation>
    </message>
    <message>
        <source>The history could not be written</source>
        <translation>Der Verlauf konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Nicht angehängt</translation>
    </message>
    <message>
        <source>The files are still being read</source>
        <translation>Die Dateien werden noch gelesen</translation>
    </message>
    <message>
        <source>Files are read from the folder that it runs in.</source>
        <translation>Dateien werden aus dem Ordner gelesen, in dem es läuft.</translation>
    </message>
    <message>
        <source>Two answers are needed</source>
        <translation>Es braucht zwei Antworten</translation>
    </message>
    <message>
        <source>The others are compared with this</source>
        <translation>Die anderen werden hiermit verglichen</translation>
    </message>
    <message>
        <source>Every word is in %1 too</source>
        <translation>Jedes Wort steht auch in %1</translation>
    </message>
    <message>
        <source>%1 of %2 words are not in %3</source>
        <translation>%1 von %2 Wörtern stehen nicht in %3</translation>
    </message>
    <message>
        <source>the first %1 words</source>
        <translation>die ersten %1 Wörter</translation>
    </message>
    <message>
        <source>Compare the others with this</source>
        <translation>Die anderen hiermit vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>a system prompt</source>
        <translation>eine Systemanweisung</translation>
    </message>
    <message>
        <source>The request was not taken over</source>
        <translation>Die Anfrage wurde nicht übernommen</translation>
    </message>
    <message>
        <source>Paste as text</source>
        <translation>Als Text einfügen</translation>
    </message>
    <message>
        <source>Request taken over</source>
        <translation>Anfrage übernommen</translation>
    </message>
    <message>
        <source>Keys in its headers were not read.</source>
        <translation>Schlüssel in ihren Headern wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
    <message>
        <source>This gateway has no model %1: choose another.</source>
        <translation>Dieses Gateway hat kein Modell %1: ein anderes wählen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Paste as request</source>
        <translation>Als Anfrage einfügen</translation>
    </message>
    <message>
        <source>A curl command that asks a model becomes messages, system prompt, model, parameters and tools. Nothing is sent, and keys in it are not read.</source>
        <translation>Aus einem curl-Befehl, der ein Modell fragt, werden Nachrichten, Systemanweisung, Modell, Parameter und Werkzeuge. Nichts wird gesendet, und Schlüssel darin werden nicht gelesen.</translation>
    </message>
    <message>
        <source>curl command</source>
        <translation>curl-Befehl</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>There is nothing to save yet</source>
        <translation>Es gibt noch nichts zu speichern</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>version %1, changed</source>
        <translation>Version %1, geändert</translation>
    </message>
    <message>
        <source>Save prompt</source>
        <translation>Prompt speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>System prompt, messages, tools, parameters and models, on this computer only. The same name again is one more version.</source>
        <translation>Systemanweisung, Nachrichten, Werkzeuge, Parameter und Modelle, nur auf diesem Computer. Derselbe Name nochmals ist eine weitere Version.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Becomes version %1; the others stay.</source>
        <translation>Wird Version %1; die anderen bleiben.</translation>
    </message>
    <message>
        <source>The prompt could not be saved</source>
        <translation>Der Prompt konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Nothing has changed since version %1 of %2</source>
        <translation>Seit Version %1 von %2 hat sich nichts geändert</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Saved as version %1 of %2</source>
        <translation>Gespeichert als Version %1 von %2</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>The prompt could not be put back</source>
        <translation>Der Prompt konnte nicht zurückgeholt werden</translation>
    </message>
    <message>
        <source>The prompt is no longer there</source>
        <translation>Den Prompt gibt es nicht mehr</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed in another window.</source>
        <translation>%1 wurde in einem anderen Fenster gelöscht oder umbenannt.</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message numerus="yes">
        <source>Each is asked %n time(s).</source>
        <translation>
            <numerusform>Jedes wird %n-mal gefragt.</numerusform>
            <numerusform>Jedes wird %n-mal gefragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Average of several runs</source>
        <translation>Mittel aus mehreren Läufen</translation>
    </message>
    <message>
        <source>How often each model is asked</source>
        <translation>Wie oft jedes Modell gefragt wird</translation>
    </message>
    <message>
        <source>Ask each model this often</source>
        <translation>So oft jedes Modell fragen</translation>
    </message>
    <message>
        <source>One run after the other, without the gateway&apos;s cache. Mean, median and range stand under each answer; the first is the one that is shown. Every run is paid for.</source>
        <translation>Ein Lauf nach dem anderen, ohne den Cache des Gateways. Mittel, Median und Spanne stehen unter jeder Antwort; gezeigt wird die erste. Jeder Lauf kostet.</translation>
    </message>
    <message>
        <source>better: %1</source>
        <translation>besser: %1</translation>
    </message>
    <message>
        <source>Two answers to the same question are needed</source>
        <translation>Dafür braucht es zwei Antworten auf dieselbe Frage</translation>
    </message>
    <message>
        <source>The better answer</source>
        <translation>Die bessere Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n Variable</numerusform>
            <numerusform>%n Variablen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may be answered as long as their limit allows. Set max tokens to lower the bound.</source>
        <translation>
            <numerusform>%n Anfrage darf so lang beantwortet werden, wie die Grenze erlaubt. Eine Höchstzahl Token senkt die Schranke.</numerusform>
            <numerusform>%n Anfragen dürfen so lang beantwortet werden, wie die Grenze erlaubt. Eine Höchstzahl Token senkt die Schranke.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Probe</name>
    <message>
        <source>It answers</source>
        <translation>Es antwortet</translation>
    </message>
    <message>
        <source>in this program</source>
        <translation>in diesem Programm</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>accepted, with all rights</source>
        <translation>akzeptiert, mit allen Rechten</translation>
    </message>
    <message>
        <source>Its rights</source>
        <translation>Seine Rechte</translation>
    </message>
    <message>
        <source>Use the master key or a key of an administrator: this one may only call models.</source>
        <translation>Benutzen Sie den Hauptschlüssel oder den Schlüssel eines Administrators: Dieser darf nur Modelle aufrufen.</translation>
    </message>
    <message>
        <source>Copy the master key again, without spaces; the gateway&apos;s Server page says where it is.</source>
        <translation>Kopieren Sie den Hauptschlüssel noch einmal, ohne Leerzeichen; die Seite Server des Gateways sagt, wo er liegt.</translation>
    </message>
    <message>
        <source>Check the path of the address: the part before /v1 belongs into it, for example https://host/llm.</source>
        <translation>Prüfen Sie den Pfad der Adresse: Der Teil vor /v1 gehört dazu, zum Beispiel https://host/llm.</translation>
    </message>
    <message>
        <source>Something answers here, but it is no gateway (HTTP %1).</source>
        <translation>Hier antwortet etwas, aber es ist kein Gateway (HTTP %1).</translation>
    </message>
    <message>
        <source>Enter a key of this server. The one given is not accepted.</source>
        <translation>Geben Sie einen Schlüssel dieses Servers ein. Der angegebene wird nicht akzeptiert.</translation>
    </message>
    <message numerus="yes">
        <source>accepted; %n model(s)</source>
        <translation>
            <numerusform>akzeptiert; %n Modell</numerusform>
            <numerusform>akzeptiert; %n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>may administer keys and models</source>
        <translation>darf Schlüssel und Modelle verwalten</translation>
    </message>
    <message>
        <source>Use the master key or a key of a proxy administrator to change anything.</source>
        <translation>Benutzen Sie den Hauptschlüssel oder den Schlüssel eines Proxy-Administrators, um etwas zu ändern.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PromptBox</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Pictures, PDF and text (*)</source>
        <translation>Bilder, PDF und Text (*)</translation>
    </message>
    <message>
        <source>Eight files are the most that go with one question.</source>
        <translation>Mehr als acht Dateien gehen nicht mit einer Frage mit.</translation>
    </message>
    <message>
        <source>With %1 the files have %2; up to %3 can go with a question.</source>
        <translation>Mit %1 haben die Dateien %2; bis zu %3 können mit einer Frage mitgehen.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderCard</name>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Spend %1</source>
        <translation>Ausgaben %1</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Letzter Fehler: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credentials</source>
        <translation>
            <numerusform>%n Zugang</numerusform>
            <numerusform>%n Zugänge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderForm</name>
    <message>
        <source>More fields</source>
        <translation>Mehr Felder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Models refer to the credential by this name; it cannot be changed later.</source>
        <translation>Modelle beziehen sich mit diesem Namen auf die Zugangsdaten; er kann später nicht geändert werden.</translation>
    </message>
    <message>
        <source>Models refer to it, so it cannot be changed.</source>
        <translation>Modelle beziehen sich darauf, daher kann er nicht geändert werden.</translation>
    </message>
    <message>
        <source>Title, for people</source>
        <translation>Titel, für Menschen</translation>
    </message>
    <message>
        <source>Further values</source>
        <translation>Weitere Werte</translation>
    </message>
    <message>
        <source>A JSON object of other litellm_params that every model of this credential gets, for instance {&quot;aws_region_name&quot;: &quot;eu-central-1&quot;}.</source>
        <translation>Ein JSON-Objekt mit weiteren litellm_params, die jedes Modell mit diesen Zugangsdaten bekommt, zum Beispiel {&quot;aws_region_name&quot;: &quot;eu-central-1&quot;}.</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Felder</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>required</source>
        <translation>nötig</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderPane</name>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>A demo: its answers are made up and cost nothing.</source>
        <translation>Eine Demo: Ihre Antworten sind erfunden und kosten nichts.</translation>
    </message>
    <message>
        <source>Add a provider to reach a real one.</source>
        <translation>Fügen Sie einen Anbieter hinzu, um ein echtes zu erreichen.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>this server does not tell</source>
        <translation>dieser Server sagt es nicht</translation>
    </message>
    <message>
        <source>Requests over time: %1</source>
        <translation>Anfragen im Verlauf: %1</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Last error, %1: %2</source>
        <translation>Letzter Fehler, %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n models have a key of their own or take the one of the environment.</source>
        <translation>
            <numerusform>%n Modell hat einen eigenen Schlüssel oder nimmt den der Umgebung.</numerusform>
            <numerusform>%n Modelle haben einen eigenen Schlüssel oder nehmen den der Umgebung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add credential</source>
        <translation>Zugangsdaten hinzufügen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>Hier bearbeitet</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>It is defined in the config file and can be changed there only.</source>
        <translation>Es ist in der Konfigurationsdatei definiert und kann nur dort geändert werden.</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel wechseln</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No model yet. Fetch its models and tick the ones that apps may ask for.</source>
        <translation>Noch kein Modell. Rufen Sie seine Modelle ab und kreuzen Sie die an, nach denen Apps fragen dürfen.</translation>
    </message>
    <message>
        <source>No request failed here in this span.</source>
        <translation>In diesem Zeitraum ist hier keine Anfrage fehlgeschlagen.</translation>
    </message>
    <message>
        <source>This server does not tell which requests failed.</source>
        <translation>Dieser Server sagt nicht, welche Anfragen fehlgeschlagen sind.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderTable</name>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Spend %1</source>
        <translation>Ausgaben %1</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProvidersPage</name>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The base URL of the API.</source>
        <translation>Die Basis-URL der API.</translation>
    </message>
    <message>
        <source>No provider can be added here</source>
        <translation>Hier kann kein Anbieter hinzugefügt werden</translation>
    </message>
    <message>
        <source>%1 is added</source>
        <translation>%1 ist hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%n models can be asked for now.</source>
        <translation>
            <numerusform>Nach %n Modell kann jetzt gefragt werden.</numerusform>
            <numerusform>Nach %n Modellen kann jetzt gefragt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no models yet: fetch them, or add one by hand.</source>
        <translation>Er hat noch keine Modelle: Rufen Sie sie ab oder fügen Sie eines von Hand hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n models added</source>
        <translation>
            <numerusform>%n Modell hinzugefügt</numerusform>
            <numerusform>%n Modelle hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Nothing to test</source>
        <translation>Nichts zu testen</translation>
    </message>
    <message>
        <source>All its models are blocked or wildcards.</source>
        <translation>Alle seine Modelle sind gesperrt oder Platzhalter.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 has its new key</source>
        <translation>%1 hat seinen neuen Schlüssel</translation>
    </message>
    <message>
        <source>Credential %1 is saved</source>
        <translation>Zugangsdaten %1 sind gespeichert</translation>
    </message>
    <message>
        <source>Credential %1 was not deleted</source>
        <translation>Zugangsdaten %1 wurden nicht gelöscht</translation>
    </message>
    <message>
        <source>Credential %1 is deleted</source>
        <translation>Zugangsdaten %1 sind gelöscht</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How providers are shown</source>
        <translation>Wie Anbieter gezeigt werden</translation>
    </message>
    <message>
        <source>Models of these providers</source>
        <translation>Modelle dieser Anbieter</translation>
    </message>
    <message numerus="yes">
        <source>%n providers</source>
        <translation>
            <numerusform>%n Anbieter</numerusform>
            <numerusform>%n Anbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n Deployment</numerusform>
            <numerusform>%n Deployments</numerusform>
        </translation>
    </message>
    <message>
        <source>price book %1</source>
        <translation>Preisliste %1</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>As of %1. %2</source>
        <translation>Stand %1. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Only the demo answers: what it says is made up, and nobody charges for it.</source>
        <translation>Es antwortet nur die Demo: Was sie sagt, ist ausgedacht, und niemand berechnet etwas dafür.</translation>
    </message>
    <message>
        <source>Add a provider to reach real models.</source>
        <translation>Fügen Sie einen Anbieter hinzu, um echte Modelle zu erreichen.</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>You may not see providers</source>
        <translation>Sie dürfen keine Anbieter sehen</translation>
    </message>
    <message>
        <source>This server does not tell its providers</source>
        <translation>Dieser Server nennt seine Anbieter nicht</translation>
    </message>
    <message>
        <source>%1 keeps no credentials that can be looked at. A Portreeve or LiteLLM gateway does.</source>
        <translation>%1 führt keine Zugangsdaten, die man ansehen könnte. Ein Portreeve- oder LiteLLM-Gateway tut das.</translation>
    </message>
    <message>
        <source>Could not load providers</source>
        <translation>Anbieter konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No provider yet</source>
        <translation>Noch kein Anbieter</translation>
    </message>
    <message>
        <source>A provider answers the requests of your apps. Choose one and give its key, or use a model server that runs here already.</source>
        <translation>Ein Anbieter beantwortet die Anfragen Ihrer Apps. Wählen Sie einen und geben Sie seinen Schlüssel an, oder benutzen Sie einen Modellserver, der hier schon läuft.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>Choose a provider first.</source>
        <translation>Wählen Sie zuerst einen Anbieter.</translation>
    </message>
    <message>
        <source>The demo has all its models already.</source>
        <translation>Die Demo hat schon alle ihre Modelle.</translation>
    </message>
    <message>
        <source>It has no model to ask yet. Fetch its models first.</source>
        <translation>Er hat noch kein Modell zu fragen. Rufen Sie zuerst seine Modelle ab.</translation>
    </message>
    <message>
        <source>There is no model to ask yet.</source>
        <translation>Es gibt noch kein Modell zu fragen.</translation>
    </message>
    <message>
        <source>It has no credential that can be changed here.</source>
        <translation>Er hat keine Zugangsdaten, die hier geändert werden können.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProvidersStep</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Which providers may it use?</source>
        <translation>Welche Anbieter darf es benutzen?</translation>
    </message>
    <message>
        <source>Nothing has left this computer so far. A key is read only when you tick it; it is then tried once and sealed in the gateway&apos;s database.</source>
        <translation>Bisher hat nichts diesen Rechner verlassen. Ein Schlüssel wird erst gelesen, wenn Sie ihn ankreuzen; dann wird er einmal probiert und in der Datenbank des Gateways versiegelt.</translation>
    </message>
    <message>
        <source>Continue with the demo</source>
        <translation>Mit der Demo weiter</translation>
    </message>
    <message numerus="yes">
        <source>Continue with %n provider(s)</source>
        <translation>
            <numerusform>Mit %n Anbieter weiter</numerusform>
            <numerusform>Mit %n Anbietern weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird probiert …</translation>
    </message>
    <message numerus="yes">
        <source>Works, %n model(s)</source>
        <translation>
            <numerusform>Funktioniert, %n Modell</numerusform>
            <numerusform>Funktioniert, %n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>It named no models.</source>
        <translation>Es hat keine Modelle genannt.</translation>
    </message>
    <message>
        <source>None answers: Ollama, LM Studio, Jan, vLLM and llama.cpp were looked for.</source>
        <translation>Keiner antwortet: Gesucht wurden Ollama, LM Studio, Jan, vLLM und llama.cpp.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>%1 in your environment</source>
        <translation>%1 in Ihrer Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Found here</source>
        <translation>Hier gefunden</translation>
    </message>
    <message>
        <source>Local servers</source>
        <translation>Lokale Server</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>No variable such as OPENAI_API_KEY is set.</source>
        <translation>Keine Variable wie OPENAI_API_KEY ist gesetzt.</translation>
    </message>
    <message>
        <source>Nothing is looked for until you ask.</source>
        <translation>Gesucht wird erst, wenn Sie es verlangen.</translation>
    </message>
    <message>
        <source>A hundred more, Azure and any OpenAI-compatible address among them, are on the Providers page. Until there is one, the demo answers.</source>
        <translation>Hundert weitere, darunter Azure und jede OpenAI-kompatible Adresse, stehen auf der Seite Anbieter. Bis es einen gibt, antwortet die Demo.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Quitting</name>
    <message numerus="yes">
        <source>%n request(s) are running</source>
        <translation>
            <numerusform>%n Anfrage läuft</numerusform>
            <numerusform>%n Anfragen laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Portreeve serves apps on this computer. You may wait until what runs is done, at most %1 s; new requests are refused meanwhile.</source>
        <translation>Portreeve bedient Apps auf diesem Rechner. Sie können warten, bis das Laufende fertig ist, höchstens %1 s; neue Anfragen werden so lange abgelehnt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Wait, then quit</source>
        <translation>Warten, dann beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left.</source>
        <translation>
            <numerusform>Noch %n Anfrage.</numerusform>
            <numerusform>Noch %n Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not done in %1 s is cut.</source>
        <translation>Was in %1 s nicht fertig ist, wird abgebrochen.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Rail</name>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RailFeed</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Personal mode</source>
        <translation>Persönlicher Betrieb</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, nur lesen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RangeMenu</name>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Time ranges that slide</source>
        <translation>Mitlaufende Zeiträume</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Show this span</source>
        <translation>Diesen Zeitraum zeigen</translation>
    </message>
    <message>
        <source>Local (%1)</source>
        <translation>Lokal (%1)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>“From” has to be before “To”.</source>
        <translation>„Von“ muss vor „Bis“ liegen.</translation>
    </message>
    <message>
        <source>This span lies in the future.</source>
        <translation>Dieser Zeitraum liegt in der Zukunft.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ReachPanel</name>
    <message>
        <source>call every model, also those added later</source>
        <translation>jedes Modell aufrufen, auch später hinzugefügte</translation>
    </message>
    <message numerus="yes">
        <source>call all %n models, also those added later</source>
        <translation>
            <numerusform>%n Modell aufrufen, auch später hinzugefügte</numerusform>
            <numerusform>alle %n Modelle aufrufen, auch später hinzugefügte</numerusform>
        </translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>%1 aufrufen</translation>
    </message>
    <message numerus="yes">
        <source>call %n models</source>
        <translation>
            <numerusform>%n Modell aufrufen</numerusform>
            <numerusform>%n Modelle aufrufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>call %1 of %n models</source>
        <translation>
            <numerusform>%1 von %n Modell aufrufen</numerusform>
            <numerusform>%1 von %n Modellen aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>send %1 requests a minute</source>
        <translation>%1 Anfragen pro Minute senden</translation>
    </message>
    <message>
        <source>send any number of requests a minute</source>
        <translation>beliebig viele Anfragen pro Minute senden</translation>
    </message>
    <message>
        <source>use %1 tokens a minute</source>
        <translation>%1 Token pro Minute benutzen</translation>
    </message>
    <message>
        <source>have %1 requests under way at once</source>
        <translation>%1 Anfragen zugleich laufen lassen</translation>
    </message>
    <message>
        <source>be used after %1</source>
        <translation>nach dem %1 benutzt werden</translation>
    </message>
    <message>
        <source>spend more than %1 %2</source>
        <translation>mehr als %1 %2 ausgeben</translation>
    </message>
    <message numerus="yes">
        <source>call the other %n models</source>
        <translation>
            <numerusform>das %n andere Modell aufrufen</numerusform>
            <numerusform>die anderen %n Modelle aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>see or change keys, models and settings</source>
        <translation>Schlüssel, Modelle und Einstellungen sehen oder ändern</translation>
    </message>
    <message>
        <source>Decided by its limits per minute at the dearest price.</source>
        <translation>Bestimmt durch seine Grenzen pro Minute beim höchsten Preis.</translation>
    </message>
    <message>
        <source>Decided by its budget of %1 %2.</source>
        <translation>Bestimmt durch sein Budget von %1 %2.</translation>
    </message>
    <message>
        <source>Neither a budget nor a limit per minute bounds it. A budget does.</source>
        <translation>Weder ein Budget noch eine Grenze pro Minute beschränkt ihn. Ein Budget täte es.</translation>
    </message>
    <message>
        <source>This key can</source>
        <translation>Dieser Schlüssel kann</translation>
    </message>
    <message>
        <source>It cannot</source>
        <translation>Er kann nicht</translation>
    </message>
    <message>
        <source>At worst, in one day</source>
        <translation>Schlimmstenfalls, an einem Tag</translation>
    </message>
    <message>
        <source>not bounded</source>
        <translation>unbeschränkt</translation>
    </message>
    <message>
        <source>This key can: %1. It cannot: %2. At worst in one day: %3. %4</source>
        <translation>Dieser Schlüssel kann: %1. Er kann nicht: %2. Schlimmstenfalls an einem Tag: %3. %4</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Reader</name>
    <message>
        <source>The command names no address.</source>
        <translation>Der Befehl nennt keine Adresse.</translation>
    </message>
    <message>
        <source>The command sends no body: a question to a model stands behind -d or --json.</source>
        <translation>Der Befehl sendet keinen Inhalt: Eine Frage an ein Modell steht hinter -d oder --json.</translation>
    </message>
    <message>
        <source>The command ends behind %1. Copy all of it.</source>
        <translation>Der Befehl endet hinter %1. Bitte ganz kopieren.</translation>
    </message>
    <message>
        <source>The command is a %1; a question to a model is a POST.</source>
        <translation>Der Befehl ist ein %1; eine Frage an ein Modell ist ein POST.</translation>
    </message>
    <message>
        <source>%1 reads the file %2, which is not looked at. Write the body behind -d and paste again.</source>
        <translation>%1 liest die Datei %2, die nicht angesehen wird. Den Inhalt hinter -d schreiben und nochmals einfügen.</translation>
    </message>
    <message>
        <source>%1 sends a form; a question to a model is JSON behind -d or --json.</source>
        <translation>%1 sendet ein Formular; eine Frage an ein Modell ist JSON hinter -d oder --json.</translation>
    </message>
    <message>
        <source>The body is in the file %1, which is not read. Put what is in it in place of @%1 and paste again.</source>
        <translation>Der Inhalt steht in der Datei %1, die nicht gelesen wird. Was darin steht, an die Stelle von @%1 setzen und nochmals einfügen.</translation>
    </message>
    <message>
        <source>The body comes from another command. Put it in place of @- and paste again.</source>
        <translation>Der Inhalt kommt aus einem anderen Befehl. Ihn an die Stelle von @- setzen und nochmals einfügen.</translation>
    </message>
    <message>
        <source>The body takes in a file where it runs: %1. Paste it without this part and attach the file here.</source>
        <translation>Der Inhalt nimmt dort, wo er läuft, eine Datei auf: %1. Ohne diesen Teil einfügen und die Datei hier anhängen.</translation>
    </message>
    <message>
        <source>Only your shell knows what %1 in the body is. Put its value there and paste again.</source>
        <translation>Nur die Shell weiß, was %1 im Inhalt ist. Den Wert dort einsetzen und nochmals einfügen.</translation>
    </message>
    <message>
        <source>There are no heads: the first line names the columns.</source>
        <translation>Es gibt keine Köpfe: Die erste Zeile benennt die Spalten.</translation>
    </message>
    <message>
        <source>Line %1: column %2 has no head.</source>
        <translation>Zeile %1: Spalte %2 hat keinen Kopf.</translation>
    </message>
    <message>
        <source>Line %1: two columns are called %2.</source>
        <translation>Zeile %1: Zwei Spalten heißen %2.</translation>
    </message>
    <message>
        <source>Line %1: a quote stands inside a field. Put the whole field in quotes, and write its own quotes twice.</source>
        <translation>Zeile %1: In einem Feld steht ein Anführungszeichen. Das ganze Feld in Anführungszeichen setzen und seine eigenen doppelt schreiben.</translation>
    </message>
    <message>
        <source>Line %1: the quote that begins here never ends.</source>
        <translation>Zeile %1: Das Anführungszeichen, das hier beginnt, endet nie.</translation>
    </message>
    <message>
        <source>Line %1: something stands behind a closing quote. Quotes in a field are written twice.</source>
        <translation>Zeile %1: Hinter einem schließenden Anführungszeichen steht etwas. Anführungszeichen in einem Feld werden doppelt geschrieben.</translation>
    </message>
    <message>
        <source>Line %1: %2 of %3 fields, %4 is missing.</source>
        <translation>Zeile %1: %2 von %3 Feldern, %4 fehlt.</translation>
    </message>
    <message>
        <source>Line %1: %2 fields for %3 heads. A field with a separator in it stands in quotes.</source>
        <translation>Zeile %1: %2 Felder für %3 Köpfe. Ein Feld mit einem Trennzeichen darin steht in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestList</name>
    <message>
        <source>%1 new</source>
        <translation>%1 neue</translation>
    </message>
    <message>
        <source>%1 new requests, show them</source>
        <translation>%1 neue Anfragen, zeigen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestWindow</name>
    <message>
        <source>Request %1, %2</source>
        <extracomment>title of a window: the request&apos;s id, the connection&apos;s name</extracomment>
        <translation>Anfrage %1, %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>In Cache</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Fallbacks</source>
        <translation>Fallbacks</translation>
    </message>
    <message>
        <source>Error class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>The server does not sort by this</source>
        <translation>Danach sortiert der Server nicht</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>Tok/s</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 hinein, %2 heraus</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RequestsPage</name>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>None match</source>
        <translation>Keine passt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>%1, of %2 loaded %3</source>
        <extracomment>a selection of which not everything is loaded: rows, how many of them are, their cost</extracomment>
        <translation>%1, von %2 geladenen %3</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 tokens</source>
        <translation>%1 · %2 · %3 Token</translation>
    </message>
    <message>
        <source>Views of requests</source>
        <translation>Ansichten der Anfragen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows as CSV</source>
        <translation>Zeilen als CSV</translation>
    </message>
    <message>
        <source>Rows as Markdown</source>
        <translation>Zeilen als Markdown</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Too many rows to copy</source>
        <translation>Zu viele Zeilen zum Kopieren</translation>
    </message>
    <message>
        <source>Up to %1 rows can be copied; an export takes any number.</source>
        <translation>Bis zu %1 Zeilen können kopiert werden; ein Export nimmt beliebig viele.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Choose a request first</source>
        <translation>Wählen Sie zuerst eine Anfrage</translation>
    </message>
    <message>
        <source>This column is none to filter by</source>
        <translation>Nach dieser Spalte lässt sich nicht filtern</translation>
    </message>
    <message>
        <source>No key: it was not known</source>
        <translation>Kein Schlüssel: Er war nicht bekannt</translation>
    </message>
    <message>
        <source>It named no model</source>
        <translation>Sie nannte kein Modell</translation>
    </message>
    <message>
        <source>There is no filter</source>
        <translation>Es gibt keinen Filter</translation>
    </message>
    <message>
        <source>There is nothing to export</source>
        <translation>Es gibt nichts zu exportieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>curl command</source>
        <translation>curl-Befehl</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Request ids</source>
        <translation>Anfrage-IDs</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RevealSheet</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>Key %1 is ready</source>
        <translation>Schlüssel %1 ist bereit</translation>
    </message>
    <message>
        <source>This is the only time the key is shown. The gateway keeps a hash, not the key.</source>
        <translation>Der Schlüssel wird nur dieses eine Mal gezeigt. Das Gateway behält einen Hash, nicht den Schlüssel.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Save to .env file</source>
        <translation>In .env-Datei speichern</translation>
    </message>
    <message>
        <source>Test this key</source>
        <translation>Diesen Schlüssel testen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>I have stored this key</source>
        <translation>Ich habe diesen Schlüssel aufbewahrt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Save the key to a .env file</source>
        <translation>Schlüssel in einer .env-Datei speichern</translation>
    </message>
    <message>
        <source>Saved to %1, readable by you alone</source>
        <translation>In %1 gespeichert, nur für Sie lesbar</translation>
    </message>
    <message>
        <source>Asking the gateway with this key…</source>
        <translation>Das Gateway wird mit diesem Schlüssel gefragt …</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::RotateSheet</name>
    <message>
        <source>New key for %1</source>
        <translation>Neuer Schlüssel für %1</translation>
    </message>
    <message>
        <source>Make a new key at %1, type it here and try it. The old one is used until you switch; take it back at %1 afterwards.</source>
        <translation>Legen Sie bei %1 einen neuen Schlüssel an, geben Sie ihn hier ein und probieren Sie ihn. Der alte wird benutzt, bis Sie umschalten; ziehen Sie ihn danach bei %1 zurück.</translation>
    </message>
    <message>
        <source>Empty: it stays as it is.</source>
        <translation>Leer: Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try the new key</source>
        <translation>Neuen Schlüssel probieren</translation>
    </message>
    <message>
        <source>Switch to the new key</source>
        <translation>Auf den neuen Schlüssel umschalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>asked for its models</source>
        <translation>nach seinen Modellen gefragt</translation>
    </message>
    <message>
        <source>The old key is still in use.</source>
        <translation>Der alte Schlüssel ist noch in Benutzung.</translation>
    </message>
    <message>
        <source>The key was sent, but the server does not confirm it.</source>
        <translation>Der Schlüssel wurde gesendet, aber der Server bestätigt ihn nicht.</translation>
    </message>
    <message>
        <source>Switch without trying</source>
        <translation>Ohne Versuch wechseln</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SavedPromptsSheet</name>
    <message>
        <source>Saved prompts</source>
        <translation>Gespeicherte Prompts</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the saved prompts</source>
        <translation>Gespeicherte Prompts durchsuchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is saved yet. “Save prompt” keeps what is on the page.</source>
        <translation>Noch ist nichts gespeichert. „Prompt speichern“ behält, was auf der Seite ist.</translation>
    </message>
    <message>
        <source>No saved prompt matches.</source>
        <translation>Kein gespeicherter Prompt passt.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>The prompt could not be deleted</source>
        <translation>Der Prompt konnte nicht gelöscht werden</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SavedViews</name>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Takes the place of the view of that name</source>
        <translation>Tritt an die Stelle der Ansicht dieses Namens</translation>
    </message>
    <message>
        <source>Filter, time range, order and columns come back with it</source>
        <translation>Filter, Zeitraum, Reihenfolge und Spalten kommen damit zurück</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Scanner</name>
    <message>
        <source>The command ends inside a quotation that begins with %1. Copy all of it.</source>
        <translation>Der Befehl endet in einem Zitat, das mit %1 beginnt. Bitte ganz kopieren.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SecretPlaceSheet</name>
    <message>
        <source>Where may keys be kept?</source>
        <translation>Wo dürfen Schlüssel aufbewahrt werden?</translation>
    </message>
    <message>
        <source>Opened with your login. The best place where it works.</source>
        <translation>Mit Ihrer Anmeldung geöffnet. Der beste Ort, wo er funktioniert.</translation>
    </message>
    <message>
        <source>A file in the profile, sealed with AES-256; you type the passphrase at each start.</source>
        <translation>Eine Datei im Profil, versiegelt mit AES-256; Sie geben bei jedem Start die Passphrase ein.</translation>
    </message>
    <message>
        <source>Portreeve reads PORTREEVE_SECRET_… variables and writes nothing.</source>
        <translation>Portreeve liest Variablen PORTREEVE_SECRET_… und schreibt nichts.</translation>
    </message>
    <message>
        <source>You enter keys again after each start.</source>
        <translation>Sie geben Schlüssel nach jedem Start neu ein.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep keys there</source>
        <translation>Schlüssel dort aufbewahren</translation>
    </message>
    <message>
        <source>There is no keychain here.</source>
        <translation>Es gibt hier keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Tested just now: it works.</source>
        <translation>Eben getestet: Es funktioniert.</translation>
    </message>
    <message>
        <source>At least 8 characters. Nobody can recover it.</source>
        <translation>Mindestens 8 Zeichen. Niemand kann sie wiederherstellen.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Es wurde nichts geändert. %1</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SecretView</name>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>The key is shown</source>
        <translation>Der Schlüssel wird gezeigt</translation>
    </message>
    <message>
        <source>The key is hidden</source>
        <translation>Der Schlüssel ist verborgen</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared in %1 s if it still holds the key.</source>
        <translation>Kopiert. Die Zwischenablage wird in %1 s geleert, wenn sie den Schlüssel dann noch enthält.</translation>
    </message>
    <message>
        <source>The clipboard no longer holds the key.</source>
        <translation>Die Zwischenablage enthält den Schlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>After a copy, the clipboard is cleared in %1 s if it still holds the key.</source>
        <translation>Nach dem Kopieren wird die Zwischenablage in %1 s geleert, wenn sie den Schlüssel dann noch enthält.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Secrets</name>
    <message>
        <source>What was written came back changed. Choose another place for keys.</source>
        <translation>Was geschrieben wurde, kam verändert zurück. Wählen Sie einen anderen Ort für Schlüssel.</translation>
    </message>
    <message>
        <source>This place has no passphrase.</source>
        <translation>Dieser Ort hat keine Passphrase.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SecretsStep</name>
    <message>
        <source>Where may secrets live?</source>
        <translation>Wo dürfen Geheimnisse liegen?</translation>
    </message>
    <message>
        <source>Provider keys are sealed in the gateway&apos;s database; the key that opens them, and the keys of connections, lie here. Never in plain text.</source>
        <translation>Anbieterschlüssel werden in der Datenbank des Gateways versiegelt; der Schlüssel, der sie öffnet, und die Schlüssel der Verbindungen liegen hier. Nie im Klartext.</translation>
    </message>
    <message>
        <source>Trying the keychain…</source>
        <translation>Der Schlüsselbund wird probiert …</translation>
    </message>
    <message>
        <source>The keychain works</source>
        <translation>Der Schlüsselbund funktioniert</translation>
    </message>
    <message>
        <source>The keychain does not work here</source>
        <translation>Der Schlüsselbund funktioniert hier nicht</translation>
    </message>
    <message>
        <source>An entry was written, read and removed again.</source>
        <translation>Ein Eintrag wurde geschrieben, gelesen und wieder entfernt.</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>In the keychain of this session</source>
        <translation>Im Schlüsselbund dieser Sitzung</translation>
    </message>
    <message>
        <source>GNOME Keyring or KWallet; unlocked with your login.</source>
        <translation>GNOME-Schlüsselbund oder KWallet; mit Ihrer Anmeldung geöffnet.</translation>
    </message>
    <message>
        <source>In environment variables that you set</source>
        <translation>In Umgebungsvariablen, die Sie setzen</translation>
    </message>
    <message>
        <source>PORTREEVE_SECRET_… are read; nothing is ever written.</source>
        <translation>PORTREEVE_SECRET_… wird gelesen; geschrieben wird nie etwas.</translation>
    </message>
    <message>
        <source>Only until Portreeve ends</source>
        <translation>Nur bis Portreeve endet</translation>
    </message>
    <message>
        <source>Keys of connections are asked for again at every start. The gateway&apos;s own key lies in a file that only you can read.</source>
        <translation>Nach den Schlüsseln der Verbindungen wird bei jedem Start neu gefragt. Der eigene Schlüssel des Gateways liegt in einer Datei, die nur Sie lesen können.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ServerPage</name>
    <message>
        <source>The gateway does not answer</source>
        <translation>Das Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>Nothing to say about the configuration</source>
        <translation>Zur Konfiguration ist nichts zu sagen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht funktioniert</translation>
    </message>
    <message>
        <source>Pause %1?</source>
        <translation>%1 anhalten?</translation>
    </message>
    <message>
        <source>New model calls get status 503 with Retry-After until it is resumed. What is under way goes on.</source>
        <translation>Neue Modellaufrufe erhalten Status 503 mit Retry-After, bis es fortgesetzt wird. Was läuft, geht weiter.</translation>
    </message>
    <message>
        <source>Pause gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>Text (*.log *.txt)</translation>
    </message>
    <message>
        <source>Log saved</source>
        <translation>Protokoll gespeichert</translation>
    </message>
    <message>
        <source>The log could not be saved</source>
        <translation>Das Protokoll konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft aus</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>The gateway is not running</source>
        <translation>Das Gateway läuft nicht</translation>
    </message>
    <message>
        <source>This gateway is started and stopped where it runs</source>
        <translation>Dieses Gateway wird gestartet und gestoppt, wo es läuft</translation>
    </message>
    <message>
        <source>It runs already</source>
        <translation>Es läuft schon</translation>
    </message>
    <message>
        <source>It is not running</source>
        <translation>Es läuft nicht</translation>
    </message>
    <message>
        <source>This connection is read-only</source>
        <translation>Diese Verbindung ist nur zum Lesen</translation>
    </message>
    <message>
        <source>It is paused already</source>
        <translation>Es ist schon angehalten</translation>
    </message>
    <message>
        <source>It is not paused</source>
        <translation>Es ist nicht angehalten</translation>
    </message>
    <message>
        <source>Open the log first</source>
        <translation>Öffnen Sie zuerst das Protokoll</translation>
    </message>
    <message>
        <source>%1 in flight · %2</source>
        <translation>%1 unterwegs · %2</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Where keys lie</source>
        <translation>Wo Schlüssel liegen</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Refused requests</source>
        <translation>Abgelehnte Anfragen</translation>
    </message>
    <message>
        <source>Nobody was turned away</source>
        <translation>Niemand wurde abgewiesen</translation>
    </message>
    <message>
        <source>Requests that the gateway refused before it asked a provider stand here with the reason: a wrong key, a model that is not allowed, a limit that is reached.</source>
        <translation>Anfragen, die das Gateway abgelehnt hat, bevor es einen Anbieter fragte, stehen hier mit dem Grund: ein falscher Schlüssel, ein Modell, das nicht erlaubt ist, eine erreichte Grenze.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SessionSecrets</name>
    <message>
        <source>The key was kept until Portreeve was closed. Enter it again.</source>
        <translation>Der Schlüssel wurde behalten, bis Portreeve geschlossen wurde. Geben Sie ihn erneut ein.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>Die letzte</translation>
    </message>
    <message>
        <source>Write an IP address of this computer, such as 127.0.0.1, 0.0.0.0 or ::1.</source>
        <translation>Schreiben Sie eine IP-Adresse dieses Rechners, etwa 127.0.0.1, 0.0.0.0 oder ::1.</translation>
    </message>
    <message>
        <source>“%1” back to the default</source>
        <translation>„%1“ zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Write an amount in dollars, such as %1, or nothing.</source>
        <translation>Schreiben Sie einen Betrag in Dollar, etwa %1, oder nichts.</translation>
    </message>
    <message>
        <source>There is no such file. Write its whole path.</source>
        <translation>Diese Datei gibt es nicht. Schreiben Sie ihren ganzen Pfad.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Settings</name>
    <message>
        <source>The folder %1 cannot be made, so nothing that you set is kept. Choose another with --profile.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden, daher bleibt nichts, was Sie einstellen. Wählen Sie einen anderen mit --profile.</translation>
    </message>
    <message>
        <source>%1 cannot be read, and the defaults hold. Check who owns it.</source>
        <translation>%1 kann nicht gelesen werden, es gelten die Vorgaben. Prüfen Sie, wem die Datei gehört.</translation>
    </message>
    <message>
        <source>%1 was damaged and was set aside as %2. The defaults hold.</source>
        <translation>%1 war beschädigt und wurde als %2 beiseitegelegt. Es gelten die Vorgaben.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changes hold at once</source>
        <translation>Änderungen gelten sofort</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>now at %1</source>
        <translation>jetzt an %1</translation>
    </message>
    <message>
        <source>This needs the tray icon.</source>
        <translation>Das braucht das Symbol im Infobereich.</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>Keine Einstellung passt</translation>
    </message>
    <message>
        <source>Nothing here has “%1” in its name or description.</source>
        <translation>Nichts hier hat „%1“ im Namen oder in der Beschreibung.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Geben Sie %1 ein, um fortzufahren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ShortcutEditor</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New shortcut: press the keys</source>
        <translation>Neues Kürzel: Drücken Sie die Tasten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>Alle zur Vorgabe</translation>
    </message>
    <message>
        <source>Choose an action to change its shortcut.</source>
        <translation>Wählen Sie eine Aktion, um ihr Kürzel zu ändern.</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+9 go to the pages.</source>
        <translation>Strg+1 bis Strg+9 führen zu den Seiten.</translation>
    </message>
    <message>
        <source>These keys belong to %1, which would have none.</source>
        <translation>Diese Tasten gehören zu %1; dort gäbe es dann keine.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ShortcutModel</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SpreadView</name>
    <message>
        <source>tok/s</source>
        <translation>Tok/s</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>%1: mean %2, median %3, from %4</source>
        <translation>%1: Mittel %2, Median %3, von %4</translation>
    </message>
    <message>
        <source>(best)</source>
        <translation>(bester Wert)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spanne</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StartFace</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>Listening on %1, waiting for the first request</source>
        <translation>Hört an %1 zu, wartet auf die erste Anfrage</translation>
    </message>
    <message>
        <source>No request has come through yet</source>
        <translation>Noch keine Anfrage ist durchgekommen</translation>
    </message>
    <message>
        <source>Point an app at the gateway, or send a request from here. This page comes alive with the first one.</source>
        <translation>Richten Sie eine App auf das Gateway oder senden Sie eine Anfrage von hier. Mit der ersten erwacht diese Seite.</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Open playground</source>
        <translation>Spielwiese öffnen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>A first request to copy</source>
        <translation>Eine erste Anfrage zum Kopieren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatTile</name>
    <message>
        <source>up</source>
        <translation>läuft seit</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatusBar</name>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StatusFeed</name>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft aus</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Nothing can be changed over this connection. Click to allow it.</source>
        <translation>Über diese Verbindung kann nichts geändert werden. Klicken Sie, um es zu erlauben.</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Address %1, copy</source>
        <translation>Adresse %1, kopieren</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>%1 errors/min</source>
        <translation>%1 Fehler/min</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 heute</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>Records of requests that could not be kept. This must be 0.</source>
        <translation>Datensätze von Anfragen, die nicht behalten werden konnten. Das muss 0 sein.</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Angehalten um %1</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Nothing newer has come since the connection was lost.</source>
        <translation>Seit die Verbindung verloren ist, kam nichts Neueres.</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Jetzt aktualisieren</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::StepList</name>
    <message>
        <source>Steps of the test</source>
        <translation>Schritte des Tests</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TableHeader</name>
    <message>
        <source>Column heads</source>
        <translation>Spaltenköpfe</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TemplateList</name>
    <message>
        <source>%1 · on a computer of yours</source>
        <translation>%1 · auf einem eigenen Rechner</translation>
    </message>
    <message>
        <source>Search %1 providers</source>
        <translation>%1 Anbieter durchsuchen</translation>
    </message>
    <message>
        <source>Search providers</source>
        <translation>Anbieter suchen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>No provider is called “%1”. One that speaks OpenAI&apos;s API works as “openai” with its own address.</source>
        <translation>Kein Anbieter heißt „%1“. Einer, der die API von OpenAI spricht, geht als „openai“ mit eigener Adresse.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TestSheet</name>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>A short request is really sent. It is logged and costs what the model costs.</source>
        <translation>Es wird wirklich eine kurze Anfrage gesendet. Sie wird protokolliert und kostet, was das Modell kostet.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>What to ask for</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%1 von %2 gescheitert</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Es funktioniert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funktioniert</translation>
    </message>
    <message numerus="yes">
        <source>Test %n deployments</source>
        <translation>
            <numerusform>%n Deployment testen</numerusform>
            <numerusform>%n Deployments testen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TestView</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Antwortete in</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Token hinein / heraus</translation>
    </message>
    <message>
        <source>It answered</source>
        <translation>Es hat geantwortet</translation>
    </message>
    <message>
        <source>The answer, status %1</source>
        <translation>Die Antwort, Status %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TextField</name>
    <message>
        <source>Show what is typed</source>
        <translation>Zeigen, was eingegeben ist</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TimeRange</name>
    <message>
        <source>Last 15 minutes</source>
        <translation>Letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 4 hours</source>
        <translation>Letzte 4 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TimeStrip</name>
    <message>
        <source>Drag to narrow the time range; Esc takes it back</source>
        <translation>Ziehen verengt den Zeitraum; Esc nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Timeline</name>
    <message>
        <source>Gate</source>
        <translation>Tor</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Timeline of the request</source>
        <translation>Zeitlinie der Anfrage</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ToastCard</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TopBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>There are new messages</source>
        <translation>Es gibt neue Meldungen</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Tray</name>
    <message>
        <source>This desktop shows no tray icons, so a closed window could not be brought back. Closing the last window minimizes it instead.</source>
        <translation>Dieser Desktop zeigt keinen Infobereich, daher ließe sich ein geschlossenes Fenster nicht zurückholen. Das letzte Fenster wird beim Schließen stattdessen minimiert.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The gateway does not answer</source>
        <translation>Das Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>No gateway on this computer</source>
        <translation>Kein Gateway auf diesem Rechner</translation>
    </message>
    <message>
        <source>Gateway runs</source>
        <translation>Gateway läuft</translation>
    </message>
    <message>
        <source>Gateway is paused</source>
        <translation>Gateway ist angehalten</translation>
    </message>
    <message>
        <source>Gateway does not answer</source>
        <translation>Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>%1 today, %2 in flight</source>
        <translation>%1 heute, %2 unterwegs</translation>
    </message>
    <message>
        <source>Resume gateway</source>
        <translation>Gateway fortsetzen</translation>
    </message>
    <message>
        <source>Pause gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Open Portreeve</source>
        <translation>Portreeve öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The gateway was not changed</source>
        <translation>Das Gateway wurde nicht geändert</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TryStep</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Es funktioniert</translation>
    </message>
    <message>
        <source>Makes a key for your first app and sends one short question with it, the way your app will.</source>
        <translation>Legt einen Schlüssel für Ihre erste App an und sendet damit eine kurze Frage, so wie Ihre App es tun wird.</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>App anbinden</translation>
    </message>
    <message>
        <source>Create a key and ask</source>
        <translation>Schlüssel anlegen und fragen</translation>
    </message>
    <message>
        <source>first key</source>
        <translation>erster Schlüssel</translation>
    </message>
    <message>
        <source>There is no model to ask. Add a provider, then try again.</source>
        <translation>Es gibt kein Modell zu fragen. Fügen Sie einen Anbieter hinzu und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Say hello in one short sentence.</source>
        <translation>Sag in einem kurzen Satz Hallo.</translation>
    </message>
    <message>
        <source>%1 did not answer: %2</source>
        <translation>%1 hat nicht geantwortet: %2</translation>
    </message>
    <message>
        <source>Your first key</source>
        <translation>Ihr erster Schlüssel</translation>
    </message>
    <message>
        <source>This is the only time the key is shown</source>
        <translation>Der Schlüssel wird nur dieses eine Mal gezeigt</translation>
    </message>
    <message>
        <source>Copy it now; only its fingerprint is kept.</source>
        <translation>Kopieren Sie ihn jetzt; behalten wird nur sein Fingerabdruck.</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TurnedAwayModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::WantStep</name>
    <message>
        <source>What do you want?</source>
        <translation>Was möchten Sie?</translation>
    </message>
    <message>
        <source>Every step can be skipped and done later. There is no account and nothing is sent anywhere.</source>
        <translation>Jeder Schritt kann übersprungen und später getan werden. Es gibt kein Konto, und es wird nirgendwohin etwas gesendet.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open config.yaml</source>
        <translation>config.yaml öffnen</translation>
    </message>
    <message>
        <source>LiteLLM configuration (*.yaml *.yml)</source>
        <translation>LiteLLM-Konfiguration (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Run a gateway on this computer</source>
        <translation>Ein Gateway auf diesem Rechner betreiben</translation>
    </message>
    <message>
        <source>Apps on this computer, or in your network, reach all providers through one address.</source>
        <translation>Apps auf diesem Rechner oder in Ihrem Netz erreichen alle Anbieter über eine Adresse.</translation>
    </message>
    <message>
        <source>Administer a gateway that already runs</source>
        <translation>Ein schon laufendes Gateway verwalten</translation>
    </message>
    <message>
        <source>Another Portreeve, or a LiteLLM server: you need its address and an admin key.</source>
        <translation>Ein anderes Portreeve oder ein LiteLLM-Server: Sie brauchen seine Adresse und einen Administratorschlüssel.</translation>
    </message>
    <message>
        <source>Bring a LiteLLM config.yaml</source>
        <translation>Eine config.yaml von LiteLLM mitbringen</translation>
    </message>
    <message>
        <source>The gateway here serves its models. What it does not serve yet is named, with its line.</source>
        <translation>Das Gateway hier bedient ihre Modelle. Was es noch nicht bedient, wird mit seiner Zeile genannt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Wizard</name>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::WizardPanel</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <extracomment>A step of the wizard for a screen reader: number, name, how it stands</extracomment>
        <translation>Schritt %1: %2, %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
</context>
<context>
    <name>portreeve::ui::WizardStep</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
</TS>
