<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessKey</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n months</source>
        <translation>
            <numerusform>per month</numerusform>
            <numerusform>per %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n days</source>
        <translation>
            <numerusform>per day</numerusform>
            <numerusform>per %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n hours</source>
        <translation>
            <numerusform>per hour</numerusform>
            <numerusform>per %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n seconds</source>
        <translation>
            <numerusform>per second</numerusform>
            <numerusform>per %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyTrial</name>
    <message numerus="yes">
        <source>The key is let in and may call %n models.</source>
        <translation>
            <numerusform>The key is let in and may call %n model.</numerusform>
            <numerusform>The key is let in and may call %n models.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works: %n models, and %1 answered in %2.</source>
        <translation>
            <numerusform>It works: %n model, and %1 answered in %2.</numerusform>
            <numerusform>It works: %n models, and %1 answered in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models have no price</source>
        <translation>
            <numerusform>%n model has no price</numerusform>
            <numerusform>%n models have no price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings have no effect here</source>
        <translation>
            <numerusform>%n setting has no effect here</numerusform>
            <numerusform>%n settings have no effect here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AddSheet</name>
    <message numerus="yes">
        <source>Add provider and %n models</source>
        <translation>
            <numerusform>Add provider and %n model</numerusform>
            <numerusform>Add provider and %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models were not added.</source>
        <translation>
            <numerusform>%n model was not added.</numerusform>
            <numerusform>%n models were not added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::AnswerCard</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BatchSheet</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::BulkSheet</name>
    <message numerus="yes">
        <source>Block %Ln keys?</source>
        <translation>
            <numerusform>Block %Ln key?</numerusform>
            <numerusform>Block %Ln keys?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln keys in again?</source>
        <translation>
            <numerusform>Let %Ln key in again?</numerusform>
            <numerusform>Let %Ln keys in again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend %Ln keys</source>
        <translation>
            <numerusform>Extend %Ln key</numerusform>
            <numerusform>Extend %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the budget of %Ln keys</source>
        <translation>
            <numerusform>Set the budget of %Ln key</numerusform>
            <numerusform>Set the budget of %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln keys?</source>
        <translation>
            <numerusform>Delete %Ln key?</numerusform>
            <numerusform>Delete %Ln keys?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %Ln keys</source>
        <translation>
            <numerusform>Block %Ln key</numerusform>
            <numerusform>Block %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %Ln keys</source>
        <translation>
            <numerusform>Unblock %Ln key</numerusform>
            <numerusform>Unblock %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln budgets</source>
        <translation>
            <numerusform>Set %Ln budget</numerusform>
            <numerusform>Set %Ln budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln keys</source>
        <translation>
            <numerusform>Delete %Ln key</numerusform>
            <numerusform>Delete %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again</source>
        <translation>
            <numerusform>Try %Ln again</numerusform>
            <numerusform>Try %Ln again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CallsPanel</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectPage</name>
    <message numerus="yes">
        <source>%n apps</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ConnectionTest</name>
    <message numerus="yes">
        <source>It ends in %n day(s): have it renewed.</source>
        <translation>
            <numerusform>It ends in %n day: have it renewed.</numerusform>
            <numerusform>It ends in %n days: have it renewed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CostBoard</name>
    <message numerus="yes">
        <source>the %n with the largest spend</source>
        <translation>
            <numerusform>the %n with the largest spend</numerusform>
            <numerusform>the %n with the largest spend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::CredentialSheet</name>
    <message numerus="yes">
        <source>%n models are called with it and fail from then on. Its key cannot be read back afterwards:</source>
        <translation>
            <numerusform>%n model is called with it and fails from then on. Its key cannot be read back afterwards:</numerusform>
            <numerusform>%n models are called with it and fail from then on. Its key cannot be read back afterwards:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::DiscoverView</name>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::FetchSheet</name>
    <message numerus="yes">
        <source>Add %n models</source>
        <translation>
            <numerusform>Add %n model</numerusform>
            <numerusform>Add %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models were not added.</source>
        <translation>
            <numerusform>%n model was not added.</numerusform>
            <numerusform>%n models were not added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::HomeBoard</name>
    <message numerus="yes">
        <source>%n matters</source>
        <translation>
            <numerusform>%n matter</numerusform>
            <numerusform>%n matters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyForm</name>
    <message numerus="yes">
        <source>In %n days</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeyRequests</name>
    <message numerus="yes">
        <source>The latest %n</source>
        <translation>
            <numerusform>The latest one</numerusform>
            <numerusform>The latest %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeySheet</name>
    <message numerus="yes">
        <source>%n fields changed</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::KeysPage</name>
    <message numerus="yes">
        <source>It is deleted in %n s.</source>
        <translation>
            <numerusform>It is deleted in %n s.</numerusform>
            <numerusform>It is deleted in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ListenCard</name>
    <message numerus="yes">
        <source>%n heard</source>
        <translation>
            <numerusform>%n heard</numerusform>
            <numerusform>%n heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heard since %1</source>
        <translation>
            <numerusform>%n heard since %1</numerusform>
            <numerusform>%n heard since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::LocalSheet</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelBulkSheet</name>
    <message numerus="yes">
        <source>%n will be changed, the others are left as they are.</source>
        <translation>
            <numerusform>%n will be changed, the others are left as they are.</numerusform>
            <numerusform>%n will be changed, the others are left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block %n deployments</source>
        <translation>
            <numerusform>Block %n deployment</numerusform>
            <numerusform>Block %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n deployments</source>
        <translation>
            <numerusform>Unblock %n deployment</numerusform>
            <numerusform>Unblock %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the weight of %n deployments</source>
        <translation>
            <numerusform>Set the weight of %n deployment</numerusform>
            <numerusform>Set the weight of %n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelDeleteSheet</name>
    <message numerus="yes">
        <source>%n other deployments of this name stay and take its load. It is blocked at once and deleted after ten seconds; its history stays.</source>
        <translation>
            <numerusform>%n other deployment of this name stays and takes its load. It is blocked at once and deleted after ten seconds; its history stays.</numerusform>
            <numerusform>%n other deployments of this name stay and take its load. It is blocked at once and deleted after ten seconds; its history stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployments</source>
        <translation>
            <numerusform>Delete %n deployment</numerusform>
            <numerusform>Delete %n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallbacks</source>
        <translation>
            <numerusform>%n fallback</numerusform>
            <numerusform>%n fallbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys may use every model.</source>
        <translation>
            <numerusform>%n key may use every model.</numerusform>
            <numerusform>%n keys may use every model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n deployments?</source>
        <translation>
            <numerusform>Delete %n deployment?</numerusform>
            <numerusform>Delete %n deployments?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPane</name>
    <message numerus="yes">
        <source>%n keys may use every model, this one too.</source>
        <translation>
            <numerusform>%n key may use every model, this one too.</numerusform>
            <numerusform>%n keys may use every model, this one too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelPicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ModelsPage</name>
    <message numerus="yes">
        <source>%n without a price</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is deleted in %n seconds.</source>
        <translation>
            <numerusform>It is deleted in %n second.</numerusform>
            <numerusform>It is deleted in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments in all.</source>
        <translation>
            <numerusform>%n deployment in all.</numerusform>
            <numerusform>%n deployments in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PaletteSource</name>
    <message numerus="yes">
        <source>%n result(s) in %1 ms</source>
        <translation>
            <numerusform>%n result in %1 ms</numerusform>
            <numerusform>%n results in %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::PlaygroundPage</name>
    <message numerus="yes">
        <source>%n model(s) may answer as long as their limit allows. Set max tokens to lower the bound.</source>
        <translation>
            <numerusform>%n model may answer as long as their limit allows. Set max tokens to lower the bound.</numerusform>
            <numerusform>%n models may answer as long as their limit allows. Set max tokens to lower the bound.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models side by side</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models side by side</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each is asked %n time(s).</source>
        <translation>
            <numerusform>Each is asked %n time.</numerusform>
            <numerusform>Each is asked %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n variable</numerusform>
            <numerusform>%n variables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may be answered as long as their limit allows. Set max tokens to lower the bound.</source>
        <translation>
            <numerusform>%n request may be answered as long as their limit allows. Set max tokens to lower the bound.</numerusform>
            <numerusform>%n requests may be answered as long as their limit allows. Set max tokens to lower the bound.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Probe</name>
    <message numerus="yes">
        <source>accepted; %n model(s)</source>
        <translation>
            <numerusform>accepted; %n model</numerusform>
            <numerusform>accepted; %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderCard</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credentials</source>
        <translation>
            <numerusform>%n credential</numerusform>
            <numerusform>%n credentials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProviderPane</name>
    <message numerus="yes">
        <source>%n models have a key of their own or take the one of the environment.</source>
        <translation>
            <numerusform>%n model has a key of its own or takes the one of the environment.</numerusform>
            <numerusform>%n models have a key of their own or take the one of the environment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProvidersPage</name>
    <message numerus="yes">
        <source>%n models can be asked for now.</source>
        <translation>
            <numerusform>%n model can be asked for now.</numerusform>
            <numerusform>%n models can be asked for now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models added</source>
        <translation>
            <numerusform>%n model added</numerusform>
            <numerusform>%n models added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n providers</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ProvidersStep</name>
    <message numerus="yes">
        <source>Continue with %n provider(s)</source>
        <translation>
            <numerusform>Continue with %n provider</numerusform>
            <numerusform>Continue with %n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, %n model(s)</source>
        <translation>
            <numerusform>Works, %n model</numerusform>
            <numerusform>Works, %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::Quitting</name>
    <message numerus="yes">
        <source>%n request(s) are running</source>
        <translation>
            <numerusform>%n request is running</numerusform>
            <numerusform>%n requests are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left.</source>
        <translation>
            <numerusform>%n request left.</numerusform>
            <numerusform>%n requests left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::ReachPanel</name>
    <message numerus="yes">
        <source>call all %n models, also those added later</source>
        <translation>
            <numerusform>call the %n model, also those added later</numerusform>
            <numerusform>call all %n models, also those added later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>call %n models</source>
        <translation>
            <numerusform>call %n model</numerusform>
            <numerusform>call %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>call %1 of %n models</source>
        <translation>
            <numerusform>call %1 of %n model</numerusform>
            <numerusform>call %1 of %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>call the other %n models</source>
        <translation>
            <numerusform>call the %n other model</numerusform>
            <numerusform>call the other %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::SavedPromptsSheet</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portreeve::ui::TestSheet</name>
    <message numerus="yes">
        <source>Test %n deployments</source>
        <translation>
            <numerusform>Test %n deployment</numerusform>
            <numerusform>Test %n deployments</numerusform>
        </translation>
    </message>
</context>
</TS>
